"""Reads the fields of a service's form that a container's form has not."""
from __future__ import annotations

import re

from caas_desktop.domain.container_fields import parse_port
from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.service_spec import PublishedPort
from caas_desktop.domain.text import N_

MOST_REPLICAS = 10_000
_NAME = re.compile(r"[a-zA-Z0-9](?:[-_.a-zA-Z0-9]*[a-zA-Z0-9])?")
_TIME = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s*(ms|s|m|h)?")
_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}
_CONSTRAINT = re.compile(r"\S.*?\s*(?:==|!=)\s*\S.*")


def parse_service_name(text: str, field: str = "name") -> str:
    """Return a service's name; 63 characters, for it is a name in the cluster's DNS too."""
    name = text.strip()
    if not name or len(name) > 63 or not _NAME.fullmatch(name):
        raise FieldError(field, N_("Use up to 63 letters, digits or _ . - and begin and end with a "
                                   "letter or digit."))
    return name


def parse_object_name(text: str, field: str = "name") -> str:
    """Return the name of a secret, config or network."""
    name = text.strip()
    if not name or len(name) > 64 or not _NAME.fullmatch(name):
        raise FieldError(field, N_("Use up to 64 letters, digits or _ . - and begin and end with a "
                                   "letter or digit."))
    return name


def parse_seconds(text: str, field: str) -> float:
    """Return seconds of "5s", "1.5 m", "200ms"; 0 for an empty field."""
    bare = text.strip().lower()
    if not bare:
        return 0.0
    match = _TIME.fullmatch(bare)
    if match is None:
        raise FieldError(field, N_("Write a time like 10s or 2m."))
    return float(match[1].replace(",", ".")) * _UNITS[match[2] or "s"]


def seconds_field(seconds: float) -> str:
    """Return the shortest text that ``parse_seconds`` reads as ``seconds``; "" for 0."""
    if not seconds:
        return ""
    return f"{seconds:g}s" if seconds >= 1 else f"{seconds * 1000:g}ms"


def parse_ratio(text: str, field: str) -> float:
    """Return a part of 1 from "10", "10 %"; 0 for an empty field."""
    bare = text.strip().removesuffix("%").strip().replace(",", ".")
    if not bare:
        return 0.0
    if not re.fullmatch(r"\d{1,3}(\.\d{1,2})?", bare) or float(bare) > 100:
        raise FieldError(field, N_("Write a percentage from 0 to 100."))
    return float(bare) / 100


def parse_constraint(text: str, row: int | None = None) -> str:
    """Return a placement constraint like ``node.labels.disk == ssd``."""
    if not _CONSTRAINT.fullmatch(text.strip()):
        raise FieldError("placement", N_("Write a constraint like node.role == worker."), row=row)
    return text.strip()


def parse_published(target: str, protocol: str, mode: str, published: str,
                    row: int | None = None) -> PublishedPort:
    """Read one row of ports."""
    try:
        return PublishedPort(parse_port(target), protocol, parse_port(published, empty=0),
                             "host" if mode == "host" else "ingress")
    except FieldError as error:
        raise error.at(row) from None
