"""Makes terminals as the settings want them: in a container, beside it, on a host."""
from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import NamedTuple
from weakref import WeakKeyDictionary

from caas_desktop.domain.errors import CaasError, HostUnreachable, result_of
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
    RECONNECT,
    SCROLLBACK,
    TERMINAL_COLOURS,
    TERMINAL_CURSOR,
    TERMINAL_ENGINE,
    TERMINAL_FONT,
)
from caas_desktop.operations.terminal.arrivals import Arrivals
from caas_desktop.operations.terminal.attach import open_attach
from caas_desktop.operations.terminal.exec import DEFAULT, ExecOptions, ExecWay
from caas_desktop.operations.terminal.helper import open_helper
from caas_desktop.operations.terminal.host import open_host_shell
from caas_desktop.operations.terminal.opened import Opened, Opener
from caas_desktop.operations.terminal.prepare import Preparation, Prepare, see_to_image
from caas_desktop.viewmodels.context import Context
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.terminal.header import Subject
from caas_desktop.views.terminal.pane import TerminalPane

Way = Callable[[Engine, int, int], Opened]  # columns, rows
Again = Callable[[], TerminalPane]  # one more of the same kind
See = Callable[[Engine, Preparation], None]  # what else has to be there before


class _Kind(NamedTuple):
    """What is opened, as the audit log has it, and how."""

    action: str
    target: str
    way: Way
    see: See | None = None
    harmless: bool = True  # may be opened again by itself, after its line was lost


class TerminalMaker:
    """Who shows a pane starts it; the way in is asked for anew at every connection."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._arrivals = Arrivals(context.fleet)
        self._again: WeakKeyDictionary[TerminalPane, Again] = WeakKeyDictionary()
        context.settings.on_change(TERMINAL_COLOURS, self._recolour)

    def shell(self, ref: Ref, options: ExecOptions = DEFAULT) -> TerminalPane:
        """Return a terminal with a program of its own in a container."""
        words = " ".join(options.program)
        if options.user:
            words = f"{words} ({options.user})".strip()
        subject = self.subject(ref, words)
        return self._inside(ref, subject, partial(self.shell, ref, options), _Kind(
            "exec", options.logged(subject.name), ExecWay(ref.id, options).open,
            harmless=options.only_shell))

    def attached(self, ref: Ref) -> TerminalPane:
        """Return a terminal on a container's main process."""

        def way(engine: Engine, columns: int, rows: int) -> Opened:
            return open_attach(engine, ref.id, columns=columns, rows=rows)

        subject = self.subject(ref, tr("main process"))
        return self._inside(ref, subject, partial(self.attached, ref), _Kind(
            "attach", f"container {subject.name}", way))

    def helper(self, ref: Ref, image: str, *, pull: bool) -> TerminalPane:
        """Return a terminal in a helper beside a container."""

        def see(engine: Engine, preparation: Preparation) -> None:
            see_to_image(engine, image, preparation, fetch=pull)

        def way(engine: Engine, columns: int, rows: int) -> Opened:
            return open_helper(engine, ref.id, image, columns=columns, rows=rows)

        subject = self.subject(ref, image)
        again = partial(self.helper, ref, image, pull=pull)
        return self._inside(ref, subject, again, _Kind(
            "helper-shell", f"container {subject.name}: {image}", way, see))

    def on_host(self, host: HostId) -> TerminalPane:
        """Return a terminal with a login shell on the host itself."""
        again = partial(self.on_host, host)

        def way(engine: Engine, columns: int, rows: int) -> Opened:
            return open_host_shell(engine, columns=columns, rows=rows)

        view = self._context.store.hosts.get(host)
        if view is None:  # forgotten, while one of its terminals stood there to be split
            return self._pane(Subject(host, ""), again, _Kind("host-shell", host, way), None)
        endpoint = view.spec.endpoint
        login = f"{endpoint.user}@{endpoint.host}" if isinstance(endpoint, SshEndpoint) else ""
        subject = Subject(view.spec.name, login, view.spec.environment, tr("host shell"))
        kind = _Kind("host-shell", f"host {login or view.spec.name}", way)
        return self._pane(subject, again, kind, view.spec)

    def again(self, pane: TerminalPane) -> TerminalPane:
        """Return another terminal of the same kind in the same place."""
        return self._again[pane]()

    def subject(self, ref: Ref, words: str = "") -> Subject:
        item = self._context.store.get(ref)
        view = self._context.store.host_of(ref.scope)
        name = item.name if isinstance(item, Container) else ref.id[:12]
        return Subject(name, view.spec.name if view else "",
                       view.spec.environment if view else "", words)

    def _inside(self, ref: Ref, subject: Subject, again: Again, kind: _Kind) -> TerminalPane:
        view = self._context.store.host_of(ref.scope)
        return self._pane(subject, again, kind, view.spec if view is not None else None)

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
                result = result_of(exc)
                raise
            finally:
                self._audit(spec.id, kind, result)

        return open_, prepare

    def _audit(self, host: HostId, kind: _Kind, result: str) -> None:
        # The catalogue's own trouble is told elsewhere; the terminal was opened all the same.
        with suppress(CaasError):
            self._context.catalogue.add_audit(time.time(), host, kind.action, kind.target, result)

    def _pane(
        self, subject: Subject, again: Again, kind: _Kind, spec: HostSpec | None
    ) -> TerminalPane:
        settings = self._context.settings
        opener, prepare = self._steps(spec, kind) if spec is not None else (_nowhere, None)
        pane = TerminalPane(
            subject, opener, prepare=prepare, scrollback=settings.get(SCROLLBACK),
            engine=settings.get(TERMINAL_ENGINE), cursor=settings.get(TERMINAL_CURSOR))
        pane.returning.by_itself = lambda: (
            kind.harmless and settings.get(RECONNECT) == "automatic")
        self._again[pane] = again
        pane.view.clipboard.confirm = settings.get(CONFIRM_PASTE)
        pane.view.pointer.copy_on_select = settings.get(COPY_ON_SELECT)
        pane.view.use_colours(settings.get(TERMINAL_COLOURS))
        pane.view.zoom(settings.get(TERMINAL_FONT) - TERMINAL_FONT.default)
        return pane

    def _recolour(self, scheme: str) -> None:
        for pane in tuple(self._again):
            if not pane.closed:
                pane.view.use_colours(scheme)


def _nowhere(columns: int, rows: int) -> Opened:
    """The host was forgotten while the object was still on screen."""
    raise HostUnreachable(N_("The host is not known any more."))
