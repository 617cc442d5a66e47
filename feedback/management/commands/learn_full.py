"""manage.py learn_full: labelled comments in, the full tier's transformer out, unless worse."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from feedback.analysis import encoder
from feedback.analysis.learned import core
from feedback.analysis.pipeline import Reader
from feedback.analysis.weight_files import tried
from feedback.learning.lessons import Lesson, lessons
from feedback.learning.sets import SetError, own_sets
from feedback.management.keeping import BASE, TuningCommand

# How much the transformer counts beside the core tier's weights; settled on the five folds.
SHARES = {"feelings": 0.35, "statements": 0.45, "harm": 0.5}


class Command(TuningCommand):
    help = (
        "Tunes the full tier's transformer on the labelled comments in a folder and the project's "
        "own, compares it with what reads now on comments that neither has seen, and keeps it "
        "unless it is worse. Takes about an hour; docs/analysis.md says what it needs."
    )
    file = encoder.FILE

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--networks",
            type=Path,
            metavar="DIR",
            help="keeps each network that was tuned in this folder, and tunes none that is there: "
            "for going on after a break, and for settling anew",
        )

    def handle(self, *args, **options) -> None:
        base, tuning, crossed, settling, unseen = self.what_tunes(
            "tuning", "crossed", "settling", "unseen"
        )
        try:
            taught = lessons(options["data"], self.report)
            labelled = list(own_sets(self.report))
        except SetError as error:
            raise CommandError(str(error)) from error
        known = tuning.vocabulary(base)

        def made(some: Sequence[Lesson], settled: dict[str, Any]) -> bytes:
            network = kept(
                options["networks"],
                some,
                lambda: tuning.as_onnx(tuning.tune(some, base, self.told)),
            )
            return encoder.packed(settled | {"shares": SHARES, "base": BASE}, known, network)

        self.stdout.write(f"{len(taught):,} comments to learn from. Reading each unseen ...")
        as_unseen = unseen.unseen(
            taught, lambda others: encoder.unpacked(made(others, unseen.OPEN))
        )
        settled = settling.settings(as_unseen)
        for about, figure in crossed.crossed(as_unseen, settled):
            self.stdout.write(f"Cross-validated, {about}: {figure:.3f}")
        content = made(taught, settled)
        before, _ = tried(encoder.read, options["out"])
        after = encoder.unpacked(content)
        both = [Reader(core(), one) for one in (before, after)]
        self.keep(content, options["out"], *both, labelled)


def kept(folder: Path | None, taught: Sequence[Lesson], tuned: Callable[[], bytes]) -> bytes:
    """The network that these lessons taught, from the folder if it is there."""
    if folder is None:
        return tuned()
    folder.mkdir(parents=True, exist_ok=True)
    said = "\n".join(map(_teaches, taught))
    path = folder / f"{hashlib.sha256(said.encode()).hexdigest()[:16]}.onnx"
    if not path.exists():
        half = path.with_suffix(".half")
        half.write_bytes(tuned())
        half.rename(path)
    return path.read_bytes()


def _teaches(lesson: Lesson) -> str:
    """All that a network learns of a lesson: the words, and what is said to be true of them."""
    words = " ".join(token.text for token in lesson.tokens)
    about = None if lesson.statements is None else sorted(lesson.statements)
    harm = (lesson.harm, lesson.weight_of_harm)
    return repr((words, lesson.question_type, lesson.fives, about, lesson.weight, harm))
