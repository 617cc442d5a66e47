from collections.abc import Sequence

from cms import audit
from cms.models import Council, User
from feedback.models import Comment


def record_reading(*, council: Council, comments: Sequence[Comment], by: User) -> None:
    """Write one line to the log: who read which comments before they were released (rule 51)."""
    if comments:
        pks = [comment.pk for comment in comments]
        audit.record("feedback.comments.read", council, by=by, comments=pks)
