"""People who ask for a page through the edge, and count what comes."""

from __future__ import annotations

import http.client
import threading
from collections import Counter, deque

PATIENCE_S = 20
PAUSE_S = 0.02
LATELY = 60  # answers


class Visitors:
    """Ask again and again while the block lasts; ``lost`` is what came instead of the page.

    Args:
        address, port: Where the edge listens.
        host: The name that they ask for.
        count: How many of them ask at the same time.
    """

    def __init__(self, address: str, port: int, host: str, count: int = 3) -> None:
        self._address, self._port, self._host = address, port, host
        self._end = threading.Event()
        self._threads = [threading.Thread(target=self._ask_on, name=f"visitor-{n}", daemon=True)
                         for n in range(count)]
        self._lock = threading.Lock()
        self.versions: Counter[str] = Counter()
        self.lost: list[str] = []
        self._lately: deque[tuple[str, str]] = deque(maxlen=LATELY)

    def ask(self) -> tuple[str, str]:
        """Return the page's version and the container that answered; ("", why) without one."""
        line = http.client.HTTPConnection(self._address, self._port, timeout=PATIENCE_S)
        try:
            line.request("GET", "/", headers={"Host": self._host, "Accept-Encoding": "gzip"})
            answer = line.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException) as error:
            return "", repr(error)
        finally:
            line.close()
        if answer.status != 200:
            return "", f"status {answer.status}"
        return answer.getheader("Version") or "", answer.getheader("By") or ""

    def lately(self) -> tuple[set[str], set[str]]:
        """Return the versions and the containers of the last answers, once there are enough."""
        with self._lock:
            seen = list(self._lately) if len(self._lately) == LATELY else []
        return {version for version, _ in seen}, {by for _, by in seen}

    def _ask_on(self) -> None:
        while not self._end.wait(PAUSE_S):
            version, by = self.ask()
            with self._lock:
                self.versions[version] += 1
                self._lately.append((version, by))
                if not version:
                    self.lost.append(by)

    def __enter__(self) -> Visitors:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        for thread in self._threads:
            thread.join(PATIENCE_S + 1)
