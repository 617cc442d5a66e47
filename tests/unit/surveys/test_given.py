"""What is taken for an answer, and what is refused in a sentence."""

import pytest

from surveys.given import (
    Given,
    NotUnderstood,
    one_of,
    readable,
    understand,
    understood_contact,
    understood_text,
)
from surveys.models import Answer, Question

OPTIONS = [{"key": "a", "standard": "A"}, {"key": "b", "standard": "B"}]
STATEMENT = Question(kind=Question.Kind.STATEMENT)
SINGLE = Question(kind=Question.Kind.SINGLE, options=OPTIONS)
SEVERAL = Question(kind=Question.Kind.SEVERAL, options=OPTIONS)
TEXT = Question(kind=Question.Kind.TEXT)
ANSWERED, SKIPPED = Answer.State.ANSWERED, Answer.State.SKIPPED


@pytest.mark.parametrize(
    ("question", "values", "given"),
    [
        (STATEMENT, {"choice": ["yes"]}, Given(ANSWERED, choice="yes")),
        (SINGLE, {"choice": ["b"]}, Given(ANSWERED, choice="b")),
        (SEVERAL, {"choice": ["b", "a", "b"]}, Given(ANSWERED, choices=("b", "a"))),
        (TEXT, {"text": [" Good.\r\n"]}, Given(ANSWERED, text="Good.")),
        (STATEMENT, {}, Given(SKIPPED)),
        (SEVERAL, {"choice": [""]}, Given(SKIPPED)),
        (TEXT, {"text": ["  \n "]}, Given(SKIPPED)),
        (TEXT, {"text": [""], "choice": ["dont_know"]}, Given(Answer.State.DONT_KNOW)),
        (SINGLE, {"choice": ["rather_not_say"]}, Given(Answer.State.RATHER_NOT_SAY)),
        (STATEMENT, {"choice": ["no"], "text": ["not asked for"]}, Given(ANSWERED, choice="no")),
    ],
)
def test_answer_is_understood(question, values, given):
    assert understand(question, values) == given


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (STATEMENT, {"choice": ["maybe"]}),
        (STATEMENT, {"choice": ["yes", "no"]}),
        (STATEMENT, {"choice": ["answered"]}),
        (SINGLE, {"choice": ["yes"]}),
        (SINGLE, {"choice": ["a", "dont_know"]}),
        (SEVERAL, {"choice": ["a", "z"]}),
        (TEXT, {"text": ["Good."], "choice": ["dont_know"]}),
        (TEXT, {"text": ["Good."], "choice": ["a"]}),
        (TEXT, {"choice": ["dont_know", "rather_not_say"]}),
        (TEXT, {"text": ["One.", "Two."]}),
    ],
)
def test_what_does_not_fit_the_question_is_refused(question, values):
    with pytest.raises(NotUnderstood):
        understand(question, values)


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x7f", "\ufffd", "\ud800", "\ufffe", "\ufdd0"])
def test_text_with_signs_nobody_can_read_is_refused(sign):
    with pytest.raises(NotUnderstood):
        understood_text(f"Good{sign}")


@pytest.mark.parametrize(
    "text", ["Très bon", "اچھا", "👍🏽", "\U0001fae9", "a\tb\nc", "\u200d\uf8ff"]
)
def test_text_in_any_language_and_with_any_emoji_is_kept(text):
    assert understood_text(text) == text


def test_text_may_be_as_long_as_said_and_no_longer():
    assert len(understood_text("a" * 10_000)) == 10_000
    with pytest.raises(NotUnderstood, match="fewer than 10,000"):
        understood_text("a" * 10_001)


def test_readable_keeps_all_that_would_be_taken():
    assert readable("Go\x00od\r\nday\ufffd") == "Good\nday"


@pytest.mark.parametrize(("choices", "made"), [([], ""), (["", "a"], "a"), (["b"], "b")])
def test_one_of_returns_the_choice_that_was_made(choices, made):
    assert one_of({"a", "b"}, choices) == made


def test_contact_is_kept_on_one_line():
    assert understood_contact([" 07700\r\n 900123 "]) == "07700 900123"
