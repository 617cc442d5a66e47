"""A reviewer's work, done by rule, so that a demonstration shows every stage of it."""

from cms.models import User
from feedback.actions import redactions, reviews, tags
from feedback.models import Comment, PersonalDetail
from surveys.models import SurveyPage

from . import content

# Of every eight comments: five read and released, one kept private, two left waiting.
RELEASED, KEPT_PRIVATE = range(5), range(5, 6)


def review(survey: SurveyPage, *, by: User) -> None:
    """Decide on most of a survey's waiting comments through the reviewer's own actions."""
    waiting = Comment.objects.waiting().filter(answer__response__version__survey=survey)
    # Words of harm wait for a person even where the machine missed them: no rule releases those.
    harmful = {comment.text for comment in content.comments() if comment.holds == "concern"}
    for comment in waiting.select_related("answer").order_by("pk"):
        # By its number and not by its place, so that a second run leaves the same ones waiting.
        turn = comment.pk % 8
        if comment.answer.text in harmful:
            continue
        if turn in RELEASED:
            _release(comment, by)
        elif turn in KEPT_PRIVATE:
            reviews.keep_private(comment=comment, by=by)


def _release(comment: Comment, by: User) -> None:
    for tag in comment.answer.tags.current():
        if tag.is_primary:
            tags.accept_tag(tag=tag, by=by)
    details = PersonalDetail.objects.filter(analysis__answer=comment.answer)
    for detail in details:
        redactions.redact(comment=comment, start=detail.start, end=detail.end, reason="name", by=by)
    reviews.release(comment=comment, by=by)
