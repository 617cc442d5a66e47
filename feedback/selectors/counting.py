"""Counts one slice from the rows: a fixed number of queries, whatever it holds."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from django.db.models import Count as HowMany
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_scopes import scopes_disabled

from cms.models import Council
from feedback.models import Comment, Count, CountSlice, Tag, TagDecision
from feedback.selectors.tones import tone_of, with_tones
from surveys.models import Answer, Question, Response
from surveys.models.response import Help, Variant
from surveys.parts import combined

Measure = Count.Measure
HELPED = ~Q(help__in=[Help.UNKNOWN, Help.ALONE])
CONFIRMED = Q(source=Tag.Source.PERSON) | Q(decision=TagDecision.Decision.ACCEPTED)


class Key(NamedTuple):
    """What one number is about; empty statements where the measure is about none."""

    voice: str
    measure: str
    i_statement: int | None = None
    quality_statement: int | None = None


def month_of(moment: datetime) -> date:
    """The first day of the month a moment falls in, by the clock in the council's country."""
    return timezone.localtime(moment, timezone.get_default_timezone()).date().replace(day=1)


def councils_with_answers() -> QuerySet[Council]:
    """Every council that was ever answered, switched on or not."""
    with scopes_disabled():
        answered = Response.objects.exclude(sent_at=None).values("council").distinct()
    return Council.objects.filter(pk__in=answered)


def stale_slices() -> list[CountSlice]:
    """Every slice that waits to be counted, whichever council's it is."""
    with scopes_disabled():
        stale = CountSlice.objects.exclude(stale_since=None).select_related("council")
        return list(stale.order_by("pk"))


def numbers_of(counted: CountSlice) -> dict[Key, int]:
    """Every number of a slice that is not zero, from seven queries."""
    parts = (_responses, _statement_answers, _comments, _feelings, _tags, _feelings_by_tag)
    return {key: number for part in parts for key, number in part(counted) if number}


def _within(counted: CountSlice, response: str = "") -> Q:
    """Sent responses of the slice's survey and month; `response` is the way to them."""
    first = counted.month
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return Q(
        **{
            f"{response}version__survey_id": counted.survey_id,
            f"{response}state": Response.State.SENT,
            f"{response}sent_at__gte": _midnight(first),
            f"{response}sent_at__lt": _midnight(after),
        }
    )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()), timezone.get_default_timezone())


def _counted_comments(counted: CountSlice) -> QuerySet[Comment]:
    """Comments that may be put into themes and that nobody holds for safeguarding."""
    return Comment.objects.filter(
        _within(counted, "answer__response__"), answer__response__may_theme=True
    ).exclude(state=Comment.State.HELD)


def _responses(counted: CountSlice) -> Iterator[tuple[Key, int]]:
    rows = Response.objects.filter(_within(counted)).values("voice")
    for row in rows.annotate(
        responses=HowMany("pk"),
        easy_read=HowMany("pk", filter=Q(variant=Variant.EASY_READ)),
        helped=HowMany("pk", filter=HELPED),
    ):
        for measure in (Measure.RESPONSES, Measure.EASY_READ, Measure.HELPED):
            yield Key(row["voice"], measure), row[measure]


def _statement_answers(counted: CountSlice) -> Iterator[tuple[Key, int]]:
    numbers = Counter(dict(_whole_answers(counted)))
    numbers.update(_answers_in_parts(counted))
    yield from numbers.items()


def _whole_answers(counted: CountSlice) -> Iterator[tuple[Key, int]]:
    rows = _statement_rows(counted).filter(question__part_of="")
    grouped = rows.values_list("response__voice", "question__i_statement", "state", "choice")
    for voice, statement, state, choice, number in grouped.annotate(number=HowMany("pk")):
        yield _statement_key(voice, statement, state, choice), number


def _answers_in_parts(counted: CountSlice) -> Iterator[Key]:
    """Yield one key for each response and each statement it was asked in parts."""
    rows = _statement_rows(counted).exclude(question__part_of="").order_by("response")
    asked = ("response", "response__voice", "question__part_of", "question__i_statement")
    of_response = groupby(rows.values_list(*asked, "state", "choice"), key=itemgetter(0))
    for _response, answers in of_response:
        parts = defaultdict(list)
        for _, voice, whole, statement, state, choice in answers:
            parts[voice, whole, statement].append((state, choice))
        for (voice, _whole, statement), given in parts.items():
            yield _statement_key(voice, statement, *combined(given))


def _statement_rows(counted: CountSlice) -> QuerySet[Answer]:
    return Answer.objects.filter(
        _within(counted, "response__"),
        question__kind=Question.Kind.STATEMENT,
        question__i_statement__isnull=False,
    )


def _statement_key(voice: str, statement: int, state: str, choice: str) -> Key:
    measure = choice if state == Answer.State.ANSWERED else state
    return Key(voice, measure, i_statement=statement)


def _comments(counted: CountSlice) -> Iterator[tuple[Key, int]]:
    rows = _counted_comments(counted).values_list("answer__response__voice")
    for voice, number in rows.annotate(number=HowMany("pk")):
        yield Key(voice, Measure.COMMENTS), number


def _feelings(counted: CountSlice) -> Iterator[tuple[Key, int]]:
    rows = with_tones(_counted_comments(counted))
    grouped = rows.values_list("answer__response__voice", "chosen", "heard")
    yield from _by_tone(
        (voice, None, chosen, heard, number)
        for voice, chosen, heard, number in grouped.annotate(number=HowMany("pk"))
    )


def _by_tone(rows: Iterable[tuple]) -> Iterator[tuple[Key, int]]:
    """Add up rows of voice, quality statement, what was chosen, what was heard, how many."""
    numbers: Counter[Key] = Counter()
    for voice, statement, chosen, heard, number in rows:
        if tone := tone_of(chosen, heard):
            numbers[Key(voice, tone, quality_statement=statement)] += number
    yield from numbers.items()


def _tags(counted: CountSlice) -> Iterator[tuple[Key, int]]:
    rows = _standing_tags(counted).values("answer__response__voice", "quality_statement")
    for row in rows.annotate(
        comments=HowMany("answer", distinct=True),
        confirmed=HowMany("answer", distinct=True, filter=CONFIRMED),
    ):
        about = {"quality_statement": row["quality_statement"]}
        voice, comments = row["answer__response__voice"], row["comments"]
        yield Key(voice, Measure.COMMENTS, **about), comments
        yield Key(voice, Measure.CONFIRMED, **about), row["confirmed"]
        yield Key(voice, Measure.SUGGESTED, **about), comments - row["confirmed"]


def _feelings_by_tag(counted: CountSlice) -> Iterator[tuple[Key, int]]:
    rows = with_tones(_standing_tags(counted))
    grouped = rows.values_list("answer__response__voice", "quality_statement", "chosen", "heard")
    yield from _by_tone(grouped.annotate(number=HowMany("answer", distinct=True)))


def _standing_tags(counted: CountSlice) -> QuerySet[Tag]:
    answers = _counted_comments(counted).values("answer")
    return Tag.objects.current().filter(answer__in=answers)
