"""What the window needs before the catalogue is open: colours, language, size, place.

A small file beside the catalogue, because opening the catalogue takes longer than showing the
window. It is a copy: the settings in the catalogue are what counts.
"""
from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, field
from pathlib import Path

log = logging.getLogger(__name__)

FILE = "look.json"
SCHEMES = ("system", "dark", "light")
LANGUAGES = ("system", "en", "zh_CN")


@dataclass(slots=True)
class FirstLook:
    """``scale`` is in percent; ``layout`` is of ``MainWindow.layout_state``."""

    scheme: str = "system"
    language: str = "system"
    scale: int = 100
    layout: dict[str, str] = field(default_factory=dict)


def load(path: Path) -> FirstLook:
    """Return what was saved last; anything missing or wrong takes its default."""
    found = FirstLook()
    try:
        raw = json.loads(path.read_text("utf-8"))
        if raw.get("scheme") in SCHEMES:
            found.scheme = raw["scheme"]
        if raw.get("language") in LANGUAGES:
            found.language = raw["language"]
        if isinstance(raw.get("scale"), int) and 90 <= raw["scale"] <= 150:
            found.scale = raw["scale"]
        if isinstance(raw.get("layout"), dict):
            found.layout = {str(k): v for k, v in raw["layout"].items() if isinstance(v, str)}
    except FileNotFoundError:
        pass
    except (OSError, ValueError, AttributeError) as exc:
        log.warning("%s not used: %s", path.name, type(exc).__name__)
    return found


def save(path: Path, look: FirstLook) -> None:
    """Write it; a full disk costs only the look of the next start."""
    try:
        path.write_text(json.dumps(asdict(look)), "utf-8")
    except OSError as exc:
        log.warning("%s not saved: %s", path.name, exc)
