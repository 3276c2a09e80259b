"""The schema, upward from every released version."""
from __future__ import annotations

import sqlite3
import warnings
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from caas_desktop.catalogue import migrate, open_catalogue, schema, values
from caas_desktop.domain.apps import Adoption, AppKey, Revision
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.hosts import EngineInfo, HostSpec, SshEndpoint, SwarmInfo, UnixEndpoint
from caas_desktop.domain.refs import HostId, Ref, ScopeId

NOW = 1_800_000_000.0
SHOP = AppKey(ScopeId("engine:E1"), "shop")
RELEASED = sorted(Path(__file__).parent.glob("test_catalogue_v*.sql"))
AFTER = f"{int(values.HEAD) + 1:04}"

NEXT = '''
from alembic import op
import sqlalchemy as sa
revision, down_revision, branch_labels, depends_on = "{new}", "{old}", None, None

def upgrade():
    with op.batch_alter_table("hosts") as hosts:
        hosts.add_column(sa.Column("note", sa.Text, nullable=False, server_default=""))
    {then}
'''


def restored(dump: Path, path: Path) -> Path:
    with closing(sqlite3.connect(path)) as file:
        file.executescript(dump.read_text(encoding="utf-8"))
    return path


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def test_head_is_the_newest_migration_and_versions_are_counted() -> None:
    revisions = [s.revision for s in scripts().walk_revisions()][::-1]
    assert revisions == [f"{n:04}" for n in range(1, len(revisions) + 1)]
    assert revisions[-1] == values.HEAD


def test_every_version_has_a_dump_to_upgrade_from() -> None:
    assert [p.stem[-4:] for p in RELEASED] == [f"{n:04}" for n in range(1, int(values.HEAD) + 1)]


def test_the_migrations_make_exactly_the_tables_of_the_schema(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    open_catalogue(path).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection, warnings.catch_warnings():
        context = MigrationContext.configure(
            connection, opts={"version_table": values.VERSION_TABLE, "compare_type": True}
        )
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


@pytest.mark.parametrize("dump", RELEASED, ids=lambda p: p.stem)
def test_a_released_catalogue_opens_with_all_its_content(dump: Path, tmp_path: Path) -> None:
    path = restored(dump, tmp_path / "c.sqlite3")
    with closing(open_catalogue(path)) as catalogue:
        assert catalogue.hosts() == [
            HostSpec(HostId("h1"), "alpha", UnixEndpoint("/run/docker.sock")),
            HostSpec(HostId("h2"), "beta", SshEndpoint("10.0.0.2", 2222, "ops", "~/.ssh/id"),
                     folder="Lab", colour="#aa0000", environment="production", read_only=True),
        ]
        assert catalogue.setting("theme") == "dark"
        assert catalogue.last_known(HostId("h1")) == (
            NOW,
            EngineInfo("E1", "alpha", "28.5.0", "1.51", swarm=SwarmInfo("c", "n", True, 3, 3)),
            {Ref(ScopeId("engine:E1"), "container", "c1"): {"Names": ["/web"]}},
        )
        assert catalogue.events() == [
            EngineEvent(HostId("h1"), NOW, "container", "start", "c1", {"name": "web"})
        ]
        assert catalogue.audit() == [(NOW, HostId("h1"), "container.start", "web", "ok")]
        assert catalogue.samples("engine:E1/container/c1/cpu", 0, 2 * NOW) == [
            (NOW - 86_400 * 30, 7.0), (NOW - 86_400, 8.0), (NOW, 9.0)
        ]
        if dump.stem >= "test_catalogue_v0002":
            assert catalogue.revisions(SHOP) == [
                Revision(SHOP, 2, NOW, "ops@desk", "roll back", "error", 1),
                Revision(SHOP, 1, NOW, "ops@desk", "deploy")]
            assert catalogue.sealed_revision(SHOP, 1) == b"\x00sealed"
            assert catalogue.adoptions() == [Adoption(SHOP, NOW, "ops@desk", "acme")]


def with_next_version(folder: Path, monkeypatch: pytest.MonkeyPatch, then: str = "") -> None:
    """Pretend that one more version is released."""
    versions = folder / "migrations" / "versions"
    versions.mkdir(parents=True)
    for source in (migrate.MIGRATIONS / "env.py", *(migrate.MIGRATIONS / "versions").glob("v*.py")):
        target = folder / "migrations" / source.relative_to(migrate.MIGRATIONS)
        target.write_bytes(source.read_bytes())
    (versions / f"v{AFTER}_next.py").write_text(
        NEXT.format(then=then, new=AFTER, old=values.HEAD))
    monkeypatch.setattr(migrate, "MIGRATIONS", folder / "migrations")
    monkeypatch.setattr(migrate, "HEAD", AFTER)


def version(path: Path) -> str:
    with closing(sqlite3.connect(path)) as file:
        found: str = file.execute("SELECT version_num FROM catalogue_version").fetchone()[0]
        return found


def test_an_upgrade_keeps_a_private_copy_of_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    path = restored(RELEASED[0], tmp_path / "data" / "c.sqlite3")
    with_next_version(tmp_path, monkeypatch)
    with closing(open_catalogue(path)) as catalogue:
        assert len(catalogue.hosts()) == 2
    assert version(path) == AFTER
    (copy,) = path.parent.glob("c.sqlite3.before-upgrade-of-0001-*")
    assert version(copy) == "0001"
    assert copy.stat().st_mode & 0o777 == 0o600
    open_catalogue(path).close()
    assert len(list(path.parent.iterdir())) == 2  # no further copy, no journal left


def test_an_upgrade_that_fails_leaves_the_old_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    path = restored(RELEASED[0], tmp_path / "data" / "c.sqlite3")
    with monkeypatch.context() as pretended:
        with_next_version(tmp_path, pretended, then="raise RuntimeError('half way')")
        with pytest.raises(RuntimeError, match="half way"):
            open_catalogue(path)
    assert version(path) == "0001"
    with closing(open_catalogue(path)) as catalogue:
        assert len(catalogue.hosts()) == 2
