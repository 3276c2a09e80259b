from __future__ import annotations

import gzip
import json

import numpy as np
import pytest

from caas_desktop.domain.errors import CaasError, Cancelled
from caas_desktop.operations.logs.arena import Arena
from caas_desktop.operations.logs.export import Choice, Form, export
from caas_desktop.operations.logs.lines import MARKER, SPLIT, STDERR, make_batch
from tests.logs_fakes import BASE


@pytest.fixture
def arena():
    made = Arena()
    made.append(make_batch([b"\x1b[31mone\x1b[0m", b"two", b"three ", b"end", b"lost|why"],
                           [BASE + n for n in range(5)], [0, 0, SPLIT, 0, MARKER]))
    return made


def test_all_lines_with_names_and_times(arena, tmp_path):
    count = export(arena, tmp_path / "log", lambda source: "web")
    stamp = "web 2025-06-09T12:03:27.00000000"
    assert count == 5
    assert (tmp_path / "log").read_text() == (
        f"{stamp}0Z one\n{stamp}1Z two\n{stamp}2Z three {stamp}3Z end\n-- web: lost: why --\n")


def test_only_filtered_lines_without_times(arena, tmp_path):
    export(arena, tmp_path / "log", lambda source: "",
           Choice(numbers=np.array([1, 3]), times=False))
    assert (tmp_path / "log").read_text() == "two\nend\n"


def test_a_folder_that_is_not_there_is_told(arena, tmp_path):
    with pytest.raises(CaasError) as caught:
        export(arena, tmp_path / "none" / "log", lambda source: "")
    assert caught.value.hint


def test_cancelling_leaves_no_file(arena, tmp_path):
    with pytest.raises(Cancelled):
        export(arena, tmp_path / "log", lambda source: "", cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []


def test_colours_stay_and_nothing_else_that_acts(arena, tmp_path):
    arena.append(make_batch([b"\x1b]0;title\x07\x1b[1;32mgreen\x1b[2J"], [BASE], [0]))
    export(arena, tmp_path / "log", lambda source: "", Choice(Form.ANSI, times=False))
    assert (tmp_path / "log").read_text().splitlines()[0] == "\x1b[31mone\x1b[0m\x1b[0m"
    assert (tmp_path / "log").read_text().splitlines()[-1] == "\x1b[1;32mgreen\x1b[0m"


def test_json_lines_name_time_container_stream_and_level(arena, tmp_path):
    arena.append(make_batch(["ERROR é".encode()], [BASE + 9], [STDERR | 5]))
    export(arena, tmp_path / "log", lambda source: "web", Choice(Form.JSON, first=5))
    assert json.loads((tmp_path / "log").read_text()) == {
        "time": "2025-06-09T12:03:27.000000009Z", "container": "web", "stream": "stderr",
        "level": "ERROR", "text": "ERROR é"}


def test_a_packed_file_holds_the_selection_and_progress_reaches_the_end(arena, tmp_path):
    told: list[tuple[int, int]] = []
    export(arena, tmp_path / "log.gz", lambda source: "", Choice(packed=True, times=False, first=1,
                                                                 last=2),
           progress=lambda done, total: told.append((done, total)))
    assert gzip.decompress((tmp_path / "log.gz").read_bytes()) == b"two\nthree "
    assert told[-1] == (2, 2)
