"""Before Python 3.12: keeps an exception in an override of a Qt method from ending the program.

Where our own code has called Qt and Qt calls an override, PySide hands an exception on with words
of its own before it, and takes its value for an instance. An exception that C code raised ("already
deleted", "not subscriptable") has none until it is caught: PySide 6.10 and 6.11 then crash.
"""
from __future__ import annotations

import builtins
import functools
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject

_build_class: Callable[..., Any] = builtins.__build_class__


def catch_in_overrides(package: str) -> None:
    """From now on make every override in Qt classes of ``package`` catch, and raise again."""

    def build(body: Callable[[], object], name: str, *bases: Any, **more: Any) -> Any:
        made = _build_class(body, name, *bases, **more)
        if body.__module__.startswith(package) and isinstance(made, type(QObject)):
            _catch(made)
        return made

    # Qt is imported by now: it cannot start with another builder than Python's own.
    if sys.version_info < (3, 12):
        builtins.__build_class__ = build  # type: ignore[assignment]


def _catch(kind: type) -> None:
    for name, method in list(vars(kind).items()):
        if isinstance(method, FunctionType) and not name.startswith("__") and _of_qt(kind, name):
            setattr(kind, name, _caught(method))


def _of_qt(kind: type, name: str) -> bool:
    return any(name in vars(base) for base in kind.__mro__
               if base.__module__.startswith("PySide6."))


def _caught(method: FunctionType) -> Callable[..., Any]:
    @functools.wraps(method)
    def override(*args: Any, **named: Any) -> Any:
        try:
            return method(*args, **named)
        except BaseException:
            raise

    return override
