"""The vault on a real Secret Service: GNOME Keyring on a private bus, with a private home.

Each scenario runs in a process of its own inside ``dbus-run-session``; the user's session and
keyring are out of its reach.
"""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SECRET = "hunter2hunter2"

# Started before each scenario; ``keyring`` is the daemon's process, unlocked as by a login.
PRELUDE = """
import os, signal, subprocess, sys, time
from contextlib import closing
from pathlib import Path
import secretstorage
from jeepney import DBusAddress, new_method_call
from caas_desktop.domain.errors import VaultError
from caas_desktop.secrets import open_vault

SECRET = "hunter2hunter2"
FILE = Path(os.environ["HOME"]) / "vault"

def keyring_daemon():
    daemon = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    daemon.stdin.write(b"login-password")
    daemon.stdin.close()
    bus = DBusAddress("/", "org.freedesktop.DBus", "org.freedesktop.DBus")
    until = time.monotonic() + 30
    with closing(secretstorage.dbus_init()) as connection:
        while True:
            ask = new_method_call(bus, "NameHasOwner", "s", ("org.freedesktop.secrets",))
            if connection.send_and_get_reply(ask).body[0]:
                return daemon
            if time.monotonic() > until or daemon.poll() is not None:
                sys.exit("gnome-keyring-daemon did not start")
            time.sleep(0.05)

def stop(daemon):
    daemon.kill()
    daemon.wait(60)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for tool in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(tool) is None:
            reason = f"{tool} is missing: apt-get install dbus gnome-keyring"
            if os.environ.get("CAAS_REQUIRE_LAB") == "1":
                pytest.fail(reason)
            pytest.skip(reason)
    for name in ("run", "data/keyrings", "config"):
        (tmp_path / name).mkdir(mode=0o700, parents=True)
    return tmp_path


def environment(home: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"], "HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run"),
        "XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home / "config"),
        "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C.UTF-8",
    }


def run(home: Path, scenario: str, *session: str) -> None:
    done = subprocess.run(
        [*session, sys.executable, "-c", PRELUDE + scenario], env=environment(home), cwd=home,
        capture_output=True, text=True, timeout=90, check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_secrets_are_kept_by_the_keyring_and_nowhere_in_plain_text(home: Path) -> None:
    run(home, """
daemon = keyring_daemon()
vault = open_vault(file=FILE)
assert (vault.kind, vault.locked) == ("keyring", False), vault.kind
assert vault.get("host/a/password") is None
vault.delete("host/a/password")
vault.set("host/a/password", "old")
vault.set("host/a/password", SECRET)
vault.set("host/b/password", "x" * 5000)
# Another program of the same session sees them: they really are in the service.
ask = "import keyring; print(keyring.get_password('caas-desktop', 'host/a/password'), end='')"
assert subprocess.check_output([sys.executable, "-c", ask], text=True) == SECRET
stop(daemon)
daemon = keyring_daemon()
assert vault.get("host/a/password") == SECRET  # after a restart of the keyring
vault.delete("host/a/password")
assert vault.get("host/a/password") is None
assert vault.get("host/b/password") == "x" * 5000
assert not FILE.exists()
stop(daemon)
""", "dbus-run-session", "--")
    kept = list((home / "data" / "keyrings").glob("*.keyring"))
    assert kept
    assert all(SECRET.encode() not in path.read_bytes() for path in kept)


def test_a_session_without_display_or_keyring_gets_the_vault_file_unasked(home: Path) -> None:
    """A login by ssh: the service can be started, but could ask for a password nowhere."""
    run(home, """
assert open_vault(file=FILE).kind == "file"
""", "dbus-run-session", "--")


def test_a_locked_keyring_without_display_means_the_vault_file(home: Path) -> None:
    run(home, """
daemon = keyring_daemon()
with closing(secretstorage.dbus_init()) as bus:
    secretstorage.get_default_collection(bus).lock()
assert open_vault(file=FILE).kind == "file"
stop(daemon)
""", "dbus-run-session", "--")


def test_a_frozen_keyring_is_left_alone_within_seconds(home: Path) -> None:
    run(home, """
daemon = keyring_daemon()
daemon.send_signal(signal.SIGSTOP)
start = time.monotonic()
assert open_vault(file=FILE).kind == "file"
assert time.monotonic() - start < 30
stop(daemon)
""", "dbus-run-session", "--")


def test_a_keyring_that_dies_later_is_an_error_for_the_user(home: Path) -> None:
    run(home, """
daemon = keyring_daemon()
vault = open_vault(file=FILE)
assert vault.kind == "keyring"
daemon.send_signal(signal.SIGSTOP)
vault._store._call_s = 0.5
try:
    vault.get("host/a/password")
except VaultError as error:
    assert error.hint
else:
    sys.exit("no error")
stop(daemon)
""", "dbus-run-session", "--")


def test_without_a_bus_the_vault_file_is_taken(home: Path) -> None:
    run(home, """
assert open_vault(file=FILE).kind == "file"
""")
