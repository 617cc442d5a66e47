"""Plans of sessions, made through the same action as the web."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone
from django_scopes import scope

from surveys.actions.plans import Facts, make_plan
from surveys.models import SessionPlan, SurveyPage


def make_a_plan(survey: SurveyPage, by=None, **facts) -> SessionPlan:
    """A plan for tomorrow at a day centre; `facts` override."""
    said = {"venue": "Day centre", "planned_for": timezone.now() + timedelta(days=1)} | facts
    with scope(council=survey.council):
        return make_plan(facts=Facts(survey=survey, **said), key=uuid4(), by=by)
