from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "surveys"
    verbose_name = "What was asked and answered"

    def ready(self) -> None:
        from wagtail.signals import published

        from surveys.models import SurveyPage

        published.connect(freeze_when_published, sender=SurveyPage)


def freeze_when_published(sender, instance, revision, **kwargs) -> None:
    """Follow Wagtail's publishing with a frozen version, whichever way it was set off."""
    from surveys.actions.versions import freeze_published

    freeze_published(survey=instance, by=revision.user)
