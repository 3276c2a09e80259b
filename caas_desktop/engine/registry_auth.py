"""The user's logins to registries, from ``~/.docker/config.json`` (read only)."""
from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docker import auth
from docker.errors import DockerException

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.text import N_

HELPER_TIMEOUT_S = 10.0
CONFIG_LIMIT = 1 << 20


class RegistryLogins:
    def __init__(self, home: Path, env: Mapping[str, str]) -> None:
        folder = env.get("DOCKER_CONFIG")
        self._path = (Path(folder) if folder else home / ".docker") / "config.json"
        self._env = dict(env)

    def headers(self, path: str, query: Mapping[str, object] | None) -> dict[str, str]:
        """Return X-Registry-Auth for a pull (``/images/create``) or push; empty otherwise."""
        image = _image_of(path, query)
        if not image:
            return {}
        login = self.login(registry_of(image))
        if login is None and not path.endswith("/push"):
            return {}
        # A push without the header is refused by older engines, even where nobody has to log in.
        return {"X-Registry-Auth": auth.encode_header(login or {}).decode("ascii")}

    def login(self, registry: str) -> dict[str, str] | None:
        """Return what the engine wants to know of a login; None without one.

        Raises:
            CaasError: the credential helper does not answer.
        """
        try:
            with self._path.open("rb") as file:
                config = json.loads(file.read(CONFIG_LIMIT))
            if not isinstance(config, dict) or not ({"auths", "credsStore", "credHelpers"}
                                                    & config.keys()):
                return None
            found = auth.load_config(config_dict=config)
            helper = found.get_credential_store(_key(registry))
            if isinstance(helper, str) and re.fullmatch(r"[A-Za-z0-9_.-]{1,64}", helper):
                by_helper = self._ask(helper, _key(registry))
                if by_helper is not None:
                    return by_helper
            for name in ("credsStore", "credHelpers"):
                found.pop(name, None)  # docker-py would ask them again
            entry = found.resolve_authconfig(_key(registry))
        except (OSError, ValueError, RecursionError, DockerException, AttributeError, TypeError):
            return None  # a config that docker itself could not use
        return {k: v for k, v in entry.items() if isinstance(v, str)} if entry else None

    def _ask(self, helper: str, server: str) -> dict[str, str] | None:
        """Ask ``docker-credential-<helper>``; docker-py would wait for it without end."""
        try:
            done = subprocess.run(
                [f"docker-credential-{helper}", "get"], input=server.encode(), env=self._env,
                capture_output=True, timeout=HELPER_TIMEOUT_S, check=False)
        except subprocess.TimeoutExpired as exc:
            raise CaasError(
                N_("The credential helper docker-credential-{helper} does not answer."),
                hint=N_("Unlock the keyring that it waits for, then try again."),
                helper=helper) from exc
        except OSError:
            return None
        if done.returncode != 0:
            return None  # it has no login for this registry
        data: Any = json.loads(done.stdout[:65536])
        user, secret = str(data.get("Username", "")), str(data.get("Secret", ""))
        if user == "<token>":
            return {"ServerAddress": server, "IdentityToken": secret}
        return {"ServerAddress": server, "Username": user, "Password": secret}


def _image_of(path: str, query: Mapping[str, object] | None) -> str:
    if path == "/images/create":
        return str((query or {}).get("fromImage") or "")
    match = re.fullmatch(r"/images/(.+)/push", path)
    return match[1] if match else ""


def registry_of(image: str) -> str:
    """Return the registry of an image's name: ``docker.io`` unless it begins with a host."""
    first, slash, _ = image.partition("/")
    if slash and ("." in first or ":" in first or first == "localhost"):
        return auth.resolve_index_name(first)
    return auth.INDEX_NAME


def _key(registry: str) -> str:
    return auth.INDEX_URL if registry == auth.INDEX_NAME else registry
