"""Text of any line of a libghostty-vt terminal, and a marker that follows a line."""

from __future__ import annotations

from typing import Any

from caas_desktop.operations.terminal.ghostty_abi import ffi
from caas_desktop.operations.terminal.ghostty_lib import check, lib, sized, with_twin

_grid_ref, _track = (
    with_twin(name, f"GhosttyResult(*)(GhosttyTerminal, CaasPoint, {out})",
              "CaasPoint", "GhosttyPoint")
    for name, out in (("ghostty_terminal_grid_ref", "GhosttyGridRef*"),
                      ("ghostty_terminal_grid_ref_track", "GhosttyTrackedGridRef*"))
)
LINK_MAX = 2048  # bytes of an address


def _point(x: int, row: int) -> Any:
    point = ffi.new("CaasPoint*")
    point.tag = lib.GHOSTTY_POINT_TAG_SCREEN
    point.value.x, point.value.y = x, row
    return point[0]


def _ref(terminal: Any, x: int, row: int) -> Any:
    """Return a reference to a cell, rows counted from the oldest; None outside."""
    ref = sized("GhosttyGridRef")
    return None if _grid_ref(terminal, _point(x, row), ref) else ref


def text(
    terminal: Any, start: tuple[int, int], end: tuple[int, int], *, unwrap: bool, block: bool
) -> str:
    """Return the text between two cells (column, row), both included; "" outside the screen."""
    first, last = _ref(terminal, *start), _ref(terminal, *end)
    if first is None or last is None:
        return ""
    selection = sized("GhosttySelection")
    selection.start, selection.end, selection.rectangle = first[0], last[0], block
    options = sized("GhosttyTerminalSelectionFormatOptions")
    options.emit = lib.GHOSTTY_FORMATTER_FORMAT_PLAIN
    options.unwrap, options.trim, options.selection = unwrap, True, selection
    size = ffi.new("size_t*")
    lib.ghostty_terminal_selection_format_buf(terminal, options[0], ffi.NULL, 0, size)
    buffer = ffi.new("uint8_t[]", max(size[0], 1))
    check(
        lib.ghostty_terminal_selection_format_buf(
            terminal, options[0], buffer, len(buffer), size
        ),
        "format",
    )
    return str(ffi.buffer(buffer, size[0])[:].decode("utf-8", "replace"))


def wraps(terminal: Any, row: int) -> bool:
    ref = _ref(terminal, 0, row)
    if ref is None:
        return False
    raw, value = ffi.new("GhosttyRow*"), ffi.new("bool*")
    lib.ghostty_grid_ref_row(ref, raw)
    lib.ghostty_row_get(raw[0], lib.GHOSTTY_ROW_DATA_WRAP, value)
    return bool(value[0])


def link(terminal: Any, x: int, row: int) -> str | None:
    ref = _ref(terminal, x, row)
    if ref is None:
        return None
    buffer, size = ffi.new("uint8_t[]", LINK_MAX), ffi.new("size_t*")
    if lib.ghostty_grid_ref_hyperlink_uri(ref, buffer, LINK_MAX, size) or not size[0]:
        return None
    return str(ffi.buffer(buffer, size[0])[:].decode("utf-8", "replace"))


class Marker:
    """Follows one line while rows above it come and go."""

    def __init__(self, terminal: Any, row: int) -> None:
        self._ref = ffi.new("GhosttyTrackedGridRef*")
        check(_track(terminal, _point(0, row), self._ref), "track")
        self._at = ffi.new("GhosttyPointCoordinate*")

    def row(self) -> int | None:
        """Return the line's row, counted from the oldest; None when it is gone."""
        ref = self._ref[0]
        if not lib.ghostty_tracked_grid_ref_has_value(ref):
            return None
        tag = lib.GHOSTTY_POINT_TAG_SCREEN
        if lib.ghostty_tracked_grid_ref_point(ref, tag, self._at):
            return None
        return int(self._at.y)

    def free(self) -> None:
        lib.ghostty_tracked_grid_ref_free(self._ref[0])
