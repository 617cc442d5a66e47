"""Easy read: one idea at a time, whatever somebody reads later."""

import pytest

from tests.integration.surveys.branching.branches import AT, agree, leads_to, page, reads, stored
from tests.integration.surveys.walking import hidden_fields, text_of


def test_easy_read_asks_each_part_then_tells_more_and_standard_the_whole(easy):
    assert leads_to(easy.open(page("plan"))) == "plan-1"
    assert "Question 1 of 5" in text_of(easy.open(page("plan-1")))
    assert leads_to(easy.press(page("plan-1"), choice="yes")) == "plan-2"
    assert leads_to(easy.press(page("plan-2"), choice="no")) == "plan-more"
    more = text_of(easy.open(page("plan-more")))
    assert "We asked: Can you plan your care? You said: Yes" in more
    assert "We asked: Do you stay in control? You said: No" in more


def test_standard_asks_the_whole_and_no_part(standard):
    assert "Question 1 of 4" in text_of(standard.open(page("plan")))
    assert leads_to(standard.press(page("plan"), choice="yes")) == "plan-more"


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [("yes", "yes", False), ("yes", "no", True), ("dont_know", "sometimes", True)],
)
def test_condition_on_a_statement_reads_its_parts_together(easy, first, second, asked):
    easy.press(page("plan-1"), choice=first)
    easy.press(page("plan-2"), choice=second)

    reply = easy.press(page("where"), choice="own")

    assert leads_to(reply) == ("why" if asked else "last")


def test_part_answered_keeps_the_parts_when_the_wording_is_changed(easy):
    easy.press(page("plan-1"), choice="yes")
    reads(easy, "standard")

    assert easy.open(page("plan-2")).status_code == 200
    assert leads_to(easy.open(page("plan"))) == "plan-1"


def test_whole_and_parts_are_never_both_stored(easy):
    tab = hidden_fields(easy.open(page("plan-1")).content.decode())
    reads(easy, "standard")
    easy.press(page("plan"), choice="yes")
    reads(easy, "easy_read")

    asked_first = easy.client.post(f"{AT}{page('plan-1')}", tab | {"choice": "no"})
    assert stored() == {"plan": "yes"}
    agree(easy, page("plan-1"), asked_first)

    assert stored() == {"plan-1": "no"}
