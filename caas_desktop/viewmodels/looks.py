"""What a row or a node looks like, said without widgets: view models make these, delegates paint.

Colours are role names (``"text2"``, ``"unhealthy"``, ``"production"``, ``"series1"``), statuses
and environments are words; the view turns both into the colours of the theme.
"""

from __future__ import annotations

from PySide6.QtCore import Qt

from caas_desktop.domain.frozen import frozen

# One data() call per painted cell returns the whole object.
CELL_ROLE = Qt.ItemDataRole.UserRole + 10
NODE_ROLE = Qt.ItemDataRole.UserRole + 11


@frozen
class CellCheck:
    """The box at the start of a row; it shows the row's selection."""

    stale: bool = False


@frozen
class CellTwoLine:
    """A name over an identifier."""

    title: str
    subtitle: str = ""
    mono: bool = True
    stale: bool = False


@frozen
class CellStatus:
    """A status as a chip, and why; ``word`` is already translated."""

    status: str
    word: str
    note: str = ""
    stale: bool = False


@frozen
class CellText:
    """Plain text; ``right`` for numbers, ``mono`` for identifiers and ports.

    ``hits`` is where in a text that begins at the left stands what was searched for.
    """

    text: str
    colour: str = "text2"
    mono: bool = False
    right: bool = False
    stale: bool = False
    hits: tuple[tuple[int, int], ...] = ()


@frozen
class CellHost:
    """A name behind the stripe of its environment ("" for none)."""

    text: str
    environment: str = ""
    stale: bool = False


@frozen
class CellLoad:
    """A live value with its course.

    ``fraction`` is of the limit and colours it; None without a limit. ``samples`` are fractions of
    the drawing's height, oldest first. An empty ``text`` shows a dash: not measured.
    """

    text: str
    fraction: float | None = None
    samples: tuple[float, ...] = ()
    stale: bool = False


@frozen
class CellBar:
    """A value over its bar; ``fraction`` None without a limit, empty ``text`` for not measured."""

    text: str
    fraction: float | None = None
    stale: bool = False


Cell = CellCheck | CellTwoLine | CellStatus | CellText | CellHost | CellLoad | CellBar


@frozen
class NodeLook:
    """A row of the navigator.

    Attributes:
        text: Name; plain text of others.
        icon: Name of an icon, for what has no status of its own.
        status: Status word; its sign takes the icon's place.
        note: Dim words behind the name: "app", "cluster", "as of 12:03".
        badges: Short text and colour role each, right-aligned: ``("2/3", "restarting")``.
        count: At the far right: "47", "1/1"; "" for none.
        stale: Last known content of a host that cannot be reached.
        section: A heading between groups; only ``text`` counts.
        stripe: Environment whose colour stands before the row; "" for none.
        tip: What its tool tip tells besides; "" for none.
    """

    text: str
    icon: str = ""
    status: str = ""
    note: str = ""
    badges: tuple[tuple[str, str], ...] = ()
    count: str = ""
    stale: bool = False
    section: bool = False
    stripe: str = ""
    tip: str = ""


def cell_text(cell: Cell) -> str:
    """Return a cell in words: for ``DisplayRole``, screen readers, copying and exports."""
    match cell:
        case CellCheck():
            return ""
        case CellTwoLine(title=title, subtitle=subtitle):
            return f"{title}, {subtitle}" if subtitle else title
        case CellStatus(word=word, note=note):
            return f"{word}, {note}" if note else word
        case CellBar(text=text, fraction=fraction):
            return text if fraction is None else f"{text}, {fraction:.0%}"
        case _:
            return cell.text


def node_text(node: NodeLook) -> str:
    """Return a node in words, for ``AccessibleTextRole``; its status is the caller's to say."""
    parts = [node.text, node.note, *(text for text, _ in node.badges), node.count]
    return ", ".join(part for part in parts if part)


@frozen
class TabLook:
    """A tab: of a document (``preview`` in italics, closable) or of a dock.

    ``status`` takes the place of ``icon``; ``badge`` is a count or a short text.
    """

    text: str
    icon: str = ""
    status: str = ""
    preview: bool = False
    badge: str = ""
    badge_colour: str = "exited"


@frozen
class TileLook:
    """A host on the dashboard; loads are a label and a fraction of the limit, None if unknown."""

    name: str
    environment: str
    status: str
    note: str = ""
    count: str = ""
    loads: tuple[tuple[str, float | None], ...] = ()
    stale: bool = False


@frozen
class Crumb:
    """A step of the path above the page; ``key`` is what the bar reports when it is pressed."""

    text: str
    icon: str = ""
    key: object = None


@frozen
class Facet:
    """A quick filter of a list with the number of rows it would leave."""

    key: str
    text: str
    count: int | None = None
    status: str = ""


@frozen
class BulkAction:
    """A button of the bar over selected rows: "Stop 3 of 5"."""

    key: str
    text: str
    icon: str = ""
    enabled: bool = True
    danger: bool = False
