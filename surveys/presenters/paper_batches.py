"""Batches of forms in words: where each stands, who typed what, how often two typings differ."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from cms.models import User
from surveys.models import PaperBatch, PaperDifference, PaperForm, Response
from surveys.models.response import Variant
from surveys.paper_sample import ErrorRate
from surveys.presenters.paper_facts import FieldWords
from surveys.selectors.paper_batches import rate_of

State = PaperBatch.State
TONES = {
    State.OPEN: "note",
    State.CLOSED: "warning",
    State.CHECKED: "success",
    State.LAPSED: "neutral",
}


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One batch as a list shows it."""

    pk: int
    title: str
    given: str
    state: str
    tone: str
    forms: str
    errors: str
    after_closing: bool


@dataclass(frozen=True, slots=True)
class FormLine:
    """One form as its batch shows it. `act` is what this reader may do: "", "again" or "settle"."""

    number: int
    typed: str
    notes: str
    state: str
    act: str


@dataclass(frozen=True, slots=True)
class BatchPage:
    """One batch, its forms, and what may be done with it now."""

    line: BatchLine
    facts: list[tuple[str, str]]
    forms: list[FormLine]
    story: list[str]
    is_open: bool
    is_closed: bool
    may_finish: bool
    offers_all: bool
    to_check: int


def batch_line(batch: PaperBatch) -> BatchLine:
    """Say what a batch is, and how far it has come; it came with its counts."""
    return BatchLine(
        pk=batch.pk,
        title=f"{batch.version.title}, version {batch.version.number}",
        given=f"{batch.get_mode_display()} · {date_format(batch.given_on)} · {batch.place}",
        state=batch.get_state_display(),
        tone=TONES[State(batch.state)],
        forms=_forms(batch),
        errors=errors_words(rate_of(batch)),
        after_closing=batch.after_closing,
    )


def _forms(batch: PaperBatch) -> str:
    number = getattr(batch, "number_of_forms", 0)
    drawn, settled = getattr(batch, "number_drawn", 0), getattr(batch, "number_settled", 0)
    forms = f"{number} form{'' if number == 1 else 's'}"
    return f"{forms}, {settled} of {drawn} checked" if drawn else forms


def errors_words(rate: ErrorRate) -> str:
    """Say how often two typings differed, with what it was counted on."""
    if not rate.checked:
        return "Nothing checked yet"
    return (
        f"{rate.different} of {rate.checked} fields differ ({rate.share:.1%}, {rate.forms} "
        f"form{'' if rate.forms == 1 else 's'}); the first typing was wrong in {rate.wrong}"
    )


def batch_page(
    batch: PaperBatch,
    forms: Iterable[PaperForm],
    to_check: int,
    story: Iterable[PaperDifference],
    words: FieldWords,
    viewer: User,
) -> BatchPage:
    """Everything on the page of one batch. `to_check` counts the forms still to check."""
    rate = rate_of(batch)
    closed = batch.state == State.CLOSED
    return BatchPage(
        line=batch_line(batch),
        facts=_facts(batch, rate),
        forms=[_form(batch, form, viewer) for form in forms],
        story=[_settled(difference, words) for difference in story],
        is_open=batch.state == State.OPEN,
        is_closed=closed,
        may_finish=closed and not to_check,
        offers_all=closed and not batch.checks_all and rate.is_above(settings.PAPER_ERROR_LIMIT),
        to_check=to_check,
    )


def _facts(batch: PaperBatch, rate: ErrorRate) -> list[tuple[str, str]]:
    facts = [
        ("Survey", f"{batch.version.title}, version {batch.version.number}"),
        ("Where from", batch.get_mode_display()),
        ("Day given", date_format(batch.given_on)),
        ("Place", batch.place),
        ("Wording", Variant(batch.variant).label),
        ("Opened by", f"{named(batch.opened_by)}, {_day(batch.opened_at)}"),
        ("Forms", _forms(batch)),
        ("Check", errors_words(rate)),
    ]
    if batch.sample_seed is not None:
        sample = "every form" if batch.checks_all else "drawn at random"
        facts.append(("Sample", f"{sample}; seed {batch.sample_seed}"))
    return facts


def _form(batch: PaperBatch, form: PaperForm, viewer: User) -> FormLine:
    notes = []
    if form.unclear:
        notes.append(f"{form.unclear} not readable")
    if form.left_out:
        notes.append(f"{form.left_out} left out: not asked")
    state, act = _stands(batch, form)
    return FormLine(
        number=form.number,
        typed=f"{named(form.typed_by)}, {_day(form.typed_at)}",
        notes=", ".join(notes),
        state=state,
        act="" if form.typed_by_id == viewer.pk else act,
    )


def _stands(batch: PaperBatch, form: PaperForm) -> tuple[str, str]:
    if form.settled_at:
        different = form.fields_different
        found = f"{different} of {form.fields_checked} fields differed, settled"
        return f"Checked: {found if different else 'no difference'}", ""
    if form.response is not None and form.response.state != Response.State.SENT:
        return "Taken back", ""
    if not form.is_drawn:
        return "Typed in", ""
    if batch.state != State.CLOSED:
        return "Drawn, never checked", ""
    if form.typed_again_at:
        return f"{form.fields_different} of {form.fields_checked} fields differ", "settle"
    return "To be typed again", "again"


def _settled(difference: PaperDifference, words: FieldWords) -> str:
    return (
        f"Form {difference.form.number}, {words.label(difference.field)}: "
        f"{difference.get_right_display().lower()} is right. "
        f"{difference.get_reason_display()}. {named(difference.settled_by)}, "
        f"{_day(difference.settled_at)}."
    )


def named(person: User | None) -> str:
    """Say who did something; somebody whose account has gone is not named."""
    return (person.get_full_name() or person.email) if person else "Somebody who has left"


def _day(moment) -> str:
    return date_format(timezone.localtime(moment))
