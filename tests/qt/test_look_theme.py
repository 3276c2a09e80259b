"""The theme reaches everything, and the style sheet keeps to the rules that make it cheap."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from caas_desktop.domain.resources import resource_path
from caas_desktop.views.look import fonts, icons, status
from caas_desktop.views.look.dress import dress
from caas_desktop.views.look.theme import apply, style_sheet, theme
from caas_desktop.views.look.tokens import DARK, LIGHT, Theme
from caas_desktop.views.look.wardrobe import wear


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    apply(qapp, "light", 1.0, "en")
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _selectors() -> list[str]:
    sheet = resource_path("styles", "style.qss").read_text(encoding="utf-8")
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)
    heads = re.findall(r"([^{}]+)\{", sheet)
    return [part.strip() for head in heads for part in head.split(",")]


def test_sheet_has_no_universal_and_no_descendant_selector() -> None:
    for selector in _selectors():
        assert "*" not in selector
        assert not re.search(r"\S[\s>]+\S", selector), selector


def test_sheet_leaves_the_items_of_views_to_delegates() -> None:
    allowed = {"QMenuBar", "QMenu", "QStatusBar"}
    for selector in _selectors():
        if "::item" in selector:
            assert selector.split("::")[0] in allowed, selector


@pytest.mark.parametrize("tokens", [DARK, LIGHT], ids=["dark", "light"])
def test_sheet_is_filled_completely_and_its_pictures_exist(tokens) -> None:
    sheet = style_sheet(tokens)
    assert "@" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)
    for path in re.findall(r'url\("([^"]+)"\)', sheet):
        assert resource_path("styles", path.rsplit("/", 1)[-1]).is_file(), path


def test_switching_changes_palette_and_tells(qapp, qtbot) -> None:
    with qtbot.waitSignal(theme.changed):
        apply(qapp, "dark")
    assert Theme.current() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.chrome)


def test_switching_recolours_dressed_labels(qapp, qtbot) -> None:
    label = QLabel("shop")
    qtbot.addWidget(label)
    dress(label, "small", "text3", ground="canvas")
    wear(label)
    label.show()
    apply(qapp, "dark")
    qtbot.waitUntil(lambda: label.styleSheet() == style_sheet(DARK))
    palette = label.palette()
    assert palette.color(QPalette.ColorRole.WindowText) == QColor(DARK.text3)
    assert palette.color(QPalette.ColorRole.Window) == QColor(DARK.canvas)


def test_switching_recolours_icons_already_handed_out(qapp) -> None:
    icon = icons.icon("play")
    light = icon.pixmap(16, 16).toImage()
    apply(qapp, "dark")
    assert icon.pixmap(16, 16).toImage() != light


def test_scale_enlarges_text_of_dressed_labels(qapp, qtbot) -> None:
    label = QLabel("shop")
    qtbot.addWidget(label)
    dress(label, "body")
    wear(label)
    label.show()
    apply(qapp, "light", scale=1.5)
    qtbot.waitUntil(lambda: label.font().pixelSize() == 20)


def test_chinese_text_is_never_small_nor_heavy(qapp) -> None:
    apply(qapp, "light", language="zh_CN")
    for role in fonts.ROLES:
        if not role.startswith("mono"):
            assert fonts.font(role).pixelSize() >= 11
            assert fonts.font(role).weight() <= 500
    assert fonts.font("caption").pixelSize() == 12


@pytest.mark.parametrize("name", sorted(icons.names()))
def test_every_icon_draws_something_in_one_style(qapp, name) -> None:
    source = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 16 16"' in source
    assert 'stroke-width="1.25"' in source
    assert not re.search(r'(?:fill|stroke)="(?!none|currentColor)', source)
    image = icons.pixmap(name, 16, "#FF0000", 2.0).toImage()
    painted = sum(image.pixelColor(x, y).alpha() > 40 for x in range(32) for y in range(32))
    assert 12 <= painted <= 700
    assert not any(image.pixelColor(x, y).blue() for x in range(32) for y in range(32))


def test_icons_have_a_disabled_and_a_checked_look(qapp) -> None:
    icon, side = icons.icon("stop"), 16
    pictures = [
        icon.pixmap(QSize(side, side), mode, state).toImage()
        for mode, state in (
            (icon.Mode.Normal, icon.State.Off),
            (icon.Mode.Disabled, icon.State.Off),
            (icon.Mode.Normal, icon.State.On),
        )
    ]
    assert pictures[0] != pictures[1]
    assert pictures[0] != pictures[2]


def test_missing_icon_is_a_bug_and_says_so(qapp) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_every_status_has_a_word_and_states_differ_in_shape_not_only_colour(qapp) -> None:
    shapes = {}
    for name in status.STATUSES:
        assert status.status_word(name)
        mask = status.glyph(name, 16, 1.0).toImage().createAlphaMask()
        shapes.setdefault(bytes(mask.constBits()), []).append(name)
    same = sorted(sorted(names) for names in shapes.values() if len(names) > 1)
    assert same == [["created", "exited"], ["offline", "stale"]]


def test_unknown_status_still_draws(qapp) -> None:
    assert not status.glyph("<b>odd</b>").isNull()


def _size(side: int):
    from PySide6.QtCore import QSize

    return QSize(side, side)
