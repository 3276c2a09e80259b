"""``make test``: every test, with labs of its own for real engines.

Tests of engines wait most of the time, so two groups of them, each on a lab of its own, and the
plain tests run at the same time; what each prints is shown when it ends. The journeys come when
the machine is quiet. Labs are taken down whatever happens. Tests run with a home of their own:
what the caller has in theirs is neither read nor changed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
# A screen of its own, larger than the window, so that dialogs never have to be moved.
SCREEN = ("xvfb-run", "--auto-servernum", "--server-args=-screen 0 1920x1200x24 -noreset")
PASSED_TO_ROOT = ("HOME", "CI", "CAAS_LAB", "CAAS_LAB_STATE", "CAAS_LAB_CACHE",
                  "CAAS_REQUIRE_LAB", "QT_QPA_PLATFORM", "PIP_CONFIG_FILE", "PIP_FIND_LINKS",
                  "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "XDG_RUNTIME_DIR")  # fmt: skip

# Of the caller's environment: what would lead to their own Docker, keys, keyring or screen.
_OTHERS = ("DOCKER_", "XDG_", "DBUS_", "SSH_", "CAAS_", "DISPLAY", "WAYLAND")


@dataclass(frozen=True, slots=True)
class Stage:
    """A group of tests, in the files below ``folders`` that have ``marks``, pytest's expression.

    ``lab``: the ending of the name of the lab it needs, None if none; root is needed for faults.
    ``samples``: that lab is filled before.
    """

    name: str
    folders: tuple[str, ...]
    marks: str = ""
    lab: str | None = None
    screen: bool = False
    samples: bool = False


# Those of one line run at the same time.
STAGES = (
    (Stage("plain", ("tests/unit", "tests/qt", "tests/architecture")),
     Stage("engine", ("tests/engine",), "not cluster", lab=""),
     Stage("cluster", ("tests/engine",), "cluster", lab="-c")),
    (Stage("journeys", ("tests/journeys",), lab="", screen=True, samples=True),),
    (Stage("packaging", ("tests/packaging",)),),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """A stage that runs; ``told`` is where it writes, None if that is shown at once."""

    stage: Stage
    process: subprocess.Popen[bytes]
    told: IO[bytes] | None
    started: float


Result = tuple[Stage, int, float]
"""A stage, its exit code, and how long it took in seconds."""


def _root(command: list[str], env: Mapping[str, str]) -> list[str]:
    """Return the command as root runs it; sudo drops the environment, so it is handed over."""
    if os.geteuid() == 0:
        return command
    kept = [f"{name}={env[name]}" for name in PASSED_TO_ROOT if name in env]
    # An ordinary user's PATH lacks the folders of ip and tc.
    path = f"PATH={env.get('PATH', '')}:/usr/sbin:/sbin"
    return ["sudo", "env", *kept, path, "PYTHONDONTWRITEBYTECODE=1", *command]


@contextmanager
def _home() -> Iterator[dict[str, str]]:
    """Yield an environment in which nothing leads to the caller's own Docker, keys or keyring."""
    pip = Path("~/.config/pip/pip.conf").expanduser()
    folder = tempfile.mkdtemp(prefix="caas-test-")
    try:
        run = Path(folder, "run")
        run.mkdir(mode=0o700)
        env = {k: v for k, v in os.environ.items()
               if not k.startswith(_OTHERS)
               or k.startswith("CAAS_LAB_")}  # fmt: skip
        env |= {"HOME": folder, "XDG_RUNTIME_DIR": str(run)}
        if pip.is_file():  # the packaging tests build with the caller's index of packages
            env.setdefault("PIP_CONFIG_FILE", str(pip))
        yield env
    finally:
        # What tests left there as root only root can remove.
        subprocess.run(_root(["rm", "-rf", folder], os.environ), check=False)


def _lab(name: str, command: str) -> None:
    with _home() as env:
        line = [sys.executable, "-B", "-m", "lab", "--name", name, command]
        run = line if command == "seed" else _root(line, env)
        subprocess.run(run, cwd=ROOT, env=env, check=True)


@contextmanager
def _own_lab(name: str) -> Iterator[None]:
    try:
        _lab(name, "up")
        yield
    finally:
        _lab(name, "down")


def _has_tests(stage: Stage) -> bool:
    return any(any((ROOT / folder).rglob("test_*.py")) for folder in stage.folders)


def _command(stage: Stage, env: Mapping[str, str], extra: list[str]) -> list[str]:
    command = [sys.executable, "-m", "pytest", "-q", *extra, *stage.folders]
    if stage.marks:
        command += ["-m", stage.marks]
    if stage.screen:
        command = [*SCREEN, *command]
    if stage.lab is not None:
        # A cache written by root would stand in the way of the caller's next run.
        command = _root([*command, "-p", "no:cacheprovider"], env)
    return command


def _start(stage: Stage, env: Mapping[str, str], lab: str, extra: list[str],
           told: IO[bytes] | None) -> Run:  # fmt: skip
    more = dict(env)
    if stage.lab is not None:
        more |= {"CAAS_LAB": lab + stage.lab, "CAAS_REQUIRE_LAB": "1"}
    more["QT_QPA_PLATFORM"] = "xcb" if stage.screen else "offscreen"
    if stage.samples and stage.lab is not None:
        _lab(lab + stage.lab, "seed")
    process = subprocess.Popen(
        _command(stage, more, extra), cwd=ROOT, env=more, stdout=told, stderr=told)
    return Run(stage, process, told, time.monotonic())


def _together(stages: Sequence[Stage], lab: str, extra: list[str]) -> Iterator[Result]:
    """Run stages at the same time; yields each as it ends."""
    print(f"\n── {', '.join(stage.name for stage in stages)}", flush=True)
    with ExitStack() as ends:
        running: list[Run] = []
        # Ended before their homes and files are taken away.
        for stage in stages:
            env = ends.enter_context(_home())
            told = ends.enter_context(tempfile.TemporaryFile()) if len(stages) > 1 else None
            running.append(_start(stage, env, lab, extra, told))
            ends.callback(_end, running[-1].process)
        while running:
            for run in [run for run in running if run.process.poll() is not None]:
                running.remove(run)
                _show(run)
                yield run.stage, run.process.returncode, time.monotonic() - run.started
            time.sleep(0.2)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        process.wait()


def _show(run: Run) -> None:
    if run.told is not None:
        run.told.seek(0)
        print(f"\n── {run.stage.name}", flush=True)
        sys.stdout.buffer.write(run.told.read())
        sys.stdout.flush()


def _summary(results: list[Result]) -> int:
    print()
    for stage, code, seconds in results:
        print(f"{'failed' if code else 'ok':7}{stage.name} ({seconds:.0f} s)")
    return 1 if any(code for _, code, _ in results) else 0


def main() -> int:
    """Run the stages that have tests; returns 1 if any of them failed."""
    names = [stage.name for line in STAGES for stage in line]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lab", default="test", help="name of the lab that is brought up")
    parser.add_argument("--only", choices=names, help="this group alone")
    parser.add_argument("extra", nargs="*", help="passed on to pytest")
    options = parser.parse_args()
    # A terminated run takes its labs down too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    lines = [[stage for stage in line if _has_tests(stage) and options.only in (None, stage.name)]
             for line in STAGES]  # fmt: skip
    stages = [stage for line in lines for stage in line]
    if any(stage.screen for stage in stages) and not shutil.which(SCREEN[0]):
        sys.exit("xvfb-run is missing: apt-get install xvfb")
    results: list[Result] = []
    with ExitStack() as labs:
        for ending in dict.fromkeys(stage.lab for stage in stages if stage.lab is not None):
            labs.enter_context(_own_lab(options.lab + ending))
        for line in lines:
            if line:
                results += _together(line, options.lab, options.extra)
    return _summary(results)


if __name__ == "__main__":
    sys.exit(main())
