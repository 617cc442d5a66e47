"""Comments of the random sample, judged by people."""

from cms.models import User
from feedback.actions.judgements import judge
from feedback.models import Comment, Judgement, Sentiment
from themes.selectors.frameworks import current_framework, quality_statements

TEAM = "care-provision-integration-and-continuity"
ASSESS = "assessing-needs"


def judged(comment: Comment, by: User, *about: str, sounds: str = "neutral") -> Judgement:
    """What somebody says of a picked comment: the slugs it is about, what it mostly is first."""
    statements = {one.slug: one for one in quality_statements(current_framework())}
    mostly, also = (statements[about[0]], about[1:]) if about else (None, ())
    return judge(
        comment=comment,
        mostly=mostly,
        also=[statements[slug] for slug in also],
        sounds=Sentiment.Label(sounds),
        by=by,
    )
