"""What a newer analyser changed, asked of the analyses before and after: both are kept.

A comment is compared where it is counted: held for nobody, and agreed to be put into themes. Each
question is one query over the council's analyses, however many they are.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count as HowMany
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django_scopes import scope

from cms.models import Council
from feedback.models import Analysis, AnalysisRun, Comment, Sentiment, Tag
from feedback.selectors.analysis_runs import (
    Figure,
    Progress,
    figures_of_council,
    last_run,
    progress_of,
)
from surveys.models import Answer


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that is not what it was: whose voice, about which statement ("" for any)."""

    voice: str
    statement: str
    measure: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything a run changed in one council. Tags are told by quality statement, in comments.

    `before` says who had read these comments, and how many of them. `feelings` are told from one
    label to another.
    """

    run: AnalysisRun
    progress: Progress
    before: dict[str, int]
    compared: int
    tags_changed: int
    added: dict[str, int]
    removed: dict[str, int]
    feelings: dict[tuple[str, str], int]
    figures: list[Moved]


def changes_of(run: AnalysisRun) -> Changes:
    """What a run changed, or has changed until now. Needs its council's scope; eight queries."""
    added, removed = _added(run), _removed(run)
    return Changes(
        run=run,
        progress=progress_of(run),
        before=_before(run),
        compared=_reread(run).filter(_counted("answer__")).count(),
        tags_changed=_differ(added, removed),
        added=_by_statement(added),
        removed=_by_statement(removed),
        feelings=_feelings(run),
        figures=_moved(run),
    )


def changes_of_last_runs(councils: Iterable[Council]) -> list[Changes]:
    """What the last run of each of these councils changed, where there was one."""
    found = []
    for council in councils:
        with scope(council=council):
            if run := last_run(council):
                found.append(changes_of(run))
    return found


def _of(run: AnalysisRun, way: str = "") -> dict[str, str]:
    return {f"{way}analyser": run.analyser, f"{way}version": run.version}


def _counted(answer: str) -> Q:
    held = Q(**{f"{answer}comment__state": Comment.State.HELD})
    return Q(**{f"{answer}response__may_theme": True}) & ~held


def _older(answer: str, than: str | Subquery) -> QuerySet[Analysis]:
    """The analyses of the outer row's answer from before another one, the newest first."""
    limit = OuterRef(than) if isinstance(than, str) else than
    return Analysis.objects.filter(answer=OuterRef(answer), pk__lt=limit).order_by("-pk")


def _reread(run: AnalysisRun) -> QuerySet[Analysis]:
    """The run's analyses of comments that had one before; `before` is that one's number."""
    newer = Analysis.objects.filter(**_of(run))
    before = Subquery(_older("answer", than="pk").values("pk")[:1])
    return newer.annotate(before=before).exclude(before=None)


def _before(run: AnalysisRun) -> dict[str, int]:
    by = Subquery(_older("answer", than="pk").values("analyser")[:1])
    version = Subquery(_older("answer", than="pk").values("version")[:1])
    rows = _reread(run).annotate(by=by, of=version).order_by().values_list("by", "of")
    numbers = Counter({f"{by} {of}": number for by, of, number in rows.annotate(n=HowMany("pk"))})
    return dict(numbers.most_common())


def _added(run: AnalysisRun) -> QuerySet[Tag]:
    """Tags about statements that the analysis before said nothing of."""
    before = Subquery(_older("answer", than="analysis").values("pk")[:1])
    newer = Tag.objects.filter(_counted("answer__"), **_of(run, "analysis__"))
    tags = newer.annotate(other=before).exclude(other=None)
    return tags.filter(~_in_other())


def _removed(run: AnalysisRun) -> QuerySet[Tag]:
    """Tags of the analysis before about statements that the run's says nothing of."""
    newer = Analysis.objects.filter(answer=OuterRef("answer"), **_of(run)).values("pk")
    inner = Analysis.objects.filter(answer=OuterRef(OuterRef("answer")), **_of(run)).values("pk")
    before = Subquery(_older("answer", than=Subquery(inner[:1])).values("pk")[:1])
    tags = Tag.objects.filter(_counted("answer__"), analysis=before)
    return tags.annotate(other=Subquery(newer[:1])).filter(~_in_other())


def _in_other() -> Exists:
    same = Tag.objects.filter(
        analysis=OuterRef("other"), quality_statement=OuterRef("quality_statement")
    )
    return Exists(same)


def _differ(added: QuerySet[Tag], removed: QuerySet[Tag]) -> int:
    differ = Q(pk__in=added.values("answer")) | Q(pk__in=removed.values("answer"))
    return Answer.objects.filter(differ).count()


def _by_statement(tags: QuerySet[Tag]) -> dict[str, int]:
    rows = tags.order_by().values_list("quality_statement__slug")
    return dict(rows.annotate(comments=HowMany("answer", distinct=True)).order_by("-comments"))


def _feelings(run: AnalysisRun) -> dict[tuple[str, str], int]:
    older = Sentiment.objects.filter(
        analysis__answer=OuterRef("analysis__answer"), analysis__lt=OuterRef("analysis")
    )
    was = Subquery(older.order_by("-analysis").values("label")[:1])
    newer = Sentiment.objects.filter(_counted("analysis__answer__"), **_of(run, "analysis__"))
    moved = newer.annotate(was=was).exclude(was=None).exclude(was=F("label"))
    rows = moved.order_by().values_list("was", "label").annotate(comments=HowMany("pk"))
    return {(was, now): comments for was, now, comments in rows.order_by("-comments")}


def _moved(run: AnalysisRun) -> list[Moved]:
    before = _by_key(run.figures_before)
    after = _by_key(run.figures_after if run.finished_at else figures_of_council())
    return [
        Moved(*key, before=before.get(key, 0), after=after.get(key, 0))
        for key in sorted(before.keys() | after.keys())
        if before.get(key, 0) != after.get(key, 0)
    ]


def _by_key(figures: list[Figure]) -> dict[tuple[str, str, str], int]:
    return {(voice, statement, measure): number for voice, statement, measure, number in figures}
