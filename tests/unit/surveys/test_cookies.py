"""The cookie of a person who answers: theirs alone, and gone with the browser."""

from uuid import uuid4

import pytest
from django.core import signing
from django.http import HttpResponse
from django.test import RequestFactory

from surveys import cookies
from surveys.models import Response
from surveys.places import Place

PLACE = Place("cheshire-east", "care-at-home")


def request_with(value: str | None):
    request = RequestFactory().get("/")
    if value is not None:
        request.COOKIES[cookies.NAME] = value
    return request


def remembered(response: Response):
    reply = HttpResponse()
    cookies.remember(reply, response, PLACE)
    return reply.cookies[cookies.NAME]


def test_token_comes_back_from_the_cookie():
    response = Response(token=uuid4())

    assert cookies.token_in(request_with(remembered(response).value)) == response.token


@pytest.mark.parametrize("value", [None, "", "x", ":", f"{uuid4()}", f"{uuid4()}:forged"])
def test_cookie_that_is_missing_broken_or_forged_names_nobody(value):
    assert cookies.token_in(request_with(value)) is None


def test_cookie_signed_for_something_else_names_nobody():
    value = signing.Signer(salt="another").sign(str(uuid4()))

    assert cookies.token_in(request_with(value)) is None


def test_cookie_signed_over_no_token_names_nobody():
    value = signing.Signer(salt="surveys.answers").sign("not-a-token")

    assert cookies.token_in(request_with(value)) is None


@pytest.mark.parametrize("secure", [True, False])
def test_cookie_is_for_this_survey_and_this_visit_only(settings, secure):
    settings.SESSION_COOKIE_SECURE = secure

    cookie = remembered(Response(token=uuid4()))

    assert cookie["path"] == "/cheshire-east/care-at-home/"
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert bool(cookie["secure"]) is secure
