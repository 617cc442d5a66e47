"""Which pages are asked: by examples, and by what holds for every survey and every answer."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.given import understand
from surveys.models import Answer, Question
from surveys.paths import asked, newly_asked, next_asked, not_asked, page_before
from tests.factories.random_paths import random_choices, random_questions


def question(key: str, position: int, kind: str = "statement", **fields) -> Question:
    return Question(pk=position, key=key, position=position, kind=kind, **fields)


def said(choice: str = "", *choices: str, state: str = "answered") -> Answer:
    return Answer(state=state, choice=choice, choices=list(choices))


def keys(pages, answers=(), variant: str = "standard") -> list[str]:
    return [page.key for page in asked(pages, dict(answers), variant)]


SAFE = question("safe", 1)
WHY = question("why", 2, "text", asked_when={"key": "safe", "answers": ["no", "sometimes"]})
MORE = question("more", 3, "text", follows="why")
CALL = question("call", 4, "single", asked_when={"key": "why", "answers": ["x"]})
END = question("end", 5, "text")
BRANCH = [SAFE, WHY, MORE, CALL, END]


def test_page_without_condition_is_asked_of_everybody():
    assert keys([SAFE, END]) == ["safe", "end"]


@pytest.mark.parametrize(
    ("answer", "path"),
    [
        (None, ["safe", "end"]),
        (said("yes"), ["safe", "end"]),
        (said("no"), ["safe", "why", "more", "end"]),
        (said("sometimes"), ["safe", "why", "more", "end"]),
        (said(state="dont_know"), ["safe", "end"]),
        (said(state="skipped"), ["safe", "end"]),
    ],
)
def test_page_with_a_condition_is_asked_when_the_answer_fits(answer, path):
    assert keys(BRANCH, {1: answer}.items() if answer else ()) == path


def test_answer_to_a_page_that_is_not_asked_leads_nowhere():
    end = question("then", 3, asked_when={"key": "why", "answers": ["x"]})
    middle = question("why", 2, "single", asked_when={"key": "safe", "answers": ["no"]}, options=[])

    assert keys([SAFE, middle, end], {1: said("no"), 2: said("x")}.items()) == [
        "safe",
        "why",
        "then",
    ]
    assert keys([SAFE, middle, end], {1: said("yes"), 2: said("x")}.items()) == ["safe"]


def test_one_of_several_choices_is_enough():
    several = question("what", 1, "several")
    then = question("then", 2, asked_when={"key": "what", "answers": ["b"]})

    assert keys([several, then], {1: said("", "a", "b")}.items()) == ["what", "then"]
    assert keys([several, then], {1: said("", "a")}.items()) == ["what"]


@pytest.mark.parametrize("key", ["later", "nobody", "self"])
def test_condition_on_no_earlier_question_is_never_met(key):
    pages = [
        question("self", 1, asked_when={"key": key, "answers": ["yes"]}),
        question("later", 2),
    ]

    assert keys(pages, {1: said("yes"), 2: said("yes")}.items()) == ["later"]


WHOLE = question("plan", 1)
PART_1 = question("plan-1", 2, part_of="plan")
PART_2 = question("plan-2", 3, part_of="plan")
TELL = question("plan-more", 4, "text", follows="plan")
PARTS = [WHOLE, PART_1, PART_2, TELL]


@pytest.mark.parametrize(
    ("variant", "answers", "path"),
    [
        ("standard", {}, ["plan", "plan-more"]),
        ("easy_read", {}, ["plan-1", "plan-2", "plan-more"]),
        ("easy_read", {1: said("yes")}, ["plan", "plan-more"]),
        ("standard", {3: said("yes")}, ["plan-1", "plan-2", "plan-more"]),
        ("standard", {1: said("no"), 3: said("yes")}, ["plan-1", "plan-2", "plan-more"]),
    ],
)
def test_whole_or_parts_but_never_both(variant, answers, path):
    assert keys(PARTS, answers.items(), variant) == path


@pytest.mark.parametrize(
    ("first", "second", "met"),
    [
        ("yes", "yes", {"yes"}),
        ("yes", "no", {"yes", "sometimes", "no"}),
        ("no", None, {"no"}),
    ],
)
def test_parts_answer_for_the_whole_by_each_and_together(first, second, met):
    answers = {2: said(first)} | ({3: said(second)} if second else {})
    branches = [
        question(choice, 10 + number, asked_when={"key": "plan", "answers": [choice]})
        for number, choice in enumerate(("yes", "sometimes", "no"))
    ]

    found = keys([*PARTS, *branches], answers.items(), "easy_read")

    assert set(found) & {"yes", "sometimes", "no"} == met


def test_neighbours_are_found_among_the_pages_asked():
    path = [SAFE, END]

    assert next_asked(path, 1) == END
    assert next_asked(path, 5) is None
    assert page_before(path, 5) == SAFE
    assert page_before(path, 1) is None


def test_only_conditional_pages_nobody_dealt_with_are_new():
    path = asked(BRANCH, {1: said("no")}, "standard")

    assert newly_asked(path, {1: said("no")}, 1) == WHY
    assert newly_asked(path, {1: said("no"), 2: said()}, 1) is None
    assert newly_asked(path, {}, 2) is None


def random_walk(random: Random) -> tuple[list[Question], dict[int, Answer]]:
    """Pages at random, and answers at random to some of them, asked or not."""
    fields = random_questions(random, random.randint(1, 12))
    pages = [Question(pk=page["position"], **page) for page in fields]
    answers = {}
    for page in pages:
        if page.kind != Question.Kind.INFORMATION and random.random() < 0.7:
            given = understand(page, random_choices(random, page))
            answers[page.pk] = Answer(
                question_id=page.pk,
                state=given.state,
                choice=given.choice,
                choices=list(given.choices),
                text=given.text,
            )
    return pages, answers


variants = st.sampled_from(["easy_read", "standard"])
seeds = st.integers(0, 2**32)


@given(seeds, variants)
def test_taking_out_what_is_not_asked_changes_nothing_else(seed, variant):
    pages, answers = random_walk(Random(seed))
    path = asked(pages, answers, variant)

    left = {answer.question_id for answer in not_asked(path, answers)}
    kept = {key: answer for key, answer in answers.items() if key not in left}

    assert asked(pages, kept, variant) == path
    assert not_asked(path, kept) == []
    assert set(kept) == set(answers) & {page.pk for page in path}


@given(seeds)
def test_what_is_sent_does_not_depend_on_how_somebody_reads_just_now(seed):
    pages, answers = random_walk(Random(seed))

    kept = [
        {answer.question_id for answer in not_asked(asked(pages, answers, variant), answers)}
        for variant in ("easy_read", "standard")
    ]

    assert kept[0] == kept[1]


@given(seeds, variants)
def test_an_answer_never_changes_the_pages_before_it(seed, variant):
    random = Random(seed)
    pages, answers = random_walk(random)
    path = [page for page in asked(pages, answers, variant) if page.kind != "information"]
    if not path:
        return
    page = random.choice(path)

    given_now = understand(page, random_choices(random, page))
    changed = Answer(
        question_id=page.pk,
        state=given_now.state,
        choice=given_now.choice,
        choices=list(given_now.choices),
    )
    after = asked(pages, answers | {page.pk: changed}, variant)

    def earlier(found):
        return [each for each in found if each.position <= page.position]

    assert earlier(after) == earlier(asked(pages, answers, variant))
