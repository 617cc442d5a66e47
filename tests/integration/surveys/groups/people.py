"""People in a group, each answering for themselves."""

from uuid import uuid4

from django_scopes import scope

from surveys.actions.participants import begin_answering
from surveys.actions.responses import Consent, save_answer, start_response
from surveys.actions.sessions import join_session, start_session
from surveys.given import understand
from surveys.models import Question, SupportedSession, SurveyVersion
from tests.integration.surveys.walking import hidden_fields


def make_group(survey, supporter) -> SupportedSession:
    """A group that goes on."""
    with scope(council=survey.council):
        return start_session(survey=survey, key=uuid4(), supporter=supporter, kind="group")


def question_of(survey, key: str = "together") -> Question:
    with scope(council=survey.council):
        return SurveyVersion.objects.latest_of(survey).questions.get(key=key)


def join(session, choice: str = "", key: str = "together", voice: str = "person"):
    """Somebody joins and, when told what, answers; "" answers nothing."""
    with scope(council=session.council):
        person = join_session(session=session, key=uuid4())
        version = SurveyVersion.objects.latest_of(session.survey)
        consent = Consent(keep=True)
        response = start_response(
            version=version, start_key=uuid4(), variant="easy_read", consent=consent
        )
        begin_answering(participant=person, response=response)
        if voice != "person":
            type(response).objects.filter(pk=response.pk).update(voice=voice)
        if choice:
            question = version.questions.get(key=key)
            given = understand(question, {"choice": [choice]})
            save_answer(response=response, question=question, given=given)
    return person


def join_all(session, **numbers: int) -> None:
    """So many people choose each of these."""
    for choice, number in numbers.items():
        for _ in range(number):
            join(session, choice)


def press(client, session, do: str):
    """Press a button of the shared screen as it is now."""
    address = f"/sessions/{session.council.slug}/{session.pk}/screen/"
    key = hidden_fields(client.get(address).content.decode())["key"]
    return client.post(address, {"key": key, "do": do})
