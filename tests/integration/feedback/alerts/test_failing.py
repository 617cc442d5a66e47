"""Whatever breaks between a concern and its letter: it comes later, and stops nobody else's."""

import smtplib
from datetime import timedelta

import pytest
from django.conf import settings as base_settings
from django.utils import timezone

from cms.mail import SMTP, Post
from feedback import tasks
from feedback.actions import alerts, waiting
from feedback.actions.alerts import send_alerts
from feedback.models import ConcernAlert
from tests.factories.cms import make_member
from tests.factories.feedback import analysed
from tests.factories.mail import addressed
from tests.factories.surveys import make_published_survey, make_response

HARM = {"together-more": "He hit me."}


def in_(time_machine, **later) -> None:
    """Let time pass."""
    time_machine.move_to(timezone.now() + timedelta(**later), tick=False)


def test_server_that_fails_leaves_the_alert_waiting_and_is_tried_again(
    concern, lead, refused, time_machine
):
    refused.add("*")
    assert send_alerts() == 0
    alert = ConcernAlert.objects.get()
    assert (alert.attempts, alert.settled_at) == (1, None)
    assert send_alerts() == 0
    assert ConcernAlert.objects.get().attempts == 1, "It waits a minute before the next try."

    refused.clear()
    in_(time_machine, minutes=1)

    assert send_alerts() == 1
    assert addressed() == [lead.email]


def test_time_between_tries_grows_to_an_hour_and_no_more(concern, lead, refused, time_machine):
    refused.add("*")
    waits = []
    for _ in range(10):
        send_alerts()
        alert = ConcernAlert.objects.get()
        waits.append(round((alert.next_try_at - timezone.now()).total_seconds() / 60))
        in_(time_machine, minutes=waits[-1])

    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60]
    assert alert.attempts == 10


def test_address_the_server_refuses_stops_nobody_else(
    concern, lead, council, refused, time_machine
):
    make_member(council, "safeguarding-lead", "broken@example.org")
    refused.add("broken@example.org")

    send_alerts()
    in_(time_machine, hours=1)
    send_alerts()

    assert addressed() == [lead.email]
    assert ConcernAlert.objects.waiting().exists()
    refused.clear()
    in_(time_machine, hours=1)
    send_alerts()
    assert addressed() == [lead.email, "broken@example.org"]
    assert not ConcernAlert.objects.waiting().exists()


def test_letters_of_other_councils_go_where_one_council_s_fail(
    concern, lead, other_council, refused
):
    theirs = make_published_survey(other_council)
    their_lead = make_member(other_council, "safeguarding-lead", "leeds@example.org")
    analysed(theirs, "He hit me.")
    refused.add(lead.email)

    send_alerts()

    assert addressed() == [their_lead.email]


def test_fault_in_one_council_s_rows_stops_no_other(
    concern, lead, other_council, monkeypatch, caplog
):
    analysed(make_published_survey(other_council), "He hit me.")
    make_member(other_council, "safeguarding-lead", "leeds@example.org")
    readers = alerts._readers

    def fail_here(council, kind):
        if council.slug == "cheshire-east":
            raise RuntimeError("Zebedee")
        return readers(council, kind)

    monkeypatch.setattr(alerts, "_readers", fail_here)

    send_alerts()

    assert addressed() == ["leeds@example.org"]
    assert "RuntimeError" in caplog.text
    assert "Zebedee" not in caplog.text


def test_round_ends_where_the_server_fails_again_and_again(concern, lead, council, refused):
    for number in range(6):
        make_member(council, "safeguarding-lead", f"lead{number}@example.org")
    refused.add("*")
    tried = []
    refused_by_post = Post.send

    def count(self, **letter):
        tried.append(letter["to"])
        return refused_by_post(self, **letter)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Post, "send", count)
        send_alerts()

    assert len(tried) == 3, "A server that is down costs three timeouts a round, not one a person."


def test_server_that_never_answers_is_given_up_and_the_sweep_goes_on(
    survey, lead, settings, monkeypatch
):
    def hang(*_given, timeout=None, **_named):
        assert timeout == base_settings.EMAIL_TIMEOUT
        raise TimeoutError("timed out")

    monkeypatch.setattr(smtplib, "SMTP", hang)
    settings.EMAIL_BACKEND, settings.EMAIL_URL = SMTP, "smtp://mail.example.org:25"
    make_response(survey, HARM)

    swept = tasks.sweep_all()

    assert swept.taken.concerns == 1
    assert ConcernAlert.objects.waiting().exists()


def test_concern_is_told_of_though_answers_beside_it_break_the_sweep(
    concern, lead, survey, monkeypatch
):
    monkeypatch.setattr(waiting, "read_answers", lambda *_: 1 / 0)
    make_response(survey, {"together-more": "A good team."})

    with pytest.raises(ZeroDivisionError):
        tasks.sweep()

    assert addressed() == [lead.email]


def test_letters_go_though_escalating_breaks(concern, lead, monkeypatch):
    monkeypatch.setattr(tasks, "escalate_unopened", lambda: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        tasks.alert()

    assert addressed() == [lead.email]


def test_killed_between_letter_and_row_it_is_sent_again(concern, lead, monkeypatch, time_machine):
    """At least once: what nobody wrote down is sent a second time, and then no more."""

    def die(*_anything):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(alerts, "_write_down", die)
        with pytest.raises(SystemExit):
            send_alerts()
    assert addressed() == [lead.email]
    assert send_alerts() == 0, "Another process leaves it alone for a minute."

    for _ in range(3):
        in_(time_machine, hours=1)
        send_alerts()

    assert addressed() == [lead.email] * 2


def test_two_processes_do_not_send_the_same_alert(concern, lead, monkeypatch):
    """The second comes while the first speaks to the mail server."""
    send = Post.send

    def meanwhile(self, **letter):
        with monkeypatch.context() as patched:
            patched.setattr(Post, "send", send)
            assert send_alerts() == 0
        return send(self, **letter)

    with monkeypatch.context() as patched:
        patched.setattr(Post, "send", meanwhile)
        send_alerts()

    assert addressed() == [lead.email]


def test_without_a_mail_server_alerts_wait_and_go_once_there_is_one(concern, lead, settings):
    usual, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, SMTP

    assert send_alerts() == 0
    assert ConcernAlert.objects.get().attempts == 0

    settings.EMAIL_BACKEND = usual
    assert send_alerts() == 1
