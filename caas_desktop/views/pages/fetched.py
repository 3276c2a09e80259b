"""A tab whose content is read from the engine when it is opened: inspect, processes."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.ports import Engine, Lane
from caas_desktop.domain.refs import Ref
from caas_desktop.operations.commands import engine_or_raise
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.errors import hint, sentence
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.look.notices import EmptyState, LoadingRows


class Fetched(QWidget):
    """Loads at each show and on ``reload``; says what went wrong and offers to try again."""

    def __init__(self, context: Context, ref: Ref, fetch: Callable[[Engine], Any]) -> None:
        super().__init__()
        self.context, self.ref, self._fetch = context, ref, fetch
        self._token: CancelToken | None = None
        self.content = QWidget()
        self._problem = QWidget()
        self._problem_layout = QVBoxLayout(self._problem)
        self._stack = QStackedLayout(self)
        for part in (LoadingRows(), self.content, self._problem):
            self._stack.addWidget(part)
        self.loaded = False

    def show_answer(self, answer: Any) -> None:
        """Fill ``content``."""
        raise NotImplementedError

    def reload(self) -> None:
        if self._token is not None:
            self._token.cancel()
        view = self.context.store.host_of(self.ref.scope)
        name = view.spec.name if view else tr("The host")
        key = view.spec.id if view else "gone"
        engine_of = self.context.fleet.engine_of
        self._token = self.context.jobs.submit(
            key, lambda _: self._fetch(engine_or_raise(engine_of(self.ref.scope), name)),
            lane=Lane.REFRESH, done=self._done, failed=self._failed)

    def close_tab(self) -> None:
        if self._token is not None:
            self._token.cancel()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def _done(self, answer: Any) -> None:
        self.loaded = True
        self._stack.setCurrentIndex(1)
        self.show_answer(answer)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, CaasError):
            raise error
        while (old := self._problem_layout.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        problem = EmptyState("alert", sentence(error), hint(error), (tr("Try again"),))
        problem.action.connect(lambda _: self.reload())
        self._problem_layout.addWidget(problem)
        self._stack.setCurrentIndex(2)
