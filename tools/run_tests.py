"""``make test``: every test, in the order that fails soonest; a lab of its own for real engines.

The lab comes up once, is filled before the journeys, and is taken down whatever happens. Tests
run with a home of their own: what the caller has in theirs is neither read nor changed.
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
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

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
    """A group of tests; "plain" ones need neither engines nor a screen.

    ``engines``: needs the lab (and root, for its faults). ``samples``: the lab is filled before.
    """

    name: str
    folders: tuple[str, ...]
    engines: bool = False
    screen: bool = False
    samples: bool = False


STAGES = (
    Stage("plain", ("tests/unit", "tests/qt", "tests/architecture")),
    Stage("engine", ("tests/engine",), engines=True),
    Stage("journeys", ("tests/journeys",), engines=True, screen=True, samples=True),
    Stage("packaging", ("tests/packaging",)),
)  # fmt: skip


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


def _lab(name: str, command: str, env: Mapping[str, str]) -> None:
    line = [sys.executable, "-B", "-m", "lab", "--name", name, command]
    subprocess.run(line if command == "seed" else _root(line, env), cwd=ROOT, env=env, check=True)


@contextmanager
def _own_lab(name: str, env: Mapping[str, str]) -> Iterator[None]:
    try:
        _lab(name, "up", env)
        yield
    finally:
        _lab(name, "down", env)


def _has_tests(stage: Stage) -> bool:
    return any(any((ROOT / folder).rglob("test_*.py")) for folder in stage.folders)


def _pytest(stage: Stage, env: Mapping[str, str], extra: list[str]) -> int:
    command = [sys.executable, "-m", "pytest", "-q", *extra, *stage.folders]
    if stage.screen:
        command = [*SCREEN, *command]
    if stage.engines:
        # A cache written by root would stand in the way of the caller's next run.
        command = _root([*command, "-p", "no:cacheprovider"], env)
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def _run(stage: Stage, env: Mapping[str, str], name: str, extra: list[str]) -> int:
    more = dict(env)
    if stage.engines:
        more |= {"CAAS_LAB": name, "CAAS_REQUIRE_LAB": "1"}
    more["QT_QPA_PLATFORM"] = "xcb" if stage.screen else "offscreen"
    print(f"\n── {stage.name}", flush=True)
    if stage.samples:
        _lab(name, "seed", env)
    return _pytest(stage, more, extra)


def _summary(results: list[tuple[Stage, int, float]]) -> int:
    print()
    for stage, code, seconds in results:
        print(f"{'failed' if code else 'ok':7}{stage.name} ({seconds:.0f} s)")
    return 1 if any(code for _, code, _ in results) else 0


def main() -> int:
    """Run the stages that have tests; returns 1 if any of them failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lab", default="test", help="name of the lab that is brought up")
    parser.add_argument("--only", choices=[stage.name for stage in STAGES], help="this group alone")
    parser.add_argument("extra", nargs="*", help="passed on to pytest")
    options = parser.parse_args()
    # A terminated run takes its lab down too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    stages = [s for s in STAGES if _has_tests(s) and options.only in (None, s.name)]
    if any(stage.screen for stage in stages) and not shutil.which(SCREEN[0]):
        sys.exit("xvfb-run is missing: apt-get install xvfb")
    results: list[tuple[Stage, int, float]] = []

    def run(wanted: list[Stage], env: Mapping[str, str]) -> None:
        for stage in wanted:
            started = time.monotonic()
            code = _run(stage, env, options.lab, options.extra)
            results.append((stage, code, time.monotonic() - started))

    with _home() as env:
        run([stage for stage in stages if not stage.engines][:1], env)
        if engines := [stage for stage in stages if stage.engines]:
            with _own_lab(options.lab, env):
                run(engines, env)
        run([stage for stage in stages if not stage.engines][1:], env)
    return _summary(results)


if __name__ == "__main__":
    sys.exit(main())
