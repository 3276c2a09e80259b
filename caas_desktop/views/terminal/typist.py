"""What is typed, pasted or composed goes to the program, and to those of the peers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from caas_desktop.operations.terminal import keys, paste
from caas_desktop.operations.terminal.keys import KeyPress

if TYPE_CHECKING:
    from caas_desktop.views.terminal.view import TerminalView


class Typist(QObject):
    """``peers`` are the other terminals of a broadcast.

    Each program gets its keys as it asked for them. Reports of mouse and focus are no typing.
    """

    def __init__(self, view: TerminalView) -> None:
        super().__init__(view)
        self._view = view
        self.peers: Sequence[TerminalView] = ()

    def press(self, press: KeyPress) -> None:
        for view in self._all():
            view.send(keys.encode(press, view.modes))

    def paste(self, text: str) -> None:
        for view in self._all():
            view.send(paste.encode(text, bracketed=view.modes.bracketed_paste))

    def compose(self, text: str) -> None:
        """Send what an input method made."""
        for view in self._all():
            view.send(text.encode())

    def _all(self) -> Iterator[TerminalView]:
        yield self._view
        for peer in self.peers:
            peer.catch_up()
            yield peer
