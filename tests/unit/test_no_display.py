"""Without a display the program says so; Qt itself would end the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from caas_desktop.app.gui import require_display
from caas_desktop.domain.errors import CaasError


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone may have no display")
def test_a_start_without_a_display_says_so_and_what_to_do(tmp_path: Path) -> None:
    wayland, hidden = {"XDG_SESSION_TYPE"}, {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    env = {key: value for key, value in os.environ.items() if key not in wayland | hidden}
    env |= {"HOME": str(tmp_path), "CAAS_DATA_DIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-m", "caas_desktop"], capture_output=True, text=True,
                          timeout=60, check=False, env=env)  # fmt: skip
    assert done.returncode == 1
    assert "There is no display to show a window on." in done.stderr
    assert "caas-desktop --help" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone may have no display")
def test_any_display_will_do() -> None:
    with pytest.raises(CaasError):
        require_display({})
    for found in ({"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"},
                  {"QT_QPA_PLATFORM": "offscreen"}, {"XDG_SESSION_TYPE": "wayland"}):  # fmt: skip
        require_display(found)
