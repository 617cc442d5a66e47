"""The other forms somebody may print: easy read or standard, usual or large, page or PDF."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from surveys.models.response import Variant
from surveys.places import Place
from surveys.presenters.paper import Paper


@dataclass(frozen=True, slots=True)
class PaperChoices:
    """Where the same form is as a PDF, and where the other forms are: label and url each."""

    pdf: str
    others: list[dict[str, str]]


def choices_of(paper: Paper, place: Place) -> PaperChoices:
    """Return the ways to print, each with the address that leads to it."""
    other_words = (
        _("Print it with standard words") if paper.easy_read else _("Print it in easy read")
    )
    other_size = (
        _("Print it with usual letters") if paper.large else _("Print it with larger letters")
    )
    return PaperChoices(
        pdf=f"{place.paper_pdf}?{_query(paper.easy_read, paper.large)}",
        others=[
            {
                "label": other_words,
                "url": f"{place.paper}?{_query(not paper.easy_read, paper.large)}",
            },
            {
                "label": other_size,
                "url": f"{place.paper}?{_query(paper.easy_read, not paper.large)}",
            },
        ],
    )


def _query(easy_read: bool, large: bool) -> str:
    wording = Variant.EASY_READ if easy_read else Variant.STANDARD
    return urlencode({"wording": str(wording), "size": "large" if large else "usual"})
