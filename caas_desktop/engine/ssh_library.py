"""paramiko, imported without invoke; everything here that speaks SSH takes it from this module.

paramiko imports invoke, and with it asyncio and unittest, nearly half of the time and memory that
it costs, for nothing but ``Match exec`` in an SSH configuration. invoke would read our standard
input meanwhile, too, and wait for the command without end.
"""
from __future__ import annotations

import os
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

_without_invoke = "invoke" not in sys.modules
if _without_invoke:
    sys.modules["invoke"] = None  # type: ignore[assignment]
try:
    import paramiko
    from paramiko.agent import AgentKey, AgentSSH
    from paramiko.channel import Channel
    from paramiko.common import cMSG_CHANNEL_OPEN
    from paramiko.message import Message
finally:
    if _without_invoke:
        del sys.modules["invoke"]

__all__ = ["AgentKey", "AgentSSH", "Channel", "Message", "cMSG_CHANNEL_OPEN", "paramiko"]

EXEC_S = 10.0


class _Invoke:
    """As much of invoke as paramiko asks for."""

    @staticmethod
    def run(command: str, **_: object) -> SimpleNamespace:
        """Run a command of the user's configuration in the user's shell, as ssh does."""
        try:
            code = subprocess.run([os.environ.get("SHELL") or "/bin/sh", "-c", command],
                                  stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL, timeout=EXEC_S,
                                  check=False).returncode
        except (OSError, subprocess.SubprocessError):
            code = -1
        return SimpleNamespace(ok=code == 0)


_config: Any = paramiko.config
_config.invoke = _Invoke
