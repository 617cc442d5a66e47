"""What nobody opens in time goes to the council's administrators, again and again, not for ever."""

import pytest
from django.core import mail
from wagtail.models import ModelLogEntry

from feedback import tasks
from feedback.actions import concerns
from feedback.actions.escalations import MOST_STEPS, escalate_unopened
from feedback.models import ConcernAlert
from tests.factories.cms import make_member
from tests.factories.feedback import analysed
from tests.factories.mail import addressed

BEGAN = "2026-03-02 08:00:00+00:00"
ESCALATED = ModelLogEntry.objects.filter(action="feedback.concern.escalated")


@pytest.fixture
def later(time_machine):
    """Move the clock to so many hours after the beginning, and sweep."""

    def move(hours: float) -> None:
        day, hour = divmod(8 + hours, 24)
        minute = round(hour % 1 * 60)
        time_machine.move_to(
            f"2026-03-{2 + int(day):02}T{int(hour):02}:{minute:02}+00:00", tick=False
        )
        tasks.sweep()

    time_machine.move_to(BEGAN, tick=False)
    return move


@pytest.fixture
def waiting(later, lead, administrator, concern):
    """A concern whose lead was told of it at the beginning."""
    later(0)
    assert addressed() == [lead.email]
    mail.outbox.clear()
    return concern


def test_concern_is_escalated_once_its_limit_is_over_and_no_sooner(waiting, later):
    later(23.9)
    assert addressed() == []

    later(24)
    later(25)

    assert addressed() == ["admin@example.org"]
    assert "Nobody has opened it for 24 hours. The limit is 24 hours." in mail.outbox[0].body
    assert [entry.data for entry in ESCALATED.all()] == [{"hours": 24, "limit": 24}]


def test_it_is_escalated_again_after_each_further_limit(waiting, later):
    for hours in (24, 47, 48, 72):
        later(hours)

    assert len(addressed()) == 3
    assert [entry.data["hours"] for entry in ESCALATED.order_by("pk")] == [24, 48, 72]


def test_after_a_while_without_sweeps_it_is_escalated_once(waiting, later):
    later(75)
    later(76)

    assert len(addressed()) == 1
    assert "for 75 hours" in mail.outbox[0].body


def test_escalating_ends_after_some_times(waiting, later):
    for days in range(1, 20):
        later(24 * days)

    assert len(addressed()) == MOST_STEPS
    assert ESCALATED.count() == MOST_STEPS


def test_opening_stops_it(waiting, later, lead):
    concerns.open_concern(concern=waiting, by=lead)

    later(48)

    assert addressed() == []
    assert not ESCALATED.exists()


def test_opening_stops_letters_that_had_not_gone(waiting, later, lead, refused):
    refused.add("*")
    later(24)
    refused.clear()
    concerns.open_concern(concern=waiting, by=lead)

    later(26)

    assert addressed() == []
    assert ConcernAlert.objects.get(kind="unopened").result == "not-needed"


def test_closing_it_unopened_stops_it(waiting, later, lead):
    concerns.close_concern(concern=waiting, outcome="acted-on", note="Rang.", by=lead)

    later(48)

    assert addressed() == []


def test_concern_raised_again_waits_anew(waiting, later, lead, council):
    later(24)
    concerns.close_concern(concern=waiting, outcome="not-a-concern", by=lead)
    later(30)
    reviewer = make_member(council, "reviewer")
    concerns.raise_concern(comment=waiting.answer.comment, by=reviewer)
    mail.outbox.clear()

    later(31)
    assert addressed() == [lead.email]
    later(53)
    assert addressed() == [lead.email]
    later(54)
    assert addressed() == [lead.email, "admin@example.org"]


def test_limit_is_the_one_that_was_set(waiting, later, settings):
    settings.CONCERN_HOURS = 4

    later(4)

    assert "The limit is 4 hours." in mail.outbox[0].body


def test_two_sweeps_at_once_escalate_once(waiting, later, time_machine):
    time_machine.move_to("2026-03-03 08:00:00+00:00", tick=False)

    assert (escalate_unopened(), escalate_unopened()) == (1, 0)


def test_council_without_an_administrator_has_the_platform_s_told(waiting, later, administrator):
    administrator.memberships.all().delete()
    platform = make_member(None, "platform-administrator")

    later(24)

    assert addressed() == [platform.email]


def test_many_that_wait_too_long_are_one_letter(waiting, later, survey):
    analysed(survey, "He hit me.")
    later(1)
    mail.outbox.clear()

    later(26)

    (letter,) = mail.outbox
    assert "2 things wait" in letter.body
    assert "Nobody has opened them for 26 hours." in letter.body
