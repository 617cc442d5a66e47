"""Takes named pieces out of a text and says in their place what was taken."""

from collections.abc import Iterable

from feedback.analysis.findings import Span

SPOKEN = {
    "nhs_number": "NHS number",
    "date_of_birth": "date of birth",
    "condition": "health detail",
    "vehicle": "number plate",
    "other": "detail",
}


def redact(text: str, spans: Iterable[Span]) -> str:
    """The text with each span replaced; spans that overlap go together, under the first's label."""
    pieces = []
    place = 0
    for span in merge(spans, len(text)):
        pieces += [text[place : span.start], f"[{SPOKEN.get(span.label, span.label)} removed]"]
        place = span.end
    return "".join([*pieces, text[place:]])


def merge(spans: Iterable[Span], length: int) -> list[Span]:
    """The spans in order, inside the text, none empty and none overlapping another."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        start, end = max(0, span.start), min(length, span.end)
        if merged and start < merged[-1].end:
            last = merged[-1]
            merged[-1] = Span(last.start, max(last.end, end), last.label)
        elif start < end:
            merged.append(Span(start, end, span.label))
    return merged
