"""How the command line ends."""
from __future__ import annotations

OK = 0
FAILED = 1
USAGE = 2
UNREACHABLE = 3  # of what was asked, only a part could be answered, or nothing
PARTLY = 4  # a deployment stopped half way: some of it was done
INTERRUPTED = 130  # 128 + SIGINT, as shells count
BROKEN_PIPE = 141  # 128 + SIGPIPE: who read our output has enough


class UsageError(Exception):
    """The arguments do not go together; the text says how they should."""

    code = "usage"
