"""A scripted engine: what a test says it has, tells and refuses."""
from __future__ import annotations

import queue
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from caas_desktop.domain.errors import HostUnreachable, ResourceGone
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.hosts import EngineInfo, HostSpec, MachineLoad
from caas_desktop.domain.ports import ByteStream, Lane

LISTS = {"/containers/json", "/images/json", "/volumes", "/networks", "/services", "/nodes"}


def raw_container(id_: str, state: str = "running", **fields: Any) -> dict[str, Any]:
    """Return a container as ``GET /containers/json`` lists it."""
    return {"Id": id_, "Names": [f"/{id_}"], "Image": "busybox:1", "ImageID": "sha256:1",
            "State": state, "Status": "Up 2 minutes", "Created": 1, "Ports": [], "Mounts": [],
            "Labels": {}, "NetworkSettings": {"Networks": {}}} | fields


def raw_inspect(id_: str, state: str = "running", **fields: Any) -> dict[str, Any]:
    """Return a container as ``GET /containers/{id}/json`` shows it."""
    return {"Id": id_, "Name": f"/{id_}", "Image": "sha256:1",
            "Created": "2026-01-01T00:00:00.5Z", "RestartCount": 0,
            "State": {"Status": state, "StartedAt": "2026-01-01T00:00:01Z", "ExitCode": 0},
            "Config": {"Image": "busybox:1", "Tty": False, "Labels": {}},
            "HostConfig": {"RestartPolicy": {"Name": "no"}}, "NetworkSettings": {}} | fields


class FakeEvents:
    """Yields what ``FakeEngine.tell`` puts; ``close`` or a break ends it."""

    def __init__(self) -> None:
        self.queue: queue.Queue[EngineEvent | Exception | None] = queue.Queue()

    def __iter__(self) -> Iterator[EngineEvent]:
        while (item := self.queue.get()) is not None:
            if isinstance(item, Exception):
                raise item
            yield item

    def close(self) -> None:
        self.queue.put(None)


class FakeEngine:
    """``containers`` maps id to state. ``log`` keeps the order of what was asked."""

    def __init__(self, spec: HostSpec, info: EngineInfo,
                 containers: dict[str, str] | None = None) -> None:
        self.spec, self.info = spec, info
        self.containers = containers if containers is not None else {}
        self.answers: dict[str, Any] = {}
        self.log: list[str] = []
        self.calls: list[tuple[str, str, Mapping[str, object] | None, object]] = []
        self.stream_of_events = FakeEvents()
        self.closed = threading.Event()
        self.before: Callable[[str], None] = lambda path: None

    def tell(self, action: str, id_: str, type_: str = "container", **attributes: str) -> None:
        self.stream_of_events.queue.put(
            EngineEvent(self.spec.id, 1.0, type_, action, id_, dict(attributes)))

    def break_line(self) -> None:
        self.stream_of_events.queue.put(HostUnreachable(f"{self.spec.name} went away."))

    # -- Engine --------------------------------------------------------------------------

    def refresh_info(self) -> EngineInfo:
        return self.info

    def ping(self, timeout_s: float = 5.0) -> None: ...

    def request(self, method: str, path: str, *, query: Mapping[str, object] | None = None,
                body: object = None, timeout_s: float = 30.0, lane: Lane = Lane.COMMAND) -> Any:
        self.log.append(f"{method} {path}")
        self.calls.append((method, path, query, body))
        self.before(path)
        if path in self.answers:
            answer = self.answers[path]
            if isinstance(answer, Exception):
                raise answer
            return answer
        if path == "/containers/json":
            wanted = (query or {}).get("filters")
            ids = wanted["id"] if isinstance(wanted, Mapping) else self.containers
            return [raw_container(i, s) for i, s in self.containers.items() if i in ids]
        if path in LISTS:
            return {"Volumes": []} if path == "/volumes" else []
        found = re.fullmatch(r"/containers/(\w+)/json", path)
        if found:
            if found[1] not in self.containers:
                raise ResourceGone(f"No container {found[1]}.")
            return raw_inspect(found[1], self.containers[found[1]])
        return None

    def progress(self, path: str, *, query: Mapping[str, object] | None = None,
                 body: object = None) -> Iterator[Mapping[str, Any]]:
        yield from ()

    def stream(self, path: str, *, query: Mapping[str, object] | None = None,
               lane: Lane = Lane.BULK) -> ByteStream:
        raise HostUnreachable("no streams here")

    def hijack(self, path: str, *, query: Mapping[str, object] | None = None,
               body: object = None) -> ByteStream:
        raise HostUnreachable("no streams here")

    def events(self, since: float | None) -> FakeEvents:
        self.log.append("events")
        return self.stream_of_events

    def machine_load(self) -> MachineLoad | None:
        return None

    def close(self) -> None:
        self.closed.set()
        self.stream_of_events.close()
