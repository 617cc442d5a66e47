"""Adds the demonstration's comments to a prepared database, as nobody has read them yet."""

import os
from itertools import cycle, islice


def build() -> None:
    """Make so many sent comments, each waiting in review, and no analysis of any."""
    from django_scopes import scope

    from feedback.demonstration import content
    from feedback.models import Comment
    from surveys.models import Answer, ResponseEvent, SurveyPage
    from tests.factories.feedback import many_sent

    survey = SurveyPage.objects.get(slug="twelve")
    number = int(os.environ["BACKLOG"])
    with scope(council=survey.council):
        many_sent(survey, number, key=TEXT)
        texts = cycle(comment.text for comment in content.comments())
        answers = list(Answer.objects.with_words().order_by("pk"))
        for answer, text in zip(answers, islice(texts, number), strict=True):
            answer.text = text
        Answer.objects.bulk_update(answers, ["text"], batch_size=500)
        Comment.objects.bulk_create(
            Comment(council=survey.council, answer=answer) for answer in answers
        )
        ResponseEvent.objects.all().delete()


# The first question of that survey that takes words.
TEXT = "question-4"

if __name__ == "__main__":
    import django

    django.setup()
    build()
