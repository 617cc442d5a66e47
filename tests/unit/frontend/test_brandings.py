"""One council colour does headers, focus and buttons: each must be readable."""

import pytest

from cms.models import Council
from tests.unit.frontend.contrast import brandings, contrast, named_colours

COLOURS = named_colours()


def test_contrast_of_black_and_white_is_21():
    assert contrast("#000", "#ffffff") == pytest.approx(21)


def test_brandings_are_those_a_council_can_choose():
    assert set(brandings()) == set(Council.Branding.values)


@pytest.mark.parametrize("name", brandings())
def test_branding_is_readable_with_white_words_and_as_words_on_paper(name):
    colour, tint = brandings()[name]

    assert contrast(colour, COLOURS["white"]) >= 4.5
    assert contrast(colour, COLOURS["paper"]) >= 4.5
    assert contrast(colour, tint) >= 4.5
    assert contrast(COLOURS["ink"], tint) >= 7
    assert contrast(COLOURS["muted"], tint) >= 4.5


@pytest.mark.parametrize("ground", ["paper", "white", "amber-tint", "note-tint", "danger-tint"])
def test_words_are_readable_on_every_ground(ground):
    assert contrast(COLOURS["ink"], COLOURS[ground]) >= 7
    assert contrast(COLOURS["muted"], COLOURS[ground]) >= 4.5
    assert contrast(COLOURS["danger"], COLOURS[ground]) >= 4.5


@pytest.mark.parametrize("ground", ["paper", "white"])
def test_edges_of_what_can_be_pressed_stand_out(ground):
    assert contrast(COLOURS["line"], COLOURS[ground]) >= 3


@pytest.mark.parametrize("name", brandings())
def test_focus_ring_shows_on_the_header_and_on_the_page(name):
    colour, _ = brandings()[name]

    assert contrast(COLOURS["focus"], colour) >= 3
    assert contrast(COLOURS["ink"], COLOURS["paper"]) >= 3
