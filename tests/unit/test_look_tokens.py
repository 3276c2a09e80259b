"""The colours keep their promises of legibility."""

from __future__ import annotations

import pytest

from caas_desktop.views.look.tokens import (
    DARK,
    ENVIRONMENTS,
    LIGHT,
    STATUS_COLOUR,
    Tokens,
    blend,
    contrast,
    load_role,
    most_dangerous,
)

LAYERS = ("sunken", "chrome", "canvas", "raised")
SCHEMES = pytest.mark.parametrize("tokens", [DARK, LIGHT], ids=["dark", "light"])


@SCHEMES
@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("role", ["text", "text2", "text3", "accent_text"])
def test_text_reads_on_every_layer_it_is_allowed_on(tokens: Tokens, layer: str, role: str) -> None:
    assert contrast(tokens.colour(role), tokens.colour(layer)) >= 4.5


@SCHEMES
@pytest.mark.parametrize("ground", ["selection", "selection_idle", "overlay", "hover"])
def test_labels_read_on_selections_and_menus(tokens: Tokens, ground: str) -> None:
    assert contrast(tokens.text2, tokens.colour(ground)) >= 4.5


@SCHEMES
@pytest.mark.parametrize("status", sorted(STATUS_COLOUR))
def test_status_words_read_on_canvas_and_chrome(tokens: Tokens, status: str) -> None:
    for layer in ("canvas", "chrome", "raised"):
        assert contrast(tokens.colour(status), tokens.colour(layer)) >= 4.5


@SCHEMES
@pytest.mark.parametrize("status", sorted(STATUS_COLOUR))
def test_status_words_read_on_their_own_chip(tokens: Tokens, status: str) -> None:
    for alpha in (tokens.chip_alpha, tokens.badge_alpha):
        for layer in (tokens.canvas, tokens.chrome):
            ground = blend(tokens.colour(status), layer, alpha)
            assert contrast(tokens.on_tint(status, alpha), ground) >= 4.5


@SCHEMES
@pytest.mark.parametrize("status", sorted(STATUS_COLOUR))
def test_status_signs_stand_out_as_graphics(tokens: Tokens, status: str) -> None:
    for layer in ("canvas", "chrome"):
        assert contrast(tokens.area(status), tokens.colour(layer)) >= 2.7


@SCHEMES
@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_environment_words_read_on_their_filled_chip(tokens: Tokens, environment: str) -> None:
    ground = tokens.area(environment)
    assert contrast(tokens.on(ground), ground) >= 4.5


@SCHEMES
@pytest.mark.parametrize("ground", ["accent", "danger_fill"])
def test_white_reads_on_filled_buttons(tokens: Tokens, ground: str) -> None:
    assert contrast("#FFFFFF", tokens.colour(ground)) >= 4.5


@SCHEMES
@pytest.mark.parametrize("layer", LAYERS)
def test_focus_ring_stands_out_from_every_layer(tokens: Tokens, layer: str) -> None:
    assert contrast(tokens.focus, tokens.colour(layer)) >= 3.0


@SCHEMES
def test_series_stand_out_from_the_chart(tokens: Tokens) -> None:
    assert all(contrast(colour, tokens.raised) >= 3.0 for colour in tokens.series)


@SCHEMES
def test_text_on_search_hits_reads(tokens: Tokens) -> None:
    assert contrast(tokens.text, tokens.hit) >= 4.5
    assert contrast("#1B1F25", tokens.hit_now) >= 4.5


def test_brown_text_becomes_amber_as_an_area() -> None:
    assert LIGHT.area("restarting") == LIGHT.amber
    assert LIGHT.colour("restarting") != LIGHT.amber


def test_load_turns_amber_at_75_and_red_at_90_percent() -> None:
    assert [load_role(f) for f in (0.74, 0.75, 0.89, 0.90)] == [
        "series0",
        "restarting",
        "restarting",
        "unhealthy",
    ]


def test_most_dangerous_environment_colours_a_mixed_view() -> None:
    assert most_dangerous(["development", "production", "staging"]) == "production"
    assert most_dangerous([]) == ""


def test_unknown_role_is_a_bug_and_says_so() -> None:
    with pytest.raises(AttributeError):
        DARK.colour("mauve")
