"""Errors and texts: other people's words never become templates, and nothing raises."""
from __future__ import annotations

import copy
import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caas_desktop.domain.container_spec import FieldError
from caas_desktop.domain.errors import (
    AuthRefused,
    CaasError,
    CatalogueError,
    HostKeyUnknown,
    HostUnreachable,
    VaultError,
)
from caas_desktop.domain.text import VALUE_LIMIT, Text
from caas_desktop.engine.errors import from_status, garbage

HOSTILE = ["{host}", "{}", "{0}", "{host.__class__}", "{host!r:>{wide}}", "}{", "{{host}}", "%s",
           "{" * 50, "\\1\\g<0>", "\0", "", "<b>{where}</b>"]


def upper(text: str) -> str:
    """Stand in for a translator: everything outside the places is changed."""
    return "".join(literal.upper() + ("{" + name + "}" if name else "")
                   for literal, name, _, _ in string.Formatter().parse(text))


@pytest.mark.parametrize("words", HOSTILE)
def test_a_value_is_never_read_as_a_template(words: str) -> None:
    error = CaasError("{host}: nothing at {where}", host=words, where="here")
    assert str(error) == f"{words}: nothing at here"
    assert error.text.read(upper) == f"{words}: NOTHING AT here"


@pytest.mark.parametrize("words", HOSTILE)
def test_a_message_without_values_stays_as_it_is(words: str) -> None:
    error = CaasError(words, hint=words)
    assert (str(error), error.hint) == (words, words)


def test_missing_values_and_spare_ones_never_raise() -> None:
    error = HostUnreachable("{host} is {gone} {0} {", hint="{nothing}", host="web", spare="x")
    assert str(error) == "web is {gone} {0} {"
    assert error.hint == "{nothing}"


def test_a_value_is_bounded() -> None:
    assert len(str(CaasError("{words}", words="x" * 100_000))) == VALUE_LIMIT


def test_a_text_inside_a_text_is_translated_too() -> None:
    outer = Text("{host}: {what}.", host="{what}", what=Text("status {code}", code=7))
    assert str(outer) == "{what}: status 7."
    assert outer.read(upper) == "{what}: STATUS 7."


@given(st.text(), st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), st.text()))
def test_no_template_and_no_value_raises(template: str, values: dict[str, str]) -> None:
    str(Text(template, **values))
    FieldError("name", template, row=None)


def test_the_hint_has_the_same_values() -> None:
    error = AuthRefused("{host} refuses", hint="Ask who runs {host}", needs="password", host="a")
    assert (error.hint, error.needs) == ("Ask who runs a", "password")


def test_an_error_of_a_field_keeps_its_text_when_it_moves_to_a_row() -> None:
    error = FieldError("ports", "{address} is no IP address.", address="{row}").at(3)
    assert (str(error), error.row) == ("{row} is no IP address.", 3)


def test_an_error_can_be_copied_and_says_the_same() -> None:
    error = copy.copy(CaasError("{host} left", hint="Call {host}", host="{x}"))
    assert (str(error), error.hint, str(error.text)) == ("{x} left", "Call {x}", "{x} left")


def test_another_error_of_the_catalogue_keeps_what_it_said() -> None:
    made = CatalogueError.of(VaultError("{path} is locked", hint="Open {path}", detail="d",
                                        path="{a}"))
    assert (str(made), made.hint, made.detail) == ("{a} is locked", "Open {a}", "d")
    assert made.text.template == "{path} is locked"


def test_an_engines_own_words_are_a_value() -> None:
    error = from_status("{host}", 500, b'{"message": "no {such} thing"}')
    assert str(error) == "{host} reports an error: “no {such} thing”."
    assert error.text.template == "{host} reports an error: “{words}”."
    away = from_status("web", 500, json.dumps({
        "message": 'Get "https://hub.test/v2/": dial tcp: network is unreachable'}).encode())
    assert str(away) == ("web got no image from the registry hub.test: "
                         "“dial tcp: network is unreachable”.")
    assert str(from_status("web", 500, b"")) == "web answered with status 500."


@pytest.mark.parametrize(("status", "code", "hint"), [
    (400, "InvalidArgument", "Correct the values"), (409, "AlreadyExists", "another name"),
    (500, "Unknown", "own log"), (500, "DeadlineExceeded", "managers")])
def test_what_a_swarm_says_is_told_without_the_words_of_its_wire(
        status: int, code: str, hint: str) -> None:
    error = from_status("lab1", status, json.dumps(
        {"message": f"rpc error: code = {code} desc = it is {{so}}"}).encode())
    assert "“it is {so}”" in str(error)
    assert hint in error.hint


def test_what_is_no_answer_of_an_engine_is_said_in_a_translatable_way() -> None:
    error = garbage("web", "it redirects (status {status})", status=302)
    assert "web" in str(error)
    assert "it redirects (status 302)." in str(error)
    assert "IT REDIRECTS (STATUS 302)" in error.text.read(upper)


def test_an_unknown_key_names_its_server() -> None:
    assert str(HostKeyUnknown("[a]:22", "ssh-rsa A", "SHA256:x")).startswith(
        "The SSH key of [a]:22")
