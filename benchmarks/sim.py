"""A Docker Engine that does not exist: what the console asks for, answered on a unix socket.

For measurements with more hosts and containers than a machine can run. Each host is a server thread
of one process; ``churn`` changes containers at a rate and sends the events that engines send.

    python -m benchmarks.sim FOLDER HOSTS CONTAINERS     one socket for each host, until killed
"""

from __future__ import annotations

import itertools
import json
import random
import re
import sys
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingMixIn, UnixStreamServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

API = "1.47"
_PATH = re.compile(r"/v[0-9.]+(/.*)")
_STREAM_HEAD = b"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n"
_ONE = re.compile(r"/containers/([^/]+)/(json|stats|start|stop)")
APPS = ("shop", "wiki", "crm", "mail", "metrics")


class Engine:
    """The state of one host; every method may be called from any thread."""

    def __init__(self, number: int, containers: int) -> None:
        self.name, self.id = f"sim{number}", f"SIM{number:04d}"
        self.lock = threading.Condition()
        self.events: list[dict[str, Any]] = []
        self.containers = {f"{number:032x}{n:032x}": self._container(number, n)
                           for n in range(containers)}  # fmt: skip

    def _container(self, number: int, n: int) -> dict[str, Any]:
        app = APPS[n % len(APPS)]
        labels = {"com.docker.compose.project": app, "com.docker.compose.service": f"web{n % 7}",
                  "com.docker.compose.container-number": str(n)}  # fmt: skip
        return {"Id": f"{number:032x}{n:032x}", "Names": [f"/{app}-web{n % 7}-{n}"],
                "Image": f"{app}/web:1.{n % 9}", "ImageID": "sha256:" + "0" * 64,
                "Command": "serve", "Created": 1_700_000_000 + n, "Ports": [], "Labels": labels,
                "State": "running", "Status": "Up 2 hours", "HostConfig": {"NetworkMode": "bridge"},
                "NetworkSettings": {"Networks": {}}, "Mounts": []}  # fmt: skip

    def info(self) -> dict[str, Any]:
        return {"ID": self.id, "Name": self.name, "ServerVersion": "28.0.0", "NCPU": 4,
                "MemTotal": 8 << 30, "OperatingSystem": "Simulated", "KernelVersion": "6.1",
                "Architecture": "x86_64", "OSType": "linux", "Driver": "overlay2",
                "DockerRootDir": "/var/lib/docker", "CgroupVersion": "2",
                "Containers": len(self.containers), "Swarm": {"LocalNodeState": "inactive"}}

    def inspect(self, ident: str) -> dict[str, Any] | None:
        one = self.containers.get(ident)
        if one is None:
            return None
        running = one["State"] == "running"
        return {"Id": ident, "Name": one["Names"][0], "Image": one["ImageID"],
                "Created": "2024-01-01T00:00:00Z", "Path": "serve", "Args": [], "RestartCount": 0,
                "State": {"Status": one["State"], "Running": running, "Pid": 1 if running else 0,
                          "ExitCode": 0, "StartedAt": "2024-01-01T00:00:00Z",
                          "FinishedAt": "0001-01-01T00:00:00Z"},
                "Config": {"Image": one["Image"], "Labels": one["Labels"], "Env": [], "Tty": False},
                "HostConfig": {"NetworkMode": "bridge", "NanoCpus": 0, "Memory": 0,
                               "RestartPolicy": {"Name": "no"}},
                "NetworkSettings": {"Networks": {}, "Ports": {}}, "Mounts": []}  # fmt: skip

    def change(self, ident: str) -> None:
        """Stop what runs, start what does not, and tell."""
        one = self.containers[ident]
        runs = one["State"] == "running"
        now = time.time_ns()
        with self.lock:
            one["State"] = "exited" if runs else "running"
            one["Status"] = "Exited (0) 1 second ago" if runs else "Up 1 second"
            self.events.append({
                "Type": "container", "Action": "die" if runs else "start", "time": now // 10**9,
                "timeNano": now, "scope": "local",
                "Actor": {"ID": ident, "Attributes": {"name": one["Names"][0][1:]}}})  # fmt: skip
            self.lock.notify_all()

    def wait(self, at: int) -> list[dict[str, Any]]:
        """Wait for events behind the first ``at`` and return them."""
        with self.lock:
            self.lock.wait_for(lambda: len(self.events) > at)
            return self.events[at:]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        found = _PATH.fullmatch(url.path)
        path, query = found[1] if found else url.path, parse_qs(url.query)
        engine = self.server.engine
        if path == "/events":
            self._stream_events(engine)
        elif path == "/_ping":
            self._send(b"OK", "text/plain")
        elif (one := _ONE.fullmatch(path)) is not None:
            self._one(engine, one[1], one[2], query.get("stream") == ["1"])
        else:
            self._json(self._answer(engine, path, query))

    do_HEAD = do_GET

    def _answer(self, engine: Engine, path: str, query: dict[str, list[str]]) -> Any:
        match path:
            case "/info":
                return engine.info()
            case "/version":
                return {"ApiVersion": API, "MinAPIVersion": "1.24", "Version": "28.0.0"}
            case "/containers/json":
                wanted = json.loads(query.get("filters", ["{}"])[0]).get("id")
                shown = engine.containers.values()
                return [c for c in shown if wanted is None or c["Id"] in wanted]
            case "/volumes":
                return {"Volumes": [], "Warnings": None}
            case _:
                return []

    def _one(self, engine: Engine, ident: str, what: str, streamed: bool) -> None:
        found = engine.inspect(ident)
        if found is None:
            self._json({"message": "no such container"}, 404)
        elif what == "stats" and streamed:
            self.close_connection = True
            with suppress(OSError):
                self.wfile.write(_STREAM_HEAD)
                while True:
                    self.wfile.write(json.dumps(_statistics()).encode() + b"\n")
                    time.sleep(1)
        else:
            self._json(_statistics() if what == "stats" else found)

    def _json(self, value: Any, status: int = 200) -> None:
        self._send(json.dumps(value).encode(), "application/json", status)

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Api-Version", API)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _stream_events(self, engine: Engine) -> None:
        self.close_connection = True
        with engine.lock:
            at = len(engine.events)  # before the answer begins: what comes behind it is not lost
        self.wfile.write(_STREAM_HEAD)
        with suppress(OSError):
            while True:
                fresh = engine.wait(at)
                at += len(fresh)
                self.wfile.write(b"".join(json.dumps(e).encode() + b"\n" for e in fresh))

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def address_string(self) -> str:
        return "unix"


def _statistics() -> dict[str, Any]:
    now = time.time_ns()
    at = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(now // 10**9))
    cpu = {"cpu_usage": {"total_usage": now // 100}, "system_cpu_usage": now * 4, "online_cpus": 4}
    return {"read": f"{at}.{now % 10**9:09d}Z", "preread": "0001-01-01T00:00:00Z",
            "pids_stats": {"current": 3}, "blkio_stats": {"io_service_bytes_recursive": []},
            "cpu_stats": cpu, "precpu_stats": {"cpu_usage": {}},
            "memory_stats": {"usage": 9 << 20, "limit": 8 << 30, "stats": {"inactive_file": 1}},
            "networks": {"eth0": {"rx_bytes": now // 10**6, "tx_bytes": 1}}}  # fmt: skip


class Server(ThreadingMixIn, UnixStreamServer):
    """Serves one engine."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, path: Path, engine: Engine) -> None:
        self.engine = engine
        super().__init__(str(path), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away in the middle of an answer is no news."""


def churn(engines: list[Engine], rate: float, tick_s: float = 0.02) -> None:
    """Change ``rate`` containers a second, over all hosts, for ever."""
    dice = random.Random(7)
    everything = [(engine, ident) for engine in engines for ident in engine.containers]
    dice.shuffle(everything)
    turn = itertools.cycle(everything)
    due, before = 0.0, time.monotonic()
    while True:
        time.sleep(tick_s)
        now = time.monotonic()
        due, before = due + rate * (now - before), now
        while due >= 1:
            engine, ident = next(turn)
            engine.change(ident)
            due -= 1


def main() -> int:
    """Serve; lines of standard input are rates of change, its end is ours."""
    folder, hosts, containers = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    engines = [Engine(n, containers) for n in range(1, hosts + 1)]
    for engine in engines:
        server = Server(folder / f"{engine.name}.sock", engine)
        threading.Thread(target=server.serve_forever, daemon=True).start()
    print("ready", flush=True)
    for line in sys.stdin:
        threading.Thread(target=churn, args=(engines, float(line)), daemon=True).start()
    return 0


if __name__ == "__main__":
    sys.exit(main())
