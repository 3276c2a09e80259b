"""A command imports what it needs and no more: that is how it answers as fast as ``docker``."""
from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from socketserver import ThreadingUnixStreamServer

import pytest
from engine_fakes import INFO, VERSION, Peer, answer

from caas_desktop.app.cli.arguments import Declare, Later
from caas_desktop.app.cli.commands import COMMANDS
from caas_desktop.catalogue import open_catalogue
from caas_desktop.domain.hosts import HostSpec, UnixEndpoint
from caas_desktop.domain.place import COMPOSE_NUMBER, COMPOSE_PROJECT, COMPOSE_SERVICE
from caas_desktop.domain.refs import HostId
from caas_desktop.operations.apps.container_body import HASH
from caas_desktop.operations.compose import Source, config_hash, load, network_hash

ROOT = Path(__file__).parents[2]
NEVER = {"PySide6", "pyqtgraph", "numpy", "alembic", "sqlalchemy", "docker", "requests", "urllib3",
         "paramiko", "cryptography", "keyring", "jsonschema", "asyncio", "email", "ssl", "tempfile",
         "decimal"}
READER = {"yaml"}  # of Compose files
APP = "services: {web: {image: nginx}}"
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
    """A catalogue with one host, an engine that runs one app on a unix socket; no keyring."""
    socket = tmp_path / "engine.sock"
    server = ThreadingUnixStreamServer(str(socket), _serve)  # type: ignore[arg-type]
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (tmp_path / "data").mkdir()
    catalogue = open_catalogue(tmp_path / "data" / "catalogue.sqlite3")
    catalogue.save_host(HostSpec(HostId("1"), "alone", UnixEndpoint(str(socket))))
    catalogue.close()
    (tmp_path / "app.yaml").write_text(APP)
    others = {k: v for k, v in os.environ.items() if not k.startswith(("CAAS_", "DBUS_", "XDG_"))}
    yield {**others, "CAAS_DATA_DIR": str(tmp_path / "data"), "HOME": str(tmp_path)}
    server.shutdown()
    server.server_close()


def _serve(sock: object, _address: object, _server: object) -> None:
    peer = Peer(sock, 0, threading.Event())  # type: ignore[arg-type]
    while request := peer.request():
        path = request.split(b" ")[1].partition(b"?")[0]
        _, _, what = path.removeprefix(b"/v1.51").partition(b"/")
        peer.send(answer(STANDS.get(what.decode(), [])))


def standing() -> dict[str, object]:
    """Return what the engine answers by path: the app as it was deployed."""
    file = Path("/shop/app.yaml")
    project = load(Source(files=(file,), texts={file: APP.encode()}, name="shop"))
    network, labels = project.networks["default"], {COMPOSE_PROJECT: "shop"}
    return {
        "version": VERSION, "info": INFO, "images/nginx/json": {"Id": "sha256:1"},
        "networks": [{"Name": network.name, "Id": "n1",
                      "Labels": {**labels, HASH: network_hash(network)}}],
        "containers/json": [{
            "Id": "1" * 64, "Names": ["/shop-web-1"], "State": "running", "Image": "nginx",
            "NetworkSettings": {"Networks": {network.name: {"NetworkID": "n1"}}},
            "Labels": {**labels, COMPOSE_SERVICE: "web", COMPOSE_NUMBER: "1",
                       HASH: config_hash(project.services["web"])}}]}


STANDS = standing()


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
    (["apps"], READER),
    (["deploy", "app.yaml", "--to", "alone", "--name", "shop", "--plan"], set()),
    (["deploy", "app.yaml", "--to", "alone", "--name", "shop"], set()),
])
def test_a_command_on_a_unix_host_imports_no_more_than_it_needs(
    words: list[str], more: set[str], env: dict[str, str], tmp_path: Path
) -> None:
    assert imported(words, env, tmp_path) & (NEVER | more) == set()


def test_the_agent_imports_no_qt(env: dict[str, str], tmp_path: Path) -> None:
    assert imported(["agent", "--once"], env, tmp_path) & {"PySide6", "pyqtgraph"} == set()


def test_every_command_that_is_imported_later_is_there() -> None:
    for name, command in COMMANDS.items():
        commands = argparse.ArgumentParser().add_subparsers()
        module = import_module(f"caas_desktop.app.cli.{command.module}")
        module.declare(Declare(commands, argparse.ArgumentParser(add_help=False)))
        found = list(runs_of(commands.choices[name]))
        assert found
        assert all(callable(run.load() if isinstance(run, Later) else run) for run in found)


def runs_of(parser: argparse.ArgumentParser) -> Iterator[object]:
    """Yield what a command and those below it run."""
    yield parser.get_default("run")
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from runs_of(inner)


def test_a_command_ends_its_process_with_its_code_and_all_it_has_written(
    env: dict[str, str], tmp_path: Path
) -> None:
    for words, code, out in ((["hosts"], 0, "alone"), (["ps", "--host", "x"], 1, "")):
        done = subprocess.run(
            [sys.executable, "-m", "caas_desktop", *words], env={**env, "PYTHONPATH": str(ROOT)},
            cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == code
        assert out in done.stdout
        assert bool(code) is done.stderr.startswith("error: ")
