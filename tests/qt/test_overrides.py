"""An exception in an override of a Qt method is an exception, wherever Qt was called from."""
from __future__ import annotations

import subprocess
import sys

import pytest

# In a process of its own: without the remedy it would take the tests with it.
PROGRAM = """
import sys
from typing import Generic, TypeVar
import caas_desktop.viewmodels
from PySide6.QtCore import QCoreApplication, QEvent, QObject
import shiboken6

__name__ = "caas_desktop.made_up"
T = TypeVar("T")

class Base(QObject, Generic[T]):
    pass

class Filter(Base[int]):
    def eventFilter(self, watched, event):
        {what}

app = QCoreApplication([])
one, its = QObject(), Filter()
one.installEventFilter(its)
try:
    QCoreApplication.sendEvent(one, QEvent(QEvent.Type.User))
except Exception as error:
    print(type(error).__name__)
"""


@pytest.mark.parametrize(("what", "kind"), [
    ("gone = QObject(); shiboken6.delete(gone); return gone.objectName()", "RuntimeError"),
    ("return 1[:2]", "TypeError"), ("raise LookupError", "LookupError"),
])
def test_an_exception_in_an_override_that_our_own_call_led_to_is_raised_there(
    what: str, kind: str
) -> None:
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", PROGRAM.format(what=what)],
                          capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, kind), done.stderr
