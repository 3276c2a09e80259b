"""Merging, resetting, extending: the later file wins, and nothing is lost on the way."""
from __future__ import annotations

from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from caas_desktop.operations.compose import Project, Source, load

FOLDER = Path("/no-such-folder")
NAMES = st.from_regex(r"[A-Z][A-Z0-9]{0,3}", fullmatch=True)
VALUES = st.text(st.characters(min_codepoint=32, max_codepoint=0x2fff,
                               blacklist_characters="$\x7f\x85\xa0"), max_size=8)
ENVIRONMENTS = st.dictionaries(NAMES, VALUES, max_size=5)
QUICK = settings(max_examples=40, deadline=None)


def read(*files: object) -> Project:
    paths = [FOLDER / f"{number}.yaml" for number in range(len(files))]
    texts = {p: f if isinstance(f, str) else yaml.safe_dump(f, allow_unicode=True)
             for p, f in zip(paths, files, strict=True)}
    return load(Source(files=tuple(paths), texts=texts, name="x"))


def service(**keys: object) -> dict[str, object]:
    return {"services": {"a": {"image": "x", **keys}}}


def as_list(environment: dict[str, str]) -> list[str]:
    return [f"{k}={v}" for k, v in environment.items()]


@QUICK
@given(ENVIRONMENTS, ENVIRONMENTS, ENVIRONMENTS, st.booleans(), st.booleans())
def test_environments_merge_as_mappings_in_either_syntax(
        first: dict[str, str], second: dict[str, str], third: dict[str, str], short: bool,
        also_short: bool) -> None:
    project = read(service(environment=as_list(first) if short else first),
                   service(environment=second),
                   service(environment=as_list(third) if also_short else third))
    assert (project.services["a"].environment or {}) == {**first, **second, **third}


@QUICK
@given(ENVIRONMENTS, ENVIRONMENTS)
def test_extending_merges_as_an_override_does(base: dict[str, str], own: dict[str, str]) -> None:
    extended = read({"services": {"base": {"image": "x", "environment": base},
                                  "a": {"extends": "base", "environment": own}}})
    overridden = read(service(environment=base), service(environment=own))
    assert extended.services["a"].environment == overridden.services["a"].environment


@QUICK
@given(ENVIRONMENTS, ENVIRONMENTS)
def test_merging_is_associative(first: dict[str, str], second: dict[str, str]) -> None:
    files = [service(labels=first), service(labels=second, ports=["1:1"]),
             service(ports=["2:2", "1:1"])]
    documents = "---\n".join(yaml.safe_dump(f, allow_unicode=True) for f in files)
    assert read(*files).services == read(documents).services


@QUICK
@given(ENVIRONMENTS)
def test_an_empty_override_changes_nothing(environment: dict[str, str]) -> None:
    base = service(environment=environment, command=["a"], ports=["80:80"])
    assert read(base, {"services": {"a": {}}}).services == read(base).services
    assert read(base, {"services": {}}).services == read(base).services


@QUICK
@given(st.lists(st.integers(1, 20), max_size=8), st.lists(st.integers(1, 20), max_size=8))
def test_the_same_port_is_published_once(first: list[int], second: list[int]) -> None:
    project = read(service(ports=[f"{n}:{n}" for n in dict.fromkeys(first)]),
                   service(ports=[f"{n}:{n}" for n in dict.fromkeys(second)]))
    ports = [p.target for p in project.services["a"].ports or ()]
    assert ports == list(dict.fromkeys(first + second))


def test_override_replaces_and_reset_removes() -> None:
    project = read(service(ports=["1:1"], command="x", labels={"a": "b"}), """
services:
  a:
    ports: !override ["2:2"]
    command: !reset null
    labels: !reset {}
""")
    found = project.services["a"]
    assert [p.target for p in found.ports or ()] == [2]
    assert found.command is None
    assert found.labels is None
