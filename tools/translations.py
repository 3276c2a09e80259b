"""``make translations``: brings resources/translations/*.ts up to what the program says.

Without an option it adds new texts (unfinished) and marks those that are gone; translations stay.
``--check`` changes nothing and fails if something is not translated. ``--compile`` makes the .qm
files that the program loads. ``--missing`` lists what has no translation, one JSON object.
"""

from __future__ import annotations

import argparse
import json
import string
import subprocess
import sys
from pathlib import Path

from tools import ts
from tools.texts import ROOT, Texts, collect

FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("zh_CN",)


def path_of(language: str) -> Path:
    """Return the file that holds a language's translations."""
    return FOLDER / f"caas_{language}.ts"


def update(texts: Texts, old: ts.Messages) -> ts.Messages:
    """Return the messages of all ``texts``; what is translated but gone is kept as vanished."""
    messages = {
        text: ts.Message(old[text].translation if text in old else "", sorted(files))
        for text, files in texts.found.items()
    }
    for text, message in old.items():
        if text not in messages and message.translation:
            messages[text] = ts.Message(message.translation, [], vanished=True)
    return messages


def fields(text: str) -> set[str] | None:
    """Return the names of a text's placeholders, None if its braces are wrong."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def mnemonic(text: str) -> str:
    """Return the letter behind a single ``&``, "" without."""
    _before, mark, after = text.replace("&&", "").partition("&")
    return after[:1].casefold() if mark else ""


def problems(texts: Texts, messages: ts.Messages) -> list[str]:
    """Return what is missing or wrong in a language, one line each."""
    found = list(texts.wrong)
    for text, files in sorted(texts.found.items()):
        message = messages.get(text)
        where = min(files)
        if message is None or not message.translation or message.vanished:
            found.append(f"{where}: no translation of {text!r}")
        elif fields(text) is not None and fields(text) != fields(message.translation):
            found.append(f"{where}: other placeholders than in {text!r}: {message.translation!r}")
        elif mnemonic(text) != mnemonic(message.translation):
            found.append(f"{where}: another mnemonic than {text!r}: {message.translation!r}")
    return found


def compile_all() -> None:
    """Make a .qm of every .ts; raises CalledProcessError with what Qt's lrelease says."""
    tool = str(Path(sys.executable).parent / "pyside6-lrelease")
    for path in sorted(FOLDER.glob("*.ts")):
        made = path.with_suffix(".qm.new")
        command = [tool, "-silent", str(path), "-qm", str(made)]
        subprocess.run(command, check=True, timeout=60)
        made.replace(path.with_suffix(".qm"))  # a running program has the old one mapped


def main() -> int:
    """Do what the options say; returns 1 if the check finds something."""
    parser = argparse.ArgumentParser(description=__doc__)
    choice = parser.add_mutually_exclusive_group()
    for option in ("check", "compile", "missing"):
        choice.add_argument(f"--{option}", action="store_true")
    options = parser.parse_args()
    if options.compile:
        compile_all()
        return 0
    texts, code = collect(), 0
    for language in LANGUAGES:
        path = path_of(language)
        messages = ts.read(path)
        if not options.check and not options.missing:
            messages = update(texts, messages)
            ts.write(path, language, messages)
        if options.missing:
            missing = {t: "" for t in sorted(texts.found)
                       if t not in messages or not messages[t].translation}  # fmt: skip
            print(json.dumps(missing, ensure_ascii=False, indent=0))
            continue
        wrong = problems(texts, messages)
        print(f"{language}: {len(texts.found)} texts, {len(wrong)} problems")
        if options.check:
            print("\n".join(wrong))
            code = 1 if wrong else code
    return code


if __name__ == "__main__":
    sys.exit(main())
