"""What this program is, and whose work it stands on."""
from __future__ import annotations

from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata, version
from typing import cast

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from caas_desktop.viewmodels.i18n import tr
from caas_desktop.views.dialogs.base import Dialog
from caas_desktop.views.dialogs.trouble import details
from caas_desktop.views.look.labels import label
from caas_desktop.views.look.layouts import column

LIBRARIES = ("PySide6-Essentials", "SQLAlchemy", "alembic", "bittty", "cryptography", "docker",
             "google-re2", "keyring", "numpy", "paramiko", "platformdirs", "pyghostty",
             "pyqtgraph", "wcwidth")


def program_version() -> str:
    """Return the installed version, "0" when it runs from a bare checkout."""
    try:
        return version("caas-desktop")
    except PackageNotFoundError:
        return "0"


def licences() -> str:
    """Return one line per library: name, version, licence as its package names it."""
    lines = []
    for name in LIBRARIES:
        try:
            about = cast(Message, metadata(name))
        except PackageNotFoundError:
            continue  # pyghostty is not for every system
        words = about.get("License-Expression") or about.get("License") or ""
        if not words or len(words) > 60 or "\n" in words:
            kinds = [c.rpartition(" :: ")[2] for c in about.get_all("Classifier") or []
                     if c.startswith("License")]
            words = ", ".join(kinds) or tr("see its package")
        lines.append(f"{name} {about['Version']} — {words}")
    return "\n".join(lines)


class AboutDialog(Dialog):
    """Version, licence, libraries."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, f"CaaS Desktop {program_version()}",
                         tr("A desktop console for a container cloud on ordinary Docker hosts."),
                         "info", width=520)
        words = tr("Licensed under the Apache License 2.0. No account, no telemetry.")
        used = tr("Qt {version} and these libraries:").format(version=qVersion())
        self.set_body(column(label(words, wrap=True), label(used, "small", "text2"),
                             details(licences(), tr("Libraries"))))
        self.add_stretch()
        self.add_cancel(tr("&Close"), default=True).setFocus()
