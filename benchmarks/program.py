"""The real console in a process of its own, driven by a script of ``benchmarks.inside``."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.errors import BenchmarkError
from lab.state import Host
from tools.demo import options_of, private_environment

ROOT = Path(__file__).resolve().parent.parent

# No session bus; and compiled modules are kept, as after every ordinary start.
_DISTURBING = ("DBUS_SESSION_BUS_ADDRESS", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")


@contextmanager
def workplace(display: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yield the environment of a console with a home and a catalogue of its own."""
    with TemporaryDirectory(prefix="caas-bench-") as folder:
        env = private_environment(Path(folder))
        yield {k: v for k, v in env.items() if k not in _DISTURBING} | dict(display)


def register(env: Mapping[str, str], name: str, options: list[str]) -> None:
    """Add a host to the console's catalogue by its command line."""
    command = [sys.executable, "-m", "caas_desktop", "hosts", "add", name, *options]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=90,
                          stdin=subprocess.DEVNULL, check=False)  # fmt: skip
    if done.returncode:
        raise BenchmarkError(f"{name} cannot be added: {done.stderr.strip()[-300:]}")


def register_host(env: Mapping[str, str], host: Host, transport: str = "unix") -> None:
    """Add a host of the lab."""
    register(env, host.name, options_of(host, transport))


class Program:
    """A running console; it tells what happens inside as JSON lines."""

    def __init__(self, env: Mapping[str, str], script: str, **options: Any) -> None:
        self._lines: queue.Queue[str | None] = queue.Queue()
        command = [sys.executable, "-m", "benchmarks.inside", script, json.dumps(options)]
        # A host that carries the benchmark's name must find it: import from the checkout.
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            command, cwd=ROOT, env={**env, "PYTHONUNBUFFERED": "1"}, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True)  # fmt: skip
        threading.Thread(target=self._read, name="program", daemon=True).start()

    @property
    def pid(self) -> int:
        return self.process.pid

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def expect(self, word: str, timeout: float = 60) -> dict[str, Any]:
        """Wait for the line that says ``word`` and return it; others are passed over."""
        end = time.monotonic() + timeout
        while True:
            try:
                line = self._lines.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                raise BenchmarkError(f"the console did not say {word!r} in {timeout} s") from None
            if line is None:
                raise BenchmarkError(f"the console ended before it said {word!r}")
            told = json.loads(line)
            if told.get("say") == "failed":
                raise BenchmarkError(f"the console's script failed: {told['error']}")
            if told.get("say") == word:
                return dict(told)

    def tell(self, word: str) -> None:
        """Send a line to the script."""
        assert self.process.stdin is not None
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()

    def wait(self, timeout: float = 30) -> int:
        """Wait for its end."""
        return self.process.wait(timeout)

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(10)


def clean_environment() -> dict[str, str]:
    """Return our environment without what leads programs to somebody's Docker or display."""
    away = ("DOCKER_", "SSH_", "CAAS_", "QT_")
    return {k: v for k, v in os.environ.items() if not k.startswith(away)}
