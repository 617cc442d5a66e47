"""Has every comment read again by a newer analyser: planned once, read in batches by anybody."""

from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django_scopes import scope

from cms.models import Council
from feedback.actions.analyses import NOT_SCREENED, keep_readings, read_answers
from feedback.actions.counts import mark_stale, recount_stale, slice_of
from feedback.models import AnalysisBatch, AnalysisRun, Concern
from feedback.selectors.analysis_runs import (
    answers_in,
    batch_to_take,
    figures_of_council,
    open_runs,
    responses_in,
    runs_all_taken,
    spans_to_read,
    workers_that_rest,
)
from feedback.selectors.current_reader import current_analyser

BATCH = 100
# A worker that has read nothing for so long has died, or was never told.
REST = timedelta(minutes=2)


def begin(*, council: Council, size: int = BATCH, workers: int = 0) -> AnalysisRun | None:
    """Plan what the analyser there is now has not read, or go on with what was planned.

    A run that is open goes on, also after it was stopped; one towards an older analyser ends as
    it stands. None where everything has been read. Two that begin at once begin one run.
    """
    recount_stale()
    with scope(council=council):
        try:
            with transaction.atomic():
                return _begin(council, size, workers)
        except IntegrityError:
            # Somebody else began it just now.
            with transaction.atomic():
                return _begin(council, size, workers)


def _begin(council: Council, size: int, workers: int) -> AnalysisRun | None:
    analyser = current_analyser()
    found = AnalysisRun.objects.open().select_for_update().first()
    if found and (found.analyser, found.version) == (analyser.name, analyser.version):
        found.stopped_at, found.workers = None, workers or found.workers
        found.save(update_fields=["stopped_at", "workers"])
        return found
    if found:
        _close(found)
    batches = [
        AnalysisBatch(council=council, first_answer=first, last_answer=last, answers=answers)
        for first, last, answers in spans_to_read(analyser, size)
    ]
    if not batches:
        return None
    run = AnalysisRun.objects.create(
        council=council,
        analyser=analyser.name,
        version=analyser.version,
        answers=sum(batch.answers for batch in batches),
        workers=workers,
        figures_before=figures_of_council(),
    )
    for batch in batches:
        batch.run = run
    AnalysisBatch.objects.bulk_create(batches)
    return run


def take_all(
    *, council: Council | None = None, after_batch: Callable[[AnalysisBatch], object]
) -> None:
    """Read every batch nobody else holds, then count what changed, once.

    `after_batch` hears of each batch as soon as it is safe on disk.
    """
    while batch := take_batch(council=council):
        after_batch(batch)
    finish_taken()


@transaction.atomic
def take_batch(*, council: Council | None = None) -> AnalysisBatch | None:
    """Read one batch that waits and mark its slices stale, in one transaction; None if none does.

    A process that dies half way leaves all of the batch waiting, for whoever comes next.
    """
    batch = batch_to_take(current_analyser(), council)
    if batch:
        with scope(council=batch.council):
            _take(batch)
    return batch


def _take(batch: AnalysisBatch) -> None:
    analyser = current_analyser()
    responses = responses_in(batch, analyser)
    readings = read_answers(answers_in(batch, analyser, responses), responses)
    # Words this analyser fails on were read before, or are known to be unread: nothing is new.
    read = [reading for reading in readings if reading.result]
    batch.no_longer = _no_longer([r.answer.pk for r in read if not r.concern])
    batch.raised = keep_readings(batch.council_id, read)
    batch.read, batch.unread = len(read), len(readings) - len(read)
    batch.taken_at = timezone.now()
    batch.save(update_fields=["taken_at", "read", "unread", "raised", "no_longer"])
    mark_stale(council_id=batch.council_id, slices={slice_of(response) for response in responses})


def _no_longer(answers: list[int]) -> int:
    """How many of these a machine once raised a concern about."""
    raised = Concern.objects.filter(answer__in=answers, raised_by=None)
    return raised.exclude(label=NOT_SCREENED).count()


def finish_taken() -> int:
    """Count what changed and close the runs of which nothing waits; returns how many."""
    taken = runs_all_taken()
    if taken:
        recount_stale()
    for run in taken:
        with scope(council=run.council), transaction.atomic():
            locked = AnalysisRun.objects.open().select_for_update().filter(pk=run.pk).first()
            if locked and not AnalysisBatch.objects.waiting().filter(run=locked).exists():
                _close(locked)
    return len(taken)


def _close(run: AnalysisRun) -> None:
    """Write down the figures as they are, and drop what nobody will read for this run."""
    AnalysisBatch.objects.waiting().filter(run=run).delete()
    run.figures_after, run.finished_at = figures_of_council(), timezone.now()
    run.save(update_fields=["figures_after", "finished_at"])


def stop(*, council: Council | None = None) -> list[AnalysisRun]:
    """Let no further batch be taken until `begin` goes on; one that is being read is finished."""
    stopped = []
    for run in open_runs(council):
        with scope(council=run.council):
            AnalysisRun.objects.open().filter(pk=run.pk, stopped_at=None).update(
                stopped_at=timezone.now()
            )
        stopped.append(run)
    return stopped


def workers_to_start() -> int:
    """How many workers should be told again of runs that they have left lying."""
    return workers_that_rest(current_analyser(), timezone.now() - REST)
