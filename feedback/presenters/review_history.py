"""Who did what to a comment, when and why, the last act first."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from cms.models import User
from feedback.models import Comment, TagDecision
from feedback.selectors.reviews import (
    decisions_logged,
    redactions_of,
    tag_decisions,
    tags_by_people,
)

SAID = {
    TagDecision.Decision.ACCEPTED: "Accepted the tag",
    TagDecision.Decision.REMOVED: "Removed the tag",
}
DONE = {
    "feedback.comment.released": "Released the comment",
    "feedback.comment.kept_private": "Kept the comment private",
    "feedback.comment.accepted_in_list": "Ticked it in the list, and accepted what was suggested",
    "feedback.comment.taken_back": "Put the comment back to waiting",
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


def history_of(comment: Comment) -> list[Act]:
    """Everything people did to a comment, from decisions, redactions and the log. Four queries."""
    acts = [*_tagging(comment), *_hiding(comment), *_deciding(comment)]
    return sorted(acts, key=lambda act: act.at, reverse=True)


def _tagging(comment: Comment) -> list[Act]:
    made = [
        Act(tag.made_at, _name(tag.made_by), f"Tagged: {tag.quality_statement}")
        for tag in tags_by_people(comment)
    ]
    said = [
        Act(
            decision.decided_at,
            _name(decision.decided_by),
            f"{SAID[TagDecision.Decision(decision.decision)]}: {decision.tag.quality_statement}",
            decision.reason,
        )
        for decision in tag_decisions(comment)
    ]
    return made + said


def _hiding(comment: Comment) -> list[Act]:
    acts = []
    for one in redactions_of(comment):
        acts.append(Act(one.made_at, _name(one.made_by), "Hid words", one.get_reason_display()))
        if one.undone_at:
            acts.append(Act(one.undone_at, _name(one.undone_by), "Showed hidden words again"))
    return acts


def _deciding(comment: Comment) -> list[Act]:
    return [
        Act(line.timestamp, _name(line.user), DONE[line.action], _check(line.data))
        for line in decisions_logged(comment)
    ]


def _check(data: dict | None) -> str:
    return "Checked that the words name nobody" if (data or {}).get("details_checked") else ""


def _name(user: User | None) -> str:
    return str(user) if user else "Somebody who has left"
