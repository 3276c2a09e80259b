"""The care for the catalogue's file: rights, damage, versions, space, two consoles."""
from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from caas_desktop.catalogue import (
    MEMORY,
    CatalogueBusy,
    CatalogueDamaged,
    CatalogueFull,
    CatalogueNewer,
    CatalogueReadOnly,
    move_aside,
    open_catalogue,
)
from caas_desktop.domain.errors import CatalogueError
from caas_desktop.domain.hosts import HostSpec, UnixEndpoint
from caas_desktop.domain.refs import HostId

NOW = 1_800_000_000.0
SPEC = HostSpec(HostId("h"), "alpha", UnixEndpoint("/a"))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def made(path: Path) -> Path:
    """Make a catalogue with one host."""
    with closing(open_catalogue(path)) as catalogue:
        catalogue.save_host(SPEC)
    return path


def test_importing_the_package_does_not_import_sqlalchemy() -> None:
    code = ("import sys, caas_desktop.catalogue;"
            "sys.exit(any(m in sys.modules for m in ('sqlalchemy', 'alembic', 'psycopg')))")
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_the_usual_start_does_not_import_alembic(tmp_path: Path) -> None:
    path = made(tmp_path / "c.sqlite3")
    code = (f"import sys; from caas_desktop.catalogue import open_catalogue;"
            f"open_catalogue({str(path)!r}).close(); sys.exit('alembic' in sys.modules)")
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_folder_and_file_are_private_while_open_under_any_umask(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        path = tmp_path / "caas-desktop" / "c.sqlite3"
        with closing(open_catalogue(path)) as catalogue:
            catalogue.save_host(SPEC)
            assert mode(path.parent) == 0o700
            assert {p.name: mode(p) for p in path.parent.iterdir()} == {
                "c.sqlite3": 0o600, "c.sqlite3-wal": 0o600, "c.sqlite3-shm": 0o600
            }
    finally:
        os.umask(old)


def test_an_open_file_is_made_private_but_somebodys_folder_keeps_its_rights(
    tmp_path: Path,
) -> None:
    shared, own = tmp_path / "shared", tmp_path / "caas-desktop"
    for folder in (shared, own):
        path = made(folder / "c.sqlite3")
        folder.chmod(0o755)
        path.chmod(0o644)
        with closing(open_catalogue(path)):
            assert mode(path) == 0o600
    assert mode(shared) == 0o755
    assert mode(own) == 0o700


def test_what_was_saved_is_there_after_reopening(tmp_path: Path) -> None:
    path = made(tmp_path / "c.sqlite3")
    with closing(open_catalogue(f"sqlite:///{path}")) as catalogue:
        assert catalogue.hosts() == [SPEC]


def test_using_a_closed_catalogue_is_an_error_for_the_user_not_a_crash(tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path / "c.sqlite3")
    catalogue.close()
    catalogue.close()
    with pytest.raises(CatalogueError, match="closed"):
        catalogue.hosts()


def test_closing_while_somebody_reads_leaves_nothing_open(tmp_path: Path) -> None:
    path = made(tmp_path / "c.sqlite3")
    catalogue = open_catalogue(path)
    with catalogue._connections.reading() as connection:
        catalogue.close()
        assert connection.exec_driver_sql("SELECT name FROM hosts").scalar() == "alpha"
    # SQLite removes the journal when the last connection has closed.
    assert [p.name for p in tmp_path.iterdir()] == ["c.sqlite3"]


def test_a_newer_catalogue_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = made(tmp_path / "c.sqlite3")
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("UPDATE catalogue_version SET version_num = '0999'")
    before = hashlib.sha256(path.read_bytes()).digest()
    with pytest.raises(CatalogueNewer, match="newer version") as caught:
        open_catalogue(path)
    assert caught.value.hint
    assert hashlib.sha256(path.read_bytes()).digest() == before
    assert not list(tmp_path.glob("*before-upgrade*"))


@pytest.mark.parametrize("content", [b"\0" * 8192, b"no database at all, sorry" * 1000, b"x"])
def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "c.sqlite3"
    path.write_bytes(content)
    with pytest.raises(CatalogueDamaged) as caught:
        open_catalogue(path)
    assert "aside" in caught.value.hint
    assert path.read_bytes() == content


def test_a_damaged_catalogue_is_noticed_and_a_new_one_can_start(tmp_path: Path) -> None:
    path = made(tmp_path / "c.sqlite3")
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xa5" * 8192
    path.write_bytes(content)
    with pytest.raises(CatalogueDamaged):
        open_catalogue(path)
    aside = move_aside(path)
    assert aside.read_bytes() == content
    with closing(open_catalogue(path)) as catalogue:
        assert catalogue.hosts() == []


def test_moving_aside_keeps_the_journal_with_its_file(tmp_path: Path) -> None:
    """As a crash leaves it: the newest content is in the journal only."""
    path, crashed = tmp_path / "c.sqlite3", tmp_path / "crashed.sqlite3"
    with closing(open_catalogue(path)) as catalogue:
        catalogue.save_host(SPEC)
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", f"{crashed}{suffix}")
    first = move_aside(crashed)
    made(crashed)
    second = move_aside(crashed)
    assert first != second
    with closing(open_catalogue(first)) as catalogue:
        assert catalogue.hosts() == [SPEC]


def test_another_programs_database_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE settings (theirs TEXT)")
    before = path.read_bytes()
    with pytest.raises(CatalogueError, match="another program"):
        open_catalogue(path)
    assert path.read_bytes() == before


def test_a_folder_in_the_files_place_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="not a file"):
        open_catalogue(tmp_path)


@pytest.mark.parametrize("url", [
    "postgresql://me:hunter2hunter2@db/caas",
    "postgres://db/caas?password=hunter2hunter2",
    "mysql://me:hunter2hunter2@db/caas",
    "postgresql://[::1:hunter2hunter2@db/caas",
])
def test_a_url_with_a_password_or_a_strange_one_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        open_catalogue(url)
    error = caught.value
    assert "hunter2" not in f"{error} {error.hint} {error.detail}"


def test_the_password_is_in_no_representation() -> None:
    from caas_desktop.catalogue.place import place_of

    place = place_of("postgresql://me@db/caas", "hunter2hunter2")
    assert "hunter2" not in f"{place} {place!r}"


def unprivileged_folder() -> Path:
    """Return a folder that user 65534 owns; pytest's own is closed to other users."""
    folder = Path(tempfile.mkdtemp(prefix="caas-test-"))
    if os.geteuid() == 0:
        os.chown(folder, 65534, 65534)
    return folder


@contextmanager
def unprivileged() -> Iterator[None]:
    """Root may write everything: be somebody else meanwhile."""
    if os.geteuid() != 0:
        yield
        return
    os.setegid(65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@pytest.mark.parametrize("existing", [False, True])
def test_a_read_only_folder_is_a_clear_error(existing: bool) -> None:
    folder = unprivileged_folder()
    path = folder / "c.sqlite3"
    try:
        with unprivileged():
            if existing:
                made(path)
                path.chmod(0o400)
            folder.chmod(0o500)
            with pytest.raises(CatalogueReadOnly) as caught:
                open_catalogue(path)
        assert caught.value.hint
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs", str(folder)]
    try:
        done = subprocess.run(command, check=False, capture_output=True, timeout=20).returncode
    except FileNotFoundError:
        done = 1
    if done != 0:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run(["umount", str(folder)], check=True, timeout=20)


def fill(folder: Path) -> Path:
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            return ballast


def test_a_full_disk_loses_nothing_and_writing_goes_on_when_there_is_space(
    small_disk: Path,
) -> None:
    with closing(open_catalogue(small_disk / "c.sqlite3")) as catalogue:
        catalogue.save_host(SPEC)
        catalogue.add_samples([("a", NOW, 1.0)])
        ballast = fill(small_disk)
        with pytest.raises(CatalogueFull) as caught:
            catalogue.add_samples([(f"series{n}", NOW + n, 1.0) for n in range(20_000)])
        assert caught.value.hint
        with pytest.raises(CatalogueFull):
            catalogue.save_setting("big", "x" * 1_000_000)
        assert catalogue.hosts() == [SPEC]
        assert catalogue.samples("a", 0, 2 * NOW) == [(NOW, 1.0)]
        ballast.unlink()
        catalogue.add_samples([("series1", NOW, 2.0), ("a", NOW + 1, 2.0)])
        assert catalogue.samples("a", 0, 2 * NOW) == [(NOW, 1.0), (NOW + 1, 2.0)]
        assert catalogue.samples("series1", 0, NOW) == [(NOW, 2.0)]


def test_a_full_disk_at_the_start_is_a_clear_error(small_disk: Path) -> None:
    ballast = fill(small_disk)
    with pytest.raises(CatalogueFull):
        open_catalogue(small_disk / "c.sqlite3")
    ballast.unlink()
    made(small_disk / "c.sqlite3")


def test_a_full_database_is_reported_without_root_too(tmp_path: Path) -> None:
    with closing(open_catalogue(tmp_path / "c.sqlite3")) as catalogue:
        with catalogue._connections.reading() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=40")
        with pytest.raises(CatalogueFull):
            catalogue.save_setting("big", "x" * 1_000_000)
        catalogue.save_setting("small", 1)
        assert catalogue.setting("small") == 1


def test_a_catalogue_held_by_another_program_is_busy_not_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("caas_desktop.catalogue.connections.BUSY_S", 0.2)
    path = made(tmp_path / "c.sqlite3")
    with (closing(open_catalogue(path)) as catalogue,
          closing(sqlite3.connect(path, isolation_level=None)) as other):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CatalogueBusy):
            catalogue.save_setting("a", 1)
        assert catalogue.hosts() == [SPEC]  # readers are not held up
        other.execute("COMMIT")
        catalogue.save_setting("a", 1)


CONSOLE = """
import sys
from caas_desktop.catalogue import open_catalogue
from caas_desktop.domain.events import EngineEvent
path, number = sys.argv[1], int(sys.argv[2])
catalogue = open_catalogue(path)
for n in range(30):
    catalogue.add_samples([(f"s{number}", 1.8e9 + n, n), ("shared", 1.8e9 + n, n)])
    catalogue.add_events([EngineEvent("h", 1.8e9 + n, "container", "start", f"c{number}")])
    catalogue.add_audit(1.8e9, None, "a", str(number), "ok")
    if n == 15:
        catalogue.prune(1.8e9 + n)
catalogue.close()
"""


def test_consoles_that_start_together_share_a_new_catalogue(tmp_path: Path) -> None:
    path = tmp_path / "new" / "c.sqlite3"
    consoles = [
        subprocess.Popen([sys.executable, "-W", "error", "-c", CONSOLE, str(path), str(n)])
        for n in range(3)
    ]
    assert [console.wait(120) for console in consoles] == [0, 0, 0]
    with closing(open_catalogue(path)) as catalogue:
        assert len(catalogue.samples("shared", 0, 2 * NOW)) == 30
        assert [len(catalogue.samples(f"s{n}", 0, 2 * NOW)) for n in range(3)] == [30] * 3
        assert len(catalogue.events()) == 90
        assert len(catalogue.audit()) == 90


def test_a_catalogue_in_memory_touches_no_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(open_catalogue(MEMORY)) as catalogue:
        catalogue.save_host(SPEC)
    assert list(tmp_path.iterdir()) == []
