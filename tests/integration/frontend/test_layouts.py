"""The layouts and the error pages, with and without a council."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string

from frontend.examples import COUNCIL


def test_respondent_layout_wears_the_council_branding():
    html = render_to_string("layouts/respondent.html", {"council": {**COUNCIL, "branding": "plum"}})

    assert 'data-branding="plum"' in html
    assert "Cheshire East" in html


def test_title_says_first_that_there_is_a_problem():
    html = render_to_string("layouts/respondent.html", {"errors": [{"text": "Choose one."}]})

    assert "<title>Problem: " in html


def test_staff_layout_shows_where_someone_is_and_lets_them_out(rf, django_user_model):
    user = django_user_model(email="sam@example.org")
    nav = [{"label": "Review", "url": "/review/", "count": 14, "current": True}]

    html = render_to_string("layouts/staff.html", {"staff_nav": nav, "user": user}, rf.get("/"))

    assert '<a href="/review/" aria-current="page">Review (14)</a>' in html
    assert "sam@example.org" in html
    assert 'method="post" action="/account/logout/"' in html
    assert "csrfmiddlewaretoken" in html


def test_staff_layout_offers_no_way_out_to_nobody(rf):
    html = render_to_string("layouts/staff.html", {"user": AnonymousUser()})

    assert "Sign out" not in html


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500", "closed"])
def test_error_page_needs_no_context_and_always_gives_help(name):
    html = render_to_string(f"{name}.html")

    assert html.count("<h1") == 1
    assert 'href="tel:999"' in html


def test_server_error_page_does_not_ask_for_built_files(settings):
    # The list of built files may be what is missing.
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }

    assert "/static/frontend/site.css" in render_to_string("500.html")


def test_closed_page_says_where_to_go():
    links = [{"label": "What happened next", "url": "/next/"}]

    html = render_to_string("closed.html", {"council": COUNCIL, "links": links})

    assert '<a href="/next/">What happened next</a>' in html
    assert "0300 123 5034" in html
