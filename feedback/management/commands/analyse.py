"""manage.py analyse: a CSV of comments in, the same CSV with tags, sentiment and concerns out."""

import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from feedback.analysis import TIERS, reader, spotter
from feedback.analysis.rows import ADDED, BOM, RowsError, Summary, Table, added_names, analyse_table

NAMED_PROBLEMS = 100  # more than these are counted, so that a bad file does not flood the screen
IN_A_LOG = 30  # seconds between two words on how far it is, where no screen draws over them
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Command(BaseCommand):
    help = (
        "Analyses one column of a CSV file. Keeps every row and column in order, and adds: "
        + ", ".join(ADDED)
        + "."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--input", required=True, type=Path, metavar="IN.csv")
        parser.add_argument("--column", required=True, help="the column that holds the comments")
        parser.add_argument("--question-type-column", help="what_good, could_improve, nonspecific")
        parser.add_argument("--tier", choices=TIERS, default=settings.ANALYSIS_TIER)
        parser.add_argument("--output", required=True, type=Path, metavar="OUT.csv")

    def handle(self, *args, **options) -> None:
        source, target = options["input"], options["output"].resolve()
        if source.resolve() == target:
            raise _refusal("--output must be another file than --input, which stays as it is.")
        _check_place(target)
        self._problems = 0
        self._screen = _Screen(self.stderr)
        self._say_who_reads(options["tier"])
        seen = Summary()
        try:
            with _opened(source) as stream, self._progress(source, options) as bar:
                table = Table(stream, self._report)
                self._write(table, stream.buffer, bar, target, seen, options)
        except RowsError as error:
            raise _refusal(f"{source} {error}.") from error
        except OSError as error:
            raise _refusal(f"{error.filename or source}: {error.strerror or error}.") from error
        self._summarise(seen, target)

    def _write(self, table: Table, raw, bar: tqdm, target: Path, seen: Summary, options) -> None:
        text = table.column(options["column"])
        asked = options["question_type_column"]
        rows = analyse_table(
            table,
            text=text,
            question_type=table.column(asked) if asked else None,
            tier=options["tier"],
            report=self._report,
            seen=seen,
        )
        with _whole_or_nothing(target) as out:
            out.write(BOM if table.has_bom else "")
            writer = csv.writer(out, lineterminator="\n")
            for row in rows:
                writer.writerow(row)
                bar.update(raw.tell() - bar.n)
        for name, ours in zip(ADDED, added_names(table.header), strict=True):
            if name != ours:
                self._say(f'The file has a column "{name}": ours is called "{ours}".')

    def _say_who_reads(self, tier: str) -> None:
        by = reader(tier).analyser
        if by.tier != tier:
            self.stderr.write(f"{spotter.trouble()} The {by.tier} tier reads instead.")

    def _progress(self, source: Path, options) -> tqdm:
        size = source.stat().st_size
        hidden = options["verbosity"] == 0
        return tqdm(
            total=size,
            unit="B",
            unit_scale=True,
            mininterval=0.5 if self.stderr.isatty() else IN_A_LOG,
            file=self._screen,
            disable=hidden,
        )

    def _report(self, line: int, problem: str) -> None:
        self._problems += 1
        if self._problems <= NAMED_PROBLEMS:
            self._say(f"Line {line}: {problem}.")

    def _say(self, sentence: str) -> None:
        tqdm.write(sentence, file=self._screen)  # on a line of its own, above the bar

    def _summarise(self, seen: Summary, target: Path) -> None:
        if self._problems > NAMED_PROBLEMS:
            self.stderr.write(f"And {self._problems - NAMED_PROBLEMS} more lines like these.")
        feelings = ", ".join(f"{count} {name}" for name, count in sorted(seen.sentiments.items()))
        self.stdout.write(
            f"{seen.rows} rows: {seen.tagged} tagged, {seen.rows - seen.tagged} without a tag, "
            f"{seen.concerns} to check for safeguarding, {seen.named} with names or numbers."
        )
        if feelings:
            self.stdout.write(f"Sentiment: {feelings}.")
        self.stdout.write(f"Lines with problems: {self._problems}. Written to {target}.")


class _Screen:
    """The command's error stream as tqdm draws on it: without a new line after every piece."""

    def __init__(self, stderr):
        self._stderr = stderr

    def write(self, text: str) -> None:
        self._stderr.write(text, ending="")

    def flush(self) -> None:
        self._stderr.flush()


def _refusal(sentence: str) -> CommandError:
    return CommandError(sentence, returncode=2)


def _check_place(target: Path) -> None:
    if target.is_dir():
        raise _refusal(f"{target} is a folder: name a file in it for --output.")
    if not target.parent.is_dir():
        raise _refusal(f"There is no folder {target.parent} to write to.")


@contextmanager
def _opened(source: Path) -> Iterator:
    with source.open("rb") as raw:
        if raw.read(2) in UTF_16:
            raise RowsError("is UTF-16: save it as CSV UTF-8 and try again")
    with source.open(encoding="utf-8", errors="surrogateescape", newline="") as stream:
        yield stream


@contextmanager
def _whole_or_nothing(target: Path) -> Iterator:
    """A file that takes its name only once it is complete, so that no half file is ever found."""
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as out:
            yield out
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
