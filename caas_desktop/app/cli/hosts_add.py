"""``hosts add``: from arguments to a host in the catalogue."""
from __future__ import annotations

import argparse
from pathlib import Path

from caas_desktop.app.cli import prompts
from caas_desktop.app.cli.arguments import Declare
from caas_desktop.app.cli.codes import UsageError
from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.output import document, note, safe, say
from caas_desktop.app.cli.trying import declare_trying, meet
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.host_fields import (
    parse_host_name,
    parse_socket_path,
    parse_ssh_address,
    parse_tcp_address,
)
from caas_desktop.domain.hosts import (
    ENVIRONMENTS,
    Endpoint,
    HostSpec,
    SshEndpoint,
    TlsEndpoint,
    UnixEndpoint,
)
from caas_desktop.operations.fleet import new_host_id


def declare(hosts: Declare) -> None:
    add = hosts("add", run, "add a host: over its unix socket, TLS or SSH")
    add.add_argument("name", metavar="NAME", help="how the host is to be called here")
    how = add.add_mutually_exclusive_group(required=True)
    how.add_argument("--unix", metavar="PATH", help="a socket of this machine")
    how.add_argument("--tls", metavar="HOST:PORT", help="Docker over TLS (port 2376)")
    how.add_argument("--ssh", metavar="USER@HOST[:PORT]", help="Docker's socket behind SSH")
    tls = add.add_argument_group("for --tls")
    for word, text in (("ca", "who signed the host's certificate"),
                       ("cert", "our certificate"), ("key", "the key of our certificate")):
        tls.add_argument(f"--{word}", metavar="FILE", default="", help=text)
    ssh = add.add_argument_group("for --ssh (what is not said comes from ~/.ssh/config)")
    ssh.add_argument("--key-file", metavar="FILE", default="", help="private key to sign in with")
    ssh.add_argument("--jump", metavar="HOST[,HOST]", default="", help="as ssh's ProxyJump")
    ssh.add_argument("--socket", metavar="PATH", default="/var/run/docker.sock",
                     help="Docker's socket on the host (default: %(default)s)")
    declare_trying(ssh)  # type: ignore[arg-type]  # a group takes arguments like a parser
    secret = ssh.add_mutually_exclusive_group()
    secret.add_argument("--password-stdin", action="store_true",
                        help="read the account's password from standard input into the vault")
    secret.add_argument("--passphrase-stdin", action="store_true",
                        help="read the key file's passphrase from standard input into the vault")
    _declare_marks(add)


def _declare_marks(add: argparse.ArgumentParser) -> None:
    add.add_argument("--folder", metavar="NAME", default="", help="a folder to show it in")
    add.add_argument("--environment", choices=ENVIRONMENTS, default="development",
                     help="production asks before everything that hurts (default: %(default)s)")
    add.add_argument("--read-only", action="store_true", help="never change anything on it")
    add.add_argument("--off", action="store_true", help="connect only when it is named")
    add.add_argument("--no-test", action="store_true", help="do not connect now")


def run(context: Context) -> int:
    args, catalogue = context.args, context.adapters.catalogue
    name = parse_host_name(args.name)
    if "/" in name:
        raise UsageError("A host's name has no slash: host/name addresses what is on it.")
    if any(spec.name == name for spec in catalogue.hosts()):
        raise CaasError(f"There is a host called {name} already.",
                        hint="Choose another name, or remove that one first.")
    spec = HostSpec(new_host_id(), name, endpoint_of(args), args.folder.strip(),
                    environment=args.environment, read_only=args.read_only, enabled=not args.off)
    _keep_secret(context, spec)
    trouble = None if args.no_test else meet(context, spec)
    if args.accept_host_key and trouble is not None:
        # Who gives a fingerprint wants that host and no other.
        _forget_secret(context, spec)
        context.host_failed(spec, trouble)
        return 0
    catalogue.save_host(spec)
    if trouble is not None:
        context.host_failed(spec, trouble)
        note(f"{name} was added all the same; try again: caas-desktop hosts test {name}")
    if context.json:
        from caas_desktop.app.cli.hosts import fields

        document({"added": fields(spec), "connected": trouble is None and not args.no_test})
    else:
        say(safe(f"{name} added ({spec.endpoint})"))
    return 0


def endpoint_of(args: argparse.Namespace) -> Endpoint:
    """Read the transport's options; raises FieldError or UsageError."""
    if args.unix:
        _only(args, "--unix", ())
        return UnixEndpoint(parse_socket_path(args.unix))
    if args.tls:
        _only(args, "--tls", ("ca", "cert", "key"))
        if bool(args.cert) != bool(args.key):
            raise UsageError("--cert and --key belong together.")
        host, port = parse_tcp_address(args.tls)
        return TlsEndpoint(host, port, _file(args.ca), _file(args.cert), _file(args.key))
    _only(args, "--ssh", ("key_file", "jump"))
    user, host, port = parse_ssh_address(args.ssh)
    return SshEndpoint(host, port, user, _file(args.key_file), args.jump.strip(),
                       parse_socket_path(args.socket, "socket"))


def _only(args: argparse.Namespace, transport: str, own: tuple[str, ...]) -> None:
    for word in ("ca", "cert", "key", "key_file", "jump"):
        if word not in own and getattr(args, word):
            raise UsageError(f"--{word.replace('_', '-')} does not go with {transport}.")
    if transport != "--ssh" and (args.password_stdin or args.passphrase_stdin):
        raise UsageError(f"A password from standard input does not go with {transport}.")


def _file(name: str) -> str:
    if not name:
        return ""
    path = Path(name).expanduser().absolute()
    if not path.is_file():
        raise UsageError(f"There is no file {path}.")
    return str(path)


def _keep_secret(context: Context, spec: HostSpec) -> None:
    args, vault = context.args, context.adapters.vault
    if not (args.password_stdin or args.passphrase_stdin):
        return
    name = "password" if args.password_stdin else "passphrase"
    typed = prompts.secret_from_stdin()
    prompts.unlock(vault)
    vault.set(f"host/{spec.id}/{name}", typed)
    if vault.kind == "memory":
        note("There is no place to keep secrets here: it is forgotten after this command.")


def _forget_secret(context: Context, spec: HostSpec) -> None:
    if context.args.password_stdin:
        context.adapters.vault.delete(f"host/{spec.id}/password")
    if context.args.passphrase_stdin:
        context.adapters.vault.delete(f"host/{spec.id}/passphrase")

