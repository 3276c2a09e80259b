"""Measures in logical pixels on a grid of four, before the user's scale (see ``fonts.px``)."""

from __future__ import annotations

CARD_PADDING = 12
GAP = 10
GROUP = 8

TOOLBAR = 40
BREADCRUMB = 30
TAB = 34
DOCK_TAB = 32
TREE_ROW = 25
LIST_ROW = 38
LIST_ROW_COMPACT = 26
TABLE_HEAD = 28
LOG_LINE = 18

RADIUS_BADGE = 4
RADIUS_CHIP = 5
RADIUS_CARD = 8

NAVIGATOR_WIDTH = 256
PROPERTIES_WIDTH = 232
