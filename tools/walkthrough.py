"""What ``make demo`` shows without a display: a tour of the program, kept as pictures.

The catalogue is that of ``CAAS_DATA_DIR``, which ``tools.demo`` has prepared. How long the window
did not answer is measured on the way and written beside the pictures.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from lab.state import Lab
from tools.drive import Heartbeat, NotSeen, Program, play
from tools.hands import Person
from tools.screen import NoScreen, some_screen
from tools.tour import Tour, walk

TOUR_S = 400.0


def main() -> int:
    """Make the tour and say where its pictures are; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="folder for the pictures")
    parser.add_argument("folder", type=Path, nargs="?", help="the same, without a word before it")
    options = parser.parse_args()
    out: Path = (options.out or options.folder or Path("var/demo/pictures")).resolve()
    data = os.environ.get("CAAS_DATA_DIR")
    if not data:
        parser.error("CAAS_DATA_DIR names no catalogue: start it as make demo does")
    try:
        with some_screen(dict(os.environ)) as env:
            os.environ.update(env)
            return _walk(Path(data), out)
    except NoScreen as error:
        print(error, file=sys.stderr)
        return 1


def _walk(data: Path, out: Path) -> int:
    out.mkdir(parents=True, exist_ok=True)
    program = Program(data)
    heart = Heartbeat()
    tour = Tour(program, Person(program.window, heart), Lab.load(), out)
    try:
        play(walk(tour), limit_s=TOUR_S)
    except NotSeen as error:
        print(f"The tour ended early: {error}", file=sys.stderr)
        program.window.grab().save(str(out / "ended-early.png"))
        return 1
    finally:
        measured = heart.stop()
        (out / "event-loop.json").write_text(json.dumps(measured, indent=1) + "\n", "utf-8")
        took = program.close()
    print(f"Quitting took {took:.2f} s; the longest time without an answer to a key was "
          f"{measured['longest_ms']:.0f} ms, the most the window worked in one go "
          f"{measured['longest_own_ms']:.0f} ms. The pictures are in {out}",
          flush=True)  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
