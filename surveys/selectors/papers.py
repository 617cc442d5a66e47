from surveys.models import Question, SurveyVersion


def pages_to_print(version: SurveyVersion) -> list[Question]:
    """Every page of a version, in order. One query."""
    return list(Question.objects.filter(version=version).order_by("position"))
