"""What a host says of its containers never makes the console read a file of its own."""
from __future__ import annotations

from pathlib import Path
from typing import Any

from caas_desktop.operations.apps.reading_back import Names
from caas_desktop.operations.apps.service_of_container import service_of
from caas_desktop.operations.compose import Source, load

KEY = "/home/ops/.ssh/id_rsa"
BODY: dict[str, Any] = {"Image": "web", "HostConfig": {"Mounts": [
    {"Type": "bind", "Source": KEY, "Target": "/run/secrets/word", "ReadOnly": True}]}}


def test_a_bound_secret_of_this_machine_is_a_file_and_of_another_one_its_folder_alone() -> None:
    here, there = Names("shop", files_are_here=True), Names("shop")
    assert service_of(BODY, {}, here, "web")["secrets"] == ["word"]
    assert here.secrets == {"word": KEY}
    made = service_of(BODY, {}, there, "web")
    assert "secrets" not in made
    assert not there.secrets
    assert [(m["type"], m["source"]) for m in made["volumes"]] == [("bind", KEY)]


def test_a_project_without_a_folder_has_nothing_inside_so_all_it_binds_is_a_risk() -> None:
    file = Path("/compose.yaml")
    text = f"services: {{web: {{image: web, volumes: ['{KEY}:/key', '/:/host']}}}}\n"
    project = load(Source(files=(file,), folder=Path("/"), name="shop", env_files=(),
                          texts={file: text}, only_texts=True))
    assert {(risk.kind, risk.subject) for risk in project.risks} == {
        ("mounts outside", KEY), ("mounts outside", "/")}
