"""The comments that people read blind, beside what one version of the analyser says of them.

What counts is counted on evidence pages too: agreed to be put into themes, and held for nobody.
"""

from collections import defaultdict
from dataclasses import dataclass, fields
from functools import partial, reduce
from operator import or_

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from feedback.analysis import Analyser
from feedback.learning.audited import SIGNS, Audited, Heard
from feedback.models import Analysis, Comment, JudgedStatement, Judgement, Tag


@dataclass(frozen=True, slots=True)
class Right:
    """How many checked comments had a suggestion, and of how many it was right.

    `people_right` and `people_wrong` are how many people wrote the ones and the others.
    """

    comments: int
    right: int
    people_right: int
    people_wrong: int


@dataclass(frozen=True, slots=True)
class FirstRead:
    """The machine beside the first who read each comment: the first statement, and the tone."""

    statement: Right
    tone: Right


def audited_comments(analyser: Analyser) -> list[Audited]:
    """Every comment that was judged, in the order of their numbers. Five queries."""
    people: dict[int, list[Heard]] = defaultdict(list)
    for answer, heard in _judged():
        people[answer].append(heard)
    machine = _machine(analyser)
    comments = Comment.objects.filter(answer__in=_judgements().values("answer")).order_by("pk")
    return [
        Audited(pk, tuple(people[answer]), machine.get(answer))
        for pk, answer in comments.values_list("pk", "answer")
    ]


def first_read(analyser: Analyser) -> FirstRead:
    """How often what this version suggested was right. One query."""
    suggested = Tag.objects.filter(answer=OuterRef("answer"), **_by(analyser, "analysis__"))
    slug = suggested.order_by("-is_primary", "pk").values("quality_statement__slug")[:1]
    heard = Analysis.objects.filter(answer=OuterRef("answer"), **_by(analyser))
    named = JudgedStatement.objects.filter(
        judgement=OuterRef("pk"), quality_statement__slug=OuterRef("first")
    )
    earlier = Judgement.objects.filter(answer=OuterRef("answer"), pk__lt=OuterRef("pk"))
    checked = (
        _judgements()
        .filter(~Exists(earlier))
        .annotate(first=Subquery(slug), heard=Subquery(heard.values("sentiment__label")[:1]))
        .annotate(is_named=Exists(named))
    )
    counts = checked.aggregate(
        **_right("statement", Q(first__isnull=False), Q(is_named=True)),
        **_right("tone", Q(heard__isnull=False), _same_sign()),
    )
    return FirstRead(*(_counted(name, counts) for name in ("statement", "tone")))


def _right(name: str, said: Q, right: Q) -> dict[str, Count]:
    """What is counted of one kind of suggestion: those that `said` something, and were `right`."""
    people = partial(Count, "answer__response", distinct=True)
    return {
        f"{name}_comments": Count("pk", filter=said),
        f"{name}_right": Count("pk", filter=said & right),
        f"{name}_people_right": people(filter=said & right),
        f"{name}_people_wrong": people(filter=said & ~right),
    }


def _counted(name: str, counts: dict[str, int]) -> Right:
    return Right(**{field.name: counts[f"{name}_{field.name}"] for field in fields(Right)})


def _same_sign() -> Q:
    """Both good, both bad, or both neither, as in `Heard.sign`."""
    same = [Q(sounds=one, heard=one) for one in SIGNS]
    return reduce(or_, same, ~Q(sounds__in=SIGNS) & ~Q(heard__in=SIGNS))


def _judgements() -> QuerySet[Judgement]:
    held = Q(answer__comment__state=Comment.State.HELD)
    return Judgement.objects.filter(answer__response__may_theme=True).exclude(held)


def _judged() -> list[tuple[int, Heard]]:
    """What people said, the first to read a comment first, each beside its answer."""
    named: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    rows = JudgedStatement.objects.filter(judgement__in=_judgements())
    for judgement, slug, primary in rows.values_list(
        "judgement", "quality_statement__slug", "is_primary"
    ):
        named[judgement].append((slug, primary))
    judgements = _judgements().order_by("pk").values_list("pk", "answer", "sounds")
    return [
        (
            answer,
            Heard(
                statements=frozenset(slug for slug, _ in named[pk]),
                first=next((slug for slug, primary in named[pk] if primary), ""),
                sounds=sounds,
            ),
        )
        for pk, answer, sounds in judgements
    ]


def _machine(analyser: Analyser) -> dict[int, Heard]:
    """What this version said of the judged comments, by answer; those it did not read are left."""
    answers = _judgements().values("answer")
    tags: dict[int, list[str]] = defaultdict(list)
    rows = Tag.objects.filter(answer__in=answers, **_by(analyser, "analysis__"))
    for answer, slug in rows.order_by("-is_primary", "pk").values_list(
        "answer", "quality_statement__slug"
    ):
        tags[answer].append(slug)
    read = Analysis.objects.filter(answer__in=answers, **_by(analyser))
    return {
        answer: Heard(frozenset(tags[answer]), next(iter(tags[answer]), ""), sounds or "")
        for answer, sounds in read.values_list("answer", "sentiment__label")
    }


def _by(analyser: Analyser, way: str = "") -> dict[str, str]:
    return {f"{way}analyser": analyser.name, f"{way}version": analyser.version}
