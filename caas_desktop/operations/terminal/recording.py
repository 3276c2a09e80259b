"""Writes what a terminal shows into a file that asciinema plays.

Source: asciinema, doc/asciicast-v2.md. Input is not recorded: passwords are typed unseen.
"""
from __future__ import annotations

import codecs
import json
import logging
import os
import threading
import time
from pathlib import Path

log = logging.getLogger(__name__)


class Recording:
    """An open file. Any thread; what comes after `close` or a failed write is dropped.

    Raises:
        OSError: The file cannot be made. It is never followed through a link, and only its owner
            can read it: terminals show secrets.
    """

    def __init__(self, path: Path, columns: int, rows: int, title: str) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
        self.path = path
        self.error = ""
        self._lock = threading.Lock()
        self._file = os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8", newline="\n")
        if hasattr(os, "fchmod"):  # a file that was there keeps the rights it had
            os.fchmod(self._file.fileno(), 0o600)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._start = time.monotonic()
        self._write({
            "version": 2, "width": columns, "height": rows, "timestamp": int(time.time()),
            "title": title, "env": {"TERM": "xterm-256color"}})

    def output(self, data: bytes | memoryview) -> None:
        """Add output of the program; characters cut by a read are put together."""
        text = self._decoder.decode(data)
        if text:
            self._event("o", text)

    def resized(self, columns: int, rows: int) -> None:
        self._event("r", f"{columns}x{rows}")

    def close(self) -> None:
        with self._lock:
            if not self._file.closed:
                try:
                    self._file.close()
                except OSError as exc:
                    self.error = exc.strerror or str(exc)

    def _event(self, kind: str, text: str) -> None:
        self._write([round(time.monotonic() - self._start, 6), kind, text])

    def _write(self, value: object) -> None:
        with self._lock:
            if self._file.closed:
                return
            try:
                self._file.write(json.dumps(value, ensure_ascii=False) + "\n")
                self._file.flush()
            except OSError as exc:  # the disk is full: the terminal goes on
                log.warning("recording ended: %s", exc)
                self.error = exc.strerror or str(exc)
                self._drop()

    def _drop(self) -> None:
        try:
            self._file.close()
        except OSError:
            log.info("recording: what was left could not be written")
