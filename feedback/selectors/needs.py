"""Why a comment needs a person, and the order in which comments wait for one.

Both rest on what the newest analysis found, and on no later decision: so a comment keeps its place
while somebody works on it, and the next one stays the next.
"""

from enum import StrEnum

from django.db.models import (
    Case,
    Exists,
    FloatField,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce

from feedback.models import Analysis, Comment, PersonalDetail, Sentiment, Tag

# How sure the machine is of a tag, from 0 to 1. Below this it is guessing.
FAIR = 0.5
NAMES_FIRST, UNREAD_NEXT, UNSURE, THE_REST = range(4)
# What orders the rows that wait.
PLACE = ("rank", "certainty", "answer__response__sent_at", "pk")


class Need(StrEnum):
    """One reason why a person is needed; a comment may have several, or `CHECK` alone."""

    NAMES = "names"
    UNREAD = "unread"
    ABOUT = "about"
    FEELING = "feeling"
    CHECK = "check"


def with_needs(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    """Annotate comments with their needs, and with `rank` and `certainty` to order them by."""
    newest = Analysis.objects.filter(answer=OuterRef("answer")).order_by("-pk")
    details = PersonalDetail.objects.filter(analysis=OuterRef("newest"))
    unclear = Sentiment.objects.filter(analysis=OuterRef("newest"), label=Sentiment.Label.UNCLEAR)
    tags = Tag.objects.filter(analysis=OuterRef("newest")).order_by().values("analysis")
    surest = Subquery(tags.annotate(surest=Max("confidence")).values("surest"))
    return (
        comments.annotate(newest=Subquery(newest.values("pk")[:1]))
        .annotate(
            needs_names=Exists(details),
            surest=Coalesce(surest, 0.0, output_field=FloatField()),
            needs_feeling=Exists(unclear),
        )
        .annotate(rank=_rank())
        .annotate(
            certainty=Case(When(rank=UNSURE, then="surest"), default=0.0, output_field=FloatField())
        )
    )


def in_need(comments: QuerySet[Comment], need: Need) -> QuerySet[Comment]:
    """Those waiting comments, from `with_needs`, that have this need."""
    having = {
        Need.NAMES: Q(needs_names=True),
        Need.UNREAD: Q(newest=None),
        Need.ABOUT: Q(surest__lt=FAIR, newest__isnull=False),
        Need.FEELING: Q(needs_feeling=True),
        Need.CHECK: Q(rank=THE_REST),
    }
    return comments.filter(having[need], state=Comment.State.WAITING)


def _rank() -> Case:
    return Case(
        When(needs_names=True, then=NAMES_FIRST),
        When(newest=None, then=UNREAD_NEXT),
        When(Q(surest__lt=FAIR) | Q(needs_feeling=True), then=UNSURE),
        default=THE_REST,
        output_field=IntegerField(),
    )
