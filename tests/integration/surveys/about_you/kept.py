from surveys.models import MonitoringAnswer


def kept() -> dict[str, list[str]]:
    """What is stored about people, by question."""
    return dict(MonitoringAnswer.objects.values_list("slug", "codes"))
