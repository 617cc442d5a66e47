"""Puts what an analyser found beside the answers it read, a whole batch at a time."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from cms.models import CouncilOwned
from feedback.actions.concerns import raise_found
from feedback.analysis import Finding, Result
from feedback.models import Analysis, Comment, PersonalDetail, Sentiment, Tag
from feedback.selectors.catalogue import Catalogue, asked_by, catalogues_of
from feedback.selectors.current_reader import current_reader
from surveys.models import Answer, Response

logger = logging.getLogger(__name__)

NOT_SCREENED = "not-screened"
NO_STATEMENT = 0  # the id no I-statement has: what a question of context asks about


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer and what the analyser found there; `result` is None where it failed."""

    answer: Answer
    catalogue: Catalogue
    result: Result | None

    @property
    def may_theme(self) -> bool:
        return self.answer.response.may_theme

    @property
    def concern(self) -> Finding | None:
        """What the safeguarding lead should read: the surest finding.

        Words that could not be screened, and that no reviewer will read, go to them as well.
        """
        if self.result is None:
            whole = Finding("concern", NOT_SCREENED, 0, len(self.answer.text), 0)
            return None if self.may_theme else whole
        return max(self.result.concerns, key=lambda found: found.confidence, default=None)


def read_answers(answers: Sequence[Answer], responses: Sequence[Response]) -> list[Reading]:
    """Analyse each answer; one that makes the analyser fail is logged and stops no other."""
    versions = {response.pk: response.version_id for response in responses}
    catalogues = catalogues_of(set(versions.values()))
    statements = {answer.question.i_statement_id or NO_STATEMENT for answer in answers}
    asked = asked_by(statements)
    return [
        _read(
            answer,
            catalogues[versions[answer.response_id]],
            asked.get(answer.question.i_statement_id or NO_STATEMENT, ()),
        )
        for answer in answers
    ]


def _read(answer: Answer, catalogue: Catalogue, asked: tuple[str, ...]) -> Reading:
    kind = answer.question.question_type or "nonspecific"
    # Whatever way one text breaks the analyser, the others must be read. The log names the
    # row only: an error's message may hold the words.
    try:
        result = analyse(answer.text, question_type=kind, asked=asked)
        _check(result, answer.text, catalogue)
    except Exception as error:
        logger.error("Answer %s could not be analysed: %s", answer.pk, type(error).__name__)
        result = None
    return Reading(answer, catalogue, result)


def _check(result: Result, text: str, catalogue: Catalogue) -> None:
    """Refuse findings that no row could hold: an unknown label, or words that are not there."""
    for tag in result.tags:
        if tag.label not in catalogue.statements:
            raise LookupError(tag.label)
        if tag.sub_section and (tag.label, tag.sub_section) not in catalogue.sub_sections:
            raise LookupError(tag.sub_section)
    spans = [(tag.start, tag.end) for tag in result.tags]
    spans += [(found.start, found.end) for found in (*result.concerns, *result.identifiers)]
    for start, end in spans:
        if not 0 <= start <= end <= len(text):
            raise IndexError(start)
    if not -1 <= result.sentiment.score <= 1:
        raise ValueError(result.sentiment.score)


def analyse(text: str, *, question_type: str, asked: tuple[str, ...]) -> Result:
    """What this installation's reader finds in a text."""
    return current_reader().read(text, question_type=question_type, asked=asked)


def keep_readings(council_id: int, readings: Sequence[Reading]) -> int:
    """Store comments and findings; kept a second time they make nothing twice.

    Returns how many concerns were raised. Needs the caller's lock on the responses.
    """
    if not readings:
        return 0
    comments = [{"answer": r.answer, "state": _state(r)} for r in readings]
    _create(council_id, Comment, comments)
    raised = raise_found(council_id=council_id, found=list(_concerns(readings)))
    _keep_findings(council_id, [(r, r.result) for r in readings if r.result])
    return raised


def _keep_findings(council_id: int, read: Sequence[tuple[Reading, Result]]) -> None:
    create = partial(_create, council_id)
    create(Analysis, [{"answer": r.answer, **_analyser(result)} for r, result in read])
    rows = Analysis.objects.filter(answer__in=[reading.answer.pk for reading, _ in read])
    analyses = {
        (answer, analyser, version): pk
        for pk, answer, analyser, version in rows.values_list(
            "pk", "answer_id", "analyser", "version"
        )
    }
    themed = [
        (analyses[r.answer.pk, result.analyser.name, result.analyser.version], r, result)
        for r, result in read
        if r.may_theme
    ]
    create(Sentiment, [_sentiment(pk, result) for pk, _, result in themed])
    create(Tag, [tag for pk, reading, result in themed for tag in _tags(pk, reading, result)])
    create(PersonalDetail, [found for pk, _, result in themed for found in _details(pk, result)])


def _create(council_id: int, model: type[CouncilOwned], rows: list[dict]) -> None:
    """Insert rows; one that stands already, by the database's own word, stays as it is."""
    instances = [model(council_id=council_id, **row) for row in rows]
    model.objects.bulk_create(instances, ignore_conflicts=True)


def _state(reading: Reading) -> str:
    if reading.concern:
        return Comment.State.HELD
    # Without consent to theming no reviewer reads it, and it is counted nowhere.
    return Comment.State.WAITING if reading.may_theme else Comment.State.PRIVATE


def _concerns(readings: Sequence[Reading]) -> Iterator[dict]:
    for reading in readings:
        if found := reading.concern:
            place = {"label": found.label, "start": found.start, "end": found.end}
            yield {"response": reading.answer.response, "answer": reading.answer, **place}


def _analyser(result: Result) -> dict[str, str]:
    by = result.analyser
    return {"analyser": by.name, "version": by.version, "tier": by.tier}


def _sentiment(analysis_id: int, result: Result) -> dict:
    sentiment = result.sentiment
    return {
        "analysis_id": analysis_id,
        "label": sentiment.label,
        "score": sentiment.score,
        "textblob": sentiment.textblob,
    }


def _tags(analysis_id: int, reading: Reading, result: Result) -> Iterator[dict]:
    source = Tag.Source.RULE if result.analyser.tier == "core" else Tag.Source.MODEL
    for tag in result.tags:
        yield {
            "answer": reading.answer,
            "analysis_id": analysis_id,
            "quality_statement_id": reading.catalogue.statements[tag.label],
            "sub_section_id": reading.catalogue.sub_sections.get((tag.label, tag.sub_section)),
            "start": tag.start,
            "end": tag.end,
            "confidence": tag.confidence,
            "is_primary": tag.primary,
            "source": source,
        }


def _details(analysis_id: int, result: Result) -> Iterator[dict]:
    for found in result.identifiers:
        yield {
            "analysis_id": analysis_id,
            "kind": found.label,
            "start": found.start,
            "end": found.end,
            "confidence": found.confidence,
        }
