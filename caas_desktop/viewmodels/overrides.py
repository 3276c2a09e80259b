"""Before Python 3.12: keeps an exception in an override of a Qt method from ending the program.

Where our own code has called Qt and Qt calls an override, PySide hands an exception on with words
of its own before it, and takes its value for an instance. An exception that C code raised ("already
deleted", "not subscriptable") has none until it is caught: PySide 6.10 and 6.11 then crash.
"""
from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

from shiboken6 import Shiboken


def catch_in_overrides(package: str) -> None:
    """From now on make every override in Qt classes of ``package`` catch, and raise again.

    For all of them at once: one that was forgotten would be found by a user, as a crash.
    """

    def prepare(kind: Any, **more: Any) -> None:
        super(Shiboken.Object, kind).__init_subclass__(**more)
        if kind.__module__.startswith(package):
            _catch(kind)

    if sys.version_info < (3, 12):
        Shiboken.Object.__init_subclass__ = classmethod(prepare)  # type: ignore[assignment,arg-type]


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
