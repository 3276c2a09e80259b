"""Makes terminals as the settings want them: in a container, beside it, on a host."""
from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from caas_desktop.domain.errors import CaasError, HostUnreachable
from caas_desktop.domain.hosts import HostSpec, SshEndpoint
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.refs import HostId, Ref
from caas_desktop.domain.text import N_
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
from caas_desktop.operations.terminal.arrivals import Arrivals
from caas_desktop.operations.terminal.attach import open_attach
from caas_desktop.operations.terminal.exec import DEFAULT, ExecOptions, open_exec
from caas_desktop.operations.terminal.helper import open_helper
from caas_desktop.operations.terminal.host import open_host_shell
from caas_desktop.operations.terminal.prepare import Preparation, Prepare, see_to_image
from caas_desktop.operations.terminal.session import Opened, Opener
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.terminal.header import Subject
from caas_desktop.views.terminal.pane import TerminalPane

Way = Callable[[Engine, int, int], Opened]  # columns, rows
See = Callable[[Engine, Preparation], None]  # what else has to be there before


class _Kind(NamedTuple):
    """What is opened, as the audit log has it, and how."""

    action: str
    target: str
    way: Way
    see: See | None = None


class TerminalMaker:
    """Who shows a pane starts it; the way in is asked for anew at every connection."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._arrivals = Arrivals(context.fleet)

    def shell(self, ref: Ref, options: ExecOptions = DEFAULT) -> TerminalPane:
        """Return a terminal with a program of its own in a container."""
        words = " ".join(options.program)
        if options.user:
            words = f"{words} ({options.user})".strip()

        def way(engine: Engine, columns: int, rows: int) -> Opened:
            return open_exec(engine, ref.id, options, columns=columns, rows=rows)

        subject = self.subject(ref, words)
        return self._inside(ref, subject, _Kind("exec", options.logged(subject.name), way))

    def attached(self, ref: Ref) -> TerminalPane:
        """Return a terminal on a container's main process."""

        def way(engine: Engine, columns: int, rows: int) -> Opened:
            return open_attach(engine, ref.id, columns=columns, rows=rows)

        subject = self.subject(ref, tr("main process"))
        return self._inside(ref, subject, _Kind("attach", f"container {subject.name}", way))

    def helper(self, ref: Ref, image: str, *, pull: bool) -> TerminalPane:
        """Return a terminal in a helper beside a container."""

        def see(engine: Engine, preparation: Preparation) -> None:
            see_to_image(engine, image, preparation, fetch=pull)

        def way(engine: Engine, columns: int, rows: int) -> Opened:
            return open_helper(engine, ref.id, image, columns=columns, rows=rows)

        subject = self.subject(ref, image)
        return self._inside(ref, subject, _Kind(
            "helper-shell", f"container {subject.name}: {image}", way, see))

    def on_host(self, host: HostId) -> TerminalPane:
        """Return a terminal with a login shell on the host itself."""
        view = self._context.store.hosts[host]
        endpoint = view.spec.endpoint
        login = f"{endpoint.user}@{endpoint.host}" if isinstance(endpoint, SshEndpoint) else ""
        subject = Subject(view.spec.name, login, view.spec.environment, tr("host shell"))

        def way(engine: Engine, columns: int, rows: int) -> Opened:
            return open_host_shell(engine, columns=columns, rows=rows)

        return self._pane(subject, *self._steps(view.spec, _Kind(
            "host-shell", f"host {login or view.spec.name}", way)))

    def again(self, pane: TerminalPane) -> TerminalPane:
        """Return another terminal in the same place."""
        return self._pane(pane.subject, pane.opener, pane.prepare)

    def subject(self, ref: Ref, words: str = "") -> Subject:
        item = self._context.store.get(ref)
        view = self._context.store.host_of(ref.scope)
        name = item.name if isinstance(item, Container) else ref.id[:12]
        return Subject(name, view.spec.name if view else "",
                       view.spec.environment if view else "", words)

    def _inside(self, ref: Ref, subject: Subject, kind: _Kind) -> TerminalPane:
        view = self._context.store.host_of(ref.scope)
        if view is None:
            return self._pane(subject, _nowhere, None)
        return self._pane(subject, *self._steps(view.spec, kind))

    def _steps(self, spec: HostSpec, kind: _Kind) -> tuple[Opener, Prepare]:
        """Return the way in, noted in the audit log, and what is seen to before."""
        fleet, arrivals = self._context.fleet, self._arrivals

        def prepare(preparation: Preparation) -> None:
            engine = arrivals.wait(spec.id, spec.name, preparation)
            require_writable(engine.spec)
            if kind.see is not None:
                kind.see(engine, preparation)

        def open_(columns: int, rows: int) -> Opened:
            result = "ok"
            try:
                engine = engine_or_raise(fleet.engine(spec.id), spec.name)
                require_writable(engine.spec)
                return kind.way(engine, columns, rows)
            except CaasError as exc:
                result = str(exc)
                raise
            finally:
                self._audit(spec.id, kind, result)

        return open_, prepare

    def _audit(self, host: HostId, kind: _Kind, result: str) -> None:
        # The catalogue's own trouble is told elsewhere; the terminal was opened all the same.
        with suppress(CaasError):
            self._context.catalogue.add_audit(time.time(), host, kind.action, kind.target, result)

    def _pane(self, subject: Subject, opener: Opener, prepare: Prepare | None) -> TerminalPane:
        settings = self._context.settings
        pane = TerminalPane(
            subject, opener, prepare=prepare, scrollback=settings.get(SCROLLBACK),
            engine=settings.get(TERMINAL_ENGINE), cursor=settings.get(TERMINAL_CURSOR))
        pane.view.clipboard.confirm = settings.get(CONFIRM_PASTE)
        pane.view.pointer.copy_on_select = settings.get(COPY_ON_SELECT)
        pane.view.zoom(settings.get(TERMINAL_FONT) - TERMINAL_FONT.default)
        return pane


def _nowhere(columns: int, rows: int) -> Opened:
    """The host was forgotten while the object was still on screen."""
    raise HostUnreachable(N_("The host is not known any more."))
