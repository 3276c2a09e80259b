"""What every test shares: no screen needed, no thread left behind."""
from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A machine with much to do is slow to make examples, which says nothing of what is tested.
settings.register_profile("any machine", deadline=None,
                          suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

# A shell starts what it puts into the background with these ignored (nohup does, too), and every
# program that a test starts would inherit that: Ctrl+C and a closed terminal would end none.
for _number, _handler in ((signal.SIGINT, signal.default_int_handler),
                          (signal.SIGQUIT, signal.SIG_DFL), (signal.SIGHUP, signal.SIG_DFL)):
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, _handler)
# A run that is ended takes down what its fixtures made: labs, containers.
signal.signal(signal.SIGTERM, signal.default_int_handler)


@pytest.fixture(autouse=True)
def no_thread_outlives_its_test() -> Iterator[None]:
    """Threads of the program end when what they served is closed."""
    before = set(threading.enumerate())
    yield
    until = time.monotonic() + 20.0
    left = [t for t in threading.enumerate() if t not in before]
    for thread in left:
        thread.join(max(0.0, until - time.monotonic()))
    names = [t.name for t in left if t.is_alive() and not t.name.startswith("asyncio_")]
    assert not names, f"threads left running: {names}"
