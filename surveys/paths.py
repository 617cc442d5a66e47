"""Which pages one person is asked: by what they answered so far, and by how they read."""

from collections.abc import Iterable, Mapping, Sequence

from surveys.models import Answer, Question
from surveys.models.response import Variant


def asked(pages: Sequence[Question], answers: Mapping[int, Answer], variant: str) -> list[Question]:
    """Return the pages a person is asked, in order; `pages` are all of a version's.

    A page with a condition is asked when an earlier answer fits it, and that page was asked too.
    Of a whole question and its easy-read parts, only one form is asked: the one that was
    answered already, else the one that belongs to the reader's wording.
    """
    in_parts = _asked_in_parts(pages, answers, variant)
    shown: dict[str, Question] = {}
    said: dict[str, frozenset[str]] = {}
    for page in pages:
        whole = page.part_of or page.key
        if whole in in_parts and bool(page.part_of) != in_parts[whole]:
            continue
        if page.follows and page.follows not in said:
            continue
        if not _fits(page.asked_when, said):
            continue
        shown[page.key] = page
        for name in {page.key, whole}:
            said[name] = said.get(name, frozenset()) | _given(answers.get(page.pk))
    return list(shown.values())


def _fits(condition: Mapping, said: Mapping[str, frozenset[str]]) -> bool:
    return not condition or not said.get(condition["key"], frozenset()).isdisjoint(
        condition["answers"]
    )


def _given(answer: Answer | None) -> frozenset[str]:
    return frozenset({answer.choice, *answer.choices} - {""}) if answer else frozenset()


def _asked_in_parts(
    pages: Iterable[Question], answers: Mapping[int, Answer], variant: str
) -> dict[str, bool]:
    """By key of a whole question that has parts: whether it is asked in parts."""
    parts: dict[str, list[Question]] = {}
    wholes = {}
    for page in pages:
        if page.part_of:
            parts.setdefault(page.part_of, []).append(page)
        else:
            wholes[page.key] = page
    return {
        key: any(part.pk in answers for part in own)
        or (variant == Variant.EASY_READ and wholes[key].pk not in answers)
        for key, own in parts.items()
    }
