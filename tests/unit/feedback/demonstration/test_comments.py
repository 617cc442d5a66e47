"""The comments are many voices, about nobody, and hold nothing real to redact."""

import re
from collections import Counter

from feedback.demonstration import content

MADE_UP = [*content.comments(), *content.small_comments()]
SURVEYS = {survey.slug: survey for survey in (content.care_at_home(), *content.other_surveys())}

DIGITS = re.compile(r"\+?\d[\d \-]{8,}\d")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)
EMAIL = re.compile(r"\S+@\S+")
FICTIONAL_PHONE = re.compile(r"01632 960\d{3}|07700 900\d{3}")


def test_ids_are_unique():
    ids = [each.id for each in MADE_UP]
    ids += [each.id for each in content.nhs_sample()]
    ids += [each.id for each in content.asc_written()]

    assert len(set(ids)) == len(ids)


def test_words_are_new_and_said_once():
    earlier = {each.text.lower().strip(" .") for each in content.asc_written()}

    texts = [each.text.lower().strip(" .") for each in content.comments()]

    assert len(set(texts)) == len(texts)
    assert not earlier & set(texts)


def test_comments_answer_questions_that_take_words():
    takes_words = {
        (slug, step.key)
        for slug, survey in SURVEYS.items()
        for step in survey.questions
        if step.takes_words
    }

    said = [*MADE_UP, *content.written_comments()]
    assert {(each.survey, each.question_key) for each in said} == takes_words
    assert all(each.text and each.text == each.text.strip() for each in MADE_UP)


def test_labels_keep_to_their_lists():
    assert {each.voice for each in MADE_UP} == {"person", "carer", "recorded", "on_behalf"}
    assert {each.variant for each in MADE_UP} == {"easy_read", "standard"}
    assert {each.sentiment3 for each in MADE_UP} == {-1, 0, 1}
    assert {code for each in MADE_UP for code in each.qs} == {f"qs{n}" for n in range(1, 10)}
    assert all(len(set(each.qs)) == len(each.qs) for each in MADE_UP)


def test_speaker_has_one_voice_and_answers_each_question_once():
    said = Counter((each.speaker, each.question_key) for each in content.comments())
    voices = {(each.speaker, each.voice, each.variant) for each in content.comments()}

    assert max(said.values()) == 1
    assert len(voices) == len({each.speaker for each in content.comments()})


def test_all_nine_quality_statements_are_spoken_of():
    spoken = Counter(code for each in content.comments() for code in each.qs)

    assert len(content.comments()) >= 220
    assert all(spoken[f"qs{number}"] >= 12 for number in range(1, 8))
    assert spoken["qs8"] >= 5
    assert spoken["qs9"] >= 5


def test_identifiers_are_fictional():
    for comment in MADE_UP:
        assert all(FICTIONAL_PHONE.fullmatch(found) for found in DIGITS.findall(comment.text))
        assert all(found.startswith("ZZ") for found in POSTCODE.findall(comment.text))
        assert all(found.endswith("@example.org") for found in EMAIL.findall(comment.text))


def test_marked_comments_hold_what_the_mark_says():
    marked = Counter(each.holds for each in content.comments() if each.holds)

    plain = [each for each in MADE_UP if each.holds != "identifier"]

    assert marked == {"identifier": 6, "concern": 6}
    assert not [each.id for each in plain if DIGITS.search(each.text) or "@" in each.text]


def test_concerns_are_labelled_safeguarding():
    concerns = [each for each in MADE_UP if each.holds == "concern"]

    assert all(each.qs[0] == "qs7" and each.sentiment3 == -1 for each in concerns)


def test_small_surveys_have_forty_comments_each():
    counted = Counter(each.survey for each in content.small_comments())

    assert counted == {"carers": 40, "respite": 40}


def test_nhs_sample_keeps_to_its_rule():
    sample = content.nhs_sample()

    assert Counter(each.question_type for each in sample) == {
        "what_good": 100,
        "could_improve": 100,
        "nonspecific": 100,
    }
    assert all(15 <= len(each.text) <= 300 for each in sample)
    assert {each.sentiment for each in sample} == {1, 2, 3, 4, 5}
    assert not [each.id for each in sample if re.search(r"\b(Dr|Mrs?|Ms|Sister) [A-Z]", each.text)]


def test_nhs_sample_has_its_licence_beside_it():
    notice = (content.DATA / "README.md").read_text(encoding="utf-8")

    assert "Copyright (c) 2021 NHS England" in notice
    assert 'THE SOFTWARE IS PROVIDED "AS IS"' in notice


def test_asc_written_is_whole():
    assert len(content.asc_written()) == 123
