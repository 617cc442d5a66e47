"""What people say about who they are: kept apart from their words, and gone when those go."""

import pytest
from django.db import models

from surveys import codes
from surveys.actions.about_you import save_monitoring
from surveys.actions.monitoring import copy, forget
from surveys.actions.refusals import ResponseError
from surveys.actions.withdrawals import withdraw_response
from surveys.models import Answer, MonitoringAnswer, Response
from surveys.monitoring import person_key
from tests.factories.surveys import make_response
from tests.integration.surveys.about_you.kept import kept
from tests.integration.surveys.walking import text_of


def test_sending_marks_them_and_taking_back_removes_them(asked):
    asked.press("about/2/", choice="85-plus")
    draft = MonitoringAnswer.objects.get().is_sent
    asked.finish()
    sent = MonitoringAnswer.objects.get().is_sent

    withdraw_response(response=Response.objects.get())

    assert (draft, sent) == (False, True)
    assert not MonitoringAnswer.objects.exists()


def test_code_shows_what_was_said_and_a_change_begins_with_it(asked):
    asked.press("about/2/", choice="85-plus")
    asked.finish()
    code = codes.withdrawal_code(str(Response.objects.get().token))

    page = asked.client.post("/code/", {"code": code})
    asked.client.post("/code/change/", {"code": code})

    assert "About you" in text_of(page)
    assert "How old are you? 85 or older" in text_of(page)
    assert 'id="choice-85-plus" checked' in asked.open("about/2/").content.decode()
    asked.press("about/2/", choice="18-24")
    asked.finish()
    assert list(MonitoringAnswer.objects.values_list("codes", "is_sent")) == [(["18-24"], True)]


def test_nothing_is_saved_after_sending(asked):
    asked.press("about/2/", choice="85-plus")
    asked.finish()

    reply = asked.client.post(f"{asked.at}about/2/", {"question": "age-band", "choice": "18-24"})

    assert reply.status_code == 409
    assert kept() == {"age-band": ["85-plus"]}
    with pytest.raises(ResponseError):
        save_monitoring(response=Response.objects.get(), slug="age-band", codes=["18-24"])


def test_one_person_does_not_see_or_touch_what_another_said(asked, monitored):
    asked.press("about/2/", choice="85-plus")
    other = make_response(monitored, send=False)
    save_monitoring(response=other, slug="age-band", codes=["18-24"])

    forget(other)

    assert kept() == {"age-band": ["85-plus"]}


def test_change_begins_with_what_was_said_before(asked, monitored):
    asked.press("about/2/", choice="85-plus")
    asked.finish()
    draft = make_response(monitored, send=False)

    copy(from_response=Response.objects.exclude(pk=draft.pk).get(), to_response=draft)

    copied = MonitoringAnswer.objects.get(person_key=person_key(draft))
    assert (copied.codes, copied.is_sent) == (["85-plus"], False)
    assert MonitoringAnswer.objects.count() == 2


def test_no_field_joins_what_is_said_about_a_person_to_their_words():
    """No foreign key, no number and no time in common: only our secret makes the key."""
    theirs = {Response, Answer}
    relations = {
        field.related_model for field in MonitoringAnswer._meta.local_fields if field.is_relation
    }
    times = [
        field
        for field in MonitoringAnswer._meta.local_fields
        if isinstance(field, models.DateField)
    ]

    assert not relations & theirs
    assert {relation.__name__ for relation in relations} == {"Council", "SurveyVersion"}
    assert times == []


def test_key_cannot_be_made_without_our_secret(asked, settings):
    response = Response.objects.get()
    ours = person_key(response)

    settings.SECRET_KEY = "somebody else's guess"

    assert person_key(response) != ours
    assert str(response.token) not in ours
    assert len(ours) == 64


def test_rows_do_not_lie_in_the_order_people_answered(monitored, in_council):
    for _ in range(12):
        save_monitoring(
            response=make_response(monitored, send=False), slug="age-band", codes=["18-24"]
        )
    in_order_of_people = [
        MonitoringAnswer.objects.get(person_key=person_key(response)).pk
        for response in Response.objects.order_by("pk")
    ]

    # By chance alone once in 479 million runs.
    assert in_order_of_people != sorted(in_order_of_people)
