"""The question that "tell us more" adds to, and what was answered there."""

from django.db.models import OuterRef, QuerySet, Subquery

from surveys.models import Answer, Question


def with_followed(rows: QuerySet) -> QuerySet:
    """Annotate rows that hang on an answer: `followed_standard`, `_easy_read`, `_choice`.

    All are None where the answer's question stands for itself.
    """
    question = Question.objects.filter(
        version=OuterRef("answer__question__version"), key=OuterRef("answer__question__follows")
    )
    answer = Answer.objects.filter(
        response=OuterRef("answer__response"),
        question__key=OuterRef("answer__question__follows"),
    )
    return rows.annotate(
        followed_standard=Subquery(question.values("standard")[:1]),
        followed_easy_read=Subquery(question.values("easy_read")[:1]),
        followed_choice=Subquery(answer.values("choice")[:1]),
    )
