"""Language first, wording second, English last: which words a reader is shown."""

import pytest
from django.utils import translation

from surveys.models import Question, SurveyVersion
from surveys.models.response import Voice
from surveys.presenters.options import answer_words, options_of
from surveys.wordings import intro_words, is_unchecked, question_words, title_words, worded

STANDARD, EASY = "standard", "easy_read"
BOTH = {"standard": "Zwykłe", "easy_read": "Łatwe"}


def question(wordings: dict | None = None, **fields) -> Question:
    facts = {
        "kind": Question.Kind.SINGLE,
        "standard": "Usual",
        "easy_read": "Easy",
        "section": "Your care",
        "easy_read_section": "Care",
        "hard_words": [{"word": "care", "meaning": "help"}],
        "options": [{"key": "a", "standard": "Less", "easy_read": "Little"}],
        "wordings": {"pl": wordings} if wordings else {},
    }
    return Question(**(facts | fields))


@pytest.mark.parametrize(
    ("variant", "wordings", "text", "lang"),
    [
        (EASY, BOTH, "Łatwe", ""),
        (STANDARD, BOTH, "Zwykłe", ""),
        (EASY, {"standard": "Zwykłe"}, "Zwykłe", ""),
        (STANDARD, {"easy_read": "Łatwe"}, "Łatwe", ""),
        (EASY, {"section": "Opieka"}, "Easy", "en-gb"),
        (STANDARD, {}, "Usual", "en-gb"),
    ],
)
def test_own_language_comes_before_own_wording_and_english_says_so(variant, wordings, text, lang):
    with translation.override("pl"):
        shown = worded(question(wordings), variant)

    assert (shown.text, shown.text.lang) == (text, lang)
    assert shown.language == (lang or "pl")


def test_english_reader_is_told_of_no_language():
    shown = worded(question(BOTH), EASY)

    assert (shown.text, shown.text.lang, shown.section) == ("Easy", "", "Care")


@pytest.mark.parametrize(
    ("variant", "fields", "wordings", "text", "leads"),
    [
        (EASY, {"easy_read_third_person": "Do they?"}, {}, "Do they?", False),
        (STANDARD, {"third_person": "Does the person?"}, {}, "Does the person?", False),
        (EASY, {"third_person": "Does the person?"}, {}, "Easy", True),
        (EASY, {}, {}, "Easy", True),
        (EASY, {"easy_read_third_person": "Do they?"}, BOTH, "Łatwe", True),
        (EASY, {}, BOTH | {"easy_read_third_person": "Czy oni?"}, "Czy oni?", False),
    ],
)
def test_somebody_on_behalf_is_asked_in_the_third_person_or_told_whom_to_answer_for(
    variant, fields, wordings, text, leads
):
    with translation.override("pl" if wordings else "en-gb"):
        shown = worded(question(wordings, **fields), variant, Voice.ON_BEHALF)

    assert (shown.text, bool(shown.lead)) == (text, leads)


def test_person_and_pages_to_read_have_no_lead():
    information = question(kind=Question.Kind.INFORMATION)

    assert worded(question(), EASY).lead == ""
    assert worded(information, EASY, Voice.ON_BEHALF).lead == ""
    assert worded(question(follows="a"), EASY, Voice.ON_BEHALF).lead == ""


def test_third_person_is_kept_from_a_person():
    asked = question(easy_read_third_person="Do they?", third_person="Does the person?")

    assert question_words(asked, EASY) == "Easy"
    assert question_words(asked, STANDARD, Voice.CARER) == "Usual"


def test_options_are_each_in_the_language_they_have():
    options = [{"key": "a", "standard": "Less"}, {"key": "b", "standard": "More"}]
    asked = question({"options": {"a": {"standard": "Mniej"}}}, options=options)

    with translation.override("pl"):
        shown = options_of(asked, EASY)

    assert [(each.label, each.label.lang) for each in shown] == [("Mniej", ""), ("More", "en-gb")]


def test_hard_words_are_explained_in_the_language_of_the_question():
    hard = [{"word": "opieka", "meaning": "pomoc"}]

    with translation.override("pl"):
        theirs = worded(question(BOTH | {"hard_words": [*hard, {}]}), EASY).hard_words
        none = worded(question(BOTH), EASY).hard_words
        english = worded(question({"section": "Opieka"}), EASY).hard_words

    assert (theirs, none) == (hard, [])
    assert (english[0]["word"], english[0]["word"].lang) == ("care", "en-gb")


def test_persons_own_words_are_in_the_language_they_answered_in():
    from surveys.models import Answer

    answer = Answer(state="answered", text="Są mili.", language="pl")

    said = answer_words(question(), answer, EASY)

    assert (said, said.lang, said.is_english) == ("Są mili.", "pl", False)


def test_survey_is_named_and_introduced_in_the_language_it_has():
    version = SurveyVersion(
        title="Care",
        easy_read_title="Your care",
        intro="We ask.",
        wordings={"pl": {"title": "Opieka"}},
    )

    with translation.override("pl"):
        title, intro = title_words(version, EASY), intro_words(version, EASY)
        assert is_unchecked(version)

    assert (title, title.lang) == ("Opieka", "")
    assert (intro, intro.lang) == ("We ask.", "en-gb")
    assert not is_unchecked(version)
