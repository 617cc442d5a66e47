"""What is still to be read by the analyser there is now, and how far the reading of it is."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django_scopes import scope, scopes_disabled

from cms.models import Council
from feedback.analysis import Analyser
from feedback.models import Analysis, AnalysisBatch, AnalysisRun, Count
from feedback.selectors.waiting import hold_responses, to_read
from surveys.models import Answer, Response

# Voice, quality statement ("" where it is about none), measure, number.
Figure = list
FIGURES = [
    *(Count.Measure.COMMENTS, Count.Measure.CONFIRMED, Count.Measure.SUGGESTED),
    *(Count.Measure.POSITIVE, Count.Measure.MIXED, Count.Measure.NEGATIVE),
    *(Count.Measure.NEUTRAL, Count.Measure.UNCLEAR),
]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. `read` and `unread` are what became of the answers that were taken."""

    answers: int
    taken: int
    read: int
    unread: int
    raised: int
    no_longer: int


def unread_by(analyser: Analyser) -> QuerySet[Answer]:
    """Comments this analyser has not read; nothing is left to read of words no longer kept.

    What no analyser has read yet waits for the sweep, and is not among them.
    """
    by_it = Analysis.objects.filter(
        answer=OuterRef("pk"), analyser=analyser.name, version=analyser.version
    )
    kept = Answer.objects.with_words().sent().filter(comment__isnull=False)
    return kept.filter(~Exists(by_it))


def spans_to_read(analyser: Analyser, size: int) -> Iterator[tuple[int, int, int]]:
    """The comments to read, `size` at a time: the first, the last, and how many. One query."""
    numbers = unread_by(analyser).order_by("pk").values_list("pk", flat=True).iterator()
    while span := list(islice(numbers, size)):
        yield span[0], span[-1], len(span)


def batch_to_take(analyser: Analyser, council: Council | None = None) -> AnalysisBatch | None:
    """The oldest waiting batch of any council, or of one, locked; those others hold are left.

    Only of runs towards this analyser: a worker that still runs an older one leaves them alone.
    """
    with scopes_disabled():
        batches = AnalysisBatch.objects.waiting().filter(_towards(analyser, "run__"))
        if council:
            batches = batches.filter(council=council)
        batches = batches.filter(run__stopped_at=None).select_related("council")
        return batches.select_for_update(skip_locked=True, of=("self",)).first()


def responses_in(batch: AnalysisBatch, analyser: Analyser) -> list[Response]:
    """The responses whose comments a batch still has to read, locked."""
    comments = _in_batch(batch, analyser)
    return hold_responses(Response.objects.filter(pk__in=comments.values("response")))


def answers_in(batch: AnalysisBatch, analyser: Analyser, of: Collection[Response]) -> list[Answer]:
    """What of these locked responses a batch still has to read."""
    return to_read(_in_batch(batch, analyser).filter(response__in=of))


def _in_batch(batch: AnalysisBatch, analyser: Analyser) -> QuerySet[Answer]:
    return unread_by(analyser).filter(pk__range=(batch.first_answer, batch.last_answer))


def open_runs(council: Council | None = None) -> list[AnalysisRun]:
    """Runs of every council that are not finished, or of one."""
    with scopes_disabled():
        runs = AnalysisRun.objects.open().select_related("council").order_by("pk")
        return list(runs.filter(council=council) if council else runs)


def runs_all_taken() -> list[AnalysisRun]:
    """Open runs of which every batch was read: only to be counted and closed."""
    with scopes_disabled():
        waiting = AnalysisBatch.objects.waiting().filter(run=OuterRef("pk"))
        runs = AnalysisRun.objects.open().filter(~Exists(waiting))
        return list(runs.select_related("council").order_by("pk"))


def workers_that_rest(analyser: Analyser, since: datetime) -> int:
    """How many workers should be reading runs they were handed, where none did since then."""
    with scopes_disabled():
        runs = AnalysisRun.objects.open().filter(_towards(analyser), stopped_at=None)
        resting = runs.annotate(
            last=Coalesce(Max("batches__taken_at"), "begun_at"),
            waits=Exists(AnalysisBatch.objects.waiting().filter(run=OuterRef("pk"))),
        ).filter(waits=True, last__lt=since)
        return max(resting.values_list("workers", flat=True), default=0)


def last_run(council: Council) -> AnalysisRun | None:
    """The newest run of a council, or None."""
    with scope(council=council):
        return AnalysisRun.objects.select_related("council").order_by("-pk").first()


def progress_of(*runs: AnalysisRun) -> Progress:
    """How far these runs are together. One query."""
    with scopes_disabled():
        taken = AnalysisBatch.objects.filter(run__in=runs).taken()
        sums = ("answers", "read", "unread", "raised", "no_longer")
        done = taken.aggregate(**{f"{name}_": Coalesce(Sum(name), 0) for name in sums})
    return Progress(
        answers=sum(run.answers for run in runs),
        taken=done["answers_"],
        read=done["read_"],
        unread=done["unread_"],
        raised=done["raised_"],
        no_longer=done["no_longer_"],
    )


def figures_of_council() -> list[Figure]:
    """What is counted of the chosen council's comments, voices apart (rule 36). One query.

    True numbers: whoever shows them shows them only to people who read every comment.
    """
    rows = Count.objects.filter(measure__in=FIGURES).order_by()
    parts = rows.values_list("voice", "quality_statement__slug", "measure")
    return sorted(
        [voice, slug or "", measure, number]
        for voice, slug, measure, number in parts.annotate(added=Sum("number"))
    )


def _towards(analyser: Analyser, run: str = "") -> Q:
    return Q(**{f"{run}analyser": analyser.name, f"{run}version": analyser.version})
