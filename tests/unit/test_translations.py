"""Texts are found wherever they stand; translations survive, and mistakes in them are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import translations, ts
from tools.texts import Texts, collect

FORM = """<ui version="4.0"><class>{root}</class><widget class="QWidget" name="{root}">
<property name="windowTitle"><string>Title of a form</string></property>
<property name="look"><string notr="true">caption|text3||</string></property></widget></ui>"""


def _program(folder: Path, code: str, name: str = "caas_desktop/views/page.py") -> Texts:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code, "utf-8")
    return collect(folder)


def _texts(*found: str) -> Texts:
    texts = Texts()
    for text in found:
        texts.add(text, "page.py")
    return texts


def test_marked_texts_are_found(tmp_path: Path) -> None:
    code = 'tr("One"); N_("Two "\n"lines"); self.tr("Three" if x else "Four"); tr(title)'
    assert set(_program(tmp_path, code).found) == {"One", "Two lines", "Three", "Four"}


def test_declarations_of_the_registries_need_no_mark(tmp_path: Path) -> None:
    name = "caas_desktop/kinds/pod.py"
    code = (
        'POD: Kind[Pod] = Kind(key="pod", title="Pods", singular="Pod",'
        ' columns=(Column("name", "Name", f, g),))'
    )
    assert set(_program(tmp_path, code, name).found) == {"Pods", "Pod", "Name"}
    code = 'Action("stop", "Stop", "stop", loses="All is lost.")'
    texts = _program(tmp_path, code, "caas_desktop/operations/actions.py")
    assert {"Stop", "All is lost."} <= set(texts.found)


@pytest.mark.parametrize("argument", ['f"{n} left"', '"{n}".format(n=1)', '"a" + word'])
def test_what_cannot_be_looked_up_is_wrong(tmp_path: Path, argument: str) -> None:
    assert len(_program(tmp_path, f"tr({argument})").wrong) == 1


def test_signs_without_letters_need_no_translation(tmp_path: Path) -> None:
    assert not _program(tmp_path, 'tr("–"); tr("%")').found


def test_texts_of_forms_are_found_unless_they_say_otherwise(tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "a.ui").write_text(FORM.format(root="caas"), "utf-8")
    texts = collect(tmp_path)
    assert set(texts.found) == {"Title of a form"}
    assert texts.wrong == []


def test_a_form_of_another_context_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "a.ui").write_text(FORM.format(root="dialog"), "utf-8")
    assert len(collect(tmp_path).wrong) == 1


def test_translations_are_kept_when_a_text_comes_and_goes(tmp_path: Path) -> None:
    path = tmp_path / "caas_zh_CN.ts"
    messages = translations.update(_texts("Host", "Volume"), {})
    messages["Host"].translation = "主机 & <ok>"
    ts.write(path, "zh_CN", messages)
    gone = translations.update(_texts("Volume"), ts.read(path))
    assert gone["Host"].vanished
    ts.write(path, "zh_CN", gone)
    back = translations.update(_texts("Host", "Volume"), ts.read(path))
    assert back["Host"] == ts.Message("主机 & <ok>", ["page.py"])


def test_a_file_that_is_up_to_date_is_not_changed(tmp_path: Path) -> None:
    path, texts = tmp_path / "caas_zh_CN.ts", _texts("Line\nbreak", "“Quoted” & <b>", "Host")
    ts.write(path, "zh_CN", translations.update(texts, {}))
    before = path.read_bytes()
    ts.write(path, "zh_CN", translations.update(texts, ts.read(path)))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("Host", ""),
        ("{n} of {total}", "{n}"),
        ("{n} lines", "{m} 行"),
        ("&File", "文件"),
        ("&File", "文件(&E)"),
    ],
)
def test_a_wrong_translation_is_told(text: str, translation: str) -> None:
    messages = {text: ts.Message(translation)}
    assert len(translations.problems(_texts(text), messages)) == 1


@pytest.mark.parametrize(
    ("text", "translation"),
    [("{a} of {b}", "{b} 中的 {a}"), ("&File", "文件(&F)"), ("A && B", "A && B"), ("{", "{")],
)
def test_a_right_one_is_not(text: str, translation: str) -> None:
    assert translations.problems(_texts(text), {text: ts.Message(translation)}) == []
