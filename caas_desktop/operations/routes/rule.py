"""Reads and writes Traefik's rules, as far as a route is a name and a path.

Source: Traefik v3, "Routers", Rule; v2's ``Host(`a`, `b`)`` is read too.
"""
from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import BadRequest
from caas_desktop.domain.routes import Address, ascii_name, parse_address
from caas_desktop.domain.text import N_

_TOKEN = re.compile(
    r"\s*(?:(?P<sign>&&|\|\||[!()])|(?P<name>[A-Za-z]+)\((?P<args>(?:[^`\"()]|`[^`]*`|\"[^\"]*\")*)\))"
)
_ARGUMENT = re.compile(r"`([^`]*)`|\"([^\"\\]*)\"")
_WILDCARD = re.compile(r"\^\[a-z0-9-\]\+\\\.([a-z0-9\\.-]+)\\z")
_HOST_WORDS = re.compile(r"(?i)\bhost\(([^)]*)\)")
_LIMIT = 32  # addresses of one rule, tokens are at most four times as many

Term = tuple[str, str]  # ("host" | "path" | "prefix", value)


class NotUnderstood(ValueError):
    """The rule says more than names and paths."""


def rule_of(address: Address) -> str:
    """Return the rule that matches ``address`` and what lies below its path.

    Only text that ``domain.routes`` has checked gets between the quotes; checked again here, as
    the edge is shared by everybody: raises BadRequest.
    """
    try:
        good = parse_address(address.host, address.path) == address
    except FieldError:
        good = False
    if not good:
        raise BadRequest(N_("This name or path cannot stand in a rule."))
    if address.wildcard:
        # \z and not $: a Compose file would take $ for the begin of a variable.
        host = rf"HostRegexp(`^[a-z0-9-]+\.{re.escape(address.host[2:])}\z`)"
        host = host.replace(r"\-", "-")
    else:
        host = f"Host(`{address.host}`)"
    if not address.path:
        return host
    # A bare PathPrefix would match /apix as well.
    return f"{host} && (Path(`{address.path}`) || PathPrefix(`{address.path}/`))"


def priority_of(address: Address) -> int:
    """Return a priority: a whole name before a wildcard, a longer path before a shorter one."""
    return 2 * len(address.path) + (1 if address.wildcard else 1000) + 1


def read_rule(rule: str) -> tuple[tuple[Address, ...], bool]:
    """Return the addresses that ``rule`` names, and whether that is all it says."""
    try:
        return tuple(_addresses(rule)), True
    except NotUnderstood:
        names = (_host(name) for found in _HOST_WORDS.finditer(rule[:2000])
                 for name in _arguments(found[1]))
        return tuple(Address(name[:253]) for name in dict.fromkeys(names))[:_LIMIT], False


def _addresses(rule: str) -> Iterable[Address]:
    """Return the rule's addresses in order, without doubles; raises NotUnderstood."""
    tokens = _tokens(rule)
    alternatives = _either(tokens)
    if tokens:
        raise NotUnderstood
    found: dict[Address, None] = {}
    for terms in alternatives:
        hosts = [value for kind, value in terms if kind == "host"]
        paths = [(kind, value) for kind, value in terms if kind != "host"]
        if len(hosts) != 1 or len(paths) > 1:
            raise NotUnderstood
        found[Address(_host(hosts[0]), _path(paths))] = None
    return found


def _host(name: str) -> str:
    """Return a name as it is compared: in ASCII and lower case, without the last dot."""
    try:
        return ascii_name(name.rstrip("."))
    except FieldError:
        return name.lower()


def _path(paths: list[Term]) -> str:
    return paths[0][1].rstrip("/") if paths else ""


def _tokens(rule: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    at = 0
    text = rule.strip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None or len(tokens) > 4 * _LIMIT:
            raise NotUnderstood
        at = found.end()
        tokens.append((found["sign"], "") if found["sign"] else (found["name"], found["args"]))
    return tokens


def _either(tokens: list[tuple[str, str]], depth: int = 0) -> list[list[Term]]:
    found = _both(tokens, depth)
    while tokens and tokens[0][0] == "||":
        tokens.pop(0)
        found += _both(tokens, depth)
    if len(found) > _LIMIT:
        raise NotUnderstood
    return found


def _both(tokens: list[tuple[str, str]], depth: int) -> list[list[Term]]:
    found = _one(tokens, depth)
    while tokens and tokens[0][0] == "&&":
        tokens.pop(0)
        found = [a + b for a, b in product(found, _one(tokens, depth))]
        if len(found) > _LIMIT:
            raise NotUnderstood
    return found


def _one(tokens: list[tuple[str, str]], depth: int) -> list[list[Term]]:
    if not tokens or depth > 8:
        raise NotUnderstood
    name, args = tokens.pop(0)
    if name == "(":
        inner = _either(tokens, depth + 1)
        if not tokens or tokens.pop(0)[0] != ")":
            raise NotUnderstood
        return inner
    values = _arguments(args)
    match name.lower():
        case "host" if values:
            return [[("host", value)] for value in values]
        case "hostregexp" if len(values) == 1 and (wild := _WILDCARD.fullmatch(values[0])):
            return [[("host", "*." + wild[1].replace("\\", ""))]]
        case "path" | "pathprefix" if values:
            return [[(name.lower(), value)] for value in values]
        case _:
            raise NotUnderstood


def _arguments(args: str) -> list[str]:
    return [a or b for a, b in _ARGUMENT.findall(args)]
