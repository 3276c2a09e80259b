"""What the chosen route is, and whether it works: asked anew on demand."""
from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caas_desktop.domain.routes import readable
from caas_desktop.domain.times import date_text
from caas_desktop.operations.routes.check import Report
from caas_desktop.operations.routes.outside import Served
from caas_desktop.operations.routes.table import EdgeEntry, RouteEntry
from caas_desktop.viewmodels.errors import shown
from caas_desktop.viewmodels.facts import Fact
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.looks import CellStatus
from caas_desktop.viewmodels.route_rows import extras_text, tls_text
from caas_desktop.views.look.buttons import button
from caas_desktop.views.look.labels import ElidedLabel, StatusLabel, label
from caas_desktop.views.look.layouts import column, row

SHOWN = 40  # backends


class RouteDetails(QScrollArea):
    """``asked`` says "edit", "remove", "check", "open" or "edge"."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Route"))

    def show_route(self, entry: RouteEntry, edge: EdgeEntry | None, report: Report | None,
                   *, asking: bool, writable: bool) -> None:
        """``report`` None: not asked yet."""
        route = entry.route
        title = label(route.title, "heading", wrap=True, selectable=True)
        facts = [Fact(tr("No certificate yet: the edge says"), report.acme_error)] if (
            report is not None and report.acme_error) else []
        facts += [Fact(tr("Leads to"), f"{entry.owner}:{route.port}", True),
                 Fact(tr("TLS"), tls_text(route))]
        if extras := extras_text(route):
            facts.append(Fact(tr("Also"), extras))
        if route.addresses and readable(route.addresses[0].host) != route.addresses[0].host:
            facts.append(Fact(tr("DNS name"), route.addresses[0].host, True))
        facts.append(Fact(tr("Rule"), route.rule, True))
        body = QWidget()
        stack = QVBoxLayout(body)
        stack.setContentsMargins(16, 12, 16, 16)
        stack.setSpacing(8)
        stack.addWidget(title)
        stack.addLayout(self._buttons(entry, edge, asking, writable))
        for name, look in _checks(edge, report, asking):
            stack.addWidget(_line(name, look))
        if report is not None and report.backends:
            stack.addSpacing(4)
            stack.addWidget(label(tr("Backends, asked from the edge"), "label", "text2"))
            for backend in report.backends[:SHOWN]:
                good = backend.up and 0 < backend.answer < 500
                word = (tr("answers {status}").format(status=backend.answer) if backend.answer
                        else tr("no answer"))
                note = "" if backend.up else tr("taken out by its health check")
                stack.addWidget(_line(backend.url, CellStatus(
                    "healthy" if good else "unhealthy", word, note), mono=True))
        stack.addSpacing(6)
        for fact in facts:
            stack.addLayout(column(
                label(fact.name, "caption", "text3"),
                label(fact.value[:600], "mono" if fact.mono else "small", "text", wrap=True,
                      selectable=True), spacing=1))
        stack.addStretch(1)
        self.setWidget(body)

    def _buttons(self, entry: RouteEntry, edge: EdgeEntry | None, asking: bool, writable: bool
                 ) -> QHBoxLayout:
        offers = [("check", tr("Check"), "refresh", not asking)]
        if entry.route.managed and writable:
            offers += [("edit", tr("Edit…"), "pencil", True),
                       ("remove", tr("Remove…"), "trash", True)]
        if edge is None and writable:
            offers.insert(0, ("edge", tr("Set up the edge…"), "globe", True))
        made = []
        for key, words, sign, enabled in offers:
            one = button(words, "primary" if key == "edge" else "", sign)
            one.setEnabled(enabled)
            one.clicked.connect(lambda _=False, key=key: self.asked.emit(key))
            made.append(one)
        return row(*made, 0, spacing=6)


def _line(name: str, look: CellStatus, mono: bool = False) -> QWidget:
    """A check: what it is about, and below the sign what came of it."""
    box = QWidget()
    shown = StatusLabel(look.status, look.note, look.word)
    column(ElidedLabel(name, "mono" if mono else "caption", "text3"), shown, spacing=2, owner=box)
    box.setAccessibleName(f"{name}: {look.word} {look.note}".strip())
    return box


def _checks(edge: EdgeEntry | None, report: Report | None, asking: bool
            ) -> list[tuple[str, CellStatus]]:
    if report is None:
        word = tr("Asking…") if asking else tr("Not asked yet")
        return [(tr("Check"), CellStatus("starting" if asking else "created", word))]
    found = [(tr("The name, from this computer"), _name(report)),
             (tr("The edge"), _edge(edge, report)),
             (tr("A request from this computer"), _outside(report))]
    if report.served is not None:
        found.append((tr("Certificate"), _certificate(report.served)))
    return found


def _certificate(served: Served) -> CellStatus:
    if not served.fits:
        return CellStatus("unhealthy", tr("none for this name"),
                          tr("the edge shows one by {issuer}").format(issuer=served.issuer))
    good = served.good(time.time())
    words = tr("valid until {day}") if good else tr("expired {day}")
    return CellStatus("healthy" if good else "unhealthy",
                      words.format(day=date_text(served.until).partition(" ")[0]),
                      tr("issued by {issuer}").format(issuer=served.issuer))


def _name(report: Report) -> CellStatus:
    if not report.addresses:
        return CellStatus("unhealthy", tr("does not resolve"))
    return CellStatus("healthy", tr("resolves"), ", ".join(report.addresses[:3]))


def _edge(edge: EdgeEntry | None, report: Report) -> CellStatus:
    if edge is None:
        return CellStatus("failed", tr("there is none"))
    if report.known is None:
        return CellStatus("stale", tr("cannot be asked"),
                          shown(report.edge_error) or tr("no connected host runs it"))
    if not report.known:
        return CellStatus("failed", tr("does not have the route"), shown(report.edge_error))
    return CellStatus("healthy", tr("has the route"))


def _outside(report: Report) -> CellStatus:
    if not report.answer:
        return CellStatus("unhealthy", tr("no answer"), report.outside_error)
    word = tr("answers {status}").format(status=report.answer)
    if report.certificate:
        return CellStatus("degraded", word, report.certificate)
    return CellStatus("healthy" if report.answer < 500 else "unhealthy", word)
