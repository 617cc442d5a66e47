"""What is not a sending of ours is refused with a plain reason: nothing stored, never a 500."""

import json

import pytest
from django.test import Client
from django.utils import timezone

from cms.models import Membership
from surveys.models import Response
from surveys.offline import LONGEST_SENDING
from tests.factories.cms import make_member
from tests.integration.surveys.offline.parcels import given, post, send, sending_for

DEEP = "[" * 100_000
WRONG = [
    None,
    True,
    0,
    -1,
    2**70,
    "",
    "x",
    "\x00",
    "\ud800",
    [],
    [[]],
    {},
    "2026-02-30",
    ["x"] * 501,
]


@pytest.fixture(autouse=True)
def chosen(in_council):
    """Every test may ask for the council's rows."""


def assert_refused(reply) -> None:
    assert 400 <= reply.status_code < 500, reply.status_code
    assert reply.json()["state"] != "kept"
    assert reply.json()["reason"]
    assert not Response.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        *("", "{", "null", "[]", '"x"', "1", "NaN", '{"sending": NaN}', "\x00", DEEP),
        *(b"\xff\xfe", b"\xed\xa0\x80", '{"sending": {}, "clock": ""}', "9" * 10_000),
        *('{"sending": [], "clock": []}', '{"clock": "2026-01-01T00:00:00Z"}'),
    ],
)
def test_body_that_is_no_sending_is_refused(device, home, body):
    assert_refused(post(device, home, body))


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: repr(wrong)[:20])
def test_wrong_value_in_any_field_is_no_server_error(device, home, survey, wrong):
    sending = sending_for(survey)

    for name in sending:
        reply = send(device, home, sending_for(survey) | {name: wrong})
        assert reply.status_code < 500, (name, reply.content)
        if reply.status_code == 200:
            # No answers are fine; so is any way to reach somebody who did not agree to that.
            assert name == "contact" or wrong in ("", []), name
            Response.objects.all().delete()


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: repr(wrong)[:20])
def test_wrong_value_in_any_part_of_an_answer_is_no_server_error(device, home, survey, wrong):
    for name in given("together", ["no"]):
        page = given("together", ["no"]) | {name: wrong}
        reply = send(device, home, sending_for(survey, {}) | {"answers": [page]})
        assert reply.status_code < 500, (name, reply.content)
        Response.objects.all().delete()


@pytest.mark.parametrize(
    "change",
    [
        {"consent": []},
        {"consent": ["theme"]},
        {"answers": [given("together", ["maybe"])]},
        {"answers": [given("together", ["yes", "no"])]},
        {"answers": [given("together", ["no"]), given("together", ["yes"])]},
        {"answers": [given("nothing", ["no"])]},
        {"answers": [given("nearly-there")]},
        {"answers": [given("better", text="a" * 10_001)]},
        {"answers": [given("better", text="\x07")]},
        {"answers": [given("better", ["dont_know"], "and words")]},
        {"about": [given("age-band", ["x"])]},
        {"consent": ["keep", "contact"], "contact": "0" * 301},
        {"seal": "1:2:3"},
        {"version": 999_999},
        {"language": "xx"},
        {"voice": "nobody"},
        {"given_at": "2026-11-22T10:00:00"},
        {"given_at": "0001-01-01T00:00:00+00:00"},
        {"given_at": "9999-12-31T23:59:59-12:00"},
    ],
    ids=str,
)
def test_sending_with_one_thing_wrong_stores_nothing(device, home, survey, change):
    reply = send(device, home, sending_for(survey) | change)

    if reply.status_code == 200 and "9999" in str(change):
        return  # a time that has not come counts as now
    assert_refused(reply)


@pytest.mark.parametrize("clock", ["", "x", "2026-02-30T00:00:00Z", "0001-01-01T00:00:00Z"])
def test_broken_clock_of_a_device_is_no_server_error(device, home, survey, clock):
    sending = sending_for(survey)
    body = json.dumps({"sending": sending, "clock": clock})

    assert post(device, home, body).status_code < 500


def test_what_is_too_long_is_refused_before_it_is_read(device, home):
    reply = post(device, home, "x" * (LONGEST_SENDING + 1))

    assert reply.status_code == 413
    assert_refused(reply)


def test_survey_of_another_council_is_refused(device, home, survey, other_council, client):
    sending = sending_for(survey)
    client.force_login(make_member(other_council, "supporter"))

    reply = send(client, f"/offline/{other_council.slug}/", sending)

    assert_refused(reply)
    assert send(client, home, sending).status_code == 404


def test_who_lost_the_role_sends_nothing(device, home, survey, supporter):
    sending = sending_for(survey)
    Membership.objects.filter(user=supporter).delete()

    assert device.get(f"{home}send/").status_code == 404
    assert send(device, home, sending).status_code == 404
    assert not Response.objects.exists()


def test_who_is_signed_out_is_led_to_the_door(home, survey):
    reply = send(Client(), home, sending_for(survey))

    assert reply.status_code == 302
    assert reply["Location"].startswith("/account/login/")
    assert not Response.objects.exists()


def test_nothing_is_taken_without_the_token_of_our_page(home, survey, supporter):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(supporter)
    sending = sending_for(survey)

    assert send(strict, home, sending).status_code == 403
    token = strict.get(f"{home}send/").json()["token"]
    body = json.dumps({"sending": sending, "clock": timezone.now().isoformat()})
    reply = strict.post(
        f"{home}send/", body, content_type="application/json", headers={"x-csrftoken": token}
    )

    assert reply.status_code == 200


def test_refusal_names_no_words_of_the_answers(device, home, survey, caplog):
    said = "My daughter Wilhelmina comes on Sundays."
    sending = sending_for(survey, {"better": {"text": said, "choice": ["dont_know"]}})

    reply = send(device, home, sending)

    assert reply.status_code == 422
    assert "Wilhelmina" not in reply.content.decode() + caplog.text
