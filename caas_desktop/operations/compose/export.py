"""Writes a project as Docker Compose does."""
from __future__ import annotations

import re
from typing import Any

import yaml

from caas_desktop.operations.compose.codec import Part
from caas_desktop.operations.compose.project import Project, used_only
from caas_desktop.operations.compose.scalars import plain

_KINDS = ("networks", "volumes", "secrets", "configs", "models")
_PLAIN_TEXT = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f]*\Z")


def to_config(project: Project) -> dict[str, Any]:
    """Return what ``docker compose config --format json`` prints.

    Dollar signs are doubled, so that it can be read again; secrets' values are left out, as are
    resources that no enabled service uses.
    """
    config = _config(project)
    config.pop("models", None)  # Docker Compose 2.40 forgets them in JSON.
    escaped: dict[str, Any] = _escaped(config, keys=True)
    return escaped


def _config(project: Project) -> dict[str, Any]:
    shown = used_only(project)
    config: dict[str, Any] = {
        "name": shown.name, "services": {k: v.encode() for k, v in sorted(shown.services.items())}}
    for kind in _KINDS:
        found = getattr(shown, kind)
        if found:
            config[kind] = {k: v.encode() for k, v in sorted(found.items())}
    return {**config, **shown.extensions}


def _escaped(value: Any, *, keys: bool) -> Any:
    """Double dollar signs; in ``keys`` too, as Docker Compose does, though it reads them as two."""
    if isinstance(value, str):
        return value.replace("$", "$$")
    if isinstance(value, dict):
        return {k.replace("$", "$$") if keys else k: _escaped(v, keys=keys)
                for k, v in value.items()}
    if isinstance(value, list):
        return [_escaped(v, keys=keys) for v in value]
    return value


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as a block; no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text and _PLAIN_TEXT.match(text) else None
    if style is None and _would_change(text):
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _would_change(text: str) -> bool:
    return not isinstance(plain(text), str) or text in ("<<", "=")


_Dumper.add_representer(str, _represent)


def to_yaml(project: Project) -> str:
    """Return a Compose file that reads as this project again, x- keys included.

    Paths are absolute and variables are put in, as ``docker compose config`` writes them.
    """
    return tree_to_yaml(_yaml(project))


def tree_to_yaml(tree: dict[str, Any]) -> str:
    """Return plain data as a Compose file; dollar signs are doubled, so that they stay."""
    text: str = yaml.dump(_escaped(tree, keys=False), Dumper=_Dumper, sort_keys=False,
                          allow_unicode=True, width=100)
    return text


def _yaml(project: Project) -> dict[str, Any]:
    shown = used_only(project)
    config = _config(project)
    for name, service in shown.services.items():
        # A service that is not required may be disabled, and so missing from what is written.
        depends_on = config["services"][name].get("depends_on", {})
        for other in set(depends_on) - set(shown.services):
            del depends_on[other]
        config["services"][name] = _with_extensions(service, config["services"][name])
    for kind in _KINDS:
        for name, value in getattr(shown, kind).items():
            config[kind][name] = _with_extensions(value, config[kind][name])
    return config


def _with_extensions(value: Part, encoded: dict[str, Any]) -> dict[str, Any]:
    """Put x- keys in, and take out what only JSON has: empty command, capitals of blkio."""
    for key in ("command", "entrypoint"):
        if key in encoded and encoded[key] is None:
            del encoded[key]
    if encoded.get("memswap_limit") == "-1":  # "Unlimited" is a number only.
        encoded["memswap_limit"] = -1
    for key, entry in (encoded.get("blkio_config") or {}).items():
        if isinstance(entry, list):
            encoded["blkio_config"][key] = [{k.lower(): v for k, v in e.items()} for e in entry]
    for key, entry in list(encoded.items()):
        inner = getattr(value, key, None)
        if isinstance(inner, Part) and isinstance(entry, dict):
            _with_extensions(inner, entry)
    encoded.update(value.extensions)
    return encoded
