"""Rubbish into every form of plans, groups and devices that are handed round: never a 500."""

import pytest
from django.test import Client
from django_scopes import scope

from surveys.models import ClosedQuestion, SessionPlan
from tests.factories.cms import make_member
from tests.factories.plans import make_a_plan
from tests.integration.rubbish import DONE, VALUES
from tests.integration.surveys.groups.people import make_group
from tests.integration.surveys.walking import hidden_fields

AT = "/sessions/cheshire-east/"
PLAN = ("survey", "kind", "venue", "day", "time", "size_band", "access_needs", "access_notes")
MORE = ("interpreter", "breaks", "observers", "key")
FORMS = [
    *[("plans/make/", field) for field in (*PLAN, *MORE)],
    *[("plans/{plan}/change/", field) for field in (*PLAN, *MORE)],
    *[
        ("plans/{plan}/start/", "key"),
        ("plans/{plan}/start/", "helper"),
        ("plans/{plan}/delete/", "nonsense"),
    ],
    *[("hand-over/", field) for field in ("survey", "helper", "group", "plan", "key")],
    *[("group/", field) for field in ("survey", "helper", "key")],
    *[("{group}/screen/", field) for field in ("do", "key")],
]
# As somebody fills them in who knows what they do.
FILLED = {
    "survey": "care-at-home",
    "kind": "group",
    "venue": "Hall",
    "day": "2099-01-01",
    "time": "10:30",
    "size_band": "1",
    "breaks": "20",
    "helper": "staff",
}


@pytest.mark.parametrize(("page", "field"), FORMS)
def test_rubbish_is_never_a_server_error(survey, council, page, field):
    supporter = make_member(council, "supporter")
    plan, group = make_a_plan(survey), make_group(survey, supporter)
    address = f"{AT}{page.format(plan=plan.pk, group=group.pk)}"
    client = Client(raise_request_exception=False)

    for value in DONE if field == "do" else VALUES:
        client.force_login(supporter)
        shown = hidden_fields(client.get(address, follow=True).content.decode())
        reply = client.post(address, FILLED | shown | {field: value})

        assert reply.status_code in {200, 303, 404, 409, 422}, (page, field, value[:50])
    with scope(council=council):
        assert SessionPlan.objects.count() <= 1
        assert not ClosedQuestion.objects.exists()


@pytest.mark.parametrize("value", VALUES)
def test_rubbish_in_the_cookie_or_address_is_never_a_server_error(survey, value):
    client = Client(raise_request_exception=False)
    client.cookies["handed"] = value.encode("ascii", "ignore").decode().replace("\x00", "")

    for page in ("", "together/", "together/?no=x", "cleared/", "agree/"):
        assert client.get(f"/cheshire-east/care-at-home/{page}").status_code == 200, page
