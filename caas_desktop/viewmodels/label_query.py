"""Containers chosen by their labels: ``caas.tenant=acme tier!=dev com.example.keep !old``."""
from __future__ import annotations

import re
from collections.abc import Mapping

from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.frozen import frozen
from caas_desktop.domain.refs import Ref
from caas_desktop.domain.text import N_
from caas_desktop.operations.store import Store

_term = re.compile(r"(!?)([\w.\-/]+)(?:(!=|=|~)(.*))?")
MAX_TERMS = 20


class BadLabels(CaasError):
    """A query of labels cannot be used."""


@frozen
class LabelQuery:
    """All terms must hold: ``key``, ``!key``, ``key=value``, ``key!=value``, ``key~part``."""

    text: str
    terms: tuple[tuple[str, str, str], ...]  # key, sign, value; sign "" or "!" for presence

    def matches(self, labels: Mapping[str, str]) -> bool:
        """Return whether all terms hold."""
        return all(_holds(labels, *term) for term in self.terms)

    def members(self, store: Store) -> list[Ref]:
        """Return the containers that match now."""
        return [ref for ref, item in store.of_kind("container") if self.matches(item.labels)]


def read_labels(text: str) -> LabelQuery:
    """Return the query that a text means. Raises BadLabels."""
    words = text.split()
    terms: list[tuple[str, str, str]] = []
    for word in words[:MAX_TERMS + 1]:
        match = _term.fullmatch(word)
        if match is None or (match[1] and match[3]) or len(terms) >= MAX_TERMS:
            raise BadLabels(N_("This is no query of labels."), detail=word[:60],
                            hint=N_("Write for example: caas.tenant=acme tier!=dev !old"))
        terms.append((match[2], match[3] or match[1], match[4] or ""))
    if not terms:
        raise BadLabels(N_("This is no query of labels."),
                        hint=N_("Write for example: caas.tenant=acme tier!=dev !old"))
    return LabelQuery(" ".join(words), tuple(terms))


def _holds(labels: Mapping[str, str], key: str, sign: str, value: str) -> bool:
    have = labels.get(key)
    match sign:
        case "":
            return have is not None
        case "!":
            return have is None
        case "=":
            return have == value
        case "!=":
            return have != value
    return have is not None and value in have
