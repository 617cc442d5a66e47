"""Frozen versions, read once by each process: nothing in them ever changes."""

from functools import lru_cache

from surveys.models import Question, SurveyVersion

# A hundred surveys being answered at once, each of some sixty questions, are a few megabytes.
MOST_KEPT = 100


@lru_cache(maxsize=MOST_KEPT)
def questions_of(version_id: int) -> tuple[Question, ...]:
    """Return every page of a version, in order. Shared: read them, never change them.

    At most one query, inside the scope of the council that the version belongs to.
    """
    return tuple(Question.objects.filter(version_id=version_id).order_by("position"))


def version_with_number(pk: int) -> SurveyVersion | None:
    """The chosen council's version with this id, with its survey and council, or None."""
    return SurveyVersion.objects.select_related("survey", "council").filter(pk=pk).first()
