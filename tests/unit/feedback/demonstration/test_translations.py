"""What the demonstration says in other languages is as easy to read as its English."""

import re

import pytest

from feedback.demonstration import content
from frontend.templatetags.frontend import paragraphs

LONGEST = 15
PAIRS = [
    pytest.param(language, english, theirs, id=f"{language}: {english[:40]}")
    for language, words in content.translations("care-at-home").items()
    for english, theirs in words.items()
]


def test_care_at_home_is_written_in_two_more_languages():
    words = content.translations("care-at-home")

    assert set(words) == {"pl", "ur"}
    assert set(words["pl"]) == set(words["ur"])
    assert content.translations("carers") == {}


@pytest.mark.parametrize(("language", "english", "theirs"), PAIRS)
def test_translation_keeps_the_numbers_and_the_lines(language, english, theirs):
    assert theirs.strip()
    assert re.findall(r"\d+", theirs) == re.findall(r"\d+", english)
    assert theirs.count("\n") == english.count("\n")
    assert len(paragraphs(theirs)) == len(paragraphs(english))


@pytest.mark.parametrize(("language", "english", "theirs"), PAIRS)
def test_translation_has_short_sentences(language, english, theirs):
    assert all(len(line.split()) <= LONGEST for line in paragraphs(theirs))
