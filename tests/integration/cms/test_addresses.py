"""Addresses: the shared host, a council's own host, and what is nowhere."""

import pytest


def test_first_page_lists_councils_that_are_switched_on(client, council):
    page = client.get("/").content.decode()

    assert "Cheshire East Council" in page
    assert "Leeds" not in page


def test_council_page_names_its_surveys_before_its_other_pages(client, survey):
    page = client.get("/cheshire-east/").content.decode()

    assert 0 < page.index("/cheshire-east/care-at-home/") < page.index("/cheshire-east/privacy/")


def test_first_page_shows_accounts_only_on_a_demonstration_machine(client, council, settings):
    settings.DEMONSTRATION = False

    page = client.get("/").content.decode()

    assert "demonstration" not in page.lower()


@pytest.mark.parametrize(
    ("host", "path"),
    [
        ("testserver", "/cheshire-east/"),
        ("cheshire-east.localhost", "/"),
        ("cheshire-east.localhost", "/cheshire-east/"),
        ("testserver", "/cheshire-east/privacy/"),
        ("cheshire-east.localhost", "/privacy/"),
        ("cheshire-east.localhost", "/cheshire-east/privacy/"),
    ],
)
def test_council_page_opens_on_both_hosts_by_both_addresses(client, council, host, path):
    page = client.get(path, headers={"host": host})

    assert page.status_code == 200
    assert "Cheshire East Council" in page.content.decode()


@pytest.mark.parametrize("path", ["/nowhere/", "/cheshire-east/nowhere/", "/leeds/", "/a/b/c/d/"])
def test_unknown_address_is_a_plain_404(client, council, path):
    page = client.get(path)

    assert page.status_code == 404


def test_404_below_a_council_shows_its_help_line(client, council):
    page = client.get("/cheshire-east/nowhere/").content.decode()

    assert "0300 123 5010" in page
    assert "999" in page


def test_council_that_is_switched_off_is_nowhere(client, council):
    council.is_on = False
    council.save()

    assert client.get("/review/cheshire-east/").status_code in {302, 404}
    assert client.get("/cheshire-east/nowhere/").status_code == 404


def test_health_pages_name_the_part_that_fails(client, db, monkeypatch):
    from cms.views import health

    fine = client.get("/health/ready")
    monkeypatch.setitem(health.PARTS, "database", lambda: 1 / 0)
    failing = client.get("/health/ready")

    assert (fine.status_code, fine.json()["failing"]) == (200, [])
    assert (failing.status_code, failing.json()["failing"]) == (503, ["database"])
    assert client.get("/health/live").status_code == 200


def test_uploaded_picture_may_be_drawn_but_not_run(client, db):
    from tests.factories.cms import make_picture

    picture = make_picture()

    response = client.get(picture.file.url)
    response.close()

    assert response.status_code == 200
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_public_pages_allow_nothing_but_our_own_files(client, council):
    policy = client.get("/cheshire-east/")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy


def test_no_cookie_outlives_the_browser(client, council):
    response = client.get("/cheshire-east/")

    assert all(not cookie["max-age"] for cookie in response.cookies.values())


def test_expired_form_gets_a_plain_sentence(council):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "a"})

    assert response.status_code == 403
    assert "Traceback" not in response.content.decode()
