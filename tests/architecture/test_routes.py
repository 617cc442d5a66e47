"""Every address × every role × the wrong council (DESIGN §4.1, F12, F13)."""

import pytest
from django.urls import reverse
from django_scopes import scope

from cms.roles import ROLES, roles_with
from feedback.actions.boards import create_board
from feedback.actions.packs import freeze
from feedback.models import Board, Concern
from feedback.selectors.boards import handle_of
from surveys.models import SupportedSession, SurveyPage
from tests.architecture.routes import ANYONE, ROUTES, SIGNED_IN, our_routes
from tests.factories.cms import make_member
from tests.factories.evidence import count, said
from tests.factories.feedback import analysed
from tests.factories.paper import make_batch, make_typist, type_form
from tests.factories.plans import make_a_plan
from tests.factories.sessions import make_helped
from tests.factories.surveys import make_published_survey

STAFF = sorted(name for name, who in ROUTES.items() if who not in {ANYONE, SIGNED_IN})
NO_SURVEY = {
    *("surveys:join", "surveys:code", "surveys:code-change", "surveys:code-remove"),
    "surveys:credits",
}
ANSWERING = sorted(
    name
    for name, who in ROUTES.items()
    if name.startswith("surveys:") and who == ANYONE and name not in NO_SURVEY
)
HIDDEN_WORDS = "They came at noon and I was still in bed."


@pytest.fixture
def parts(framework, council):
    """One object of every kind at the council, as the parts of an address."""
    survey = make_published_survey(council)
    comment = analysed(survey, HIDDEN_WORDS)
    harmed = analysed(survey, "My carer hits me and I am frightened.")
    with scope(council=council):
        concern = Concern.objects.get(answer=harmed.answer)
        pack = freeze(survey=survey, by=None)
        quoted = said(survey, HIDDEN_WORDS, about="safeguarding")
        count(survey, about="safeguarding", comments=50, suggested=50)
        board = create_board(
            council=council, slug="carers", name="Carers", remit=[], members=[], by=None
        )
    typist = make_typist(council)
    batch = make_batch(survey, typist)
    type_form(batch, typist)
    helped = make_helped(survey)
    return {
        "council": council.slug,
        "session": helped.session_id,
        "plan": make_a_plan(survey).pk,
        "person": helped.number,
        "batch": batch.pk,
        "survey": survey.slug,
        "comment": comment.pk,
        "concern": concern.pk,
        "pack": pack.pk,
        "form": "json",
        "board": board.slug,
        "quote": handle_of(quoted.seal),
        "number": 1,
        "statement": "safeguarding",
    }


def _address(name: str, parts: dict, **other) -> str:
    route = next(route for route in our_routes() if route.name == name)
    return reverse(name, kwargs={part: (parts | other)[part] for part in route.parts})


def _ask(client, address: str):
    """Ask for an address the way it takes: some only take what a form sends."""
    response = client.get(address)
    return client.post(address, {}) if response.status_code == 405 else response


def test_every_address_has_a_row_and_every_row_an_address():
    names = {route.name for route in our_routes()}

    assert names == set(ROUTES)


@pytest.mark.parametrize("name", STAFF)
def test_address_of_staff_names_a_council(name):
    route = next(route for route in our_routes() if route.name == name)

    assert "council" in route.parts


@pytest.mark.parametrize("role", sorted(ROLES))
def test_role_opens_its_own_addresses_and_no_other(client, council, parts, role):
    user = make_member(None if role == "platform-administrator" else council, role)
    client.force_login(user)
    _seat(council, user)
    opened = {name for name in STAFF if _ask(client, _address(name, parts)).status_code < 404}

    assert opened == {name for name in STAFF if role in roles_with(ROUTES[name])}


def _seat(council, user) -> None:
    """Give somebody the objects that are one person's own, whoever that was."""
    with scope(council=council):
        SupportedSession.objects.update(supporter=user)
        Board.objects.get().members.add(user)


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"platform-administrator"}))
def test_role_at_another_council_opens_nothing_here(client, parts, other_council, role):
    client.force_login(make_member(other_council, role))

    statuses = {name: _ask(client, _address(name, parts)).status_code for name in STAFF}

    assert set(statuses.values()) == {404}, statuses


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"platform-administrator"}))
def test_object_of_another_council_is_not_found_under_ones_own(client, parts, other_council, role):
    """The number of somebody else's comment, pack or board, under the address of my council."""
    client.force_login(make_member(other_council, role))
    with_objects = [
        route.name for route in our_routes() if route.name in STAFF and len(route.parts) > 1
    ]

    for name in with_objects:
        response = _ask(client, _address(name, parts, council=other_council.slug))

        assert response.status_code == 404, name
        assert HIDDEN_WORDS not in response.content.decode()


@pytest.mark.parametrize("name", STAFF)
def test_nobody_signed_in_opens_no_address_of_staff(client, parts, name):
    response = _ask(client, _address(name, parts))

    assert response.status_code in {302, 403}
    assert HIDDEN_WORDS not in response.content.decode()


@pytest.mark.parametrize("name", ANSWERING)
def test_survey_is_not_answered_under_another_council(client, parts, other_council, name):
    response = _ask(client, _address(name, parts, council=other_council.slug))

    assert response.status_code in {303, 404}
    assert SurveyPage.objects.first().title not in response.content.decode()
