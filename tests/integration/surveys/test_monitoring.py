"""The monitoring questions: loaded whole, once."""

import copy
import json

import pytest

from surveys.actions.monitoring_questions import MONITORING_FILE, MonitoringInvalid, load_monitoring
from surveys.models import MonitoringQuestion
from surveys.models.monitoring import ASKED_AT_THE_END
from surveys.monitoring_file import WORDS_FILE, words_module
from surveys.monitoring_words import WORDS
from surveys.plain_words import WARN_OVER, longest_sentence
from surveys.readiness import what_is_missing
from tests.factories.surveys import make_survey

pytestmark = pytest.mark.django_db


def test_load_brings_21_questions_in_both_wordings():
    report = load_monitoring()

    assert (report.added, MonitoringQuestion.objects.count()) == (21, 21)
    assert not MonitoringQuestion.objects.filter(easy_read="").exists()
    assert not MonitoringQuestion.objects.filter(standard="").exists()


def test_load_twice_changes_nothing():
    load_monitoring()

    report = load_monitoring()

    assert (report.added, report.changed, report.unchanged) == (0, 0, 21)


def test_corrected_wording_is_taken_over():
    document = json.loads(MONITORING_FILE.read_text(encoding="utf-8"))
    load_monitoring(document)
    corrected = copy.deepcopy(document)
    corrected["questions"][3]["easy_read_question"] = "Why do you get help?"

    report = load_monitoring(corrected)

    assert report.changed == 1
    assert MonitoringQuestion.objects.filter(easy_read="Why do you get help?").exists()


def test_list_with_a_question_missing_is_refused():
    document = json.loads(MONITORING_FILE.read_text(encoding="utf-8"))
    del document["questions"][0]

    with pytest.raises(MonitoringInvalid, match="says 21 questions, it holds 20"):
        load_monitoring(document)

    assert not MonitoringQuestion.objects.exists()


@pytest.fixture
def asked_at_the_end():
    load_monitoring()
    return MonitoringQuestion.objects.filter(kind__in=ASKED_AT_THE_END)


def test_sixteen_of_them_are_asked_at_the_end(asked_at_the_end):
    slugs = set(asked_at_the_end.values_list("slug", flat=True))

    assert len(slugs) == 16
    assert not slugs & {"consent", "consent-quote", "respondent-role", "helper", "help-type"}


def test_each_ends_with_not_wanting_to_say(asked_at_the_end):
    last = {question.slug: question.options[-1]["code"] for question in asked_at_the_end}

    assert set(last.values()) == {"prefer-not-to-say"}


def test_easy_read_wording_is_short_sentences():
    load_monitoring()
    texts = [
        text
        for question in MonitoringQuestion.objects.all()
        for text in (question.easy_read, *(option["easy_read"] for option in question.options))
    ]

    assert [text for text in texts if longest_sentence(text) > WARN_OVER] == []


def test_no_option_promises_a_line_to_write_on(asked_at_the_end):
    labels = [
        option[wording].lower()
        for question in asked_at_the_end
        for option in question.options
        for wording in ("label", "easy_read")
    ]

    assert not [label for label in labels if "write in" in label or "specify" in label]


def test_ethnic_groups_are_nineteen_in_five_groups():
    load_monitoring()
    options = MonitoringQuestion.objects.get(slug="ethnic-group").options

    headings = [option["heading"] for option in options if "heading" in option]

    assert (len(headings), len(set(headings))) == (19, 5)


def test_question_that_depends_on_another_comes_after_it(asked_at_the_end):
    order = {question.slug: question.order for question in asked_at_the_end}
    conditions = {question.slug: question.asked_when for question in asked_at_the_end}

    assert {slug for slug, condition in conditions.items() if condition} == {
        "activity-restriction",
        "impairment",
    }
    assert all(
        order[condition["slug"]] < order[slug]
        for slug, condition in conditions.items()
        if condition
    )


def test_question_that_depends_on_one_that_is_not_ticked_stops_publishing(framework, council):
    load_monitoring()
    alone = make_survey(council, monitoring=["impairment"])
    together = make_survey(council, "both", monitoring=["long-term-condition", "impairment"])

    assert any("Tick that one too." in gap for gap in what_is_missing(alone))
    assert not any("Tick that one too." in gap for gap in what_is_missing(together))


def test_words_are_listed_for_the_catalogues():
    """Otherwise nobody can translate them: run `manage.py write_monitoring_words`."""
    assert WORDS_FILE.read_text(encoding="utf-8") == words_module()


def test_listed_words_are_those_that_are_shown(asked_at_the_end):
    shown = {
        text
        for question in asked_at_the_end
        for text in (
            question.easy_read,
            question.standard,
            *(option[wording] for option in question.options for wording in ("label", "easy_read")),
            *(option["heading"] for option in question.options if "heading" in option),
        )
    }

    assert set(WORDS) == shown
