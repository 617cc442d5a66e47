"""The buttons on the page of a comment: read the form, call the action, say what happened."""

from collections.abc import Callable

from django.http import QueryDict

from cms.models import User
from feedback.actions import challenges, concerns, redactions, reviews, tag_spans, tags
from feedback.actions.under_review import ReviewError
from feedback.models import Challenge, Comment, Redaction, Tag
from feedback.models.challenge import LONGEST as LONGEST_REPLY
from feedback.presenters.review import reason_for
from feedback.selectors.challenges import challenge_of
from feedback.selectors.reviews import details_of, redaction_of, tag_of
from themes.models import QualityStatement, SubSection
from themes.selectors.frameworks import current_framework, quality_statements

LONGEST_REASON = 200
LARGEST_ID = 2**63 - 1
Outcome = Challenge.Outcome


class BadForm(ReviewError):
    """The form lacks something or brought what it could not hold."""


def accept(comment: Comment, form: QueryDict, by: User) -> str:
    tags.accept_tag(tag=_tag(comment, form), by=by)
    return "The tag is confirmed."


def undo(comment: Comment, form: QueryDict, by: User) -> str:
    tags.undo_accept(tag=_tag(comment, form), by=by)
    return "The tag is a suggestion again."


def remove(comment: Comment, form: QueryDict, by: User) -> str:
    tags.remove_tag(tag=_tag(comment, form), reason=_reason(form), by=by)
    return "The tag is removed."


def change(comment: Comment, form: QueryDict, by: User) -> str:
    statement, part = _about(form)
    tag = _tag(comment, form)
    tags.change_tag(tag=tag, quality_statement=statement, sub_section=part, by=by)
    return f"The tag now says: {statement}."


def split(comment: Comment, form: QueryDict, by: User) -> str:
    first, second = (tag_spans.About(*_about(form, name)) for name in ("about", "about-second"))
    tag, at = _tag(comment, form), id_in(form.get("at", ""))
    tag_spans.split_tag(tag=tag, at=at, first=first, second=second, reason=_reason(form), by=by)
    return f"The tag is split: {first.quality_statement} and {second.quality_statement}."


def merge(comment: Comment, form: QueryDict, by: User) -> str:
    tag, other = _tag(comment, form), _tag(comment, form, "other")
    tag_spans.merge_tags(tag=tag, other=other, reason=_reason(form), by=by)
    return f"The two tags are one now: {tag.quality_statement}."


def add(comment: Comment, form: QueryDict, by: User) -> str:
    statement, part = _about(form)
    start, end = _span(form)
    tags.add_tag(
        comment=comment,
        quality_statement=statement,
        sub_section=part,
        start=start,
        end=end,
        by=by,
    )
    return f"Tagged: {statement}."


def hide_found(comment: Comment, form: QueryDict, by: User) -> str:
    ticked = [id_in(value) for value in form.getlist("found")]
    details = details_of(comment, ticked)
    if not details:
        raise BadForm("Tick what you want to hide.")
    for one in details:
        reason = reason_for(one.kind)
        redactions.redact(comment=comment, start=one.start, end=one.end, reason=reason, by=by)
    return "These words are hidden."


def hide(comment: Comment, form: QueryDict, by: User) -> str:
    words, reason = form.get("words", ""), form.get("reason", "")
    if not words.strip():
        raise BadForm("Type the words to hide.")
    if reason not in Redaction.Reason.values:
        raise BadForm("Choose a reason from the list.")
    made = redactions.redact_words(comment=comment, words=words, reason=reason, by=by)
    return "These words are hidden." if len(made) == 1 else f"Hidden in {len(made)} places."


def show_again(comment: Comment, form: QueryDict, by: User) -> str:
    redaction = redaction_of(comment, id_in(form.get("redaction", "")))
    if redaction is None:
        raise BadForm("These words are not hidden any more.")
    redactions.undo_redaction(redaction=redaction, by=by)
    return "These words are shown again."


def release(comment: Comment, form: QueryDict, by: User) -> str:
    reviews.release(comment=comment, by=by, details_checked=bool(form.get("checked")))
    return "The comment is released."


def keep_private(comment: Comment, form: QueryDict, by: User) -> str:
    reviews.keep_private(comment=comment, by=by)
    return "The comment stays private. Its tags still count."


def take_back(comment: Comment, form: QueryDict, by: User) -> str:
    reviews.take_back(comment=comment, by=by)
    return "The comment waits for review again."


def keep_challenged(comment: Comment, form: QueryDict, by: User) -> str:
    return _answer(comment, form, by, Outcome.KEPT)


def remove_challenged(comment: Comment, form: QueryDict, by: User) -> str:
    return _answer(comment, form, by, Outcome.REMOVED)


def change_challenged(comment: Comment, form: QueryDict, by: User) -> str:
    return _answer(comment, form, by, Outcome.CHANGED, tag_spans.About(*_about(form)))


def raise_concern(comment: Comment, form: QueryDict, by: User) -> str:
    concerns.raise_concern(comment=comment, by=by)
    return "The safeguarding lead has the comment now. You cannot see it any more."


def unknown(comment: Comment, form: QueryDict, by: User) -> str:
    raise BadForm("Press one of the buttons on this page.")


# By the button's value: what it does, and the part of the page that a refusal is about.
Act = Callable[[Comment, QueryDict, User], str]
ACTS: dict[str, tuple[Act, str]] = {
    "accept": (accept, "tag-{tag}"),
    "undo": (undo, "tag-{tag}"),
    "remove": (remove, "tag-{tag}"),
    "change": (change, "tag-{tag}"),
    "split": (split, "tag-{tag}"),
    "merge": (merge, "tag-{tag}"),
    "add": (add, "add"),
    "hide-found": (hide_found, "found"),
    "hide": (hide, "hide"),
    "show-again": (show_again, "hidden"),
    "challenge-keep": (keep_challenged, "challenge-{challenge}"),
    "challenge-remove": (remove_challenged, "challenge-{challenge}"),
    "challenge-change": (change_challenged, "challenge-{challenge}"),
    "release": (release, "decide"),
    "private": (keep_private, "decide"),
    "take-back": (take_back, "decide"),
    "safeguarding": (raise_concern, "decide"),
}


def act(comment: Comment, form: QueryDict, by: User) -> str:
    """Do what the pressed button says; returns what happened. Raises `ReviewError`."""
    does, _ = ACTS.get(form.get("do", ""), (unknown, ""))
    return does(comment, form, by)


def place_of(form: QueryDict) -> str:
    """The id of the part of the page that a refused form was about."""
    _, place = ACTS.get(form.get("do", ""), (unknown, "main"))
    return place.format(**{name: id_in(form.get(name, "")) for name in ("tag", "challenge")})


def _answer(
    comment: Comment,
    form: QueryDict,
    by: User,
    outcome: str,
    about: tag_spans.About | None = None,
) -> str:
    found = challenge_of(comment, id_in(form.get("challenge", "")))
    if found is None:
        raise BadForm("This is not on the comment any more.")
    reply = line_in(form, "reply", LONGEST_REPLY)
    if not reply:
        raise BadForm("Write an answer for the board member.")
    challenges.answer_challenge(challenge=found, outcome=outcome, reply=reply, about=about, by=by)
    return "The board member can read your answer now."


def _reason(form: QueryDict) -> str:
    return line_in(form, "reason", LONGEST_REASON)


def line_in(form: QueryDict, name: str, longest: int) -> str:
    """What was typed into a field, as one line; refused when it is longer than that."""
    line = " ".join(_clean(form.get(name, "")).split())
    if len(line) > longest:
        raise BadForm(f"Make the {name} shorter: {longest} letters or fewer.")
    return line


def _tag(comment: Comment, form: QueryDict, name: str = "tag") -> Tag:
    tag = tag_of(comment, id_in(form.get(name, "")))
    if tag is None:
        raise BadForm("This tag is not on the comment any more.")
    return tag


def _about(form: QueryDict, name: str = "about") -> tuple[QualityStatement, SubSection | None]:
    statement_slug, _, part_slug = form.get(name, "").partition("/")
    statements = {one.slug: one for one in quality_statements(current_framework())}
    statement = statements.get(statement_slug)
    if statement is None:
        raise BadForm("Choose a quality statement from the list.")
    parts = {part.slug: part for part in statement.sub_sections.all()}
    if part_slug and part_slug not in parts:
        raise BadForm("Choose a quality statement from the list.")
    return statement, parts.get(part_slug)


def _span(form: QueryDict) -> tuple[int, int]:
    start, _, end = form.get("words", "").partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(start + end) < 20):
        raise BadForm("Choose which words the tag is about.")
    return int(start), int(end)


def id_in(typed: str) -> int:
    """The number of a row, or 0, which no row has."""
    return int(typed) if typed.isdecimal() and len(typed) < 19 else 0


def _clean(text: str) -> str:
    """The text without signs that no database column takes."""
    return text.replace("\0", "")
