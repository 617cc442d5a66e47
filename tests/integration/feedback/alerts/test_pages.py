"""In the app: how many wait, how long each waits, and everything that was done about it."""

import re
from datetime import timedelta

import pytest
from django.utils.html import strip_tags
from django_scopes import scope

from cms.mail import SMTP
from feedback import tasks
from feedback.actions import concerns
from feedback.analysis import learned
from feedback.models import Concern
from feedback.presenters.concern_clock import is_late
from tests.factories.cms import make_member
from tests.factories.feedback import analysed
from tests.factories.surveys import make_published_survey

NO_LEAD = "Nobody here is a safeguarding lead."
NO_MAIL = "No email can be sent from here."
LIST = "/concerns/cheshire-east/"
NOON = "2026-03-02 12:00:00+00:00"


@pytest.fixture
def shown(client, lead):
    """Fetches a page as the lead and returns its text."""
    client.force_login(lead)

    def fetch(address: str) -> str:
        page = client.get(address).content.decode()
        return " ".join(strip_tags(page).replace("\xa0", " ").split())

    return fetch


@pytest.fixture
def at_noon(time_machine):
    time_machine.move_to(NOON, tick=False)
    return time_machine


def test_every_page_of_a_lead_says_how_many_nobody_opened(survey, council, client, lead, shown):
    for _ in range(3):
        analysed(survey, "He hit me.")
    first = Concern.objects.first()

    for address in ("/desk/", LIST, f"{LIST}?closed=1"):
        assert "Concerns (3 not opened)" in shown(address), address
    assert "Concerns (2 not opened)" in shown(f"{LIST}{first.pk}/")
    assert "Concerns (2 not opened)" in shown("/desk/")


def test_other_council_s_concerns_are_not_among_them(lead, other_council, shown):
    analysed(make_published_survey(other_council), "He hit me.")

    assert "not opened" not in shown("/desk/")


@pytest.mark.parametrize("role", ["reviewer", "council-administrator", "author"])
def test_who_handles_no_concerns_is_not_told_how_many(client, council, concern, lead, role):
    client.force_login(make_member(council, role))

    page = client.get("/desk/").content.decode()

    assert "not opened" not in page
    assert NO_LEAD not in page


def test_list_shows_each_clock_in_plain_words(at_noon, survey, lead, shown):
    analysed(survey, "He hit me.")
    at_noon.move_to("2026-03-02 14:00:00+00:00", tick=False)
    assert "Waiting for 2 hours. Nobody has opened it." in shown(LIST)

    at_noon.move_to("2026-03-03 13:00:00+00:00", tick=False)
    late = "Nobody has opened it. It should have been opened within 24 hours."
    assert f"Waiting for 1 day, 1 hour. {late}" in shown(LIST)
    assert is_late(Concern.objects.get())

    concern = Concern.objects.get()
    concerns.open_concern(concern=concern, by=lead)
    at_noon.move_to("2026-03-03 13:30:00+00:00", tick=False)
    assert not is_late(Concern.objects.get()), "Somebody opened it: it is late no more."
    opened = "Open for 30 minutes. Somebody opened it after 1 day, 1 hour."
    assert opened in shown(LIST)

    concerns.close_concern(concern=concern, outcome="acted-on", note="Rang.", by=lead)
    assert "Closed after 1 day, 1 hour." in shown(f"{LIST}?closed=1")
    assert "Waiting" not in shown(f"{LIST}?closed=1")


def test_unopened_come_first_and_the_longest_waiting_of_each(at_noon, survey, lead, shown):
    for hour in range(4):
        at_noon.move_to(f"2026-03-02 {12 + hour}:00:00+00:00", tick=False)
        analysed(survey, "He hit me.")
    first, second, third, fourth = Concern.objects.order_by("pk")
    for concern in (third, first):
        concerns.open_concern(concern=concern, by=lead)

    listed = re.findall(r"Concern (\d+) (?:Not opened|Opened)", shown(LIST))

    assert listed == [str(one.pk) for one in (second, fourth, first, third)]


def test_page_of_a_concern_shows_everything_that_was_done(
    at_noon, survey, lead, administrator, council, client, shown
):
    second = make_member(council, "safeguarding-lead", "second@example.org")
    analysed(survey, "He hit me.")
    concern = Concern.objects.get()
    tasks.sweep()
    at_noon.move_to("2026-03-03 12:00:00+00:00", tick=False)
    tasks.sweep()
    at_noon.move_to("2026-03-03 12:30:00+00:00", tick=False)
    for person in (lead, lead, second, lead):
        concerns.open_concern(concern=concern, by=person)
    at_noon.move_to("2026-03-03 13:00:00+00:00", tick=False)
    concerns.close_concern(concern=concern, outcome="acted-on", note="Rang.", by=lead)

    page = shown(f"{LIST}{concern.pk}/")

    lines = [
        "Raised by the machine, 2 March 2026, 12:00",
        "Email sent to lead@example.org, 2 March 2026, 12:00",
        "Email sent to second@example.org, 2 March 2026, 12:00",
        "Nobody had opened it for 24 hours. Passed to the administrators, 3 March 2026, 12:00",
        "Reminder sent to admin@example.org, 3 March 2026, 12:00",
        "Opened by lead@example.org, 3 March 2026, 12:30",
        "Opened by second@example.org, 3 March 2026, 12:30",
        "Closed by lead@example.org: Acted on under safeguarding, 3 March 2026, 13:00",
    ]
    places = [page.index(line) for line in lines]
    assert places == sorted(places)
    assert page.count("Opened by lead@example.org, 3 March 2026, 12:30") == 1


def test_log_of_a_concern_raised_again_tells_both_times(at_noon, survey, lead, council, shown):
    comment = analysed(survey, "He hit me.")
    concern = Concern.objects.get()
    concerns.close_concern(concern=concern, outcome="not-a-concern", by=lead)
    at_noon.move_to("2026-03-04 12:00:00+00:00", tick=False)
    reviewer = make_member(council, "reviewer")
    comment.refresh_from_db()
    concerns.raise_concern(comment=comment, by=reviewer)

    page = shown(f"{LIST}{concern.pk}/")

    for line in (
        "Raised by the machine, 2 March 2026, 12:00",
        "Closed by lead@example.org: Read, and not a safeguarding concern, 2 March 2026, 12:00",
        f"Raised by {reviewer}, 4 March 2026, 12:00",
        "Opened by lead@example.org, 4 March 2026, 12:00",
    ):
        assert line in page, line


def test_log_holds_nothing_of_another_concern(survey, lead, shown):
    analysed(survey, "He hit me.")
    analysed(survey, "He hit me.")
    first, second = Concern.objects.order_by("pk")
    concerns.close_concern(concern=first, outcome="acted-on", note="Rang.", by=lead)

    assert "Closed by" not in shown(f"{LIST}{second.pk}/")


def test_council_without_a_lead_says_so_to_its_administrators(client, administrator, council):
    client.force_login(administrator)
    assert NO_LEAD in client.get("/desk/").content.decode()

    away = make_member(council, "safeguarding-lead")
    assert NO_LEAD not in client.get("/desk/").content.decode()

    away.is_active = False
    away.save()
    assert NO_LEAD in client.get("/desk/").content.decode()


def test_without_mail_the_desk_says_so_and_the_app_still_tells(
    concern, client, lead, administrator, settings, shown
):
    settings.EMAIL_BACKEND = SMTP
    tasks.sweep()

    assert NO_MAIL in shown("/desk/")
    assert "Concerns (1 not opened)" in shown("/desk/")
    client.force_login(administrator)
    assert NO_MAIL in client.get("/desk/").content.decode()


def test_health_names_what_keeps_people_from_being_told(
    client, concern, settings, at_noon, council
):
    def limited() -> list[str]:
        reply = client.get("/health/ready")
        assert (reply.status_code, reply.json()["failing"]) == (200, [])
        return reply.json()["limited"]

    assert limited() == ["safeguarding leads"]

    make_member(council, "safeguarding-lead")
    assert limited() == []

    usual, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, SMTP
    at_noon.move_to("2030-01-01 12:00:00+00:00", tick=False)
    assert limited() == ["mail", "concern alerts"]

    settings.EMAIL_BACKEND = usual
    tasks.sweep()
    assert limited() == []


def test_alert_of_a_concern_somebody_opened_is_not_late(client, concern, lead, time_machine):
    time_machine.move_to(concern.raised_at + timedelta(minutes=11), tick=False)
    assert client.get("/health/ready").json()["limited"] == ["concern alerts"]

    concerns.open_concern(concern=concern, by=lead)

    assert client.get("/health/ready").json()["limited"] == []


def test_health_asks_every_council(client, council, other_council, lead):
    assert client.get("/health/ready").json()["limited"] == ["safeguarding leads"]

    make_member(other_council, "safeguarding-lead")
    assert client.get("/health/ready").json()["limited"] == []
    with scope(council=other_council):
        assert not Concern.objects.exists()


def test_health_says_when_the_learned_weights_cannot_be_read(client, lead, monkeypatch):
    monkeypatch.setattr(learned, "_shipped", lambda: (None, "The file is damaged."))

    assert client.get("/health/ready").json()["limited"] == ["learned weights"]


def test_health_says_when_the_core_tier_stands_in_for_the_full_one(
    client, lead, settings, without_full
):
    assert client.get("/health/ready").json()["limited"] == []

    settings.ANALYSIS_TIER = "full"

    assert client.get("/health/ready").json()["limited"] == ["full tier"]


def test_health_is_well_where_the_full_tier_reads(client, lead, settings):
    settings.ANALYSIS_TIER = "full"

    assert client.get("/health/ready").json()["limited"] == []
