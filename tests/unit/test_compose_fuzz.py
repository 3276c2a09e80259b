"""Whatever the bytes are: a project or a ComposeError, never another exception."""
from __future__ import annotations

import contextlib
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caas_desktop.operations.compose import (
    ComposeError,
    Source,
    load,
    start_order,
    to_config,
    to_yaml,
    warnings,
)
from caas_desktop.operations.compose.budget import Budget
from caas_desktop.operations.compose.dotenv import DotenvError, parse_env, parse_raw
from caas_desktop.operations.compose.errors import Problems
from caas_desktop.operations.compose.fitting import fits
from caas_desktop.operations.compose.refusing import tell_refused
from caas_desktop.operations.compose.schema import schema
from caas_desktop.operations.compose.tree import marked
from caas_desktop.operations.compose.yaml_reader import read_documents

DATA = Path(__file__).parent.parent / "data" / "compose"
FOLDER = Path("/no-such-folder")
SAMPLES = sorted(p.read_bytes() for p in DATA.glob("*/compose.yaml"))
FUZZ = settings(deadline=None, max_examples=120, database=None,
                suppress_health_check=[HealthCheck.too_slow])


def read(data: bytes, env: bytes = b"") -> None:
    source = Source(files=(FOLDER / "compose.yaml",), name="fuzz",
                    texts={FOLDER / "compose.yaml": data, FOLDER / ".env": env})
    refused: ComposeError | None = None
    try:
        project = load(source)
    except ComposeError as error:
        refused = error
    if refused is not None:
        assert refused.problems
        assert str(refused)
        return
    to_config(project)
    start_order(project)
    warnings(project, "swarm", (1, 40))
    warnings(project, "engine", (1, 40))
    again = Source(files=(FOLDER / "again.yaml",), name="fuzz", env_files=(), profiles=("*",),
                   texts={FOLDER / "again.yaml": to_yaml(project)})
    # What Docker Compose writes is not always what it reads: secrets of drivers, for one.
    with contextlib.suppress(ComposeError):
        load(again)


@FUZZ
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read(data)


@FUZZ
@given(st.binary(max_size=200))
def test_any_env_file_is_read_or_refused(data: bytes) -> None:
    read(b"services: {a: {image: '${A}$B'}}", data)


@FUZZ
@given(st.text(max_size=200))
def test_any_text_is_an_env_file_or_a_dotenv_error(text: str) -> None:
    lines: list[int] = []
    for parse in (parse_env, parse_raw):
        try:
            parse(text, {}, lambda name: None)
        except DotenvError as error:
            lines.append(error.line)
    assert all(line >= 1 for line in lines)


@FUZZ
@given(st.data())
def test_damaged_samples_are_read_or_refused(data: st.DataObject) -> None:
    sample = bytearray(data.draw(st.sampled_from(SAMPLES)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(0, len(sample) - 1)))
        length = data.draw(st.integers(0, 12))
        new = data.draw(st.one_of(
            st.binary(max_size=6),
            st.sampled_from([b"!reset ", b"!override ", b"*a", b"&a ", b"<<: ", b"${A:-", b"}",
                             b"[", b"{", b"null", b": ", b"- ", b"\n  ", b"-1", b"1e999", b".nan",
                             b"true", b'"', b"x-", b"!!int ", b"!!binary "])))
        sample[at:at + length] = new
    read(bytes(sample))


KEYS = sorted(schema()["definitions"]["service"]["properties"])
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8),
                    st.sampled_from(["1s", "1g", "80:80", "./x:/y", "a=b", "service:a", "${X:-1}",
                                     "default", "CMD", "a", "b"]))
TREES = st.recursive(SCALARS, lambda inner: st.one_of(
    st.lists(inner, max_size=3),
    st.dictionaries(st.one_of(st.sampled_from([
        "target", "source", "type", "path", "soft", "hard", "test", "interval", "resources",
        "limits", "cpus", "memory", "context", "args", "condition", "file", "service", "config",
        "subnet", "external", "name", "driver", "a", "default"]), st.text(max_size=4)),
        inner, max_size=3)), max_leaves=8)


@FUZZ
@given(st.data(), TREES)
def test_the_quick_check_of_the_schema_agrees_with_jsonschema(
    data: st.DataObject, other: object
) -> None:
    root = read_documents(data.draw(st.sampled_from(SAMPLES)), "sample", Budget())[0].root
    places = [(root, key) for key in root]
    for inside, key in places:  # grows: every place of the tree
        value = inside[key]
        places += [(value, k) for k in (value if isinstance(value, dict) else
                                        range(len(value)) if isinstance(value, list) else ())]
    inside, key = data.draw(st.sampled_from(places))
    inside[key] = marked(other, None)
    problems = Problems()
    tell_refused(root, schema(), problems)
    assert fits(root, schema()) is not bool(problems)


TYPES: list[str | list[str]] = ["object", "array", "string", "number", "integer", "boolean", "null",
                               ["integer", "null"], ["string", "boolean"]]
NUMBERS = st.one_of(st.integers(-2, 2), st.floats(), st.just(10 ** 400))
SCHEMAS = st.recursive(st.one_of(
    st.booleans(), st.fixed_dictionaries({}, optional={
        "type": st.sampled_from(TYPES),
        "minimum": NUMBERS, "maximum": NUMBERS, "enum": st.lists(SCALARS, min_size=1, max_size=2),
        "pattern": st.sampled_from(["^a", "b$"]), "uniqueItems": st.booleans(),
        "required": st.lists(st.sampled_from(["a", "b"]), unique=True, max_size=2),
    })), lambda inner: st.fixed_dictionaries({}, optional={
        "properties": st.dictionaries(st.sampled_from(["a", "b"]), inner, max_size=2),
        "patternProperties": st.dictionaries(st.sampled_from(["a", "."]), inner, max_size=2),
        "additionalProperties": inner, "items": inner,
        "oneOf": st.lists(inner, min_size=1, max_size=3),
    }), max_leaves=6)


@FUZZ
@given(st.recursive(st.one_of(SCALARS, NUMBERS), lambda inner: st.one_of(
    st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["a", "b", "c"]), inner)),
    max_leaves=5), SCHEMAS)
def test_the_quick_check_lets_nothing_by_that_jsonschema_refuses(
    value: object, schema: object
) -> None:
    root = {"properties": {"value": schema}}
    problems = Problems()
    tell_refused(marked({"value": value}, None), root, problems)
    assert not fits({"value": value}, root) or not problems


def test_a_sample_fits_without_jsonschema() -> None:
    for data in SAMPLES:
        for document in read_documents(data, "sample", Budget()):
            assert fits(document.root, schema()), data


@FUZZ
@given(st.dictionaries(st.sampled_from(KEYS), TREES, max_size=4),
       st.dictionaries(st.sampled_from(KEYS), TREES, max_size=4),
       st.dictionaries(st.sampled_from(["networks", "volumes", "secrets", "configs", "include",
                                        "models", "name", "x-a"]), TREES, max_size=2))
def test_any_tree_is_read_or_refused(first: dict[str, object], second: dict[str, object],
                                     top: dict[str, object]) -> None:
    over = yaml.safe_dump({"services": {"a": second}}, allow_unicode=True)
    text = yaml.safe_dump({"services": {"a": first, "b": second}, **top}, allow_unicode=True)
    read(f"{text}---\n{over}".encode("utf-8", "replace"))
