"""The configuration hash that Docker Compose writes into a container's label.

Source: docker/compose, pkg/compose/hash.go: SHA-256 of the service as Go's encoding/json writes it.
"""
from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from typing import Any

from caas_desktop.operations.compose.spec import NetworkSpec, ServiceSpec, VolumeSpec

_HTML = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028",
         "\u2029": "\\u2029", "\x7f": "\x7f"}
_HTML_CHARACTERS = re.compile("[<>&\u2028\u2029]")


def config_hash(service: ServiceSpec) -> str:
    """Return the value of the label ``com.docker.compose.config-hash``.

    How a service is built, pulled, scaled and ordered is no part of it. References to other
    services' containers (``network_mode: service:x``) must be replaced by containers first, as
    Docker Compose does.
    """
    deploy = replace(service.deploy, replicas=None) if service.deploy is not None else None
    return _digest(replace(service, build=None, pull_policy="", scale=None, deploy=deploy,
                           depends_on=None, profiles=None).encode())


def network_hash(network: NetworkSpec) -> str:
    """Return the hash of a network's configuration (label ``com.docker.compose.config-hash``)."""
    return _digest(network.encode())


def volume_hash(volume: VolumeSpec) -> str:
    """Return the hash of a volume's configuration."""
    return _digest(replace(volume, driver=volume.driver or "local").encode())


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = _HTML_CHARACTERS.sub(lambda m: _HTML[m.group()], text)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
