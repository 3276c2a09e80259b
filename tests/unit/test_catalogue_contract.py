"""What every catalogue keeps, whatever database it lies in.

The engine tests run the same class on a real PostgreSQL.
"""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from caas_desktop.catalogue import MEMORY, open_catalogue, open_quickly
from caas_desktop.domain.apps import Adoption, AppKey, Revision
from caas_desktop.domain.events import EngineEvent
from caas_desktop.domain.hosts import (
    EngineInfo,
    HostSpec,
    SshEndpoint,
    SwarmInfo,
    TlsEndpoint,
    UnixEndpoint,
)
from caas_desktop.domain.ports import Catalogue
from caas_desktop.domain.refs import HostId, Ref, ScopeId

HOST = HostId("aa11")
SCOPE = ScopeId("engine:E1")
INFO = EngineInfo("E1", "alpha", "28.5.0", "1.51", cpus=4, swarm=SwarmInfo("c", "n", True, 3, 3))
HOSTILE = "<b>\0\ud800\U0001f433'; DROP TABLE hosts;--"
NOW = 1_800_000_000.0
HOUR, DAY = 3600, 86_400


def event(
    at: float, action: str = "start", object_id: str = "c1", **attributes: str
) -> EngineEvent:
    return EngineEvent(HOST, at, "container", action, object_id, dict(attributes))


class CatalogueContract:
    def test_hosts_come_back_as_saved_by_folder_and_name(self, catalogue: Catalogue) -> None:
        specs = [
            HostSpec(HostId("1"), "beta", UnixEndpoint("/run/docker.sock")),
            HostSpec(HostId("2"), "Alpha", TlsEndpoint("10.0.0.1", 2376, "ca", "cert", "key"),
                     colour="#ff0000", environment="production", read_only=True, enabled=False),
            HostSpec(HostId("3"), "a", SshEndpoint("h", 22, "u", "k", "jump"), folder="Lab"),
        ]
        for spec in specs:
            catalogue.save_host(spec)
        assert catalogue.hosts() == [specs[1], specs[0], specs[2]]

    def test_revisions_are_numbered_and_the_newest_stay(self, catalogue: Catalogue) -> None:
        shop, other = AppKey(SCOPE, "shop"), AppKey(SCOPE, HOSTILE)
        for n in range(1, 6):
            made = catalogue.add_revision(
                Revision(shop, 0, NOW + n, "ops@desk", "deploy", saved=False), bytes([n, 0]), 3)
            assert (made.number, made.saved) == (n, True)
        catalogue.add_revision(Revision(other, 0, NOW, HOSTILE, "adopt", HOSTILE), b"", 3)
        assert [r.number for r in catalogue.revisions(shop)] == [5, 4, 3]
        assert catalogue.sealed_revision(shop, 5) == b"\x05\0"
        assert catalogue.sealed_revision(shop, 2) is None
        assert [r.number for r in catalogue.revisions(other)] == [1]

    def test_an_adoption_is_kept_once_until_it_is_given_up(self, catalogue: Catalogue) -> None:
        shop = AppKey(SCOPE, "shop")
        catalogue.save_adoption(Adoption(shop, NOW, "ops@desk"))
        catalogue.save_adoption(Adoption(shop, NOW, "ops@desk", "acme"))
        assert catalogue.adoptions() == [Adoption(shop, NOW, "ops@desk", "acme")]
        catalogue.delete_adoption(shop)
        assert catalogue.adoptions() == []

    def test_saving_a_host_again_replaces_it(self, catalogue: Catalogue) -> None:
        catalogue.save_host(HostSpec(HOST, "old", UnixEndpoint("/a")))
        new = HostSpec(HOST, "new", SshEndpoint("h"))
        catalogue.save_host(new)
        assert catalogue.hosts() == [new]

    def test_a_deleted_host_leaves_only_its_audit(self, catalogue: Catalogue) -> None:
        catalogue.save_host(HostSpec(HOST, "h", UnixEndpoint("/a")))
        catalogue.save_last_known(HOST, NOW, INFO, {Ref(SCOPE, "container", "c"): {}})
        catalogue.add_events([event(NOW)])
        catalogue.add_audit(NOW, HOST, "container.stop", "web", "ok")
        catalogue.delete_host(HOST)
        assert catalogue.hosts() == []
        assert catalogue.last_known(HOST) is None
        assert catalogue.events() == []
        assert len(catalogue.audit()) == 1

    @pytest.mark.parametrize("value", [None, True, 0, 1.5, "ü", HOSTILE, [1, {"a": None}], {}])
    def test_a_setting_is_any_json_value(self, catalogue: Catalogue, value: object) -> None:
        catalogue.save_setting("key", "before")
        catalogue.save_setting("key", value)
        assert catalogue.setting("key") == value

    def test_an_unset_setting_is_none(self, catalogue: Catalogue) -> None:
        assert catalogue.setting("nothing") is None

    def test_last_known_content_comes_back(self, catalogue: Catalogue) -> None:
        items = {
            Ref(SCOPE, "container", "c1"): {"Names": ["/web"], "Labels": {"x": HOSTILE}},
            Ref(ScopeId("swarm:c"), "service", "s1"): {"Spec": {"Name": "api"}},
        }
        assert catalogue.last_known(HOST) is None
        catalogue.save_last_known(HOST, NOW, INFO, items)
        assert catalogue.last_known(HOST) == (NOW, INFO, items)

    def test_new_last_known_content_replaces_the_old(self, catalogue: Catalogue) -> None:
        refs = [Ref(SCOPE, "container", f"c{n}") for n in range(500)]
        catalogue.save_last_known(HOST, NOW, INFO, {ref: {"n": 1} for ref in refs})
        changed = {ref: {"n": 2} for ref in refs[:2]}
        catalogue.save_last_known(HOST, NOW + 1, INFO, changed)
        assert catalogue.last_known(HOST) == (NOW + 1, INFO, changed)

    def test_hostile_names_are_kept_without_what_no_database_can_store(
        self, catalogue: Catalogue
    ) -> None:
        catalogue.save_host(HostSpec(HOST, HOSTILE, UnixEndpoint(HOSTILE)))
        catalogue.add_events([event(NOW, HOSTILE, HOSTILE, name=HOSTILE)])
        catalogue.add_audit(NOW, None, HOSTILE, HOSTILE, HOSTILE)
        catalogue.add_samples([(HOSTILE, NOW, 1.0)])
        stored = HOSTILE.replace("\0", "\ufffd").replace("\ud800", "?")
        assert catalogue.hosts()[0].name == stored
        assert catalogue.events()[0].id == stored
        assert catalogue.events()[0].name == HOSTILE
        assert catalogue.audit() == [(NOW, None, stored, stored, stored)]
        assert catalogue.samples(HOSTILE, NOW, NOW) == [(NOW, 1.0)]

    def test_events_come_newest_first_and_filtered(self, catalogue: Catalogue) -> None:
        told = [event(NOW + n, object_id=f"c{n % 2}") for n in range(6)]
        catalogue.add_events(told)
        assert catalogue.events() == told[::-1]
        assert catalogue.events(limit=2) == [told[5], told[4]]
        assert catalogue.events(object_id="c1") == [told[5], told[3], told[1]]
        assert catalogue.events(since=NOW + 4) == [told[5], told[4]]
        assert catalogue.events(host=HostId("other")) == []

    def test_an_event_told_again_after_a_reconnect_is_kept_once(self, catalogue: Catalogue) -> None:
        catalogue.add_events([event(NOW), event(NOW), event(NOW, "die")])
        catalogue.add_events([event(NOW)])
        assert {e.action for e in catalogue.events()} == {"start", "die"}
        assert len(catalogue.events()) == 2

    def test_command_lines_and_foreign_labels_of_events_are_not_kept(
        self, catalogue: Catalogue
    ) -> None:
        catalogue.add_events([
            event(NOW, "exec_create: /bin/sh -c login --password=hunter2hunter2",
                  **{"name": "web", "db.password": "hunter2hunter2",
                     "com.docker.compose.project": "shop"}),
            event(NOW + 1, "health_status: healthy"),
        ])
        healthy, executed = catalogue.events()
        assert healthy.action == "health_status: healthy"
        assert executed.action == "exec_create"
        assert executed.attributes == {"name": "web", "com.docker.compose.project": "shop"}

    def test_the_audit_log_tells_newest_first(self, catalogue: Catalogue) -> None:
        catalogue.add_audit(NOW, HOST, "container.stop", "web", "ok")
        catalogue.add_audit(NOW, None, "host.add", "alpha", "refused")
        assert catalogue.audit() == [
            (NOW, None, "host.add", "alpha", "refused"),
            (NOW, HOST, "container.stop", "web", "ok"),
        ]
        assert len(catalogue.audit(limit=1)) == 1

    def test_samples_come_back_in_order_within_their_span(self, catalogue: Catalogue) -> None:
        catalogue.add_samples([("a", NOW + 2, 2.0), ("a", NOW, 0.0), ("b", NOW, 9.0),
                               ("a", NOW + 1, 1.0)])
        assert catalogue.samples("a", NOW, NOW + 1) == [(NOW, 0.0), (NOW + 1, 1.0)]
        assert catalogue.samples("b", 0, NOW * 2) == [(NOW, 9.0)]
        assert catalogue.samples("none", 0, NOW * 2) == []

    def test_the_last_sample_of_a_second_wins_and_nan_is_left_out(
        self, catalogue: Catalogue
    ) -> None:
        nan, inf = float("nan"), float("inf")
        catalogue.add_samples([("a", NOW, 1.0), ("a", NOW + 0.5, 2.0), ("a", NOW + 1, nan),
                               ("a", NOW + 2, inf), ("a", nan, 1.0)])
        catalogue.add_samples([("a", NOW, 3.0), ("b", NOW, nan)])
        assert catalogue.samples("a", 0, NOW * 2) == [(NOW, 3.0)]
        assert catalogue.samples("b", 0, NOW * 2) == []

    def test_ageing_samples_become_minutes_then_hours_then_nothing(
        self, catalogue: Catalogue
    ) -> None:
        start = NOW - NOW % HOUR
        rows = [("a", start + n, float(n)) for n in range(2 * HOUR)]
        catalogue.add_samples(rows)
        catalogue.prune(start + 2 * HOUR)
        assert len(catalogue.samples("a", start, start + 2 * HOUR)) == 2 * HOUR  # still raw
        catalogue.prune(start + 3 * HOUR + 30)
        found = catalogue.samples("a", start, start + 2 * HOUR)
        assert found[0] == (start, 29.5)
        assert found[1] == (start + 60, 89.5)
        assert found[60] == (start + HOUR, float(HOUR))  # the second hour is raw yet
        assert len(found) == 60 + HOUR
        catalogue.prune(start + 8 * DAY)
        assert catalogue.samples("a", start, start + 2 * HOUR) == [
            (start, (HOUR - 1) / 2), (start + HOUR, HOUR + (HOUR - 1) / 2)
        ]
        catalogue.prune(start + 401 * DAY)
        assert catalogue.samples("a", 0, 2 * NOW) == []

    def test_late_samples_join_the_mean_of_their_minute(self, catalogue: Catalogue) -> None:
        start = NOW - NOW % HOUR
        catalogue.add_samples([("a", start, 1.0), ("a", start + 1, 1.0), ("a", start + 2, 1.0)])
        catalogue.prune(start + 3 * HOUR)
        catalogue.add_samples([("a", start + 30, 5.0)])
        catalogue.prune(start + 3 * HOUR)
        assert catalogue.samples("a", start, start + 59) == [(start, 2.0)]

    def test_a_series_lives_on_after_its_samples_were_dropped(self, catalogue: Catalogue) -> None:
        catalogue.add_samples([("a", NOW, 1.0)])
        catalogue.prune(NOW + 500 * DAY)
        catalogue.add_samples([("a", NOW + 500 * DAY, 2.0)])
        assert catalogue.samples("a", 0, NOW * 2) == [(NOW + 500 * DAY, 2.0)]

    def test_old_events_audit_and_content_of_forgotten_hosts_go(
        self, catalogue: Catalogue
    ) -> None:
        catalogue.save_host(HostSpec(HOST, "kept", UnixEndpoint("/a")))
        catalogue.save_last_known(HOST, NOW, INFO, {})
        catalogue.save_last_known(HostId("gone"), NOW, INFO, {Ref(SCOPE, "image", "i"): {}})
        catalogue.add_events([event(NOW), event(NOW + 29 * DAY)])
        catalogue.add_audit(NOW, HOST, "a", "t", "ok")
        catalogue.prune(NOW + 31 * DAY)
        assert [e.time for e in catalogue.events()] == [NOW + 29 * DAY]
        assert len(catalogue.audit()) == 1
        assert catalogue.last_known(HOST) is not None
        assert catalogue.last_known(HostId("gone")) is None
        catalogue.prune(NOW + 401 * DAY)
        assert catalogue.audit() == []

    def test_a_host_that_floods_keeps_its_newest_events(
        self, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("caas_desktop.catalogue.eventlog.EVENTS_KEPT_PER_HOST", 3)
        catalogue.add_events([event(NOW + n) for n in range(10)])
        catalogue.prune(NOW + 10)
        assert [e.time - NOW for e in catalogue.events()] == [9, 8, 7]

    def test_many_threads_may_write_and_read_at_once(self, catalogue: Catalogue) -> None:
        failures: list[Exception] = []

        def work(number: int) -> None:
            try:
                for n in range(10):
                    catalogue.add_samples([(f"s{number}", NOW + n, float(n)), ("all", NOW, 1.0)])
                    catalogue.add_events([event(NOW + number * 100 + n)])
                    catalogue.save_setting(f"k{number}", n)
                    catalogue.samples("all", 0, NOW * 2)
            except Exception as error:
                failures.append(error)

        threads = [Thread(target=work, args=(n,)) for n in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert failures == []
        assert len(catalogue.events()) == 60
        assert [catalogue.setting(f"k{n}") for n in range(6)] == [9] * 6


class TestInAFile(CatalogueContract):
    @pytest.fixture
    def catalogue(self, tmp_path: Path) -> Iterator[Catalogue]:
        opened = open_catalogue(tmp_path / "catalogue.sqlite3")
        yield opened
        opened.close()


class TestInMemory(CatalogueContract):
    @pytest.fixture
    def catalogue(self) -> Iterator[Catalogue]:
        opened = open_catalogue(MEMORY)
        yield opened
        opened.close()


class TestForOneCommand(CatalogueContract):
    @pytest.fixture
    def catalogue(self, tmp_path: Path) -> Iterator[Catalogue]:
        open_catalogue(tmp_path / "catalogue.sqlite3").close()
        opened = open_quickly(tmp_path / "catalogue.sqlite3")
        yield opened
        opened.close()

    def test_what_is_asked_without_sqlalchemy_is_the_same(self, tmp_path: Path) -> None:
        path, app = tmp_path / "catalogue.sqlite3", AppKey(SCOPE, HOSTILE)
        whole = open_catalogue(path)
        for spec in (HostSpec(HostId("1"), HOSTILE, UnixEndpoint("/s"), read_only=True),
                     HostSpec(HostId("2"), "A", SshEndpoint("h", 22, "u", "k", "jump"))):
            whole.save_host(spec)
        whole.save_setting("some", {"a": [1, HOSTILE]})
        whole.add_revision(Revision(app, 0, NOW, HOSTILE, "deploy"), b"sealed", 3)
        whole.save_adoption(Adoption(app, NOW, "me", "tenant"))
        quick = open_quickly(path)
        quick.add_audit(NOW, HOST, "deploy", HOSTILE, "ok")
        for ask in (lambda c: c.hosts(), lambda c: c.setting("some"), lambda c: c.setting("none"),
                    lambda c: c.revisions(app), lambda c: c.sealed_revision(app, 1),
                    lambda c: c.sealed_revision(app, 2), lambda c: c.adoptions(),
                    lambda c: c.audit()):
            assert ask(quick) == ask(whole)
        quick.close()
        whole.close()
