"""The buttons on the page of a comment: read the form, call the action, say what happened."""

from collections.abc import Callable

from django.http import QueryDict

from cms.models import User
from feedback.actions import concerns, redactions, reviews, tag_spans, tags
from feedback.actions.under_review import ReviewError
from feedback.models import Comment, Redaction, Tag
from feedback.presenters.review import reason_for
from feedback.selectors.reviews import details_of, redaction_of, tag_of
from themes.models import QualityStatement, SubSection
from themes.selectors.frameworks import current_framework, quality_statements

LONGEST_REASON = 200
LARGEST_ID = 2**63 - 1


class BadForm(ReviewError):
    """The form lacks something or brought what it could not hold."""


def accept(comment: Comment, form: QueryDict, by: User) -> str:
    tags.accept_tag(tag=_tag(comment, form), by=by)
    return "The tag is confirmed."


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


def raise_concern(comment: Comment, form: QueryDict, by: User) -> str:
    concerns.raise_concern(comment=comment, by=by)
    return "The safeguarding lead has the comment now. You cannot see it any more."


def unknown(comment: Comment, form: QueryDict, by: User) -> str:
    raise BadForm("Press one of the buttons on this page.")


# By the button's value: what it does, and the part of the page that a refusal is about.
Act = Callable[[Comment, QueryDict, User], str]
ACTS: dict[str, tuple[Act, str]] = {
    "accept": (accept, "tag-{tag}"),
    "remove": (remove, "tag-{tag}"),
    "change": (change, "tag-{tag}"),
    "split": (split, "tag-{tag}"),
    "merge": (merge, "tag-{tag}"),
    "add": (add, "add"),
    "hide-found": (hide_found, "found"),
    "hide": (hide, "hide"),
    "show-again": (show_again, "hidden"),
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
    return place.format(tag=id_in(form.get("tag", "")))


def _reason(form: QueryDict) -> str:
    reason = " ".join(form.get("reason", "").split())
    if len(reason) > LONGEST_REASON:
        raise BadForm(f"Make the reason shorter: {LONGEST_REASON} letters or fewer.")
    return _clean(reason)


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
