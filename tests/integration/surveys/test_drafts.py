"""Drafts: kept for their person, deleted when their time is over, and gone when deleted."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry

from feedback.tasks import retain
from surveys.actions.contacts import leave_contact
from surveys.actions.drafts import delete_draft, keep_for_later
from surveys.actions.refusals import CannotComeBack, HasGone
from surveys.actions.responses import save_answer, send_response
from surveys.given import Given
from surveys.models import Answer, ContactDetails, MonitoringAnswer, Response
from surveys.monitoring import person_key
from tests.factories.surveys import make_published_survey, make_response

ANSWERS = {"together": "no", "together-more": "A new face every day.", "what-help": ["washing"]}
BEGUN, LAST_DAY = "2026-03-02 14:05:00+00:00", date(2026, 4, 1)


@pytest.fixture
def draft(survey, in_council, time_machine):
    time_machine.move_to(BEGUN, tick=False)
    response = make_response(survey, ANSWERS, send=False, voice="carer", help="read_to")
    MonitoringAnswer.objects.create(
        council=in_council,
        version=response.version,
        person_key=person_key(response),
        slug="age",
        codes=["65-74"],
        variant="easy_read",
    )
    return response


def _run() -> str:
    out = StringIO()
    call_command("retain", stdout=out)
    return out.getvalue()


def test_draft_is_kept_for_the_days_it_was_promised(draft, time_machine):
    time_machine.move_to("2026-04-01 23:00:00+01:00", tick=False)

    said = _run()

    assert draft.expires_on == LAST_DAY
    assert "Drafts deleted: 0" in said
    assert Answer.objects.count() == 3


def test_draft_nobody_has_a_code_for_leaves_no_trace(draft, time_machine):
    time_machine.move_to("2026-04-02 01:00:00+01:00", tick=False)

    said = _run()

    assert "Drafts deleted: 1" in said
    assert "Left over past their day: 0" in said
    assert not Response.objects.exists()
    assert not Answer.objects.exists()
    assert not MonitoringAnswer.objects.exists()


def test_draft_with_a_code_leaves_an_empty_row_that_can_say_so(draft, time_machine):
    keep_for_later(response=draft)
    time_machine.move_to("2026-04-02 01:00:00+01:00", tick=False)

    said = _run()

    left = Response.objects.get()
    assert "Drafts emptied, whose code still says so: 1" in said
    assert not Answer.objects.exists()
    assert not MonitoringAnswer.objects.exists()
    assert (left.state, left.expires_on) == ("expired", LAST_DAY)
    assert (left.voice, left.help, left.may_theme, left.may_quote) == ("person", "", False, False)


def test_draft_somebody_works_on_is_kept_though_nothing_moved_its_day(draft, time_machine):
    time_machine.move_to("2026-03-30 12:00:00+01:00", tick=False)
    question = draft.version.questions.get(key="together")
    save_answer(response=draft, question=question, given=Given(Answer.State.DONT_KNOW))
    time_machine.move_to("2026-04-05 12:00:00+01:00", tick=False)

    said = _run()

    assert "Drafts deleted: 0" in said
    assert "Left over past their day: 0" in said
    assert Response.objects.get().expires_on == date(2026, 4, 29)


def test_sent_answers_are_no_draft(draft, time_machine):
    send_response(response=draft)
    time_machine.move_to("2027-04-05 12:00:00+01:00", tick=False)

    _run()

    assert Answer.objects.count() == 3


def test_running_twice_does_no_more_and_logs_no_more(draft, in_council, time_machine):
    time_machine.move_to("2026-04-02 01:00:00+01:00", tick=False)

    _run()
    said = _run()

    entry = ModelLogEntry.objects.get(action="surveys.retention.done")
    assert "Drafts deleted: 0" in said
    assert entry.data == {
        "emptied": 0,
        "deleted": 1,
        "contacts": 0,
        "sessions": 0,
        "paper_batches": 0,
        "plans": 0,
        "left_over": 0,
    }
    assert entry.object_id == str(in_council.pk)


def test_council_that_lost_nothing_has_no_entry(draft, other_council, time_machine):
    time_machine.move_to("2026-04-02 01:00:00+01:00", tick=False)

    _run()

    entries = ModelLogEntry.objects.filter(action="surveys.retention.done")
    assert [entry.object_id for entry in entries] == [str(draft.council_id)]


def test_contact_details_go_after_their_days_and_the_answers_stay(draft, time_machine):
    leave_contact(response=send_response(response=draft), details="07700 900123")
    time_machine.move_to("2026-05-31 12:00:00+01:00", tick=False)
    _run()
    kept = ContactDetails.objects.exists()
    time_machine.move_to("2026-06-01 12:00:00+01:00", tick=False)

    said = _run()

    assert kept
    assert "Contact details deleted: 1" in said
    assert not ContactDetails.objects.exists()
    assert Answer.objects.count() == 3


def test_beat_does_the_same_as_the_command(draft, time_machine):
    time_machine.move_to("2026-04-02 01:00:00+01:00", tick=False)

    retain()

    assert not Response.objects.exists()


def test_fully_anonymous_survey_gives_no_code(council, framework, in_council):
    survey = make_published_survey(council, fully_anonymous=True)
    draft = make_response(survey, send=False)

    with pytest.raises(CannotComeBack):
        keep_for_later(response=draft)

    assert Response.objects.get().resume_sha256 is None


def test_code_is_stored_as_a_digest_only(draft):
    from surveys import codes

    keep_for_later(response=draft)

    code = codes.resume_code(str(draft.token))
    stored = Response.objects.values().get()
    assert code not in str(stored)
    assert codes.normalised(code) not in str(stored)
    assert codes.digest(code) == stored["resume_sha256"]
    assert code != codes.withdrawal_code(str(draft.token))


def test_deleted_draft_takes_its_answers_and_refuses_late_ones(draft):
    question = draft.version.questions.get(key="together")

    delete_draft(response=draft)

    assert not Response.objects.exists()
    assert not Answer.objects.exists()
    assert not MonitoringAnswer.objects.exists()
    with pytest.raises(HasGone):
        save_answer(response=draft, question=question, given=Given(Answer.State.SKIPPED))
    with pytest.raises(HasGone):
        send_response(response=draft)


def test_deleting_never_touches_answers_that_were_sent(survey, in_council):
    sent = make_response(survey, ANSWERS)

    delete_draft(response=sent)

    assert Answer.objects.count() == 3


def test_expired_draft_refuses_late_answers_with_its_day(draft, time_machine):
    keep_for_later(response=draft)
    time_machine.move_to("2026-04-02 01:00:00+01:00", tick=False)
    _run()
    question = Response.objects.get().version.questions.get(key="together")

    with pytest.raises(HasGone, match="until 1 April 2026"):
        save_answer(response=draft, question=question, given=Given(Answer.State.SKIPPED))
    with pytest.raises(HasGone, match="until 1 April 2026"):
        send_response(response=draft)


def test_every_response_begins_with_a_last_day(survey, in_council):
    make_response(survey, send=False)

    days = (Response.objects.get().expires_on - timezone.localdate()).days
    assert days == 30
