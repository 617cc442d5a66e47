"""Plain Python that reads a comment: no Django, no clock, no network."""

from feedback.analysis.findings import (
    Analyser,
    Finding,
    Result,
    SentimentFinding,
    Span,
    TagFinding,
)
from feedback.analysis.pipeline import (
    ANALYSER,
    QUESTION_TYPES,
    TIERS,
    Reader,
    analyse,
    may_be_another_language,
    reader,
)
from feedback.analysis.redaction import redact

__all__ = [
    "ANALYSER",
    "QUESTION_TYPES",
    "TIERS",
    "Analyser",
    "Finding",
    "Reader",
    "Result",
    "SentimentFinding",
    "Span",
    "TagFinding",
    "analyse",
    "may_be_another_language",
    "reader",
    "redact",
]
