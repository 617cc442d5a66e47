"""Within a minute: what sends alerts, and that no person's page waits for it."""

from celery import current_app
from django.core.management import call_command

from feedback import tasks
from feedback.models import ConcernAlert
from tests.factories.disclosures import make_disclosure
from tests.factories.mail import addressed

HARM = {"together-more": "He hit me."}


def test_nudged_worker_tells_as_soon_as_the_concern_is_on_disk(
    survey, lead, monkeypatch, django_capture_on_commit_callbacks
):
    told = []
    monkeypatch.setattr(current_app.conf, "task_always_eager", False)
    monkeypatch.setattr(tasks, "_nudge", lambda task: told.append(task) or task.apply())

    with django_capture_on_commit_callbacks(execute=True):
        make_disclosure(survey)

    assert told == [tasks.take, tasks.alert]
    assert addressed() == [lead.email]


def test_page_of_a_person_waits_for_no_mail_server(
    survey, lead, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        make_disclosure(survey)

    assert ConcernAlert.objects.waiting().exists()
    assert addressed() == [], "Without workers the clock sends it, not the person's request."


def test_clocks_come_round_often_enough_to_tell_within_a_minute():
    beat = current_app.conf.beat_schedule["sweep"]

    assert beat["task"] == tasks.sweep.name
    assert beat["schedule"] <= 30


def test_sweep_command_tells_too(survey, lead):
    make_disclosure(survey)

    call_command("sweep")

    assert addressed() == [lead.email]
