from __future__ import annotations

import numpy as np
import pytest

from caas_desktop.domain.errors import CaasError, Cancelled
from caas_desktop.operations.logs.arena import Arena
from caas_desktop.operations.logs.export import export
from caas_desktop.operations.logs.lines import MARKER, SPLIT, make_batch
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
        f"{stamp}0Z one\n{stamp}1Z two\n{stamp}2Z three {stamp}3Z end\n-- lost: why --\n")


def test_only_filtered_lines_without_times(arena, tmp_path):
    export(arena, tmp_path / "log", lambda source: "", numbers=np.array([1, 3]), times=False)
    assert (tmp_path / "log").read_text() == "two\nend\n"


def test_a_folder_that_is_not_there_is_told(arena, tmp_path):
    with pytest.raises(CaasError) as caught:
        export(arena, tmp_path / "none" / "log", lambda source: "")
    assert caught.value.hint


def test_cancelling_leaves_no_file(arena, tmp_path):
    with pytest.raises(Cancelled):
        export(arena, tmp_path / "log", lambda source: "", cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []
