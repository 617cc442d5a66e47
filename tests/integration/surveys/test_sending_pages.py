"""Checking, sending once, and the receipt."""

import pytest

from surveys import codes
from surveys.models import ContactDetails, Response, ResponseEvent
from tests.integration.surveys.walking import hidden_fields, text_of


@pytest.fixture
def answered(person):
    person.begin(contact="yes")
    person.press("q/1/", choice="sometimes")
    person.press("q/2/", text="A new face every day.\nIt is hard.")
    person.press("q/3/", choice="long")
    person.press("q/4/", choice=["washing", "cooking"])
    person.press("q/6/", choice="rather_not_say")
    return person


def checked(person) -> dict[str, str]:
    return hidden_fields(person.open("check/").content.decode())


def test_check_shows_every_question_answer_and_way_to_change_it(answered):
    page = answered.open("check/")

    words, html = text_of(page), page.content.decode()
    for said in (
        "Do the people who help you work well together? Sometimes",
        "A new face every day. It is hard.",
        "How long have you had help? Longer",
        "What do people help you with? Washing Cooking",
        "What could be better? I don’t want to say",
        "Who is answering? Me, about my own care",
        "You can keep my answers You can contact me",
    ):
        assert said in words
    for number in (1, 2, 3, 4, 6):
        assert f'href="{answered.at}q/{number}/?return=check"' in html
    assert "nearly there" not in words.lower()


def test_check_says_what_was_not_answered(person):
    person.begin()
    person.press("q/1/", do="skip")

    assert text_of(person.open("check/")).count("You did not answer this.") == 5


def test_send_stores_the_response_and_shows_the_code(answered, in_council):
    page = answered.finish()

    response = Response.objects.get()
    assert page.status_code == 200
    assert codes.withdrawal_code(str(response.token)) in page.content.decode()
    assert "Thank you." in text_of(page)
    assert response.state == "sent"


def test_send_leads_on_with_a_get_so_that_reloading_sends_nothing(answered):
    reply = answered.client.post(f"{answered.at}send/", checked(answered))

    assert (reply.status_code, reply["Location"]) == (303, f"{answered.at}sent/")


def test_double_click_on_send_stores_it_once_and_shows_the_same_receipt(answered, in_council):
    fields = checked(answered)

    pages = [answered.client.post(f"{answered.at}send/", fields, follow=True) for _ in range(2)]

    assert text_of(pages[0]) == text_of(pages[1])
    assert Response.objects.sent().count() == 1
    assert ResponseEvent.objects.count() == 1


def test_receipt_survives_a_reload(answered):
    answered.finish()

    assert text_of(answered.open("sent/")) == text_of(answered.open("sent/"))


def test_send_refuses_answers_changed_since_the_check(answered, in_council):
    fields = checked(answered)
    answered.press("q/1/", choice="no")

    reply = answered.client.post(f"{answered.at}send/", fields, follow=True)

    assert "Your answers have changed. Please check them once more." in text_of(reply)
    assert not Response.objects.sent().exists()


@pytest.mark.parametrize(
    "fields", [{}, {"checked": ""}, {"checked": "\x00"}, {"checked": "x" * 10**6}]
)
def test_send_without_having_checked_leads_to_the_check(answered, in_council, fields):
    reply = answered.client.post(f"{answered.at}send/", fields)

    assert reply["Location"] == f"{answered.at}check/?changed=1"
    assert not Response.objects.sent().exists()


def test_sending_other_answers_later_is_refused_with_the_reason(answered, in_council):
    answered.finish()

    reply = answered.client.post(f"{answered.at}send/", {"checked": "0" * 64})

    assert reply.status_code == 409
    assert "You have already sent your answers. Other answers were not kept." in text_of(reply)


def test_opening_the_address_of_send_leads_to_the_check_page(answered):
    reply = answered.open("send/")

    assert (reply.status_code, reply["Location"]) == (303, f"{answered.at}check/")


def test_receipt_before_sending_leads_to_the_check_page(answered):
    assert answered.open("sent/")["Location"] == f"{answered.at}check/"


def test_receipt_after_the_survey_has_ended_is_still_there(answered, survey):
    answered.finish()
    survey.unpublish()

    assert answered.open("sent/").status_code == 200


def test_contact_is_asked_only_of_those_who_agreed(person):
    person.begin()

    assert "How can we reach you?" not in text_of(person.finish())


def test_contact_details_are_kept_apart_and_unreadable_in_the_table(answered, in_council, db):
    from django.db import connection

    asked = text_of(answered.finish())

    reply = answered.client.post(f"{answered.at}contact/", {"details": " 07700\n900123 "})

    with connection.cursor() as cursor:
        cursor.execute("SELECT details FROM surveys_contactdetails")
        stored = cursor.fetchone()[0]
    assert "How can we reach you?" in asked
    assert reply["Location"] == f"{answered.at}sent/"
    assert ContactDetails.objects.get().details == "07700 900123"
    assert "07700" not in stored
    assert "How can we reach you?" not in text_of(answered.open("sent/"))
    assert "We delete it after 90 days." in text_of(answered.open("sent/"))


@pytest.mark.parametrize(
    ("details", "sentence"),
    [
        ("", "Please write a phone number or an email."),
        ("   ", "Please write a phone number or an email."),
        ("a" * 301, "This is too long."),
        ("a" * 1_000_000, "This is too long."),
        ("077\x00", "We took out some signs"),
        (["077", "078"], "Your words came more than once."),
    ],
)
def test_contact_details_that_cannot_be_kept_are_said(answered, in_council, details, sentence):
    answered.finish()

    reply = answered.client.post(f"{answered.at}contact/", {"details": details})

    assert reply.status_code == 422
    assert sentence in text_of(reply)
    assert "This is your code" in text_of(reply)
    assert not ContactDetails.objects.exists()


def test_contact_details_nobody_agreed_to_are_not_kept(person, in_council):
    person.begin()
    person.finish()

    person.client.post(f"{person.at}contact/", {"details": "07700 900123"})

    assert not ContactDetails.objects.exists()


def test_contact_details_before_sending_are_not_kept(answered, in_council):
    answered.client.post(f"{answered.at}contact/", {"details": "07700 900123"})

    assert not ContactDetails.objects.exists()
