"""A connected program, whatever the way in: exec, attach, helper or the host itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from caas_desktop.domain.ports import ByteStream
from caas_desktop.domain.text import Text

INTERRUPT, END_OF_FILE = b"\x03", b"\x04"

Finish = Callable[[], int | None]


class Opened(NamedTuple):
    """A connected program: its bytes, how to tell it a size, how to ask for its exit code.

    ``finish`` is called once, after the stream's end; it also makes sure that nothing of the
    session goes on in the container. None: the code is not known. ``farewell`` is what is typed
    to make the program leave. ``echo``: what typing shows where no terminal on the other side
    does.
    """

    stream: ByteStream
    resize: Callable[[int, int], None]  # columns, rows
    finish: Finish
    farewell: tuple[bytes, ...] = (INTERRUPT, END_OF_FILE)
    echo: Callable[[bytes], bytes] | None = None
    goes_on: bool = False  # the program ran before, and nothing of it was lost but its output
    notice: Text | None = None  # what else the user should know, if anything


Opener = Callable[[int, int], Opened]  # columns, rows
Greeting = Callable[[Opened], bytes]  # what the screen shows before the program's first output
