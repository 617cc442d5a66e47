"""What the commands that learn share: where from, where to, and nothing worse is kept."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from feedback.analysis.pipeline import Reader
from feedback.learning.comparing import gain, is_worse, shares, told
from feedback.learning.sets import LabelledSet


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
    ) -> None:
        """Write the content to the path if `after`, who reads with it, is no worse than `before`.

        Says how both do on comments that neither has seen. Raises CommandError where it is worse.
        """
        was, now = shares(before, labelled), shares(after, labelled)
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
