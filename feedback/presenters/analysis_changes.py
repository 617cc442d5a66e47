"""What a newer analyser changed, in words: for a terminal, for a file, for reviewers' page.

The numbers are true ones. They are for whoever runs the platform, and for reviewers, who read
every comment that they are made of; anybody else sees suppressed evidence only.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils import timezone

from feedback.models import AnalysisRun, Count, Sentiment
from feedback.presenters.review import FEELINGS
from feedback.presenters.words import WHOSE
from feedback.selectors.analysis_changes import Changes, Moved
from surveys.models.response import Voice

STEPS = 10
EVERY_COMMENT = "All comments"
FIGURES = {
    Count.Measure.COMMENTS: "Comments",
    Count.Measure.CONFIRMED: "Tag confirmed",
    Count.Measure.SUGGESTED: "Tag suggested",
    **{Count.Measure(label): words for label, words in FEELINGS.items()},
}
Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the page: what the component `data_table` takes."""

    id: str
    caption: str
    columns: list[dict[str, object]]
    rows: Rows


@dataclass(frozen=True, slots=True)
class RunPage:
    """The last run in words, and what it changed until now in tables."""

    analyser: str
    state: str
    steps_done: int
    steps: int
    far: str
    facts: list[str]
    tables: list[Table]


def summary_lines(changes: Changes) -> Iterator[str]:
    """Yield what a run changed, line by line."""
    run = changes.run
    yield f"{run.council}: read by {run.analyser} {run.version}. {_state(run)}"
    yield f"   {_far(changes)}"
    yield from (f"   {fact}" for fact in [*_facts(changes), *_about_concerns(changes)])
    for table in _tables(changes, {}):
        yield f"   {table.caption}"
        yield from (f"      {'  '.join(row)}" for row in table.rows)


def plain_changes(changes: Changes) -> dict[str, Any]:
    """What a run changed, as a file holds it."""
    run = changes.run
    return {
        "council": run.council.slug,
        "analyser": {"name": run.analyser, "version": run.version},
        "before": changes.before,
        "begun_at": run.begun_at.isoformat(),
        "stopped_at": run.stopped_at and run.stopped_at.isoformat(),
        "finished_at": run.finished_at and run.finished_at.isoformat(),
        "progress": asdict(changes.progress),
        "compared": changes.compared,
        "tags_changed": changes.tags_changed,
        "tags_added": changes.added,
        "tags_removed": changes.removed,
        "feelings": [
            {"from": was, "to": now, "comments": comments}
            for (was, now), comments in changes.feelings.items()
        ],
        "figures": [asdict(moved) for moved in changes.figures],
    }


def run_page(changes: Changes, names: Mapping[str, str], *, sees_concerns: bool) -> RunPage:
    """Put a run into words; only who handles concerns is told how many were found."""
    run, far = changes.run, changes.progress
    return RunPage(
        analyser=f"{run.analyser}, version {run.version}",
        state=_state(run),
        steps_done=STEPS * far.taken // far.answers if far.answers else STEPS,
        steps=STEPS,
        far=_far(changes),
        facts=_facts(changes) + (_about_concerns(changes) if sees_concerns else []),
        tables=_tables(changes, names),
    )


def _state(run: AnalysisRun) -> str:
    begun = f"Begun on {_moment(run.begun_at)}"
    if run.finished_at:
        return f"{begun}, finished on {_moment(run.finished_at)}."
    if run.stopped_at:
        return f"{begun}, stopped on {_moment(run.stopped_at)}."
    return f"{begun}, still going on."


def _moment(at) -> str:
    return f"{timezone.localtime(at):%-d %B %Y at %H:%M}"


def _far(changes: Changes) -> str:
    far = changes.progress
    return f"{far.taken:,} of {_comments(far.answers)} read"


def _facts(changes: Changes) -> list[str]:
    before = [f"{_comments(number)} by {who}" for who, number in changes.before.items()]
    facts = [
        f"Read before: {', '.join(before) or 'none'}.",
        f"Suggested tags changed: {changes.tags_changed:,} of {_comments(changes.compared)}.",
        f"Tone changed: {_comments(sum(changes.feelings.values()))}.",
    ]
    if unread := changes.progress.unread:
        facts.append(f"{_comments(unread)} could not be read; what was found before stands.")
    return facts


def _about_concerns(changes: Changes) -> list[str]:
    far = changes.progress
    return [
        f"Held for safeguarding, newly found: {_comments(far.raised)}.",
        f"Raised by a machine before, and not found now: {_comments(far.no_longer)}. They stay "
        "with the safeguarding lead.",
    ]


def _tables(changes: Changes, names: Mapping[str, str]) -> list[Table]:
    tables = [
        Table(
            "changed-tags",
            "Comments by suggested tag",
            columns("Quality statement", newly="New", no_longer="No longer"),
            _tag_rows(changes, names),
        ),
        Table(
            "changed-tones",
            "Comments by tone",
            columns("From", "To", comments="Comments"),
            [
                [str(Sentiment.Label(was).label), str(Sentiment.Label(now).label), f"{number:,}"]
                for (was, now), number in changes.feelings.items()
            ],
        ),
        *(_figure_table(voice, changes, names) for voice in Voice),
    ]
    return [table for table in tables if table.rows]


def _figure_table(voice: Voice, changes: Changes, names: Mapping[str, str]) -> Table:
    """The figures of one voice: no two are ever put together (rule 36)."""
    return Table(
        f"changed-figures-{voice}",
        f"Figures that moved. {WHOSE[voice]}",
        columns("Quality statement", "Figure", "From, to"),
        [_figure_row(moved, names) for moved in changes.figures if moved.voice == voice],
    )


def columns(*labels: str, **numbers: str) -> list[dict[str, object]]:
    """Columns as `data_table` takes them: of words first, then of numbers."""
    words = [{"label": label, "number": False} for label in labels]
    return words + [{"label": label, "number": True} for label in numbers.values()]


def _tag_rows(changes: Changes, names: Mapping[str, str]) -> Rows:
    slugs = sorted(changes.added.keys() | changes.removed.keys())
    return [
        [
            names.get(slug, slug),
            f"{changes.added.get(slug, 0):,}",
            f"{changes.removed.get(slug, 0):,}",
        ]
        for slug in slugs
    ]


def _figure_row(moved: Moved, names: Mapping[str, str]) -> list[str]:
    return [
        names.get(moved.statement, moved.statement) or EVERY_COMMENT,
        FIGURES[moved.measure],
        f"{moved.before:,} to {moved.after:,}",
    ]


def _comments(number: int) -> str:
    return f"{number:,} {'comment' if number == 1 else 'comments'}"
