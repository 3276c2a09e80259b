"""A command imports what it needs and no more: that is how it answers as fast as ``docker``."""
from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from socketserver import ThreadingUnixStreamServer

import pytest
from engine_fakes import INFO, VERSION, Peer, answer

from caas_desktop.catalogue import open_catalogue
from caas_desktop.domain.hosts import HostSpec, UnixEndpoint
from caas_desktop.domain.refs import HostId

ROOT = Path(__file__).parents[2]
NEVER = {"PySide6", "pyqtgraph", "numpy", "alembic", "sqlalchemy", "docker", "requests", "urllib3",
         "paramiko", "cryptography", "keyring", "asyncio", "email"}
READER = {"yaml", "jsonschema"}  # of Compose files
PROBE = """
import json, sys
from caas_desktop.__main__ import main
try:
    code = main(sys.argv[1:])
except SystemExit as exc:
    code = exc.code
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


@pytest.fixture
def env(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A catalogue with one host, an engine without content on a unix socket."""
    socket = tmp_path / "engine.sock"
    server = ThreadingUnixStreamServer(str(socket), _serve)  # type: ignore[arg-type]
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (tmp_path / "data").mkdir()
    catalogue = open_catalogue(tmp_path / "data" / "catalogue.sqlite3")
    catalogue.save_host(HostSpec(HostId("1"), "alone", UnixEndpoint(str(socket))))
    catalogue.close()
    (tmp_path / "app.yaml").write_text("services: {web: {image: nginx}}")
    yield {**os.environ, "CAAS_DATA_DIR": str(tmp_path / "data"), "CAAS_VAULT": "memory"}
    server.shutdown()
    server.server_close()


def _serve(sock: object, _address: object, _server: object) -> None:
    peer = Peer(sock, 0, threading.Event())  # type: ignore[arg-type]
    while request := peer.request():
        path = request.split(b" ")[1].partition(b"?")[0]
        known = {b"version": VERSION, b"info": INFO}
        peer.send(answer(known.get(path.rpartition(b"/")[2], [])))


def imported(words: list[str], env: dict[str, str], folder: Path) -> set[str]:
    """Run a command; return the packages that its process had imported at its end."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *words], env={**env, "PYTHONPATH": str(ROOT)}, cwd=folder,
        capture_output=True, text=True, timeout=60, check=False)
    code, found = json.loads(done.stdout.splitlines()[-1])
    assert code == 0, done.stderr
    return set(found)


@pytest.mark.parametrize(("words", "more"), [
    (["--help"], READER), (["hosts"], READER), (["ps"], READER),
    (["deploy", "app.yaml", "--to", "alone", "--name", "shop", "--plan"], set()),
])
def test_a_command_on_a_unix_host_imports_no_more_than_it_needs(
    words: list[str], more: set[str], env: dict[str, str], tmp_path: Path
) -> None:
    assert imported(words, env, tmp_path) & (NEVER | more) == set()


def test_the_agent_imports_no_qt(env: dict[str, str], tmp_path: Path) -> None:
    assert imported(["agent", "--once"], env, tmp_path) & {"PySide6", "pyqtgraph"} == set()
