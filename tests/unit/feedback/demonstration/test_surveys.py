"""The surveys read easily, ask about real I-statements and can be published as they stand."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from feedback.demonstration import content
from feedback.demonstration.shapes import AskedWhen, Step, SurveyContent, Wording

ROOT = Path(__file__).parents[4]
SURVEYS = [content.care_at_home(), *content.other_surveys(), content.nhs_survey()]
ASKED = [(survey, step) for survey in SURVEYS for step in survey.questions]
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def in_words(pair: tuple[SurveyContent, Step]) -> str:
    return f"{pair[0].slug}:{pair[1].key}"


def wordings(survey: SurveyContent) -> Iterator[Wording]:
    """Everything a person may read in one survey."""
    yield survey.title
    yield survey.closing
    for passage in survey.intro:
        yield passage.wording
    for step in survey.steps:
        yield step.wording
        yield from ([step.tell_more] if step.tell_more else [])
        yield from (choice.wording for choice in step.choices)


def meanings(survey: SurveyContent) -> Iterator[str]:
    """The explanations of hard words."""
    for step in survey.steps:
        yield from (hard.meaning for hard in step.hard_words)


def sentences(text: str) -> list[list[str]]:
    """The sentences of a text, each as its words."""
    return [part.split() for part in re.split(r"[.!?:]+(?:\s+|$)", text) if part.strip()]


def enabled_statements() -> set[str]:
    raw = json.loads((ROOT / "themes/data/making_it_real.json").read_text(encoding="utf-8"))
    return {each["id"] for each in raw["i_statements"] if each["enabled"]}


def pictures() -> set[str]:
    raw = json.loads((ROOT / "frontend/pictures.json").read_text(encoding="utf-8"))
    return {picture["name"] for picture in raw}


def test_sentences_splits_at_each_end():
    found = sentences("Do you feel safe? Call 999. It is fine")

    assert [len(words) for words in found] == [4, 2, 3]


@pytest.mark.parametrize("survey", SURVEYS, ids=lambda survey: survey.slug)
def test_every_sentence_read_by_a_respondent_has_at_most_15_words(survey):
    texts = [text for each in wordings(survey) for text in (each.standard, each.easy_read)]
    texts += meanings(survey)

    too_long = [" ".join(words) for text in texts for words in sentences(text) if len(words) > 15]

    assert too_long == []


@pytest.mark.parametrize("survey", SURVEYS, ids=lambda survey: survey.slug)
def test_everything_is_worded_twice(survey):
    assert all(each.standard and each.easy_read for each in wordings(survey))


@pytest.mark.parametrize("survey", SURVEYS, ids=lambda survey: survey.slug)
def test_keys_are_slugs_and_used_once(survey):
    keys = [step.key for step in survey.steps]

    assert Counter(keys).most_common(1)[0][1] == 1
    assert all(SLUG.fullmatch(key) for key in [survey.slug, *keys])
    for step in survey.steps:
        options = [choice.key for choice in step.choices]
        assert len(set(options)) == len(options)
        assert all(SLUG.fullmatch(option) for option in options)


@pytest.mark.parametrize("pair", ASKED, ids=in_words)
def test_asked_question_has_a_statement_or_is_context(pair):
    _, step = pair

    assert bool(step.i_statement) != step.context
    assert (step.kind == "statement") == bool(step.i_statement)
    assert (step.kind == "free_text") == bool(step.question_type)
    assert step.kind.endswith(("choice", "choices")) == bool(step.choices)


@pytest.mark.parametrize("survey", SURVEYS, ids=lambda survey: survey.slug)
def test_statements_asked_about_exist_and_are_enabled(survey):
    asked_about = {step.i_statement for step in survey.questions if step.i_statement}

    assert asked_about <= enabled_statements()


@pytest.mark.parametrize("survey", SURVEYS, ids=lambda survey: survey.slug)
def test_pictures_are_in_the_bank(survey):
    named = {passage.picture for passage in survey.intro}
    named |= {step.picture for step in survey.steps if step.kind != "section"}

    assert named <= pictures()


def test_care_at_home_asks_what_it_set_out_to_ask():
    kinds = Counter(step.kind for step in content.care_at_home().steps)

    assert kinds == {
        "statement": 6,
        "single_choice": 2,
        "several_choices": 1,
        "free_text": 3,
        "information": 1,
        "section": 2,
    }


def test_care_at_home_shows_a_branch_parts_and_an_answer_that_is_not_safe():
    steps = {step.key: step for step in content.care_at_home().steps}

    assert steps["care-changes"].asked_when == AskedWhen("care changed", ("changed",))
    assert steps["care-changed"].name == "care changed"
    assert [key for key, step in steps.items() if step.in_parts] == ["work-together"]
    assert [key for key, step in steps.items() if step.unsafe_when_no] == ["feel-safe"]


def test_care_at_home_says_who_asks_what_for_and_when_we_must_tell():
    said = {passage.key for passage in content.care_at_home().intro}

    assert said == {
        "who-asks",
        "what-for",
        "who-sees",
        "care-stays",
        "stop-or-skip",
        "when-we-must-tell",
    }


def test_surveys_belong_to_three_councils():
    councils = {survey.council for survey in SURVEYS}

    assert councils == {"E06000049", "E08000035", "E10000020"}


def test_nhs_survey_says_it_is_not_about_the_council():
    survey = content.nhs_survey()

    assert survey.title.standard == "Sample NHS comments, not about this council"
    assert {step.question_type for step in survey.questions} == {
        "what_good",
        "could_improve",
        "nonspecific",
    }


def test_cheshire_east_facts_name_their_source():
    facts = content.cheshire_east()

    assert facts["meta"]["council"] == "E06000049"
    assert facts["meta"]["sources"]
    assert len(facts["boards"]) == 4
    assert len(facts["actions"]) == 3
