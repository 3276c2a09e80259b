"""Helpers of sessions that are over are removed, and never one that somebody uses."""
from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest

from caas_desktop.domain.errors import CaasError
from caas_desktop.operations.terminal.helper import LABEL_BY, open_helper, remove_outlived
from caas_desktop.operations.terminal.owner import is_over, owner
from tests.factories import engine, host
from tests.fakes import FakeEngine


def test_only_helpers_of_ours_and_of_processes_that_are_gone_are_removed() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        pass
    machine = owner().rpartition("/")[0]
    made_by = {"ours": owner(), "gone": f"{machine}/{gone.pid}",
               "alive": f"{machine}/{os.getppid()}", "elsewhere": f"another/boot/{gone.pid}",
               "strange": "", "hostile": f"{machine}/-1"}
    fake = FakeEngine(host("h1"), engine("h1"))
    fake.answers["/containers/json"] = [
        {"Id": id_, "Labels": {LABEL_BY: by}} for id_, by in made_by.items()]
    remove_outlived(fake)
    assert [line for line in fake.log if line.startswith("DELETE")] == [
        "DELETE /containers/ours", "DELETE /containers/gone"]


def test_a_helper_is_in_use_while_its_engine_still_makes_it() -> None:
    fake = FakeEngine(host("h1"), engine("h1"))
    made: list[dict[str, object]] = []
    fake.answers = {"/containers/json": made, "/containers/create": CaasError("The line broke.")}

    def meanwhile(path: str) -> None:
        if path == "/containers/create":
            body: Any = fake.calls[-1][3]
            made.append({"Id": "made", "Labels": body["Labels"]})
            remove_outlived(fake)

    fake.before = meanwhile
    with pytest.raises(CaasError, match="broke"):
        open_helper(fake, "web", "busybox", columns=80, rows=24)
    assert "DELETE /containers/made" not in fake.log
    remove_outlived(fake)  # its id was never told: at the next connection it goes all the same
    assert "DELETE /containers/made" in fake.log


@pytest.mark.parametrize("name", ["", "/", "x/1", f"{owner()}", "a/b/1", "a/b/" + "9" * 99])
def test_of_a_process_that_may_live_nobody_says_that_it_is_over(name: str) -> None:
    assert not is_over(name)
