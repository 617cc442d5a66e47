"""The random sample of a council's comments that people read blind, to measure the machine.

A comment is drawn by a digest of its seal, which is random and chosen by nobody. So the same
comments give the same sample, whoever asks and however often.
"""

from dataclasses import dataclass
from typing import Final

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import MD5, Cast, Concat

from cms.models import User
from feedback.models import Comment, Judgement, Tag, TagDecision
from feedback.selectors.followed import with_followed
from feedback.selectors.reviews import reviewable

ONE_IN: Final = 10
FEWEST: Final = 40  # two times what a figure needs: not every comment has a suggested tag
READERS: Final = 2


@dataclass(frozen=True, slots=True)
class AuditProgress:
    """How many comments are picked of how many, and how many of those one or two people read."""

    of: int
    picked: int
    read: int
    read_twice: int


def sample_size(comments: int) -> int:
    """How many of so many comments are picked: one in ten, and a few where there are few."""
    return min(comments, max(FEWEST, -(-comments // ONE_IN)))


def audit_sample() -> QuerySet[Comment]:
    """The council's picked comments, in the order they are read. Two queries before it is asked.

    Nobody picks a comment that is held as a concern or may not be put into themes. The order is
    the draw's, so a sample that is read in part is still drawn by chance.
    """
    drawn = reviewable().annotate(draw=MD5(Concat("seal", Cast("pk", CharField()))))
    size = sample_size(drawn.count())
    last = drawn.order_by("draw").values_list("draw", flat=True)[size - 1 : size] if size else []
    return drawn.filter(draw__lte=next(iter(last), "")).order_by("draw")


def audit_progress() -> AuditProgress:
    """How far the reading of the sample is. Four queries."""
    picked = audit_sample().annotate(readers=Count("answer__judgements")).order_by()
    done = picked.aggregate(
        picked=Count("pk"),
        read=Count("pk", filter=Q(readers__gte=1)),
        read_twice=Count("pk", filter=Q(readers__gte=READERS)),
    )
    return AuditProgress(of=reviewable().count(), **done)


def next_to_judge(by: User) -> Comment | None:
    """The next comment of the sample that this person may still judge blind, or None.

    Those that nobody read come first.
    """
    comments = _unfinished(by).order_by("readers", "draw")
    related = comments.select_related("answer__question__version", "answer__response")
    return with_followed(related).first()


def still_open_to(by: User) -> set[int]:
    """The numbers of the comments that this person may still be given to judge blind."""
    return set(_unfinished(by).values_list("pk", flat=True))


def _unfinished(by: User) -> QuerySet[Comment]:
    judged = open_to(by).annotate(readers=Count("answer__judgements"))
    return judged.filter(readers__lt=READERS)


def open_to(by: User) -> QuerySet[Comment]:
    """The picked comments that this person has neither judged nor decided on in review.

    Who accepted or removed a suggestion has seen what the machine said.
    """
    same = {"answer": OuterRef("answer")}
    judged = Judgement.objects.filter(made_by=by, **same)
    tagged = Tag.objects.filter(made_by=by, **same)
    decided = TagDecision.objects.filter(decided_by=by, tag__answer=OuterRef("answer"))
    seen = Exists(judged) | Exists(tagged) | Exists(decided)
    return audit_sample().exclude(decided_by=by).filter(~seen)
