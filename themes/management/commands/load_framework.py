from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from themes.actions.frameworks import FrameworkError, LoadReport, load_framework
from themes.documents import FRAMEWORK_FILE, MAKING_IT_REAL_FILE, read

REFUSED = 2


class Command(BaseCommand):
    help = "Loads one version of CQC's framework with Making it Real. Run it as often as you like."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--file", type=Path, default=FRAMEWORK_FILE)
        parser.add_argument("--making-it-real", type=Path, default=MAKING_IT_REAL_FILE)

    def handle(self, *args: Any, **options: Any) -> None:
        document, making_it_real = _read(options["file"]), _read(options["making_it_real"])
        try:
            report = load_framework(document, making_it_real)
        except FrameworkError as error:
            raise CommandError(str(error), returncode=REFUSED) from error
        self.stdout.write(_sentence(report))


def _read(path: Path) -> Any:
    try:
        return read(path)
    except OSError as error:
        reason = f"{path} could not be read: {error.strerror}."
    except (ValueError, RecursionError) as error:
        reason = f"{path} is not a JSON file in UTF-8: {error}."
    raise CommandError(reason, returncode=REFUSED)


def _sentence(report: LoadReport) -> str:
    nouns = ", ".join(f"{number} {noun}" for noun, number in report.by_noun.items())
    return (
        f"Framework {report.version}: {report.added} added, {report.unchanged} unchanged ({nouns})."
    )
