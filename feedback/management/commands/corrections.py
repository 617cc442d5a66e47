"""manage.py corrections: what a council's reviewers decided, as rows to learn from."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django_scopes import scope

from cms.models import Council
from feedback.actions.training_files import TooFewPeople, corrections_file
from feedback.management.commands.export_evidence import write_whole


class Command(BaseCommand):
    help = (
        "Writes a council's released comments, agreed to be quoted, with what reviewers say they "
        "are about: a file named corrections_….csv, which `learn --data` reads from its folder."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--council", required=True, help="ONS code, such as E06000049")
        parser.add_argument("--out", required=True, type=Path, metavar="FILE.csv")

    def handle(self, *args, **options) -> None:
        take_corrections(options["council"], options["out"])
        self.stdout.write(f"Written to {options['out']}. Delete it when it was learned from.")


def take_corrections(code: str, out: Path) -> None:
    """Write a council's corrections into a file that only its owner may read."""
    try:
        council = Council.objects.all().with_code(code)
        with scope(council=council):
            content = corrections_file(council=council, by=None)
        write_whole(out, content.encode(), then=lambda: None, mode=0o600)
    except (Council.DoesNotExist, TooFewPeople) as problem:
        raise CommandError(str(problem), returncode=2) from problem
    except OSError as problem:
        raise CommandError(f"{out} cannot be written: {problem.strerror}.", returncode=2) from None
