"""Plans of sessions: made, read, changed, deleted, and what a session started from one keeps."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope
from wagtail.models import ModelLogEntry

from surveys import form_key
from surveys.actions.plans import delete_plan
from surveys.actions.retention import forget_plans
from surveys.models import SessionPlan, SupportedSession
from tests.factories.cms import make_member
from tests.factories.plans import make_a_plan
from tests.integration.surveys.walking import hidden_fields, text_of

LIST = "/sessions/cheshire-east/plans/"


@pytest.fixture
def supporter(client, council):
    user = make_member(council, "supporter")
    client.force_login(user)
    return user


def fields(**other) -> dict:
    tomorrow = timezone.localdate() + timedelta(days=1)
    return {
        "survey": "care-at-home",
        "kind": "group",
        "venue": "Crewe day centre",
        "day": tomorrow.isoformat(),
        "time": "10:30",
        "size_band": "6-10",
        "access_needs": ["step_free", "bsl"],
        "access_notes": "The lift is slow.",
        "interpreter": "Polish",
        "breaks": "20",
        "observers": ["council"],
    } | other


def save(client, address=f"{LIST}make/", **other):
    key = hidden_fields(client.get(address).content.decode())["key"]
    return client.post(address, fields(key=key) | other)


def only_plan(council) -> SessionPlan:
    with scope(council=council):
        return SessionPlan.objects.select_related("survey").get()


def test_plan_keeps_everything_that_was_said(client, supporter, survey):
    reply = save(client)

    plan = only_plan(survey.council)
    assert reply.url == f"{LIST}{plan.pk}/"
    words = text_of(client.get(reply.url))
    for said in (
        *("Crewe day centre", "10:30", "6 to 10 people", "Step-free way in", "The lift is slow."),
        *("British Sign Language interpreter", "Polish", "Every 20 minutes"),
        "Someone from the council",
    ):
        assert said in words
    assert plan.made_by == supporter


def test_plan_has_no_field_for_a_name(client, supporter, survey):
    kept = {field.name for field in SessionPlan._meta.get_fields()}

    assert not kept & {"name", "names", "people", "attendees", "email", "phone"}
    assert "We keep no names." in text_of(client.get(f"{LIST}make/"))


def test_key_sent_twice_makes_one_plan(client, supporter, survey):
    key = hidden_fields(client.get(f"{LIST}make/").content.decode())["key"]

    first = client.post(f"{LIST}make/", fields(key=key))
    second = client.post(f"{LIST}make/", fields(key=key, venue="Elsewhere"))

    assert first.url == second.url
    assert only_plan(survey.council).venue == "Crewe day centre"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"venue": ""}, "This field is required."),
        ({"venue": "x" * 121}, "at most 120 characters"),
        ({"day": "2026-02-30"}, "Enter a valid date."),
        ({"day": "2001-01-01"}, "Please choose today or a day in the next two years."),
        ({"day": "9999-12-31"}, "Please choose today or a day in the next two years."),
        ({"time": "25:00"}, "Enter a valid time."),
        ({"survey": "nothing"}, "Select a valid choice."),
        ({"observers": ["a spy"]}, "Select a valid choice."),
        ({"key": "forged"}, "This page is out of date."),
    ],
    ids=str,
)
def test_what_does_not_fit_is_said_and_the_rest_is_kept(client, supporter, survey, wrong, says):
    reply = save(client, **wrong)

    page = reply.content.decode()
    assert reply.status_code == 422
    assert says in text_of(reply)
    assert "The lift is slow." in page
    assert 'value="Polish"' in page
    with scope(council=survey.council):
        assert not SessionPlan.objects.exists()


def test_plan_is_changed_and_keeps_a_day_that_has_passed(client, supporter, survey):
    plan = make_a_plan(survey, planned_for=timezone.now() - timedelta(days=3))
    day = timezone.localdate(plan.planned_for).isoformat()

    reply = save(client, f"{LIST}{plan.pk}/change/", venue="Church hall", day=day)

    assert reply.status_code == 303
    assert only_plan(survey.council).venue == "Church hall"


def test_changing_shows_what_the_plan_says(client, supporter, survey):
    plan = make_a_plan(survey, venue="Church hall", access_needs=["quiet_room"])

    page = client.get(f"{LIST}{plan.pk}/change/").content.decode()

    assert 'value="Church hall"' in page
    ticked = [line for line in page.split("<input") if "checked" in line]
    assert [line.split('value="')[1].split('"')[0] for line in ticked] == ["quiet_room"]


def test_list_shows_the_next_plan_first_and_those_that_are_over_last(client, supporter, survey):
    now = timezone.now()
    make_a_plan(survey, venue="Third", planned_for=now - timedelta(days=2))
    make_a_plan(survey, venue="Second", planned_for=now + timedelta(days=9))
    make_a_plan(survey, venue="First", planned_for=now + timedelta(days=1))

    words = text_of(client.get(LIST))

    assert words.index("First") < words.index("Second") < words.index("Over")
    assert words.index("Over") < words.index("Third")


def test_list_costs_the_same_however_many_plans(
    client, supporter, survey, django_assert_max_num_queries
):
    for number in range(12):
        make_a_plan(survey, venue=f"Hall {number}")

    with django_assert_max_num_queries(5):
        assert client.get(LIST).status_code == 200


def test_session_started_from_a_plan_keeps_it_and_starts_once(client, supporter, survey):
    plan = make_a_plan(survey, kind="group")
    key = hidden_fields(client.get(f"{LIST}{plan.pk}/").content.decode())["key"]
    said = {"key": key, "helper": "staff"}

    replies = [client.post(f"{LIST}{plan.pk}/start/", said) for _ in range(2)]

    with scope(council=survey.council):
        session = SupportedSession.objects.get()
    assert {reply.url for reply in replies} == {f"/sessions/cheshire-east/{session.pk}/"}
    assert (session.plan_id, session.kind, session.supporter) == (plan.pk, "group", supporter)


def test_supporter_who_starts_from_a_plan_says_what_they_are_to_the_people(
    client, supporter, survey
):
    plan = make_a_plan(survey, kind="group")
    page = client.get(f"{LIST}{plan.pk}/").content.decode()
    key = hidden_fields(page)["key"]

    assert '<select id="helper" name="helper"' in page
    client.post(f"{LIST}{plan.pk}/start/", {"key": key, "helper": "advocate"})

    with scope(council=survey.council):
        assert SupportedSession.objects.get().helper == "advocate"


@pytest.mark.parametrize("helper", ["", "boss"])
def test_session_does_not_start_before_it_is_said_what_the_supporter_is(
    client, supporter, survey, helper
):
    plan = make_a_plan(survey)
    key = hidden_fields(client.get(f"{LIST}{plan.pk}/").content.decode())["key"]

    reply = client.post(f"{LIST}{plan.pk}/start/", {"key": key, "helper": helper})

    assert reply.status_code == 409
    assert "Please choose what you are to the people." in text_of(reply)
    with scope(council=survey.council):
        assert not SupportedSession.objects.exists()


def test_plan_of_one_device_leads_to_handing_it_over(client, supporter, survey):
    plan = make_a_plan(survey, kind="one_device")

    reply = client.post(f"{LIST}{plan.pk}/start/", {"key": "whatever"})

    assert reply.url == f"/sessions/cheshire-east/hand-over/?plan={plan.pk}"


def test_key_about_anything_else_of_that_number_starts_nothing(client, supporter, survey):
    plan = make_a_plan(survey)

    for key in (form_key.fresh(plan.pk), form_key.fresh("offer", plan.pk)):
        reply = client.post(f"{LIST}{plan.pk}/start/", {"key": key, "helper": "staff"})
        assert reply.status_code == 409

    with scope(council=survey.council):
        assert not SupportedSession.objects.exists()


def test_session_of_a_closed_survey_does_not_start(client, supporter, survey):
    plan = make_a_plan(survey)
    survey.closes_on = timezone.localdate() - timedelta(days=1)
    survey.save()
    key = hidden_fields(client.get(f"{LIST}{plan.pk}/").content.decode())["key"]

    reply = client.post(f"{LIST}{plan.pk}/start/", {"key": key, "helper": "staff"})

    assert reply.status_code == 409
    assert "This survey is not open" in text_of(reply)


def test_plan_is_deleted_after_being_asked_and_its_sessions_stay(client, supporter, survey):
    plan = make_a_plan(survey)
    with scope(council=survey.council):
        session = SupportedSession.objects.create(
            council=survey.council,
            survey=survey,
            key=uuid4(),
            plan=plan,
            code="ABCDEF",
            ends_by=timezone.now(),
        )

    assert "Delete the plan" in text_of(client.get(f"{LIST}{plan.pk}/delete/"))
    assert client.post(f"{LIST}{plan.pk}/delete/").url == LIST

    with scope(council=survey.council):
        assert not SessionPlan.objects.exists()
        assert SupportedSession.objects.get(pk=session.pk).plan is None
        delete_plan(plan=plan, by=supporter)
    assert ModelLogEntry.objects.filter(action="surveys.plan.deleted").count() == 1


def test_plan_of_another_council_is_not_found(client, survey, other_council):
    plan = make_a_plan(survey)
    client.force_login(make_member(other_council, "supporter"))

    for page in ("", "change/", "delete/", "start/"):
        for council in ("leeds", "cheshire-east"):
            assert client.get(f"/sessions/{council}/plans/{plan.pk}/{page}").status_code == 404


def test_log_holds_no_word_of_a_plan(client, supporter, survey):
    save(client)

    entry = ModelLogEntry.objects.get(action="surveys.plan.made")
    assert "Crewe" not in f"{entry.data} {entry.label}"


def test_plan_leads_to_its_agreement(client, supporter, survey):
    plan = make_a_plan(survey)

    page = client.get(reverse("surveys:plan", args=["cheshire-east", plan.pk])).content.decode()

    assert 'href="/cheshire-east/care-at-home/together/"' in page


def test_plan_is_deleted_a_year_after_its_session_and_the_session_stays(
    supporter, survey, in_council, settings
):
    plan = make_a_plan(survey, supporter)
    session = plan.sessions.create(
        council=plan.council,
        survey=survey,
        key=uuid4(),
        code="ABCDEF",
        ends_by=timezone.now(),
    )
    day = timezone.localdate(plan.planned_for)

    assert forget_plans(day + timedelta(days=settings.PLAN_DAYS)) == 0
    assert forget_plans(day + timedelta(days=settings.PLAN_DAYS + 1)) == 1

    session.refresh_from_db()
    assert session.plan is None
