"""What is still waiting to be sent: a number for each session, and nothing of what was said."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from django_scopes import scope

from surveys.actions.participants import begin_answering
from surveys.actions.sessions import end_session, join_session, start_session
from surveys.models import SupportedSession
from surveys.selectors.sessions import waiting_to_be_sent
from tests.factories.cms import make_member
from tests.factories.surveys import make_response


@pytest.fixture
def supporter(council):
    return make_member(council, "supporter")


def begin(survey, supporter, *, drafts: int = 0, sent: int = 0, joined: int = 0):
    """A group in which people began, sent, or only joined."""
    with scope(council=survey.council):
        session = start_session(survey=survey, key=uuid4(), supporter=supporter, kind="group")
        for number in range(drafts + sent + joined):
            person = join_session(session=session, key=uuid4())
            if number < drafts + sent:
                response = make_response(survey, send=False)
                begin_answering(participant=person, response=response)
                if number >= drafts:
                    from surveys.actions.responses import send_response

                    send_response(response=response)
    return session


def test_only_what_was_begun_and_not_sent_is_waiting(survey, supporter):
    session = begin(survey, supporter, drafts=3, sent=2, joined=4)

    with scope(council=survey.council):
        assert waiting_to_be_sent(supporter) == {session.pk: 3}


def test_session_with_nothing_waiting_is_left_out(survey, supporter):
    begin(survey, supporter, sent=2)

    with scope(council=survey.council):
        assert waiting_to_be_sent(supporter) == {}


def test_others_sessions_and_those_of_yesterday_are_left_out(survey, supporter, council):
    begin(survey, make_member(council, "supporter", "other@example.org"), drafts=1)
    old = begin(survey, supporter, drafts=1)

    with scope(council=council):
        yesterday = timezone.now() - timedelta(days=1)
        SupportedSession.objects.filter(pk=old.pk).update(started_at=yesterday)
        assert waiting_to_be_sent(supporter) == {}


def test_ended_session_says_nothing_more(survey, supporter):
    session = begin(survey, supporter, drafts=2)

    with scope(council=survey.council):
        end_session(session=session, by=supporter)
        assert waiting_to_be_sent(supporter) == {}


def test_it_is_one_query_however_many_sessions(survey, supporter, django_assert_num_queries):
    for _ in range(3):
        begin(survey, supporter, drafts=1)

    with scope(council=survey.council), django_assert_num_queries(1):
        assert len(waiting_to_be_sent(supporter)) == 3
