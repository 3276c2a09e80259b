"""A receiver that keeps the line's queue short."""
from __future__ import annotations

import socket
import sys
import threading

import pytest

from caas_desktop.engine import paced
from caas_desktop.engine.paced import CEILING, FLOOR, Look, PacedSocket, next_window

BASE_S = 0.02
RATE = 2_500_000  # bytes a second: 20 Mbit/s


def looks(waiting_s: float, rate: float = RATE) -> tuple[Look, Look]:
    before = Look(1.0, 0, BASE_S, BASE_S)
    return before, Look(1.1, round(rate / 10), BASE_S + waiting_s, BASE_S)


def test_full_queue_brings_the_window_down_to_what_keeps_the_line_busy() -> None:
    window = CEILING
    for _ in range(20):
        window = next_window(window, *looks(0.08))
    assert window == round(RATE * (BASE_S + paced.QUEUE_S))


def test_empty_queue_lets_the_window_grow_to_the_ceiling() -> None:
    window = FLOOR
    for _ in range(100):
        window = next_window(window, *looks(0.0))
    assert window == CEILING


def test_queue_that_others_fill_leaves_a_share() -> None:
    window = CEILING
    for _ in range(20):
        window = next_window(window, *looks(0.3, rate=10_000))
    assert window == FLOOR


def test_window_stays_while_nothing_is_known() -> None:
    unknown = Look(1.1, 1000, 0.0, BASE_S)
    assert next_window(5000, Look(1.0, 0, 0.0, BASE_S), unknown) == 5000


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux")
def test_kernel_tells_how_much_came_and_all_of_it_arrives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paced, "LOOK_S", 0.0)
    with socket.create_server(("127.0.0.1", 0)) as server:
        client = PacedSocket(socket.AF_INET, socket.SOCK_STREAM)
        client.connect(server.getsockname())
        peer, _ = server.accept()
        sender = threading.Thread(target=peer.sendall, args=(b"x" * 300_000,), daemon=True)
        sender.start()
        total = 0
        while total < 300_000:
            total += len(client.recv(4096))
        assert client._before is not None
        assert client._before.received == 300_000
        assert 0 < client._before.shortest < 60
        sender.join(60)
        peer.close()
        assert client.recv(1) == b""
        client.close()
