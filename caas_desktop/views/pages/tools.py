"""What pages need of the window without knowing it: log consoles and terminals."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.refs import Ref
from caas_desktop.views.terminal.pane import TerminalPane


@frozen
class Tools:
    """``log_tab`` follows the members that the callable returns, also as they change.

    ``new_pane`` makes a terminal in a container; ``adopt`` puts a running one into the dock.
    """

    log_tab: Callable[[Callable[[], Sequence[Ref]]], QWidget]
    new_pane: Callable[[Ref], TerminalPane]
    adopt: Callable[[TerminalPane], None]
