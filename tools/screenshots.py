"""``make screenshots``: the pictures of the guide, taken from the program on the running lab.

Those of an app's life need a lab with a Swarm that has Traefik and Caddy, and no edge yet.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

from lab import images
from lab.state import Lab
from tools import demo
from tools.app_walk import NEXT, PORTS, AppWalk
from tools.drive import NotSeen, Program, play
from tools.hands import Person
from tools.screen import NoScreen, some_screen
from tools.tour import Tour, walk
from tools.visitors import Visitors

IMAGES = demo.ROOT / "docs" / "guide" / "images"
FOLDER = demo.ROOT / "var" / "screenshots"
LARGEST = 250_000  # bytes of one picture

# In which colours and language each stop of the tour is taken.
ROUNDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("dark", "en", ("dashboard", "containers", "charts", "terminal", "search", "confirm",
                    "offline")),
    ("light", "en", ("container", "logs", "log_fields", "log_search", "terminals", "host",
                     "add_host", "create", "settings")),
)  # fmt: skip
# The steps of an app's life that the guide shows.
LIFE = ("plan", "route", "graph", "policy", "grown", "tasks", "update", "updating", "revisions",
        "roll-back")  # fmt: skip


def shrink(path: Path) -> None:
    """Keep the 256 colours that matter most; the others become their nearest ones."""
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    height, width = image.height(), image.width()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(height, width)
    colours, place, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    kept, nearest = _palette(colours, counts)
    few = np.ascontiguousarray(nearest[place.reshape(height, width)])
    made = QImage(few.tobytes(), width, height, width, QImage.Format.Format_Indexed8)
    made.setColorTable([int(colour) for colour in kept])
    made.save(str(path), quality=0)  # 0: the smallest file


def _palette(colours: npt.NDArray[np.uint32], counts: npt.NDArray[np.intp]
             ) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint8]]:
    """Return up to 256 of ``colours``, and for each colour the place of the nearest of them.

    What is next is common, or far from all so far: a sign of few pixels keeps its colour.
    """
    parts = np.stack([(colours >> shift) & 255 for shift in (16, 8, 0)], axis=1).astype(np.float64)
    far = np.full(len(colours), 1e9)
    nearest = np.zeros(len(colours), np.uint8)
    kept: list[int] = []
    while len(kept) < 256 and far.max() > 0:
        chosen = int(np.argmax(far * np.sqrt(counts)))
        away = ((parts - parts[chosen]) ** 2).sum(axis=1)
        nearest[away < far] = len(kept)
        far = np.minimum(far, away)
        kept.append(chosen)
    return colours[kept], nearest


def _take(data: Path, scheme: str, language: str, stops: tuple[str, ...], out: Path) -> None:
    program = Program(data, theme=scheme, language=language)
    try:
        play(walk(Tour(program, Person(program.window), Lab.load(), out), stops), limit_s=240)
    finally:
        program.close()


def _take_chinese(data: Path, out: Path) -> None:
    """The tour reads English: it is walked in English, then the language is changed."""
    program = Program(data, theme="light", language="en")
    tour = Tour(program, Person(program.window), Lab.load(), out)

    async def story() -> None:
        await walk(tour, ())
        await tour.person.menu("View", "Dashboard")
        await tour.person.sees("Needs attention")
        await tour.person.click("English")
        await tour.person.sees("简体中文")
        await tour.picture("dashboard-zh")

    try:
        play(story(), limit_s=120)
    finally:
        program.close()


def _take_life(data: Path, out: Path) -> None:
    """Lead an app through its life on the lab's cluster."""
    lab = Lab.load()
    images.load(lab, {images.CADDY: (NEXT,)})
    shutil.rmtree(data, ignore_errors=True)
    program = Program(data, theme="light", language="en", size=(1280, 960))
    person, name = Person(program.window), "shop.apps.lab.test"
    tour = Tour(program, person, lab, out)
    visitors = Visitors(lab.hosts[lab.swarm_managers[0]].address, PORTS[0], name)

    async def picture(step: str) -> None:
        if step in LIFE:
            await tour.picture(f"app-{step}")

    async def story() -> None:
        await program.ready()
        for host in lab.swarm_managers:
            program.add(lab.hosts[host])
        await program.connected(*lab.swarm_managers)
        steps = AppWalk(person, "shop", name, visitors, picture)
        await steps.begin()
        with visitors:
            await steps.live()
        await steps.end()

    try:
        play(story(), limit_s=900)
    finally:
        program.close()


def main() -> int:
    """Take every picture; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=IMAGES, help="folder for the pictures")
    parser.add_argument("--only", choices=("tour", "life"), help="not all of them")
    options = parser.parse_args()
    out: Path = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    begun = time.time()
    env = demo.prepare(Lab.load(), FOLDER)
    data = FOLDER / "data"
    try:
        with some_screen(env) as shown:
            os.environ.update(shown)
            if options.only != "life":
                for scheme, language, stops in ROUNDS:
                    _take(data, scheme, language, stops, out)
                (out / "dashboard.png").replace(out / "dashboard-dark.png")
                _take_chinese(data, out)
            if options.only != "tour":
                _take_life(FOLDER / "life", out)
    except (NoScreen, NotSeen) as error:
        print(error, file=sys.stderr)
        return 1
    for path in sorted(out.glob("*.png")):
        if path.stat().st_mtime >= begun:
            shrink(path)
    sizes = {path.name: path.stat().st_size for path in sorted(out.glob("*.png"))}
    print(json.dumps(sizes, indent=1))
    return 0 if all(size <= LARGEST for size in sizes.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
