"""Channels to the Docker socket on an SSH server: stream-local, or through the docker CLI.

paramiko has no call for stream-local channels; these are the steps of ``Transport.open_channel``
with the extra fields of "direct-streamlocal@openssh.com" (OpenSSH PROTOCOL, section 2.4).
"""
from __future__ import annotations

import shlex
import threading
import time
from typing import Any

from caas_desktop.domain.hosts import SshEndpoint
from caas_desktop.engine.ssh_library import Channel, Message, cMSG_CHANNEL_OPEN, paramiko

DEFAULT_SOCKET = SshEndpoint("").socket


def open_streamlocal(transport: paramiko.Transport, path: str, timeout_s: float) -> Channel:
    """Return a channel connected to the unix socket ``path`` on the server.

    Raises:
        paramiko.ChannelException: refused. SSHException, EOFError, OSError: the line.
    """
    inner: Any = transport  # the private parts that open_channel uses
    opened = threading.Event()
    with transport.lock:
        chanid = inner._next_channel()
        window, packet = inner.default_window_size, inner.default_max_packet_size
        channel: Any = Channel(chanid)
        inner._channels.put(chanid, channel)
        inner.channel_events[chanid] = opened
        inner.channels_seen[chanid] = True
        channel._set_transport(transport)
        channel._set_window(window, packet)
    message = Message()
    message.add_byte(cMSG_CHANNEL_OPEN)
    message.add_string("direct-streamlocal@openssh.com")
    for number in (chanid, window, packet):
        message.add_int(number)
    message.add_string(path)
    message.add_string("")  # reserved
    message.add_int(0)  # reserved
    inner._send_user_message(message)
    if not opened.wait(timeout_s):
        inner._unlink_channel(chanid)
        raise TimeoutError("stream-local channel timed out")
    if not transport.is_active():
        raise EOFError("the SSH connection ended")
    if inner._channels.get(chanid) is None:
        # The reason that came with it is kept per transport: another thread may have taken it.
        transport.get_exception()
        raise paramiko.ChannelException(2, "stream-local channel refused")
    opened_channel: Channel = channel
    return opened_channel


def open_stdio(transport: paramiko.Transport, endpoint: SshEndpoint, timeout_s: float) -> Channel:
    """Return a session whose standard input and output are the Docker socket.

    The command is a constant but for the quoted socket path; a gate's ForceCommand ignores it.

    Raises:
        paramiko.ChannelException: no (further) session allowed. SSHException, OSError: the line.
    """
    command = "docker system dial-stdio"
    if endpoint.socket != DEFAULT_SOCKET:
        command = f"docker -H {shlex.quote('unix://' + endpoint.socket)} system dial-stdio"
    return _session(transport, command, timeout_s)


def _session(transport: paramiko.Transport, command: str, timeout_s: float) -> Channel:
    channel = transport.open_session(timeout=timeout_s)
    try:
        channel.settimeout(timeout_s)
        channel.exec_command(command)
    except BaseException:
        channel.close()
        raise
    return channel


def run(transport: paramiko.Transport, command: str, timeout_s: float, limit: int) -> bytes:
    """Run ``command`` and return at most ``limit`` bytes of its output.

    Raises:
        SSHException, EOFError, OSError (TimeoutError included).
    """
    end = time.monotonic() + timeout_s
    channel = _session(transport, command, timeout_s)
    try:
        output = bytearray()
        while len(output) < limit:
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError("the command takes too long")
            channel.settimeout(left)
            chunk = channel.recv(limit - len(output))
            if not chunk:
                break
            output += chunk
        return bytes(output)
    finally:
        channel.close()
