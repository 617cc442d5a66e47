"""What came of accepting several comments, in words: which were done, which were left and why."""

from collections import defaultdict

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from feedback.actions.accepting import Accepted, ChangedMeanwhile, NotRead
from feedback.actions.reviews import DetailsUndecided
from feedback.actions.under_review import CommentGone, CommentHeld, NotForReview

WHY = {
    DetailsUndecided: "names or details must be decided first",
    ChangedMeanwhile: "somebody has changed something meanwhile",
    NotRead: "the machine could not read it, so please do",
    CommentGone: "the person has taken it back",
    CommentHeld: "the safeguarding lead has it now",
    NotForReview: "the person did not agree to this use",
}
# These have no page any more that a reviewer may open.
NOT_HERE = (CommentGone, CommentHeld, NotForReview)


def done_words(accepted: Accepted, council: str) -> SafeString:
    """Such as "2 done: comments 5 and 7." with a link to each, so that each can be undone."""
    done = _links(accepted.done, council)
    return format_html("{} done: {}. To undo one, open it.", len(accepted.done), done)


def left_words(accepted: Accepted, council: str) -> list[SafeString]:
    """Such as "1 was left: names or details must be decided first (comment 6)." for each reason."""
    by_reason = defaultdict(list)
    for pk, problem in accepted.left:
        by_reason[type(problem)].append(pk)
    return [
        format_html(
            "{} left: {} ({}).",
            "1 was" if len(pks) == 1 else f"{len(pks)} were",
            WHY.get(reason, "it could not be done"),
            _links(pks, "" if reason in NOT_HERE else council),
        )
        for reason, pks in by_reason.items()
    ]


def _links(pks: list[int], council: str) -> SafeString:
    """The numbers of comments, as links where a council is named."""
    if not council:
        named = format_html_join(", ", "{}", ((pk,) for pk in pks))
    else:
        named = format_html_join(
            ", ",
            '<a href="{}">{}</a>',
            ((reverse("feedback:review-comment", args=[council, pk]), pk) for pk in pks),
        )
    return format_html("comment{} {}", "" if len(pks) == 1 else "s", named)
