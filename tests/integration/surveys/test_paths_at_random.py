"""Random surveys, walked at random: what is stored is what is asked, and nothing else is lost."""

from random import Random

import pytest
from django_scopes import scope

from surveys.actions.refusals import NoLongerAsked, TakesOut
from surveys.actions.responses import save_answer, send_response
from surveys.given import understand
from surveys.models import Answer, Question, Response, SurveyVersion
from surveys.selectors.responses import answers_of, pages_of, path_of
from tests.factories.random_paths import random_choices, random_questions
from tests.factories.surveys import make_response

STEPS = 60


@pytest.fixture
def random_response(survey, request) -> Response:
    """A draft of a survey whose pages were put together at random."""
    with scope(council=survey.council):
        response = make_response(survey, send=False)
        version = SurveyVersion.objects.create(
            council=survey.council, survey=survey, number=99, title="Random", months_kept=24
        )
        Question.objects.bulk_create(
            Question(council=survey.council, version=version, **page)
            for page in random_questions(Random(request.param), 14)
        )
        Response.objects.filter(pk=response.pk).update(version=version)
        response.refresh_from_db()
        response.random = Random(request.param)
        yield response


def stored(response: Response) -> dict[int, tuple]:
    return {
        key: (row.state, row.choice, tuple(row.choices), row.text)
        for key, row in answers_of(response).items()
    }


def step(response: Response) -> None:
    """Answer any page, change how to read, agree or not; then look at what is stored."""
    random = response.random
    response.variant = random.choice([response.variant] * 9 + ["easy_read", "standard"])
    page = random.choice([page for page in pages_of(response) if page.kind != "information"])
    given = understand(page, random_choices(random, page))
    before = stored(response)
    try:
        path = save_answer(response=response, question=page, given=given)
    except NoLongerAsked:
        assert stored(response) == before
        return
    except TakesOut as change:
        assert stored(response) == before
        if random.random() < 0.5:
            return
        agreed = {answer.question_id for answer in change.answers}
        path = save_answer(response=response, question=page, given=given, agreed=agreed)
    else:
        agreed = set()
    _check(response, before, page, given, path, agreed)


def _check(response, before, page, given, path, agreed) -> None:
    now = stored(response)
    lost = {key for key in before if key not in now}
    on_path = {each.pk for each in path}
    assert now[page.pk] == (given.state, given.choice, given.choices, given.text)
    assert set(now) <= on_path
    assert {key: now[key] for key in now if key != page.pk} == {
        key: row for key, row in before.items() if key not in lost and key != page.pk
    }
    assert not lost & on_path
    assert {key for key in lost if before[key][0] != "skipped"} == agreed


@pytest.mark.parametrize("random_response", range(8), indirect=True)
def test_only_what_is_asked_is_stored_and_nothing_else_is_lost(random_response):
    for _ in range(STEPS):
        step(random_response)
    path, answers = path_of(random_response)
    kept = stored(random_response)

    send_response(response=random_response)

    assert answers
    assert set(answers) <= {page.pk for page in path}
    assert stored(random_response) == kept
    assert Answer.objects.filter(response=random_response).count() == len(kept)
