from collections.abc import Sequence

from django import template

from surveys.models import Question
from surveys.models.response import Variant
from surveys.presenters.question import QuestionPage, preview_pages

register = template.Library()


@register.simple_tag
def question_pages(questions: Sequence[dict], easy_read: bool) -> list[QuestionPage]:
    """Return the pages of questions as they will be frozen, for an author to look at."""
    in_parts = {question["part_of"] for question in questions} - {""}
    unsaved = [
        Question(**question)
        for question in questions
        # Whole or in parts, as a reader of this wording meets it.
        if (question["key"] not in in_parts if easy_read else not question["part_of"])
    ]
    return preview_pages(unsaved, Variant.EASY_READ if easy_read else Variant.STANDARD)
