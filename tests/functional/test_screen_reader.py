"""A whole survey as a screen reader says it: each question, choice, hint and error, in order."""

from collections.abc import Sequence

import pytest
from playwright.sync_api import Page, expect

from tests.functional.reader import bring_reader, need_reader, spoken
from tests.functional.walk import begin, choose, go_on, send

pytestmark = [pytest.mark.browser, pytest.mark.looks]

SCALE = ("Yes", "Sometimes", "No")
BESIDE = ("I don’t know", "I don’t want to say")


@pytest.fixture
def heard(page: Page):
    need_reader()
    bring_reader(page)
    return lambda: spoken(page)


def assert_said_once_in_order(phrases: Sequence[str], *wanted: str) -> None:
    """Each of the wanted announcements is made once, and one after the other."""
    places = []
    for start in wanted:
        found = [place for place, phrase in enumerate(phrases) if phrase.startswith(start)]
        assert len(found) == 1, f"“{start}” is said {len(found)} times in {phrases}"
        places.extend(found)
    assert places == sorted(places), f"{wanted} come in another order in {phrases}"


def question(words: str) -> str:
    return f"heading, {words}, level 1"


def radios(*labels: str) -> list[str]:
    return [f"radio, {label}" for label in labels]


def boxes(*labels: str) -> list[str]:
    return [f"checkbox, {label}" for label in labels]


def test_whole_survey_is_said_once_and_in_order(page: Page, house, before, heard):
    begin(page, house.at)
    assert_said_once_in_order(
        heard(),
        "Question 1 of 5",
        question("Do the people who help you work well together?"),
        "Together",
        *radios(*SCALE, *BESIDE),
        "button, Next",
    )

    choose(page, "No")
    go_on(page)
    assert_said_once_in_order(
        heard(),
        "Question 2 of 5",
        question("Tell us more if you want to."),
        "Write as much or as little as you like.",
        "textbox, Tell us more if you want to.",
        *[f"button, {label}" for label in BESIDE],
        "button, Next",
    )

    page.get_by_role("textbox").fill("A new face every day.")
    go_on(page)
    assert_said_once_in_order(
        heard(),
        "Question 3 of 5",
        question("How long have you had help?"),
        *radios("Less than a year", "Longer", *BESIDE),
        "button, Next",
    )

    choose(page, "Longer")
    go_on(page)
    assert_said_once_in_order(
        heard(),
        "Question 4 of 5",
        question("What do people help you with?"),
        "You can choose more than one.",
        *boxes("Washing", "Cooking", *BESIDE),
        "button, Next",
    )

    choose(page, "Washing", "Cooking")
    go_on(page)
    assert_said_once_in_order(heard(), question("Nearly there."), "button, Next")

    go_on(page)
    page.get_by_role("button", name="I don’t know").click()
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()
    said = heard()
    assert_said_once_in_order(said, question("Check your answers"), "button, Send my answers")
    for words in ("A new face every day.", "Longer", "Washing", "Cooking"):
        assert any(words in phrase for phrase in said), words

    code = send(page)
    assert any(", ".join(code.replace("-", "")) in phrase for phrase in heard())
    assert len(house.responses()) == len(before) + 1


def test_error_is_said_first_and_again_where_it_belongs(page: Page, house, heard):
    begin(page, house.at)
    page.goto(f"{house.at}q/6/")
    page.get_by_role("textbox").fill("They are kind.")
    page.get_by_role("button", name="I don’t know").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()

    said = heard()

    error = "You wrote some words too. Press Next to keep your words. Or take them out."
    assert_said_once_in_order(
        said,
        "heading, There is a problem",
        f"link, {error}",
        question("What could be better?"),
        "textbox, What could be better?",
    )
    field = next(phrase for phrase in said if phrase.startswith("textbox"))
    assert error in field and "invalid" in field
