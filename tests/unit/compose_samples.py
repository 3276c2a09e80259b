"""The sample projects of tests/data/compose, and how each is to be read.

A sample may have a case.json: files, profiles, name, variables. expected.json is what
``docker compose config --format json`` printed for it, with @FOLDER@ for the sample's folder.
"""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from caas_desktop.operations.compose import Source

DATA = Path(__file__).resolve().parent.parent / "data" / "compose"
REFUSED = sorted((DATA / "refused").glob("*.yaml"))
SAMPLES = sorted(d for d in DATA.iterdir() if d.is_dir() and d.name != "refused")
# Docker Compose 2.40 hashes these before their env_file is read; its containers' labels, which
# are the ones that count, have the same hash as ours.
HASHED_OTHERWISE = {"env-file", "extends-file", "merge-env-files"}


def case_of(sample: Path) -> dict[str, Any]:
    path = sample / "case.json"
    case: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}
    return case


def source_of(sample: Path) -> Source:
    case = case_of(sample)
    return Source(files=tuple(sample / f for f in case.get("files", ())), folder=sample,
                  name=case.get("name", ""), variables=case.get("variables", {}),
                  profiles=tuple(case.get("profiles", ())))


def arguments_of(sample: Path) -> list[str]:
    """Return what makes ``docker compose`` read the sample in the same way."""
    case = case_of(sample)
    arguments: list[str] = []
    for option, values in (("-f", case.get("files", [])), ("--profile", case.get("profiles", [])),
                           ("-p", [case["name"]] if "name" in case else [])):
        for value in values:
            arguments += [option, value]
    return arguments


def portable(config: Any, sample: Path) -> Any:
    """Return a configuration without this machine's paths."""
    above = json.dumps(str(sample.parent))[1:-1]
    text = json.dumps(config).replace(json.dumps(str(sample))[1:-1], "@FOLDER@")
    return json.loads(text.replace(above, "@ABOVE@"))


def expected(sample: Path) -> Any:
    return json.loads((sample / "expected.json").read_text())


def blame(path: Path) -> tuple[int, str]:
    """Return the line and the words that a refused file's first line promises."""
    line, _, words = path.read_text().split("\n")[0].removeprefix("# ").partition(": ")
    return int(line), words
