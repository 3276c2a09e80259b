"""What is wrong, in words that are translated where they are shown."""
from __future__ import annotations

from caas_desktop.domain.text import Text, Words


class Wrong(ValueError):
    """A value that cannot be used; ``text`` is the part of a sentence that says why."""

    def __init__(self, template: str, **values: object) -> None:
        self.text = Text(template, **values)
        super().__init__(str(self.text))


def words_of(error: Exception) -> Words:
    """Return why; of an error that is none of ours, its own words."""
    return error.text if isinstance(error, Wrong) else str(error)
