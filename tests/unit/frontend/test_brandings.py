"""One council colour does headers, focus and buttons: each must be readable, however it is seen."""

import pytest

from cms.models import Council
from cms.reading import CHOICES
from tests.unit.frontend.contrast import brandings, contrast, named_colours

USUAL = named_colours()
WAYS = ["usual", *CHOICES["colours"]]


def worn(way: str) -> list[tuple[str, str]]:
    """The council's colour and tint: one pair for each branding, or the one of this way."""
    colours = named_colours(way)
    if "council-colour" in colours:
        return [(colours["council-colour"], colours["council-tint"])]
    return list(brandings().values())


def test_contrast_of_black_and_white_is_21():
    assert contrast("#000", "#ffffff") == pytest.approx(21)


def test_brandings_are_those_a_council_can_choose():
    assert set(brandings()) == set(Council.Branding.values)


@pytest.mark.parametrize("way", WAYS)
def test_every_way_names_the_same_colours(way):
    assert set(USUAL) <= set(named_colours(way)) | {"header"}


@pytest.mark.parametrize("way", WAYS)
def test_council_colour_is_readable_under_words_and_as_words(way):
    colours = named_colours(way)

    for colour, tint in worn(way):
        assert contrast(colour, colours["on-colour"]) >= 4.5
        assert contrast(colour, colours["paper"]) >= 4.5
        assert contrast(colour, colours["card"]) >= 4.5
        assert contrast(colour, tint) >= 4.5
        assert contrast(colours["ink"], tint) >= 7
        assert contrast(colours["muted"], tint) >= 4.5


@pytest.mark.parametrize("way", WAYS)
def test_header_is_readable(way):
    colours = named_colours(way)

    for colour, _ in worn(way):
        assert contrast(colours["header-words"], colours.get("header", colour)) >= 4.5


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "ground", ["paper", "card", "amber-tint", "note-tint", "danger-tint", "success-tint"]
)
def test_words_are_readable_on_every_ground(way, ground):
    colours = named_colours(way)

    assert contrast(colours["ink"], colours[ground]) >= 7
    assert contrast(colours["muted"], colours[ground]) >= 4.5
    assert contrast(colours["danger"], colours[ground]) >= 4.5


@pytest.mark.parametrize("way", WAYS)
def test_white_words_are_readable_on_the_warning_button(way):
    colours = named_colours(way)

    assert contrast(colours["on-colour"], colours["danger"]) >= 4.5


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("ground", ["paper", "card"])
def test_edges_of_what_can_be_pressed_stand_out(way, ground):
    colours = named_colours(way)

    assert contrast(colours["line"], colours[ground]) >= 3


@pytest.mark.parametrize("way", WAYS)
def test_focus_ring_shows_on_the_header_and_on_the_page(way):
    colours = named_colours(way)

    for colour, _ in worn(way):
        header = colours.get("header", colour)
        assert max(contrast(colours[ring], header) for ring in ("focus", "ink")) >= 3
    assert contrast(colours["ink"], colours["paper"]) >= 3


@pytest.mark.parametrize("way", CHOICES["colours"])
def test_strong_and_dark_colours_reach_seven_to_one(way):
    colours = named_colours(way)

    assert contrast(colours["ink"], colours["paper"]) >= 7
    assert contrast(colours["council-colour"], colours["card"]) >= 7
