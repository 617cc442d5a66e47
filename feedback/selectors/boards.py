import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count as HowMany
from django.db.models import Q, QuerySet

from cms.models import Council, User
from cms.roles import EXPORT_EVIDENCE
from feedback.models import Board, Count, Tag
from feedback.selectors.evidence import most_comments_each
from feedback.selectors.evidence_shapes import Quote
from feedback.selectors.quotes import Group, big_enough, newest_quotes, quotable_tags, tags_on
from feedback.selectors.tallies import Tally, tally_of
from surveys.models import Question, SurveyPage
from surveys.models.response import Voice
from surveys.selectors.surveys import surveys_of
from themes.models import QualityStatement
from themes.selectors.frameworks import current_framework

SHOWN_EACH = 6
A_PAGE = 20


@dataclass(frozen=True, slots=True)
class StatementWords:
    """Released words about one quality statement: some of them, and how many there are.

    `voices` are those in which five people or more spoke: only theirs may be shown.
    """

    statement: QualityStatement
    quotes: tuple[Quote, ...]
    released: int
    voices: frozenset[str]


def boards_for(user: User, permissions: frozenset[str]) -> QuerySet[Board]:
    """The boards a person may read: those they sit on; an evidence lead reads all."""
    boards = Board.objects.prefetch_related("remit")
    # Of those who may read boards, only an evidence lead may also export.
    return boards if EXPORT_EVIDENCE in permissions else boards.with_member(user)


def remit_of(board: Board) -> list[QualityStatement]:
    """The quality statements a board looks after, in order; all nine when none is named."""
    named = list(board.remit.select_related("theme").order_by("number"))
    return named or list(
        current_framework().quality_statements.select_related("theme").order_by("number")
    )


def words_for(
    council: Council,
    statements: Sequence[QualityStatement],
    *,
    most: int = SHOWN_EACH,
    skip: int = 0,
) -> list[StatementWords]:
    """Consented, released words about each statement, newest first, from the council's surveys.

    A sample that is not about this council is left out. The number of queries does not grow
    with the number of comments.
    """
    quotable, groups = _quotable(council, statements)
    released = _released(quotable)
    quotes = newest_quotes(quotable, most=most, skip=skip)
    return [
        StatementWords(
            statement=statement,
            quotes=quotes.get(statement.pk, ()),
            released=released.get(statement.pk, 0),
            voices=frozenset(voice for about, voice in groups if about == statement.pk),
        )
        for statement in statements
    ]


def quote_on_board(council: Council, statement: QualityStatement, handle: str) -> Quote | None:
    """The one quote about a statement that pages of boards give this handle, while they show it."""
    quotable, _ = _quotable(council, [statement])
    seals = quotable.order_by().values_list("answer", "answer__comment__seal").distinct()
    answer = next((pk for pk, seal in seals if handle_of(seal) == handle), None)
    quotes = newest_quotes(quotable.filter(answer=answer), most=1) if answer else {}
    return next(iter(quotes.get(statement.pk, ())), None)


def handle_of(seal: str) -> str:
    """What an address calls a quote by: it tells neither the seal nor what was said beside it.

    Numbers of rows would: two that follow each other are often one person's answers.
    """
    return hashlib.sha256(f"quote on a board {seal}".encode()).hexdigest()[:16]


def _quotable(
    council: Council, statements: Sequence[QualityStatement]
) -> tuple[QuerySet[Tag], set[Group]]:
    """The tags on words a board may read about these statements, and the groups big enough."""
    surveys = list(surveys_of(council).filter(sample_label=""))
    tags = tags_on(surveys)
    groups = _groups(surveys, statements, tags)
    return quotable_tags(tags, groups), groups


def _groups(
    surveys: Sequence[SurveyPage], statements: Iterable[QualityStatement], tags: QuerySet[Tag]
) -> set[Group]:
    measured = Q(measure=Count.Measure.COMMENTS, quality_statement__in=list(statements))
    tally = tally_of(*surveys, only=measured)
    comments: dict[Group, int] = {
        (statement.pk, voice): _comments(tally, surveys, statement, voice)
        for statement in statements
        for voice in Voice
    }
    questions = Question.objects.filter(version__survey__in=surveys, kind=Question.Kind.TEXT)
    return big_enough(comments, tags, most_comments_each(questions.only("version", "kind")))


def _comments(
    tally: Tally, surveys: Iterable[SurveyPage], statement: QualityStatement, voice: str
) -> int:
    """One voice's comments about a statement, over all surveys."""
    return sum(
        tally.of(survey, voice, Count.Measure.COMMENTS, quality_statement=statement.pk)
        for survey in surveys
    )


def _released(quotable: QuerySet[Tag]) -> dict[int, int]:
    rows = quotable.order_by().values("quality_statement")
    return dict(
        rows.annotate(comments=HowMany("answer", distinct=True)).values_list(
            "quality_statement", "comments"
        )
    )
