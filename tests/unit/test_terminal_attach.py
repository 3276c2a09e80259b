"""A main process without a terminal, shown and typed to as if it had one."""

from __future__ import annotations

import pytest

from caas_desktop.domain.errors import ProtocolGarbage
from caas_desktop.operations.terminal.attach import PlainStream, echo


class Wire:
    """Gives what it was made of, in reads of one size; keeps what it is sent."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data, self._size = data, size
        self.sent = b""
        self.ended = False

    def fileno(self) -> int:
        return 0

    def pending(self) -> bool:
        return False

    def read_into(self, buffer: memoryview) -> int | None:
        part, self._data = self._data[: self._size], self._data[self._size :]
        buffer[: len(part)] = part
        return len(part)

    def write(self, data: bytes) -> None:
        self.sent += data

    def end_input(self) -> None:
        self.ended = True

    def close(self) -> None: ...


def frame(stream: int, data: bytes) -> bytes:
    return bytes([stream, 0, 0, 0]) + len(data).to_bytes(4, "big") + data


def read(stream: PlainStream) -> bytes:
    got, buffer = b"", memoryview(bytearray(7))
    while (count := stream.read_into(buffer)) != 0:
        got += bytes(buffer[: count or 0])
    return got


@pytest.mark.parametrize("size", [1, 3, 7])
def test_both_outputs_come_in_order_with_line_ends_of_a_terminal(size: int) -> None:
    data = frame(1, b"one\ntwo") + frame(2, b"\nerror\n") + frame(1, b"")
    assert read(PlainStream(Wire(data, size), lambda: None)) == b"one\r\ntwo\r\nerror\r\n"


def test_what_are_no_frames_is_refused() -> None:
    with pytest.raises(ProtocolGarbage):
        read(PlainStream(Wire(b"HTTP/1.1 400 no\r\n", 7), lambda: None))


def test_keys_that_a_terminal_would_act_on_act() -> None:
    wire, interrupts = Wire(b"", 1), []
    stream = PlainStream(wire, lambda: interrupts.append(1))
    stream.write(b"ls\r\x03more\r")
    assert wire.sent == b"ls\nmore\n"
    assert interrupts == [1]
    stream.write(b"last\x04unheard\x03")
    assert wire.sent == b"ls\nmore\nlast"
    assert wire.ended
    assert interrupts == [1, 1]


def test_a_process_that_does_not_read_is_only_interrupted() -> None:
    wire, interrupts = Wire(b"", 1), []
    PlainStream(wire, lambda: interrupts.append(1), reads=False).write(b"text\x03\x04")
    assert (wire.sent, wire.ended, interrupts) == (b"", False, [1])


def test_the_echo_shows_text_and_names_of_controls() -> None:
    assert echo("é\r\x03\x1b[A\x7f".encode()) == "é\r\n^C^[[A".encode()
