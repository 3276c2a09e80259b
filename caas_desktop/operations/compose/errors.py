"""What a Compose file can have wrong, and what about it a person must agree to."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import Any, Literal

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.text import N_, Text, Words
from caas_desktop.operations.compose.tree import Mark

RiskKind = Literal[
    "reads outside", "remote file", "mounts outside", "builds outside", "engine socket",
    "host power", "other containers"]

_SHOWN_IN_MESSAGE = 5
MAX_PROBLEMS = 100


@frozen
class Problem:
    """One sentence about one place; ``mark`` is None where no single place is to blame."""

    message: Words
    mark: Mark | None = None

    @property
    def text(self) -> Text:
        """The sentence behind its place."""
        if self.mark is None:
            return self.message if isinstance(self.message, Text) else Text(self.message)
        return Text("{mark}: {message}", mark=str(self.mark), message=self.message)

    def __str__(self) -> str:
        return str(self.text)


@frozen
class Risk:
    """Something a hostile file would want: a person must agree before it happens.

    Risks are equal by kind and subject, so that an agreement outlives an edit of the file.
    ``subject`` is a path with all symbolic links resolved, a remote address, or a service with
    what it would be given.
    """

    kind: RiskKind
    subject: str
    message: Words = field(compare=False)
    mark: Mark | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return str(self.text)

    @property
    def text(self) -> Text:
        """The sentence behind its place."""
        return Problem(self.message, self.mark).text


class ComposeError(CaasError):
    """The file cannot be used; ``problems`` has at least one entry, in the files' order."""

    def __init__(self, problems: Sequence[Problem], *, hint: str = "") -> None:
        self.problems = tuple(problems)
        lines = [p.text for p in self.problems[:_SHOWN_IN_MESSAGE]]
        more = len(self.problems) - len(lines)
        if more > 0:
            lines.append(Text(N_("… and {count} more."), count=more))
        values: dict[str, Any] = {f"line{number}": line for number, line in enumerate(lines)}
        super().__init__("\n".join(f"{{{name}}}" for name in values), hint=hint, **values)


class RisksNotConfirmed(ComposeError):
    """Reading stopped before a risk; read again with these ``risks`` confirmed to go on."""

    def __init__(self, risks: Sequence[Risk]) -> None:
        self.risks = tuple(risks)
        super().__init__([Problem(r.message, r.mark) for r in self.risks],
                         hint=N_("Confirm this only for files that you trust."))


class Problems:
    """Collects problems, so that several are told at once."""

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}

    def add(self, message: Words, mark: Mark | None = None) -> None:
        """Remember a problem; the same one again, or one too many, is dropped."""
        if len(self._found) < MAX_PROBLEMS:
            self._found[Problem(message, mark)] = None

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.add(problem.message, problem.mark)

    def __bool__(self) -> bool:
        return bool(self._found)

    def all(self) -> tuple[Problem, ...]:
        """Return what was found, by place; what has no place comes last."""
        return tuple(sorted(self._found, key=_place))

    def check(self) -> None:
        """Raise ComposeError if anything was found."""
        if self._found:
            raise ComposeError(self.all())


def _place(problem: Problem) -> tuple[bool, str, int, int]:
    if problem.mark is None:
        return True, "", 0, 0
    return False, *problem.mark
