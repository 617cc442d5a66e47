from django.core.management.base import BaseCommand

from cms.actions.pictures import load_pictures


class Command(BaseCommand):
    help = "Brings the platform's own pictures into the picture bank. Safe to run again."

    def handle(self, *args, **options) -> None:
        report = load_pictures()
        self.stdout.write(
            f"Pictures: {report.added} added, {report.changed} changed, "
            f"{report.unchanged} unchanged."
        )
