"""Words that are coloured wherever they stand: a named set of patterns, each with a colour."""
from __future__ import annotations

from collections.abc import Sequence

from caas_desktop.domain.frozen import frozen
from caas_desktop.operations.logs.search import Matcher, Query

COLOURS = 10
"""The colours of series, by number: they differ for every eye, in light and dark."""
SPANS = 100


@frozen
class Rule:
    """One pattern and the number of its colour."""

    query: Query
    colour: int


class Highlighter:
    """Compiled rules of the sets in use. Raises BadPattern."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(Matcher(rule.query), rule.colour % COLOURS) for rule in rules]

    def __bool__(self) -> bool:
        return bool(self._rules)

    def spans(self, text: str) -> list[tuple[int, int, int]]:
        """Return begin, end and colour of what is marked in a visible text; later rules win."""
        return [(begin, end, colour) for matcher, colour in self._rules
                for begin, end in matcher.spans(text, SPANS)]
