from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django_scopes import scope
from tqdm import tqdm

from feedback.demonstration.builder import Demonstration, build
from feedback.demonstration.people import NotADemonstration
from feedback.presenters.summary import summary_lines


class Command(BaseCommand):
    help = "Builds Cheshire East with made-up answers, and two more councils. Adds nothing twice."

    def handle(self, *args, **options) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError(
                "The demonstration runs with development settings only.", returncode=2
            )
        for command in ("load_framework", "load_councils", "load_monitoring", "load_pictures"):
            call_command(command, stdout=self.stdout)
        try:
            built = build(tell=self.stdout.write, follow=self._follow)
        except NotADemonstration as problem:
            raise CommandError(str(problem), returncode=2) from problem
        self._report(built)

    def _follow(self, rows, **described):
        return tqdm(rows, file=self.stderr._out, leave=False, disable=None, **described)

    def _report(self, built: Demonstration) -> None:
        with scope(council=built.survey.council):
            for line in summary_lines(built.survey):
                self.stdout.write(line)
        path = Path(settings.VAR_DIR) / "demonstration-pack.json"
        path.write_text(built.pack.document, encoding="utf-8")
        self.stdout.write(f"The JSON pack: {path}")
        self.stdout.write(f"Its SHA-256:   {built.pack.sha256}")
