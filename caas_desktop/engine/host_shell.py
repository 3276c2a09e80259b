"""A login shell on a host, over its SSH connection."""
from __future__ import annotations

from caas_desktop.domain.ports import ByteStream
from caas_desktop.engine import errors
from caas_desktop.engine.byte_streams import hand_over
from caas_desktop.engine.guard import Guard
from caas_desktop.engine.ssh_library import Channel, paramiko
from caas_desktop.engine.wire import Wire

TERM = "xterm-256color"
EXIT_WAIT_S = 2.0  # the exit code may come a moment after the end of the output


class SshShell:
    """Fulfils ``domain.ports.HostShell``."""

    def __init__(self, channel: Channel, host: str, guard: Guard) -> None:
        self._channel, self._host, self._guard = channel, host, guard
        self.stream: ByteStream = hand_over(Wire(channel, host), b"", guard)

    def resize(self, columns: int, rows: int) -> None:
        try:
            self._channel.resize_pty(columns, rows)
        except (paramiko.SSHException, EOFError, OSError) as exc:
            raise errors.broken(self._host, exc) from exc

    def exit_code(self) -> int | None:
        told = self._channel.status_event.wait(EXIT_WAIT_S)  # also by the end of the line
        if told and (code := self._channel.exit_status) >= 0:
            return code
        transport = self._channel.transport
        if self._guard.closed or transport is None or not transport.is_active():
            raise errors.broken(self._host)
        return None


def open_shell(
    transport: paramiko.Transport, columns: int, rows: int, timeout_s: float
) -> Channel:
    """Start the user's login shell on a terminal of its own.

    Raises:
        paramiko.ChannelException: no (further) session allowed. SSHException, OSError: the line.
    """
    channel = transport.open_session(timeout=timeout_s)
    try:
        channel.settimeout(timeout_s)
        channel.get_pty(TERM, columns, rows)
        channel.invoke_shell()
    except paramiko.SSHException as exc:
        channel.close()
        if not transport.is_active():
            raise
        # Refused, which paramiko tells like a broken line.
        raise paramiko.ChannelException(1, str(exc)) from exc
    except BaseException:
        channel.close()
        raise
    return channel
