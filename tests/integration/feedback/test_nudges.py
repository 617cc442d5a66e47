"""Work that waits is nudged after commit; whatever ails the queue, a person's page goes on."""

import pytest
from celery import current_app

from feedback import tasks
from feedback.actions import waiting
from feedback.models import Comment, Count
from surveys.models import ResponseEvent
from tests.factories.surveys import make_response

TOLD = {"together-more": "A good team."}


def test_sent_answers_are_taken_inline_once_they_are_on_disk(
    survey, in_council, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        make_response(survey, TOLD)

    assert Comment.objects.count() == 1
    assert Count.objects.get(measure="responses").number == 1


@pytest.fixture
def broker_down(monkeypatch):
    """Tasks go to a broker that nobody answers at."""
    monkeypatch.setattr(current_app.conf, "task_always_eager", False)
    monkeypatch.setattr(current_app.conf, "broker_url", "redis://127.0.0.1:1/0")


@pytest.mark.usefixtures("broker_down")
def test_broker_that_is_down_breaks_no_page_and_loses_nothing(
    survey, in_council, django_capture_on_commit_callbacks, caplog
):
    with django_capture_on_commit_callbacks(execute=True):
        response = make_response(survey, TOLD)

    assert response.state == "sent"
    assert ResponseEvent.objects.waiting().count() == 1
    assert "The next sweep takes it." in caplog.text
    tasks.sweep()
    assert Comment.objects.count() == 1


def test_analysis_that_breaks_leaves_the_answers_sent_and_waiting(
    survey, in_council, django_capture_on_commit_callbacks, monkeypatch
):
    def fail(*_):
        raise RuntimeError

    monkeypatch.setattr(waiting, "read_answers", fail)

    with django_capture_on_commit_callbacks(execute=True):
        response = make_response(survey, TOLD)

    assert response.state == "sent"
    assert ResponseEvent.objects.waiting().count() == 1
