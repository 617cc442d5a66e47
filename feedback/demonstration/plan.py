"""Turns surveys and comments into whole planned responses, the same ones every time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from random import Random
from typing import TypeVar

from .shapes import Comment, NhsComment, PlannedAnswer, PlannedResponse, Step, SurveyContent

T = TypeVar("T")

FIRST_DAY = date(2026, 4, 1)
LAST_DAY = date(2026, 9, 30)

# Weights of yes, sometimes and no by what a person's comments sound like.
LEANINGS = {1: (75, 20, 5), 0: (40, 45, 15), -1: (20, 45, 35)}
SCALE = ("yes", "sometimes", "no")
NOT_SAID = ("skipped", "dont_know", "rather_not_say")

# A statement few people can answer, so that the demonstration has a gap to show.
SELDOM_ANSWERED = {"care-changes"}
# Statements fewer than five people answer with no, so that a hidden count can be seen.
SELDOM_NO = {"feel-safe"}
MOST_NO = 4

# (mode, who helped): weight, by whose words they are and how they were written down.
WAYS: dict[str, dict[tuple[str, str], int]] = {
    "standard": {
        ("web", "alone"): 56,
        ("web", ""): 10,
        ("web", "interpreted"): 3,
        ("supported", "read_to"): 12,
        ("supported", "alone"): 7,
        ("paper", "alone"): 12,
    },
    "easy_read": {
        ("supported", "read_to"): 40,
        ("supported", "alone"): 20,
        ("web", "alone"): 22,
        ("web", "read_to"): 13,
        ("paper", "read_to"): 5,
    },
    "recorded": {
        ("supported", "typed_for"): 50,
        ("interview", "typed_for"): 25,
        ("phone", "typed_for"): 25,
    },
    "on_behalf": {("web", "typed_for"): 60, ("paper", "typed_for"): 40},
}


def responses(
    survey: SurveyContent, comments: Iterable[Comment], *, seed: int, wordless: int = 0
) -> Iterator[PlannedResponse]:
    """One response for each speaker and some with no words at all, oldest first."""
    rng = Random(f"{seed} {survey.slug}")
    people: list[tuple[Comment, ...]] = [
        tuple(said) for _, said in groupby(comments, key=lambda comment: comment.speaker)
    ]
    people += [()] * wordless
    rng.shuffle(people)
    noes: Counter[str] = Counter()
    for number, said in enumerate(people):
        yield _response(survey, said, number, len(people), rng, noes)


def one_each(survey: SurveyContent, sample: Sequence[NhsComment]) -> Iterator[PlannedResponse]:
    """One response for each sample comment, answering only the question it was given to."""
    for number, comment in enumerate(sample):
        answers = {
            step.key: PlannedAnswer("answered", text=comment.text)
            if step.question_type == comment.question_type
            else PlannedAnswer("skipped")
            for step in survey.questions
        }
        yield PlannedResponse(
            key=f"{survey.slug}-{number + 1:03}",
            variant="standard",
            voice="person",
            helped_by="",
            mode="web",
            sent_on=_day(number, len(sample)),
            consent={"keep": True, "theme": True, "quote": True, "contact": False},
            answers=answers,
        )


def _response(
    survey: SurveyContent,
    said: tuple[Comment, ...],
    number: int,
    of: int,
    rng: Random,
    noes: Counter[str],
) -> PlannedResponse:
    voice = said[0].voice if said else "person"
    variant = said[0].variant if said else _one_of(rng, {"standard": 60, "easy_read": 40})
    mode, helped_by = _one_of(rng, WAYS.get(voice, WAYS[variant]))
    leaning = _leaning(said) if said else _one_of(rng, {1: 50, 0: 30, -1: 20})
    words = {comment.question_key: comment for comment in said}
    return PlannedResponse(
        key=f"{survey.slug}-{number + 1:03}",
        variant=variant,
        # A person's own words that someone else wrote down are still that person's.
        voice="person" if voice == "recorded" else voice,
        helped_by=helped_by,
        mode=mode,
        sent_on=_day(number, of),
        consent=_consent(rng),
        answers=led_on(
            survey,
            {
                step.key: _answer(step, words.get(step.key), leaning, rng, noes)
                for step in survey.questions
                if not step.name
            },
            leads=number % 3 == 0,
        ),
    )


def led_on(
    survey: SurveyContent, answers: Mapping[str, PlannedAnswer], *, leads: bool
) -> dict[str, PlannedAnswer]:
    """Add the answers that others depend on, and leave out what is then not asked.

    Who has something to say at the later question was led to it; others when `leads` says so.
    """
    planned: dict[str, PlannedAnswer] = {}
    left_out: set[str] = set()
    for step in survey.questions:
        later = [each for each in survey.questions if step.name and _asked_after(each, step)]
        if later:
            is_led = leads or any(answers[each.key].state == "answered" for each in later)
            left_out |= set() if is_led else {each.key for each in later}
            planned[step.key] = PlannedAnswer("answered", choices=_leading(step, later[0], is_led))
        elif step.key not in left_out:
            planned[step.key] = answers[step.key]
    return planned


def _asked_after(step: Step, earlier: Step) -> bool:
    return step.asked_when is not None and step.asked_when.question == earlier.name


def _leading(step: Step, later: Step, is_led: bool) -> tuple[str, ...]:
    on = later.asked_when.answers if later.asked_when else ()
    return next((choice.key,) for choice in step.choices if (choice.key in on) == is_led)


def _answer(
    step: Step, comment: Comment | None, leaning: int, rng: Random, noes: Counter[str]
) -> PlannedAnswer:
    if step.kind == "free_text":
        return PlannedAnswer("answered", text=comment.text) if comment else PlannedAnswer("skipped")
    if comment is None and not _is_answered(step, rng):
        return PlannedAnswer(_one_of(rng, dict(zip(NOT_SAID, (60, 30, 10), strict=True))))
    if step.kind == "several_choices":
        return PlannedAnswer("answered", choices=_several(step, rng))
    if step.kind == "single_choice":
        return PlannedAnswer("answered", choices=(rng.choice(step.choices).key,))
    option = _scale_option(step.key, comment, leaning, rng, noes)
    return PlannedAnswer("answered", choices=(option,), text=comment.text if comment else "")


def _is_answered(step: Step, rng: Random) -> bool:
    return step.key not in SELDOM_ANSWERED and rng.random() < 0.88


def _scale_option(
    key: str, comment: Comment | None, leaning: int, rng: Random, noes: Counter[str]
) -> str:
    """Says what the words say: praise is never a "no", a complaint never a "yes"."""
    if comment is None:
        weights = (75, 25, 0) if key in SELDOM_NO else LEANINGS[leaning]
        option = _one_of(rng, dict(zip(SCALE, weights, strict=True)))
    elif comment.sentiment3 == 0:
        option = "sometimes"
    else:
        firm = "yes" if comment.sentiment3 > 0 else "no"
        option = _one_of(rng, {firm: 75, "sometimes": 25})
    if key in SELDOM_NO and option == "no" and noes[key] == MOST_NO:
        option = "sometimes"
    noes[key] += option == "no"
    return option


def _several(step: Step, rng: Random) -> tuple[str, ...]:
    chosen = rng.sample(range(len(step.choices)), k=rng.randint(1, 4))
    return tuple(step.choices[index].key for index in sorted(chosen))


def _consent(rng: Random) -> dict[str, bool]:
    """Nobody who keeps their words out of themes has them quoted."""
    theme = rng.random() < 0.93
    return {"keep": True, "theme": theme, "quote": theme and rng.random() < 0.7, "contact": False}


def _leaning(said: Sequence[Comment]) -> int:
    total = sum(comment.sentiment3 for comment in said)
    return (total > 0) - (total < 0)


def _day(number: int, of: int) -> date:
    days = (LAST_DAY - FIRST_DAY).days
    return FIRST_DAY + timedelta(days=number * days // max(of - 1, 1))


def _one_of(rng: Random, weights: Mapping[T, int]) -> T:
    return rng.choices(list(weights), weights=list(weights.values()))[0]
