"""Evidence as plain data to freeze: protected numbers, and digests of released words."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from feedback.selectors import pack_notes
from feedback.selectors.evidence_shapes import (
    Answers,
    AskedStatement,
    Comments,
    Evidence,
    Quote,
    Row,
    StatementEvidence,
)
from feedback.suppression import HIDDEN

Plain = dict[str, Any]


def canonical(document: Plain) -> str:
    """The one way to write a document down: same content, same text, same hash."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def document_of(evidence: Evidence, *, as_of: date, analysers: Sequence[str]) -> Plain:
    """Everything a pack holds. It tells no clock and no person, so it can be made again."""
    head = evidence.head
    return {
        "manifest": _manifest(evidence, as_of, analysers),
        "responses": {
            "person": {
                "number": cell(head.people),
                "easy_read": _row(head.easy_read),
                "helped": _row(head.helped),
            },
            "carer": {"number": cell(head.carers)},
            "on_behalf": {"number": cell(head.on_behalf)},
        },
        "comments": {"person": {"base": cell(head.comments)}},
        "tags": {"person": _row(head.tags)},
        "statements_with_too_little_said": evidence.statements_with_too_little,
        "statements": [_statement(statement) for statement in evidence.statements],
    }


def _manifest(evidence: Evidence, as_of: date, analysers: Sequence[str]) -> Plain:
    council = evidence.council
    return {
        "format": pack_notes.FORMAT,
        "format_version": pack_notes.FORMAT_VERSION,
        "what_this_is": pack_notes.NOT_A_SCORE,
        "sample_label": evidence.sample_label,
        "council": {"gss_code": council.gss_code, "name": council.name},
        "survey": {
            "slug": evidence.survey_slug,
            "title": evidence.title,
            "versions": list(evidence.versions),
        },
        "framework_version": evidence.framework,
        "as_of": as_of.isoformat(),
        "query": {
            "survey": evidence.survey_slug,
            "months": [f"{month:%Y-%m}" for month in evidence.months],
        },
        "suppression": pack_notes.SUPPRESSION,
        "method": pack_notes.METHOD,
        "analysers": list(analysers),
        "attribution": pack_notes.ATTRIBUTION,
        "data_dictionary": pack_notes.DICTIONARY,
    }


def _statement(statement: StatementEvidence) -> Plain:
    return {
        "number": statement.number,
        "slug": statement.slug,
        "name": statement.name,
        "easy_read_name": statement.easy_read_name,
        "theme": statement.theme,
        "i_statements": [_asked(asked) for asked in statement.asked],
        "comments": {
            "person": _comments(statement.own_comments),
            "carer": _comments(statement.carers_comments),
            "on_behalf": {"base": cell(statement.on_behalf_comments)},
        },
        "quotes": [_quote(quote) for quote in statement.quotes],
        "gaps": list(statement.gaps),
    }


def _asked(asked: AskedStatement) -> Plain:
    return {
        "slug": asked.slug,
        "text": asked.text,
        "easy_read": asked.easy_read,
        "provenance": asked.provenance,
        "questions": [asdict(question) for question in asked.questions],
        "answers": {
            "person": _answers(asked.own),
            "carer": _answers(asked.carers),
            "on_behalf": {"base": cell(asked.on_behalf)},
        },
    }


def _answers(answers: Answers) -> Plain:
    non_answers = {name: cell(number) for name, number in answers.non_answers.parts}
    return _row(answers.scale) | {"non_answers": non_answers}


def _comments(comments: Comments) -> Plain:
    row = _row(comments.tones)
    return row | {"review": _row(comments.review)["parts"]}


def _quote(quote: Quote) -> Plain:
    return {
        "words_sha256": words_sha256(quote),
        "voice": quote.voice,
        "mode": quote.mode,
        "help": quote.help,
        "wording_shown": quote.variant,
        "question": quote.wording,
        "question_key": quote.question_key,
        "position": quote.position,
        "version": quote.version,
        "tag": "confirmed" if quote.is_confirmed else "suggested",
    }


def words_sha256(quote: Quote) -> str:
    """What a pack keeps of quoted words: proof of them to who has words and seal, else nothing."""
    return hashlib.sha256(f"{quote.seal}{quote.text}".encode()).hexdigest()


def quotes_in(evidence: Evidence) -> list[Quote]:
    """Every answer that the evidence quotes, once."""
    return list(
        {
            quote.answer: quote for statement in evidence.statements for quote in statement.quotes
        }.values()
    )


def _row(row: Row) -> Plain:
    return {
        "base": cell(row.base),
        "small_base": row.is_small and row.base is not None,
        "parts": {
            name: {"number": cell(number), "percent": cell(row.share(name))}
            for name, number in row.parts
        },
    }


def cell(number: int | None) -> int | str:
    """A protected number as packs show it."""
    return HIDDEN if number is None else number
