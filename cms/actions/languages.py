from django.conf import settings
from wagtail.models import Locale, Page

from cms.models import CouncilPage

from .groups import make_groups


def make_locales() -> None:
    """Let pages be translated into every language of the platform; twice does no more."""
    codes = [code for code, _ in settings.LANGUAGES]
    Locale.objects.bulk_create(
        [Locale(language_code=code) for code in codes], ignore_conflicts=True
    )


def let_authors_in(copy: Page) -> None:
    """Give a council's authors its tree in another language as soon as that tree begins."""
    page = copy.specific
    if isinstance(page, CouncilPage):
        make_groups(page.council)
