"""Batches of forms to type in: opened, closed with a sample to check, finished."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from cms import audit
from cms.models import User
from surveys.actions.refusals import BatchNotChecked, BatchRefused
from surveys.models import PaperBatch, PaperDifference, PaperForm, SurveyVersion
from surveys.paper_sample import drawn
from surveys.selectors.paper_batches import forms_to_check, forms_with_answers
from surveys.selectors.surveys import closed_since

LARGEST_SEED = 2**62
LONGEST_PLACE = 120


@dataclass(frozen=True, slots=True)
class Source:
    """Where the forms of a batch come from: how, when, where, and in which words."""

    mode: str
    given_on: date
    place: str
    variant: str
    language: str = settings.LANGUAGE_CODE


def open_batch(*, version: SurveyVersion, key: UUID, source: Source, by: User) -> PaperBatch:
    """Open a batch for forms of one version; the same `key` again returns the one opened.

    A survey that has closed takes forms that were given before, and the batch is marked. Raises
    `BatchRefused` for a day on which nobody could have answered this version.
    """
    check_day(version, source.given_on)
    try:
        with transaction.atomic():
            batch = PaperBatch.objects.create(
                council=version.council,
                version=version,
                key=key,
                mode=PaperBatch.Source(source.mode),
                given_on=source.given_on,
                place=source.place,
                variant=source.variant,
                language=source.language,
                after_closing=not version.survey.is_open,
                opened_by=by,
            )
            audit.record("surveys.paper.opened", batch, by=by, mode=source.mode)
            return batch
    except IntegrityError:
        begun = PaperBatch.objects.filter(key=key, version=version).first()
        if begun is None:
            raise BatchRefused("This page is out of date. Please start the batch again.") from None
        return begun


def check_day(version: SurveyVersion, given_on: date) -> None:
    """Raise `BatchRefused` when nobody can have answered this version on that day."""
    survey = version.survey
    first = timezone.localdate(version.published_at)
    if given_on > timezone.localdate():
        raise BatchRefused("This day has not come yet. Write the day the forms were given.")
    if given_on < first:
        raise BatchRefused(
            f"Version {version.number} was made on {date_format(first)}. "
            "Check the day, and the version on the form."
        )
    if survey.closes_on and given_on > survey.closes_on:
        raise BatchRefused(_too_late(survey.closes_on))
    closed = closed_since(survey)
    if closed and given_on > timezone.localdate(closed):
        raise BatchRefused(_too_late(timezone.localdate(closed)))


def _too_late(last: date) -> str:
    return f"The survey closed on {date_format(last)}. Answers given after that day cannot be kept."


def given_at(batch: PaperBatch) -> datetime:
    """The moment the answers of a batch count from: the middle of the day they were given."""
    return timezone.make_aware(datetime.combine(batch.given_on, time(12)))


@transaction.atomic
def close_batch(*, batch: PaperBatch, by: User) -> PaperBatch:
    """Take no more forms, and draw at random those that somebody else types again.

    The seed is kept, so that the draw can be traced. Twice does no more.
    """
    locked = PaperBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.state != PaperBatch.State.OPEN:
        return locked
    locked.state, locked.closed_at = PaperBatch.State.CLOSED, timezone.now()
    locked.sample_seed = secrets.randbelow(LARGEST_SEED)
    locked.save(update_fields=["state", "closed_at", "sample_seed"])
    numbers = drawn(
        list(forms_with_answers(locked).values_list("number", flat=True)),
        share=settings.PAPER_CHECK_SHARE,
        least=settings.PAPER_CHECK_LEAST,
        seed=locked.sample_seed,
    )
    PaperForm.objects.filter(batch=locked, number__in=numbers).update(is_drawn=True)
    audit.record("surveys.paper.closed", locked, by=by, drawn=len(numbers))
    return locked


@transaction.atomic
def check_all(*, batch: PaperBatch, by: User) -> PaperBatch:
    """Have every form of a closed batch typed again, because too much differed."""
    locked = PaperBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.state != PaperBatch.State.CLOSED or locked.checks_all:
        return locked
    locked.checks_all = True
    locked.save(update_fields=["checks_all"])
    forms = PaperForm.objects.filter(batch=locked).update(is_drawn=True)
    audit.record("surveys.paper.check_all", locked, by=by, drawn=forms)
    return locked


@transaction.atomic
def finish_batch(*, batch: PaperBatch, by: User) -> PaperBatch:
    """End the check; from now on nothing says which response was which form.

    Raises `BatchNotChecked` while a form that was drawn is not typed again and settled.
    """
    locked = PaperBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.state == PaperBatch.State.CHECKED:
        return locked
    if locked.state != PaperBatch.State.CLOSED:
        raise BatchNotChecked("Close the batch first. Then a sample is checked.")
    if waiting := forms_to_check(locked).count():
        raise BatchNotChecked(f"{waiting} of the drawn forms are not checked yet.")
    locked.state, locked.checked_at = PaperBatch.State.CHECKED, timezone.now()
    locked.save(update_fields=["state", "checked_at"])
    _cut(locked)
    audit.record("surveys.paper.checked", locked, by=by)
    return locked


@transaction.atomic
def end_overdue_batches(today: date) -> int:
    """Let go of the chosen council's batches that nobody finished in time; return how many."""
    last = today - timedelta(days=settings.PAPER_DAYS)
    overdue = PaperBatch.objects.unfinished().filter(opened_at__date__lt=last)
    batches = list(overdue.select_for_update())
    for batch in batches:
        batch.state = PaperBatch.State.LAPSED
        batch.save(update_fields=["state"])
        _cut(batch)
        audit.record("surveys.paper.lapsed", batch, by=None)
    return len(batches)


def _cut(batch: PaperBatch) -> None:
    """Forget which response was which form, and what was typed again and not settled."""
    PaperDifference.objects.filter(form__batch=batch, settled_at=None).delete()
    PaperForm.objects.filter(batch=batch).update(response=None, typed_sha256="", typed_again=None)
