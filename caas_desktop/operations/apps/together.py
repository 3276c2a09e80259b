"""Runs calls that mostly wait, a few at a time."""
from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence

WORKERS = 4  # stops of ten seconds each must leave room for other commands


def together(calls: Sequence[Callable[[], object]]) -> None:
    """Return once all have ended; raises the first error then."""
    waiting: queue.SimpleQueue[Callable[[], object]] = queue.SimpleQueue()
    for call in calls:
        waiting.put(call)
    errors: list[BaseException] = []

    def work() -> None:
        while True:
            try:
                call = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                call()
            except Exception as exc:
                errors.append(exc)

    threads = [threading.Thread(target=work, name=f"app-{n}", daemon=True)
               for n in range(min(WORKERS, len(calls)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
