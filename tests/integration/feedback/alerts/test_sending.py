"""Whoever should know that a concern waits is sent a letter: soon, once, and never lost."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from django_scopes import scope
from wagtail.models import ModelLogEntry

from cms.actions.memberships import revoke
from feedback import tasks
from feedback.actions import concerns, waiting
from feedback.actions.alerts import send_alerts
from feedback.models import AlertMail, Concern, ConcernAlert
from surveys.models import ResponseEvent
from tests.factories.cms import make_member
from tests.factories.disclosures import make_disclosure
from tests.factories.feedback import analysed
from tests.factories.mail import addressed
from tests.factories.surveys import make_published_survey, make_response

HARM = {"together-more": "He hit me."}


def in_(time_machine, **later) -> None:
    """Let time pass."""
    time_machine.move_to(timezone.now() + timedelta(**later), tick=False)


def test_concern_the_machine_found_is_told_to_every_lead_of_the_council(
    concern, lead, council, other_council
):
    make_member(council, "safeguarding-lead", "second@example.org")
    make_member(council, "reviewer")
    make_member(other_council, "safeguarding-lead")

    assert send_alerts() == 2

    assert sorted(addressed()) == ["lead@example.org", "second@example.org"]
    assert ConcernAlert.objects.get().result == "sent"


def test_what_a_person_told_is_sent_too(survey, lead):
    make_disclosure(survey)
    waiting.take_disclosures()

    send_alerts()

    assert addressed() == [lead.email]


def test_what_a_reviewer_raises_is_sent_too(survey, lead, council):
    comment = analysed(survey, "A good team.")
    concerns.raise_concern(comment=comment, by=make_member(council, "reviewer"))

    send_alerts()

    assert addressed() == [lead.email]


def test_concern_raised_again_after_it_was_closed_is_sent_again(concern, lead, council):
    send_alerts()
    concerns.close_concern(concern=concern, outcome="not-a-concern", by=lead)
    comment = concern.answer.comment
    concerns.raise_concern(comment=comment, by=make_member(council, "reviewer"))

    send_alerts()

    assert addressed() == [lead.email] * 2


def test_letter_of_an_earlier_wait_that_never_went_is_not_sent_beside_the_new_one(
    concern, lead, council, refused, time_machine
):
    refused.add("*")
    send_alerts()
    concerns.close_concern(concern=concern, outcome="not-a-concern", by=lead)
    in_(time_machine, minutes=1)
    reviewer = make_member(council, "reviewer")
    concerns.raise_concern(comment=concern.answer.comment, by=reviewer)
    refused.clear()
    send_alerts()

    (letter,) = mail.outbox
    assert "Something waits" in letter.body
    results = ConcernAlert.objects.order_by("pk").values_list("result", flat=True)
    assert list(results) == ["not-needed", "sent"]


@pytest.mark.parametrize("way", ["found", "told", "raised"])
def test_alert_is_written_with_its_concern_or_not_at_all(survey, council, monkeypatch, way):
    def die(*_anything, **_named):
        raise SystemExit

    comment, reviewer = analysed(survey, "A good team."), make_member(council, "reviewer")
    make_response(survey, HARM)
    make_disclosure(survey)
    acts = {
        "found": waiting.take_batch,
        "told": waiting.take_disclosures,
        "raised": lambda: concerns.raise_concern(comment=comment, by=reviewer),
    }
    with monkeypatch.context() as patched:
        patched.setattr(concerns, "write_alerts", die)
        with pytest.raises(SystemExit):
            acts[way]()
    assert not Concern.objects.exists()

    acts[way]()

    assert ConcernAlert.objects.get().concern == Concern.objects.get()


def test_answers_taken_twice_are_told_of_once(concern, lead):
    send_alerts()
    ResponseEvent.objects.update(taken_at=None)
    waiting.take_waiting()

    send_alerts()

    assert addressed() == [lead.email]
    assert ModelLogEntry.objects.filter(action="feedback.concern.raised").count() == 1


def test_sweep_run_twice_sends_once(concern, lead, time_machine):
    tasks.sweep()
    in_(time_machine, hours=2)
    tasks.sweep()

    assert addressed() == [lead.email]


def test_several_concerns_of_one_round_are_one_letter_for_each_lead(survey, lead):
    for _ in range(12):
        make_response(survey, HARM)
    tasks.sweep()

    (letter,) = mail.outbox
    assert "12 things wait" in letter.body
    assert "and 2 more" in letter.body
    assert AlertMail.objects.count() == 12


@pytest.mark.parametrize("gone", ["role", "account"])
def test_who_lost_their_role_meanwhile_gets_nothing(concern, lead, council, gone):
    second = make_member(council, "safeguarding-lead", "second@example.org")
    if gone == "role":
        revoke(membership=lead.memberships.get(), by=None)
    else:
        lead.is_active = False
        lead.save()

    send_alerts()

    assert addressed() == [second.email]


def test_council_without_a_lead_has_its_administrators_told(concern, administrator, council):
    make_member(council, "author")

    send_alerts()

    (letter,) = mail.outbox
    assert letter.to == [administrator.email]
    assert "there is no safeguarding lead" in letter.subject
    assert "Somebody needs the role now." in letter.body


def test_council_with_neither_has_the_platform_s_administrators_told(concern, council):
    platform = make_member(None, "platform-administrator")

    send_alerts()

    assert addressed() == [platform.email]


def test_alert_nobody_can_be_sent_waits_for_somebody(concern, council, caplog, time_machine):
    assert send_alerts() == 0
    assert f"Council {council.pk} has nobody" in caplog.text

    lead = make_member(council, "safeguarding-lead")
    in_(time_machine, minutes=1)
    send_alerts()

    assert addressed() == [lead.email]


def test_concern_somebody_opened_before_the_letter_went_needs_none(concern, lead):
    concerns.open_concern(concern=concern, by=lead)

    send_alerts()

    assert addressed() == []
    assert ConcernAlert.objects.get().result == "not-needed"


def test_letter_that_was_taken_is_in_the_log_without_content(concern, lead):
    send_alerts()

    line = ModelLogEntry.objects.get(action="feedback.concern.alerted")
    assert line.data == {"kind": "raised", "to": lead.pk}


def test_nobody_hears_of_another_council_s_concern(lead, other_council):
    analysed(make_published_survey(other_council), "He hit me.")
    theirs = make_member(other_council, "safeguarding-lead")

    send_alerts()

    assert addressed() == [theirs.email]
    with scope(council=other_council):
        assert AlertMail.objects.get().to == theirs
