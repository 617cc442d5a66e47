"""What a supporter sees of their sessions. English: the staff side is written in it only.

Of a person nothing stands here that `seen_by_supporter` did not give.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from surveys.models import Question, Suggestion, SupportedSession, SurveyPage
from surveys.models.response import Helper
from surveys.presenters.code_card import CodeCard, code_card
from surveys.presenters.options import Option, answer_words, non_answers, options_of
from surveys.selectors.sessions import Seen
from surveys.wordings import Worded, worded


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session in the list: which survey, when, what kind, and how many people are in it.

    `waiting` is how many of them began and did not send yet.
    """

    pk: int
    title: str
    when: object
    people: str
    kind: str
    waiting: int


@dataclass(frozen=True, slots=True)
class SessionList:
    """A supporter's own sessions: those that go on, and those that ended, newest first."""

    going_on: Sequence[SessionRow]
    ended: Sequence[SessionRow]
    surveys: Sequence[dict]
    helpers: Sequence[dict]


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """One person as their supporter sees them now. `number` is all that they are called by.

    `standing` is one sentence. `question` is there only while they may see it, and so are the
    things to point at; `answer` is what is saved, in words.
    """

    number: int
    state: str
    standing: str
    question: Question | None = None
    words: Worded | None = None
    options: Sequence[Option] = ()
    hides_answers: bool = True
    answer: str = ""
    may_write: bool = False
    takes_words: bool = False
    waiting: str = ""
    waiting_key: str = ""
    waits_for_yes: bool = False


@dataclass(frozen=True, slots=True)
class SessionPage:
    """The page of one session. `code` is in two groups of three, to read out.

    Where a device is handed round nobody is shown: `turns` says how many answer and are done.
    """

    pk: int
    title: str
    helper: str
    code: str
    card: CodeCard | None
    ended_at: object
    people: Sequence[PersonSeen]
    is_paid_carer: bool
    is_group: bool
    is_handed_round: bool
    turns: str


def session_list(
    sessions: Sequence[SupportedSession],
    surveys: Sequence[SurveyPage],
    *,
    survey: str = "",
    helper: str = "",
    waiting: Mapping[int, int],
) -> SessionList:
    """Return the list page; `survey` and `helper` are what was chosen in its form.

    `waiting` says of a session how many people in it began and did not send yet.
    """
    going_on = [each for each in sessions if not each.is_over]
    ended = [each for each in sessions if each not in going_on]
    return SessionList(
        going_on=[_row(each, each.started_at, waiting.get(each.pk, 0)) for each in going_on],
        ended=[_row(each, each.ended_at or each.ends_by) for each in ended],
        surveys=[_option(str(each.pk), each.title, survey) for each in surveys],
        helpers=helpers_offered(helper),
    )


def helpers_offered(chosen: str = "") -> list[dict]:
    """Return what a supporter may be to the people; staff, until they say otherwise."""
    return [
        _option(value, str(label), chosen or Helper.STAFF)
        for value, label in Helper.choices
        if value
    ]


def _row(session: SupportedSession, when: object, waiting: int = 0) -> SessionRow:
    people = session.people
    words = (
        "Nobody is in it"
        if not people
        else f"{people} {'person' if people == 1 else 'people'} in it"
    )
    kind = session.get_kind_display()
    return SessionRow(session.pk, session.survey.title, when, words, kind, waiting)


def _option(value: str, label: str, chosen: str) -> dict:
    return {"value": value, "label": label, "selected": value == chosen}


def session_page(session: SupportedSession, people: Sequence[Seen], join_page: str) -> SessionPage:
    """Return the page of a session; `join_page` is the full address where people join."""
    is_handed_round = session.kind == SupportedSession.Kind.ONE_DEVICE
    code = "" if is_handed_round else session.code or ""
    return SessionPage(
        pk=session.pk,
        title=session.survey.title,
        helper=Helper(session.helper).label,
        code=f"{code[:3]} {code[3:]}" if code else "",
        card=code_card(code, join_page) if code else None,
        ended_at=session.ended_at,
        people=[] if is_handed_round else [person_seen(seen) for seen in people],
        is_paid_carer=session.helper == Helper.PAID_CARER,
        is_group=session.kind == SupportedSession.Kind.GROUP,
        is_handed_round=is_handed_round,
        turns=_turns(people) if is_handed_round else "",
    )


def _turns(people: Sequence[Seen]) -> str:
    done = sum(seen.state in {"sent", "ended"} for seen in people)
    now = len(people) - done
    answering = f"{now} {'person is' if now == 1 else 'people are'} answering"
    return f"{answering}, {done} {'is' if done == 1 else 'are'} done."


def person_seen(seen: Seen) -> PersonSeen:
    """Return one person as their supporter sees them at this moment."""
    question = seen.question
    if question is None:
        return PersonSeen(seen.number, seen.state, _standing(seen), may_write=seen.may_write)
    answer = "" if seen.hides_answers else _answer(seen)
    return PersonSeen(
        number=seen.number,
        state=seen.state,
        standing=_standing(seen),
        question=question,
        words=worded(question, seen.variant, seen.voice),
        options=_pointed_at(question, seen.variant),
        hides_answers=seen.hides_answers,
        answer=answer,
        may_write=seen.may_write,
        takes_words=question.kind == Question.Kind.TEXT,
        waiting=_waiting(seen.suggestion, seen.variant) if seen.suggestion else "",
        waiting_key=str(seen.suggestion.key) if seen.suggestion else "",
        waits_for_yes=bool(seen.suggestion and seen.suggestion.kind == Suggestion.Kind.WORDS),
    )


def _standing(seen: Seen) -> str:
    if seen.state != "answering":
        return {
            "waiting": "They have joined. They have not begun to answer.",
            "paused": "They have paused the help. You see nothing until they go on.",
            "sent": "They have sent their answers.",
            "ended": "The help has ended. They can go on alone.",
        }[seen.state]
    if seen.place:
        return f"They are on question {seen.place}" + (f" of {seen.total}" if seen.total else "")
    if seen.question:
        return "They are on a page to read"
    if seen.shows_place:
        return "They are on a page without a question"
    return "They are answering. They do not show you where they are."


def _answer(seen: Seen) -> str:
    if seen.answer is None:
        return "They have not answered this yet."
    return answer_words(seen.question, seen.answer, seen.variant)


def _pointed_at(question: Question, variant: str) -> list[Option]:
    if question.kind == Question.Kind.INFORMATION:
        return []
    return [*options_of(question, variant), *non_answers()]


def _waiting(suggestion: Suggestion, variant: str) -> str:
    words = suggestion.words
    if suggestion.kind == Suggestion.Kind.WORDS:
        return f"You suggested: “{words}”"
    if suggestion.kind == Suggestion.Kind.EXPLAIN:
        return f"You explain the word “{words}”."
    if not words:
        return "You point at the picture."
    options = _pointed_at(suggestion.question, variant)
    label = next((option.label for option in options if option.value == words), words)
    return f"You point at “{label}”."
