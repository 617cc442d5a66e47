"""What a supporter suggests: no answer before the person takes it, and never without their yes."""

from django.test import Client

from surveys.models import Answer, Suggestion
from surveys.models.response import Help, Helper
from surveys.wordings import worded
from tests.integration.surveys.helped.beside import WORDS, Helped, person_in
from tests.integration.surveys.walking import hidden_fields, text_of


def answer(session) -> Answer | None:
    response = person_in(session).response
    return Answer.objects.filter(response=response, question__key="together-more").first()


def test_words_wait_until_the_person_takes_them(open_person, supporter, session):
    assert supporter.offer("words", WORDS).status_code == 303
    said = text_of(open_person.open("q/2/"))

    assert "Your supporter wrote:" in said and f"“{WORDS}”" in said
    assert "Use these words" in said and "No thank you" in said
    assert answer(session) is None
    assert "Waiting for them to say yes or no." in text_of(supporter.look())


def test_taken_words_stand_below_what_was_typed_and_are_noted_as_typed_for(
    open_person, supporter, session
):
    supporter.offer("words", WORDS)

    reply = open_person.take("q/2/", text="They are kind.")

    assert reply["Location"] == f"{open_person.at}q/2/"
    assert f"They are kind.\n{WORDS}" in open_person.open("q/2/").content.decode()
    assert answer(session).help == Help.TYPED_FOR and answer(session).helper == Helper.STAFF
    assert "Waiting for them" not in text_of(supporter.look())


def test_taken_words_stay_typed_for_when_the_page_is_saved_again(open_person, supporter, session):
    supporter.offer("words", WORDS)
    open_person.take("q/2/")

    open_person.press("q/2/", text=f"{WORDS} Always.")
    open_person.press("who/", choice="me")
    open_person.press("helped/", choice="alone")

    assert answer(session).text == f"{WORDS} Always."
    assert (answer(session).help, answer(session).helper) == (Help.TYPED_FOR, Helper.STAFF)


def test_supporter_reads_the_words_that_the_person_turned_to(open_person, supporter, session):
    open_person.client.post("/ways/", {"wording": "standard", "language": "pl"})
    open_person.open("q/2/")
    read = text_of(supporter.look())

    supporter.offer("words", WORDS)
    open_person.take("q/2/")

    question = person_in(session).at_question
    assert worded(question, "standard").text in read
    assert worded(question, "easy_read").text not in read
    assert (answer(session).variant, answer(session).language) == ("standard", "pl")


def test_words_somebody_read_before_they_joined_are_the_ones_shown(client, session, supporter):
    person = Helped(client)
    person.begin()
    client.post("/ways/", {"wording": "standard"})
    person.join(session.code)
    person.allow()

    person.open("q/2/")

    words = worded(person_in(session).at_question, "standard").text
    assert words in text_of(supporter.look())


def test_skipping_after_taking_is_nobodys_writing(open_person, supporter, session):
    supporter.offer("words", WORDS)
    open_person.take("q/2/")

    open_person.press("q/2/", do="skip")

    assert answer(session).help != Help.TYPED_FOR


def test_own_words_elsewhere_are_not_noted_as_typed_for(open_person, supporter, session):
    supporter.offer("words", WORDS)
    open_person.take("q/2/")
    open_person.press("q/3/", choice="long")

    others = Answer.objects.exclude(question__key="together-more")
    assert [other.help for other in others] == [Help.ALONE]


def test_refused_words_are_nobodys_and_what_was_typed_is_kept(open_person, supporter, session):
    supporter.offer("words", WORDS)

    open_person.refuse("q/2/", text="They are kind.")

    page = open_person.open("q/2/").content.decode()
    assert WORDS not in page and "They are kind." in page
    assert not Suggestion.objects.exclude(words="").exists()


def test_words_that_are_too_long_together_are_left_and_nothing_is_lost(
    open_person, supporter, session
):
    supporter.offer("words", "b" * 6_000)

    reply = open_person.take("q/2/", text="a" * 6_000)

    said = text_of(open_person.client.get(reply["Location"]))
    assert "We could not add these words. Your own words are as they were." in said
    assert answer(session).text == "a" * 6_000


def test_words_taken_twice_are_there_once(open_person, supporter, session):
    supporter.offer("words", WORDS)
    html = open_person.open("q/2/").content.decode()
    deed = f"take.{Suggestion.objects.get().key}"
    assert deed in html

    for _ in range(2):
        sent = hidden_fields(html) | {"do": f"help.{deed}", "text": "They are kind."}
        reply = open_person.client.post(f"{open_person.at}q/2/", sent)

    assert reply["Location"] == f"{open_person.at}q/2/"
    assert answer(session).text == f"They are kind.\n{WORDS}"


def test_yes_to_words_that_were_changed_meanwhile_takes_nothing(open_person, supporter, session):
    supporter.offer("words", "They are never late.")
    old = Suggestion.objects.get().key
    supporter.offer("words", WORDS)

    reply = open_person.do("q/2/", f"take.{old}")

    assert "not-added=1" in reply["Location"]
    assert answer(session) is None
    assert f"“{WORDS}”" in text_of(open_person.open("q/2/"))


def test_words_need_a_yes_and_what_was_typed_is_kept(person, supporter):
    person.allow("may_see_place")
    person.open("q/2/")

    reply = supporter.offer("words", WORDS)

    assert reply.status_code == 409
    assert "They have not said yes to this." in text_of(reply)
    assert WORDS in reply.content.decode()
    assert not Suggestion.objects.exists()


def test_words_for_a_page_they_have_left_are_kept_for_the_supporter(open_person, supporter):
    key = hidden_fields(supporter.look().content.decode())["key"]
    open_person.open("q/3/")

    reply = supporter.offer("words", WORDS, question="together-more", key=key)

    assert reply.status_code == 409
    assert "They are on another page now." in text_of(reply)
    assert WORDS in reply.content.decode()


def test_nothing_is_offered_to_somebody_who_hides_where_they_are(person, supporter, session):
    person.open("q/2/")

    reply = supporter.offer("point", "")

    assert reply.status_code == 409 and not Suggestion.objects.exists()


def test_key_of_joining_offers_nothing(open_person, supporter, session):
    key = hidden_fields(Client().get(f"/join/?code={session.code}").content.decode())["key"]

    reply = supporter.offer("words", WORDS, key=key)

    assert reply.status_code == 409 and not Suggestion.objects.exists()
