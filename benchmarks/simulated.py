"""Starts ``benchmarks.sim`` and puts its hosts into a console's catalogue."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.errors import BenchmarkError
from benchmarks.program import ROOT
from caas_desktop.catalogue import open_catalogue
from caas_desktop.domain.hosts import HostSpec, UnixEndpoint
from caas_desktop.domain.refs import HostId


@dataclass(frozen=True, slots=True)
class Simulation:
    """Running engines that do not exist; ``sockets`` by host name."""

    process: subprocess.Popen[str]
    sockets: dict[str, Path]

    def churn(self, rate: float) -> None:
        """Change so many containers a second from now on."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{rate}\n")
        self.process.stdin.flush()

    def register(self, env: Mapping[str, str]) -> None:
        """Add every host to the catalogue of a console."""
        data = Path(env["CAAS_DATA_DIR"])
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        catalogue = open_catalogue(data / "catalogue.sqlite3")
        for name, path in self.sockets.items():
            catalogue.save_host(HostSpec(HostId(name), name, UnixEndpoint(str(path))))
        catalogue.close()


@contextmanager
def simulation(hosts: int, containers: int) -> Iterator[Simulation]:
    """Run ``hosts`` engines with ``containers`` each."""
    with TemporaryDirectory(prefix="caas-sim-") as folder:
        command = [sys.executable, "-m", "benchmarks.sim", folder, str(hosts), str(containers)]
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, text=True)  # fmt: skip
        try:
            assert process.stdout is not None
            if process.stdout.readline().strip() != "ready":
                raise BenchmarkError("the simulated hosts did not start")
            paths = {path.stem: path for path in sorted(Path(folder).glob("*.sock"))}
            yield Simulation(process, paths)
        finally:
            process.kill()
            process.wait(10)
