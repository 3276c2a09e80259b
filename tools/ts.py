"""Reads and writes Qt's translation files (TS 2.1), one message per text, without line numbers.

Line numbers would change the file with every edit of the code; a text's files are enough.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from pathlib import Path

from tools.texts import CONTEXT


@dataclass(slots=True)
class Message:
    """``vanished``: no longer in the program, kept in case it comes back."""

    translation: str = ""
    files: list[str] = field(default_factory=list)
    vanished: bool = False


Messages = dict[str, Message]


def read(path: Path) -> Messages:
    """Return the messages of a file, {} if there is none yet."""
    if not path.exists():
        return {}
    messages = {}
    for entry in ET.parse(path).getroot().iter("message"):
        translation = entry.find("translation")
        if translation is None:
            continue
        kind = translation.get("type", "")
        messages[entry.findtext("source") or ""] = Message(
            "" if kind == "unfinished" else translation.text or "",
            [found.get("filename", "") for found in entry.iter("location")],
            kind == "vanished",
        )
    return messages


def write(path: Path, language: str, messages: Messages) -> None:
    """Write messages in the order of their texts, so that changes to the file stay small."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for source in sorted(messages, key=lambda text: (text.casefold(), text)):
        message = messages[source]
        entry = ET.SubElement(context, "message")
        for name in message.files:
            ET.SubElement(entry, "location", filename=name)
        ET.SubElement(entry, "source").text = source
        translation = ET.SubElement(entry, "translation")
        translation.text = message.translation
        if message.vanished:
            translation.set("type", "vanished")
        elif not message.translation:
            translation.set("type", "unfinished")
    ET.indent(root, "    ")
    body = ET.tostring(root, "unicode", short_empty_elements=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")
