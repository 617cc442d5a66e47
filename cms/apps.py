from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Who and where"

    def ready(self) -> None:
        from wagtail.signals import copy_for_translation_done

        copy_for_translation_done.connect(open_to_authors)


def open_to_authors(sender, target_obj, **kwargs) -> None:
    """Follow Wagtail's copying of a council's page into another language with its permissions."""
    from wagtail.models import Page

    from cms.actions.languages import let_authors_in

    if isinstance(target_obj, Page):
        let_authors_in(target_obj)
