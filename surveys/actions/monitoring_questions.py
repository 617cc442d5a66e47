import json
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from surveys.models import MonitoringQuestion

MONITORING_FILE = Path(__file__).resolve().parents[1] / "data" / "monitoring.json"
FIELDS = (
    "order",
    "kind",
    "standard",
    "easy_read",
    "required",
    "multiple",
    "options",
    "asked_when",
    "source",
    "note",
)


class MonitoringInvalid(ValueError):
    """The list of monitoring questions contradicts itself; the message says where."""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What loading did, in numbers of questions."""

    added: int
    changed: int
    unchanged: int


@transaction.atomic
def load_monitoring(document: dict | None = None) -> LoadReport:
    """Add or correct the monitoring questions. Running it again changes nothing.

    Raises `MonitoringInvalid` when numbers or ids do not add up; then nothing is changed.
    """
    document = document or json.loads(MONITORING_FILE.read_text(encoding="utf-8"))
    rows = document["questions"]
    _check(document, rows)
    before = {question.slug: question for question in MonitoringQuestion.objects.all()}
    added = changed = 0
    for row in rows:
        fresh = question_of(row)
        old = before.get(fresh.slug)
        if old is None:
            fresh.save()
            added += 1
        elif any(getattr(old, name) != getattr(fresh, name) for name in FIELDS):
            fresh.pk = old.pk
            fresh.save()
            changed += 1
    return LoadReport(added, changed, len(rows) - added - changed)


def question_of(row: dict) -> MonitoringQuestion:
    """Return what one entry of the list says, as a row that is not stored yet."""
    return MonitoringQuestion(
        slug=row["id"],
        order=row["order"],
        kind=row["kind"],
        standard=row["standard_question"],
        easy_read=_easy_read(row),
        required=row["required"],
        multiple=row["multiple"],
        options=_options(row),
        asked_when=_asked_when(row),
        source=row["source"],
        note=row.get("note") or "",
    )


def _easy_read(row: dict) -> str:
    # What a hard word means stands with the question, on a line of its own.
    return " ".join(filter(None, [row["easy_read_question"], row.get("easy_read_help")]))


def _options(row: dict) -> list[dict]:
    headings = {group["id"]: group.get("name", "") for group in row.get("groups", ())}
    kept = ("code", "label", "easy_read", "exclusive")
    options = []
    for option in row["options"]:
        fresh = {name: option[name] for name in kept if name in option}
        if heading := headings.get(option.get("group", "")):
            fresh["heading"] = heading
        options.append(fresh)
    return options


def _asked_when(row: dict) -> dict:
    condition = row.get("ask_if")
    return {"slug": condition["question"], "codes": condition["is"]} if condition else {}


def _check(document: dict, rows: list[dict]) -> None:
    expected = document["meta"]["counts"]["questions"]
    if len(rows) != expected:
        raise MonitoringInvalid(f"The list says {expected} questions, it holds {len(rows)}.")
    if len({row["id"] for row in rows}) != len(rows):
        raise MonitoringInvalid("Two monitoring questions share the same id.")
