"""A connected Docker Engine: requests, streams, events, over any link."""
from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from caas_desktop.domain.errors import CaasError, HostError
from caas_desktop.domain.hosts import EngineInfo, HostSpec, MachineLoad, UnixEndpoint
from caas_desktop.domain.ports import ByteStream, EventStream, HostShell, Lane
from caas_desktop.domain.text import N_
from caas_desktop.engine import errors, raw
from caas_desktop.engine.client import CONNECT_TIMEOUT_S, Client
from caas_desktop.engine.event_stream import DockerEvents
from caas_desktop.engine.handshake import engine_info, negotiate
from caas_desktop.engine.json_lines import json_lines
from caas_desktop.engine.links import Link
from caas_desktop.engine.machine import MachineMeter
from caas_desktop.engine.ping import Pinger
from caas_desktop.engine.requests_of import body_of, target_of
from caas_desktop.engine.slots import Slots
from caas_desktop.engine.wire import Wire

STREAM_TIMEOUT_S = 20.0  # for the head of a stream's answer
SILENT_PROGRESS_S = 600.0  # a large layer is unpacked without a word
RegistryAuth = Callable[[str, Mapping[str, object] | None], Mapping[str, str]]


class DockerEngine:
    def __init__(self, spec: HostSpec, link: Link, registry_auth: RegistryAuth) -> None:
        self._spec, self._link, self._registry_auth = spec, link, registry_auth
        self._name = spec.name
        self._client = Client(link)
        self._prefix = ""
        self._slots = Slots(spec.name)
        self._pinger = Pinger(link, spec.name)
        self._meter = MachineMeter(link)
        self._version: object = None
        self._info: EngineInfo | None = None

    @property
    def spec(self) -> HostSpec:
        return self._spec

    @property
    def info(self) -> EngineInfo:
        if self._info is None:
            raise errors.closed(self._name)
        return self._info

    def shake_hands(self, timeout_s: float) -> EngineInfo:
        """Negotiate the API version and learn what the engine is (once, before all else).

        ``timeout_s`` is for the first answer. An engine that gave it lives; what it is may take
        longer: a manager whose cluster has just lost its leader says so after 20 s.
        """
        try:
            version = self.request("GET", "/version", timeout_s=timeout_s, lane=Lane.REFRESH)
        except CaasError as exc:
            if isinstance(exc, HostError):
                raise
            raise errors.garbage(self._name, N_("it has no /version"), exc) from exc
        api = negotiate(self._name, version)
        self._prefix, self._version = f"/v{api}", version
        return self.refresh_info()

    def refresh_info(self) -> EngineInfo:
        # An engine of another version is another process: it is connected to anew. And this is
        # the slowest of all questions: engines run programs for the answer.
        info = self.request("GET", "/info", lane=Lane.REFRESH)
        self._info = engine_info(self._name, self._prefix[2:], self._version, info)
        return self._info

    def ping(self, timeout_s: float = 5.0) -> None:
        try:
            self._pinger.ping(timeout_s)
        except HostError:
            self._link.suspect()
            raise

    def request(
        self, method: str, path: str, *, query: Mapping[str, object] | None = None,
        body: object = None, timeout_s: float = 30.0, lane: Lane = Lane.COMMAND,
    ) -> Any:
        target = self._prefix + target_of(path, query)
        data, kind = body_of(body)
        headers = {"Content-Type": kind} if kind else {}
        with self._slots.taken(lane, timeout_s) as left:
            try:
                return self._answer(method, target, lane, data, headers, left)
            except errors.LineBroken as exc:
                if self._link.guard.closed:
                    raise errors.closed(self._name) from exc
                if method not in ("GET", "HEAD"):
                    raise
                return self._answer(method, target, lane, data, headers, left)

    def _answer(self, method: str, target: str, lane: Lane, data: bytes,
                headers: Mapping[str, str], timeout_s: float) -> Any:
        with self._client.asked(method, target, lane, data, headers, timeout_s) as answer:
            content = answer.read()
        if answer.status >= 300 and answer.status != 304:
            raise errors.from_status(self._name, answer.status, content)
        if not content:
            return None
        if not answer.fields.get("content-type", "").startswith("application/json"):
            return content.decode("utf-8", "replace")
        try:
            return json.loads(content)
        except (ValueError, RecursionError) as exc:
            raise errors.garbage(self._name, N_("its JSON is malformed"), exc) from exc

    def progress(
        self, path: str, *, query: Mapping[str, object] | None = None, body: object = None
    ) -> Iterator[Mapping[str, Any]]:
        target = self._prefix + target_of(path, query)
        data, kind = body_of(body)
        headers = dict(self._registry_auth(path, query))
        if kind:
            headers["Content-Type"] = kind
        with self._client.asked("POST", target, Lane.BULK, data, headers, SILENT_PROGRESS_S,
                                idle=True) as answer:
            if answer.status >= 300:
                raise errors.from_status(self._name, answer.status, answer.read())
            yield from json_lines(answer.pieces(), self._name)

    def stream(
        self, path: str, *, query: Mapping[str, object] | None = None, lane: Lane = Lane.BULK
    ) -> ByteStream:
        request = raw.get_head(self._prefix + target_of(path, query))
        wire = self._link.dial(lane, CONNECT_TIMEOUT_S)
        try:
            _, rest = raw.exchange(wire, request, STREAM_TIMEOUT_S, lambda status: status == 200)
            return self._stream_of(wire, rest)
        except BaseException:
            wire.close()
            raise

    def hijack(self, path: str, *, query: Mapping[str, object] | None = None,
               body: object = None) -> ByteStream:
        data, _ = body_of(body)
        request = raw.upgrade_head(self._prefix + target_of(path, query), data, {})
        wire = self._link.dial(Lane.COMMAND, CONNECT_TIMEOUT_S, terminal=True)
        try:
            _, rest = raw.exchange(wire, request, STREAM_TIMEOUT_S, lambda s: s in (101, 200))
            return self._stream_of(wire, rest)
        except BaseException:
            wire.close()
            raise

    def _stream_of(self, wire: Wire, rest: bytes) -> ByteStream:
        from caas_desktop.engine.byte_streams import hand_over  # 5 ms, for streams only

        return hand_over(wire, rest, self._link.guard)

    def host_shell(self, columns: int, rows: int) -> HostShell:
        return self._link.shell(columns, rows, STREAM_TIMEOUT_S)

    def events(self, since: float | None) -> EventStream:
        query = None if since is None else {"since": f"{since:.9f}"}
        request = raw.get_head(self._prefix + target_of("/events", query))
        wire = self._link.dial(Lane.REFRESH, CONNECT_TIMEOUT_S)
        try:
            _, rest = raw.exchange(wire, request, STREAM_TIMEOUT_S, lambda status: status == 200)
        except BaseException:
            wire.close()
            raise
        return DockerEvents(wire, rest, self._spec.id, self._name, self.ping)

    def bridge(self) -> contextlib.AbstractContextManager[str]:
        endpoint = self._spec.endpoint
        if isinstance(endpoint, UnixEndpoint):
            return contextlib.nullcontext(endpoint.path)

        def dial() -> ByteStream:
            return self._stream_of(self._link.dial(Lane.BULK, CONNECT_TIMEOUT_S), b"")

        from caas_desktop.engine.bridge import bridge

        return bridge(dial, self._name)

    def machine_load(self) -> MachineLoad | None:
        return self._meter.read()

    def close(self) -> None:
        self._slots.close()
        self._link.close()
        self._client.close()
        self._pinger.drop()
