"""What an author is told about the paths through a survey."""

from random import Random

import pytest

from surveys.models import Answer, Question
from surveys.path_list import paths_of
from surveys.paths import asked
from tests.factories.random_paths import random_questions

OPTIONS = [{"key": key, "standard": key.upper()} for key in "abc"]


def page(key: str, position: int, kind: str = "text", when=None, **fields) -> Question:
    condition = {"key": when[0], "answers": list(when[1:])} if when else {}
    options = OPTIONS if kind in {"single", "several"} else []
    return Question(
        key=key, position=position, kind=kind, asked_when=condition, options=options, **fields
    )


def told(paths) -> list[str]:
    return [
        " > ".join(
            [
                f"{step.page.key}={step.answer}" if step.answer else step.page.key
                for step in way.steps
            ]
            + ([f"as {way.joined} from {way.joins.key}"] if way.joins else [])
        )
        for way in paths.listed
    ]


def test_survey_without_conditions_has_one_path():
    paths = paths_of([page("one", 1), page("two", 2, "statement")])

    assert told(paths) == ["one > two"]
    assert (paths.more, paths.unreached) == (False, [])


def test_empty_survey_has_one_empty_path():
    assert told(paths_of([])) == [""]


def test_branch_is_told_with_the_answer_that_leads_there_and_a_shared_end_once():
    paths = paths_of(
        [
            page("home", 1, "single"),
            page("rooms", 2, when=("home", "b", "c")),
            page("end", 3),
        ]
    )

    assert told(paths) == [
        "home=B or C > rooms > end",
        "home=A or no answer > as 1 from end",
    ]


def test_tell_more_follows_its_question():
    paths = paths_of(
        [
            page("safe", 1, "statement"),
            page("why", 2, "statement", when=("safe", "no")),
            page("why-more", 3, when=("safe", "no"), follows="why"),
        ]
    )

    assert told(paths) == ["safe=No > why > why-more", "safe=Yes or Sometimes or no answer"]


def test_several_choices_may_open_several_pages():
    paths = paths_of(
        [
            page("what", 1, "several"),
            page("wash", 2, when=("what", "a")),
            page("cook", 3, when=("what", "b")),
        ]
    )

    assert told(paths) == [
        "what=A > wash",
        "what=B > cook",
        "what=A and B > wash > as 2 from cook",
        "what=C or no answer",
    ]


def test_parts_that_differ_may_open_what_no_single_answer_opens():
    paths = paths_of(
        [
            page("plan", 1, "statement"),
            page("plan-1", 2, "statement", part_of="plan"),
            page("good", 3, when=("plan", "yes")),
            page("bad", 4, when=("plan", "no")),
        ]
    )

    assert told(paths) == [
        "plan=Yes > good",
        "plan=No > bad",
        "plan=parts differ: Yes and Sometimes and No > good > as 2 from bad",
        "plan=Sometimes or no answer",
    ]


@pytest.mark.parametrize(
    "when",
    [
        ("nobody", "yes"),
        ("self", "yes"),
        ("later", "yes"),
        ("words", "yes"),
        ("asked",),
        ("asked", "perhaps"),
        ("lost", "yes"),
    ],
)
def test_question_none_reaches_is_named(when):
    pages = [
        page("asked", 1, "statement"),
        page("words", 2),
        page("lost", 3, "statement", when=("nobody", "x")),
        page("self", 4, "statement", when=when),
        page("self-more", 5, when=when, follows="self"),
        page("later", 6, "statement"),
    ]

    paths = paths_of(pages)

    assert [each.key for each in paths.unreached] == ["lost", "self", "self-more"]
    assert told(paths) == ["asked > words > later"]


def test_more_paths_than_anybody_reads_are_capped_and_it_says_so():
    pages = [page(f"q{number}", number, "single") for number in range(1, 31)]
    pages += [page(f"e{number}", 30 + number, when=(f"q{number}", "a")) for number in range(1, 31)]

    paths = paths_of(pages)

    assert len(paths.listed) == 50
    assert paths.more
    assert paths.unreached == []


def walked(pages: list[Question], choices: dict[str, list[str]]) -> list[str]:
    answers = {
        each.pk: Answer(state="answered", choices=choices[each.key])
        for each in pages
        if each.key in choices
    }
    return [each.key for each in asked(pages, answers, "standard")]


@pytest.mark.parametrize("seed", range(40))
def test_paths_told_are_those_that_can_be_walked(seed):
    """An independent walk: every answer to every question, and what it leads to."""
    random = Random(seed)
    pages = [
        Question(pk=fields["position"], **fields)
        for fields in random_questions(random, 6)
        if not fields.get("part_of")
    ]
    reached = set()
    for _ in range(300):
        given = {
            each.key: [random.choice(["yes", "sometimes", "no", "a", "b", "c"])]
            if each.kind != "several"
            else random.sample("abc", random.randint(0, 3))
            for each in pages
        }
        reached |= set(walked(pages, given))

    paths = paths_of(pages, most=500)

    told_of = {step.page.key for way in paths.listed for step in way.steps}
    assert told_of == {each.key for each in pages} - {each.key for each in paths.unreached}
    assert reached == told_of
