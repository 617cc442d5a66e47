from django.db.models import QuerySet

from surveys.models import MonitoringAnswer, Response
from surveys.monitoring import person_key


def answers_about(response: Response) -> QuerySet[MonitoringAnswer]:
    """What was said about the person who gave a response."""
    return MonitoringAnswer.objects.filter(person_key=person_key(response))


def said_about_you(response: Response) -> dict[str, list[str]]:
    """By slug, the codes a person chose about themselves; none for a skip.

    One query; not one where the survey asks nothing of the kind.
    """
    if not response.version.monitoring:
        return {}
    return dict(answers_about(response).values_list("slug", "codes"))
