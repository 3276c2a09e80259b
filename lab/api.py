"""The few questions that the lab itself asks an engine, on its unix socket."""

from __future__ import annotations

import http.client
import json
import socket
from typing import Any


class _UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def get(socket_path: str, path: str, timeout: float = 5) -> Any:
    """Return the parsed answer of the engine to GET; see `request`."""
    return request("GET", socket_path, path, timeout)


def request(method: str, socket_path: str, path: str, timeout: float = 5) -> Any:
    """Return the parsed answer of the engine (text if it is not JSON).

    Raises:
        OSError, http.client.HTTPException: no engine answers, or not with success.
    """
    connection = _UnixConnection(socket_path, timeout)
    try:
        connection.request(method, path)
        response = connection.getresponse()
        body = response.read()
        if response.status >= 400:
            raise http.client.HTTPException(f"{method} {path}: status {response.status}")
    finally:
        connection.close()
    is_json = response.headers.get_content_type() == "application/json"
    return json.loads(body) if is_json else body.decode("utf-8", "replace")


def answers(socket_path: str, timeout: float = 2) -> bool:
    """Tell whether an engine answers on this socket within ``timeout`` seconds."""
    try:
        return bool(get(socket_path, "/_ping", timeout) == "OK")
    except (OSError, http.client.HTTPException):
        return False
