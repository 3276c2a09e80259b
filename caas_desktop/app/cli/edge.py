"""``edge``: what answers the names of routes on a cluster or host."""
from __future__ import annotations

from dataclasses import asdict, replace

from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.codes import UsageError
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.doing import audited, confirm, confirming
from caas_desktop.app.cli.output import document, note, print_table, say
from caas_desktop.app.cli.routes import Seen
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.hosts import HostSpec
from caas_desktop.domain.ports import Engine
from caas_desktop.kinds.node import NODE
from caas_desktop.operations.rights import require_writable
from caas_desktop.operations.routes.certificates import Pair, read_authority, read_pair
from caas_desktop.operations.routes.deploy import edge_of, remove_edge
from caas_desktop.operations.routes.edge import EDGE, EdgeSpec, read_edge, with_certificate
from caas_desktop.operations.routes.runner import deploy_with
from caas_desktop.operations.routes.table import edges_in

FIELDS = ("image", "filter_image", "http_port", "https_port", "domain", "acme_email",
          "acme_server")


def declare(add: Declare) -> None:
    inner = add.nested("edge", run_list)
    made = inner("set-up", run_set_up, "set up the edge of a host or its cluster, or change it")
    for field in FIELDS:
        made.add_argument("--" + field.replace("_", "-"), dest=field, metavar="VALUE",
                          help=f"default: {getattr(EdgeSpec(), field) or 'none'}")
    made.add_argument("--acme-ca", metavar="FILE", help="what proves an ACME server that the "
                      "public authorities do not, in PEM form; '' for none any more")
    made.add_argument("--node", metavar="NAME", default="", help="the manager on which the edge "
                      "of a cluster runs when it has ACME; default: the one of before, else --host")
    made.add_argument("--certificate", metavar="FILE", default="",
                      help="a certificate of your own, with its chain, in PEM form; needs --key")
    made.add_argument("--key", metavar="FILE", default="", help="its private key, in PEM form")
    parser = inner("rm", run_remove, "remove the edge")
    parser.add_argument("--data", action="store_true", help="its certificates too")
    confirming(parser)


def run_list(context: Context) -> int:
    seen = Seen(context)
    found = []
    for scope, edge in edges_in(seen.store).items():
        view = seen.store.host_of(scope)
        found.append({"host": view.spec.name if view else "", "scope": scope,
                      "status": str(edge.status), **asdict(edge.spec)})
    if context.json:
        document(found)
    else:
        print_table(("HOST", "STATUS", "PORTS", "DOMAIN", "ACME", "IMAGE"), [
            (str(e["host"]), str(e["status"]), f"{e['http_port']}, {e['https_port']}",
             str(e["domain"]) or "–", str(e["acme_email"]) or "–", str(e["image"]))
            for e in found])
    return 0


def _one_host(context: Context) -> HostSpec:
    """Return the host that is named; raises unless it is one, which may be changed."""
    if len(context.args.host or ()) != 1:
        raise UsageError("Name one host with --host.")
    spec = context.hosts()[0]
    require_writable(spec)
    return spec


def run_set_up(context: Context) -> int:
    spec = _one_host(context)
    engine = context.engine(spec)
    old = edge_of(engine) or EdgeSpec()
    said = {field: getattr(context.args, field) for field in FIELDS}
    values = {field: str(getattr(old, field)) if value is None else value
              for field, value in said.items()}
    ca, said_ca = old.acme_ca, context.args.acme_ca
    authority = None
    if said_ca is not None:
        ca, authority = read_authority(said_ca, ca)
    wanted = replace(read_edge(**values), certificates=old.certificates, acme_ca=ca,
                     node=_node(engine, context.args.node) or old.node)
    pair = _pair(context.args.certificate, context.args.key)
    if pair is not None:
        wanted = with_certificate(wanted, pair.name)
    kept = [one for one in (pair, authority) if one is not None]
    audited(context, spec, "deploy-edge", EDGE,
            lambda: deploy_with(engine, wanted, kept, lambda step: note(str(step))))
    say(f"{EDGE} answers on {spec.name}: {wanted.http_port}, {wanted.https_port}")
    return 0


def _node(engine: Engine, name: str) -> str:
    """Return the id of the manager called ``name``, "" without a name; raises UsageError."""
    if not name:
        return ""
    nodes = [NODE.parse(raw) for raw in engine.request("GET", "/nodes")]
    found = [one.id for one in nodes if name in (one.hostname, one.id) and one.role == "manager"]
    if len(found) != 1:
        raise UsageError(f"The cluster has no manager called {name}.")
    return found[0]


def _pair(certificate: str, key: str) -> Pair | None:
    """Return what two files hold, None without any; raises UsageError, FieldError."""
    if bool(certificate) != bool(key):
        raise UsageError("--certificate and --key are given together.")
    return read_pair(certificate, key) if certificate else None


def run_remove(context: Context) -> int:
    spec = _one_host(context)
    engine = context.engine(spec)
    if edge_of(engine) is None:
        raise CaasError(f"{spec.name} has no edge.")
    confirm(context, EDGE, spec)
    for name in audited(context, spec, "remove-edge", EDGE,
                        lambda: remove_edge(engine, data=context.args.data)):
        note(f"{name} was kept: others use it, or it lies on another node.")
    say(f"{EDGE} removed from {spec.name}")
    return 0
