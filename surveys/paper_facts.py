"""What one form says, field by field, so that two typings of it can be laid beside each other."""

import json
from collections.abc import Mapping, Sequence

from surveys.given import SKIPPED, Given
from surveys.models import Answer, Question, Response
from surveys.models.response import CONSENTS
from surveys.monitoring import Said
from surveys.paper_form import Typed, keys_asked

Fact = bool | str | list
# By field, in the order of the form: "consent:keep", "voice", "answer:KEY", "about:SLUG".
Facts = dict[str, Fact]

CONSENT, ANSWER, ABOUT = "consent:", "answer:", "about:"
NOT_KEPT: Facts = {f"{CONSENT}keep": False}


def facts_typed(typed: Typed, pages: Sequence[Question], variant: str) -> Facts:
    """Return what a form says as it was typed; nothing of what the person was not asked."""
    on_path = keys_asked(pages, typed.answers, variant)
    return {
        **{f"{CONSENT}{name}": name in typed.consents for name in CONSENTS},
        "language": typed.language,
        "voice": str(typed.voice),
        "help": str(typed.help),
        "helper": str(typed.helper),
        **{
            f"{ANSWER}{page.key}": _said(typed.answers.get(page.key, SKIPPED))
            for page in pages
            if page.key in on_path
        },
        **{f"{ABOUT}{slug}": list(codes) for slug, codes in typed.about.items()},
    }


def facts_stored(
    response: Response, pages: Sequence[Question], answers: Mapping[int, Answer], said: Said
) -> Facts:
    """Return what a form says as it is stored."""
    return {
        f"{CONSENT}keep": True,
        f"{CONSENT}theme": response.may_theme,
        f"{CONSENT}quote": response.may_quote,
        f"{CONSENT}contact": response.may_contact,
        "language": response.language,
        "voice": response.voice,
        "help": response.help,
        "helper": response.helper,
        **{
            f"{ANSWER}{page.key}": _said(_given(answers[page.pk]))
            for page in pages
            if page.pk in answers
        },
        **{f"{ABOUT}{slug}": list(codes) for slug, codes in said.items()},
    }


def differing(first: Facts, second: Facts) -> list[str]:
    """Return the fields that two typings of a form say differently, in the form's order.

    Without consent to keep there is nothing else to compare.
    """
    if second == NOT_KEPT:
        return list(NOT_KEPT) if first.get(f"{CONSENT}keep") else []
    return [
        name for name in fields_of(first, second) if _plain(first, name) != _plain(second, name)
    ]


def fields_of(first: Facts, second: Facts) -> list[str]:
    """Return every field that one typing or the other says something of."""
    if second == NOT_KEPT:
        return list(NOT_KEPT)
    return list(first | second)


def merged(first: Facts, second: Facts, of_second: Sequence[str]) -> Facts:
    """Return the first typing with these fields as the second has them."""
    facts = dict(first)
    for name in of_second:
        facts.pop(name, None)
        if name in second:
            facts[name] = second[name]
    return facts


def given_in(facts: Facts, key: str) -> Given:
    """Return the answer to one question; a question without one was skipped."""
    state, choice, choices, text = facts.get(f"{ANSWER}{key}") or _said(SKIPPED)
    return Given(Answer.State(state), choice, tuple(choices), text)


def to_text(facts: Facts) -> str:
    """Return facts as they are encrypted."""
    return json.dumps(facts, ensure_ascii=False)


def from_text(text: str) -> Facts:
    """Return the facts of such a text."""
    return json.loads(text)


def _given(answer: Answer) -> Given:
    return Given(Answer.State(answer.state), answer.choice, tuple(answer.choices), answer.text)


def _said(given: Given) -> list:
    return [str(given.state), given.choice, sorted(given.choices), given.text]


def _plain(facts: Facts, name: str) -> object:
    """Return one fact without what says nothing: where lines end, and what was never filled in."""
    fact = facts.get(name)
    if name.startswith(ANSWER):
        state, choice, choices, text = fact or _said(SKIPPED)
        return state, choice, tuple(choices), " ".join(text.split())
    if name.startswith(ABOUT):
        return sorted(fact or [])
    return fact
