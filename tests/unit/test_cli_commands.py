"""Commands on engines that answer from dictionaries."""
from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from caas_desktop.app.cli import codes
from caas_desktop.app.cli.codes import UsageError
from caas_desktop.domain.apps import Adoption, AppKey
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import CaasError, HostUnreachable, ResourceConflict
from caas_desktop.domain.hosts import SwarmInfo
from caas_desktop.domain.place import COMPOSE_PROJECT, STACK
from caas_desktop.domain.refs import engine_scope, swarm_scope
from tests.unit.cli_fakes import CommandLine, container

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def cli() -> Iterator[CommandLine]:
    made = CommandLine()
    yield made
    made.close()


def out(capsys: Capture) -> Any:
    return json.loads(capsys.readouterr().out)


def test_ps_lists_running_containers_of_all_hosts(cli: CommandLine, capsys: Capture) -> None:
    cli.host("one", None, container("web"), container("job", state="exited"))
    cli.host("two", None, container("db", app="shop", service="db", tenant="acme"))
    assert cli.run("ps") == codes.OK
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [
        ["HOST", "NAME"], ["one", "web"], ["two", "db"]]
    assert "acme: shop / db" in lines[2]


@pytest.mark.parametrize(("words", "names"), [
    (["-a"], ["job", "web", "db"]), (["--status", "failed"], ["job"]), (["--app", "shop"], ["db"]),
    (["--tenant", "acme", "--service", "db"], ["db"]), (["--tenant", ""], ["web"]),
    (["--host", "two"], ["db"]), (["--app", "none"], []),
])
def test_ps_narrows(cli: CommandLine, capsys: Capture, words: list[str], names: list[str]) -> None:
    cli.host("one", None, container("web"), container("job", state="exited"))
    cli.host("two", None, container("db", app="shop", service="db", tenant="acme"))
    assert cli.run("ps", "--json", *words) == codes.OK
    assert [c["name"] for c in out(capsys)] == names


def test_the_json_of_a_container_has_the_documented_keys(
    cli: CommandLine, capsys: Capture
) -> None:
    cli.host("one", None, container("web", app="shop"))
    cli.run("ps", "--json")
    found = out(capsys)[0]
    assert {"host", "kind", "id", "name", "image", "state", "status", "health", "created", "ports",
            "mounts", "networks", "labels", "exit_code", "tenant", "app", "service"} <= set(found)
    assert (found["host"], found["kind"], found["status"]) == ("one", "container", "running")


def test_two_ways_to_one_engine_show_a_container_once(cli: CommandLine, capsys: Capture) -> None:
    cli.host("a-unix", None, container("web"), engine_id="same")
    cli.host("b-ssh", None, container("web"), engine_id="same")
    cli.run("ps", "--json")
    assert [c["host"] for c in out(capsys)] == ["a-unix"]
    assert cli.run("stop", "web", "--json") == codes.OK
    assert cli.run("stop", "b-ssh/web", "--json") == codes.OK


def test_a_slow_host_costs_no_more_than_the_time_out(cli: CommandLine, capsys: Capture) -> None:
    frozen = threading.Event()
    cli.host("frozen", frozen)
    cli.host("well", None, container("web"))
    try:
        assert cli.run("ps", "--timeout", "0.3") == codes.UNREACHABLE
    finally:
        frozen.set()
    told = capsys.readouterr()
    assert "web" in told.out
    assert "error: frozen did not answer within 0.3 s." in told.err
    assert "hint:" in told.err


def test_an_unreachable_host_gives_a_partial_answer(cli: CommandLine, capsys: Capture) -> None:
    cli.host("away", HostUnreachable("away: there is no route.", hint="Check the network."))
    cli.host("well", None, container("web"))
    assert cli.run("ps", "--json") == codes.UNREACHABLE
    told = capsys.readouterr()
    assert [c["name"] for c in json.loads(told.out)] == ["web"]
    assert told.err == "error: away: there is no route.\n  hint: Check the network.\n"


def test_an_engine_that_refuses_is_an_error_not_unreachable(cli: CommandLine) -> None:
    engine = cli.host("one", None, container("web"))
    engine.refuses = ResourceConflict("one: it is running.")
    assert cli.run("start", "web") == codes.FAILED


def test_without_hosts_the_way_to_add_one_is_told(cli: CommandLine) -> None:
    with pytest.raises(CaasError) as caught:
        cli.run("ps")
    assert "hosts add" in caught.value.hint


def test_a_host_that_is_off_is_asked_only_by_name(cli: CommandLine, capsys: Capture) -> None:
    cli.host("off", None, container("web"), enabled=False)
    cli.host("on", None)
    cli.run("ps", "--json")
    assert out(capsys) == []
    cli.run("ps", "--json", "--host", "off")
    assert [c["name"] for c in out(capsys)] == ["web"]


def test_an_unknown_host_is_told_with_the_known_ones(cli: CommandLine) -> None:
    cli.host("one", None)
    with pytest.raises(CaasError, match="no host called two") as caught:
        cli.run("ps", "--host", "two")
    assert "one" in caught.value.hint


def test_an_ambiguous_name_is_refused_with_its_candidates(cli: CommandLine) -> None:
    one = cli.host("one", None, container("web", "aa11"))
    cli.host("two", None, container("web", "bb22"))
    with pytest.raises(CaasError, match="ambiguous") as caught:
        cli.run("stop", "web")
    assert caught.value.hint == "Say which: one/web, two/web."
    assert not [r for r in one.requests if r[0] == "POST"]
    assert cli.run("stop", "one/web") == codes.OK
    assert ("POST", f"/containers/{'aa11'.ljust(64, '0')}/stop") == one.requests[-1][:2]


@pytest.mark.parametrize("name", ["aa11", "one/aa11", "aa11".ljust(64, "0")])
def test_the_start_of_an_id_names_a_container(cli: CommandLine, name: str) -> None:
    one = cli.host("one", None, container("web", "aa11"), container("db", "aa22"))
    assert cli.run("start", name) == codes.OK
    assert "aa11" in one.requests[-1][1]


def test_an_app_and_a_service_mean_all_their_containers(cli: CommandLine) -> None:
    from caas_desktop.app.cli.found import resolve
    from caas_desktop.kinds.container import CONTAINER

    cli.host("one", None, container("a1", app="shop", service="api", tenant="acme"),
             container("w1", app="shop", service="web", tenant="acme"))
    cli.host("two", None, container("a2", app="shop", service="api", tenant="acme"),
             container("b1", app="blog", service="web", tenant="acme"))

    def names(*targets: str) -> list[str]:
        context = cli.context("ps")
        try:
            return sorted(f.name for f in resolve(context, CONTAINER, targets, groups=True))
        finally:
            context.close()

    assert names("shop") == names("acme/shop") == ["a1", "a2", "w1"]
    assert names("api") == names("shop/api") == names("acme/shop/api") == ["a1", "a2"]
    assert names("blog", "a1") == ["a1", "b1"]
    with pytest.raises(CaasError, match="ambiguous") as caught:
        names("web")
    assert caught.value.hint == "Say which: acme/blog/web, acme/shop/web."
    assert names("two/shop") == ["a2"]
    with pytest.raises(CaasError, match="no container, service or app called nix"):
        names("nix")


def test_an_app_without_tenant_belongs_to_its_host(cli: CommandLine) -> None:
    cli.host("one", None, container("a1", app="shop"))
    cli.host("two", None, container("a2", app="shop"))
    with pytest.raises(CaasError, match="ambiguous") as caught:
        cli.run("stats", "shop")
    assert caught.value.hint == "Say which: one/shop, two/shop."


def test_a_loss_asks_and_in_production_wants_the_name(cli: CommandLine) -> None:
    dev = cli.host("dev", None, container("web", "aa11"))
    live = cli.host("live", None, container("db", "bb22"), environment="production")
    with pytest.raises(CaasError, match="has to be confirmed") as caught:
        cli.run("rm", "-f", "web")
    assert caught.value.hint == "Add -y."
    assert cli.run("rm", "-f", "web", "-y") == codes.OK
    assert dev.requests[-1] == ("DELETE", f"/containers/{'aa11'.ljust(64, '0')}",
                                {"force": True, "v": False})
    for words in (["-y"], ["--yes", "wrong"], ["-y", "--yes", "live"], []):
        with pytest.raises(CaasError) as caught:
            cli.run("rm", "db", *words)
        assert caught.value.hint == "Add --yes db."
    assert not [r for r in live.requests if r[0] == "DELETE"]
    assert cli.run("rm", "db", "--yes", "db") == codes.OK


def test_a_disturbance_asks_for_several(cli: CommandLine) -> None:
    cli.host("dev", None, container("web", "aa11"), container("db", "bb22"))
    assert cli.run("stop", "web") == codes.OK
    with pytest.raises(CaasError, match="stop has to be confirmed"):
        cli.run("stop", "web", "db")
    assert cli.run("stop", "web", "db", "-y") == codes.OK
    assert cli.run("start", "web", "db") == codes.OK


def test_a_loss_is_refused_while_a_silent_host_may_have_the_same_name(cli: CommandLine) -> None:
    cli.host("away", HostUnreachable("away: no answer."))
    well = cli.host("well", None, container("web"))
    with pytest.raises(CaasError, match="may also be on away") as caught:
        cli.run("rm", "web", "-y")
    assert "well/web" in caught.value.hint
    assert not [r for r in well.requests if r[0] == "DELETE"]
    assert cli.run("rm", "well/web", "-y") == codes.OK


def test_a_read_only_host_is_never_changed(cli: CommandLine) -> None:
    locked = cli.host("locked", None, container("web"), read_only=True)
    for words in (["start", "web"], ["rm", "-y", "web"], ["exec", "web", "ls"],
                  ["create", "busybox"], ["pull", "busybox"]):
        with pytest.raises(CaasError, match="read-only"):
            cli.run(*words)
    assert {r[0] for r in locked.requests} <= {"GET"}


def test_an_adopted_app_is_its_tenant_s_and_its_labels_are_the_engine_s(
        cli: CommandLine, capsys: Capture) -> None:
    one = container("web")
    one["Labels"] = {COMPOSE_PROJECT: "shop"}
    cli.host("one", None, one)
    cli.catalogue.save_adoption(Adoption(AppKey(engine_scope("Eone"), "shop"), 0.0, "me", "acme"))
    cli.run("ps", "--json")
    found, = out(capsys)
    assert (found["tenant"], found["labels"]) == ("acme", {COMPOSE_PROJECT: "shop"})


def test_containers_of_an_adopted_stack_are_its_tenant_s_on_a_worker_too(
        cli: CommandLine, capsys: Capture) -> None:
    one = container("web")
    one["Labels"] = {STACK: "shop"}
    cli.host("worker", None, one).swarm = SwarmInfo("", "N2", manager=False)
    boss = cli.host("boss")
    boss.swarm = SwarmInfo("C1", "N1", manager=True)
    cli.catalogue.save_adoption(Adoption(AppKey(swarm_scope("C1"), "shop"), 0.0, "me", "acme"))

    def tenants(*words: str) -> list[str | None]:
        cli.run("ps", "--json", *words)
        return [found["tenant"] for found in out(capsys)]

    # Nobody told whose nodes they are: that is not the public domain.
    assert tenants() == [None]
    assert tenants("--tenant", "") == []
    boss.nodes = [{"ID": "N2"}]
    assert tenants() == ["acme"]
    assert tenants("--host", "worker") == [None]
    cli.run("tree", "--json")
    domain, = out(capsys)["domains"]
    assert domain["name"] == "acme"


def test_what_was_done_and_tried_is_in_the_audit_log(cli: CommandLine) -> None:
    one = cli.host("one", None, container("web"))
    cli.run("stop", "-t", "3", "web")
    one.refuses = ResourceConflict("one: no.")
    assert cli.run("kill", "-y", "-s", "HUP", "web") == codes.FAILED
    assert [(host, action, target, result) for _, host, action, target, result
            in cli.catalogue.audit()] == [
        ("id-one", "kill", "container web", "conflict"),
        ("id-one", "stop", "container web", "ok")]
    assert [r[2] for r in one.requests if r[0] == "POST"] == [{"t": 3}, {"signal": "HUP"}]


def test_results_of_several_are_told_one_by_one(cli: CommandLine, capsys: Capture) -> None:
    cli.host("one", None, container("web", "aa11"))
    two = cli.host("two", None, container("db", "bb22"))
    two.refuses = ResourceConflict("two: busy.", hint="Wait.")
    assert cli.run("restart", "web", "db", "-y", "--json") == codes.FAILED
    told = out(capsys)
    assert told["action"] == "restart"
    assert [(r["host"], r["ok"], r["error"], r["hint"]) for r in told["results"]] == [
        ("one", True, None, None), ("two", False, "two: busy.", "Wait.")]


@pytest.mark.parametrize("words", [
    ["update", "web"], ["rename", "web", ""], ["stop", "-t", "-1", "web"], ["exec", "web"],
    ["exec", "-it", "web"], ["exec", "-t", "--json", "web", "x"],
    ["logs", "-f", "--until", "5m", "web"], ["logs", "-i", "web"],
    ["hosts", "add", "a/b", "--unix", "/x"],
    ["hosts", "add", "x", "--unix", "/x", "--ca", "/f"],
    ["hosts", "add", "x", "--tls", "h:1", "--cert", "/etc/passwd"],
    ["hosts", "add", "x", "--tls", "h:1", "--ca", "/no/such/file"],
])
def test_arguments_that_do_not_go_together_are_told(cli: CommandLine, words: list[str]) -> None:
    cli.host("one", None, container("web"))
    with pytest.raises(UsageError):
        cli.run(*words)


@pytest.mark.parametrize(("words", "field"), [
    (["update", "web", "--memory", "5q"], "memory"), (["rename", "web", "?"], "name"),
    (["create", "--name", "-", "x"], "name"), (["create", "-p", "x", "busybox"], "ports"),
    (["create", "-v", "x", "busybox"], "volume"),
    (["create", "--rm", "--restart", "always", "busybox"], "restart"),
    (["hosts", "add", "x", "--unix", "relative"], "path"),
    (["hosts", "add", "x", "--ssh", "a b"], "address"),
])
def test_wrong_values_name_their_field(cli: CommandLine, words: list[str], field: str) -> None:
    cli.host("one", None, container("web"))
    with pytest.raises(FieldError) as caught:
        cli.run(*words)
    assert caught.value.field == field


def test_names_of_others_cannot_act_on_the_terminal(cli: CommandLine, capsys: Capture) -> None:
    cli.host("one", None, container("web", app="\x1b]0;owned\x07\x9b31m\u202egnp"))
    for words in (["ps"], ["tree"], ["ps", "--json"], ["tree", "--json"]):
        cli.run(*words)
        told = capsys.readouterr().out
        assert "owned" in told
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(told)


def test_tree_shows_domains_apps_services_containers(cli: CommandLine, capsys: Capture) -> None:
    cli.host("one", None, container("a1", app="shop", service="api", tenant="acme"),
             container("solo"), container("loose", app="shop", tenant="acme"))
    cli.run("tree")
    assert capsys.readouterr().out.splitlines() == [
        "public  [running]", "└─ solo  running  on one", "acme  [running]",
        "└─ shop  [running]", "   ├─ api  [running]", "   │  └─ a1  running  on one",
        "   └─ loose  running  on one"]
    cli.run("tree", "--json", "--tenant", "acme")
    domain = out(capsys)["domains"][0]
    assert (domain["type"], domain["name"]) == ("domain", "acme")
    shop = domain["apps"][0]
    assert [c["name"] for c in shop["containers"]] == ["loose"]
    assert [c["name"] for c in shop["services"][0]["containers"]] == ["a1"]


def test_hosts_are_added_listed_and_removed(cli: CommandLine, capsys: Capture) -> None:
    assert cli.run("hosts", "add", "new", "--ssh", "joe@h.example:2222", "--no-test", "--folder",
                   "lab", "--environment", "production", "--read-only", "--jump", "bastion",
                   "--json") == codes.OK
    added = out(capsys)["added"]
    assert (added["transport"], added["endpoint"]) == ("ssh", "ssh://joe@h.example:2222")
    assert (added["folder"], added["environment"], added["read_only"]) == (
        "lab", "production", True)
    assert added["options"]["jump"] == "bastion"
    with pytest.raises(CaasError, match="already"):
        cli.run("hosts", "add", "new", "--unix", "/run/x", "--no-test")
    cli.vault.set(f"host/{added['id']}/password", "hunter22")
    cli.run("hosts", "--json")
    assert [h["name"] for h in out(capsys)] == ["new"]
    assert cli.run("hosts", "remove", "new") == codes.OK
    assert cli.catalogue.hosts() == []
    assert cli.vault.get(f"host/{added['id']}/password") is None


def test_a_host_that_does_not_answer_is_added_all_the_same(
    cli: CommandLine, capsys: Capture
) -> None:
    cli.connector.ways["new"] = HostUnreachable("new: no answer.")
    assert cli.run("hosts", "add", "new", "--unix", "/run/x") == codes.UNREACHABLE
    assert [h.name for h in cli.catalogue.hosts()] == ["new"]
    assert "hosts test new" in capsys.readouterr().err
