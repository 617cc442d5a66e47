"""Two tabs: one sends while the other saves. What was checked and sent is what stays."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait

import pytest
from django.db import connection, transaction
from django_scopes import scope

from surveys.actions.responses import AlreadySent, answers_sha256, save_answer, send_response
from surveys.given import SKIPPED
from surveys.models import Question, Response
from tests.factories.surveys import make_response

# Told with the stories, because its rows are really in the database too.
pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("db")]


@pytest.fixture
def response(house) -> Iterator[Response]:
    with scope(council=house.council):
        yield make_response(house.survey, {"together": "no"}, send=False)


@pytest.fixture
def question(response) -> Question:
    return response.version.questions.get(key="what-help")


def beside(response: Response, act: Callable[[], object]) -> Future:
    """Begin to do it on a connection of its own."""

    def on_its_own() -> object:
        try:
            with scope(council=response.council):
                return act()
        finally:
            connection.close()

    return ThreadPoolExecutor(1).submit(on_its_own)


def save(response: Response, question: Question) -> None:
    save_answer(response=response, question=question, given=SKIPPED)


def test_saving_waits_for_sending_and_is_then_refused(response, question):
    with transaction.atomic():
        sent = send_response(response=response)
        saving = beside(response, lambda: save(response, question))
        assert not wait([saving], timeout=0.5).done

    with pytest.raises(AlreadySent):
        saving.result(timeout=10)
    assert answers_sha256(response) == sent.answers_sha256


def test_sending_waits_for_saving_and_sends_that_too(response, question):
    with transaction.atomic():
        save(response, question)
        sending = beside(response, lambda: send_response(response=response))
        assert not wait([sending], timeout=0.5).done

    assert answers_sha256(response) == sending.result(timeout=10).answers_sha256
    assert response.answers.filter(question=question).exists()
