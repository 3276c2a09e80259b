"""``GET /events`` with a watchdog: a cut, or a frozen engine, is noticed within 15 s."""
from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from caas_desktop.domain.clean import shown, text
from caas_desktop.domain.errors import HostUnreachable
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.refs import HostId
from caas_desktop.domain.text import N_
from caas_desktop.engine import errors
from caas_desktop.engine.wire import Wire

# Silence, then a ping: 5 + 8 s are within the promised 15 s, and leave a busy host some time.
SILENCE_S = 5.0
PING_TIMEOUT_S = 8.0
LINE_LIMIT = 8 << 20  # bytes; labels of one object may be large, but not endless
MAX_ATTRIBUTES = 120
MAX_NAME, MAX_VALUE = 200, 500  # characters
_READ = 64 * 1024


class DockerEvents:
    """The events of one engine; iterate it on one thread, close it from any."""

    def __init__(
        self, wire: Wire, rest: bytes, host: HostId, name: str, ping: Callable[[float], None]
    ) -> None:
        self._wire, self._rest, self._host, self._name = wire, rest, host, name
        self._ping = ping
        self._closed = self._followed = False

    def close(self) -> None:
        self._closed = True
        self._wire.kill()
        if not self._followed:  # nobody comes who would close it
            self._wire.close()

    def __iter__(self) -> Iterator[EngineEvent]:
        self._followed = True
        try:
            for line in self._lines():
                event = parse_event(line, self._host)
                if event is not None:
                    yield event
        except HostUnreachable:
            if not self._closed:
                raise
        finally:
            self._wire.close()

    def _lines(self) -> Iterator[bytes]:
        data = bytearray(self._rest)
        chunk = memoryview(bytearray(_READ))
        searched = 0  # what of ``data`` has no line's end
        while not self._closed:
            while (end := data.find(b"\n", searched)) >= 0:
                line = bytes(data[:end])
                del data[: end + 1]
                searched = 0
                if line.strip():
                    yield line
            searched = len(data)
            if searched > LINE_LIMIT:
                raise errors.garbage(self._name, N_("an event without end"))
            count = self._receive(chunk)
            if count == 0:
                return
            data += chunk[:count]

    def _receive(self, chunk: memoryview) -> int:
        """Wait for bytes; each silence is answered by a ping, which raises when it fails."""
        while True:
            self._wire.settimeout(SILENCE_S)
            try:
                return self._wire.recv_into(chunk)
            except errors.Silent:
                if self._closed:
                    return 0
            self._ping(PING_TIMEOUT_S)


def parse_event(line: bytes, host: HostId) -> EngineEvent | None:
    """Read one line; None when it is no event that we can use."""
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(raw, dict):
        return None
    actor = raw.get("Actor")
    actor = actor if isinstance(actor, dict) else {}
    kind, action = raw.get("Type"), raw.get("Action")
    if not isinstance(kind, str) or not isinstance(action, str):
        return None
    return EngineEvent(
        host=host, time=_time(raw), type=text(kind, MAX_NAME), action=text(action, MAX_VALUE),
        id=text(actor.get("ID"), MAX_VALUE),
        attributes=bounded(actor.get("Attributes")),
    )


def _time(raw: Mapping[str, Any]) -> float:
    nano, seconds = raw.get("timeNano"), raw.get("time")
    if isinstance(nano, int) and 0 < nano < 1 << 63:
        return nano / 1e9
    return float(seconds) if isinstance(seconds, int) and 0 <= seconds < 1 << 40 else 0.0


def bounded(attributes: object) -> dict[str, str]:
    """Return other people's labels cut to a bounded size; the engine's own words come first."""
    if not isinstance(attributes, dict):
        return {}
    items = [(k, v) for k, v in attributes.items() if isinstance(k, str) and isinstance(v, str)]
    if len(items) > MAX_ATTRIBUTES:
        items.sort(key=lambda item: (_rank(item[0]), item[0]))
    return {shown(name[:MAX_NAME]): shown(value[:MAX_VALUE])
            for name, value in items[:MAX_ATTRIBUTES]}


def _rank(name: str) -> int:
    if "." not in name:
        return 0  # name, image, exitCode, signal: written by the engine
    return 1 if name.startswith(("com.docker.", "caas.")) else 2
