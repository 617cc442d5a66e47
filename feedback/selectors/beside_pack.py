"""What stands beside a frozen document and may change.

Its words, dated corrections, and how often people found the suggestions right.
"""

from collections.abc import Iterable
from typing import Any

from feedback.models import EvidencePack, PackCorrection
from feedback.selectors.checked import CheckedShare, checked_today
from feedback.selectors.pack_document import cell

TAKEN_BACK = "[taken back]"
NOT_KEPT = "[no longer kept]"
ADVICE = "Make a new pack for today’s figures."

Plain = dict[str, Any]


def beside(pack: EvidencePack) -> Plain:
    """All of it, as a file shows it after the document, with the pack's hash."""
    rows = pack.quotes.order_by("words_sha256").values_list("words_sha256", "seal", "text")
    return {
        "checked": checked(),
        "corrections": [
            {
                "kind": correction.kind,
                "on": correction.made_on.isoformat(),
                "text": told(correction),
            }
            for correction in pack.corrections.all()
        ],
        "quotes": quoted(rows),
        "sha256": pack.sha256,
    }


def checked() -> Plain:
    """How often what is suggested today is right, as people found who checked by chance."""
    today = checked_today()
    return {
        "analyser": str(today.analyser),
        "statement": _share(today.statement),
        "tone": _share(today.tone),
    }


def _share(told: CheckedShare) -> Plain:
    return {
        "base": cell(told.comments),
        "percent": cell(told.percent),
        "low": cell(told.low),
        "high": cell(told.high),
    }


def quoted(rows: Iterable[tuple[str, str, str]]) -> dict[str, Plain]:
    """Words with the seal that proves them, by the digest that stands in the document."""
    return {
        digest: {"seal": seal, "text": text} if text else {"text": NOT_KEPT}
        for digest, seal, text in rows
    }


def words_of(quote: Plain, quotes: dict[str, Plain]) -> str:
    """The words of a quote in a document; where they are gone, that they are."""
    return quotes.get(quote["words_sha256"], {}).get("text", TAKEN_BACK)


def told(correction: PackCorrection) -> str:
    """A correction in two sentences: the day, what happened, and what to do."""
    what = correction.get_kind_display()
    return f"On {correction.made_on:%-d %B %Y}, {what[0].lower()}{what[1:]} {ADVICE}"
