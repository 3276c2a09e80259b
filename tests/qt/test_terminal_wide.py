"""Wide characters are copied from pictures: they look as if Qt had drawn them in their places."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from caas_desktop.operations.terminal.screen import PLAIN, Colors, Run, open_screen
from caas_desktop.views.terminal import widecells
from caas_desktop.views.terminal.canvas import Canvas
from caas_desktop.views.terminal.cellfont import CellFont
from caas_desktop.views.terminal.palette import Palette
from caas_desktop.views.terminal.rowpaint import Mark

COLUMNS, ROWS = 30, 4
TEXT = (
    "容器 \x1b[1m粗体\x1b[0m \x1b[31;44m红色\x1b[0m，ｗ🙂文\r\n"
    "한국어 カタカナ\x1b[7m反\x1b[27m ok"
)


@pytest.fixture
def canvas(qapp: QApplication) -> Canvas:
    return Canvas(CellFont(13, 1.0), Palette())


def _show(canvas: Canvas, text: str, marks: tuple[Mark, ...] = ()) -> QImage:
    screen = open_screen(COLUMNS, ROWS)
    screen.set_colors(Colors(0xFFFFFF, 0, 0xFFFFFF, tuple(range(16))))
    screen.feed(text.encode())
    canvas.take(screen.frame(whole=True), lambda _y: marks)
    screen.close()
    return canvas.image.copy()


def _drawn_by_qt(canvas: Canvas) -> QImage:
    """Paint the canvas's rows without pictures; slanted ones would stand out of their cells."""
    image = QImage(canvas.image.size(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(canvas.font.ratio)
    painter = QPainter(image)
    canvas.painter.begin(painter)
    for y, runs in enumerate(canvas.runs):
        canvas.painter.row(y, COLUMNS, runs)  # what is wide waits for `end`, which does not come
        for run in runs:
            if run.step == 2:
                canvas.painter.run(run, y, canvas.palette.pair(run.style)[0])
    painter.end()
    return image


@pytest.mark.parametrize("pixels", [11, 13, 20])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_copied_pictures_look_as_drawn(qapp: QApplication, pixels: int, ratio: float) -> None:
    canvas = Canvas(CellFont(pixels, ratio), Palette())
    copied = _show(canvas, TEXT)
    assert copied == _drawn_by_qt(canvas)


def test_pictures_that_were_drawn_before_are_the_same(canvas: Canvas) -> None:
    first = _show(canvas, TEXT)
    assert _show(canvas, TEXT) == first


def test_pictures_are_bounded(canvas: Canvas, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [_show(canvas, text) for text in (TEXT, "另外一些\x1b[32m字", TEXT)]
    monkeypatch.setattr(widecells, "PICTURES_MAX", 3)
    again = Canvas(canvas.font, canvas.palette)
    assert [_show(again, text) for text in (TEXT, "另外一些\x1b[32m字", TEXT)] == expected
    assert len(again.painter._wide._pictures) == 0


def test_marked_wide_characters_stand_on_the_marks_ground(canvas: Canvas) -> None:
    width = int(canvas.font.width)
    image = _show(canvas, "容器控制", (Mark(2, 6, 0x123456), Mark(4, 6, 0x654321, 0xABCDEF)))
    assert [image.pixelColor(x * width, 0).rgb() & 0xFFFFFF for x in (0, 2, 4, 6)] == [
        canvas.palette.ground, 0x123456, 0x654321, canvas.palette.ground]
    inks = {image.pixel(x, y) & 0xFFFFFF for x in range(4 * width, 6 * width)
            for y in range(int(canvas.font.height))}
    assert 0xABCDEF in inks


def test_wide_character_that_has_no_room_is_drawn_in_its_column(canvas: Canvas) -> None:
    """An engine with other ideas of widths than ours must not break the picture."""
    canvas.columns, canvas.rows = 3, 1
    canvas.runs = [[Run(2, 2, "容", PLAIN, 2)]]
    canvas._new_image()
    canvas.repaint(range(1), lambda _y: ())
    width = int(canvas.font.width)
    assert len({canvas.image.pixel(x, y) for x in range(2 * width, 3 * width)
                for y in range(int(canvas.font.height))}) > 1
