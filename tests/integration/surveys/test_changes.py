"""Changing answers that were sent, with the code: the old ones stay until the new ones are sent."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from surveys import codes
from surveys.actions.changes import begin_change
from surveys.actions.contacts import leave_contact
from surveys.actions.drafts import keep_for_later
from surveys.actions.refusals import CannotChange, HasGone, WasWithdrawn
from surveys.actions.responses import Consent, send_response
from surveys.actions.withdrawals import withdraw_response
from surveys.models import Answer, ContactDetails, MonitoringAnswer, Response, ResponseEvent
from surveys.monitoring import person_key
from tests.factories.surveys import make_published_survey, make_response
from tests.integration.surveys.walking import Person, hidden_fields, text_of

ANSWERS = {"together": "no", "together-more": "A new face every day.", "what-help": ["washing"]}
CONSENT = Consent(keep=True, quote=True, contact=True)
SENT = "2026-03-02 14:05:00+00:00"


@pytest.fixture
def sent(survey, in_council, time_machine):
    time_machine.move_to(SENT, tick=False)
    return _sent(survey, in_council)


def _sent(survey, council) -> Response:
    response = make_response(survey, ANSWERS, consent=CONSENT, voice="carer", help="read_to")
    leave_contact(response=response, details="07700 900123")
    MonitoringAnswer.objects.create(
        council=council,
        version=response.version,
        person_key=person_key(response),
        slug="age",
        codes=["65-74"],
        variant="easy_read",
        is_sent=True,
    )
    return response


def code_of(response) -> str:
    return codes.withdrawal_code(str(response.token))


def said(response) -> dict[str, object]:
    return {
        answer.question.key: answer.choice or answer.choices or answer.text
        for answer in response.answers.select_related("question")
    }


def begin_with_code(response) -> Person:
    """Type the code on another device and press "Change my answers"."""
    person = Person(Client())
    shown = hidden_fields(
        person.client.post("/code/", {"code": code_of(response)}).content.decode()
    )
    reply = person.client.post("/code/change/", shown)
    assert (reply.status_code, reply["Location"]) == (303, f"{person.at}check/")
    return person


def test_code_shows_who_answered_what_was_agreed_and_until_when_it_can_change(client, sent):
    words = text_of(client.post("/code/", {"code": code_of(sent)}))

    for shown in (
        "A new face every day.",
        "Who is answering?",
        "Someone reads the questions to me",
        "You can show my words to others",
        "You can change your answers until 30 March 2026.",
        "What you sent stays until you press Send my answers again.",
    ):
        assert shown in words


def test_nothing_changes_until_the_change_is_sent(sent):
    person = begin_with_code(sent)
    person.press("q/1/", choice="yes")

    words = text_of(person.open("check/"))

    assert "You change what you sent on 2 March 2026." in words
    assert said(Response.objects.get(pk=sent.pk)) == ANSWERS
    assert Response.objects.sent().count() == 1
    assert ContactDetails.objects.get().response == sent


def test_everything_that_was_sent_is_there_to_change(sent):
    begin_with_code(sent)

    draft = Response.objects.drafts().get()
    assert said(draft) == ANSWERS
    assert (draft.voice, draft.help, draft.version) == ("carer", "read_to", sent.version)
    assert (draft.may_theme, draft.may_quote, draft.may_contact) == (False, True, True)
    copied = MonitoringAnswer.objects.get(person_key=person_key(draft))
    assert (copied.codes, copied.is_sent) == (["65-74"], False)


def test_sending_takes_the_old_answers_back_in_the_same_moment(sent):
    person = begin_with_code(sent)
    person.press("q/1/", choice="yes")

    receipt = text_of(person.finish())

    new, old = Response.objects.sent().get(), Response.objects.get(pk=sent.pk)
    assert old.state == "withdrawn"
    assert said(old) == {}
    assert said(new)["together"] == "yes"
    assert list(ResponseEvent.objects.order_by("pk").values_list("response", "kind")) == [
        (old.pk, "sent"),
        (old.pk, "withdrawn"),
        (new.pk, "sent"),
    ]
    assert ContactDetails.objects.get().response == new
    assert ContactDetails.objects.get().details == "07700 900123"
    assert MonitoringAnswer.objects.get().person_key == person_key(new)
    assert MonitoringAnswer.objects.get().is_sent
    assert "Your old code does not work now. Use this one." in receipt
    assert code_of(new) in receipt


def test_old_code_says_that_the_answers_were_changed(client, sent):
    begin_with_code(sent).finish()

    words = text_of(client.post("/code/", {"code": code_of(sent)}))

    assert "You changed these answers" in words
    assert "Please use the code that you got with the new ones." in words
    assert "A new face" not in words


def test_new_code_shows_and_removes_the_new_answers(client, sent):
    begin_with_code(sent).finish()
    code = code_of(Response.objects.sent().get())

    shown = text_of(client.post("/code/", {"code": code}))
    client.post("/code/remove/", {"code": code, "sure": "yes"})

    assert "A new face every day." in shown
    assert not Answer.objects.exists()
    assert not ContactDetails.objects.exists()
    assert not MonitoringAnswer.objects.exists()


def test_pressed_twice_it_is_the_same_draft(sent):
    begin_with_code(sent)
    begin_with_code(sent)

    assert Response.objects.drafts().count() == 1


def test_two_tabs_that_send_the_same_change_send_it_once(sent):
    person = begin_with_code(sent)
    fields = hidden_fields(person.open("check/").content.decode())

    replies = [person.client.post(f"{person.at}send/", fields) for _ in range(2)]

    assert [reply["Location"] for reply in replies] == [f"{person.at}sent/"] * 2
    assert Response.objects.sent().count() == 1
    assert ResponseEvent.objects.count() == 3


def test_removing_takes_a_change_that_was_begun_along(client, sent):
    person = begin_with_code(sent)
    shown = hidden_fields(person.open("q/1/").content.decode())
    checked = hidden_fields(person.open("check/").content.decode())

    client.post("/code/remove/", {"code": code_of(sent), "sure": "yes"})

    assert not Answer.objects.exists()
    assert not MonitoringAnswer.objects.exists()
    saved = person.client.post(f"{person.at}q/1/", shown | {"choice": "yes"})
    late = person.client.post(f"{person.at}send/", checked)
    assert saved["Location"] == late["Location"] == f"{person.at}?lost=1"
    assert not Response.objects.sent().exists()


def test_change_of_answers_that_were_just_removed_is_refused(client, sent):
    client.post("/code/remove/", {"code": code_of(sent), "sure": "yes"})

    reply = client.post("/code/change/", {"code": code_of(sent)})

    assert "You took these answers back already" in text_of(reply)
    assert "answers" not in client.cookies
    with pytest.raises(WasWithdrawn):
        begin_change(response=sent)


def test_draft_that_was_removed_while_it_was_sent_is_refused_with_a_sentence(sent):
    draft = begin_change(response=sent)
    withdraw_response(response=sent)

    with pytest.raises(HasGone, match="These answers were deleted"):
        send_response(response=draft)


@pytest.mark.parametrize(("days", "open_still"), [(28, True), (29, False)])
def test_after_the_last_day_answers_can_only_be_removed(
    client, sent, time_machine, days, open_still
):
    time_machine.shift(timedelta(days=days))

    page = client.post("/code/", {"code": code_of(sent)})
    reply = client.post("/code/change/", {"code": code_of(sent)})

    assert ("Change my answers" in text_of(page)) is open_still
    assert "Remove my answers" in text_of(page)
    assert reply.status_code == (303 if open_still else 409)
    if not open_still:
        assert "You could change these answers until 30 March 2026." in text_of(reply)
        assert not Response.objects.drafts().exists()


def test_survey_that_has_ended_can_only_be_removed(client, sent, survey):
    survey.unpublish()

    words = text_of(client.post("/code/change/", {"code": code_of(sent)}))

    assert "This survey has ended. You can still remove your answers." in words
    assert not Response.objects.drafts().exists()


def test_survey_that_closes_sooner_says_that_day(client, sent, survey):
    survey.closes_on = timezone.localdate() + timedelta(days=3)
    survey.save()

    words = text_of(client.post("/code/", {"code": code_of(sent)}))

    assert "You can change your answers until 5 March 2026." in words


def test_fully_anonymous_answers_cannot_be_changed(framework, council, in_council):
    sent = make_response(make_published_survey(council, fully_anonymous=True), ANSWERS)

    with pytest.raises(CannotChange):
        begin_change(response=sent)


def test_change_never_sent_runs_out_and_the_old_answers_stay(sent, time_machine):
    from surveys.actions.retention import retain_surveys

    first = begin_change(response=sent)
    keep_for_later(response=first)
    time_machine.shift(timedelta(days=20))
    begin_change(response=sent)
    time_machine.shift(timedelta(days=11))

    retain_surveys(timezone.localdate())

    assert Response.objects.get(pk=first.pk).state == "expired"
    assert said(Response.objects.get(pk=sent.pk)) == ANSWERS
    assert Answer.objects.count() == len(ANSWERS)


def test_contact_details_go_when_the_person_no_longer_agrees_to_be_contacted(sent):
    person = begin_with_code(sent)
    shown = hidden_fields(person.open("agree/?return=check").content.decode())
    person.client.post(f"{person.at}agree/", shown | {"keep": "yes"})

    person.finish()

    assert not ContactDetails.objects.exists()


def test_taking_back_leaves_no_words_in_the_log(client, sent):
    begin_with_code(sent).finish()
    code = code_of(Response.objects.sent().get())

    client.post("/code/remove/", {"code": code, "sure": "yes"})

    logged = str(list(ModelLogEntry.objects.values()))
    assert ModelLogEntry.objects.filter(action="surveys.response.withdrawn").count() == 2
    for word in ("new face", "washing", "07700", "65-74", code, codes.normalised(code)):
        assert word not in logged


def test_changing_cannot_be_set_off_from_another_site(sent):
    stranger = Client(enforce_csrf_checks=True)

    assert stranger.post("/code/change/", {"code": code_of(sent)}).status_code == 403


def test_opening_the_address_of_changing_asks_for_the_code(client, db):
    assert client.get("/code/change/")["Location"] == "/code/"
