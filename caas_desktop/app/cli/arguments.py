"""What may be written on the command line."""
from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from caas_desktop.app.cli.codes import USAGE, UsageError
from caas_desktop.app.cli.commands import COMMANDS
from caas_desktop.app.cli.output import BESIDE, did_you_mean, safe

if TYPE_CHECKING:
    from caas_desktop.app.cli.context import Context

PROGRAM = "caas-desktop"
DEFAULT_TIMEOUT_S = 15.0

_WITH_VALUE = ("--catalogue", "--host", "--timeout", "--theme", "--language")


def wants_window(arguments: Sequence[str]) -> bool:
    """Return True where no command is named: then the window opens."""
    skip = False
    for word in arguments:
        if skip:
            skip = False
        elif word in ("-h", "--help", "--version") or not word.startswith("-"):
            return False
        else:
            skip = word in _WITH_VALUE
    return True


def _command_of(arguments: Sequence[str]) -> str:
    skip = False
    for word in arguments:
        if skip:
            skip = False
        elif not word.startswith("-"):
            return word
        else:
            skip = word in _WITH_VALUE
    return ""


def read(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse; leaves with code 2 and the usage where that fails."""
    command = _command_of(arguments)
    parser = _Parser(
        prog=PROGRAM, parents=[_common(top=True)], allow_abbrev=False,
        description="A console for many Docker hosts. Without a command the window opens.")
    parser.add_argument("--version", action=_Version, nargs=0,
                        help="show the version and exit")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    common = _common(top=False)
    if command in COMMANDS:
        _module(COMMANDS[command].module).declare(Declare(commands, common))
    else:  # an overview, or a refusal
        for name, one in COMMANDS.items():
            commands.add_parser(name, help=one.text)
        if command:
            parser.error(f"there is no command {safe(command)}{did_you_mean(command, COMMANDS)}")
    return parser.parse_args(list(arguments))


class _Parser(argparse.ArgumentParser):
    """Refuses in JSON where that is spoken; parsers of commands are of this class, too."""

    def error(self, message: str) -> NoReturn:
        if not BESIDE.as_json:
            super().error(safe(message))
        BESIDE.tell(UsageError.code, message, f"{self.prog} --help")
        self.exit(USAGE)


class Later:
    """A command whose module is imported when it runs; those beside it need not wait for it."""

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def __call__(self, context: Context) -> int:
        return self.load()(context)

    def load(self) -> Callable[[Context], int]:
        run: Callable[[Context], int] = getattr(_module(self._module), self._name)
        return run


def _module(name: str) -> Any:
    return import_module(f"caas_desktop.app.cli.{name}")


class Declare:
    """Adds commands to the parser, each with the common options."""

    def __init__(self, commands: Any, common: argparse.ArgumentParser) -> None:
        self._commands, self._common = commands, common

    def __call__(self, name: str, run: Callable[..., int], text: str = "", **fixed: Any
                 ) -> argparse.ArgumentParser:
        """Return the parser of command ``name``, for its own arguments.

        ``text``: its help, where it is a command of a command.
        """
        text = text or COMMANDS[name].text
        parser: argparse.ArgumentParser = self._commands.add_parser(
            name, help=text, description=text, parents=[self._common], allow_abbrev=False)
        parser.set_defaults(command=name, run=run, **fixed)
        return parser

    def nested(self, name: str, run: Callable[..., int], text: str = "") -> Declare:
        """Declare a command that has commands of its own; ``run`` is what it does alone."""
        return self.inside(self(name, run, text))

    def inside(self, parser: argparse.ArgumentParser) -> Declare:
        """Return what declares commands of the command that ``parser`` is of."""
        inner = parser.add_subparsers(metavar="COMMAND")
        return Declare(inner, self._common)


def _common(*, top: bool) -> argparse.ArgumentParser:
    """Return the options that stand before or after a command.

    Behind a command they have no default, which would undo what stood before it.
    """
    def default(value: object) -> Any:
        return value if top else argparse.SUPPRESS

    parser = argparse.ArgumentParser(add_help=False)
    group = parser.add_argument_group("common options")
    group.add_argument("--json", action="store_true", default=default(False),
                       help="print one JSON document; JSON lines where something is followed")
    group.add_argument("--host", action="append", metavar="NAME", default=default(None),
                       help="only this host; may be repeated")
    group.add_argument("--catalogue", metavar="PATH_OR_URL", default=default(None),
                       help="another catalogue: a file, or postgresql://user@host/database")
    group.add_argument("--timeout", type=_seconds, metavar="SECONDS",
                       default=default(DEFAULT_TIMEOUT_S),
                       help="how long a host may take to connect and answer (default: "
                            f"{DEFAULT_TIMEOUT_S:g})")
    group.add_argument("--unlock-stdin", action="store_true", default=default(False),
                       help="read the vault's master password from the first line of standard "
                            "input")
    return parser


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 3600:
        raise argparse.ArgumentTypeError("write seconds, more than 0 and at most 3600")
    return seconds


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"{PROGRAM} {_version()}")
        parser.exit()


def _version() -> str:
    # 30 ms, for one option.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(PROGRAM)
    except PackageNotFoundError:
        return "(not installed)"
