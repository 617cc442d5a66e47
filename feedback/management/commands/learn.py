"""manage.py learn: labelled comments in, the core tier's weights out, unless they are worse."""

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management.base import BaseCommand, CommandError, CommandParser

from feedback.analysis import learned
from feedback.learning.comparing import COMPARED, gain, is_worse, shares
from feedback.learning.lessons import Lesson, lessons
from feedback.learning.sets import CORRECTIONS, SetError, own_sets
from feedback.management.commands.corrections import take_corrections


class Command(BaseCommand):
    help = (
        "Learns the core tier's weights from the labelled comments in a folder and the project's "
        "own, compares them with the current ones on comments that neither has seen, and keeps "
        "them unless they are worse. Takes about three minutes; needs what the tests need."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--data", required=True, type=Path, metavar="DIR")
        parser.add_argument(
            "--corrections",
            nargs="+",
            default=[],
            metavar="CODE",
            help="ONS codes of councils whose reviewers' corrections are learned from as well",
        )
        parser.add_argument("--out", type=Path, default=learned.FILE, metavar="FILE")

    def handle(self, *args, **options) -> None:
        # What learns is installed for developers only; what runs does without.
        try:
            from feedback.learning.crossed import crossed
            from feedback.learning.settling import settings, unseen
            from feedback.learning.training import as_file, learn
        except ImportError as error:
            raise CommandError("scikit-learn is not installed: it comes with the tests.") from error
        try:
            taught = self._lessons(options["data"], options["corrections"])
            labelled = list(own_sets(self._report))
        except SetError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{len(taught):,} comments to learn from. Reading each unseen ...")
        as_unseen = unseen(taught)
        settled = settings(as_unseen)
        for about, figure in crossed(as_unseen, settled):
            self.stdout.write(f"Cross-validated, {about}: {figure:.3f}")
        content = as_file(learn(taught), settled)
        before = shares(_current(options["out"]), labelled)
        after = shares(learned.unpacked(content), labelled)
        for key, more in COMPARED.items():
            about = f"{key[0]}, {key[1]}: {key[2]} ({'more' if more else 'less'} is better)"
            self.stdout.write(f"{about}: {before[key]:.3f} -> {after[key]:.3f}")
        if is_worse(before, after):
            raise CommandError(f"Worse on the whole by {-gain(before, after):.3f}: not kept.")
        options["out"].write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()
        self.stdout.write(f"Kept in {options['out']}, SHA-256 {digest}.")
        self.stdout.write("Raise the version in feedback/analysis/pipeline.py and seen.py.")

    def _lessons(self, folder: Path, councils: list[str]) -> list[Lesson]:
        # People's words stay on this machine no longer than it takes to read them.
        with TemporaryDirectory() as corrected:
            for code in councils:
                take_corrections(code, Path(corrected, CORRECTIONS.format(code)))
            return lessons(folder, self._report, Path(corrected))

    def _report(self, file: str, line: int, problem: str) -> None:
        self.stderr.write(f"{file}, line {line}: {problem}. This row is passed over.")


def _current(path: Path) -> learned.Model | None:
    try:
        return learned.read(path)
    except learned.ModelError:
        return None
