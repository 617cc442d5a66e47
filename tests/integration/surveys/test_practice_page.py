"""One question to try first, for whoever reads easy read. Nothing of it is kept."""

import pytest

from surveys.models import Answer, Response
from tests.integration.surveys.walking import text_of


@pytest.fixture
def begun(person):
    person.begin()
    return person


def test_easy_read_readers_try_one_question_before_the_first(person):
    reply = person.begin()

    page = person.open("practice/")
    assert reply["Location"] == f"{person.at}practice/"
    assert "Let us try one first." in text_of(page)
    assert "We do not keep this answer." in text_of(page)
    for card in ("yes", "sometimes", "no", "dont_know", "rather_not_say"):
        assert f'id="choice-{card}"' in page.content.decode()


def test_standard_readers_go_straight_to_the_first_question(person):
    assert person.begin(read="standard")["Location"] == f"{person.at}q/1/"


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("yes", "You chose: Yes"),
        ("rather_not_say", "You chose: I don’t want to say"),
        (None, "You did not choose an answer. That is fine too."),
        ("<b>\x00", "You did not choose an answer. That is fine too."),
    ],
)
def test_any_answer_is_fine_and_nothing_is_stored(begun, in_council, choice, said):
    before = Response.objects.values().get()

    reply = begun.press("practice/", choice=choice)
    page = begun.client.get(reply["Location"])

    assert reply.status_code == 303
    assert "Well done. That is how it works." in text_of(page)
    assert said in text_of(page)
    assert f'href="{begun.at}q/1/"' in page.content.decode()
    assert not Answer.objects.exists()
    assert Response.objects.values().get() == before


def test_trying_can_be_skipped_and_is_not_counted(begun):
    reply = begun.press("practice/", choice="yes", do="skip")

    assert reply["Location"] == f"{begun.at}q/1/"
    assert "of 5" not in text_of(begun.open("practice/"))
    assert "Question 1 of 5" in text_of(begun.open("q/1/"))


def test_way_back_is_always_there(begun):
    assert f'class="back-link" href="{begun.at}who/"' in begun.open("practice/").content.decode()
    done = begun.open("practice/?tried=yes").content.decode()
    assert f'class="back-link" href="{begun.at}practice/"' in done
