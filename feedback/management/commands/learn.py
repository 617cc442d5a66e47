"""manage.py learn: labelled comments in, the core tier's weights out, unless they are worse."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management.base import CommandError, CommandParser

from feedback.analysis import learned
from feedback.analysis.pipeline import Reader
from feedback.analysis.weight_files import tried
from feedback.learning.lessons import Lesson, lessons
from feedback.learning.sets import CORRECTIONS, SetError, own_sets
from feedback.management.commands.corrections import take_corrections
from feedback.management.keeping import LearningCommand


class Command(LearningCommand):
    help = (
        "Learns the core tier's weights from the labelled comments in a folder and the project's "
        "own, compares them with the current ones on comments that neither has seen, and keeps "
        "them unless they are worse. Takes about three minutes; needs what the tests need."
    )
    file = learned.FILE

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--corrections",
            nargs="+",
            default=[],
            metavar="CODE",
            help="ONS codes of councils whose reviewers' corrections are learned from as well",
        )

    def handle(self, *args, **options) -> None:
        # What learns is installed for developers only; what runs does without.
        try:
            from feedback.learning.crossed import across_trusts, crossed
            from feedback.learning.settling import settings
            from feedback.learning.training import as_file, learn
            from feedback.learning.unseen import unseen
        except ImportError as error:
            raise CommandError("scikit-learn is not installed: it comes with the tests.") from error
        try:
            taught = self._lessons(options["data"], options["corrections"])
            labelled = list(own_sets(self.report))
        except SetError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{len(taught):,} comments to learn from. Reading each unseen ...")
        as_unseen = unseen(taught)
        settled = settings(as_unseen)
        for about, figure in (*crossed(as_unseen, settled), *across_trusts(taught, settled)):
            self.stdout.write(f"Cross-validated, {about}: {figure:.3f}")
        content = as_file(learn(taught), settled)
        before, _ = tried(learned.read, options["out"])
        after = learned.unpacked(content)
        self.keep(content, options["out"], Reader(before), Reader(after), labelled)

    def _lessons(self, folder: Path, councils: list[str]) -> list[Lesson]:
        # People's words stay on this machine no longer than it takes to read them.
        with TemporaryDirectory() as corrected:
            for code in councils:
                take_corrections(code, Path(corrected, CORRECTIONS.format(code)))
            return lessons(folder, self.report, Path(corrected))
