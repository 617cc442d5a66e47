"""Accepts what was suggested of several comments, each in a transaction of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

from cms import audit
from cms.models import User
from feedback.models import Comment, Tag, TagDecision
from feedback.selectors.reviews import (
    as_it_stands,
    comment_to_review,
    may_be_foreign,
    newest_reading,
    standing_tags,
)

from .reviews import keep_private, release
from .tags import accept_tag
from .under_review import CommentGone, ReviewError, lock


class ChangedMeanwhile(ReviewError):
    """Not all that is decided or found now was so when the reviewer saw it."""


class NotRead(ReviewError):
    """The machine could not read the words, so there is nothing to agree with."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """A comment that a reviewer agrees with, as `as_it_stands` told them apart."""

    pk: int
    seen: str


@dataclass(slots=True)
class Accepted:
    """Which comments were done, and which were left and why."""

    done: list[int] = field(default_factory=list)
    left: list[tuple[int, ReviewError]] = field(default_factory=list)


def accept_each(*, ticked: Sequence[Ticked], by: User) -> Accepted:
    """Accept what was suggested of each; one that must be left keeps no other from being done."""
    accepted = Accepted()
    for one in ticked:
        try:
            accept_suggestions(ticked=one, by=by)
        except ReviewError as problem:
            accepted.left.append((one.pk, problem))
        else:
            accepted.done.append(one.pk)
    return accepted


@transaction.atomic
def accept_suggestions(*, ticked: Ticked, by: User) -> None:
    """Confirm a comment's tags and release it; keep it private where nobody may quote it.

    Twice by the same person does no more. All of it or nothing: raises `ChangedMeanwhile`,
    `NotRead`, or what these acts raise by themselves.
    """
    comment = _as_it_is_now(ticked.pk)
    decide = release if comment.answer.response.may_quote else keep_private
    if _is_done(comment, by):
        return
    if as_it_stands(comment) != ticked.seen:
        raise ChangedMeanwhile("Somebody has changed something here meanwhile.")
    if newest_reading(comment) is None or may_be_foreign(comment):
        raise NotRead("The machine could not read this comment.")
    for tag in standing_tags(comment):
        accept_tag(tag=tag, by=by)
    decide(comment=comment, by=by)
    audit.record("feedback.comment.accepted_in_list", comment, by=by)


def _as_it_is_now(pk: int) -> Comment:
    """The comment with what was found and decided, locked to the end of the transaction."""
    known = Comment.objects.filter(pk=pk).first()
    if known is not None:
        lock(known.answer_id)
    comment = comment_to_review(pk)
    if comment is None:
        raise CommentGone("The person has taken this comment back. Nothing was changed.")
    return comment


def _is_done(comment: Comment, by: User) -> bool:
    """True when this person has decided on it, and every tag that stands is confirmed."""
    confirmed = all(
        tag.source == Tag.Source.PERSON or tag.decision == TagDecision.Decision.ACCEPTED
        for tag in standing_tags(comment)
    )
    return comment.state != Comment.State.WAITING and comment.decided_by_id == by.pk and confirmed
