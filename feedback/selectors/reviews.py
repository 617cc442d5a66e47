"""Comments as a reviewer reads them, with everything that was found and decided beside them."""

import hashlib
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet, Window
from django.db.models.functions import Lag
from wagtail.log_actions import registry

from feedback.analysis import may_be_another_language
from feedback.models import (
    Analysis,
    Comment,
    PersonalDetail,
    Redaction,
    Sentiment,
    Tag,
    TagDecision,
)
from feedback.selectors.followed import with_followed
from feedback.selectors.needs import PLACE, Need, in_need, with_needs
from surveys.models import SurveyPage

DECIDED = (
    "feedback.comment.released",
    "feedback.comment.kept_private",
    "feedback.comment.taken_back",
    "feedback.comment.accepted_in_list",
)
RESHAPED = (
    "feedback.tag.split",
    "feedback.tag.merged",
)


def reviewable() -> QuerySet[Comment]:
    """Comments that reviewers may read: not held for safeguarding, and agreed to be themed.

    One whose words were deleted, because they had been kept long enough, is only counted.
    """
    return Comment.objects.exclude(state=Comment.State.HELD).filter(
        answer__response__may_theme=True, answer__words_removed_at=None
    )


def comments_to_review(
    *, survey: SurveyPage | None = None, state: str = "", need: Need | None = None
) -> QuerySet[Comment]:
    """Those that wait first, by need, then the last decided; the same few queries for any number.

    With a need, only those that wait for that reason.
    """
    comments = with_needs(reviewable())
    if survey:
        comments = comments.filter(answer__response__version__survey=survey)
    if state:
        comments = comments.filter(state=state)
    if need:
        comments = in_need(comments, need)
    return _with_findings(comments).order_by(F("decided_at").desc(nulls_first=True), *PLACE)


def comment_to_review(pk: int) -> Comment | None:
    """One comment with its findings, or None where no reviewer may read it."""
    return _with_findings(with_needs(reviewable())).filter(pk=pk).first()


def newest_reading(comment: Comment) -> Analysis | None:
    """The newest analysis of a comment that a selector here has fetched."""
    return next(iter(_fetched(comment).readings), None)


def standing_tags(comment: Comment) -> list[Any]:
    """The tags that stand on a comment that a selector here has fetched, each with `decision`."""
    return _fetched(comment).standing_tags


def _fetched(comment: Comment) -> Any:
    # What `_with_findings` puts beside an answer is in no model.
    return comment.answer


def may_be_foreign(comment: Comment) -> bool:
    """True when nothing was guessed about a fetched comment, because few of its words are known.

    That is kept nowhere, so the words are looked at again where the feeling is unclear.
    """
    sentiment = getattr(newest_reading(comment), "sentiment", None)
    unclear = sentiment is not None and sentiment.label == Sentiment.Label.UNCLEAR
    return unclear and may_be_another_language(comment.answer.text)


def as_it_stands(comment: Comment) -> str:
    """A digest of what was found in a fetched comment and decided: another once any of it is."""
    reading = newest_reading(comment)
    tags = sorted((tag.pk, tag.decision) for tag in standing_tags(comment))
    hidden = sorted(one.pk for one in _fetched(comment).hidden)
    stands = (comment.pk, str(comment.state), reading and reading.pk, tags, hidden)
    return hashlib.sha256(repr(stands).encode()).hexdigest()[:16]


def next_waiting(comment: Comment) -> int | None:
    """The number of the comment that waits behind this one, from the first again after the last."""
    here = Q(pk=comment.pk)
    queue = with_needs(reviewable().filter(Q(state=Comment.State.WAITING) | here))
    before = Window(Lag("pk"), order_by=list(PLACE))
    behind = queue.annotate(before=before).filter(before=comment.pk)
    first = queue.exclude(here).order_by(*PLACE)
    return _first_pk(behind) or _first_pk(first)


def tag_of(comment: Comment, pk: int) -> Tag | None:
    """A tag of this comment, removed ones too."""
    return Tag.objects.filter(answer=comment.answer_id, pk=pk).first()


def redaction_of(comment: Comment, pk: int) -> Redaction | None:
    """A redaction of this comment, undone ones too."""
    return Redaction.objects.filter(answer=comment.answer_id, pk=pk).first()


def details_of(comment: Comment, pks: list[int]) -> list[PersonalDetail]:
    """Those of these personal details that were found in this comment."""
    found = PersonalDetail.objects.filter(analysis__answer=comment.answer_id, pk__in=pks)
    return list(found.order_by("start"))


def tag_decisions(comment: Comment) -> list[TagDecision]:
    """Every word a person said on a tag of this comment. One query."""
    decisions = TagDecision.objects.filter(tag__answer=comment.answer_id)
    return list(decisions.select_related("tag__quality_statement", "decided_by").order_by("pk"))


def tags_by_people(comment: Comment) -> list[Tag]:
    """Every tag a person made on this comment, removed ones too. One query."""
    tags = Tag.objects.filter(answer=comment.answer_id, source=Tag.Source.PERSON)
    return list(tags.select_related("quality_statement", "made_by").order_by("pk"))


def redactions_of(comment: Comment) -> list[Redaction]:
    """Every redaction of this comment, undone ones too, with who made and undid it. One query."""
    redactions = Redaction.objects.filter(answer=comment.answer_id)
    return list(redactions.select_related("made_by", "undone_by").order_by("pk"))


def decisions_logged(comment: Comment) -> list:
    """The log's lines on where this comment stands, and on tags that were split or joined."""
    lines = registry.get_logs_for_instance(comment).filter(action__in=DECIDED + RESHAPED)
    return list(lines.select_related("user").order_by("timestamp", "pk"))


def _with_findings(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    """Fetch with each comment: `answer.standing_tags`, `answer.hidden`, `answer.readings`."""
    tags = Tag.objects.current().select_related("quality_statement", "sub_section", "analysis")
    readings = Analysis.objects.select_related("sentiment").prefetch_related("personal_details")
    return (
        with_followed(comments)
        .select_related("answer__question__version", "answer__response")
        .prefetch_related(
            Prefetch("answer__tags", tags.order_by("-is_primary", "pk"), to_attr="standing_tags"),
            Prefetch(
                "answer__redactions",
                Redaction.objects.standing().order_by("start"),
                to_attr="hidden",
            ),
            Prefetch("answer__analyses", readings.order_by("-pk"), to_attr="readings"),
        )
    )


def _first_pk(comments: QuerySet[Comment]) -> int | None:
    return comments.values_list("pk", flat=True).first()
