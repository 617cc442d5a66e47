from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from feedback.actions.retention import retain
from surveys.actions.retention import LEFT


class Command(BaseCommand):
    help = "Deletes what was kept long enough. Run it every day; twice does no more."

    def handle(self, *args, **options) -> None:
        report = retain(timezone.localdate())
        for kind, number in report.items():
            self.stdout.write(f"{kind}: {number}")
        if report[LEFT]:
            raise CommandError(f"{report[LEFT]} rows past their day are still there.")
