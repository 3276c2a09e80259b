"""The window's language is chosen, switched while it is open, and falls back to English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from caas_desktop.domain import resources
from caas_desktop.domain.hosts import HostStatus, Phase, SwarmInfo
from caas_desktop.operations.store import HostView
from caas_desktop.viewmodels.i18n import tr
from caas_desktop.viewmodels.language import system_language, use_language
from caas_desktop.views.forms import load_form
from caas_desktop.views.pages.host_page import host_facts
from tests.factories import engine, host
from tools import translations, ts


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    if not translations.path_of("zh_CN").with_suffix(".qm").exists():
        translations.compile_all()
    # Widgets of earlier tests that wait for their end must not be told of ours.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    yield qapp
    use_language(qapp, "en")


class Greeting(QLabel):
    """Sets its text anew when told, as our own widgets do."""

    told = 0

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.told += 1
            self.setText(tr("Containers"))
        super().changeEvent(event)


def test_a_widget_on_screen_changes_its_language_at_once(
    app: QApplication, qtbot: QtBot
) -> None:
    label = Greeting(tr("Containers"))
    qtbot.addWidget(label)
    assert use_language(app, "zh_CN") == "zh_CN"
    app.processEvents()
    assert label.text() == "容器"
    assert use_language(app, "en") == "en"
    app.processEvents()
    assert label.text() == "Containers"


def test_forms_change_with_it(app: QApplication, qtbot: QtBot) -> None:
    form = load_form("rename.ui")
    qtbot.addWidget(form)
    before = {label.text() for label in form.findChildren(QLabel) if label.text()}
    use_language(app, "zh_CN")
    app.processEvents()
    after = {label.text() for label in form.findChildren(QLabel) if label.text()}
    assert after
    assert not before & after
    use_language(app, "en")
    app.processEvents()
    assert before <= {label.text() for label in form.findChildren(QLabel)}


def test_the_same_language_again_disturbs_nobody(
    app: QApplication, qtbot: QtBot
) -> None:
    use_language(app, "zh_CN")
    app.processEvents()
    label = Greeting("x")
    qtbot.addWidget(label)
    use_language(app, "zh_CN")
    app.processEvents()
    assert label.told == 0


def test_no_translator_of_a_former_language_stays(app: QApplication) -> None:
    for choice in ("zh_CN", "en", "zh_CN", "en"):
        use_language(app, choice)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert app.findChildren(QTranslator) == []


def test_qts_own_texts_are_translated_too(app: QApplication) -> None:
    use_language(app, "zh_CN")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        (["zh-Hans-CN", "en-US"], "zh_CN"),
        (["zh-CN"], "zh_CN"),
        (["zh"], "zh_CN"),
        (["de-DE", "zh-Hans"], "zh_CN"),
        (["en-GB", "zh-CN"], "en"),
        (["zh-Hant-TW", "zh-TW"], "en"),
        (["zh-TW", "zh-Hans-TW"], "zh_CN"),
        (["fr-FR"], "en"),
        ([], "en"),
    ],
)
def test_the_systems_languages_are_followed(wanted: list[str], language: str) -> None:
    assert system_language(wanted) == language


def test_a_missing_translation_leaves_english(
    app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    (tmp_path / "caas_desktop" / "_resources").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "caas_desktop")
    assert use_language(app, "zh_CN") == "en"
    assert tr("Containers") == "Containers"
    assert "caas_zh_CN" in caplog.text


def test_no_two_rows_of_a_hosts_cards_have_one_name(app: QApplication) -> None:
    info = engine("h1", swarm=SwarmInfo("K", "n1", manager=True, managers=3, nodes=5))
    view = HostView(host("h1"), HostStatus(Phase.READY, info=info))
    use_language(app, "zh_CN")
    for card in host_facts(view):
        names = [fact.name for fact in card.facts]
        assert len(set(names)) == len(names), (card.title, names)


def test_a_shell_has_one_word_in_chinese() -> None:
    messages = ts.read(translations.path_of("zh_CN"))
    other = {text: message.translation for text, message in messages.items()
             if re.search(r"\bs&?hell\b", text, re.IGNORECASE) and "CMD-SHELL" not in text
             and "Shell" not in message.translation}
    assert other == {}
