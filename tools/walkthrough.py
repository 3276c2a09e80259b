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
from tools.drive import NotSeen, Program, play
from tools.hands import Person
from tools.heartbeat import Heartbeat
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
    tour = Tour(program, Person(program.window, heart, by_turns=True),
                Lab.load(), out)
    try:
        play(walk(tour), limit_s=TOUR_S)
    except NotSeen as error:
        print(f"The tour ended early: {error}", file=sys.stderr)
        program.window.grab().save(str(out / "ended-early.png"))
        return 1
    finally:
        measured = heart.stop()
        (out / "event-loop.json").write_text(
            json.dumps(measured, indent=1, ensure_ascii=False) + "\n", "utf-8")
        took = program.close()
    longest = measured["longest"]
    print(f"Quitting took {took:.2f} s. A key waited {longest['ms']:.0f} ms at most; the window "
          f"worked {longest['own_ms']:.0f} ms at most in one go. {measured['over_50_ms']} times it "
          f"was more than 50 ms, {measured['over_50_ms_but_for_a_core']} times of them not for "
          f"other programs' sake. The pictures are in {out}", flush=True)  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
