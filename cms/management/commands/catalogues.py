from django.core.management.base import BaseCommand

from cms.catalogues import update_catalogues


class Command(BaseCommand):
    """Gathers what respondents read into the catalogues of every language, and compiles them."""

    help = "Bring frontend/locale/ up to date with the code. Translations that are there stay."

    def handle(self, *args, **options) -> None:
        for report in update_catalogues():
            done = report.used - report.missing
            self.stdout.write(f"{report.language}: {done} of {report.used} sentences translated")
