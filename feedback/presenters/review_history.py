"""Who did what to a comment, when and why, the last act first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.models import User
from feedback.models import Challenge, Comment, Tag, TagDecision
from feedback.presenters.challenges import ASKED
from feedback.selectors.reviews import (
    RESHAPED,
    decisions_logged,
    redactions_of,
    tag_decisions,
    tags_by_people,
)

SAID = {
    TagDecision.Decision.ACCEPTED: "Accepted the tag",
    TagDecision.Decision.REMOVED: "Removed the tag",
    TagDecision.Decision.UNDONE: "Made it a suggestion again",
}
DONE = {
    "feedback.comment.released": "Released the comment",
    "feedback.comment.kept_private": "Kept the comment private",
    "feedback.comment.accepted_in_list": "Ticked it in the list, and accepted what was suggested",
    "feedback.comment.taken_back": "Put the comment back to waiting",
}


RESHAPING = {
    "feedback.tag.split": "Split the tag: {before} is now {made}",
    "feedback.tag.merged": "Joined two tags: {made}",
}


@dataclass(frozen=True, slots=True)
class Act:
    """One thing somebody did."""

    at: datetime
    who: str
    what: str
    why: str = ""

    @property
    def when(self) -> str:
        return f"{timezone.localtime(self.at):%-d %B %Y, %H:%M}"


def history_of(comment: Comment, challenges: Iterable[Challenge]) -> list[Act]:
    """Everything people did to a comment, from decisions, redactions and the log. Four queries.

    `challenges` are all of the comment's, with who made and answered them.
    """
    lines = decisions_logged(comment)
    reshaped = [line for line in lines if line.action in RESHAPED]
    decided = [line for line in lines if line.action not in RESHAPED]
    acts = [*_tagging(comment, reshaped), *_hiding(comment), *_deciding(decided)]
    acts += _challenging(challenges)
    return sorted(acts, key=lambda act: act.at, reverse=True)


def _tagging(comment: Comment, reshaped: list[ModelLogEntry]) -> list[Act]:
    tags = {tag.pk: tag for tag in tags_by_people(comment)}
    decisions = {one.pk: one for one in tag_decisions(comment)}
    told = [_reshaping(line, tags, decisions) for line in reshaped]
    # What was split or joined is one act, so its parts are not told again.
    for line in reshaped:
        for pks, rows in ((line.data["tags"], tags), (line.data["decisions"], decisions)):
            for pk in pks:
                rows.pop(pk, None)
    made = [
        Act(tag.made_at, _name(tag.made_by), f"Tagged: {tag.quality_statement}")
        for tag in tags.values()
    ]
    said = [
        Act(
            decision.decided_at,
            _name(decision.decided_by),
            f"{SAID[TagDecision.Decision(decision.decision)]}: {decision.tag.quality_statement}",
            decision.reason,
        )
        for decision in decisions.values()
    ]
    return told + made + said


def _reshaping(
    line: ModelLogEntry, tags: Mapping[int, Tag], decisions: Mapping[int, TagDecision]
) -> Act:
    removed = [decisions[pk] for pk in line.data["decisions"] if pk in decisions]
    made = [str(tags[pk].quality_statement) for pk in line.data["tags"] if pk in tags]
    what = RESHAPING[line.action].format(
        before=" and ".join(str(one.tag.quality_statement) for one in removed),
        made=" and ".join(made),
    )
    return Act(line.timestamp, _name(line.user), what, removed[0].reason if removed else "")


def _hiding(comment: Comment) -> list[Act]:
    acts = []
    for one in redactions_of(comment):
        acts.append(Act(one.made_at, _name(one.made_by), "Hid words", one.get_reason_display()))
        if one.undone_at:
            acts.append(Act(one.undone_at, _name(one.undone_by), "Showed hidden words again"))
    return acts


def _challenging(challenges: Iterable[Challenge]) -> Iterator[Act]:
    for one in challenges:
        about = f"{ASKED}: {one.quality_statement}"
        yield Act(one.made_at, _name(one.made_by), f"Said {about}", one.reason)
        if one.answered_at:
            outcome = Challenge.Outcome(one.outcome).label
            what = f"Answered {about}. {outcome}"
            yield Act(one.answered_at, _name(one.answered_by), what, one.reply)


def _deciding(lines: list[ModelLogEntry]) -> list[Act]:
    return [
        Act(line.timestamp, _name(line.user), DONE[line.action], _check(line.data))
        for line in lines
    ]


def _check(data: dict | None) -> str:
    return "Checked that the words name nobody" if (data or {}).get("details_checked") else ""


def _name(user: User | None) -> str:
    return str(user) if user else "Somebody who has left"
