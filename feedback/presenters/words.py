"""How figures, dates and people are put into words on evidence and board pages."""

from collections.abc import Sequence
from datetime import date

from feedback.selectors.evidence_shapes import Quote
from surveys.models.response import Help, Mode, Voice

HIDDEN_NUMBER = "[c]"
WHOSE = {
    Voice.PERSON: "A person who draws on care, in their own words",
    Voice.CARER: "An unpaid carer, in their own words",
    Voice.ON_BEHALF: "Someone on a person’s behalf",
}
HELPED = {
    Help.ALONE: "on their own",
    Help.READ_TO: "someone read the questions",
    Help.TYPED_FOR: "someone wrote the words down",
    Help.INTERPRETED: "someone interpreted",
    Help.UNKNOWN: "",
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


def walked_back(quote: Quote) -> str:
    """The question the words answer, its version, and whether a person confirmed the tag."""
    tag = "tag confirmed by a person" if quote.is_confirmed else "tag suggested by the machine"
    place = f"question {quote.position}, version {quote.version}"
    return joined([f"asked “{quote.wording}”", place, tag], " · ")


def joined(parts: Sequence[str], by: str) -> str:
    """The parts that say something, put together."""
    return by.join(part for part in parts if part)


def number(shown: int | None) -> str | None:
    """A number with commas; None stays None, which a page shows as hidden."""
    return None if shown is None else f"{shown:,}"


def counted(shown: int | None, one: str, many: str) -> str:
    """Such as "1,240 comments", or "[c] comments" where the number is hidden."""
    return f"{number(shown) or HIDDEN_NUMBER} {one if shown == 1 else many}"


def months(covered: Sequence[date]) -> str:
    """Such as "April to September 2026", from the first month to the last."""
    if not covered:
        return ""
    first, last = covered[0], covered[-1]
    if first == last:
        return f"{first:%B %Y}"
    return f"{first:%B}{'' if first.year == last.year else f' {first.year}'} to {last:%B %Y}"
