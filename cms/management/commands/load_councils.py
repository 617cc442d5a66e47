from django.core.management.base import BaseCommand, CommandError

from cms.actions.councils import CouncilListInvalid, load_councils


class Command(BaseCommand):
    help = "Loads the 153 councils. Safe to run again: settings of a council are not touched."

    def handle(self, *args, **options) -> None:
        try:
            report = load_councils()
        except CouncilListInvalid as problem:
            raise CommandError(str(problem), returncode=2) from problem
        self.stdout.write(
            f"Councils: {report.added} added, {report.changed} changed, "
            f"{report.unchanged} unchanged."
        )
