"""The command line's parts: arguments, output, moments, frames, folders, log, crash report."""
from __future__ import annotations

import argparse
import json
import logging
import os
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from caas_desktop.app import logs
from caas_desktop.app.adapters import open_adapters
from caas_desktop.app.cli import arguments, codes, commands, output, run
from caas_desktop.app.cli.log_print import harmless
from caas_desktop.app.cli.moments import moment, stamp_of
from caas_desktop.app.paths import Paths, find_paths
from caas_desktop.domain.errors import CaasError, CatalogueError, ProtocolGarbage
from caas_desktop.domain.hosts import HostSpec, UnixEndpoint
from caas_desktop.domain.refs import HostId
from caas_desktop.operations.terminal.attach import Frames


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.setenv("CAAS_DATA_DIR", str(tmp_path / "own"))
    monkeypatch.delenv("CAAS_CONFIG_DIR", raising=False)
    return find_paths().prepare()


@pytest.fixture
def own_logging() -> Iterator[None]:
    """Put the root logger right again: the program sets it up for good."""
    root = logging.getLogger()
    handlers, level, raising = list(root.handlers), root.level, logging.raiseExceptions
    hooks = sys.excepthook, threading.excepthook
    yield
    for handler in [h for h in root.handlers if h not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    logging.raiseExceptions = raising
    sys.excepthook, threading.excepthook = hooks


@pytest.mark.parametrize(("words", "window"), [
    ([], True), (["--catalogue", "ps"], True), (["--theme", "dark"], True),
    (["ps"], False), (["--json", "ps"], False), (["--catalogue", "x", "ps"], False),
    (["--help"], False), (["--version"], False), (["nonsense"], False),
])
def test_only_without_a_command_the_window_opens(words: list[str], window: bool) -> None:
    assert arguments.wants_window(words) is window


def test_common_options_stand_before_or_behind_a_command() -> None:
    for words in (["--json", "--host", "a", "--timeout", "3", "ps"],
                  ["ps", "--json", "--host", "a", "--timeout", "3"]):
        args = arguments.read(words)
        assert (args.json, args.host, args.timeout) == (True, ["a"], 3.0)
    args = arguments.read(["ps"])
    assert (args.json, args.host, args.catalogue) == (False, None, None)


@pytest.mark.parametrize("words", [
    ["nonsense"], ["ps", "--nonsense"], ["stop"], ["ps", "--timeout", "0"],
    ["ps", "--status", "odd"], ["logs", "x", "--since", "soon"], ["logs", "x", "--tail", "-1"],
    ["hosts", "add", "x"], ["hosts", "add", "x", "--unix", "/a", "--ssh", "b"], ["inspect", "x"],
])
def test_wrong_usage_ends_with_2(
    words: list[str], paths: Paths, own_logging: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(words) == codes.USAGE
    told = capsys.readouterr()
    assert "usage:" in told.err or "error:" in told.err
    assert "Traceback" not in told.err


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        arguments.read(["--help"])
    assert caught.value.code == 0
    text = capsys.readouterr().out
    assert all(f"    {command}" in text for command in commands.COMMANDS)
    for command in commands.COMMANDS:
        with pytest.raises(SystemExit):
            arguments.read([command, "--help"])


def test_an_error_is_a_sentence_with_a_hint_and_code_1(
    paths: Paths, own_logging: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(["ps"]) == codes.FAILED
    assert capsys.readouterr().err == (
        "error: There are no hosts yet.\n"
        "  hint: Add one: caas-desktop hosts add, or hosts import.\n")


def test_an_internal_error_shows_no_traceback_but_leaves_a_report(
    paths: Paths, own_logging: None, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken(*_: object) -> None:
        secret_local = "never in a report"
        raise ZeroDivisionError(f"{len(secret_local)}")

    monkeypatch.setattr(run, "_run", broken)
    assert run.main(["ps"]) == codes.FAILED
    told = capsys.readouterr().err
    assert "error: An internal error stopped the command (ZeroDivisionError)." in told
    assert "Traceback" not in told
    report = next(paths.crashes.iterdir())
    assert "ZeroDivisionError: 17" in report.read_text()
    assert str(report) in told


def test_ctrl_c_ends_with_130(
    paths: Paths, own_logging: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "_run", interrupted)
    assert run.main(["ps"]) == codes.INTERRUPTED


def test_no_command_imports_qt(tmp_path: Path) -> None:
    """In a process of its own, with every module of the command line imported."""
    code = (
        "import sys, pkgutil, importlib, caas_desktop.app.cli as cli\n"
        "for m in pkgutil.iter_modules(cli.__path__):\n"
        "    importlib.import_module('caas_desktop.app.cli.' + m.name)\n"
        "from caas_desktop.__main__ import main\n"
        "main(['hosts', 'add', 'x', '--unix', '/nowhere.sock'])\n"
        "main(['ps'])\n"
        "qt = [m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6', "
        "'pyqtgraph')]\n"
        "sys.exit(f'imported: {qt}' if qt else 0)\n")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60,
                          env=os.environ | {"CAAS_DATA_DIR": str(tmp_path)}, check=False)
    assert done.returncode == 0, done.stderr
    assert "there is no Docker socket at /nowhere.sock" in done.stderr


def test_a_listing_imports_neither_numpy_nor_keyring(tmp_path: Path) -> None:
    code = ("import sys\nfrom caas_desktop.__main__ import main\nmain(['ps'])\n"
            "heavy = {'numpy', 're2', 'keyring', 'alembic'} & set(sys.modules)\n"
            "sys.exit(f'imported: {heavy}' if heavy else 0)\n")
    env = os.environ | {"CAAS_DATA_DIR": str(tmp_path)}
    words = [sys.executable, "-c", code]
    for _ in range(2):  # the first makes the catalogue, which needs alembic
        done = subprocess.run(words, capture_output=True, text=True, timeout=60, env=env,
                              check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "hostile", ["\x1b[31m", "\x00", "\x9b", "\u202e", "\u2066", "\ud800", "\r"])
def test_controls_are_written_out(hostile: str) -> None:
    shown = output.safe(f"a{hostile}b")
    assert shown.startswith("a\\")
    assert shown.isprintable()
    again = output.json_text({"x": hostile})
    assert again.isprintable()
    assert json.loads(again) == {"x": hostile}


def test_columns_stand_below_each_other_with_wide_characters(
    capsys: pytest.CaptureFixture[str]
) -> None:
    output.print_table(("A", "B"), [("容器", "x"), ("é", "y"), ("abcd", "z")])
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["A      B", "容器   x", "é      y", "abcd   z"]


def test_log_lines_keep_colours_and_nothing_else_on_a_terminal() -> None:
    line = b"\x1b[31mred\x1b[0m \x1b]0;title\x07\x1b[2J\x08\xe2\x80\xae\xff"
    shown = harmless(line).decode()
    assert shown.startswith("\x1b[31mred\x1b[0m ")
    assert shown.endswith("\x1b[0m")
    rest = shown.replace("\x1b[31m", "").replace("\x1b[0m", "")
    assert rest.isprintable()
    assert "title" not in rest


def test_moments_are_read() -> None:
    now = time.time()
    assert abs(moment("1h30m") - (now - 5400)) < 5
    assert moment("1700000000.5") == 1_700_000_000.5
    assert moment("2025-06-09T12:00:00Z") == 1749470400
    for wrong in ("", "soon", "5x", "99999999999999999"):
        with pytest.raises(argparse.ArgumentTypeError):
            moment(wrong)
    assert stamp_of(1749470400123456789) == "2025-06-09T12:00:00.123456789Z"


@pytest.mark.parametrize("size", [1, 3, 8, 9, 1000])
def test_frames_are_taken_apart_at_any_cut(size: int) -> None:
    raw = b"\x01\0\0\0\0\0\0\x03out" + b"\x02\0\0\0\0\0\0\x04errs" + b"\x01\0\0\0\0\0\0\0"
    pieces = (raw[i:i + size] for i in range(0, len(raw), size))
    got = {1: b"", 2: b""}
    frames = Frames()
    for piece in pieces:
        for stream, data in frames.feed(piece):
            got[stream] += data
    assert got == {1: b"out", 2: b"errs"}


def test_frames_that_make_no_sense_are_refused() -> None:
    with pytest.raises(ProtocolGarbage):
        list(Frames().feed(b"HTTP/1.1 nonsense"))


def test_folders_are_private_and_where_the_environment_says(tmp_path: Path) -> None:
    loose = tmp_path / "data"
    loose.mkdir(mode=0o777)
    made = find_paths({"CAAS_DATA_DIR": str(loose), "CAAS_CONFIG_DIR": str(tmp_path / "c")})
    made.prepare()
    for folder in (made.data, made.config, made.cache, made.log, made.state):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert made.config == tmp_path / "c"
    assert all(p.is_relative_to(loose) for p in (made.cache, made.log, made.state, made.vault,
                                                 made.catalogue, made.known_hosts))


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CaasError, match="cannot be used") as caught:
        find_paths({"CAAS_DATA_DIR": str(tmp_path / "file" / "below")}).prepare()
    assert "CAAS_DATA_DIR" in caught.value.hint


def test_the_log_is_private_and_blanks_secrets(paths: Paths, own_logging: None) -> None:
    path = logs.start_logging(paths, "mine")
    assert not path.exists()  # nothing to log, no file
    logs.REDACTOR.remember("planted-secret-1")
    logging.getLogger("caas_desktop.x").warning("password %s", "planted-secret-1")
    try:
        raise ValueError("planted-secret-1")
    except ValueError:
        logging.getLogger("paramiko").exception("failed")
    text = path.read_text()
    assert "password •••" in text
    assert "planted-secret-1" not in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_log_level_comes_from_the_environment(
    paths: Paths, own_logging: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAAS_LOG", "debug")
    path = logs.start_logging(paths)
    logging.getLogger("caas_desktop.x").debug("fine")
    assert "fine" in path.read_text()
    monkeypatch.setenv("CAAS_LOG", "nonsense")
    logs.start_logging(paths)
    assert logging.getLogger().level == logging.INFO


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_crash_in_a_thread_leaves_a_report_without_secrets(
    paths: Paths, own_logging: None
) -> None:
    crashed: list[Path] = []
    logs.REDACTOR.remember("planted-secret-2")
    logs.install_crash_report(paths, crashed.append)

    def fail() -> None:
        local = "a local value"
        raise RuntimeError(f"planted-secret-2 {len(local)}")

    thread = threading.Thread(target=fail, name="doomed")
    thread.start()
    thread.join()
    assert len(crashed) == 1
    text = crashed[0].read_text()
    assert "RuntimeError: ••• 13" in text
    assert "doomed" in text
    assert "planted-secret-2" not in text
    assert stat.S_IMODE(crashed[0].stat().st_mode) == 0o600


def test_adapters_open_without_touching_the_vault(paths: Paths) -> None:
    adapters = open_adapters(paths)
    try:
        adapters.catalogue.save_host(HostSpec(HostId("a"), "a", UnixEndpoint("/x")))
        assert not paths.vault.exists()
        assert stat.S_IMODE(paths.catalogue.stat().st_mode) == 0o600
    finally:
        adapters.close()


def test_a_damaged_catalogue_is_told_with_what_to_do(
    paths: Paths, own_logging: None, capsys: pytest.CaptureFixture[str]
) -> None:
    paths.catalogue.write_bytes(b"no database" * 100)
    with pytest.raises(CatalogueError):
        open_adapters(paths)
    assert run.main(["ps"]) == codes.FAILED
    told = capsys.readouterr().err
    assert told.startswith("error: ")
    assert "hint: " in told
