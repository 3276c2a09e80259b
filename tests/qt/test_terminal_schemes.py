"""Colours of terminals: the window's, or a scheme of the user's, also of those that are open."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from caas_desktop.catalogue import MEMORY, open_catalogue
from caas_desktop.domain.refs import HostId
from caas_desktop.operations.settings import TERMINAL_COLOURS, TERMINAL_FONT, Settings
from caas_desktop.viewmodels.context import Context
from caas_desktop.views.look.tokens import Theme, contrast
from caas_desktop.views.terminal.schemes import tokens_of
from caas_desktop.views.terminal.view import FONT_PIXELS
from caas_desktop.views.window.terminal_maker import TerminalMaker
from tests.qt.terminal_kit import Rig, rig

__all__ = ["rig"]

# The offscreen platform complains about every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
CHOICES = [value for value, _name in TERMINAL_COLOURS.choices]


@pytest.mark.parametrize("scheme", CHOICES)
def test_every_choice_is_a_scheme_that_can_be_read(scheme: str) -> None:
    tokens = tokens_of(scheme)
    assert (tokens is Theme.current()) or scheme != "window"
    assert len(tokens.ansi) == 16
    assert contrast(tokens.text, tokens.sunken) > 4


def test_a_scheme_colours_the_picture_and_answers_the_program(rig: Rig) -> None:
    rig.view.use_colours("nord")
    rig.feed(b"\x1b[31mred\x1b[0m\x1b]11;?\x07")
    assert rig.view.canvas.image.pixel(100, 100) & 0xFFFFFF == 0x2E3440
    assert b"rgb:2e2e/3434/4040" in rig.pane.session.screen.take()
    assert rig.view.canvas.painter.palette.number(1, 0) == 0xBF616A


def test_terminals_that_are_open_take_another_scheme(qtbot: QtBot) -> None:
    settings = Settings(open_catalogue(MEMORY))
    settings.set(TERMINAL_COLOURS, "xterm")
    maker = TerminalMaker(cast("Context", SimpleNamespace(
        settings=settings, fleet=SimpleNamespace(on_engine=lambda _told: None),
        store=SimpleNamespace(hosts={}))))
    open_, closed = maker.on_host(HostId("a")), maker.on_host(HostId("b"))
    grounds = [pane.view.canvas.palette.ground for pane in (open_, closed)]
    closed.close_session()
    closed.deleteLater()
    settings.set(TERMINAL_COLOURS, "gruvbox")
    assert grounds == [0, 0]
    assert open_.view.canvas.palette.ground == 0x282828
    open_.close_session()
    open_.deleteLater()


def test_the_size_in_the_settings_is_the_one_on_screen() -> None:
    assert TERMINAL_FONT.default == FONT_PIXELS
