"""People's experience in one survey. Reads `Count`, released words and the framework only."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from django.db.models import QuerySet
from django.utils import timezone

from feedback.models import Count, CountSlice, Tag
from feedback.selectors.evidence_gaps import gaps_of
from feedback.selectors.evidence_rows import Rows
from feedback.selectors.evidence_shapes import (
    Asked,
    AskedStatement,
    Evidence,
    Freshness,
    Quote,
    StatementEvidence,
)
from feedback.selectors.quotes import Group, big_enough, newest_quotes, quotable_tags, tags_on
from feedback.selectors.tallies import Tally, tally_of
from surveys.models import Question, SurveyPage
from surveys.models.response import Voice
from themes.models import Framework, QualityStatement, StatementLink
from themes.selectors.frameworks import current_framework

MOST_QUOTES = 5
# Whose words are quoted. What was said on someone's behalf is only ever counted here (rule 36).
QUOTED = (Voice.PERSON, Voice.CARER)


def evidence_for(survey: SurveyPage, as_of: date | None = None) -> Evidence:
    """What people said in a survey, with small numbers hidden; needs the council's scope.

    `as_of` leaves out answers sent in later months. The number of queries is the same however
    many people answered.
    """
    questions = _questions(survey)
    slices = _slices(survey, as_of)
    tally = tally_of(survey, last_month=as_of)
    framework = _framework(questions)
    statements = list(framework.quality_statements.select_related("theme").order_by("number"))
    tags = _tags(survey, as_of)
    groups = _groups(survey, tally, statements, questions, tags)
    quotes = newest_quotes(quotable_tags(tags, groups), most=MOST_QUOTES) if groups else {}
    rows = Rows(survey, tally)
    asked = _asked(rows, questions)
    return Evidence(
        council=survey.council,
        survey_slug=survey.slug,
        title=survey.title,
        sample_label=survey.sample_label,
        versions=tuple(sorted({question.version.number for question in questions})),
        framework=framework.version,
        months=tuple(part.month for part in slices),
        freshness=_freshness(slices),
        head=rows.head([statement.pk for statement in statements]),
        statements=tuple(
            _statement(rows, statement, asked[statement.pk], quotes.get(statement.pk, ()), groups)
            for statement in statements
        ),
    )


def statement_of(survey: SurveyPage, slug: str) -> QualityStatement | None:
    """The quality statement of this name, in the framework the survey's evidence is told by."""
    framework = _framework(_questions(survey))
    return framework.quality_statements.select_related("theme").filter(slug=slug).first()


def _questions(survey: SurveyPage) -> list[Question]:
    return list(
        Question.objects.asked()
        .filter(version__survey=survey)
        .select_related("version", "i_statement__framework")
        .order_by("version__number", "position")
    )


def _slices(survey: SurveyPage, as_of: date | None) -> list[CountSlice]:
    slices = CountSlice.objects.filter(survey=survey).order_by("month")
    return list(slices.filter(month__lte=as_of) if as_of else slices)


def _freshness(slices: Sequence[CountSlice]) -> Freshness:
    counted = [part.counted_at for part in slices if part.counted_at]
    waiting = any(part.stale_since or not part.counted_at for part in slices)
    return Freshness(counted_at=max(counted, default=None), some_wait=waiting)


def _framework(questions: Iterable[Question]) -> Framework:
    """The version the newest question was written against; the newest loaded when none was."""
    asked = [question.i_statement.framework for question in questions if question.i_statement]
    return asked[-1] if asked else current_framework()


def _groups(
    survey: SurveyPage,
    tally: Tally,
    statements: Iterable[QualityStatement],
    questions: Iterable[Question],
    tags: QuerySet[Tag],
) -> set[Group]:
    comments: dict[Group, int] = {
        (statement.pk, voice): tally.of(
            survey, voice, Count.Measure.COMMENTS, quality_statement=statement.pk
        )
        for statement in statements
        for voice in QUOTED
    }
    return big_enough(comments, tags, most_comments_each(questions))


def most_comments_each(questions: Iterable[Question]) -> int:
    """How many comments one response can hold: the questions for words in one version."""
    in_words = Counter(
        question.version_id for question in questions if question.kind == Question.Kind.TEXT
    )
    return max(in_words.values(), default=0)


def _tags(survey: SurveyPage, as_of: date | None) -> QuerySet[Tag]:
    tags = tags_on([survey])
    return tags.filter(answer__response__sent_at__lt=_end_of_month(as_of)) if as_of else tags


def _end_of_month(day: date) -> datetime:
    months = day.year * 12 + day.month  # counted from 0, this is the next month
    first = date(months // 12, months % 12 + 1, 1)
    return timezone.make_aware(datetime.combine(first, time.min))


def _asked(rows: Rows, questions: Iterable[Question]) -> dict[int, list[AskedStatement]]:
    """The I-statements the survey asked, by the quality statements they tell about."""
    places: dict[int, list[Asked]] = defaultdict(list)
    for question in questions:
        if question.i_statement_id and question.kind == Question.Kind.STATEMENT:
            places[question.i_statement_id].append(
                Asked(question.version.number, question.position, question.key, question.standard)
            )
    links = StatementLink.objects.filter(i_statement__in=places).select_related("i_statement")
    asked: dict[int, list[AskedStatement]] = defaultdict(list)
    for link in sorted(links, key=_official_first):
        asked[link.quality_statement_id].append(_asked_statement(rows, link, places))
    return asked


def _official_first(link: StatementLink) -> tuple[int, int]:
    return StatementLink.Provenance.values.index(link.provenance), link.i_statement.number


def _asked_statement(
    rows: Rows, link: StatementLink, places: dict[int, list[Asked]]
) -> AskedStatement:
    i_statement = link.i_statement
    return AskedStatement(
        slug=i_statement.slug,
        text=i_statement.text,
        easy_read=i_statement.easy_read_statement,
        provenance=link.provenance,
        questions=tuple(places[i_statement.pk]),
        own=rows.answers(Voice.PERSON, i_statement.pk),
        carers=rows.answers(Voice.CARER, i_statement.pk),
        on_behalf=rows.answered_on_behalf(i_statement.pk),
    )


def _statement(
    rows: Rows,
    statement: QualityStatement,
    asked: Sequence[AskedStatement],
    quotes: tuple[Quote, ...],
    groups: set[Group],
) -> StatementEvidence:
    own_comments = rows.comments(Voice.PERSON, statement.pk)
    enough_spoke = any((statement.pk, voice) in groups for voice in QUOTED)
    return StatementEvidence(
        number=statement.number,
        slug=statement.slug,
        name=statement.name,
        easy_read_name=statement.easy_read_name,
        theme=statement.theme.name,
        asked=tuple(asked),
        own_comments=own_comments,
        carers_comments=rows.comments(Voice.CARER, statement.pk),
        on_behalf_comments=rows.commented_on_behalf(statement.pk),
        quotes=quotes,
        gaps=tuple(gaps_of(asked, own_comments, quotes, enough_spoke)),
    )
