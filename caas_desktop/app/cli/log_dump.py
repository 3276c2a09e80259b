"""The log as it is now: read to its end, merged exactly by time."""
from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from typing import Any

from caas_desktop.app.cli.context import Context
from caas_desktop.app.cli.found import Found
from caas_desktop.app.cli.log_print import Printer
from caas_desktop.app.cli.reading import chunks
from caas_desktop.domain.errors import CaasError
from caas_desktop.domain.ports import ByteStream, Lane
from caas_desktop.operations.logs.demux import Demux
from caas_desktop.operations.logs.lines import Batch, make_batch

PORTION = 2000  # lines printed together
Row = tuple[int, int, int, bytes, int]  # order, source, time, text, flags


def dump(context: Context, found: Sequence[Found], printer: Printer) -> int:
    query = query_of(context)
    streams = context.connections.each([
        lambda f=f: _open(f, query) for f in found])  # type: ignore[misc]
    printer.begin()
    sources = []
    for number, (one, stream) in enumerate(zip(found, streams, strict=True)):
        if isinstance(stream, CaasError):
            context.host_failed(one.spec, stream)
        else:
            sources.append(_batches(context, one, number, stream))
    if len(sources) == 1:
        for batch in sources[0]:
            printer.write(batch)
    else:
        # Read as fast as the slowest needs: the engines hold the others back, no line is kept.
        portion: list[Row] = []
        for row in heapq.merge(*map(_rows, sources)):
            portion.append(row)
            if len(portion) >= PORTION:
                printer.write(_batch(portion))
                portion.clear()
        if portion:
            printer.write(_batch(portion))
    printer.end()
    return 0


def query_of(context: Context) -> dict[str, object]:
    """Return the query of ``GET /containers/{id}/logs``."""
    args = context.args
    query: dict[str, object] = {"stdout": True, "stderr": True, "timestamps": True}
    if args.tail is not None:
        query["tail"] = args.tail
    for word in ("since", "until"):
        if getattr(args, word) is not None:
            query[word] = f"{getattr(args, word):.9f}"
    return query


def _open(found: Found, query: dict[str, object]) -> ByteStream | CaasError:
    try:
        return found.engine.stream(f"/containers/{found.ref.id}/logs", query=query, lane=Lane.BULK)
    except CaasError as exc:
        return exc


def _batches(context: Context, found: Found, number: int, stream: ByteStream) -> Iterator[Batch]:
    """Yield one container's lines; trouble on the way is told, and ends it."""
    demux = Demux(found.item.tty is True)
    try:
        for data in chunks(stream, found.spec.name, context.args.timeout):
            batch = demux.feed(data)
            if batch is not None:
                batch.src[:] = number
                yield batch
    except CaasError as exc:
        context.host_failed(found.spec, exc)
    rest = demux.flush()
    if rest is not None:
        rest.src[:] = number
        yield rest


def _rows(batches: Iterator[Batch]) -> Iterator[Row]:
    """Yield single lines under an order that never falls, also when a clock was set back."""
    order = 0
    for batch in batches:
        texts = batch.data.split(b"\n")
        columns: Any = zip(batch.ts.tolist(), batch.src.tolist(), texts, batch.flags.tolist(),
                           strict=False)
        for at, source, text, flags in columns:
            order = max(order, at)
            yield order, source, at, text, flags


def _batch(rows: Sequence[Row]) -> Batch:
    batch = make_batch([r[3] for r in rows], [r[2] for r in rows], [r[4] for r in rows])
    batch.src[:] = [r[1] for r in rows]
    return batch
