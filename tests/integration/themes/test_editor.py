"""Statements in the editor: read and chosen by anyone who may open it, edited by no one."""

import json

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import NoReverseMatch, reverse
from wagtail.snippets.blocks import SnippetChooserBlock

from tests.factories.themes import FrameworkFactory, IStatementFactory, load_reference_framework
from themes.models import IStatement, QualityStatement

pytestmark = pytest.mark.django_db

MODELS = [IStatement, QualityStatement]


@pytest.fixture
def framework():
    return load_reference_framework()


@pytest.fixture
def author(client):
    """Someone who may open the editor and holds no permission on statements."""
    person = get_user_model().objects.create_user("author@example.org", "a-long-password")
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return person


@pytest.fixture
def superuser(client):
    person = get_user_model().objects.create_superuser("all@example.org", "a-long-password")
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return person


def address(model, name, *args):
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def chooser_address(model, name, *args):
    return reverse(model.snippet_viewset.chooser_viewset.get_url_name(name), args=args)


@pytest.mark.parametrize("model", MODELS)
def test_author_can_list_statements(client, framework, author, model):
    page = client.get(address(model, "list"))

    assert page.status_code == 200
    for statement in model.objects.all():
        assert str(statement) in page.text


@pytest.mark.parametrize("model", MODELS)
def test_author_can_read_one_statement(client, framework, author, model):
    statement = model.objects.first()

    page = client.get(address(model, "inspect", statement.pk))

    assert page.status_code == 200
    assert str(statement) in page.text


def test_author_can_choose_an_i_statement(client, framework, author):
    statement = IStatement.objects.get(slug="feel-safe")

    offered = client.get(chooser_address(IStatement, "choose"))
    chosen = client.get(chooser_address(IStatement, "chosen", statement.pk))

    assert statement.text in json.loads(offered.content)["html"]
    assert json.loads(chosen.content)["result"]["id"] == str(statement.pk)
    assert json.loads(chosen.content)["result"]["string"] == statement.text


def test_chooser_block_accepts_an_i_statement(framework):
    statement = IStatement.objects.get(slug="feel-safe")
    block = SnippetChooserBlock(IStatement)

    value = block.clean(block.value_from_form(str(statement.pk)))

    assert value == statement


def test_chooser_offers_the_current_framework_on_one_page_with_no_form(client, framework, author):
    older = IStatementFactory(framework=FrameworkFactory(as_of="2001-01"))

    html = json.loads(client.get(chooser_address(IStatement, "choose")).content)["html"]

    assert html.count("data-chooser-modal-choice") == 24
    assert older.text not in html
    assert "create_action" not in html
    assert address(IStatement, "add") not in html


@pytest.mark.parametrize("who", ["author", "superuser"])
@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("view", ["add", "edit", "delete", "usage"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_can_change_a_statement(client, framework, request, who, model, view, method):
    request.getfixturevalue(who)
    statement = model.objects.first()
    before = list(model.objects.values())
    args = [] if view == "add" else [statement.pk]

    answer = getattr(client, method)(
        address(model, view, *args), {"text": "Changed", "name": "Changed"}
    )

    # Wagtail turns a refusal into its front page with a message.
    assert answer.status_code == 302
    assert answer.url == reverse("wagtailadmin_home")
    assert list(model.objects.values()) == before


@pytest.mark.parametrize("model", MODELS)
def test_superuser_cannot_create_a_statement_in_the_chooser(client, framework, superuser, model):
    count = model.objects.count()

    answer = client.post(chooser_address(model, "create"), {"text": "New"})

    assert answer.status_code == 302
    assert model.objects.count() == count


@pytest.mark.parametrize("model", MODELS)
def test_superuser_cannot_delete_statements_in_bulk(client, framework, superuser, model):
    count = model.objects.count()
    delete = reverse("wagtail_bulk_action", args=["themes", model._meta.model_name, "delete"])

    answer = client.post(f"{delete}?id={model.objects.first().pk}")

    assert answer.status_code == 302
    assert answer.url == reverse("wagtailadmin_home")
    assert model.objects.count() == count


@pytest.mark.parametrize("model", MODELS)
def test_superuser_is_offered_no_way_to_change_a_statement(client, framework, superuser, model):
    statement = model.objects.first()

    shown = client.get(address(model, "list")).text
    shown += client.get(address(model, "inspect", statement.pk)).text

    for view in ["edit", "delete"]:
        assert address(model, view, statement.pk) not in shown
    assert address(model, "add") not in shown
    with pytest.raises(NoReverseMatch):
        address(model, "copy", statement.pk)


def test_someone_who_may_not_open_the_editor_sees_no_statements(client, framework):
    person = get_user_model().objects.create_user("board@example.org", "a-long-password")
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")

    for url in [address(IStatement, "list"), chooser_address(IStatement, "choose")]:
        assert client.get(url).status_code == 302


def test_django_admin_knows_no_model_of_this_app():
    assert not [model for model in admin.site._registry if model._meta.app_label == "themes"]
