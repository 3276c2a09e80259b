"""``python -m tools.record [KIND …]``: what real engines say of each kind, for tests without them.

Writes tests/data/kinds/KIND.json: entries of the list and of inspect, from a current and from an
old engine of the lab. Run it after ``make lab-up`` when a kind is added or reads more.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any
from urllib.parse import quote, urlencode

from caas_desktop.kinds.base import Kind
from caas_desktop.kinds.registry import KINDS
from lab import api
from lab.state import Host, Lab
from tools.texts import ROOT

FOLDER = ROOT / "tests" / "data" / "kinds"
PER_ENGINE = 6


def _query(kind: Kind[Any]) -> str:
    values = {key: json.dumps(value) if isinstance(value, dict | list) else str(value).lower()
              for key, value in kind.list_query.items()}  # fmt: skip
    return f"?{urlencode(values)}" if values else ""


def _recorded(host: Host, kind: Kind[Any]) -> list[dict[str, Any]]:
    """Return {"list": …, "inspect": …} of a few resources, different ones rather than many."""
    found = []
    entries = kind.listing(api.get(host.socket, kind.list_path + _query(kind), timeout=30)) or []
    step = max(1, len(entries) // PER_ENGINE)
    for entry in entries[::step][:PER_ENGINE]:
        path = kind.inspect_path.format(id=quote(kind.id_of(entry), safe=""))
        found.append({"list": entry, "inspect": api.get(host.socket, path, timeout=30)})
    return found


def main() -> int:
    """Record the kinds that are named, else every one; returns 0."""
    lab = Lab.load()
    FOLDER.mkdir(parents=True, exist_ok=True)
    managers = lab.swarm_managers
    for kind in [KINDS[key] for key in sys.argv[1:]] or KINDS.values():
        names = managers[:1] if kind.scope == "cluster" else ("lab4", "lab5", *managers[:1])
        recorded = [
            {"engine": lab.hosts[name].engine_version, **entry}
            for name in names
            for entry in _recorded(lab.hosts[name], kind)
        ]
        text = json.dumps(recorded, ensure_ascii=False, indent=1, sort_keys=True)
        # As on any machine: where this lab happens to keep its engines is not of interest.
        text = re.sub(rf"{re.escape(lab.state_dir)}/hosts/\w+/data", "/var/lib/docker", text)
        (FOLDER / f"{kind.key}.json").write_text(text + "\n", "utf-8")
        print(f"{kind.key}: {len(recorded)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
