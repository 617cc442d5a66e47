"""Choosing how to read: kept in one cookie, never an open door, never an error."""

import pytest
from django.test import Client

from cms.reading import understood

pytestmark = pytest.mark.django_db
AT = "/ways/"


def kept(client: Client):
    return understood(client.cookies["reading"].value)


def test_choices_are_kept_until_the_browser_closes(client):
    reply = client.post(AT, {"size": "large", "colours": "dark", "sign": "bsl", "language": "ur"})

    cookie = client.cookies["reading"]
    assert (reply.status_code, reply["Location"]) == (303, "/ways/?done=1")
    assert (cookie["max-age"], cookie["expires"], cookie["httponly"]) == ("", "", True)
    assert (kept(client).size, kept(client).sign, kept(client).language) == ("large", "bsl", "ur")


def test_page_wears_what_was_chosen(client):
    client.post(AT, {"size": "large", "colours": "contrast", "language": "ur"})

    html = client.get(AT).content.decode()

    assert 'lang="ur" dir="rtl"' in html
    assert 'data-size="large" data-colours="contrast"' in html
    assert 'id="size-large" checked' in html


def test_usual_takes_a_choice_back_and_leaves_the_others(client):
    client.post(AT, {"size": "large", "colours": "dark"})

    client.post(AT, {"size": "usual"})

    assert (kept(client).size, kept(client).colours) == ("", "dark")


def test_languages_are_each_in_their_own_words(client):
    html = client.get(AT).content.decode()

    assert '<span lang="pl" dir="ltr">Polski</span>' in html
    assert '<span lang="ur" dir="rtl">اردو</span>' in html


@pytest.mark.parametrize("back", ["/leeds/survey/q/3/", "/leeds/survey/q/3/?return=check", "/"])
def test_person_comes_back_to_where_they_were(client, back):
    assert f'value="{back}"' in client.get(AT, {"next": back}).content.decode()
    assert client.post(AT, {"next": back})["Location"] == back


@pytest.mark.parametrize(
    ("back", "leads_to"),
    [("/?language=pl", "/"), ("/a/b/?lost=1&language=pl", "/a/b/?lost=1")],
)
def test_language_chosen_here_counts_more_than_that_of_the_link_before(client, back, leads_to):
    client.get(back)

    reply = client.post(AT, {"next": back, "language": "ur"})

    assert reply["Location"] == leads_to
    assert 'lang="ur"' in client.get(AT).content.decode()
    assert kept(client).language == "ur"


@pytest.mark.parametrize(
    "away",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org",
        "\\\\example.org",
        "javascript:alert(1)",
        "/\n/example.org",
        "example.org",
    ],
)
def test_nobody_is_led_away(client, away):
    assert client.post(AT, {"next": away})["Location"] == "/ways/?done=1"
    assert "example.org" not in client.get(AT, {"next": away}).content.decode()


@pytest.mark.parametrize(
    "rubbish",
    [{"size": "enormous"}, {"language": "xx"}, {"colours": ["dark", "contrast"]}, {"sign": "\x00"}],
)
def test_unknown_choice_is_one_plain_sentence_and_keeps_the_rest(client, rubbish):
    reply = client.post(AT, {"wording": "standard"} | rubbish)

    html = reply.content.decode()
    assert reply.status_code == 422
    assert "We do not have one of these. Please choose again." in html
    assert 'id="wording-standard" checked' in html
    assert "reading" not in client.cookies


@pytest.mark.parametrize("cookie", ["size=enormous&colours=dark", "%%%", "x" * 5000, "language=xx"])
def test_broken_cookie_is_as_none(client, cookie):
    client.cookies["reading"] = cookie

    assert client.get(AT).status_code == 200


def test_page_shows_the_help_lines_of_the_council_somebody_came_from(client, council):
    html = client.get(AT, {"next": f"/{council.slug}/"}).content.decode()

    assert council.help_phone in html
