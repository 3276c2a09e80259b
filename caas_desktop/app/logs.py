"""The program's own log and crash reports: rotating, private, secrets blanked."""
from __future__ import annotations

import logging
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from caas_desktop.app.paths import Paths
from caas_desktop.secrets.redact import Redactor

LEVEL_VARIABLE = "CAAS_LOG"
KEPT_CRASHES = 20
_FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"

REDACTOR = Redactor()
"""The one of this process: vault, log and crash reports share it."""


class _LogFile(logging.Handler):
    """Opens the file with the first record, and imports what that takes: 10 ms of every start."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            from caas_desktop.app.log_file import PrivateFile

            self._file = PrivateFile(self._path)
            self._file.setFormatter(self.formatter)
        self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def start_logging(paths: Paths, name: str = "caas-desktop", *, console: bool = False) -> Path:
    """Log to ``<log folder>/<name>.log``, at the level that CAAS_LOG names (default INFO).

    Two programs must not rotate one file: the command line gives a name of its own. A file that
    cannot be written costs the log, not the start.

    Returns:
        The file's path.
    """
    root = logging.getLogger()
    wanted = os.environ.get(LEVEL_VARIABLE, "INFO").upper()
    root.setLevel(wanted if wanted in logging.getLevelNamesMapping() else "INFO")
    logging.raiseExceptions = False  # a full disk must not print a traceback per record
    path = paths.log / f"{name}.log"
    # Most command lines log nothing, and then make no file.
    handlers: list[logging.Handler] = [_LogFile(path)]
    if console:
        handlers.append(logging.StreamHandler())
    for handler in handlers:
        handler.setFormatter(logging.Formatter(_FORMAT))
        handler.addFilter(REDACTOR)
        root.addHandler(handler)
    # Their INFO is a line per connection; their DEBUG shows what is sent.
    for chatty in ("paramiko", "urllib3", "docker", "sqlalchemy", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    return path


def install_crash_report(paths: Paths, crashed: Callable[[Path], None] = lambda _: None) -> None:
    """Write a report of every unforeseen exception, in any thread; ``crashed`` gets its path.

    ``crashed`` is called in the thread that failed. Nothing of local variables is written:
    they may hold secrets that nobody told the redactor.
    """

    def report(kind: type[BaseException], error: BaseException | None,
               trace: TracebackType | None, thread: str) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            return
        logging.getLogger("caas_desktop").critical(
            "%s in thread %s", kind.__name__, thread,
            exc_info=(kind, error or kind(), trace))
        path = write_crash(paths, error or kind(), thread)
        if path is not None:
            crashed(path)

    def in_main(kind: type[BaseException], error: BaseException,
                trace: TracebackType | None) -> None:
        report(kind, error, trace, threading.current_thread().name)
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)

    def in_thread(args: threading.ExceptHookArgs) -> None:
        name = args.thread.name if args.thread else "?"
        report(args.exc_type, args.exc_value, args.exc_traceback, name)

    sys.excepthook, threading.excepthook = in_main, in_thread


def write_crash(paths: Paths, error: BaseException, thread: str = "") -> Path | None:
    """Write one crash report (0600) and return its path; None when that fails too."""
    import platform  # 2 ms, for nothing in nearly every run

    stamp = time.strftime("%Y%m%d-%H%M%S")
    text = "".join(traceback.format_exception(error))
    head = (f"CaaS Desktop crash report, {stamp}\nPython {platform.python_version()}, "
            f"{platform.platform()}\nThread {thread}\n\n")
    try:
        paths.crashes.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = paths.crashes / f"crash-{stamp}-{os.getpid()}-{time.monotonic_ns() % 10**6}.txt"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(REDACTOR.clean(head + text))
        for old in sorted(paths.crashes.glob("crash-*.txt"))[:-KEPT_CRASHES]:
            old.unlink(missing_ok=True)
    except OSError:
        logging.getLogger(__name__).error("the crash report could not be written")
        return None
    return path
