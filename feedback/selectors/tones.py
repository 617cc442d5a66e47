"""How a comment counts as sounding: as the person answered, else as the machine heard it."""

from django.db.models import OuterRef, QuerySet, Subquery

from feedback.models import Sentiment
from feedback.selectors.followed import followed_choice

# What a person answered to the statement that the comment adds to (ADR 25).
TONE_OF_CHOICE = {
    "yes": Sentiment.Label.POSITIVE,
    "sometimes": Sentiment.Label.MIXED,
    "no": Sentiment.Label.NEGATIVE,
}


def with_tones(rows: QuerySet) -> QuerySet:
    """Annotate rows that hang on an answer with what `tone_of` takes: `chosen` and `heard`."""
    newest = Sentiment.objects.filter(analysis__answer=OuterRef("answer")).order_by("-analysis")
    return rows.annotate(chosen=followed_choice(), heard=Subquery(newest.values("label")[:1]))


def tone_of(chosen: str | None, heard: str | None) -> str | None:
    """The `Sentiment.Label` that figures give a comment.

    None where the person chose nothing that says it and no machine has read the comment.
    """
    return TONE_OF_CHOICE.get(chosen or "", heard)
