"""The page of one comment: its lines, and the forms to act on it with what was typed kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from feedback.models import Challenge, Comment, Redaction, Tag
from feedback.models.challenge import LONGEST
from feedback.presenters.highlights import shortened
from feedback.presenters.review import CommentLines, DetailLine, TagLine, day, lines_of
from feedback.presenters.review_history import Act, history_of
from feedback.selectors.challenges import challenges_of
from feedback.selectors.tag_spans import cuts, neighbour, sentences
from themes.models import QualityStatement

MOST_SENTENCES = 60
MOST_CUTS = 80
Option = dict[str, object]


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form brought that could not be done, why, and where on the page that was."""

    values: Mapping[str, str]
    found: frozenset[str]
    problem: str
    field: str

    def get(self, act: str, name: str, tag: int | None = None) -> str:
        """What was typed into one field, when it was this form that was sent."""
        sent = self.values.get("do") == act
        here = tag is None or self.values.get("tag") == str(tag)
        return self.values.get(name, "") if sent and here else ""


NOTHING_TYPED = Typed({}, frozenset(), "", "")


@dataclass(frozen=True, slots=True)
class Join:
    """The neighbour that a tag may be joined with, and the words it rests on."""

    pk: int
    words: str


@dataclass(frozen=True, slots=True)
class TagForm:
    """What may be said about one tag."""

    tag: TagLine
    about: list[Option]
    reason: str
    is_open: bool
    cuts: list[Option]
    first: list[Option]
    second: list[Option]
    join: Join | None


@dataclass(frozen=True, slots=True)
class FoundForm:
    """One found detail with its tick box, ticked unless the reviewer took the tick away."""

    detail: DetailLine
    checked: bool


@dataclass(frozen=True, slots=True)
class HiddenLine:
    """One redaction that stands: which words, and why."""

    pk: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChallengeForm:
    """What a reader of a board said of a tag, and the answer as far as it is typed."""

    pk: int
    about: str
    who: str
    reason: str
    reply: str
    longest: int
    options: list[Option]

    @property
    def id_text(self) -> str:
        return str(self.pk)


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Everything on the page of one comment."""

    comment: CommentLines
    errors: list[dict[str, str]]
    challenges: list[ChallengeForm]
    tags: list[TagForm]
    key_pk: int | None
    found: list[FoundForm]
    hidden: list[HiddenLine]
    add_words: list[Option]
    add_about: list[Option]
    hide_words: str
    hide_reasons: list[Option]
    checked: bool
    history: list[Act]
    next_pk: int | None


def review_page(
    comment: Comment,
    statements: Sequence[QualityStatement],
    *,
    next_pk: int | None,
    typed: Typed = NOTHING_TYPED,
) -> ReviewPage:
    """Everything on the page of one comment; five queries, for its history."""
    lines, text = lines_of(comment), comment.answer.text
    challenges = challenges_of(comment)
    return ReviewPage(
        comment=lines,
        errors=[{"text": typed.problem, "href": f"#{typed.field}"}] if typed.problem else [],
        challenges=[
            _challenge_form(one, statements, typed) for one in challenges if not one.answered_at
        ],
        tags=[
            _tag_form(line, statements, typed, tag, comment)
            for line, tag in zip(lines.tags, comment.answer.standing_tags, strict=True)
        ],
        key_pk=_first_to_accept(lines.tags),
        found=[_found_form(one, typed) for one in lines.details if not one.hidden],
        hidden=[
            HiddenLine(one.pk, text[one.start : one.end], one.get_reason_display())
            for one in comment.answer.hidden
        ],
        add_words=_word_options(text, typed.get("add", "words")),
        add_about=_about_options(statements, typed.get("add", "about")),
        hide_words=typed.get("hide", "words"),
        hide_reasons=_reason_options(typed.get("hide", "reason")),
        checked=bool(typed.get("release", "checked")),
        history=history_of(comment, challenges),
        next_pk=next_pk,
    )


def _tag_form(
    tag: TagLine,
    statements: Sequence[QualityStatement],
    typed: Typed,
    row: Tag,
    comment: Comment,
) -> TagForm:
    reasons = [typed.get(act, "reason", tag.pk) for act in ("remove", "split", "merge")]
    first = typed.get("split", "about", tag.pk) or tag.value
    second = typed.get("split", "about-second", tag.pk)
    about = typed.get("change", "about", tag.pk)
    is_open = bool(typed.problem) and typed.values.get("tag") == str(tag.pk)
    return TagForm(
        tag,
        _about_options(statements, about or tag.value),
        "".join(reasons),
        is_open,
        _cut_options(row, comment.answer.text, typed),
        _about_options(statements, first),
        _about_options(statements, second),
        _join(row, comment),
    )


def _challenge_form(
    one: Challenge, statements: Sequence[QualityStatement], typed: Typed
) -> ChallengeForm:
    sent = typed.values if typed.values.get("challenge") == str(one.pk) else {}
    return ChallengeForm(
        pk=one.pk,
        about=str(one.quality_statement),
        who=f"{one.made_by}, {day(one.made_at)}",
        reason=one.reason,
        reply=sent.get("reply", ""),
        longest=LONGEST,
        options=_about_options(statements, sent.get("about", "")),
    )


def _cut_options(tag: Tag, text: str, typed: Typed) -> list[Option]:
    chosen = typed.get("split", "at", tag.pk)
    return [
        _option(str(at), shortened(text[at:], 40), chosen) for at in cuts(tag, text)[:MOST_CUTS]
    ]


def _join(tag: Tag, comment: Comment) -> Join | None:
    text = comment.answer.text
    beside = neighbour(tag, comment.answer.standing_tags, text)
    return beside and Join(beside.pk, shortened(text[beside.start : beside.end]))


def _first_to_accept(tags: Sequence[TagLine]) -> int | None:
    """The tag that access keys mean: the first suggested one, or else the first."""
    suggested = [tag.pk for tag in tags if not tag.confirmed]
    return next(iter([*suggested, *(tag.pk for tag in tags)]), None)


def _found_form(detail: DetailLine, typed: Typed) -> FoundForm:
    untouched = typed.values.get("do") != "hide-found"
    return FoundForm(detail, untouched or str(detail.pk) in typed.found)


def _word_options(text: str, chosen: str) -> list[Option]:
    places = [(0, len(text)), *sentences(text)[:MOST_SENTENCES]]
    labels = ["The whole comment", *(shortened(text[start:end]) for start, end in places[1:])]
    return [
        _option(f"{start}-{end}", label, chosen)
        for (start, end), label in zip(places, labels, strict=True)
    ]


def _about_options(statements: Sequence[QualityStatement], chosen: str) -> list[Option]:
    options = [_option("", "Choose one", chosen)]
    for statement in statements:
        name = f"{statement.number} {statement.name}"
        options.append(_option(statement.slug, name, chosen))
        for part in statement.sub_sections.all():
            value = f"{statement.slug}/{part.slug}"
            label = f"{statement.number}.{part.number} {part.title}"
            options.append(_option(value, label, chosen))
    return options


def _reason_options(chosen: str) -> list[Option]:
    return [_option(value, label, chosen) for value, label in Redaction.Reason.choices]


def _option(value: str, label: str, chosen: str) -> Option:
    return {"value": value, "label": label, "selected": value == chosen}
