import re

import pytest

from themes.documents import DATA, read


@pytest.fixture
def good_examples():
    return read(DATA / "good_examples.json")


def test_good_examples_are_133_points_each_with_its_own_id(good_examples):
    ids = [point["id"] for point in good_examples["points"]]

    assert len(ids) == len(set(ids)) == good_examples["meta"]["count"] == 133


def test_good_examples_have_a_place_in_the_framework_and_leave_no_sub_section_out(
    good_examples, document
):
    places = {
        (statement["id"], section["id"])
        for statement in document["quality_statements"]
        for section in statement["sub_sections"]
    }

    taken = {
        (point["quality_statement"], point["sub_section"]) for point in good_examples["points"]
    }

    assert taken == places


def test_good_examples_hold_one_sentence_of_our_own_and_no_text_of_the_source(good_examples):
    summaries = [point["summary"] for point in good_examples["points"]]

    assert {"id", "title", "quality_statement", "sub_section", "summary"} == {
        field for point in good_examples["points"] for field in point
    }
    assert len(set(summaries)) == 133
    assert all(re.fullmatch(r"[A-Z][^.!?]{15,140}\.", summary) for summary in summaries)


def test_good_examples_name_whose_analysis_they_come_from(good_examples):
    assert "Local Government Association" in good_examples["meta"]["attribution"]
    assert "© Local Government Association" in good_examples["meta"]["licence"]
