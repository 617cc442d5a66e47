from django.db import transaction

from cms.models import Council, InformationPage


@transaction.atomic
def publish_page(*, council: Council, page: InformationPage) -> InformationPage:
    """Publish a page below the council's page; one at this address stays as it is."""
    existing = council.page.get_children().type(InformationPage).filter(slug=page.slug).first()
    if existing:
        return existing.specific
    council.page.add_child(instance=page)
    page.save_revision().publish()
    return page
