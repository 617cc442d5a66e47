"""The gallery answers, shows everything, and stands on the layouts."""

import re

import pytest
from django.urls import reverse

from frontend.examples import EXAMPLES
from frontend.pictures import bank


@pytest.fixture
def page(client, db):
    response = client.get(reverse("frontend:gallery"))
    assert response.status_code == 200
    return response.content.decode()


def test_gallery_shows_every_component_and_every_picture(page):
    sections = re.findall(r'<section class="specimen" id="([^"]+)">', page)

    assert sections == [*EXAMPLES, "pictures"]
    assert page.count('src="/static/frontend/pictures/') >= len(bank())


def test_gallery_has_the_layout_of_a_respondent_page(page):
    assert '<html lang="en-gb" dir="ltr" data-branding="teal">' in page
    assert '<a class="skip-link" href="#main">' in page
    assert 'href="#get-help">Get help now</a>' in page
    assert 'href="tel:999"' in page


def test_gallery_uses_no_id_twice(page):
    ids = re.findall(r'\sid="([^"]+)"', page)

    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", ["question", "evidence"])
def test_gallery_page_is_shown(client, db, name):
    assert client.get(reverse("frontend:gallery-page", args=[name])).status_code == 200


def test_gallery_page_that_does_not_exist_is_a_plain_404(client, db):
    response = client.get(reverse("frontend:gallery-page", args=["nothing"]))

    assert response.status_code == 404
    assert "We cannot find this page" in response.content.decode()
