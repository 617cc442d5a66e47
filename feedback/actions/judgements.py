"""What a reviewer says of a comment of the audited sample: written once, and no tag is changed."""

from collections.abc import Collection

from django.db import transaction

from cms import audit
from cms.models import User
from feedback.models import Comment, JudgedStatement, Judgement, Sentiment
from feedback.selectors.audit_sample import READERS, open_to
from themes.models import QualityStatement

from .under_review import ReviewError, lock


class NotToBeJudged(ReviewError):
    """The comment is not picked, or enough people read it, or this person has seen its tags."""


@transaction.atomic
def judge(
    *,
    comment: Comment,
    mostly: QualityStatement | None,
    also: Collection[QualityStatement],
    sounds: Sentiment.Label,
    by: User,
) -> Judgement:
    """Say what a picked comment is about and how it sounds; `mostly` is None for no statement.

    Saying it twice keeps the first. Raises what `lock` does, and `NotToBeJudged`.
    """
    locked = lock(comment.answer_id)
    before = Judgement.objects.filter(answer=locked.answer_id)
    if mine := before.filter(made_by=by).first():
        return mine
    if before.count() >= READERS or not open_to(by).filter(pk=locked.pk).exists():
        raise NotToBeJudged("This comment is not for you to check any more. Here is another.")
    made = Judgement.objects.create(
        council_id=locked.council_id, answer=locked.answer, sounds=sounds, made_by=by
    )
    about = dict.fromkeys([mostly, *also]) if mostly else {}
    JudgedStatement.objects.bulk_create(
        JudgedStatement(
            council_id=locked.council_id,
            judgement=made,
            quality_statement=statement,
            is_primary=statement == mostly,
        )
        for statement in about
    )
    # What was said stays with the row, which goes when the answer is taken back.
    audit.record("feedback.comment.judged", locked, by=by)
    return made
