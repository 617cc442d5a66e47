"""Taking answers back with the code from the receipt, and nothing else."""

import pytest
from django.test import Client

from surveys import codes
from surveys.models import Answer, Response
from tests.factories.surveys import make_published_survey, make_response
from tests.integration.surveys.walking import hidden_fields, text_of

EMPTY = "Please type your code."
UNKNOWN = "We do not know this code."
SHORT = "This code is too short."
ANSWERS = {"together": "no", "together-more": "A new face every day.", "what-help": ["washing"]}


@pytest.fixture
def sent(survey):
    return make_response(survey, ANSWERS)


def code_of(response) -> str:
    return codes.withdrawal_code(str(response.token))


def test_code_shows_the_answers_it_belongs_to(client, sent):
    page = client.post("/code/", {"code": code_of(sent)})

    words = text_of(page)
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    assert "Your care at home" in words
    assert "Do the people who help you work well together? No" in words
    assert "A new face every day." in words
    assert "What do people help you with? Washing" in words
    assert "What could be better? You did not answer this." in words
    assert "0300 123 5010" in words


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " "),
        lambda code: f"  {code}.\n",
        lambda code: code.replace("B", "8").replace("V", "U"),
    ],
)
def test_code_is_understood_however_it_is_typed(client, sent, typed):
    page = client.post("/code/", {"code": typed(code_of(sent))})

    assert "A new face every day." in text_of(page)


def test_answers_are_removed_with_the_code_alone_and_a_receipt_says_so(
    client, sent, in_council, time_machine
):
    time_machine.move_to("2026-03-02 14:05:00+00:00", tick=False)
    shown = hidden_fields(client.post("/code/", {"code": code_of(sent)}).content.decode())

    sure = client.post("/code/remove/", shown)
    left = Answer.objects.count()
    gone = client.post("/code/remove/", hidden_fields(sure.content.decode()) | {"sure": "yes"})

    assert "Are you sure?" in text_of(sure)
    assert left == 3
    assert "Your answers are removed" in text_of(gone)
    assert "We removed them on 2 March 2026 at 14:05." in text_of(gone)
    assert "We removed 3 answers." in text_of(gone)
    assert not Answer.objects.exists()
    assert Response.objects.get().state == "withdrawn"


def test_code_of_answers_taken_back_says_when(client, sent, in_council, time_machine):
    time_machine.move_to("2026-03-02 14:05:00+00:00", tick=False)
    client.post("/code/remove/", {"code": code_of(sent), "sure": "yes"})

    for address in ("/code/", "/code/remove/"):
        page = text_of(client.post(address, {"code": code_of(sent), "sure": "yes"}))

        assert "You took these answers back already" in page
        assert "We removed them on 2 March 2026" in page
        assert "new face" not in page


def test_removing_leaves_the_answers_of_others(client, survey, sent, in_council):
    make_response(survey, ANSWERS)

    client.post("/code/remove/", {"code": code_of(sent), "sure": "yes"})

    assert Answer.objects.count() == 3


def test_code_works_for_every_council(client, sent, other_council):
    theirs = make_response(make_published_survey(other_council), ANSWERS)

    page = client.post("/code/", {"code": code_of(theirs)})

    assert "Leeds" in text_of(page)


@pytest.mark.parametrize("address", ["/code/", "/code/remove/"])
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", EMPTY),
        ("\x00", EMPTY),
        ("AAAA-AAAA-AAAA", "We do not know this code. Check each letter and number."),
        ("é" * 50, UNKNOWN),
        ("A" * 1_000_000, UNKNOWN),
        ("A", "This code is too short. It has 1 sign. A code has 12."),
        ("ABCD-EFG", "This code is too short. It has 7 signs. A code has 12."),
        ("' OR 1=1 --", SHORT),
        ("<b>", SHORT),
    ],
    ids=["nothing", "nul", "unknown", "accents", "long", "one", "short", "sql", "html"],
)
def test_wrong_code_is_one_sentence_and_what_was_typed_stays(
    client, sent, address, typed, sentence
):
    page = client.post(address, {"code": typed, "sure": "yes"})

    words = text_of(page)
    assert page.status_code == 422
    assert sentence in words
    assert "999" in words
    assert "<b>" not in page.content.decode()
    if typed.isascii() and "-" in typed and "'" not in typed:
        assert f'value="{typed}"' in page.content.decode()


def test_draft_has_no_code_yet(client, survey):
    draft = make_response(survey, ANSWERS, send=False)

    assert client.post("/code/", {"code": code_of(draft)}).status_code == 422


def test_removing_cannot_be_set_off_from_another_site(sent):
    stranger = Client(enforce_csrf_checks=True)

    reply = stranger.post("/code/remove/", {"code": code_of(sent), "sure": "yes"})

    assert reply.status_code == 403


def test_opening_the_address_of_removing_asks_for_the_code(client, db):
    assert client.get("/code/remove/")["Location"] == "/code/"
    assert "Type your code" in text_of(client.get("/code/"))


def test_person_who_took_answers_back_sees_that_on_the_receipt(person, in_council):
    person.begin()
    person.press("q/1/", choice="yes")
    person.finish()
    person.client.post("/code/remove/", {"code": code_of(Response.objects.get()), "sure": "yes"})

    page = text_of(person.open("sent/"))

    assert "You took your answers back" in page
    assert "This is your code" not in page


def test_answers_taken_back_cannot_be_sent_again(person, in_council):
    person.begin()
    checked = hidden_fields(person.open("check/").content.decode())
    person.finish()
    person.client.post("/code/remove/", {"code": code_of(Response.objects.get()), "sure": "yes"})

    reply = person.client.post(f"{person.at}send/", checked)

    assert reply.status_code == 409
    assert "You took these answers back. They cannot be sent again." in text_of(reply)
