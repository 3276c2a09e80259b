"""The pages of a long form: one is seen at a time, errors lead to theirs."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.create_pages import Page
from caas_desktop.views.look.buttons import SegmentedControl
from caas_desktop.views.look.layouts import column, row


class PageGroup(Page):
    """Several pages one below the other."""

    def __init__(self, *pages: Page) -> None:
        super().__init__()
        self.pages = pages
        for page in pages:
            self._outer.addWidget(page)
        self._outer.addStretch(1)

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


class Pages(QWidget):
    """``pages`` are (key, word, page)."""

    def __init__(self, pages: Sequence[tuple[str, str, Page]]) -> None:
        super().__init__()
        self.pages = {key: page for key, _, page in pages}
        self._words = {key: word for key, word, _ in pages}
        self.tabs = SegmentedControl([(key, word) for key, word, _ in pages], pages[0][0],
                                     tr("Pages"))
        self.tabs.changed.connect(self.show_page)
        self.stack = QStackedWidget()
        for page in self.pages.values():
            self.stack.addWidget(page)
        column(row(self.tabs, 0), self.stack, spacing=14, owner=self)

    def show_page(self, key: str) -> None:
        self.tabs.choose(key)
        self.stack.setCurrentWidget(self.pages[key])

    def read(self, errors: list[FieldError]) -> dict[str, Any]:
        """Return the parts of every page; what cannot be read is appended to ``errors``."""
        parts: dict[str, Any] = {}
        for page in self.pages.values():
            parts |= page.read(errors)
        return parts

    def placed(self, errors: list[FieldError]) -> list[FieldError]:
        """Return errors of the whole with the rows they have on screen."""
        return [self._page_of(error).placed(error) for error in errors]

    def show_errors(self, errors: list[FieldError]) -> str | None:
        """Show errors on their pages and go to the first; returns what else is to be corrected.

        None without errors, "" where one page has them all.
        """
        wrong = [key for key, page in self.pages.items() if page.show_errors(errors)]
        if not wrong:
            return None
        page = self.pages[wrong[0]]
        self.show_page(wrong[0])
        page.focus_error(next(e for e in errors if e.field in page.says()))
        others = ", ".join(self._words[key] for key in wrong[1:])
        return tr("Also to be corrected: {pages}").format(pages=others) if others else ""

    def _page_of(self, error: FieldError) -> Page:
        return next(page for page in self.pages.values() if error.field in page.says())
