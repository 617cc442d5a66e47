"""What the built style sheets promise: light, plain letters, a visible focus."""

import gzip
import re

import pytest

from frontend import sprite
from tests.unit.frontend.contrast import STATIC

SHEETS = ["site.css", "staff.css"]


def css(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


def test_respondent_styles_weigh_less_than_six_kilobytes():
    assert len(gzip.compress(css("site.css").encode())) < 6_000


def test_reading_aloud_weighs_less_than_two_and_a_half_kilobytes():
    assert len(gzip.compress(css("read-aloud.js").encode())) < 2_500


def test_shared_pictures_are_those_of_the_bank():
    assert css("sprite.svg") == sprite.drawn()


def test_large_print_starts_at_24_pixels():
    shown = re.search(r"\[data-size=\"?large\"?\]\{font-size:(\d+)%\}", css("site.css"))

    smallest = min(map(float, re.findall(r"font-size:([\d.]*)rem", css("site.css"))))
    assert 16 * int(shown[1]) / 100 * smallest >= 24


@pytest.mark.parametrize("sheet", SHEETS)
def test_styles_know_no_left_and_right(sheet):
    sides = (
        r"(?:margin|padding|border)-(?:left|right)|text-align:(?:left|right)|[{;](?:left|right):"
    )
    corners = re.findall(r"border-radius:[^;}]* [^;}]*", css(sheet))

    assert not re.search(sides, css(sheet))
    assert corners == []


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(
    "unwanted",
    ["font-style:italic", "text-transform", "text-align:justify", "@font-face", "@import"],
)
def test_styles_never_use(sheet, unwanted):
    assert unwanted not in css(sheet)


@pytest.mark.parametrize("sheet", SHEETS)
def test_styles_move_nothing(sheet):
    assert not re.search(r"transition|animation|@keyframes|scroll-behavior", css(sheet))


@pytest.mark.parametrize("sheet", SHEETS)
def test_styles_ask_no_other_host_for_anything(sheet):
    assert not re.search(r"url\(|https?:", css(sheet))


def test_respondent_text_is_twenty_pixels():
    assert re.search(r"\.respondent\{[^}]*font-size:1\.25rem", css("site.css"))


def test_focus_is_drawn_with_an_outline():
    assert re.search(r":focus-visible\{outline:3px solid", css("site.css"))
