"""What a survey still needs before it may be published (F11, F35), in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils import timezone

from surveys.plain_words import BLOCK_OVER, longest_sentence
from surveys.readiness_of_paths import path_gaps

if TYPE_CHECKING:
    from surveys.models import SurveyPage

ASKING = {"statement", "single_choice", "several_choices", "free_text"}
USE_FEWER = f"Use {BLOCK_OVER} or fewer."


class NotReady(Exception):
    """A survey lacks something publishing needs; `gaps` says what, one sentence each."""

    def __init__(self, gaps: list[str]) -> None:
        super().__init__(" ".join(gaps))
        self.gaps = gaps


def what_is_missing(survey: SurveyPage) -> list[str]:
    """Return one sentence for each thing that stops publishing; an empty list means go."""
    if survey.is_translation:
        # What it lacks is shown in English, and says so.
        return []
    return [*_council_gaps(survey), *_survey_gaps(survey), *_block_gaps(survey)]


def _council_gaps(survey: SurveyPage) -> Iterator[str]:
    council = survey.council
    if not council.help_phone:
        yield f"{council} has no adult social care number. A council administrator sets it."
    if not council.out_of_hours_phone:
        yield f"{council} has no out-of-hours number. A council administrator sets it."
    if not survey.months_kept:
        yield "How long words are kept is not set. Set it here or for the council."
    if not (council.accessibility_email or council.accessibility_phone):
        yield "The accessibility statement has no contact. A council administrator sets it."
    if council.statement_is_due(timezone.localdate()):
        yield "Nobody has checked the accessibility statement for a year. Please check it."


def _survey_gaps(survey: SurveyPage) -> Iterator[str]:
    if not survey.easy_read_title:
        yield "The survey has no easy-read title."
    if not survey.intro.strip():
        yield "The survey has no introduction."
    if not survey.easy_read_intro.strip():
        yield "The survey has no easy-read introduction."
    if (words := longest_sentence(survey.easy_read_intro)) > BLOCK_OVER:
        yield f"The easy-read introduction has a sentence of {words} words. {USE_FEWER}"
    yield from _monitoring_gaps(survey)
    if not any(block.block_type in ASKING for block in survey.body):
        yield "The survey asks no question yet."


def _monitoring_gaps(survey: SurveyPage) -> Iterator[str]:
    ticked = {question.slug: question for question in survey.monitoring.all()}
    for question in ticked.values():
        if question.asked_when and question.asked_when["slug"] not in ticked:
            yield f"“{_short(question.standard)}” follows another question. Tick that one too."


def _block_gaps(survey: SurveyPage) -> Iterator[str]:
    number = 0
    astray = path_gaps(survey.body)
    for block in survey.body:
        if block.block_type == "section":
            if not block.value["easy_read"]:
                yield f"Section “{block.value['standard']}”: no easy-read wording."
            continue
        number += 1
        for gap in (*_gaps(block), *astray[block.id]):
            yield f"Block {number}, “{_short(block.value['standard'])}”: {gap}"


def _gaps(block) -> Iterator[str]:
    value = block.value
    yield from _wording_gaps(value)
    yield from _picture_gaps(value["picture"])
    yield from _recording_gaps(value)
    if block.block_type not in ASKING:
        return
    if not value["i_statement"] and not value["context"]:
        yield "choose an I-statement, or mark it as context."
    if value["i_statement"] and not value["i_statement"].enabled:
        yield "its I-statement has not been checked with its owner, so it cannot be used."
    if value.get("tell_more") and not value["tell_more_easy_read"]:
        yield "“tell us more” has no easy-read wording."
    yield from _option_gaps(value)


def _wording_gaps(value) -> Iterator[str]:
    if not value["standard"].strip():
        yield "no standard wording."
    if not value["easy_read"].strip():
        yield "no easy-read wording."
    if (words := longest_sentence(value["easy_read"])) > BLOCK_OVER:
        yield f"the easy-read wording has a sentence of {words} words. {USE_FEWER}"


def _picture_gaps(picture) -> Iterator[str]:
    if picture is None:
        yield "no picture."
    else:
        for gap in picture.what_is_missing():
            yield f"its picture has no {gap}."


def _recording_gaps(value) -> Iterator[str]:
    if recording := value.get("recording"):
        for gap in recording.what_is_missing():
            yield f"its recording has no {gap}."
    for video in value.get("videos") or []:
        if video["video"]:
            for gap in video["video"].what_is_missing():
                yield f"its signed video has no {gap}."


def _option_gaps(value) -> Iterator[str]:
    if "options" not in value:
        return
    if len(value["options"]) < 2:
        yield "fewer than two options."
    for option in value["options"]:
        if not option["standard"].strip():
            yield "an option has no standard wording."
        elif not option["easy_read"].strip():
            yield f"the option “{option['standard']}” has no easy-read wording."


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
