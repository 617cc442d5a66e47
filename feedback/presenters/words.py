"""How figures, dates and people are put into words on evidence and board pages."""

from collections.abc import Sequence
from datetime import date

from feedback.selectors.evidence_shapes import Quote
from feedback.suppression import HIDDEN
from surveys.models.response import Help, Mode, Voice

WHOSE = {
    Voice.PERSON: "A person who draws on care",
    Voice.CARER: "An unpaid carer",
    Voice.ON_BEHALF: "Someone on a person’s behalf",
}
HELPED = {
    Help.ALONE: "answering alone",
    Help.READ_TO: "in their own words, questions read out to them",
    Help.TYPED_FOR: "in their own words, written down for them",
    Help.INTERPRETED: "in their own words, through an interpreter",
    Help.UNKNOWN: "in their own words",
}
MODES = {
    Mode.WEB: "online",
    Mode.SUPPORTED: "in a supported session",
    Mode.PAPER: "on paper",
    Mode.PHONE: "by phone",
    Mode.INTERVIEW: "in an interview",
}


def whose(quote: Quote) -> str:
    """Whose words they are, how somebody helped and how they reached us."""
    helped = "" if quote.voice == Voice.ON_BEHALF else HELPED[Help(quote.help)]
    return joined([WHOSE[Voice(quote.voice)], helped, MODES[Mode(quote.mode)]], ", ")


def asked(quote: Quote) -> str:
    """The question the words answer."""
    return f"asked “{quote.wording}”"


def place(quote: Quote) -> str:
    """Where that question stood, and in which version of the survey."""
    return f"question {quote.position}, version {quote.version}"


def tag_words(quote: Quote) -> str:
    """Who says what the words are about."""
    return "tag confirmed" if quote.is_confirmed else "tag suggested"


def joined(parts: Sequence[str], by: str) -> str:
    """The parts that say something, put together."""
    return by.join(part for part in parts if part)


def number(shown: int | None) -> str | None:
    """A number with commas; None stays None, which a component shows as hidden."""
    return None if shown is None else f"{shown:,}"


def figure(shown: int | None) -> str:
    """A number with commas, or "[c]" where it is hidden."""
    return number(shown) or HIDDEN


def counted(shown: int | None, one: str, many: str) -> str:
    """Such as "1,240 comments", or "[c] comments" where the number is hidden."""
    return f"{figure(shown)} {one if shown == 1 else many}"


def months(covered: Sequence[date]) -> str:
    """Such as "April to September 2026", from the first month to the last."""
    if not covered:
        return ""
    first, last = covered[0], covered[-1]
    if first == last:
        return f"{first:%B %Y}"
    return f"{first:%B}{'' if first.year == last.year else f' {first.year}'} to {last:%B %Y}"
