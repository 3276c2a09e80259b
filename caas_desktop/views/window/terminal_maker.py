"""Makes terminals as the settings want them: in a container, beside it, on a host."""
from __future__ import annotations

from collections.abc import Callable

from caas_desktop.domain.hosts import SshEndpoint
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId, Ref
from caas_desktop.kinds.container import Container
from caas_desktop.operations.commands import engine_or_raise
from caas_desktop.operations.rights import require_writable
from caas_desktop.operations.settings import (
    CONFIRM_PASTE,
    COPY_ON_SELECT,
    SCROLLBACK,
    TERMINAL_CURSOR,
    TERMINAL_ENGINE,
    TERMINAL_FONT,
)
from caas_desktop.operations.terminal.attach import open_attach
from caas_desktop.operations.terminal.exec import DEFAULT, ExecOptions, open_exec
from caas_desktop.operations.terminal.helper import open_helper
from caas_desktop.operations.terminal.host import open_host_shell
from caas_desktop.operations.terminal.session import Opened, Opener
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.terminal.header import Subject
from caas_desktop.views.terminal.pane import TerminalPane

Way = Callable[[Engine, int, int], Opened]  # columns, rows


class TerminalMaker:
    """Who shows a pane starts it; the way in is asked for anew at every connection."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def shell(self, ref: Ref, options: ExecOptions = DEFAULT) -> TerminalPane:
        """Return a terminal with a program of its own in a container."""
        words = " ".join(options.program)
        if options.user:
            words = f"{words} ({options.user})".strip()

        def way(engine: Engine, columns: int, rows: int) -> Opened:
            return open_exec(engine, ref.id, options, columns=columns, rows=rows)

        return self._pane(self.subject(ref, words), self._opener(ref, way))

    def attached(self, ref: Ref) -> TerminalPane:
        """Return a terminal on a container's main process."""

        def way(engine: Engine, columns: int, rows: int) -> Opened:
            return open_attach(engine, ref.id, columns=columns, rows=rows)

        return self._pane(self.subject(ref, tr("main process")), self._opener(ref, way))

    def helper(self, ref: Ref, image: str, *, pull: bool) -> TerminalPane:
        """Return a terminal in a helper beside a container."""

        def way(engine: Engine, columns: int, rows: int) -> Opened:
            return open_helper(engine, ref.id, image, pull=pull, columns=columns, rows=rows)

        return self._pane(self.subject(ref, image), self._opener(ref, way))

    def on_host(self, host: HostId) -> TerminalPane:
        """Return a terminal with a login shell on the host itself."""
        view = self._context.store.hosts[host]
        endpoint = view.spec.endpoint
        user = endpoint.user if isinstance(endpoint, SshEndpoint) else ""
        subject = Subject(view.spec.name, f"{user}@{endpoint.host}" if isinstance(
            endpoint, SshEndpoint) else "", view.spec.environment, tr("host shell"))
        fleet, name = self._context.fleet, view.spec.name

        def open_(columns: int, rows: int) -> Opened:
            engine = engine_or_raise(fleet.engine(host), name)
            require_writable(engine.spec)
            return open_host_shell(engine, columns=columns, rows=rows)

        return self._pane(subject, open_)

    def again(self, pane: TerminalPane) -> TerminalPane:
        """Return another terminal in the same place."""
        return self._pane(pane.subject, pane.opener)

    def subject(self, ref: Ref, words: str = "") -> Subject:
        item = self._context.store.get(ref)
        view = self._context.store.host_of(ref.scope)
        name = item.name if isinstance(item, Container) else ref.id[:12]
        return Subject(name, view.spec.name if view else "",
                       view.spec.environment if view else "", words)

    def _opener(self, ref: Ref, way: Way) -> Opener:
        fleet = self._context.fleet
        view = self._context.store.host_of(ref.scope)
        host_name = view.spec.name if view else tr("The host")

        def open_(columns: int, rows: int) -> Opened:
            engine = engine_or_raise(fleet.engine_of(ref.scope), host_name)
            require_writable(engine.spec)
            return way(engine, columns, rows)

        return open_

    def _pane(self, subject: Subject, opener: Opener) -> TerminalPane:
        settings = self._context.settings
        pane = TerminalPane(
            subject, opener, scrollback=settings.get(SCROLLBACK),
            engine=settings.get(TERMINAL_ENGINE), cursor=settings.get(TERMINAL_CURSOR))
        pane.view.clipboard.confirm = settings.get(CONFIRM_PASTE)
        pane.view.pointer.copy_on_select = settings.get(COPY_ON_SELECT)
        pane.view.zoom(settings.get(TERMINAL_FONT) - TERMINAL_FONT.default)
        return pane
