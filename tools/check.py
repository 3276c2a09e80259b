"""``make check``: style, types, layers, translations; every step runs, whatever the others say."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
STEPS: dict[str, tuple[str, ...]] = {
    "style (ruff)": (str(BIN / "ruff"), "check", "--quiet", "."),
    "types (mypy)": (str(BIN / "mypy"),),
    "layers (import-linter)": (str(BIN / "lint-imports"),),
    "translations": (sys.executable, "-m", "tools.translations", "--check"),
}


def _run(name: str) -> tuple[str, int, str, float]:
    started = time.monotonic()
    done = subprocess.run(STEPS[name], cwd=ROOT, capture_output=True, text=True, check=False,
                          env={**os.environ, "NO_COLOR": "1"})  # fmt: skip
    return name, done.returncode, (done.stdout + done.stderr).strip(), time.monotonic() - started


def main() -> int:
    """Run all steps, print what each found; returns 1 if one of them found something."""
    failed = []
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        for name, code, words, seconds in pool.map(_run, STEPS):
            print(f"{'failed' if code else 'ok':7}{name} ({seconds:.0f} s)", flush=True)
            if code:
                failed.append(name)
                print(words, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
