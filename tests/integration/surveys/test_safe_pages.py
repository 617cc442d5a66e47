"""“I do not feel safe”: help at once, nothing kept without a yes, told once, the survey kept."""

from copy import deepcopy
from urllib.parse import parse_qs, urlsplit

import pytest

from feedback.actions.waiting import take_waiting
from feedback.models import Concern
from surveys.actions.withdrawals import withdraw_response
from surveys.models import Disclosure, Response
from tests.factories.surveys import make_published_survey, make_survey
from tests.integration.surveys.walking import Person, hidden_fields, text_of

AT = "/cheshire-east/care-at-home/"
SAFE = f"{AT}safe/"


@pytest.fixture
def person(client, survey, in_council) -> Person:
    """Somebody who has not begun."""
    return Person(client)


@pytest.fixture
def unsafe(client, framework, council, in_council) -> Person:
    """Somebody at the first question, where No says that they do not feel safe."""
    survey = make_survey(council)
    body = deepcopy(survey.body.get_prep_value())
    next(block for block in body if block["type"] == "statement")["value"]["unsafe_when_no"] = True
    survey.body = body
    survey.save_revision().publish()
    person = Person(client)
    person.begin()
    return person


def say_yes(person: Person, **fields):
    """Open the page, fill it in, and press Yes."""
    return person.press("safe/", **fields)


def test_help_stands_on_every_page_of_a_survey_and_on_the_page_itself(person, council):
    person.begin()
    for page in ("", "agree/", "who/", "q/1/", "check/"):
        assert "I do not feel safe" in text_of(person.open(page)), page

    html = person.open("safe/").content.decode()

    assert 'href="tel:999"' in html
    assert council.help_phone in html
    assert council.out_of_hours_phone in html
    assert html.count('id="get-help"') == 1


def test_page_says_beforehand_what_becomes_of_what_is_told(person):
    page = text_of(person.open("safe/"))

    for promise in (
        "If you say yes, they read what you write here.",
        "They may talk to others who can keep you safe.",
        "They may not read it at once. If you are in danger, ring 999.",
        "Without it, nobody can call you back.",
        "If you say no, we tell nobody.",
        "The team keeps this, even if you take your answers back.",
    ):
        assert promise in page, promise


def test_looking_at_the_page_and_going_back_keeps_nothing(person):
    person.begin()

    page = person.client.get(SAFE, {"next": f"{AT}q/1/"}).content.decode()

    assert f'href="{AT}q/1/"' in page
    assert not Disclosure.objects.exists()


def test_yes_tells_the_team_before_anything_was_begun(person, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        reply = say_yes(person, words="He hits me.", reach="01270 123456")

    told = Disclosure.objects.get()
    assert reply.status_code == 303
    assert (told.words, told.reach, told.response) == ("He hits me.", "01270 123456", None)
    assert told.taken_at
    assert Concern.objects.get().disclosure == told


def test_page_after_yes_says_when_and_leads_back_and_keeps_the_draft(person):
    person.begin()
    person.press("q/1/", choice="yes")
    shown = hidden_fields(person.client.get(SAFE, {"next": f"{AT}q/2/"}).content.decode())

    reply = person.client.post(SAFE, shown, follow=True)

    page = text_of(reply)
    assert "We have told the safeguarding team" in page
    assert "999" in page
    assert "nobody can call you back" in page
    assert f'href="{AT}q/2/"' in reply.content.decode()
    assert Disclosure.objects.get().response == Response.objects.get()
    assert person.open("q/1/").status_code == 200
    assert Response.objects.get().answers.get().choice == "yes"


def test_page_after_yes_says_that_they_can_be_reached(person):
    reply = say_yes(person, reach="ann@example.org")

    page = text_of(person.client.get(reply["Location"]))

    assert "They can use the phone number or email you gave." in page
    assert "ann@example.org" not in page


def test_yes_pressed_twice_tells_once(person):
    fields = {"words": "He hits me.", "reach": ""}
    shown = hidden_fields(person.open("safe/").content.decode())

    replies = [person.client.post(SAFE, shown | fields) for _ in range(2)]

    assert [reply.status_code for reply in replies] == [303, 303]
    assert Disclosure.objects.count() == 1


def test_more_words_under_the_same_key_are_told_too(person):
    shown = hidden_fields(person.open("safe/").content.decode())

    person.client.post(SAFE, shown | {"words": "He hits me."})
    person.client.post(SAFE, shown | {"words": "He hits me. Every day."})

    assert Disclosure.objects.count() == 2


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"key": None}, "out of date"),
        ({"key": "forged"}, "out of date"),
        ({"words": "x" * 10_001}, "too long"),
        ({"reach": "x" * 301}, "too long"),
        ({"words": "bad \x00 sign"}, "We took out some signs"),
    ],
)
def test_what_cannot_be_taken_gets_a_sentence_and_keeps_what_was_typed(person, form, says):
    typed = {"words": "He hits me.", "reach": "01270 123456"} | form

    reply = say_yes(person, **typed)

    page = text_of(reply)
    assert reply.status_code == 422
    assert says in page
    assert "01270 123456" in reply.content.decode() or "reach" in form
    assert not Disclosure.objects.exists()
    again = hidden_fields(reply.content.decode())
    assert person.client.post(SAFE, again | {"words": "He hits me."}).status_code == 303


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org", "/leeds/care-at-home/", SAFE, "\\evil"]
)
def test_way_back_never_leads_out_of_the_survey(person, elsewhere):
    page = person.client.get(SAFE, {"next": elsewhere}).content.decode()

    assert hidden_fields(page)["next"] == AT


def test_page_that_tells_of_nothing_leads_to_the_page_that_asks(person):
    for was in ("", "forged", "x" * 500):
        reply = person.client.get(f"{SAFE}told/", {"was": was})

        assert (reply.status_code, reply["Location"]) == (303, SAFE)


def test_survey_that_ended_still_helps(person, survey):
    survey.unpublish()

    assert say_yes(person, words="He hits me.").status_code == 303


def test_survey_of_another_council_is_not_found(client, survey, other_council):
    assert client.get("/leeds/care-at-home/safe/").status_code == 404
    assert client.post("/leeds/care-at-home/safe/", {}).status_code == 404


def test_answer_that_says_unsafe_is_saved_and_help_comes_before_the_next_page(unsafe):
    reply = unsafe.press("q/1/", choice="no")

    to = urlsplit(reply["Location"])
    assert to.path == SAFE
    assert parse_qs(to.query)["next"] == [f"{AT}q/2/"]
    page = unsafe.client.get(reply["Location"])
    assert "Your answer is saved." in text_of(page)
    assert f'href="{AT}q/2/"' in page.content.decode()
    assert Response.objects.get().answers.get().choice == "no"
    assert not Disclosure.objects.exists()


def test_same_unsafe_answer_again_does_not_stop_anybody(unsafe):
    unsafe.press("q/1/", choice="no")

    assert unsafe.press("q/1/", choice="no")["Location"] == f"{AT}q/2/"
    assert unsafe.press("q/2/", text="More.")["Location"] == f"{AT}q/3/"


def test_answer_changed_to_unsafe_again_shows_help_again(unsafe):
    for choice in ("no", "yes"):
        unsafe.press("q/1/", choice=choice)

    assert SAFE in unsafe.press("q/1/", choice="no")["Location"]


def test_safe_answer_shows_no_page_of_help(unsafe):
    assert unsafe.press("q/1/", choice="yes")["Location"] == f"{AT}q/2/"


def test_what_was_typed_is_saved_on_the_way_to_help(person):
    person.begin()

    reply = person.press("q/6/", do="safe", text="He hits me.")

    to = urlsplit(reply["Location"])
    assert (to.path, parse_qs(to.query)) == (SAFE, {"next": [f"{AT}q/6/"]})
    assert Response.objects.get().answers.get(question__key="better").text == "He hits me."


def test_help_comes_even_when_what_was_typed_cannot_be_saved(person):
    person.begin()

    assert SAFE in person.press("q/6/", do="safe", text="x" * 10_001)["Location"]


def test_fully_anonymous_survey_keeps_no_link_to_the_answers(
    client, framework, council, in_council
):
    make_published_survey(council, fully_anonymous=True)
    person = Person(client)
    person.begin()

    say_yes(person, reach="01270 123456")

    assert Disclosure.objects.get().response is None


# --- What the safeguarding lead sees


def test_disclosure_outlives_answers_that_are_taken_back(person, survey):
    person.begin()
    person.press("q/1/", choice="yes")
    say_yes(person, words="He hits me.")
    person.finish()
    take_waiting()

    withdraw_response(response=Response.objects.get())
    take_waiting()

    assert Concern.objects.get().disclosure.words == "He hits me."
