"""The pages of a long form: each is made when it is first shown, errors lead to theirs."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from caas_desktop.domain.container_spec import ContainerSpec, FieldError
from caas_desktop.domain.service_spec import ServiceSpec
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.create_pages import Page
from caas_desktop.views.look.buttons import SegmentedControl
from caas_desktop.views.look.fonts import px
from caas_desktop.views.look.layouts import column, row

W = TypeVar("W", bound=QWidget)
S = TypeVar("S", ContainerSpec, ServiceSpec)


class PageStack(QWidget, Generic[W]):
    """Tabs over pages; nothing of a page exists, or costs, before it is first shown.

    Args:
        pages: Each as (key, word, what makes it).
        first: Key of the page shown first.
        tall: Logical pixels at 100 % that the highest page takes: no tab moves the buttons.
    """

    resized = Signal()
    """Another page is shown, or one wants more room or less."""

    def __init__(self, pages: Sequence[tuple[str, str, Callable[[], W]]], first: str,
                 tall: int = 0) -> None:
        super().__init__()
        self.keys = tuple(key for key, _, _ in pages)
        self._makers = {key: make for key, _, make in pages}
        self.made: dict[str, W] = {}
        self.tabs = SegmentedControl([(key, word) for key, word, _ in pages], first, tr("Pages"))
        self.tabs.changed.connect(self.show_page)
        self.stack = QStackedWidget()
        self.stack.setMinimumHeight(px(tall))
        column(row(self.tabs, 0), self.stack, spacing=14, owner=self)
        self.show_page(first)

    def page(self, key: str) -> W:
        """Return a page, made if need be.

        Raises:
            KeyError: There is none.
        """
        found = self.made.get(key)
        if found is None:
            found = self.made[key] = self._makers[key]()
            self.stack.addWidget(found)
        return found

    def show_page(self, key: str) -> None:
        page = self.page(key)
        self.tabs.choose(key)
        self.stack.setCurrentWidget(page)
        self.resized.emit()


class PageGroup(Page):
    """Several pages one below the other."""

    def __init__(self, *pages: Page) -> None:
        super().__init__()
        self.pages = pages
        for page in pages:
            self._outer.addWidget(page)
            page.resized.connect(self.resized)
        self._outer.addStretch(1)

    def fill(self, spec: Any) -> None:
        for page in self.pages:
            page.fill(spec)

    def read(self, errors: list[FieldError]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for page in self.pages:
            found |= page.read(errors)
        return found

    def says(self) -> tuple[str, ...]:
        return tuple(name for page in self.pages for name in page.says())

    def placed(self, error: FieldError) -> FieldError:
        return self._of(error).placed(error)

    def show_errors(self, errors: list[FieldError]) -> bool:
        shown = [page.show_errors(errors) for page in self.pages]  # all of them, not up to one
        return any(shown)

    def focus_error(self, error: FieldError) -> None:
        self._of(error).focus_error(error)

    def _of(self, error: FieldError) -> Page:
        return next(page for page in self.pages if error.field in page.says())


class Pages(PageStack[Page], Generic[S]):
    """The pages of one specification, filled from ``given``; the others are those of PageStack.

    A page that nobody has opened says nothing: there ``given`` holds.
    """

    def __init__(self, given: S, pages: Sequence[tuple[str, str, Callable[[], Page]]],
                 tall: int = 0) -> None:
        self.given: S = given
        self._words = {key: word for key, word, _ in pages}
        super().__init__([(key, word, partial(self._make, make)) for key, word, make in pages],
                         pages[0][0], tall)

    def _make(self, make: Callable[[], Page]) -> Page:
        page = make()
        page.fill(self.given)
        page.resized.connect(self.resized)
        return page

    def fill(self, given: S) -> None:
        """Show another specification, on pages that are made later, too."""
        self.given = given
        for page in self.made.values():
            page.fill(given)

    def read(self, errors: list[FieldError]) -> dict[str, Any]:
        """Return the parts that opened pages say; ``errors`` gets what cannot be read."""
        parts: dict[str, Any] = {}
        for page in self.made.values():
            parts |= page.read(errors)
        return parts

    def placed(self, errors: list[FieldError]) -> list[FieldError]:
        """Return errors of the whole with the rows they have on screen."""
        return [self.page(self._page_of(error)).placed(error) for error in errors]

    def show_errors(self, errors: list[FieldError]) -> str | None:
        """Show errors on their pages and go to the first; returns what else is to be corrected.

        None without errors, "" where one page has them all.
        """
        concerned = {self._page_of(error) for error in errors}  # makes those not opened yet
        for page in self.made.values():
            page.show_errors(errors)
        wrong = [key for key in self.keys if key in concerned]
        if not wrong:
            return None
        page = self.made[wrong[0]]
        self.show_page(wrong[0])
        page.focus_error(next(e for e in errors if e.field in page.says()))
        others = ", ".join(self._words[key] for key in wrong[1:])
        return tr("Also to be corrected: {pages}").format(pages=others) if others else ""

    def _page_of(self, error: FieldError) -> str:
        opened_first = sorted(self.keys, key=lambda key: key not in self.made)
        return next(key for key in opened_first if error.field in self.page(key).says())
