"""The editor: an author of one council neither sees nor touches another's pages or pictures."""

import pytest
from django.urls import reverse
from wagtail.models import Collection

from cms.actions.memberships import grant, revoke
from cms.models import Membership, Picture
from tests.factories.cms import make_member, make_picture, make_user


@pytest.fixture
def author(council, client):
    user = make_member(council, "author")
    client.force_login(user)
    return user


def test_author_reaches_the_editor_and_their_own_tree(client, author, council):
    explorer = client.get(reverse("wagtailadmin_explore", args=[council.page.pk]))

    assert explorer.status_code == 200


def test_author_cannot_open_anothers_tree(client, author, other_council):
    page = other_council.page

    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    add = client.get(reverse("wagtailadmin_pages:add", args=["surveys", "surveypage", page.pk]))
    explore = client.get(reverse("wagtailadmin_explore", args=[page.pk]))

    assert edit.status_code == add.status_code == 302
    assert other_council.name not in explore.content.decode()


def test_author_does_not_find_anothers_pages_by_searching(client, author, other_council):
    found = client.get(reverse("wagtailadmin_pages:search"), {"q": "Leeds"})

    assert "Leeds Council" not in found.content.decode()


def test_author_may_choose_from_the_bank_and_their_own_pictures_only(
    client, author, council, other_council
):
    theirs = Collection.objects.get(name="Leeds")
    make_picture("Their town hall", collection=theirs)
    make_picture("Our town hall", collection=Collection.objects.get(name="Cheshire East"))
    make_picture("A bank picture", collection=Collection.objects.get(name="Picture bank"))

    chooser = client.get(reverse("wagtailimages_chooser:choose")).content.decode()

    assert "Our town hall" in chooser
    assert "A bank picture" in chooser
    assert "Their town hall" not in chooser
    assert Picture.objects.count() == 3


def test_reviewer_has_no_way_into_the_editor(client, council):
    client.force_login(make_member(council, "reviewer"))

    assert client.get(reverse("wagtailadmin_home")).status_code == 302


def test_role_taken_away_closes_the_editor(client, author, council):
    revoke(membership=Membership.objects.get(user=author), by=None)
    client.force_login(type(author).objects.get(pk=author.pk))

    assert client.get(reverse("wagtailadmin_home")).status_code == 302


def test_role_given_twice_is_held_once(council):
    user = make_user()

    grant(user=user, council=council, role="author", by=None)
    grant(user=user, council=council, role="author", by=None)

    assert user.memberships.count() == 1
