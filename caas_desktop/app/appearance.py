"""Colours, size of text and language, switchable while the window is open."""
from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from caas_desktop.viewmodels.language import use_language
from caas_desktop.views.look import theme
from caas_desktop.views.look.theme import Scheme
from caas_desktop.views.look.tokens import Theme

if TYPE_CHECKING:
    from caas_desktop.operations.settings import Settings

NAMES = {"en": "English", "zh_CN": "简体中文"}


class Appearance:
    """Applied before the window is shown; ``follow`` hands it over to the settings."""

    def __init__(self, app: QApplication, scheme: str, language: str, scale: int) -> None:
        self._app = app
        self.scheme, self.language, self.scale = scheme, language, scale
        self._settings: Settings | None = None
        self._spoken = use_language(app, language)
        self._apply()

    @property
    def spoken(self) -> str:
        """The language in use, by its own name."""
        return NAMES.get(self._spoken, "English")

    def follow(self, settings: Settings, spoken_changed: Callable[[], None], *,
               fixed: bool) -> None:
        """Take every change of the settings; ``fixed`` keeps this run's start values first."""
        from caas_desktop.operations.settings import LANGUAGE, SCALE, THEME

        self._settings = settings

        def restyle(_: object) -> None:
            self.scheme, self.scale = settings.get(THEME), settings.get(SCALE)
            self._apply()

        def speak(_: object) -> None:
            self.language = settings.get(LANGUAGE)
            self._spoken = use_language(self._app, self.language)
            self._apply()
            spoken_changed()

        settings.on_change(THEME, restyle)
        settings.on_change(SCALE, restyle)
        settings.on_change(LANGUAGE, speak)
        if not fixed:
            if (settings.get(THEME), settings.get(SCALE)) != (self.scheme, self.scale):
                restyle(None)
            if settings.get(LANGUAGE) != self.language:
                speak(None)

    def toggle(self) -> None:
        """Change between light and dark."""
        if self._settings is not None:
            from caas_desktop.operations.settings import THEME

            self._settings.set(THEME, "light" if Theme.current().dark else "dark")

    def next_language(self) -> None:
        """Change between English and Chinese."""
        if self._settings is not None:
            from caas_desktop.operations.settings import LANGUAGE

            self._settings.set(LANGUAGE, "en" if self._spoken.startswith("zh") else "zh_CN")

    def _apply(self) -> None:
        theme.apply(self._app, cast(Scheme, self.scheme), self.scale / 100, self._spoken)
