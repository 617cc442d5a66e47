"""A supporter points at something, explains a word, or offers what cannot be."""

import pytest

from surveys.models import Answer, Question, Suggestion
from tests.integration.surveys.helped.beside import WORDS
from tests.integration.surveys.walking import hidden_fields, text_of


def pages_with_hard_words(person):
    return list(Question.objects.exclude(hard_words=[]))


def test_pointing_at_an_option_marks_it_in_words(person, supporter):
    person.allow("may_see_place")
    person.open("q/1/")

    supporter.offer("point", "sometimes")

    html = person.open("q/1/").content.decode()
    assert "Your supporter points here:" in html
    card = html[html.index('for="choice-sometimes"') :].split("</label>")[0]
    assert "Your supporter points here" in card
    person.take("q/1/")
    assert "points here" not in person.open("q/1/").content.decode()


def test_pointing_at_the_picture_marks_it(open_person, supporter):
    supporter.offer("point", "")

    page = text_of(open_person.open("q/2/"))

    assert "The picture of the question" in page


def test_pointing_is_no_answer(person, supporter, session):
    person.allow("may_see_place")
    person.open("q/1/")
    supporter.offer("point", "sometimes")

    person.take("q/1/")

    assert not Answer.objects.exists()


def test_hard_word_is_explained_on_the_persons_page(person, supporter):
    person.allow("may_see_place")
    question = next(
        page
        for page in pages_with_hard_words(person)
        if f"q/{page.position}/" in "q/1/q/2/q/3/q/4/"
    )
    person.open(f"q/{question.position}/")
    hard = question.hard_words[0]

    supporter.offer("explain", hard["word"])

    panel = text_of(person.open(f"q/{question.position}/")).split("Your supporter explains")[1]
    assert hard["meaning"].split()[-1].rstrip(".") in panel.split("OK")[0]


def test_offer_pressed_twice_is_one_and_two_buttons_of_a_page_are_two(person, supporter):
    person.allow("may_see_place")
    person.open("q/1/")
    key = hidden_fields(supporter.look().content.decode())["key"]

    for words in ("yes", "yes", "no"):
        supporter.offer("point", words, key=key)

    assert Suggestion.objects.count() == 2
    assert "You point at “No”." in text_of(supporter.look())


def test_offer_is_taken_back(open_person, supporter):
    supporter.offer("words", WORDS)
    key = str(Suggestion.objects.get().key)

    supporter.client.post(f"{supporter.at}person/1/", {"back": key})

    assert Suggestion.objects.get().state == Suggestion.State.GONE
    assert WORDS not in open_person.open("q/2/").content.decode()


@pytest.mark.parametrize(
    "fields",
    [{"kind": "answer"}, {"kind": ""}, {"words": "nonsense"}, {"question": "💥"}, {"key": "x"}, {}],
)
def test_offer_that_is_none_is_refused_in_words(person, supporter, session, fields):
    person.allow("may_see_place")
    person.open("q/1/")

    sent = {"kind": "point", "words": "nothing-like-this"} | fields
    reply = supporter.client.post(f"{supporter.at}person/1/", sent)

    assert reply.status_code == 409
    assert not Suggestion.objects.exists()


def test_page_to_suggest_words_says_why_not(person, supporter):
    hidden = text_of(supporter.client.get(f"{supporter.at}person/1/"))
    person.allow("may_see_place")
    person.open("q/2/")
    not_allowed = text_of(supporter.client.get(f"{supporter.at}person/1/"))
    person.open("q/1/")
    no_words = text_of(supporter.client.get(f"{supporter.at}person/1/"))

    assert "when they show you the question they are at" in hidden
    assert "They have not said that you may write for them." in not_allowed
    assert "This question is not answered in words." in no_words
