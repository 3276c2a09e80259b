"""Pulls an image, layer by layer."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from caas_desktop.domain.clean import mapping, text, whole
from caas_desktop.domain.errors import CaasError, ResourceGone
from caas_desktop.domain.ports import Engine
from caas_desktop.domain.text import N_, Text
from caas_desktop.operations.jobs import CancelToken
from caas_desktop.operations.tasks import Part

LAYERS_LIMIT = 256  # an image has at most 127; a registry's nonsense must not fill the memory

_SETTLED = frozenset({"Pull complete", "Already exists", "Download complete"})


class Layers:
    """The state of a pull, fed with the engine's JSON lines."""

    def __init__(self) -> None:
        self.parts: dict[str, Part] = {}
        self.note = ""
        self._downloaded: set[str] = set()

    def feed(self, line: Mapping[str, Any]) -> None:
        """Take one line: ``{"id", "status", "progressDetail": {"current", "total"}}``."""
        status, layer = text(line.get("status"), 200), text(line.get("id"), 80)
        if not layer or status.startswith("Pulling from"):
            self.note = status or self.note
            return
        if layer not in self.parts and len(self.parts) >= LAYERS_LIMIT:
            return
        part = self.parts.setdefault(layer, Part(layer, status))
        part.status = status
        detail = mapping(line.get("progressDetail"))
        # Extracting counts the same bytes again: the line would run backwards.
        if status == "Downloading":
            part.total = max(part.total, whole(detail.get("total")))
            part.done = min(whole(detail.get("current")), part.total or 2**62)
        if status in _SETTLED:
            self._downloaded.add(layer)
            part.done = part.total

    @property
    def fraction(self) -> float | None:
        """Return the share of layers and, within a layer, of bytes; None before the first."""
        if not self.parts:
            return None
        shares = (1.0 if name in self._downloaded else part.done / part.total if part.total else 0.0
                  for name, part in self.parts.items())
        return sum(shares) / len(self.parts)

    def copy_parts(self) -> dict[str, Part]:
        """Return the parts as they are now, safe to hand to another thread."""
        return {name: Part(p.name, p.status, p.done, p.total) for name, p in self.parts.items()}


def split_reference(reference: str) -> tuple[str, str]:
    """Return (name, tag or digest); "latest" where none is written.

    The engine would pull every tag of a name without one.
    """
    name, at, digest = reference.partition("@")
    if at:
        head, colon, tag = name.rpartition(":")
        return (head if colon and "/" not in tag else name), digest
    head, colon, tag = reference.rpartition(":")
    if colon and "/" not in tag:
        return head, tag
    return reference, "latest"


def pull(engine: Engine, reference: str, on_progress: Callable[[Layers], None] = lambda _: None,
         token: CancelToken | None = None) -> None:
    """Pull ``reference``; ``on_progress`` gets the state after each line, on this thread.

    Raises:
        CaasError: The registry or the engine refused, or the line broke.
        Cancelled: ``token`` was cancelled; the connection is closed, so the engine stops too.
    """
    token = token or CancelToken()
    token.raise_if_cancelled()
    name, tag = split_reference(reference)
    lines = engine.progress("/images/create", query={"fromImage": name, "tag": tag})

    def close() -> None:
        # A generator that another thread runs just now refuses; the loop below then ends it.
        with suppress(ValueError):
            if (shut := getattr(lines, "close", None)) is not None:
                shut()

    token.on_cancel(close)
    layers = Layers()
    try:
        for line in lines:
            token.raise_if_cancelled()
            layers.feed(line)
            on_progress(layers)
    except Exception as exc:
        token.raise_if_cancelled()  # what a closed connection raises is no failure
        if isinstance(exc, CaasError) and type(exc) in (CaasError, ResourceGone):
            # The engine tells that of a registry with statuses that else mean something of its own.
            exc.advice = Text(N_("Check the image's name, and that the host reaches the registry."))
        raise
    finally:
        close()
    token.raise_if_cancelled()
