"""What a question page shows, before any template."""

import pytest

from surveys.models import Answer, Question
from surveys.presenters.question import (
    Filled,
    Recalled,
    filled_from,
    preview_pages,
    question_among,
    question_page,
    recalled_for,
)

Kind, State = Question.Kind, Answer.State


def make_question(kind: str = Kind.SINGLE, position: int = 1, **fields) -> Question:
    facts = {
        "pk": position,
        "kind": kind,
        "position": position,
        "key": f"q{position}",
        "standard": "Standard words.",
        "easy_read": "Easy words.",
        "options": [{"key": "a", "standard": "Longer option", "easy_read": "Option"}],
    }
    return Question(**(facts | fields))


def labels(options) -> list[str]:
    return [option.label for option in options]


def test_easy_read_takes_its_own_wording_and_standard_the_other():
    question = make_question(section="Your care", easy_read_section="Care")

    easy, standard = (question_page(question, read) for read in ("easy_read", "standard"))

    assert (easy.text, easy.section, labels(easy.options)) == ("Easy words.", "Care", ["Option"])
    assert (standard.text, standard.section) == ("Standard words.", "Your care")
    assert labels(standard.options) == ["Longer option"]


def test_missing_easy_read_falls_back_to_standard():
    question = make_question(easy_read="", options=[{"key": "a", "standard": "A"}], section="Part")

    page = question_page(question, "easy_read")

    assert (page.text, page.section, labels(page.options)) == ("Standard words.", "Part", ["A"])


def test_statement_has_three_faces_with_words_and_two_answers_beside():
    page = question_page(make_question(Kind.STATEMENT), "easy_read")

    assert labels(page.options) == ["Yes", "Sometimes", "No"]
    assert [option.picture for option in page.options] == [
        "face-happy",
        "face-straight",
        "face-sad",
    ]
    assert labels(page.beside) == ["I don’t know", "I don’t want to say"]


@pytest.mark.parametrize(
    ("kind", "asks", "first_field"),
    [
        (Kind.STATEMENT, True, "choice-yes"),
        (Kind.SINGLE, True, "choice-a"),
        (Kind.TEXT, True, "text"),
        (Kind.INFORMATION, False, "choice"),
    ],
)
def test_page_knows_whether_it_asks_and_where_an_error_leads(kind, asks, first_field):
    options = [] if kind in (Kind.TEXT, Kind.INFORMATION) else make_question().options

    page = question_page(make_question(kind, options=options), "standard")

    assert (page.asks, page.first_field, bool(page.beside)) == (asks, first_field, asks)


@pytest.mark.parametrize(
    ("answer", "filled"),
    [
        (None, Filled()),
        (Answer(state=State.SKIPPED), Filled(frozenset({"skipped"}))),
        (Answer(state=State.DONT_KNOW), Filled(frozenset({"dont_know"}))),
        (Answer(state=State.ANSWERED, choice="a"), Filled(frozenset({"a"}))),
        (Answer(state=State.ANSWERED, choices=["a", "b"]), Filled(frozenset({"a", "b"}))),
        (Answer(state=State.ANSWERED, text="Good."), Filled(text="Good.")),
    ],
)
def test_page_is_filled_with_what_was_stored(answer, filled):
    assert filled_from(answer) == filled


def test_information_is_not_counted():
    pages = [make_question(Kind.STATEMENT, 1), make_question(Kind.INFORMATION, 2)]
    pages.append(make_question(Kind.TEXT, 3))

    numbers = [
        (page.number, page.total)
        for page in (question_among(each, pages, "standard", Filled()) for each in pages)
    ]

    assert numbers == [(1, 2), (None, 2), (2, 2)]


def test_tell_us_more_repeats_the_question_and_what_was_said():
    parent, more = make_question(Kind.STATEMENT, 1), make_question(Kind.TEXT, 2)
    more.follows = parent.key
    pages = [parent, more]

    sometimes = Answer(state=State.ANSWERED, choice="sometimes")
    told = recalled_for(more, pages, {parent.pk: sometimes}, "easy_read")
    silent = recalled_for(more, pages, {parent.pk: Answer(state=State.RATHER_NOT_SAY)}, "easy_read")

    assert told == (Recalled("Easy words.", "Sometimes"),)
    assert silent == (Recalled("Easy words.", ""),)
    assert recalled_for(parent, pages, {}, "easy_read") == ()


def test_preview_gives_every_question_ids_of_its_own():
    pages = preview_pages([make_question(position=1), make_question(position=2)], "standard")

    assert len({page.id for page in pages}) == len({page.field for page in pages}) == 2
