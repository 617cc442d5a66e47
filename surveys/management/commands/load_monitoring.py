from django.core.management.base import BaseCommand, CommandError

from surveys.actions.monitoring_questions import MonitoringInvalid, load_monitoring


class Command(BaseCommand):
    help = "Loads the monitoring questions. Safe to run again."

    def handle(self, *args, **options) -> None:
        try:
            report = load_monitoring()
        except MonitoringInvalid as problem:
            raise CommandError(str(problem), returncode=2) from problem
        self.stdout.write(
            f"Monitoring questions: {report.added} added, {report.changed} changed, "
            f"{report.unchanged} unchanged."
        )
