"""What the first picture of the window does not wait for. Each start is a process of its own."""
from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

_START = """
import json, linecache, sys
import caas_desktop.app.gui
print(json.dumps([sorted(sys.modules), sorted(linecache.cache)]))
"""


def _start() -> tuple[list[str], list[str]]:
    done = subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True,
                          check=True, timeout=120)  # fmt: skip
    modules, sources = json.loads(done.stdout)
    return modules, sources


def test_the_first_picture_waits_for_nothing_that_is_known_of_hosts() -> None:
    modules, _ = _start()
    later = {"caas_desktop.app.console", "caas_desktop.domain.hosts", "caas_desktop.domain.ports",
             "caas_desktop.operations.store", "caas_desktop.operations.settings",
             "caas_desktop.kinds.registry", "numpy", "sqlalchemy", "docker", "paramiko"}
    assert not later & set(modules)


def test_no_import_of_a_view_reads_its_source() -> None:
    modules, sources = _start()
    assert "caas_desktop.views.window.main_window" in modules
    assert not [name for name in sources if "views" in Path(name).parts]
