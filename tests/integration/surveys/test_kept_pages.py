"""A question page is drawn once for all who read alike, and holds nothing of any of them."""

import re

import pytest
from django.test import Client

from surveys.views import kept
from tests.integration.surveys.walking import Person

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@pytest.fixture
def two(survey) -> list[Person]:
    people = [Person(Client(enforce_csrf_checks=False)) for _ in range(2)]
    for person in people:
        person.begin()
    return people


def html_of(person: Person, page: str = "q/1/") -> str:
    return person.open(page).content.decode()


def without_token(html: str) -> str:
    return TOKEN.sub("", html)


def test_two_people_are_shown_the_same_page_each_with_a_token_of_their_own(two):
    first, second = map(html_of, two)

    assert without_token(first) == without_token(second)
    assert kept.TOKEN not in first + second
    assert len({*TOKEN.findall(first), *TOKEN.findall(second)}) == 2
    assert kept._drawn.cache_info().hits >= 1


def test_token_of_a_page_drawn_for_somebody_else_is_good(survey):
    people = [Person(Client(enforce_csrf_checks=True)) for _ in range(2)]
    for person in people:
        _begin_with_token(person)

    for person in people:
        html = html_of(person)
        assert _press(person, "q/1/", html, choice="yes").status_code == 303
    assert kept._drawn.cache_info().hits >= 1


def _begin_with_token(person: Person) -> None:
    _press(person, "agree/", html_of(person, "agree/"), keep="yes")
    _press(person, "who/", html_of(person, "who/"), choice="me")


def _press(person: Person, page: str, html: str, **fields):
    shown = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html))
    return person.client.post(f"{person.at}{page}", shown | fields)


def test_an_answer_is_on_its_own_page_and_on_no_other(two):
    first, second = two
    first.press("q/6/", text="Nobody else may read this.")
    first.press("q/1/", choice="no")

    assert "Nobody else may read this." in html_of(first, "q/6/")
    assert "Nobody else may read this." not in html_of(second, "q/6/")
    assert " checked" in html_of(first) and " checked" not in html_of(second)
    assert "You said" in html_of(first, "q/2/") and "You said" not in html_of(second, "q/2/")


def test_number_to_ring_is_todays_on_a_page_drawn_before(two, council):
    assert "0300 123 5010" in html_of(two[0])
    council.help_phone = "0300 999 9999"
    council.save()

    assert "0300 999 9999" in html_of(two[0])
    assert "0300 123 5010" not in html_of(two[0])


@pytest.mark.parametrize(
    "reading", ["wording=standard", "size=large", "colours=dark", "language=ur", "sign=bsl"]
)
def test_each_way_to_read_has_a_page_of_its_own(two, reading):
    usual = without_token(html_of(two[0]))
    two[1].client.cookies["reading"] = reading

    assert without_token(html_of(two[1])) != usual
    assert without_token(html_of(two[0])) == usual
