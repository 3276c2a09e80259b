"""The language of the window, changed while it is open.

Qt sends LanguageChange to every widget when a translator comes or goes; forms made by QUiLoader
follow by themselves, other widgets set their texts anew in ``changeEvent``.
"""

from __future__ import annotations

import logging
from typing import Literal, cast

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from caas_desktop.domain.resources import resource_path

Choice = Literal["system", "en", "zh_CN"]
Language = Literal["en", "zh_CN"]

log = logging.getLogger(__name__)
_PREFIX = "caas-language-"


def system_language(wanted: list[str] | None = None) -> Language:
    """Return the first of our languages that the user's desktop asks for, English without one.

    Args:
        wanted: Names like "zh-Hans-CN", best first; None asks the system.

    Those who read traditional characters get English unless they list simplified ones as well.
    """
    for name in QLocale.system().uiLanguages() if wanted is None else wanted:
        locale = QLocale(name)
        if locale.language() == QLocale.Language.English:
            return "en"
        if locale.language() == QLocale.Language.Chinese and (
            locale.script() == QLocale.Script.SimplifiedHanScript
        ):
            return "zh_CN"
    return "en"


def use_language(app: QCoreApplication, choice: str) -> Language:
    """Show the program's and Qt's own texts in a language from now on; GUI thread only.

    Args:
        app: The program.
        choice: "en", "zh_CN", or "system" (also for anything unknown).

    Returns:
        The language that holds, to be handed to the look for its fonts. English where a
        translation is missing from the installation; the log says so.
    """
    language: Language = "en"
    known = choice in ("en", "zh_CN")
    wanted = cast(Language, choice) if known else system_language()
    if app.property("caas_language") == wanted:
        return wanted
    old = app.findChildren(QTranslator)
    new = [] if wanted == "en" else _translators(app, wanted)
    if new:
        language = wanted
    # First in, then out: widgets are told at each step and must never see half a language.
    for translator in new:
        app.installTranslator(translator)
    for translator in old:
        if translator.objectName().startswith(_PREFIX):
            app.removeTranslator(translator)
            translator.deleteLater()
    app.setProperty("caas_language", language)
    return language


def _translators(app: QCoreApplication, language: Language) -> list[QTranslator]:
    """Return translators for Qt's dialogs and for our texts; [] if ours is missing."""
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ours = str(resource_path("translations"))
    result = []
    for folder, name in ((qt, f"qtbase_{language}"), (ours, f"caas_{language}")):
        translator = QTranslator(app)
        translator.setObjectName(_PREFIX + name)
        if translator.load(name, folder):
            result.append(translator)
            continue
        log.warning("no translation %s in %s", name, folder)
        translator.deleteLater()
        if folder == ours:
            for other in result:
                other.deleteLater()
            return []
    return result
