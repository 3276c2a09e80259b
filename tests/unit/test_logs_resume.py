from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.operations.logs.resume import Resume


def read(resume: Resume, times: list[int]) -> list[int]:
    """Return the positions of the messages that are new."""
    keep = resume(np.array(times, np.int64))
    return [i for i in range(len(times)) if keep is None or keep[i]]


@given(st.lists(st.integers(0, 3), min_size=1, max_size=40),
       st.lists(st.integers(0, 20), max_size=6))
def test_breaks_anywhere_neither_lose_nor_repeat_a_message(steps, portions):
    log = (np.cumsum(steps) + 1).tolist()  # several messages of the same nanosecond
    resume, got, at = Resume(), [], 0
    for portion in [*portions, len(log)]:
        got += [at + i for i in read(resume, log[at:at + portion])]
        since = resume.reopen()
        at = 0 if since is None else next(i for i, t in enumerate(log) if t >= since)
    assert got == list(range(len(log)))


def test_a_clock_set_back_before_the_break_repeats_nothing():
    log = [100, 101, 102, 50, 51, 52, 53]
    resume = Resume()
    assert len(read(resume, log[:5])) == 5
    since = resume.reopen()
    sent = [t for t in log if t >= since]
    assert [sent[i] for i in read(resume, sent)] == [52, 53]


def test_a_rotated_log_is_told_as_a_gap():
    resume = Resume()
    read(resume, [1, 2, 3])
    assert resume.reopen() == 3
    assert read(resume, [10, 11]) == [0, 1]
    assert resume.gap


def test_an_ordinary_reconnect_is_no_gap():
    resume = Resume()
    read(resume, [1, 2, 2])
    assert resume.reopen() == 2
    assert read(resume, [2, 2, 2, 4]) == [2, 3]
    assert not resume.gap


def test_nothing_seen_yet_means_no_since():
    assert Resume().reopen() is None


def test_messages_without_a_stamp_are_always_new():
    resume = Resume()
    read(resume, [0, 0])
    assert resume.reopen() is None
    assert read(resume, [0, 0]) == [0, 1]
