"""Where icons, styles, translations and forms lie: in a checkout, a wheel or a frozen program."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _folder(name: str) -> Path:
    """Return the folder ``name``.

    A wheel and a frozen program carry it inside the package as ``_name``; a checkout has it
    beside the package.

    Raises:
        FileNotFoundError: The program was packed without it.
    """
    for folder in (_PACKAGE / f"_{name}", _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the program's folder {name!r} is missing beside {_PACKAGE}")


def resource_path(*parts: str) -> Path:
    """Return the path of a resource, for example ``resource_path("icons", "play.svg")``."""
    return _folder("resources").joinpath(*parts)


def ui_path(name: str) -> Path:
    """Return the path of a Qt Designer form, for example ``ui_path("add_host.ui")``."""
    return _folder("ui") / name
