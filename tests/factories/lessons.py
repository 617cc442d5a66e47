"""A few of the project's own labelled comments, laid out as `manage.py learn` wants them."""

import csv
from itertools import cycle
from pathlib import Path

from feedback.learning import sets

EACH = 20
FIVES = ("id", "source", "service", "question_type", "text", "sentiment", "labels", "qs_proxy", "n")


def some_of_ours(folder: Path, every: int = EACH) -> Path:
    """Every so many rows of each of our files, where `sets.OWN` may be pointed to."""
    folder.mkdir()
    for path in sets.OWN.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            head, *rows = csv.reader(stream)
        _write(folder / path.name, [head, *rows[::every]])
    return folder


def as_answers(folder: Path, ours: Path) -> Path:
    """Our comments on feelings, laid out like answers to two trusts; the last cannot be used."""
    folder.mkdir()
    trusts = cycle("AB")
    with (ours / "feelings.csv").open(encoding="utf-8", newline="") as stream:
        rows = [
            [
                row["id"],
                next(trusts),
                "x",
                row["question_type"],
                row["text"],
                row["five"],
                "",
                "",
                "1",
            ]
            for row in csv.DictReader(stream)
            if row["part"] == "learn"
        ]
    broken = ["broken", "A", "x", "what_good", "Nice", "nine", "", "", "1"]
    _write(folder / "fft_comments_some.csv", [list(FIVES), *rows, broken])
    return folder


def _write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
