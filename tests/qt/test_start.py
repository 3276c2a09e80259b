"""At the start the window waits for nobody: not for the catalogue, not for what it remembers."""
from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from caas_desktop.app.adapters import Adapters
from caas_desktop.app.services import Services
from caas_desktop.catalogue import MEMORY, open_catalogue
from caas_desktop.domain.errors import CatalogueError
from caas_desktop.kinds.container import CONTAINER, Container
from caas_desktop.operations.kept import read_kept
from caas_desktop.operations.settings import COLUMNS
from caas_desktop.operations.store import Store
from caas_desktop.operations.trial import RunSecrets
from caas_desktop.secrets import Redactor
from caas_desktop.secrets.memory import MemoryStore
from caas_desktop.viewmodels.bridge import Bridge
from tests.factories import engine, host, ref
from tests.qt.desk import OneEngine

WAIT_S = 30.0


class Bench:
    def __init__(self) -> None:
        self.store = Store()
        self.bridge = Bridge(self.store)
        self.catalogue: Any = open_catalogue(MEMORY)
        spec = host("h1")
        self.catalogue.save_host(spec)
        assert CONTAINER.remember is not None
        known = Container("old", "old", "busybox:1", "sha256:1", "running")
        self.catalogue.save_last_known(spec.id, 5.0, engine("h1"), {
            ref("old"): CONTAINER.remember(known)})
        self.connector = OneEngine(spec)
        self.services = Services(self.store, self.bridge, Adapters(
            self.catalogue, RunSecrets(MemoryStore()), self.connector,  # type: ignore[arg-type]
            Redactor()), read_kept(self.catalogue))
        self.troubles: list[Exception] = []
        self.services.trouble = self.troubles.append

    def close(self) -> None:
        self.services.close()
        self.bridge.close()


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench()
    yield made
    made.close()


def refuse(*_: Any, **__: Any) -> Any:
    raise CatalogueError("There is no space left.")


def test_what_is_known_is_read_on_a_worker_and_shown_before_anybody_is_connected(
        bench: Bench, qtbot: QtBot) -> None:
    go, real = threading.Event(), bench.catalogue.last_known
    connect, connected, opens = threading.Event(), threading.Event(), bench.connector.connect

    def held(spec: Any, *, timeout_s: float = 15.0) -> Any:
        connected.set()
        assert connect.wait(WAIT_S)
        return opens(spec)

    bench.connector.connect = held  # type: ignore[method-assign]

    def slow(host_id: Any) -> Any:
        assert go.wait(WAIT_S)
        return real(host_id)

    bench.catalogue.last_known = slow
    bench.services.show_hosts()
    bench.services.start()  # returns though nothing can be read yet
    assert list(bench.store.hosts) == ["h1"]
    assert not bench.store.items()
    assert not connected.is_set()
    go.set()
    qtbot.waitUntil(lambda: ref("old") in bench.store.items())
    connect.set()
    qtbot.waitUntil(lambda: bench.store.hosts[host("h1").id].status.live)
    assert ref("old") not in bench.store.items()  # the engine itself has no such container
    assert not bench.troubles


def test_hosts_are_connected_though_what_is_known_cannot_be_read(
        bench: Bench, qtbot: QtBot) -> None:
    bench.catalogue.last_known = refuse
    bench.services.show_hosts()
    bench.services.start()
    qtbot.waitUntil(lambda: bench.store.hosts[host("h1").id].status.live)


def test_what_the_window_needs_at_once_it_does_not_ask_the_catalogue_for(bench: Bench) -> None:
    bench.catalogue.hosts = bench.catalogue.setting = refuse
    bench.services.show_hosts()
    bench.services.start()
    assert list(bench.store.hosts) == ["h1"]
    assert bench.services.context.settings.get(COLUMNS) == {}
    assert not bench.troubles


def test_a_setting_holds_at_once_and_is_written_on_a_worker(bench: Bench, qtbot: QtBot) -> None:
    go, real = threading.Event(), bench.catalogue.save_setting

    def slow(key: str, value: Any) -> None:
        assert go.wait(WAIT_S)
        real(key, value)

    bench.catalogue.save_setting = slow
    settings = bench.services.context.settings
    settings.set(COLUMNS, {"image": ["id"]})
    settings.set(COLUMNS, {"image": ["size"]})
    assert settings.get(COLUMNS) == {"image": ["size"]}
    go.set()
    qtbot.waitUntil(lambda: bench.catalogue.setting(COLUMNS.key) == {"image": ["size"]})


def test_a_setting_that_cannot_be_written_is_told_and_written_later(
        bench: Bench, qtbot: QtBot) -> None:
    real, bench.catalogue.save_setting = bench.catalogue.save_setting, refuse
    bench.services.context.settings.set(COLUMNS, {"image": ["id"]})
    qtbot.waitUntil(lambda: bool(bench.troubles))
    bench.catalogue.save_setting = real
    bench.services.save().join(WAIT_S)
    assert bench.catalogue.setting(COLUMNS.key) == {"image": ["id"]}
