"""Where am I: environments as words and colour, then the path, every step a button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look import space
from caas_desktop.views.look.buttons import tool
from caas_desktop.views.look.dress import dress, size_icon
from caas_desktop.views.look.fonts import elided, px
from caas_desktop.views.look.icons import icon
from caas_desktop.views.look.labels import (
    ElidedLabel,
    EnvironmentChip,
    Picture,
    no_mnemonic,
    tooltip,
)
from caas_desktop.views.look.pixels import fill, ink, tint
from caas_desktop.views.look.theme import theme
from caas_desktop.views.look.tokens import Theme, most_dangerous

if TYPE_CHECKING:
    from caas_desktop.viewmodels.looks import Crumb

_WIDEST_CRUMB = 240


class BreadcrumbBar(QWidget):
    """A bar in the colour of the most dangerous environment that the page shows.

    Steps that do not fit move into a menu at the front.
    """

    activated = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Where you are"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._environments: tuple[str, ...] = ()
        self._path: tuple[Crumb, ...] = ()
        self._steps: list[tuple[QWidget, QToolButton]] = []
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        self._more = tool("more", tr("Hidden steps"), size=14)
        self._menu = QMenu(self._more)
        self._more.clicked.connect(self._open_menu)
        self._line = QHBoxLayout()
        self._line.setSpacing(1)
        self._rights = ElidedLabel("", "caption", "text3")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(14, 0, 14, 2)
        outer.setSpacing(8)
        outer.addLayout(self._chips)
        outer.addWidget(self._more)
        outer.addLayout(self._line)
        outer.addStretch(1)
        outer.addWidget(self._rights)
        self._more.hide()
        theme.changed.connect(self._restyled)

    def tell(
        self, path: Sequence[Crumb], environments: Sequence[str] = (), rights: str = ""
    ) -> None:
        """Show a path, whose last step is the page itself.

        Args:
            path: From the outermost step to the page.
            environments: A chip for each; the most dangerous one gives the bar its colour.
            rights: Says at the right what the user may do here.
        """
        if tuple(environments) != self._environments:
            self._environments = tuple(environments)
            _empty(self._chips)
            for one in self._environments:
                self._chips.addWidget(EnvironmentChip(one))
            self.update()
        elif (tuple(path), rights) == (self._path, self._rights.text()):
            return
        self._rights.setText(rights)
        self._path = tuple(path)
        for n, crumb in enumerate(self._path):
            if n == len(self._steps):
                self._add_step(n)
            self._show(self._steps[n][1], crumb, last=n == len(self._path) - 1)
        self._fit()

    def _add_step(self, n: int) -> None:
        """Steps stay for other paths: to make and to dress them anew takes as long as a page."""
        sign, step = Picture("chevron-right", 10, "text3"), tool(size=14)
        step.setProperty("kind", "crumb")
        size_icon(step, 14)
        step.clicked.connect(lambda: self.activated.emit(self._path[n].key))
        for part in (sign, step):
            part.hide()
            self._line.addWidget(part)
        self._steps.append((sign, step))

    @staticmethod
    def _show(step: QToolButton, crumb: Crumb, *, last: bool) -> None:
        short = elided(crumb.text[:300], "label", _WIDEST_CRUMB)
        step.setIcon(icon(crumb.icon, "text" if last else "text3") if crumb.icon else QIcon())
        step.setText((" " if crumb.icon else "") + no_mnemonic(short))
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        step.setToolButtonStyle(beside if crumb.icon else Qt.ToolButtonStyle.ToolButtonTextOnly)
        step.setAccessibleName(crumb.text)
        step.setToolTip(tooltip(crumb.text) if short != crumb.text else "")
        dress(step, "label", "text" if last else "text2")

    def _fit(self) -> None:
        """Hide steps from the front until the rest has room; the last one always shows."""
        chips = self._chips.sizeHint().width()
        room = self.width() - chips - 14 * 2 - 24
        used = self._steps[: len(self._path)]
        widths = [sign.sizeHint().width() + step.sizeHint().width() + 2 for sign, step in used]
        hidden = 0
        while hidden < len(widths) - 1 and sum(widths[hidden:]) + 30 * bool(hidden) > room:
            hidden += 1
        for n, (sign, step) in enumerate(self._steps):
            step.setVisible(hidden <= n < len(used))
            sign.setVisible(max(hidden, 1) <= n < len(used))
        self._more.setVisible(hidden > 0)
        self._menu.clear()
        for crumb in self._path[:hidden]:
            entry = self._menu.addAction(no_mnemonic(crumb.text[:80]))
            if crumb.icon:
                entry.setIcon(icon(crumb.icon))
            entry.triggered.connect(lambda _=False, key=crumb.key: self.activated.emit(key))

    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _restyled(self) -> None:
        self.updateGeometry()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(600, max(px(space.BREADCRUMB), super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.fillRect(self.rect(), ink("chrome"))
        colour = most_dangerous(self._environments)
        if colour:
            p.fillRect(self.rect(), tint(colour, Theme.current().crumb_alpha))
            p.fillRect(0, self.height() - 2, self.width(), 2, fill(colour))
        else:
            p.fillRect(0, self.height() - 1, self.width(), 1, ink("border"))
        p.end()


def _empty(layout: QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
