"""Variables in values, and files of variables."""
from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.operations.compose.dotenv import DotenvError, parse_env, parse_raw
from caas_desktop.operations.compose.template import Template, TemplateError

KNOWN = {"SET": "value", "EMPTY": "", "A_1": "one"}
NAMES = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,6}", fullmatch=True)
# Words without anything that means something in a template.
WORDS = st.text(st.characters(blacklist_characters="${}\n\r", blacklist_categories=["Cs"]),
                max_size=20)


def put_in(text: str, known: dict[str, str] | None = None) -> str:
    return Template((KNOWN if known is None else known).get).put_in(text)


@pytest.mark.parametrize(("template", "result"), [
    ("$SET", "value"), ("${SET}", "value"), ("a${SET}b$A_1.c", "avaluebone.c"),
    ("${SET:-x}", "value"), ("${EMPTY:-x}", "x"), ("${UNSET:-x}", "x"),
    ("${SET-x}", "value"), ("${EMPTY-x}", ""), ("${UNSET-x}", "x"),
    ("${SET:+x}", "x"), ("${EMPTY:+x}", ""), ("${UNSET:+x}", ""),
    ("${SET+x}", "x"), ("${EMPTY+x}", "x"), ("${UNSET+x}", ""),
    ("${SET:?no}", "value"), ("${EMPTY?no}", ""),
    ("${UNSET:-${ALSO:-$SET}}", "value"), ("${UNSET:-a ${SET} b}${SET}", "a value bvalue"),
    ("$$SET", "$SET"), ("$$$SET", "$value"), ("$", "$"), ("$1 5$", "$1 5$"), ("", ""),
    ('${UNSET:-{"a": {}}}', '{"a": {}}'), ("${UNSET:-}", ""), ("${UNSET-:-}", ":-"),
    ("${UNSET:-{}}", "{}"),
])
def test_a_template_becomes(template: str, result: str) -> None:
    assert put_in(template) == result


@pytest.mark.parametrize(("template", "words"), [
    ("${UNSET:?set it}", "UNSET is missing a value: set it"), ("${EMPTY:?}", "EMPTY is missing"),
    ("${UNSET?say $SET}", "say value"), ("${", "invalid"), ("${}", "invalid"),
    ("${SET", "invalid"), ("${SET:}", "invalid"), ("${1}", "invalid"), ("${SET!x}", "invalid"),
    ("${SET:-a\nb}", "invalid"), ("${A:-" * 40 + "}" * 40, "nested too deep"),
])
def test_a_template_is_refused(template: str, words: str) -> None:
    with pytest.raises(TemplateError, match=words.replace(":", ".")):
        put_in(template)


def test_variables_without_a_value_are_remembered() -> None:
    template = Template(KNOWN.get)
    template.put_in("$UNSET ${ALSO} ${WITH:-default} $SET")
    assert template.unset == {"UNSET", "ALSO"}


@given(st.text())
def test_doubled_dollar_signs_keep_any_text(text: str) -> None:
    assert put_in(text.replace("$", "$$")) == text


@given(NAMES, WORDS, WORDS, st.sampled_from(["", None, "v"]))
def test_every_operator_does_as_the_shell_does(name: str, word: str, around: str,
                                               value: str | None) -> None:
    known = {} if value is None else {name: value}
    wanted = {
        "-": word if value is None else value, ":-": value or word,
        "+": "" if value is None else word, ":+": word if value else "",
    }
    for operator, result in wanted.items():
        text = f"{around}${{{name}{operator}{word}}}{around}"
        assert put_in(text, known) == around + result + around


@given(st.lists(st.tuples(NAMES, WORDS), max_size=5))
def test_values_are_not_templates_themselves(pairs: list[tuple[str, str]]) -> None:
    known = {name: f"${{{word}" for name, word in pairs}
    text = "".join(f"${{{name}}}" for name, _ in pairs)
    assert put_in(text, known) == "".join(known[name] for name, _ in pairs)


@given(st.text(st.sampled_from("${}:-+?aA_1 \n"), max_size=40))
def test_any_template_is_put_in_or_refused(text: str) -> None:
    with contextlib.suppress(TemplateError):
        put_in(text)


@given(st.dictionaries(NAMES, WORDS.filter(lambda w: "'" not in w and "\\" not in w)))
def test_single_quoted_values_are_kept(values: dict[str, str]) -> None:
    found: dict[str, str] = {}
    parse_env("".join(f"{k}='{v}'\n" for k, v in values.items()), found, {}.get)
    assert found == values


def test_raw_files_are_taken_literally() -> None:
    found: dict[str, str] = {}
    parse_raw('A="x"\n# no\n B=$A # b\nOUT\nUNKNOWN\n', found, {"OUT": "o"}.get)
    assert found == {"A": '"x"', "B": "$A # b", "OUT": "o"}


def test_an_error_in_a_file_of_variables_names_its_line_and_no_secret() -> None:
    with pytest.raises(DotenvError) as caught:
        parse_env("A=1\nPASSWORD=hunter2${\n", {}, {}.get)
    assert caught.value.line == 2
    assert "hunter2" not in str(caught.value)
