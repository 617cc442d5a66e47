"""Whatever happens in whatever order: nothing hidden is sent, and nothing unconfirmed is stored."""

from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from uuid import uuid4

import pytest

from surveys.actions.participants import ALLOWED, allow, begin_answering, end_help, pause, stand_at
from surveys.actions.refusals import SessionError
from surveys.actions.responses import save_answer, send_response
from surveys.actions.sessions import end_session, join_session, start_session
from surveys.actions.suggestions import accept, refuse_suggestion, suggest
from surveys.given import Given
from surveys.models import Answer, Participant, Question, Response, SupportedSession
from surveys.selectors.responses import answers_of, pages_of
from surveys.selectors.sessions import Seen, seen_by_supporter, waiting_for
from tests.factories.cms import make_member
from tests.factories.surveys import make_response

STEPS = 80


@dataclass
class Told:
    """What one person said and decided, kept here apart from what the platform keeps."""

    allowed: set[str] = field(default_factory=set)
    paused: bool = False
    ended: bool = False
    sent: bool = False
    at: int | None = None
    confirmed: dict[int, str] = field(default_factory=dict)
    response: Response | None = None

    def shows(self, *what: str) -> bool:
        return not (self.paused or self.ended or self.sent) and self.allowed >= set(what)


class Room:
    """A group session with three people, where anything may happen next."""

    def __init__(self, survey, supporter, seed: int) -> None:
        self.random = Random(seed)
        self.survey, self.supporter = survey, supporter
        self.session = start_session(survey=survey, key=uuid4(), supporter=supporter, kind="group")
        self.told: dict[int, Told] = {}
        self.said = 0

    def person(self) -> tuple[Participant, Told]:
        number = self.random.choice(list(self.told))
        rows = Participant.objects.select_related("response__version", "session", "at_question")
        return rows.get(session=self.session, number=number), self.told[number]

    def join(self) -> None:
        if len(self.told) < 3:
            person = join_session(session=self.session, key=uuid4())
            response = make_response(self.survey, send=False)
            begin_answering(participant=person, response=response)
            self.told[person.number] = Told(response=response)

    def decide(self) -> None:
        person, told = self.person()
        what, yes = self.random.choice(ALLOWED), self.random.random() < 0.7
        allow(participant=person, what=what, yes=yes)
        told.allowed = told.allowed | {what} if yes else told.allowed - {what}

    def rest(self) -> None:
        person, told = self.person()
        paused = self.random.random() < 0.4
        pause(participant=person, paused=paused)
        told.paused = paused

    def turn(self) -> None:
        person, told = self.person()
        page = self.random.choice(pages_of(told.response))
        stand_at(participant=person, question=page)
        if not told.ended:
            told.at = page.pk

    def words(self) -> str:
        self.said += 1
        return f"words-{self.said}-of-this-story"

    def answer(self) -> None:
        _, told = self.person()
        pages = [page for page in pages_of(told.response) if page.kind == Question.Kind.TEXT]
        page, words = self.random.choice(pages), self.words()
        if not told.sent:
            given = Given(Answer.State.ANSWERED, text=words)
            save_answer(response=told.response, question=page, given=given)
            told.confirmed[page.pk] = words

    def offer(self) -> None:
        person, _ = self.person()
        if person.at_question:
            suggest(
                participant=person,
                question=person.at_question,
                key=uuid4(),
                kind="words",
                words=self.words(),
            )

    def settle(self) -> None:
        person, told = self.person()
        waiting = waiting_for(person)
        if waiting is None or told.sent:
            return
        assert told.shows("may_see_place", "may_write")
        if self.random.random() < 0.4:
            refuse_suggestion(suggestion=waiting)
            return
        accept(suggestion=waiting)
        before = told.confirmed.get(waiting.question_id)
        told.confirmed[waiting.question_id] = "\n".join(filter(None, [before, waiting.words]))

    def send(self) -> None:
        _, told = self.person()
        if self.random.random() < 0.15:
            send_response(response=told.response)
            told.sent = True

    def leave(self) -> None:
        person, told = self.person()
        if self.random.random() < 0.15:
            end_help(participant=person)
            told.ended = True

    def close(self) -> None:
        if self.random.random() < 0.02:
            end_session(session=self.session, by=self.supporter)
            for told in self.told.values():
                told.ended = True

    def step(self) -> None:
        acts = [self.decide] * 3 + [self.turn] * 2 + [self.answer] * 2 + [self.offer] * 2
        acts += [self.settle] * 2 + [self.join, self.rest, self.send, self.leave, self.close]
        # Refused: then nothing was changed, which the look at everything will find.
        with suppress(SessionError):
            self.random.choice(acts if self.told else [self.join])()

    def check(self) -> None:
        session = SupportedSession.objects.get(pk=self.session.pk)
        for seen in seen_by_supporter(session):
            self.check_seen(seen, self.told[seen.number])
        for told in self.told.values():
            stored = {pk: row.text for pk, row in answers_of(told.response).items()}
            assert stored == told.confirmed

    def check_seen(self, seen: Seen, told: Told) -> None:
        assert (seen.question and seen.question.pk) == (
            told.at if told.shows("may_see_place") else None
        )
        shown = told.shows("may_see_place", "may_see_answers")
        expected = told.confirmed.get(told.at) if shown else None
        assert (seen.answer and seen.answer.text) == expected
        if not told.shows("may_see_place"):
            assert (seen.place, seen.suggestion) == (None, None)
        assert (seen.total is not None) == shown


@pytest.mark.parametrize("seed", range(12))
def test_any_order_shows_nothing_hidden_and_stores_what_was_confirmed(
    survey, council, in_council, seed
):
    room = Room(survey, make_member(council, "supporter"), seed)

    for _ in range(STEPS):
        room.step()
        room.check()

    assert room.said > 5
