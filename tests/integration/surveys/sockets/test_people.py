"""A person’s line: told of themselves and of the session’s end, never of what others do."""

from uuid import uuid4

import pytest

from surveys.actions.participants import allow, begin_answering, end_help
from surveys.actions.responses import save_answer
from surveys.actions.sessions import end_session, join_session
from surveys.given import SKIPPED
from tests.factories.surveys import make_response
from tests.integration.surveys.sockets.ears import OVER, READ, Ear, helped_cookie, story, write

pytestmark = pytest.mark.usefixtures("layer")


@pytest.fixture
def people(group_session):
    return [join_session(session=group_session, key=uuid4()) for _ in "12"]


@pytest.fixture
def ears(people, below):
    return [Ear(below, helped_cookie(person.token)) for person in people]


@story
async def test_person_is_told_of_their_own_changes_and_not_of_others(people, ears):
    mine, theirs = ears
    assert [await (await ear.opened()).heard() for ear in ears] == [READ, READ]

    await write(allow, participant=people[0], what="may_see_place", yes=True)

    assert await mine.heard() == READ
    assert await theirs.nothing()


@story
async def test_answers_of_others_wake_nobody_but_the_supporter(people, ears, survey):
    def answer():
        response = make_response(survey, send=False)
        begin_answering(participant=people[0], response=response)
        page = response.version.questions.get(key="together")
        save_answer(response=response, question=page, given=SKIPPED)

    for ear in ears:
        await (await ear.opened()).heard()

    await write(answer)

    assert await ears[0].nothing() and await ears[1].nothing()


@story
async def test_the_end_for_one_is_not_the_end_for_the_other(people, ears):
    for ear in ears:
        await (await ear.opened()).heard()

    await write(end_help, participant=people[0])

    assert [await ears[0].heard(), await ears[0].heard()] == [OVER, 4410]
    assert await ears[1].nothing()


@story
async def test_the_end_of_the_session_is_told_to_everybody(people, ears, group_session, supporter):
    for ear in ears:
        await (await ear.opened()).heard()

    await write(end_session, session=group_session, by=supporter)

    for ear in ears:
        assert [await ear.heard(), await ear.heard()] == [OVER, 4410]


@story
async def test_who_comes_back_after_the_end_hears_that_it_is_over(people, ears):
    await write(end_help, participant=people[0])

    ear = await ears[0].opened()

    assert [await ear.heard(), await ear.heard()] == [OVER, 4410]
