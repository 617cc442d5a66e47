"""A comment under review, in words: what was found, what it rests on, what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from feedback.models import (
    Comment,
    PersonalDetail,
    Redaction,
    Sentiment,
    Tag,
    TagDecision,
)
from feedback.presenters.asked import CHOICES, AskedLines, asked_lines
from feedback.presenters.highlights import DETAIL, HIDDEN, TAGGED, Mark, Piece, pieces, shortened
from feedback.presenters.needs import why_waiting
from feedback.selectors.needs import FAIR
from feedback.selectors.redactions import is_hidden
from feedback.selectors.reviews import may_be_foreign, newest_reading
from feedback.selectors.tones import TONE_OF_CHOICE

KINDS = {
    "name": "a name",
    "phone": "a phone number",
    "email": "an email address",
    "postcode": "a postcode",
    "nhs_number": "an NHS number",
    "address": "an address",
    "place": "a place",
    "date_of_birth": "a date of birth",
    "condition": "a health condition",
    "vehicle": "a number plate",
    "other": "a number or name used online",
}
REASONS = {
    "name": Redaction.Reason.NAME,
    "phone": Redaction.Reason.CONTACT,
    "email": Redaction.Reason.CONTACT,
    "postcode": Redaction.Reason.PLACE,
    "nhs_number": Redaction.Reason.OTHER,
    "address": Redaction.Reason.CONTACT,
    "place": Redaction.Reason.PLACE,
    "date_of_birth": Redaction.Reason.OTHER,
    "condition": Redaction.Reason.HEALTH,
    "vehicle": Redaction.Reason.OTHER,
    "other": Redaction.Reason.OTHER,
}
FEELINGS = {
    Sentiment.Label.UNCLEAR: "Can’t tell how it sounds",
    Sentiment.Label.NEUTRAL: "Sounds neutral",
    Sentiment.Label.POSITIVE: "Sounds positive",
    Sentiment.Label.MIXED: "Sounds mixed",
    Sentiment.Label.NEGATIVE: "Sounds negative",
}
STATES = {
    Comment.State.WAITING: ("Waiting", "suggested"),
    Comment.State.RELEASED: ("Released", "confirmed"),
    Comment.State.PRIVATE: ("Kept private", "neutral"),
}
ANOTHER_LANGUAGE = "This may be in another language. Nobody guessed how it sounds."
# How sure a rule is of itself, from 0 to 1.
STRONG = 0.8


@dataclass(frozen=True, slots=True)
class TagLine:
    """One tag: what it says, what it rests on, and whose word it is."""

    pk: int
    label: str
    part: str
    rests_on: str
    source: str
    confirmed: bool
    may_undo: bool
    value: str

    @property
    def id_text(self) -> str:
        return str(self.pk)


@dataclass(frozen=True, slots=True)
class DetailLine:
    """One personal detail that was found: its words, and whether they are hidden yet."""

    pk: int
    words: str
    kind: str
    hidden: bool
    sure: str


@dataclass(frozen=True, slots=True)
class CommentLines:
    """One comment as a page shows it."""

    pk: int
    state: str
    tone: str
    why: list[str]
    asked: AskedLines
    sent: str
    words: list[Piece]
    tags: list[TagLine]
    details: list[DetailLine]
    feeling: str
    feeling_tone: str
    signals: str
    counts_as: str
    another_language: str
    read_by: str
    may_quote: bool
    is_waiting: bool
    is_released: bool
    released_text: str
    undecided: bool


def lines_of(comment: Comment) -> CommentLines:
    """Put one comment and its findings into words. Asks the database nothing."""
    answer, reading = comment.answer, newest_reading(comment)
    found = list(reading.personal_details.all()) if reading else []
    details = [_detail(one, answer.text, answer.hidden) for one in found]
    sentiment = getattr(reading, "sentiment", None)
    tags = [_tag(tag, answer.text) for tag in answer.standing_tags]
    foreign = may_be_foreign(comment)
    state, tone = STATES[Comment.State(comment.state)]
    return CommentLines(
        pk=comment.pk,
        state=state,
        tone=tone,
        why=why_waiting(
            comment,
            kinds_left=[
                one.kind for one, line in zip(found, details, strict=True) if not line.hidden
            ],
            tagged=any(tag.confirmed for tag in tags),
            another_language=foreign,
        ),
        asked=asked_lines(comment),
        sent=day(answer.response.sent_at),
        words=pieces(answer.text, _marks(comment, found)),
        tags=tags,
        details=details,
        feeling=FEELINGS[Sentiment.Label(sentiment.label)] if sentiment and not foreign else "",
        feeling_tone=sentiment.label if sentiment else "",
        signals=_signals(sentiment) if sentiment and not foreign else "",
        counts_as=_counts_as(comment),
        another_language=ANOTHER_LANGUAGE if foreign else "",
        read_by=f"{reading.analyser}, version {reading.version}" if reading else "",
        may_quote=answer.response.may_quote,
        is_waiting=comment.state == Comment.State.WAITING,
        is_released=comment.state == Comment.State.RELEASED,
        released_text=comment.released_text,
        undecided=reading is None or not all(detail.hidden for detail in details),
    )


def _signals(sentiment: Sentiment) -> str:
    """What the feeling rests on: the score, and TextBlob's, which never decides alone."""
    return (
        f"The machine’s score is {sentiment.score:.2f} and TextBlob’s is {sentiment.textblob:.2f}. "
        "Scores go from -1, bad, to 1, good."
    )


def _counts_as(comment: Comment) -> str:
    """Which tone figures give it, where the person's own choice decides that; else ""."""
    choice = comment.followed_choice or ""
    if not choice:
        return ""
    tone = TONE_OF_CHOICE[choice].label.lower()
    return f"The person chose “{CHOICES[choice]}”. So it counts as {tone}."


def day(moment) -> str:
    """Such as "3 June 2026", by the clock here."""
    return f"{timezone.localtime(moment):%-d %B %Y}"


def reason_for(kind: str) -> str:
    """Why a personal detail of this kind is hidden."""
    return REASONS.get(kind, Redaction.Reason.OTHER)


def _marks(comment: Comment, found: Sequence[PersonalDetail]) -> list[Mark]:
    answer = comment.answer
    return [
        *(Mark(tag.start, tag.end, TAGGED) for tag in answer.standing_tags),
        *(Mark(one.start, one.end, DETAIL, f"{_kind(one)}?") for one in found),
        *(Mark(one.start, one.end, HIDDEN, "hidden") for one in answer.hidden),
    ]


def _kind(found: PersonalDetail) -> str:
    return KINDS.get(found.kind, "a detail")


def _detail(found: PersonalDetail, text: str, hidden: Sequence[Redaction]) -> DetailLine:
    sure = "likely" if found.confidence >= 0.7 else "perhaps"
    words = text[found.start : found.end]
    return DetailLine(found.pk, words, _kind(found), is_hidden(found, list(hidden)), sure)


def _tag(tag: Tag, text: str) -> TagLine:
    accepted = tag.decision == TagDecision.Decision.ACCEPTED
    by_person = tag.source == Tag.Source.PERSON
    words = shortened(text[tag.start : tag.end])
    statement, part = tag.quality_statement, tag.sub_section
    return TagLine(
        pk=tag.pk,
        label=statement.name,
        part=part.title if part else "",
        rests_on=f"Rests on “{words}”" if words else "Rests on the statement that was asked",
        source="Tagged by a person" if by_person else _suggested(tag),
        confirmed=by_person or accepted,
        may_undo=accepted and not by_person,
        value=f"{statement.slug}/{part.slug}" if part else statement.slug,
    )


def _suggested(tag: Tag) -> str:
    by = f"Suggested by {tag.analysis.analyser}, version {tag.analysis.version}"
    return f"{by}: {_strength(tag.confidence)} match" if tag.confidence is not None else by


def _strength(confidence: float) -> str:
    # Words, not a percentage: nobody has yet measured how often a rule this strong is right.
    if confidence >= STRONG:
        return "strong"
    return "fair" if confidence >= FAIR else "weak"
