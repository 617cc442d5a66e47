"""A survey is closed while a device is away: what was answered before is taken, and marked."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from surveys.models import OfflineEntry, Response, SurveyPage
from tests.integration.surveys.offline.parcels import hours_ago, send, sending_for


@pytest.fixture(autouse=True)
def chosen(in_council):
    """Every test may ask for the council's rows."""


@pytest.fixture
def published_before(survey):
    survey.versions.update(published_at=timezone.now() - timedelta(days=30))
    return survey


def test_answered_before_it_was_taken_down_is_taken_and_marked(device, home, published_before):
    sending = sending_for(published_before, given_at=hours_ago(5))
    published_before.unpublish()

    reply = send(device, home, sending)

    assert reply.json()["after_closing"] is True
    assert OfflineEntry.objects.get().after_closing
    assert Response.objects.get().state == Response.State.SENT


def test_answered_after_it_was_taken_down_is_refused(device, home, published_before):
    sending = sending_for(published_before)
    with time_machine.travel(timezone.now() - timedelta(days=2), tick=True):
        SurveyPage.objects.get(pk=published_before.pk).unpublish()

    reply = send(device, home, sending)

    assert reply.status_code == 422
    assert "These answers are from after that." in reply.json()["reason"]
    assert not Response.objects.exists()


@pytest.mark.parametrize(("hours", "status"), [(24 * 4, 200), (1, 422)], ids=["before", "after"])
def test_last_day_has_passed(device, home, published_before, hours, status):
    closes_on = timezone.localdate() - timedelta(days=3)
    SurveyPage.objects.filter(pk=published_before.pk).update(closes_on=closes_on)

    reply = send(device, home, sending_for(published_before, given_at=hours_ago(hours)))

    assert reply.status_code == status, reply.content


def test_older_version_of_an_open_survey_is_taken_unmarked(device, home, published_before):
    sending = sending_for(published_before)
    published_before.title = "Care at home, again"
    published_before.save_revision().publish()

    reply = send(device, home, sending)

    assert reply.json()["after_closing"] is False
    assert Response.objects.get().version.number == 1


def test_sent_again_after_closing_keeps_the_mark_it_had(device, home, published_before):
    sending = sending_for(published_before)
    first = send(device, home, sending)
    published_before.unpublish()

    again = send(device, home, sending)

    assert first.json() == again.json()
    assert OfflineEntry.objects.get().after_closing is False
