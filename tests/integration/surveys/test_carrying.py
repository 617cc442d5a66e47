"""What is typed where nothing may be kept yet: carried past “Ways to read”, stored nowhere."""

import pytest

from surveys.models import ContactDetails, Disclosure, Response
from tests.integration.surveys.walking import Person, hidden_fields, text_of

AT = "/cheshire-east/care-at-home/"
SECRET = "01270 123456"


def turn_to_ways(person: Person, page: str, **fields):
    """Fill a page in and press “Ways to read”; return the page that opens."""
    shown = hidden_fields(person.open(page).content.decode())
    address = f"{AT}contact/" if page == "sent/" else f"{AT}{page}"
    return person.client.post(address, shown | fields | {"do": "ways"}, follow=True)


def choose(person: Person, ways, **chosen: str):
    """Choose on “Ways to read” and press Save; return the page that follows."""
    return person.client.post(_address(ways), hidden_fields(_html(ways)) | chosen, follow=True)


def _html(page) -> str:
    return page.content.decode()


def _address(ways) -> str:
    return ways.redirect_chain[-1][0]


@pytest.fixture
def sent(person) -> Person:
    """Somebody who sent their answers and may be asked how to reach them."""
    person.begin(contact="yes")
    person.finish()
    return person


def test_ticks_come_back_from_ways_to_read_and_nothing_is_stored(person, in_council):
    ways = turn_to_ways(person, "agree/?read=easy_read", keep="yes", quote="yes")

    page = choose(person, ways, size="large")

    html = _html(page)
    assert [code for _, code in (*ways.redirect_chain, *page.redirect_chain)] == [307, 307]
    assert 'data-size="large"' in html
    assert 'id="keep" checked' in html
    assert 'id="quote" checked' in html
    assert html.count(" checked") == 2
    assert not Response.objects.exists()
    person.client.post(f"{AT}agree/", hidden_fields(html) | {"keep": "yes", "quote": "yes"})
    assert Response.objects.get().may_quote is True


def test_wording_chosen_on_the_way_is_the_one_they_begin_in(person, in_council):
    ways = turn_to_ways(person, "agree/?read=easy_read", keep="yes")

    page = choose(person, ways, wording="standard")
    person.client.post(f"{AT}agree/", hidden_fields(_html(page)) | {"keep": "yes"})

    assert Response.objects.get().variant == "standard"


def test_wording_of_the_page_is_the_one_shown_as_chosen(person, in_council):
    person.client.cookies["reading"] = "wording=standard"

    ways = turn_to_ways(person, "agree/?read=easy_read", keep="yes")
    page = choose(person, ways, wording="easy_read", size="large")

    assert 'id="wording-easy_read" checked' in _html(ways)
    assert hidden_fields(_html(page))["read"] == "easy_read"


def test_changed_ticks_of_a_draft_come_back_unsaved(person, in_council):
    person.begin(quote="yes")

    ways = turn_to_ways(person, "agree/?return=check", keep="yes", theme="yes")
    page = choose(person, ways, colours="dark")

    response = Response.objects.get()
    assert 'id="theme" checked' in _html(page)
    assert 'id="quote" checked' not in _html(page)
    assert "Close this page. Then nothing is sent." in text_of(page)
    assert (response.may_theme, response.may_quote) == (False, True)
    person.client.post(f"{AT}agree/", hidden_fields(_html(page)) | {"keep": "yes"})
    assert Response.objects.get().may_quote is False


def test_phone_number_comes_back_and_is_not_sent_to_the_council(sent, in_council):
    ways = turn_to_ways(sent, "sent/", details=SECRET)

    page = choose(sent, ways, language="pl")

    assert f'value="{SECRET}"' in _html(page)
    assert 'lang="pl"' in _html(page)
    assert not ContactDetails.objects.exists()
    sent.client.post(f"{AT}contact/", {"details": SECRET})
    assert ContactDetails.objects.exists()


def test_words_of_somebody_who_is_not_safe_come_back_and_are_told_to_nobody(person):
    person.begin()
    shown = person.client.get(f"{AT}safe/", {"next": f"{AT}q/1/"})
    typed = {"words": "He hits me.\nEvery day.", "reach": SECRET, "do": "ways"}

    fields = hidden_fields(_html(shown))
    ways = person.client.post(f"{AT}safe/", fields | typed, follow=True)
    page = choose(person, ways, size="large")

    html = _html(page)
    assert "He hits me.\nEvery day." in html
    assert f'value="{SECRET}"' in html
    assert hidden_fields(html)["key"] == fields["key"]
    assert hidden_fields(html)["next"] == f"{AT}q/1/"
    assert not Disclosure.objects.exists()


def test_what_is_carried_stands_in_no_address(sent):
    ways = turn_to_ways(sent, "sent/", details=SECRET)
    page = choose(sent, ways, size="large")

    addresses = [address for address, _ in (*ways.redirect_chain, *page.redirect_chain)]
    assert len(addresses) == 2
    assert not [address for address in addresses if "01270" in address]


def test_way_back_keeps_it_and_changes_nothing(sent):
    ways = turn_to_ways(sent, "sent/", details=SECRET)

    page = choose(sent, ways, size="large", do="back")

    assert f'value="{SECRET}"' in _html(page)
    assert "data-size" not in _html(page)


def test_wrong_choice_on_the_way_keeps_it(sent):
    ways = turn_to_ways(sent, "sent/", details=SECRET)

    refused = choose(sent, ways, size="enormous")
    page = sent.client.post(_address(ways), hidden_fields(_html(refused)), follow=True)

    assert refused.status_code == 422
    assert f'value="{SECRET}"' in _html(page)


@pytest.mark.parametrize("away", ["https://example.org/", "//example.org/", "/\\example.org", ""])
def test_nothing_is_sent_on_to_another_site(client, db, away):
    for form in ({"do": "ways"}, {"carried": "yes"}, {"carried": "yes", "do": "back"}):
        reply = client.post(f"/ways/?next={away}", form | {"details": SECRET})

        assert reply.status_code in (200, 303)
        assert SECRET not in _html(reply)
        assert "example.org" not in reply.headers.get("Location", "")
