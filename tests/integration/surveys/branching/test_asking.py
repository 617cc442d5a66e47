"""A person is asked what their answers lead to, and nothing else."""

import pytest

from tests.integration.surveys.branching.branches import AT, leads_to, page, shares_a_kitchen
from tests.integration.surveys.walking import hidden_fields, text_of


def test_start_says_how_many_everybody_is_asked_and_that_there_may_be_more(client, survey):
    said = text_of(client.get(AT))

    assert "There are 5 questions. Take as much time as you like." in said
    assert "Some answers lead to more questions." in said


def test_next_follows_the_answers(standard):
    assert leads_to(standard.press(page("plan"), choice="yes")) == "plan-more"
    assert leads_to(standard.press(page("plan-more"), do="skip")) == "where"
    assert leads_to(standard.press(page("where"), choice="own")) == "last"
    assert leads_to(standard.press(page("last"), do="skip")) == "check"


def test_branch_is_asked_where_an_answer_leads_to_it(standard):
    standard.press(page("plan"), choice="sometimes")

    assert leads_to(standard.press(page("where"), choice="shared")) == "rooms"
    assert leads_to(standard.press(page("rooms"), choice=["garden", "kitchen"])) == "note"
    assert leads_to(standard.press(page("note"))) == "food"
    assert leads_to(standard.press(page("food"), text="Busy.")) == "why"


def test_page_of_information_has_a_condition_too(standard):
    standard.press(page("where"), choice="shared")

    assert leads_to(standard.press(page("rooms"), choice="garden")) == "last"


@pytest.mark.parametrize("answer", ["dont_know", "rather_not_say"])
def test_answer_that_says_nothing_leads_to_no_branch(standard, answer):
    assert leads_to(standard.press(page("where"), choice=answer)) == "last"


def test_questions_are_numbered_among_those_that_are_asked(standard):
    standard.press(page("where"), choice="own")
    short = text_of(standard.open(page("last")))
    standard.press(page("where"), choice="shared")
    standard.press(page("rooms"), choice="kitchen")

    assert "Question 4 of 4" in short
    assert "Question 6 of 6" in text_of(standard.open(page("last")))


def test_back_leads_to_the_page_that_was_asked_before(standard):
    standard.press(page("where"), choice="own")

    assert f'class="back-link" href="{AT}{page("where")}"' in (
        standard.open(page("last")).content.decode()
    )


@pytest.mark.parametrize("key", ["plan-1", "rooms", "note", "food", "why"])
def test_page_that_is_not_asked_leads_to_the_next_that_is(standard, key):
    expected = "plan-more" if key == "plan-1" else "last"
    standard.press(page("where"), choice="own")

    assert leads_to(standard.open(page(key))) == expected
    assert leads_to(standard.open(f"{page(key)}?return=check")) == "check"


def test_check_page_shows_and_changes_only_what_is_asked(standard):
    standard.press(page("where"), choice="own")

    shown = standard.open("check/").content.decode()

    assert "Where do you live?" in shown
    for key in ("plan-1", "rooms", "food", "why"):
        assert f"{AT}{page(key)}?return=check" not in shown
    assert f'class="back-link" href="{AT}{page("last")}"' in shown


def test_carry_on_leads_to_the_first_page_asked_and_not_dealt_with(standard):
    for key in ("plan", "plan-more"):
        standard.press(page(key), do="skip")
    standard.press(page("where"), choice="own")

    assert f'href="{AT}{page("last")}"' in standard.open("").content.decode()


def test_new_branch_opened_from_the_check_page_is_asked_before_going_back_there(standard):
    standard.press(page("plan"), choice="yes")
    standard.press(page("where"), choice="own")

    onwards = standard.press(f"{page('where')}?return=check", choice="shared")
    reply = standard.press(f"{page('rooms')}?return=check", choice="garden")

    assert leads_to(onwards) == "rooms"
    assert onwards["Location"].endswith("?return=check")
    assert leads_to(reply) == "check"


def test_question_page_of_a_branching_survey_costs_no_more(standard, django_assert_max_num_queries):
    shares_a_kitchen(standard)
    shown = hidden_fields(standard.open(page("plan")).content.decode())

    with django_assert_max_num_queries(6):
        standard.open(page("food"))
    with django_assert_max_num_queries(8):
        standard.client.post(f"{AT}{page('plan')}", shown | {"choice": "sometimes"})
