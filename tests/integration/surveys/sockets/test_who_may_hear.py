"""Every bad way in, and rights that go in the middle: closed with a reason."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import signing
from django.utils import timezone

from cms.actions.memberships import revoke
from cms.models import Council, Membership, User
from surveys.actions.screens import tell_screens
from surveys.actions.sessions import join_session
from surveys.models import SupportedSession
from tests.factories.cms import make_member
from tests.factories.surveys import make_published_survey
from tests.integration.surveys.sockets.ears import (
    OVER,
    READ,
    Ear,
    helped_cookie,
    signed_in_as,
    story,
    write,
)

STRANGER = 4404


@pytest.fixture
def person(session):
    return join_session(session=session, key=uuid4())


@story
async def test_nobody_is_signed_in(at):
    ear = await Ear(at).opened()

    assert await ear.heard() == STRANGER


@pytest.mark.parametrize("value", ["", "x", "0" * 32, "../../etc", "é" * 40])
@story
async def test_sign_in_is_forged(at, value):
    ear = await Ear(at, {settings.SESSION_COOKIE_NAME: value}).opened()

    assert await ear.heard() == STRANGER


@pytest.mark.parametrize("role", ["author", "council-administrator", "evidence-lead"])
@story
async def test_role_may_not_run_sessions(session, at, council, role):
    def take_over():
        user = make_member(council, role)
        SupportedSession.objects.filter(pk=session.pk).update(supporter=user)
        return signed_in_as(user)

    ear = await Ear(at, await write(take_over)).opened()

    assert await ear.heard() == STRANGER


@story
async def test_session_is_somebody_elses(at, council):
    colleague = await write(make_member, council, "supporter", "colleague@example.org")
    ear = await Ear(at, await write(signed_in_as, colleague)).opened()

    assert await ear.heard() == STRANGER


@pytest.mark.parametrize("place", ["leeds", "nowhere"])
@story
async def test_session_is_at_another_council(
    session, at, signed_in, supporter, other_council, place
):
    await write(
        lambda: Membership.objects.create(user=supporter, council=other_council, role="supporter")
    )
    ear = await Ear(f"/sockets/sessions/{place}/{session.pk}/", signed_in).opened()

    assert await ear.heard() == STRANGER


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30])
@story
async def test_there_is_no_such_session(council, signed_in, number):
    ear = await Ear(f"/sockets/sessions/{council.slug}/{number}/", signed_in).opened()

    assert await ear.heard() == STRANGER


@pytest.mark.parametrize("path", ["/", "/sockets/", "/sockets/sessions/x/y/", "/a/b/c/d/e/"])
@story
async def test_address_leads_nowhere(db, path):
    ear = await Ear(path).opened()

    assert await ear.heard() == STRANGER


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "http://testserver.evil.example", "http://testserver:81", "null", ""],
)
@story
async def test_other_sites_are_refused_before_anything_is_read(at, signed_in, origin):
    ear = await Ear(at, signed_in, origin=origin).opened()

    assert (await ear.receive_output(5))["type"] == "websocket.close"


def be_let_go(session, user):
    User.objects.filter(pk=user.pk).update(is_active=False)


def hand_over(session, user):
    SupportedSession.objects.filter(pk=session.pk).update(supporter=None)


def sign_out(session, user):
    Session.objects.all().delete()


def change_password(session, user):
    user.set_password("another long made-up password")
    user.save()


def be_switched_off(session, user):
    Council.objects.filter(pk=session.council_id).update(is_on=False)


@pytest.mark.parametrize(
    "happens", [be_let_go, hand_over, sign_out, change_password, be_switched_off]
)
@story
async def test_right_that_is_gone_in_the_middle_closes_the_line(
    session, at, signed_in, supporter, happens, monkeypatch
):
    monkeypatch.setattr("surveys.consumers.lines.LOOK_EVERY", 0)
    ear = await Ear(at, signed_in).opened()
    assert await ear.heard() == READ

    await write(happens, session, supporter)
    await write(tell_screens, session.pk)

    # That something has changed, but not what.
    assert [await ear.heard(), await ear.heard()] == [READ, STRANGER]


@story
async def test_role_that_is_taken_away_closes_the_line_at_once(at, signed_in, supporter):
    ears = [await Ear(at, signed_in).opened() for _ in "12"]
    assert [await ear.heard() for ear in ears] == [READ, READ]

    await write(revoke, membership=await write(supporter.memberships.get), by=None)

    assert [await ear.heard() for ear in ears] == [STRANGER, STRANGER]


@story
async def test_session_whose_time_is_over_is_over(session, at, signed_in):
    past = timezone.now() - timedelta(seconds=1)
    await write(lambda: SupportedSession.objects.filter(pk=session.pk).update(ends_by=past))
    ear = await Ear(at, signed_in).opened()

    assert [await ear.heard(), await ear.heard()] == [OVER, 4410]


@pytest.mark.parametrize(
    "cookie",
    [
        {},
        {"helped": ""},
        {"helped": "x:y"},
        {"helped": signing.Signer(salt="surveys.helped").sign("not-a-token")},
        {"helped": signing.Signer(salt="surveys.helped").sign(str(uuid4()))},
    ],
    ids=["none", "empty", "forged", "no token", "nobody's"],
)
@story
async def test_person_is_nobody(session, below, cookie):
    ear = await Ear(below, cookie).opened()

    assert await ear.heard() == STRANGER


@story
async def test_token_that_was_not_signed_by_us_for_this_opens_nothing(person, below):
    other = signing.Signer(salt="surveys.answers").sign(str(person.token))
    ear = await Ear(below, {"helped": other}).opened()

    assert await ear.heard() == STRANGER


@pytest.mark.parametrize("place", ["leeds/everyday-life", "cheshire-east/another"])
@story
async def test_person_is_helped_at_another_survey(person, council, other_council, place):
    await write(make_published_survey, council, "another")
    ear = await Ear(f"/{place}/help/socket/", helped_cookie(person.token)).opened()

    assert await ear.heard() == STRANGER
