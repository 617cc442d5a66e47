"""manage.py evaluate: labelled comments in, figures of how well the analyser reads them out."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from feedback.analysis import TIERS, Reader, reader, spotter
from feedback.learning.evaluation import Evaluation, evaluate
from feedback.learning.reports import document, table
from feedback.learning.sets import SetError

NAMED_PROBLEMS = 100  # more than these are counted, so that a bad file does not flood the screen


class Command(BaseCommand):
    help = (
        "Holds the analyser against labelled comments: the files in a folder (fft_comments_*.csv, "
        "fft_phase1_*.csv, asc_written_*.csv) and the project's own. Prints figures, no comments."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--data", required=True, type=Path, metavar="DIR")
        parser.add_argument("--out", type=Path, metavar="FILE.json")
        parser.add_argument("--tier", choices=TIERS, help="without it, every tier there is")
        parser.add_argument("--details", action="store_true", help="by voice, type and kind too")

    def handle(self, *args, **options) -> None:
        folder, target = options["data"], options["out"]
        _check_places(folder, target)
        self._problems = 0
        try:
            found = evaluate(folder, self._report, _readers(options["tier"]))
        except SetError as error:
            raise _refusal(str(error)) from error
        except OSError as error:
            raise _refusal(f"{error.filename or folder}: {error.strerror or error}.") from error
        self._say_what_was_left_out(found)
        for line in table(found, details=options["details"]):
            self.stdout.write(line)
        if target:
            _save(document(found), target)
            self.stdout.write(f"Written to {target}.")

    def _report(self, file: str, line: int, problem: str) -> None:
        self._problems += 1
        if self._problems <= NAMED_PROBLEMS:
            self.stderr.write(f"{file}, line {line}: {problem}. This row is passed over.")

    def _say_what_was_left_out(self, found: Evaluation) -> None:
        if self._problems > NAMED_PROBLEMS:
            self.stderr.write(f"And {self._problems - NAMED_PROBLEMS} more rows like these.")
        for pattern in found.missing:
            self.stderr.write(f"There is no {pattern}, so it has no figures.")


def _readers(tier: str | None) -> list[Reader]:
    """Who is held against the labels: that tier, or every one that can be used here."""
    there = [reader(one) for one in TIERS if reader(one).analyser.tier == one]
    if tier is None:
        return there
    wanted = [by for by in there if by.analyser.tier == tier]
    if not wanted:
        raise _refusal(spotter.trouble())
    return wanted


def _refusal(sentence: str) -> CommandError:
    return CommandError(sentence, returncode=2)


def _check_places(folder: Path, target: Path | None) -> None:
    if not folder.is_dir():
        raise _refusal(f"There is no folder {folder} to read from: name one with --data.")
    if target and target.is_dir():
        raise _refusal(f"{target} is a folder: name a file in it for --out.")
    if target and not target.resolve().parent.is_dir():
        raise _refusal(f"There is no folder {target.resolve().parent} to write to.")


def _save(content: dict, target: Path) -> None:
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise _refusal(f"{target}: {error.strerror or error}.") from error
