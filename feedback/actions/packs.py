import hashlib
import json
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, models, transaction

from cms import audit
from cms.models import User
from feedback.actions.counts import settle
from feedback.models import EvidencePack, PackQuote
from feedback.selectors.beside_pack import checked, quoted
from feedback.selectors.evidence import evidence_for
from feedback.selectors.evidence_shapes import Evidence
from feedback.selectors.pack_document import (
    Plain,
    canonical,
    document_of,
    quotes_in,
    words_sha256,
)
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


def freeze(*, survey: SurveyPage, by: User | None, as_of: date | None = None) -> EvidencePack:
    """Freeze a survey's evidence; the same evidence frozen again is the same pack.

    `as_of` is the last day that counts, to the end of its month; without it, all months.
    Raises `NothingSaid` or `StillCounting` when there is nothing to freeze.
    """
    try:
        with transaction.atomic():
            return _freeze(survey, by, as_of)
    except IntegrityError as problem:
        # An answer that is quoted went while the pack was made.
        raise StillCounting("Somebody took answers back just now. Try again.") from problem


def _freeze(survey: SurveyPage, by: User | None, as_of: date | None) -> EvidencePack:
    settle(survey)
    evidence = evidence_for(survey, as_of)
    last_day = as_of or _last_day(survey, evidence)
    document = _document(survey, evidence, last_day)
    sha256 = sha256_of(document)
    fields = {"council": survey.council, "as_of": last_day, "document": document, "frozen_by": by}
    pack, created = EvidencePack.objects.get_or_create(
        survey=survey, sha256=sha256, defaults=fields
    )
    if created:
        _keep_quotes(pack, evidence)
        audit.record("feedback.pack.frozen", pack, by=by, sha256=sha256)
    return pack


def _keep_quotes(pack: EvidencePack, evidence: Evidence) -> None:
    PackQuote.objects.bulk_create(
        PackQuote(
            council_id=pack.council_id,
            pack=pack,
            answer_id=quote.answer,
            words_sha256=words_sha256(quote),
            seal=quote.seal,
            text=quote.text,
        )
        for quote in quotes_in(evidence)
    )


def evidence_document(*, survey: SurveyPage, by: User | None) -> Plain:
    """The document a pack would hold now, stored nowhere. That it was handed out is logged.

    Beside it stand its words, as in a file. Raises `NothingSaid` or `StillCounting` when there is
    nothing to tell.
    """
    evidence = evidence_for(survey)
    document = _document(survey, evidence, _last_day(survey, evidence))
    sha256 = sha256_of(document)
    audit.record("feedback.pack.exported", survey, by=by, form="api", sha256=sha256)
    words = quoted((words_sha256(quote), quote.seal, quote.text) for quote in quotes_in(evidence))
    beside = {"checked": checked(), "corrections": [], "quotes": words, "sha256": sha256}
    return json.loads(document) | {"beside": beside}


def rebuild(pack: EvidencePack) -> Rebuilt:
    """Ask a pack's own question again; nothing is stored. Unchanged data gives the same hash."""
    document = _document(pack.survey, evidence_for(pack.survey, pack.as_of), pack.as_of)
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


def _document(survey: SurveyPage, evidence: Evidence, as_of: date) -> str:
    if not evidence.months:
        raise _nothing(survey, as_of)
    return canonical(document_of(evidence, as_of=as_of, analysers=analysers_of(survey)))


def _last_day(survey: SurveyPage, evidence: Evidence) -> date:
    if not evidence.months:
        raise _nothing(survey, None)
    return _end_of(evidence.months[-1])


def _nothing(survey: SurveyPage, as_of: date | None) -> PackError:
    if as_of:
        return NothingSaid(f"Nobody had answered this survey by {as_of:%-d %B %Y}.")
    if Response.objects.sent().of_survey(survey).exists():
        return StillCounting("The answers are still being counted. Try again in a minute.")
    return NothingSaid("Nobody has answered this survey yet, so there is nothing to freeze.")


def _end_of(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])
