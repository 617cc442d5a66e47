import hashlib
import json
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.db import models, transaction

from cms import audit
from cms.models import User
from feedback.models import EvidencePack
from feedback.selectors.evidence import evidence_for
from feedback.selectors.evidence_shapes import Evidence
from feedback.selectors.pack_document import Plain, canonical, document_of
from feedback.selectors.packs import analysers_of
from surveys.models import Response, SurveyPage


class PackError(Exception):
    """No pack can be frozen; the message is one plain sentence."""


class NothingSaid(PackError):
    """Nobody has answered the survey, or not by the date asked for."""


class StillCounting(PackError):
    """Answers were sent, but none is counted yet."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a pack's query gives today, beside what was frozen (F30)."""

    pack: EvidencePack
    document: str
    sha256: str

    @property
    def is_same(self) -> bool:
        return self.sha256 == self.pack.sha256


@transaction.atomic
def freeze(*, survey: SurveyPage, by: User | None, as_of: date | None = None) -> EvidencePack:
    """Freeze a survey's evidence; the same evidence frozen again is the same pack.

    `as_of` is the last day that counts, to the end of its month; without it, all months.
    Raises `NothingSaid` or `StillCounting` when there is nothing to freeze.
    """
    evidence = evidence_for(survey, as_of)
    document = _document(survey, evidence, as_of)
    sha256 = sha256_of(document)
    pack, created = EvidencePack.objects.get_or_create(
        survey=survey,
        sha256=sha256,
        defaults={"council": survey.council, "document": document, "frozen_by": by},
    )
    if created:
        audit.record("feedback.pack.frozen", pack, by=by, sha256=sha256)
    return pack


def evidence_document(*, survey: SurveyPage, by: User | None) -> Plain:
    """The document a pack would hold now, stored nowhere. That it was handed out is logged.

    Raises `NothingSaid` or `StillCounting` when there is nothing to tell.
    """
    document = _document(survey, evidence_for(survey), None)
    sha256 = sha256_of(document)
    audit.record("feedback.pack.exported", survey, by=by, form="api", sha256=sha256)
    return json.loads(document)


def rebuild(pack: EvidencePack) -> Rebuilt:
    """Ask a pack's own question again; nothing is stored. Unchanged data gives the same hash."""
    as_of = date.fromisoformat(json.loads(pack.document)["manifest"]["as_of"])
    document = _document(pack.survey, evidence_for(pack.survey, as_of), as_of)
    return Rebuilt(pack, document, sha256_of(document))


def sha256_of(document: str) -> str:
    """The hash a file of these bytes has."""
    return hashlib.sha256(document.encode()).hexdigest()


def record_export(*, pack: EvidencePack, form: str, by: User | None) -> None:
    """Log that a pack left the platform as a file."""
    audit.record("feedback.pack.exported", pack, by=by, form=form, sha256=pack.sha256)


def record_refusal(*, asked: models.Model, form: str, by: User | None, reason: str) -> None:
    """Log that somebody asked for a file and got none (F33)."""
    audit.record("feedback.pack.refused", asked, by=by, form=form[:20], reason=reason)


def _document(survey: SurveyPage, evidence: Evidence, as_of: date | None) -> str:
    if not evidence.months:
        raise _nothing(survey, as_of)
    last_day = as_of or _end_of(evidence.months[-1])
    return canonical(document_of(evidence, as_of=last_day, analysers=analysers_of(survey)))


def _nothing(survey: SurveyPage, as_of: date | None) -> PackError:
    if as_of:
        return NothingSaid(f"Nobody had answered this survey by {as_of:%-d %B %Y}.")
    if Response.objects.sent().of_survey(survey).exists():
        return StillCounting("The answers are still being counted. Try again in a minute.")
    return NothingSaid("Nobody has answered this survey yet, so there is nothing to freeze.")


def _end_of(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])
