"""The log's file: rotating, private."""
from __future__ import annotations

from logging.handlers import RotatingFileHandler
from pathlib import Path

from caas_desktop.domain.files import private

MAX_BYTES, KEPT = 2 << 20, 4


class PrivateFile(RotatingFileHandler):
    """Readable by its owner only, each rotated file too."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8",
                         errors="backslashreplace", delay=True)

    def _open(self):  # type: ignore[no-untyped-def]  # typeshed: TextIOWrapper
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors,
                    opener=private)
