"""Keeps the roll-up true: marks slices whose rows changed, and counts them again from the rows."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce, TruncMonth
from django.dispatch import Signal
from django.utils import timezone
from django_scopes import scope

from cms.models import Council
from feedback.models import Comment, Count, CountSlice
from feedback.selectors.counting import Key, month_of, numbers_of, stale_slices
from surveys.models import Response, SurveyPage

SliceKey = tuple[int, date]

# A slice now waits to be counted. Sent after commit; a lost one is found by the sweep.
slice_waiting = Signal()


def slice_of(response: Response) -> SliceKey:
    """The survey and month a sent response is counted in, also after it was taken back."""
    assert response.sent_at, "A draft is counted nowhere."
    return response.version.survey_id, month_of(response.sent_at)


def mark_stale(*, council_id: int, slices: Collection[SliceKey]) -> None:
    """Say, in the transaction that changes their rows, that these slices must be counted again.

    The rows of the slices stay locked until that transaction ends. So a recount sees all of the
    change or none of it, and in the second case finds the mark afterwards.
    """
    if not slices:
        return
    keys = sorted(set(slices))
    CountSlice.objects.bulk_create(
        [
            CountSlice(council_id=council_id, survey_id=survey, month=month)
            for survey, month in keys
        ],
        ignore_conflicts=True,
    )
    marked = Q(pk__in=[])
    for survey, month in keys:
        marked |= Q(survey_id=survey, month=month)
    # One order for everyone who locks several, or two of them could wait for each other.
    rows = CountSlice.objects.filter(marked).order_by("pk").select_for_update()
    # Not only where the mark is missing: a recount may be about to clear the one we see.
    CountSlice.objects.filter(pk__in=[row.pk for row in rows]).update(
        stale_since=Coalesce("stale_since", timezone.now())
    )


def comment_changed(comment: Comment) -> None:
    """Mark the slice of a comment stale, and nudge whoever counts once this is committed."""
    response = comment.answer.response
    mark_stale(council_id=comment.council_id, slices=[slice_of(response)])
    transaction.on_commit(nudge, robust=True)


def nudge() -> None:
    """Tell listeners that a slice waits to be counted."""
    slice_waiting.send_robust(sender=CountSlice)


def recount_stale() -> int:
    """Count every slice of every council that waits for it; returns how many there were."""
    slices = stale_slices()
    for waiting in slices:
        with scope(council=waiting.council):
            recount_slice(waiting, only_stale=True)
    return len(slices)


def settle(survey: SurveyPage) -> None:
    """Count what of a survey waits for it, and let nothing be marked until the caller is done.

    So what is made of the counts meanwhile rests on them, and whoever waits to mark a slice
    sees it afterwards. Needs the caller's transaction.
    """
    slices = CountSlice.objects.filter(survey=survey).order_by("pk").select_for_update()
    for counted in list(slices):
        if counted.stale_since:
            recount_slice(counted, only_stale=True)


@transaction.atomic
def recount_slice(counted: CountSlice, *, only_stale: bool = False) -> int:
    """Count one slice from the rows; returns how many of its numbers were wrong or missing.

    Two recounts of one slice come one after the other: each first locks the slice's row
    (PostgreSQL) or waits to begin its transaction (SQLite). Whoever comes second with
    `only_stale` finds nothing left to do.
    """
    locked = CountSlice.objects.select_for_update().filter(pk=counted.pk)
    if only_stale:
        locked = locked.exclude(stale_since=None)
    row = locked.first()
    if row is None:
        return 0
    stored = [(_key(count), count.number) for count in row.counts.all()]
    fresh = numbers_of(row)
    wrong = {key for key, _ in Counter(stored) - Counter(fresh.items())}
    missing = {key for key, _ in Counter(fresh.items()) - Counter(stored)}
    if wrong or missing:
        _replace(row, fresh)
    row.stale_since, row.counted_at = None, timezone.now()
    row.save(update_fields=["stale_since", "counted_at"])
    return len(wrong | missing)


def _key(count: Count) -> Key:
    return Key(count.voice, count.measure, count.i_statement_id, count.quality_statement_id)


def _replace(row: CountSlice, fresh: dict[Key, int]) -> None:
    row.counts.all().delete()
    Count.objects.bulk_create(
        Count(
            council_id=row.council_id,
            slice=row,
            survey_id=row.survey_id,
            month=row.month,
            voice=key.voice,
            measure=key.measure,
            i_statement_id=key.i_statement,
            quality_statement_id=key.quality_statement,
            number=number,
        )
        for key, number in fresh.items()
    )


def recount_council(council: Council) -> tuple[int, int]:
    """Count every month that was ever answered; returns slices counted and numbers corrected."""
    with scope(council=council):
        months = (
            Response.objects.exclude(sent_at=None)
            .annotate(month=TruncMonth("sent_at"))
            .values_list("version__survey_id", "month")
            .distinct()
            .order_by()
        )
        with transaction.atomic():
            keys = {(survey, month_of(month)) for survey, month in months}
            mark_stale(council_id=council.pk, slices=keys)
        slices = list(CountSlice.objects.order_by("pk"))
        return len(slices), sum(recount_slice(counted) for counted in slices)
