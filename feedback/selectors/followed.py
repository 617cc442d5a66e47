"""The question that "tell us more" adds to, and what was answered there."""

from django.db.models import Case, F, Max, Min, OuterRef, Q, QuerySet, Subquery, Value, When

from surveys.models import Answer, Question

CHOICES = ("yes", "sometimes", "no")


def with_followed(rows: QuerySet) -> QuerySet:
    """Annotate rows that hang on an answer: `followed_standard`, `_easy_read`, `_choice`.

    All are None where the answer's question stands for itself.
    """
    question = Question.objects.filter(
        version=OuterRef("answer__question__version"), key=OuterRef("answer__question__follows")
    )
    return rows.annotate(
        followed_standard=Subquery(question.values("standard")[:1]),
        followed_easy_read=Subquery(question.values("easy_read")[:1]),
        followed_choice=followed_choice(),
    )


def followed_choice() -> Subquery:
    """The yes, sometimes or no that the comment adds to; None where nobody gave one.

    For rows that hang on an answer. A statement asked in parts has one choice, as in the counts:
    parts that were answered alike are that answer, others are "sometimes".
    """
    followed = OuterRef("answer__question__follows")
    itself = Q(question__key=followed) | (~Q(question__part_of="") & Q(question__part_of=followed))
    given = Answer.objects.filter(
        itself,
        response=OuterRef("answer__response"),
        question__version=OuterRef("answer__question__version"),
        choice__in=CHOICES,
    )
    of_response = given.order_by().values("response")
    first_and_last = of_response.annotate(first=Min("choice"), last=Max("choice"))
    alike = When(first=F("last"), then=F("first"))
    one = first_and_last.annotate(one=Case(alike, default=Value("sometimes")))
    return Subquery(one.values("one"))
