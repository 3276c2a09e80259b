"""Everything that pages are built of, under one name."""

from __future__ import annotations

from caas_desktop.views.look.bulk import BulkBar
from caas_desktop.views.look.buttons import (
    FacetBar,
    PillButton,
    SegmentedControl,
    button,
    link,
    tool,
)
from caas_desktop.views.look.cards import Card, LoadBar, LoadTile
from caas_desktop.views.look.crumbs import BreadcrumbBar
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.forms import dress_form
from caas_desktop.views.look.header import ListHeader
from caas_desktop.views.look.labels import (
    ElidedLabel,
    EnvironmentChip,
    Picture,
    StatusGlyph,
    StatusLabel,
    StatusText,
    environment_word,
    label,
    no_mnemonic,
    rule,
    tooltip,
)
from caas_desktop.views.look.layouts import column, row
from caas_desktop.views.look.notices import Banner, EmptyState, LoadingRows, announce
from caas_desktop.views.look.rows import ListRows
from caas_desktop.views.look.search import SearchField
from caas_desktop.views.look.shadow import shadow
from caas_desktop.views.look.table import ListTable
from caas_desktop.views.look.tabs import Tabs
from caas_desktop.views.look.toasts import Toast, ToastAction, ToastHost
from caas_desktop.views.look.tree import NavigatorTree, TreeRows

__all__ = [
    "Banner",
    "BreadcrumbBar",
    "BulkBar",
    "Card",
    "ElidedLabel",
    "EmptyState",
    "EnvironmentChip",
    "FacetBar",
    "ListHeader",
    "ListRows",
    "ListTable",
    "LoadBar",
    "LoadTile",
    "LoadingRows",
    "NavigatorTree",
    "Picture",
    "PillButton",
    "SearchField",
    "SegmentedControl",
    "StatusGlyph",
    "StatusLabel",
    "StatusText",
    "Tabs",
    "Toast",
    "ToastAction",
    "ToastHost",
    "TreeRows",
    "announce",
    "button",
    "column",
    "dress",
    "dress_form",
    "environment_word",
    "label",
    "link",
    "no_mnemonic",
    "row",
    "rule",
    "shadow",
    "tool",
    "tooltip",
]
