"""``python -m benchmarks [NAME…]``: one JSON line each; all of them without a name."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.errors import BenchmarkError
from benchmarks.result import Result, table
from tools.bytecode import compile_program

# Name → module; the function has the name's own, with "_" for "-".
BENCHMARKS = {
    "start": "start",
    "tree": "tree",
    "watch": "watch",
    "effect": "effect",
    "effect-ssh": "effect",
    "idle": "idle",
    "gap": "gap",
    "gap-load": "gap",
    "quit": "trouble",
    "cut": "trouble",
    "neighbours": "trouble",
    "deploy": "deploy",
    "redeploy": "deploy",
    "logs": "logs",
    "logs8": "logs",
    "logs-ssh": "logs",
    "log-search": "log_search",
    "terminal": "terminal",
    "terminal-frame": "terminal",
}
SAVED = Path(__file__).resolve().parent.parent / "var" / "bench"


def run(name: str) -> Result:
    """Run one benchmark; raises BenchmarkError where it cannot be done."""
    module = importlib.import_module(f"benchmarks.{BENCHMARKS[name]}")
    measure: Any = getattr(module, BENCHMARKS[name])
    result: Result = measure(name)
    return result


def main() -> int:
    """Run what is asked for; returns 1 if something could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME",
                        help=f"of {', '.join(BENCHMARKS)} (default: all)")  # fmt: skip
    names: list[str] = parser.parse_args().names
    wrong = [name for name in names if name not in BENCHMARKS]
    if wrong:
        parser.error(f"no benchmark {', '.join(wrong)}: there are {', '.join(BENCHMARKS)}")
    compile_program()  # what it is measured against is compiled, too
    everything = not names
    found, failed = [], False
    for name in names or list(BENCHMARKS):
        try:
            result = run(name)
        except BenchmarkError as error:
            print(f"{name}: {error}", file=sys.stderr, flush=True)
            failed = True
            continue
        print(result.line(), flush=True)
        found.append(result.fields())
    if everything:
        saved = _save(found)
        print(f"\n{table(found)}\n\nsaved as {saved}", file=sys.stderr, flush=True)
    return int(failed)


def _save(found: list[dict[str, Any]]) -> Path:
    SAVED.mkdir(parents=True, exist_ok=True)
    now = time.localtime()
    path = SAVED / time.strftime("%Y%m%d-%H%M%S.json", now)
    about = {"at": time.strftime("%Y-%m-%dT%H:%M:%S%z", now), "cores": os.cpu_count(),
             "python": sys.version.split()[0], "results": found}  # fmt: skip
    path.write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return path


if __name__ == "__main__":
    sys.exit(main())
