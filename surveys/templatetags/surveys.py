from collections.abc import Sequence

from django import template

from surveys.models import Question
from surveys.models.response import Variant
from surveys.presenters.question import QuestionPage, preview_pages

register = template.Library()


@register.simple_tag
def question_pages(questions: Sequence[dict], easy_read: bool) -> list[QuestionPage]:
    """Return the pages of questions as they will be frozen, for an author to look at."""
    unsaved = [Question(**question) for question in questions]
    return preview_pages(unsaved, Variant.EASY_READ if easy_read else Variant.STANDARD)
