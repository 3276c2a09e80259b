"""Applies the look: Fusion, colour scheme, palette; tells of every change.

The one style sheet is worn by the parts of the window (``wardrobe``).
"""

from __future__ import annotations

import re
from dataclasses import fields
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyle

from caas_desktop.domain.resources import resource_path
from caas_desktop.views.look import fonts, icons, paint, pixels, status
from caas_desktop.views.look.tokens import DARK, LIGHT, Theme, Tokens, blend

Scheme = Literal["dark", "light", "system"]
_PLACEHOLDER = re.compile(r"@(\w+)@")


class ThemeSignals(QObject):
    """Says that colours, scale or language of the look have changed.

    Widgets that paint themselves need not listen: a new palette repaints them. Those that keep
    pictures, or set sizes from fonts, do.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scheme: Scheme = "system"
        self.scale = 1.0
        self.language = ""
        self._follows_system = False

    def follow_system(self) -> None:
        """From now on take over each change of the system's scheme while set to "system"."""
        if not self._follows_system:
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
            self._follows_system = True

    def _system_changed(self) -> None:
        app = QApplication.instance()
        if self.scheme == "system" and isinstance(app, QApplication) and _system() is not _now():
            apply(app, "system", self.scale, self.language)


theme = ThemeSignals()


def apply(
    app: QApplication, scheme: Scheme = "system", scale: float = 1.0, language: str = ""
) -> None:
    """Dress the whole program; call it at the start and at each change of a setting.

    Args:
        app: The program.
        scheme: "system" follows the desktop, also later.
        scale: The user's size of text, 0.9 … 1.5.
        language: "zh…" takes the rule for Chinese; "" keeps what is set.
    """
    theme.scheme, theme.scale = scheme, scale
    theme.language = language or theme.language
    if app.property("caas_style") is None:
        # Under a sheet, too, widgets take fonts and colours of what they stand in.
        app.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
        app.setStyle("Fusion")
        app.setProperty("caas_style", True)
    hints = QGuiApplication.styleHints()
    if scheme == "system":
        hints.unsetColorScheme()
        theme.follow_system()
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if scheme == "dark" else Qt.ColorScheme.Light)
    tokens = {"dark": DARK, "light": LIGHT}.get(scheme) or _system()
    Theme.use(tokens)
    for part in (pixels, icons, status, paint):
        part.forget()
    fonts.configure(scale, theme.language)
    app.setFont(fonts.font("body"))
    app.setPalette(palette(tokens))
    theme.changed.emit()


def _system() -> Tokens:
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def _now() -> Tokens:
    return Theme.current()


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of a scheme."""
    role, result = QPalette.ColorRole, QPalette()
    colours = {
        role.Window: tokens.chrome,
        role.WindowText: tokens.text,
        role.Base: tokens.canvas,
        role.AlternateBase: tokens.raised,
        role.Text: tokens.text,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.unhealthy,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.text,
        role.Link: tokens.accent_text,
        role.LinkVisited: tokens.accent_text,
        role.ToolTipBase: tokens.overlay,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.text3,
        role.Light: tokens.border,
        role.Midlight: tokens.border,
        role.Mid: tokens.border,
        role.Dark: tokens.border_strong,
        role.Shadow: "#000000",
        role.Accent: tokens.accent,
    }
    for name, colour in colours.items():
        result.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.disabled))
    return result


@lru_cache(maxsize=2)
def style_sheet(tokens: Tokens) -> str:
    """Return the style sheet with its ``@tokens@`` filled in.

    Raises:
        KeyError: The sheet names a token that does not exist.
    """
    values = {field.name: getattr(tokens, field.name) for field in fields(tokens)}
    values |= {
        "scheme": "dark" if tokens.dark else "light",
        "icons": resource_path("styles").as_posix(),
        "accent_hover": blend("#FFFFFF", tokens.accent, 0.10),
        "danger_hover": blend("#FFFFFF", tokens.danger_fill, 0.10),
        # On a filled button the ring has to stand out from the fill.
        "focus_on_fill": "#FFFFFF" if tokens.dark else tokens.text,
        # Boxes need 3:1 against their ground, fields have their size.
        "control_edge": tokens.text3,
        **{f"on_{role}": tokens.on(role) for role in ("amber", "paused", "exited")},
    }
    sheet = resource_path("styles", "style.qss").read_text(encoding="utf-8")
    return _PLACEHOLDER.sub(lambda found: str(values[found[1]]), sheet)


def motion() -> bool:
    """Return whether the system lets things move."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return False
    return bool(app.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)) and (
        app.isEffectEnabled(Qt.UIEffect.UI_General)
    )
