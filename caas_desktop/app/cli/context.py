"""What a command works with: hosts, their engines, and how it is going to end."""
from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import TypeVar

from caas_desktop.app.adapters import Adapters
from caas_desktop.app.cli import codes, prompts
from caas_desktop.app.cli.connections import Answer, Connections
from caas_desktop.app.cli.output import problem
from caas_desktop.domain.errors import CaasError, HostError, VaultError
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.ports import Engine

T = TypeVar("T")


class Context:
    """One run of one command; main thread only."""

    def __init__(self, args: argparse.Namespace, adapters: Adapters) -> None:
        self.args, self.adapters = args, adapters
        self.connections = Connections(adapters.connector, args.timeout)
        self.lost: list[HostSpec] = []  # hosts that did not answer
        self._code = codes.OK
        self._told: set[tuple[str, str]] = set()

    @property
    def json(self) -> bool:
        return bool(self.args.json)

    @property
    def code(self) -> int:
        """How the command ends: an error of its own before an unreachable host."""
        return self._code or (codes.UNREACHABLE if self.lost else codes.OK)

    def fail(self, error: CaasError, subject: str = "") -> None:
        """Print ``error``; the command goes on and ends with code 1."""
        problem(error, subject)
        self._code = codes.FAILED

    def failed(self) -> None:
        """Note that something failed which is told in the result itself."""
        self._code = codes.FAILED

    def close(self) -> None:
        self.connections.close()

    # -- hosts ---------------------------------------------------------------------------

    def hosts(self) -> list[HostSpec]:
        """Return the hosts that ``--host`` names, else all enabled ones.

        Raises:
            CaasError: There is none, or none of that name.
        """
        every = self.adapters.catalogue.hosts()
        names = self.args.host
        if names:
            return list(dict.fromkeys(named(every, name) for name in names))
        if not every:
            raise CaasError("There are no hosts yet.",
                            hint="Add one: caas-desktop hosts add, or hosts import.")
        enabled = [spec for spec in every if spec.enabled]
        if not enabled:
            raise CaasError("Every host is switched off.", hint="Name one with --host.")
        return enabled

    def ask(self, work: Callable[[Engine], T], specs: Sequence[HostSpec] | None = None
            ) -> list[Answer[T]]:
        """Run ``work`` on every host; return what was answered.

        Hosts that fail are told on standard error. Where a secret is all that is missing, a
        user at a terminal is asked for it, once per host.
        """
        specs = self.hosts() if specs is None else specs
        answers = self.connections.ask(specs, work)
        again = [a.spec for a in answers
                 if a.error and prompts.resolve(a.error, a.spec, self.adapters.vault)]
        if again:
            second = {a.spec.id: a for a in self.connections.ask(again, work)}
            answers = [second.get(a.spec.id, a) for a in answers]
        for answer in answers:
            if answer.error is not None:
                self.host_failed(answer.spec, answer.error)
        return [a for a in answers if a.error is None]

    def engine(self, spec: HostSpec) -> Engine:
        """Return the engine of one host, asking for a missing secret; raises CaasError."""
        try:
            return self.connections.engine(spec)
        except CaasError as exc:
            if not prompts.resolve(exc, spec, self.adapters.vault):
                raise
        return self.connections.engine(spec)

    def host_failed(self, spec: HostSpec, error: CaasError) -> None:
        """Tell why a host gave no answer, once; an engine's refusal is an error of its own."""
        key = (spec.id, str(error))
        if key not in self._told:
            self._told.add(key)
            problem(error, "" if spec.name in str(error) else spec.name)
        if isinstance(error, HostError | VaultError):
            if spec not in self.lost:
                self.lost.append(spec)
        else:
            self._code = codes.FAILED


def named(hosts: Sequence[HostSpec], name: str) -> HostSpec:
    """Return the host called ``name`` (or with that id); raises CaasError."""
    found = [h for h in hosts if name == h.name]
    found = found or [h for h in hosts if name.casefold() == h.name.casefold() or name == h.id]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(f"{h.id} ({h.endpoint})" for h in found)
        raise CaasError(f"There are {len(found)} hosts called {name}.", hint=f"Use an id: {ids}.")
    known = ", ".join(h.name for h in hosts[:20])
    raise CaasError(f"There is no host called {name}.",
                    hint=f"Known hosts: {known}." if known else "There are no hosts yet.")
