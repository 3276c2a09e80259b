"""Opens engines: the adapter behind ``domain.ports.Connector``.

paramiko (0.15 s) and docker-py (0.2 s) are imported by who needs them: hosts over SSH, and pulls.
"""
from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from caas_desktop.domain.errors import CaasError, VaultError
from caas_desktop.domain.hosts import (
    EngineInfo,
    HostSpec,
    SshEndpoint,
    TlsEndpoint,
    UnixEndpoint,
)
from caas_desktop.domain.ports import Engine, StepReport, Vault
from caas_desktop.domain.text import N_, Text, Words
from caas_desktop.engine.docker_engine import DockerEngine
from caas_desktop.engine.known_hosts import TrustStore
from caas_desktop.engine.links import Begin, Link, Secrets, UnixLink

if TYPE_CHECKING:
    from caas_desktop.engine.registry_auth import RegistryLogins
    from caas_desktop.engine.ssh_config import SshSettings

TEST_TIMEOUT_S = 15.0

STEPS = {
    "name": N_("Name"), "tcp": N_("TCP connection"), "tls": N_("TLS"),
    "ssh": N_("SSH and host key"), "login": N_("SSH login"), "socket": N_("Docker socket"),
    "api": N_("API version"),
}


class DockerConnector:
    """Connects over unix sockets, TLS and SSH.

    Args:
        vault: Asked for ``host/<id>/passphrase`` and ``host/<id>/password``, when needed only.
        own_known_hosts: Where accepted SSH keys are saved.
        home, env: Stand in for the user's own, in tests.
    """

    def __init__(
        self, vault: Vault, own_known_hosts: Path, *, home: Path | None = None,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self._vault = vault
        self._trust = TrustStore(own_known_hosts)
        self._home = home if home is not None else Path.home()
        self._env = dict(os.environ if env is None else env)

    @cached_property
    def _ssh(self) -> SshSettings:
        from caas_desktop.engine.ssh_config import SshSettings

        return SshSettings(self._home, self._env)

    @cached_property
    def _logins(self) -> RegistryLogins:
        from caas_desktop.engine.registry_auth import RegistryLogins

        return RegistryLogins(self._home, self._env)

    def _registry_auth(self, path: str, query: Mapping[str, object] | None) -> dict[str, str]:
        return self._logins.headers(path, query)

    def connect(self, spec: HostSpec, *, timeout_s: float = 15.0) -> Engine:
        def begin(step: str, about: Words = "") -> None:
            """Nobody asked for the steps."""

        return self._connect(spec, timeout_s, begin)[0]

    def _connect(
        self, spec: HostSpec, timeout_s: float, begin: Begin
    ) -> tuple[DockerEngine, EngineInfo]:
        end = time.monotonic() + timeout_s
        link = self._link(spec)
        engine = DockerEngine(spec, link, self._registry_auth)
        try:
            link.open(timeout_s, begin)
            begin("api")
            return engine, engine.shake_hands(max(1.0, end - time.monotonic()))
        except BaseException:
            engine.close()
            raise

    def _link(self, spec: HostSpec) -> Link:
        secrets = self._secrets(spec)
        match spec.endpoint:
            case UnixEndpoint() as endpoint:
                return UnixLink(endpoint, spec.name)
            case TlsEndpoint() as endpoint:
                from caas_desktop.engine.tls_link import TlsLink

                return TlsLink(endpoint, spec.name, secrets)
            case SshEndpoint() as endpoint:
                from caas_desktop.engine.ssh_link import SshLink

                hops = self._ssh.hops(endpoint, spec.name)
                return SshLink(endpoint, spec.name, hops, self._trust, secrets)

    def _secrets(self, spec: HostSpec) -> Secrets:
        return lambda name: self._vault.get(f"host/{spec.id}/{name}")

    def test(self, spec: HostSpec, report: StepReport) -> EngineInfo | None:
        begun: list[tuple[str, Words]] = []

        def begin(step: str, about: Words = "") -> None:
            if begun:
                report(STEPS[begun[-1][0]], True, begun[-1][1])
            begun.append((step, about))

        try:
            engine, info = self._connect(spec, TEST_TIMEOUT_S, begin)
        except CaasError as exc:
            report(STEPS[begun[-1][0] if begun else "name"], False, exc.text, exc.advice)
            return None
        engine.close()
        report(STEPS["api"], True, Text(N_("Docker {version}, API {api}"), version=info.version,
                                        api=info.api_version))
        return info

    def accept_host_key(self, hostname: str, key: str, *, save: bool) -> None:
        try:
            self._trust.accept(hostname, key, save=save)
        except (OSError, ValueError) as exc:
            raise VaultError(
                N_("The SSH key of {host} could not be saved."),
                hint=N_("Check that the program's folder is writable; the key is accepted for "
                        "now."),
                detail=str(exc), host=hostname[:200]) from exc

    def discover(self) -> Sequence[HostSpec]:
        from caas_desktop.engine.discover import Discovery

        return Discovery(self._home, self._env, self._ssh).hosts()
