"""Two made-up reviewers who read the random sample blind: they say what its author labelled.

So the figures are of the machine against the labels of the made-up comments. Real comments, which
nobody labelled by quality statement, are left for whoever tries the demonstration.
"""

from collections.abc import Callable
from random import Random

from cms.models import User
from feedback.actions.judgements import judge
from feedback.models import Sentiment
from feedback.selectors.audit_sample import audit_sample, still_open_to
from themes.selectors.frameworks import current_framework, quality_statements

from . import content
from .shapes import Comment

SOUNDS = {
    1: Sentiment.Label.POSITIVE,
    0: Sentiment.Label.MIXED,
    -1: Sentiment.Label.NEGATIVE,
}
# How often the second reader sees something else, as two people do.
OTHERWISE = 0.15

Said = tuple[tuple[str, ...], Sentiment.Label]


def read_sample(*, first: User, second: User) -> None:
    """Have both say of each labelled comment of the council's sample what it is about. Once."""
    _read(first, _as_labelled)
    _read(second, _now_and_then_otherwise)


def _read(reader: User, says: Callable[[Comment], Said]) -> None:
    labelled = {each.text: each for each in (*content.comments(), *content.written_comments())}
    statements = {f"qs{one.number}": one for one in quality_statements(current_framework())}
    picked = audit_sample().filter(pk__in=still_open_to(reader))
    for comment in picked.select_related("answer"):
        if label := labelled.get(comment.answer.text):
            about, sounds = says(label)
            named = [statements[qs] for qs in about]
            mostly, also = (named[0], named[1:]) if named else (None, [])
            judge(comment=comment, mostly=mostly, also=also, sounds=sounds, by=reader)


def _as_labelled(label: Comment) -> Said:
    return label.qs, SOUNDS[label.sentiment3]


def _now_and_then_otherwise(label: Comment) -> Said:
    """What the label says, less what the comment is mostly about or how it sounds for some."""
    dice = Random(f"second reader {label.id}")
    about, sounds = _as_labelled(label)
    if dice.random() < OTHERWISE:
        about = about[1:]
    return about, Sentiment.Label.UNCLEAR if dice.random() < OTHERWISE else sounds
