"""Signing in: by email, locked after repeated wrong passwords, never by signing up."""

import pytest
from django.urls import reverse

from tests.factories.cms import PASSWORD, make_member


@pytest.fixture
def reviewer(council):
    return make_member(council, "reviewer")


def _sign_in(client, email, password):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_staff_sign_in_with_email_and_land_at_their_desk(client, reviewer):
    response = _sign_in(client, reviewer.email, PASSWORD)

    assert response.status_code == 302
    desk = client.get(response.url).content.decode()
    assert "/review/cheshire-east/" in desk
    assert "/concerns/cheshire-east/" not in desk


def test_wrong_password_says_so_and_keeps_the_email(client, reviewer):
    page = _sign_in(client, reviewer.email, "not the password").content.decode()

    assert "There is a problem" in page
    assert reviewer.email in page


def test_five_wrong_passwords_lock_even_the_right_one_out(client, reviewer):
    for _ in range(5):
        _sign_in(client, reviewer.email, "not the password")

    locked = _sign_in(client, reviewer.email, PASSWORD)

    assert locked.status_code in {403, 429}
    assert "_auth_user_id" not in client.session


def test_nobody_signs_themselves_up(client, db):
    page = client.post(
        reverse("account_signup"), {"email": "new@example.org", "password1": PASSWORD}
    )

    assert "_auth_user_id" not in client.session
    assert page.status_code == 200


def test_desk_asks_for_sign_in(client, db):
    assert client.get("/desk/").url.startswith("/account/login/")
