"""manage.py learn_spotter: marked comments in, the full tier's spotter out, unless it is worse."""

from django.core.management.base import CommandError

from feedback.analysis import encoder, spotter
from feedback.analysis.learned import core
from feedback.analysis.pieces import Pieces
from feedback.analysis.pipeline import Reader
from feedback.analysis.weight_files import tried
from feedback.learning import spotter_lessons
from feedback.learning.comparing import OF_IDENTIFIERS
from feedback.learning.sets import SetError, own_sets
from feedback.learning.spotter_settling import OPEN, found, settings
from feedback.management.keeping import BASE, TuningCommand


class Command(TuningCommand):
    help = (
        "Tunes the full tier's second transformer, which finds the words that tell who somebody "
        "is, on our own marked comments and on ordinary ones in a folder. Compares it with what "
        "reads now on comments that neither has seen, and keeps it unless it is worse. Takes "
        "twenty minutes on one core; docs/analysis.md says what it needs."
    )
    file = spotter.FILE

    def handle(self, *args, **options) -> None:
        base, spotter_tuning, tuning = self.what_tunes("spotter_tuning", "tuning")
        try:
            marked = spotter_lessons.marked(self.report)
            unmarked = spotter_lessons.unmarked(options["data"], self.report)
            labelled = [one for one in own_sets(self.report) if one.name == spotter_lessons.MARKED]
        except SetError as error:
            raise CommandError(str(error)) from error
        pieces = Pieces(tuning.vocabulary(base))

        def made(some: list) -> bytes:
            lessons = spotter_tuning.taught([*some, *unmarked], pieces)
            return spotter_tuning.as_onnx(spotter_tuning.tune(lessons, base, self.told))

        learn, unseen = spotter_lessons.parted(marked)
        self.stdout.write(f"{len(marked):,} comments with marks, {len(unmarked):,} without.")
        half_taught = spotter.unpacked(spotter.packed(OPEN, made(learn)), pieces)
        settled = settings(half_taught, unseen)
        self.stdout.write(f"Found of {len(unseen)} unseen: {found(half_taught, settled, unseen)}")
        content = spotter.packed(settled | {"base": BASE}, made(marked))
        before, _ = tried(lambda path: spotter.read(path, pieces), options["out"])
        after = spotter.unpacked(content, pieces)
        both = [Reader(core(), encoder.full(), one) for one in (before, after)]
        self.keep(content, options["out"], *both, labelled, OF_IDENTIFIERS)
