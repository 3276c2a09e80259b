"""``hosts``: list, add, test, remove and import hosts."""
from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from caas_desktop.app.cli import prompts
from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.context import Context, named
from caas_desktop.app.cli.output import document, note, print_table, safe, say
from caas_desktop.app.cli.trying import declare_trying, meet, try_host
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.hosts import HostSpec, SshEndpoint, TlsEndpoint, UnixEndpoint
from caas_desktop.domain.ports import Vault
from caas_desktop.operations.fleet import new_host_id

_TRANSPORTS = {UnixEndpoint: "unix", TlsEndpoint: "tls", SshEndpoint: "ssh"}


def declare(add: Declare) -> None:
    from caas_desktop.app.cli import hosts_add

    hosts = add.nested("hosts", run_list)
    hosts("list", run_list, "list the hosts of the catalogue; connects to none")
    hosts_add.declare(hosts)
    test = hosts("test", run_test, "try to connect, step by step")
    test.add_argument("names", nargs="*", metavar="NAME", help="default: all hosts")
    declare_trying(test)
    remove = hosts("remove", run_remove, "forget a host; nothing is changed on it")
    remove.add_argument("name", metavar="NAME")
    found = hosts("import", run_import, "show or add the hosts that this machine knows already: "
                  "Docker contexts, DOCKER_HOST, local sockets, hosts of ~/.ssh/config")
    found.add_argument("names", nargs="*", metavar="NAME", help="add these; none: show them")
    found.add_argument("--all", action="store_true", help="add all that are found")


def fields(spec: HostSpec) -> dict[str, Any]:
    """Return the JSON object of a host."""
    return {"name": spec.name, "id": spec.id, "endpoint": str(spec.endpoint),
            "transport": _TRANSPORTS[type(spec.endpoint)],
            "options": asdict(spec.endpoint), "folder": spec.folder, "colour": spec.colour,
            "environment": spec.environment, "read_only": spec.read_only, "enabled": spec.enabled}


def run_list(context: Context) -> int:
    hosts = context.adapters.catalogue.hosts()
    if context.args.host:
        hosts = [named(hosts, name) for name in context.args.host]
    if context.json:
        document([fields(spec) for spec in hosts])
    elif not hosts:
        note("There are no hosts yet. Add one: caas-desktop hosts add, or hosts import.")
    else:
        print_table(("NAME", "ENDPOINT", "ENVIRONMENT", "FOLDER", ""), [
            (s.name, str(s.endpoint), s.environment, s.folder or "–", _marks(s)) for s in hosts])
    return 0


def _marks(spec: HostSpec) -> str:
    unsafe = isinstance(spec.endpoint, TlsEndpoint) and spec.endpoint.plain
    return ", ".join(word for word, on in (
        ("read-only", spec.read_only), ("off", not spec.enabled), ("unencrypted", unsafe)) if on)


def run_test(context: Context) -> int:
    if context.args.names:
        every = context.adapters.catalogue.hosts()
        specs = [named(every, name) for name in context.args.names]
    else:
        specs = context.hosts()
    told = []
    for spec in specs:
        meet(context, spec)
        info, steps = try_host(context, spec, quiet=context.json)
        told.append({"host": spec.name, "ok": info is not None, "steps": steps,
                     "engine": None if info is None else asdict(info)})
        if info is None:
            context.lost.append(spec)
    if context.json:
        document(told)
    return 0


def run_remove(context: Context) -> int:
    catalogue, vault = context.adapters.catalogue, context.adapters.vault
    spec = named(catalogue.hosts(), context.args.name)
    catalogue.delete_host(spec.id)
    if isinstance(spec.endpoint, SshEndpoint):
        _forget_secrets(vault, spec)
    if context.json:
        document({"removed": fields(spec)})
    else:
        say(safe(f"{spec.name} removed"))
    return 0


def _forget_secrets(vault: Vault, spec: HostSpec) -> None:
    """A locked vault must not keep a host alive; nobody can use the secret of one that is gone."""
    try:
        for name in ("password", "passphrase"):
            vault.delete(f"host/{spec.id}/{name}")
    except CaasError as exc:
        note(f"If the vault has a password or passphrase of {spec.name}, it stays there: {exc}")


def run_import(context: Context) -> int:
    args, catalogue = context.args, context.adapters.catalogue
    known = catalogue.hosts()
    endpoints = {spec.endpoint for spec in known}
    found = list(context.adapters.connector.discover())
    new = [spec for spec in found if spec.endpoint not in endpoints]
    chosen = new if args.all else [named(found, name) for name in args.names]
    names = {spec.name for spec in known}
    added = []
    for spec in chosen:
        if spec.endpoint not in endpoints:
            fresh = replace(spec, id=new_host_id(), name=_free(spec.name, names))
            catalogue.save_host(fresh)
            names.add(fresh.name)
            endpoints.add(fresh.endpoint)
            added.append(fresh)
    if context.json:
        document({"found": [fields(s) | {"known": s not in new} for s in found],
                  "added": [fields(s) for s in added]})
    elif args.all or args.names:
        for spec in added:
            say(safe(f"{spec.name} added ({spec.endpoint})"))
        if not added:
            note("Nothing to add: they are in the catalogue already, or nothing was found.")
    else:
        print_table(("NAME", "ENDPOINT", ""), [
            (s.name, str(s.endpoint), "" if s in new else "known") for s in found])
        if new and prompts.interactive():
            note("Add them: caas-desktop hosts import NAME..., or --all.")
    return 0


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name[:64]
    while free in taken:
        number += 1
        free = f"{name[:58]}-{number}"
    return free
