"""The terminal's engine is loaded once, behind the window."""
from __future__ import annotations

from caas_desktop.operations.terminal.warm import warm_up


def test_the_engine_is_loaded_once_and_off_the_calling_thread() -> None:
    thread = warm_up()
    assert thread.daemon
    assert warm_up() is thread
    thread.join(60)
    assert not thread.is_alive()
