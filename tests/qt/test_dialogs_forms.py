"""Forms of ui/ share one translation, have a name for every field and no key twice."""
from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QSpinBox

from caas_desktop.domain.resources import ui_path
from caas_desktop.viewmodels.i18n import CONTEXT
from caas_desktop.views.forms import child, load_form, plain_name

FORMS = sorted(p.name for p in Path(ui_path("")).glob("*.ui"))


@pytest.mark.parametrize("name", FORMS)
def test_class_and_root_are_the_one_context_of_translation(name: str) -> None:
    root = ElementTree.parse(ui_path(name)).getroot()
    assert root.findtext("class") == CONTEXT
    assert root.find("widget").get("name") == CONTEXT


# The deploy dialog tells all its mistakes in one list, with line and column.
@pytest.mark.parametrize("name", [name for name in FORMS if name != "deploy.ui"])
def test_every_field_has_a_label_a_name_and_a_place_for_its_error(qtbot, name: str) -> None:
    form = load_form(name)
    qtbot.addWidget(form)
    fields = [w for kind in (QLineEdit, QComboBox, QSpinBox) for w in form.findChildren(kind)
              if w.objectName() and not w.objectName().startswith("qt_")]
    assert fields
    for field in fields:
        assert child(form, QLabel, f"{field.objectName()}Error").isHidden()
        assert field.accessibleName() or field.parent() is not form, field.objectName()


@pytest.mark.parametrize("name", [name for name in FORMS if name != "host.ui"])
def test_no_two_labels_of_a_form_share_a_mnemonic(qtbot, name: str) -> None:
    form = load_form(name)
    qtbot.addWidget(form)
    keys = [m[1].lower() for w in form.findChildren(QLabel)
            if (m := re.search(r"&([^&])", w.text()))]
    assert len(keys) == len(set(keys)), keys


def test_texts_of_a_form_are_translated_under_the_one_context(qtbot) -> None:
    class Shout(QTranslator):
        def translate(self, context, source, disambiguation=None, n=-1) -> str | None:
            return source.upper() if context == CONTEXT else None

    shout = Shout()
    QCoreApplication.installTranslator(shout)
    try:
        form = load_form("rename.ui")
        qtbot.addWidget(form)
        assert child(form, QLabel, "nameLabel").text() == "&NEW NAME"
    finally:
        QCoreApplication.removeTranslator(shout)


def test_a_missing_part_is_found_when_a_form_opens(qtbot) -> None:
    form = load_form("rename.ui")
    qtbot.addWidget(form)
    with pytest.raises(LookupError):
        child(form, QLabel, "nothing")
    with pytest.raises(OSError, match=r"none\.ui"):
        load_form("none.ui")
    assert plain_name("&Save && go") == "Save & go"
