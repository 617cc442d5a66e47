"""Reads the demonstration's content. No Django, no clock, no network; see data/README.md."""

import csv
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from . import plan
from .shapes import (
    AskedWhen,
    Choice,
    Comment,
    HardWord,
    NhsComment,
    Passage,
    PlannedResponse,
    Step,
    SurveyContent,
    Wording,
    WrittenComment,
)

DATA = Path(__file__).parent / "data"
CARE_AT_HOME = "care-at-home"
SAMPLE_NHS = "sample-nhs-comments"
# Of the written comments, which only say their words, shorter ones are taken for easy read.
SHORT = 8


@cache
def care_at_home() -> SurveyContent:
    """The Cheshire East survey about help at home."""
    return _survey("care_at_home.json")


@cache
def translations(survey: str) -> dict[str, dict[str, str]]:
    """The words of a survey in each other language it is written in, by its English words."""
    files = sorted(DATA.glob(f"{survey.replace('-', '_')}.*.json"))
    return {file.suffixes[0].removeprefix("."): _json(file.name) for file in files}


@cache
def other_surveys() -> tuple[SurveyContent, ...]:
    """Two small surveys of two other councils, so that separation can be seen."""
    return _survey("carers.json"), _survey("respite.json")


@cache
def nhs_survey() -> SurveyContent:
    """The survey that holds the sample NHS comments."""
    return _survey("nhs_sample.json")


@cache
def cheshire_east() -> dict[str, Any]:
    """The demonstration council's boards, pledge and actions, with their source."""
    return _json("cheshire_east.json")


@cache
def comments() -> tuple[Comment, ...]:
    """Every made-up comment of the Care at Home survey."""
    return tuple(_comment(row | {"survey": CARE_AT_HOME}) for row in _rows("comments.csv"))


@cache
def small_comments() -> tuple[Comment, ...]:
    """Every made-up comment of the two small surveys; each has a speaker of its own."""
    rows = _rows("small_comments.csv")
    return tuple(_comment(row | {"speaker": row["id"]}) for row in rows)


@cache
def nhs_sample() -> tuple[NhsComment, ...]:
    """The real NHS answers of the sample."""
    return tuple(
        NhsComment(
            id=row["id"],
            question_type=row["question_type"],
            text=row["text"],
            sentiment=int(row["sentiment"]),
            labels=_split(row["labels"]),
            qs_proxy=_split(row["qs_proxy"]),
        )
        for row in _rows("fft_sample.csv")
    )


@cache
def asc_written() -> tuple[WrittenComment, ...]:
    """The labelled comments written for the project before the demonstration."""
    return tuple(
        WrittenComment(
            id=row["id"],
            kind=row["kind"],
            question_type=row["question_type"],
            text=row["text"],
            qs=_split(row["qs"]),
            sentiment3=int(row["sentiment3"]),
        )
        for row in _rows("asc_written.csv")
    )


def written_comments() -> tuple[Comment, ...]:
    """The earlier labelled comments as answers to Care at Home, each by somebody else."""
    question = {
        step.question_type: step.key
        for step in care_at_home().questions
        if step.kind == "free_text"
    }
    return tuple(
        Comment(
            id=written.id,
            survey=CARE_AT_HOME,
            speaker=written.id,
            question_key=question[written.question_type],
            voice="person",
            variant="easy_read" if len(written.text.split()) < SHORT else "standard",
            text=written.text,
            qs=written.qs,
            sentiment3=written.sentiment3,
            holds="",
        )
        for written in asc_written()
    )


def planned_responses(seed: int = 2026, survey: str = CARE_AT_HOME) -> Iterator[PlannedResponse]:
    """The responses of one survey, oldest first; the same seed always plans the same ones."""
    if survey == CARE_AT_HOME:
        said = [*comments(), *written_comments()]
        yield from plan.responses(care_at_home(), said, seed=seed, wordless=19)
    elif survey == SAMPLE_NHS:
        yield from plan.one_each(nhs_survey(), nhs_sample())
    else:
        content = {each.slug: each for each in other_surveys()}[survey]
        said = [comment for comment in small_comments() if comment.survey == survey]
        yield from plan.responses(content, said, seed=seed)


def _json(name: str) -> dict[str, Any]:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _split(joined: str) -> tuple[str, ...]:
    return tuple(joined.split("|")) if joined else ()


def _comment(row: dict[str, str]) -> Comment:
    fields: dict[str, Any] = {
        **row,
        "qs": _split(row["qs"]),
        "sentiment3": int(row["sentiment3"]),
    }
    return Comment(**fields)


def _survey(name: str) -> SurveyContent:
    raw = _json(name)
    return SurveyContent(
        slug=raw["slug"],
        council=raw["council"],
        title=_wording(raw["title"]),
        intro=tuple(Passage(p["key"], _wording(p), p["picture"]) for p in raw["intro"]),
        closing=_wording(raw["closing"]),
        steps=tuple(_step(step) for step in raw["steps"]),
        monitoring=tuple(raw.get("monitoring", ())),
    )


def _wording(raw: dict[str, Any], prefix: str = "") -> Wording:
    return Wording(raw[f"{prefix}standard"], raw[f"{prefix}easy_read"])


def _asked_when(raw: dict[str, Any] | None) -> AskedWhen | None:
    return AskedWhen(raw["question"], tuple(raw["answers"])) if raw else None


def _step(raw: dict[str, Any]) -> Step:
    return Step(
        kind=raw["kind"],
        key=raw["key"],
        wording=_wording(raw),
        picture=raw.get("picture", ""),
        hard_words=tuple(HardWord(**word) for word in raw.get("hard_words", ())),
        i_statement=raw.get("i_statement", ""),
        context=raw.get("context", False),
        question_type=raw.get("question_type", ""),
        tell_more=_wording(raw, "tell_more_") if raw.get("tell_more") else None,
        choices=tuple(Choice(c["key"], _wording(c)) for c in raw.get("choices", ())),
        name=raw.get("name", ""),
        asked_when=_asked_when(raw.get("asked_when")),
        in_parts=raw.get("in_parts", False),
        unsafe_when_no=raw.get("unsafe_when_no", False),
    )
