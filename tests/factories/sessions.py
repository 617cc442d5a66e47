"""Sessions as a supporter starts them, and people in them."""

from uuid import uuid4

from django_scopes import scope

from surveys.actions.sessions import join_session, start_session
from surveys.models import Participant, SupportedSession, SurveyPage
from tests.factories.cms import make_member


def make_session(survey: SurveyPage, supporter=None, **more) -> SupportedSession:
    """A session that goes on, of this supporter or of one made for it."""
    with scope(council=survey.council):
        by = supporter or make_member(survey.council, "supporter", "somebody-who-helps@example.org")
        return start_session(survey=survey, key=uuid4(), supporter=by, **more)


def make_helped(survey: SurveyPage, supporter=None, **more) -> Participant:
    """Somebody who has joined a session of their own, and allowed nothing yet."""
    session = make_session(survey, supporter, **more)
    with scope(council=survey.council):
        return join_session(session=session, key=uuid4())
