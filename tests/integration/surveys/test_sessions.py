"""A supporter beside a person: started, joined, paused, ended; who may see what, from "no" on."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from surveys import codes
from surveys.actions.participants import allow, begin_answering, end_help, pause, stand_at
from surveys.actions.refusals import NotAllowed, SessionFull, SessionOver, SuggestionGone
from surveys.actions.responses import save_answer, send_response
from surveys.actions.retention import retain_surveys
from surveys.actions.sessions import end_session, join_session, start_session
from surveys.actions.suggestions import accept, refuse_suggestion, suggest
from surveys.given import SKIPPED
from surveys.models import Answer, Participant, Question, Suggestion, SupportedSession
from surveys.selectors.sessions import seen_by_supporter, session_with_code, waiting_for
from tests.factories.cms import make_member
from tests.factories.surveys import make_published_survey, make_response

WORDS = "It is a different person every day."


@pytest.fixture
def supporter(council):
    return make_member(council, "supporter")


@pytest.fixture
def session(survey, supporter, in_council) -> SupportedSession:
    return start_session(survey=survey, key=uuid4(), supporter=supporter)


@pytest.fixture
def person(session, survey) -> Participant:
    """Somebody who has joined and stands before the first question in their own words."""
    person = join_session(session=session, key=uuid4())
    response = make_response(survey, {"together": "no"}, send=False)
    person = begin_answering(participant=person, response=response)
    stand_at(participant=person, question=question_of(person, "together-more"))
    return Participant.objects.get(pk=person.pk)


def question_of(person: Participant, key: str) -> Question:
    return person.response.version.questions.get(key=key)


def offer(person: Participant, page: str = "together-more", words: str = WORDS, **more):
    fields = {"kind": Suggestion.Kind.WORDS, "key": uuid4()} | more
    return suggest(participant=person, question=question_of(person, page), words=words, **fields)


def allow_all(person: Participant) -> Participant:
    for what in ("may_see_place", "may_see_answers", "may_write"):
        person = allow(participant=person, what=what, yes=True)
    return person


def seen(session: SupportedSession):
    (one,) = seen_by_supporter(session)
    return one


def test_code_has_six_signs_without_look_alikes_and_opens_the_session(session):
    assert len(session.code) == 6 and set(session.code) <= set(codes.ALPHABET)
    assert session_with_code(f" {session.code.lower()[:3]} {session.code[3:]}") == session
    assert session_with_code("AAAAAA") is None


def test_start_pressed_twice_is_one_session(survey, supporter, in_council):
    key = uuid4()

    first, second = (start_session(survey=survey, key=key, supporter=supporter) for _ in "12")

    assert first == second
    assert SupportedSession.objects.count() == 1


def test_code_that_is_taken_is_not_given_again(survey, supporter, in_council, monkeypatch):
    taken = iter(["KH7WXM", "KH7WXM", "KH7WXN"])
    monkeypatch.setattr(codes, "new_session_code", lambda: next(taken))

    first, second = (
        start_session(survey=survey, key=uuid4(), supporter=supporter) for _ in range(2)
    )

    assert (first.code, second.code) == ("KH7WXM", "KH7WXN")


def test_no_session_for_a_survey_that_takes_no_answers(survey, supporter, in_council):
    survey.unpublish()

    with pytest.raises(SessionOver):
        start_session(survey=survey, key=uuid4(), supporter=supporter)


def test_code_dies_with_the_session(session, supporter):
    code = session.code
    end_session(session=session, by=supporter)

    assert session_with_code(code) is None
    with pytest.raises(SessionOver):
        join_session(session=session, key=uuid4())


def test_code_dies_when_its_time_is_over(session):
    SupportedSession.objects.update(ends_by=timezone.now() - timedelta(seconds=1))

    assert session_with_code(session.code) is None
    with pytest.raises(SessionOver):
        join_session(session=session, key=uuid4())


def test_joining_twice_is_one_person_and_there_is_room_for_one(session):
    key = uuid4()

    assert join_session(session=session, key=key) == join_session(session=session, key=key)
    with pytest.raises(SessionFull):
        join_session(session=session, key=uuid4())


def test_a_group_has_room_for_all_each_with_a_number(survey, supporter, in_council):
    group = start_session(survey=survey, key=uuid4(), supporter=supporter, kind="group")

    assert [join_session(session=group, key=uuid4()).number for _ in range(3)] == [1, 2, 3]


def test_nothing_is_seen_before_the_person_says_yes(session, person):
    one = seen(session)

    assert (one.number, one.state) == (1, "answering")
    assert (one.question, one.place, one.answer, one.suggestion) == (None, None, None, None)
    with pytest.raises(NotAllowed):
        offer(person)


def test_place_alone_shows_no_answer(session, person):
    allow(participant=person, what="may_see_place", yes=True)
    stand_at(participant=person, question=question_of(person, "together"))

    one = seen(session)

    assert (one.place, one.total) == (1, None)
    assert one.question.key == "together"
    assert one.hides_answers and one.answer is None


def test_answers_without_the_place_show_nothing(session, person):
    allow(participant=person, what="may_see_answers", yes=True)
    stand_at(participant=person, question=question_of(person, "together"))

    one = seen(session)

    assert one.answer is None and one.question is None


def test_answer_is_seen_while_it_is_allowed_and_not_a_moment_longer(session, person):
    allow_all(person)
    stand_at(participant=person, question=question_of(person, "together"))
    assert seen(session).answer.choice == "no"

    allow(participant=person, what="may_see_answers", yes=False)
    assert seen(session).answer is None


@pytest.mark.parametrize("stop", ["pause", "end", "session"])
def test_pausing_and_ending_hide_everything_and_let_go_of_what_waits(
    session, person, supporter, stop
):
    allow_all(person)
    waiting = offer(person)
    if stop == "pause":
        pause(participant=person, paused=True)
    elif stop == "end":
        end_help(participant=person)
    else:
        end_session(session=session, by=supporter)

    one = seen(session)
    waiting.refresh_from_db()
    assert one.state == ("paused" if stop == "pause" else "ended")
    assert (one.question, one.answer, one.suggestion) == (None, None, None)
    assert (waiting.state, waiting.words) == ("gone", "")


def test_after_a_pause_everything_is_as_it_was_allowed(session, person):
    allow_all(person)
    pause(participant=person, paused=True)
    pause(participant=person, paused=False)

    assert seen(session).question.key == "together-more"


def test_after_the_end_nothing_says_whose_answers_they_were(session, person, supporter):
    end_session(session=session, by=supporter)

    person.refresh_from_db()
    assert (person.response, person.at_question) == (None, None)


def test_session_that_nobody_ended_is_ended_by_the_daily_job(session, person):
    SupportedSession.objects.update(ends_by=timezone.now() - timedelta(seconds=1))

    report = retain_surveys(timezone.localdate())

    session.refresh_from_db()
    assert report["Sessions ended that nobody had ended"] == 1
    assert session.ended_at and session.code is None
    assert Participant.objects.get().response is None


def test_after_the_end_nothing_can_be_allowed_again(person):
    end_help(participant=person)

    with pytest.raises(SessionOver):
        allow(participant=person, what="may_see_place", yes=True)


def test_words_become_an_answer_only_when_they_are_accepted(person):
    allow_all(person)
    waiting = offer(person)
    about_it = Answer.objects.filter(question=waiting.question)
    assert not about_it.exists()

    accept(suggestion=waiting)
    accept(suggestion=waiting)

    answer = about_it.get()
    assert (answer.text, answer.help, answer.helper) == (WORDS, "typed_for", "staff")
    assert answer.mode == "supported"
    waiting.refresh_from_db()
    assert (waiting.state, waiting.words) == ("accepted", "")


def test_accepted_words_stand_below_the_persons_own(person):
    save_answer(
        response=person.response,
        question=question_of(person, "together-more"),
        given=Answer(state="answered", choice="", choices=[], text="They are late."),
    )
    allow_all(person)

    accept(suggestion=offer(person))

    assert Answer.objects.get(question__key="together-more").text == f"They are late.\n{WORDS}"


def test_refused_words_are_kept_nowhere(person):
    allow_all(person)
    waiting = offer(person)

    refuse_suggestion(suggestion=waiting)

    waiting.refresh_from_db()
    assert (waiting.state, waiting.words) == ("refused", "")
    with pytest.raises(SuggestionGone):
        accept(suggestion=waiting)
    assert not Answer.objects.filter(question=waiting.question).exists()


def test_offering_twice_is_one_offer_and_another_takes_its_place(person):
    allow_all(person)
    key = uuid4()

    one, same = offer(person, key=key), offer(person, key=key)
    other = offer(person, words="They do not tell me who comes.")

    one.refresh_from_db()
    assert one == same
    assert one.state == "gone"
    assert waiting_for(Participant.objects.get(pk=person.pk)) == other


def test_what_waits_is_gone_when_the_person_turns_the_page(person):
    allow_all(person)
    waiting = offer(person)

    stand_at(participant=person, question=question_of(person, "together"))

    with pytest.raises(SuggestionGone):
        accept(suggestion=waiting)
    with pytest.raises(SuggestionGone):
        offer(person)


def test_pointing_changes_no_answer(person):
    allow(participant=person, what="may_see_place", yes=True)
    stand_at(participant=person, question=question_of(person, "together"))
    before = list(Answer.objects.values())

    accept(suggestion=offer(person, "together", "yes", kind="point"))

    assert list(Answer.objects.values()) == before


@pytest.mark.parametrize(
    ("kind", "words"), [("point", "no-such-option"), ("explain", "no such word"), ("words", " ")]
)
def test_what_does_not_fit_the_page_is_not_offered(person, kind, words):
    allow_all(person)

    with pytest.raises(SuggestionGone):
        offer(person, words=words, kind=kind)


def test_words_that_wait_are_gone_when_writing_is_no_longer_allowed(person):
    allow_all(person)
    waiting = offer(person)

    allow(participant=person, what="may_write", yes=False)

    waiting.refresh_from_db()
    assert (waiting.state, waiting.words) == ("gone", "")
    with pytest.raises(NotAllowed):
        offer(person)


def test_answers_can_be_sent_after_the_help_ended_and_are_then_not_seen(session, person):
    allow_all(person)
    assert send_response(response=person.response).sent_at

    one = seen(session)
    assert (one.state, one.question, one.answer) == ("sent", None, None)


def test_help_that_ended_keeps_no_answer_from_being_saved(session, person, supporter):
    response, question = person.response, question_of(person, "together-more")
    end_session(session=session, by=supporter)

    save_answer(response=response, question=question, given=SKIPPED)

    assert Answer.objects.get(question__key="together-more").state == "skipped"


def test_session_of_one_survey_takes_no_answers_to_another(council, session, person):
    other = make_published_survey(council, "other")
    response = make_response(other, send=False)

    with pytest.raises(SessionOver):
        begin_answering(participant=person, response=response)
