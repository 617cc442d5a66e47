"""Which pages one person is asked: by what they answered so far, and by how they read."""

from collections.abc import Iterable, Mapping, Sequence

from surveys.models import Answer, Question
from surveys.models.response import Variant
from surveys.parts import combined


def asked(pages: Sequence[Question], answers: Mapping[int, Answer], variant: str) -> list[Question]:
    """Return the pages a person is asked, in order; `pages` are all of a version's.

    A page with a condition is asked when an earlier answer fits it, and that page was asked too.
    Of a whole question and its easy-read parts, only one form is asked: the one that was
    answered already, else the one that belongs to the reader's wording. The whole is then
    answered by what any part says, and by what the parts say together.
    """
    in_parts = _asked_in_parts(pages, answers, variant)
    shown: list[Question] = []
    given: dict[str, list[Answer]] = {}
    for page in pages:
        whole = page.part_of or page.key
        if whole in in_parts and bool(page.part_of) != in_parts[whole]:
            continue
        if page.follows and page.follows not in given:
            continue
        if not _fits(page.asked_when, given):
            continue
        shown.append(page)
        said = given.setdefault(whole, [])
        if page.pk in answers:
            said.append(answers[page.pk])
    return shown


def depends_on_answers(pages: Iterable[Question]) -> bool:
    """True when some page of a version is asked of some people only, by what they answered.

    Of all other versions `asked` is the same whatever the answers are.
    """
    return any(page.asked_when or page.part_of for page in pages)


def next_asked(pages: Iterable[Question], after: int) -> Question | None:
    """The first of these pages that comes after this position; None at the end."""
    return next((page for page in pages if page.position > after), None)


def newly_asked(
    pages: Iterable[Question], answers: Mapping[int, Answer], after: int
) -> Question | None:
    """The first of these pages that only some are asked and nobody has dealt with yet."""
    return next(
        (
            page
            for page in pages
            if page.position > after
            and page.asked_when
            and page.kind != Question.Kind.INFORMATION
            and page.pk not in answers
        ),
        None,
    )


def page_before(pages: Iterable[Question], before: int) -> Question | None:
    """The last of these pages that comes before this position; None at the beginning."""
    return max(
        (page for page in pages if page.position < before),
        key=lambda page: page.position,
        default=None,
    )


def not_asked(asked_pages: Iterable[Question], answers: Mapping[int, Answer]) -> list[Answer]:
    """The answers to pages that are not among those asked, in the order they were stored."""
    on_path = {page.pk for page in asked_pages}
    return [answer for question, answer in answers.items() if question not in on_path]


def _fits(condition: Mapping, given: Mapping[str, list[Answer]]) -> bool:
    if not condition:
        return True
    return not _said(given.get(condition["key"], ())).isdisjoint(condition["answers"])


def _said(answers: Sequence[Answer]) -> frozenset[str]:
    """Every option that answers to one question, or to its parts, chose."""
    options = {option for answer in answers for option in (answer.choice, *answer.choices)}
    if len(answers) > 1:
        options.add(combined([(answer.state, answer.choice) for answer in answers])[1])
    return frozenset(options - {""})


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
