"""The catalogues hold what the code says, and their translations keep its placeholders."""

import json
import re

import polib
import pytest
from django.conf import settings
from django.utils import translation

from cms.catalogues import Message, messages_used, number_of_plurals
from cms.languages import OURS, REGISTER, catalogue_file

OTHERS = [code for code, _ in settings.LANGUAGES if code != OURS]
PLACEHOLDER = re.compile(r"\{\w*\}|%\(\w+\)s|%s|<[^>]+>")


@pytest.fixture(scope="module")
def used() -> set[Message]:
    return set(messages_used())


@pytest.fixture(params=OTHERS)
def catalogue(request) -> polib.POFile:
    catalogue = polib.pofile(str(catalogue_file(request.param, "po")))
    catalogue.code = request.param
    return catalogue


def translations(entry: polib.POEntry) -> list[str]:
    return [text for text in (entry.msgstr, *entry.msgstr_plural.values()) if text]


def test_sentences_are_found_in_templates_and_in_python(used):
    assert Message("Get help now") in used
    assert Message("Please choose one answer only.") in used or Message("I don’t know") in used
    assert Message("Question %(number)s of %(total)s") in used
    assert Message("We removed %(number)s answer.", "We removed %(number)s answers.") in used


def test_words_of_staff_are_left_out():
    places = {place for places in messages_used().values() for place in places}

    assert not [place for place in places if "templates/feedback" in place or "staff" in place]


def test_catalogue_holds_every_sentence_and_no_other(catalogue, used):
    held = {Message(entry.msgid, entry.msgid_plural) for entry in catalogue}

    assert held == used, "Run: make messages"


def test_compiled_catalogue_is_the_one_people_write(catalogue):
    compiled = polib.mofile(str(catalogue_file(catalogue.code, "mo")))

    def said(entries):
        return {(entry.msgid, entry.msgid_plural): translations(entry) for entry in entries}

    assert said(compiled) == said(catalogue.translated_entries()), "Run: make messages"


def test_translation_keeps_the_placeholders_of_its_sentence(catalogue):
    for entry in catalogue.translated_entries():
        for text in translations(entry):
            wanted = {*PLACEHOLDER.findall(entry.msgid), *PLACEHOLDER.findall(entry.msgid_plural)}
            assert set(PLACEHOLDER.findall(text)) == wanted, entry.msgid


@pytest.mark.parametrize(
    ("names_it", "button"),
    [
        ("press Send my answers", "Send my answers"),
        ("Press Send my answers", "Send my answers"),
        ("Look for Get help now", "Get help now"),
        ("Choose I have a code", "I have a code"),
    ],
)
def test_sentence_names_a_button_as_the_button_is_written(catalogue, names_it, button):
    """Else somebody looks for words that stand nowhere on the page."""
    said = {entry.msgid: entry.msgstr for entry in catalogue if entry.msgstr}
    naming = [text for text in said if names_it in text]

    assert naming
    assert [text for text in naming if said[button] not in said[text]] == []


def test_no_sentence_names_the_button_that_sends_by_half(used):
    halves = re.compile(r"\b[Pp]ress Send\b(?! my answers)")

    assert [message.text for message in used if halves.search(message.text)] == []


def test_translation_has_every_plural_form_of_its_language(catalogue):
    plurals = [entry for entry in catalogue.translated_entries() if entry.msgid_plural]

    assert plurals
    for entry in plurals:
        assert sorted(entry.msgstr_plural) == list(range(number_of_plurals(catalogue.code)))


def test_register_says_of_each_language_who_wrote_it_and_what_it_lacks(catalogue):
    known = json.loads(REGISTER.read_text(encoding="utf-8"))[catalogue.code]

    assert set(known) == {"drafted_by", "checked_by", "checked_on", "missing"}
    assert known["missing"] == len(catalogue) - len(catalogue.translated_entries())


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "Jest 1 pytanie."), (3, "Są 3 pytania."), (5, "Jest 5 pytań."), (22, "Są 22 pytania.")],
)
def test_number_of_questions_is_said_as_polish_says_it(number, said):
    from surveys.presenters.start import how_long

    with translation.override("pl"):
        assert how_long(number).startswith(said)


@pytest.mark.parametrize(
    ("language", "months", "said"),
    [
        ("en-gb", 1, "after 1 month."),
        ("en-gb", 24, "after 24 months."),
        ("pl", 1, "po 1 miesiącu."),
        ("pl", 24, "po 24 miesiącach."),
        ("ro", 1, "după 1 lună."),
        ("ro", 12, "după 12 luni."),
        ("ro", 24, "după 24 de luni."),
        ("uk", 1, "протягом 1 місяця."),
        ("uk", 24, "протягом 24 місяців."),
    ],
)
def test_months_that_words_are_kept_are_counted_as_each_language_counts(language, months, said):
    from surveys.actions.responses import Consent
    from surveys.presenters.agreement import consent_choices

    with translation.override(language):
        assert said in consent_choices(Consent(), months)[0].explain


@pytest.mark.parametrize(
    ("language", "longest", "said"),
    [
        ("en-gb", 1, "fewer than 1 letter."),
        ("en-gb", 300, "fewer than 300 letters."),
        ("pl", 10_000, "mniej niż 10,000 liter."),
        ("ro", 300, "mai puțin de 300 de litere."),
        ("uk", 300, "менше ніж 300 літер."),
    ],
)
def test_letters_that_are_too_many_are_counted_as_each_language_counts(language, longest, said):
    from surveys.given import NotUnderstood, understood_text

    with translation.override(language), pytest.raises(NotUnderstood, match=re.escape(said)):
        understood_text("x" * (longest + 1), longest)
