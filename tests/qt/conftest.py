"""What tests of the window share."""
from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def only_this_thread_collects_garbage() -> Iterator[None]:
    """As in the program: a widget that a worker thread deletes ends the process."""
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()
