"""The catalogue on a real PostgreSQL: a cluster of our own in a temporary folder."""
from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from caas_desktop.catalogue import CatalogueNewer, open_catalogue, postgresql, schema
from caas_desktop.catalogue.connections import Connections
from caas_desktop.catalogue.place import place_of
from caas_desktop.catalogue.values import VERSION_TABLE
from caas_desktop.domain.errors import CatalogueError
from caas_desktop.domain.hosts import HostSpec, UnixEndpoint
from caas_desktop.domain.ports import Catalogue
from caas_desktop.domain.refs import HostId
from tests.unit.test_catalogue_contract import CatalogueContract
from tests.unit.test_catalogue_file import CONSOLE

PASSWORD = "s3cret-of-the-database"
SPEC = HostSpec(HostId("h"), "alpha", UnixEndpoint("/a"))


def binary(name: str) -> str:
    """Return Debian's newest ``name``; without one skip, or fail where the lab is required."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"),
                   key=lambda p: int(p.parts[-3]))
    path = str(found[-1]) if found else shutil.which(name)
    if path is None:
        reason = f"{name} is missing: apt-get install postgresql"
        if os.environ.get("CAAS_REQUIRE_LAB") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@dataclass
class Server:
    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgresql://caas@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        command = [binary("postgres"), "-D", str(self.folder / "data"), "-k", str(self.folder),
                   "-h", "127.0.0.1", "-p", str(self.port), "-c", "fsync=off"]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, **unprivileged())
        until = time.monotonic() + 60
        while True:
            try:
                psycopg.connect(self.url, password=PASSWORD, connect_timeout=5).close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > until or self.process.poll() is not None:
                    raise
                time.sleep(0.05)

    def stop(self) -> None:
        """Shut down at once ("immediate"), as a crash would."""
        if self.process is not None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(30)
            self.process = None

    def backends(self) -> list[int]:
        """Return the process numbers of those that serve us."""
        with closing(psycopg.connect(self.url, password=PASSWORD)) as connection:
            rows = connection.execute("SELECT pid FROM pg_stat_activity WHERE "
                                      "application_name = 'caas-desktop'").fetchall()
        return [row[0] for row in rows]

    def clear(self) -> None:
        with closing(psycopg.connect(self.url, password=PASSWORD, autocommit=True)) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")


def unprivileged() -> dict[str, object]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    return {"user": "nobody", "group": "nogroup", "extra_groups": []}


@pytest.fixture(scope="module")
def cluster() -> Iterator[Server]:
    initdb = binary("initdb")
    folder = Path(tempfile.mkdtemp(prefix="caas-pg-"))
    password = folder / "password"
    password.write_text(PASSWORD)
    if os.geteuid() == 0:
        for path in (folder, password):
            shutil.chown(path, "nobody", "nogroup")
    subprocess.run([initdb, "-D", str(folder / "data"), "-U", "caas", "-A", "scram-sha-256",
                    "--pwfile", str(password), "-E", "UTF8", "--no-locale", "--no-sync"],
                   check=True, capture_output=True, timeout=120, cwd=folder, **unprivileged())
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    server = Server(folder, port)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


@pytest.fixture
def server(cluster: Server) -> Server:
    if cluster.process is None:
        cluster.start()
    cluster.clear()
    return cluster


class TestOnPostgresql(CatalogueContract):
    @pytest.fixture
    def catalogue(self, server: Server) -> Iterator[Catalogue]:
        opened = open_catalogue(server.url, password=PASSWORD)
        yield opened
        opened.close()


def test_the_migrations_make_exactly_the_tables_of_the_schema(server: Server) -> None:
    open_catalogue(server.url, password=PASSWORD).close()
    connections = Connections(place_of(server.url, PASSWORD))
    with connections.reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": VERSION_TABLE, "compare_type": True}
        )
        assert compare_metadata(context, schema.metadata) == []
    connections.close()


@pytest.mark.parametrize("password", [None, "wrong"])
def test_a_wrong_password_is_a_clear_error(server: Server, password: str | None) -> None:
    with pytest.raises(CatalogueError) as caught:
        open_catalogue(server.url, password=password)
    assert caught.value.hint


def test_a_newer_catalogue_is_refused(server: Server) -> None:
    open_catalogue(server.url, password=PASSWORD).close()
    with psycopg.connect(server.url, password=PASSWORD) as connection:
        connection.execute("UPDATE catalogue_version SET version_num = '0999'")
    with pytest.raises(CatalogueNewer):
        open_catalogue(server.url, password=PASSWORD)


def test_another_programs_tables_are_left_alone(server: Server) -> None:
    with psycopg.connect(server.url, password=PASSWORD) as connection:
        connection.execute("CREATE TABLE hosts (theirs TEXT)")
    with pytest.raises(CatalogueError, match="another program"):
        open_catalogue(server.url, password=PASSWORD)


def test_a_server_that_comes_back_serves_on(server: Server) -> None:
    with closing(open_catalogue(server.url, password=PASSWORD)) as catalogue:
        catalogue.save_host(SPEC)
        server.stop()
        with pytest.raises(CatalogueError) as caught:
            catalogue.hosts()
        assert PASSWORD not in f"{caught.value} {caught.value.detail}"
        server.start()
        assert catalogue.hosts() == [SPEC]
        catalogue.save_setting("a", 1)


def test_a_frozen_server_is_let_go_and_used_again_later(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "PING_S", 0.3)
    monkeypatch.setitem(postgresql._DEFAULTS, "connect_timeout", "2")
    with closing(open_catalogue(server.url, password=PASSWORD)) as catalogue:
        catalogue.save_host(SPEC)
        assert server.process is not None
        frozen = [server.process.pid, *server.backends()]
        for pid in frozen:
            os.kill(pid, signal.SIGSTOP)
        try:
            with pytest.raises(CatalogueError):
                catalogue.hosts()
        finally:
            for pid in frozen:
                os.kill(pid, signal.SIGCONT)
        assert catalogue.hosts() == [SPEC]


def test_a_server_that_freezes_within_a_transaction_is_let_go(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_catalogue(server.url, password=PASSWORD).close()
    monkeypatch.setattr(postgresql, "TRANSACTION_S", 0.5)
    connections = Connections(place_of(server.url, PASSWORD))
    with pytest.raises(CatalogueError), connections.writing() as connection:
        connection.exec_driver_sql("SELECT pg_sleep(25)")
    connections.close()


def test_consoles_that_start_together_share_a_new_catalogue(server: Server) -> None:
    environment = {**os.environ, "PGPASSWORD": PASSWORD}
    consoles = [
        subprocess.Popen([sys.executable, "-W", "error", "-c", CONSOLE, server.url, str(n)],
                         env=environment)
        for n in range(3)
    ]
    assert [console.wait(120) for console in consoles] == [0, 0, 0]
    with closing(open_catalogue(server.url, password=PASSWORD)) as catalogue:
        assert len(catalogue.samples("shared", 0, 2e9)) == 30
        assert len(catalogue.events()) == 90
        assert len(catalogue.audit()) == 90
