"""A supporter in a browser of their own, a plan, and a group that goes on."""

from dataclasses import dataclass

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from django_scopes import scope
from playwright.sync_api import Page

from cms.models import User
from surveys.actions.sessions import end_session
from surveys.models import SessionPlan, SupportedSession
from tests.factories.cms import make_member
from tests.factories.plans import make_a_plan
from tests.functional.house import House
from tests.integration.surveys.groups.people import join_all, make_group


@dataclass(frozen=True)
class Prepared:
    """What is there when these stories begin."""

    supporter: User
    plan: SessionPlan
    group: SupportedSession
    closed: SupportedSession

    @property
    def at(self) -> str:
        return "/sessions/cheshire-east/"

    def screen(self, group: SupportedSession) -> str:
        return f"{self.at}{group.pk}/screen/"


@pytest.fixture(scope="session")
def prepared(house: House, django_db_blocker) -> Prepared:
    with django_db_blocker.unblock():
        supporter = make_member(house.council, "supporter", "groups@example.org")
        facts = {"observers": ["council", "trainee"], "access_needs": ["step_free", "bsl"]}
        plan = make_a_plan(house.survey, interpreter="Polish", breaks="20", **facts)
        make_a_plan(house.survey, venue="Church hall", planned_for=timezone.now())
        group, closed = (make_group(house.survey, supporter) for _ in range(2))
        join_all(closed, yes=9, no=6)
        return Prepared(supporter, plan, group, closed)


@pytest.fixture
def signed_in(page: Page, prepared: Prepared, server) -> Page:
    """The supporter's browser."""
    client = Client()
    client.force_login(prepared.supporter, "django.contrib.auth.backends.ModelBackend")
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.session.session_key}
    page.context.add_cookies([cookie | {"url": server.url}])
    return page


def end_all(house: House, kind: str) -> None:
    """End every session of this kind, as their supporter does from another device."""
    with scope(council=house.council):
        for session in SupportedSession.objects.filter(kind=kind, ended_at=None):
            end_session(session=session, by=None)
