"""Answering: begin, say who, save a page, send. Every way of answering goes through these."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from surveys import codes, events
from surveys.given import Given
from surveys.models import Answer, Question, Response, ResponseEvent, SurveyVersion
from surveys.models.response import Help, Mode, Voice


class ResponseError(Exception):
    """An answer cannot be taken; the message is one plain sentence for the person."""


class ConsentMissing(ResponseError):
    """The person did not agree that their answers are kept, so nothing is."""


class StartKeyUsed(ResponseError):
    """The key a response should begin with belongs to another survey's response."""


class AlreadySent(ResponseError):
    """The response was sent before, and what came now is not what was sent."""


class WasWithdrawn(ResponseError):
    """The person took this response back; it cannot be sent again."""


class QuestionNotAsked(ResponseError):
    """The question does not belong to the version this response answers."""


class AnswersChanged(ResponseError):
    """The answers are no longer those the person checked."""


@dataclass(frozen=True, slots=True)
class Consent:
    """The four choices, each unticked until the person ticks it (F7)."""

    keep: bool = False
    theme: bool = False
    quote: bool = False
    contact: bool = False


def start_response(
    *,
    version: SurveyVersion,
    start_key: UUID,
    variant: str,
    consent: Consent,
    mode: str = Mode.WEB,
    language: str = "en-gb",
) -> Response:
    """Begin a response; the same `start_key` again returns the one already begun.

    Raises `ConsentMissing` without consent to keep: then nothing at all is stored. Raises
    `StartKeyUsed` when the key began a response to something else.
    """
    _check_consent(consent)
    fields = {
        "council": version.council,
        "version": version,
        "variant": variant,
        "mode": mode,
        "language": language,
        "may_theme": consent.theme,
        "may_quote": consent.quote,
        "may_contact": consent.contact,
    }
    try:
        with transaction.atomic():
            return Response.objects.create(start_key=start_key, **fields)
    except IntegrityError:
        return _begun_with(start_key, version)


def _begun_with(start_key: UUID, version: SurveyVersion) -> Response:
    begun = Response.objects.filter(start_key=start_key, version=version).first()
    if begun is None:
        raise StartKeyUsed("This page is out of date. Please go to the start and begin again.")
    return begun


def agree_again(*, response: Response, variant: str, consent: Consent) -> Response:
    """Change what a person agreed to, and the wording they read, before they send.

    Raises `ConsentMissing` without consent to keep: then nothing is changed.
    """
    _check_consent(consent)
    updated = (
        Response.objects.drafts()
        .filter(pk=response.pk)
        .update(
            variant=variant,
            may_theme=consent.theme,
            may_quote=consent.quote,
            may_contact=consent.contact,
        )
    )
    if not updated:
        _refuse(response)
    response.refresh_from_db(fields=["variant", "may_theme", "may_quote", "may_contact"])
    return response


def _check_consent(consent: Consent) -> None:
    if not consent.keep:
        raise ConsentMissing("Please tick “You can keep my answers”. We cannot start without it.")


def say_who(*, response: Response, voice: str, help: str) -> Response:
    """Record whose experience it is and how somebody helped, before it is sent."""
    updated = (
        Response.objects.drafts().filter(pk=response.pk).update(voice=Voice(voice), help=Help(help))
    )
    if not updated:
        _refuse(response)
    Answer.objects.filter(response=response).update(help=Help(help))
    response.voice, response.help = voice, help
    return response


def save_answer(*, response: Response, question: Question, given: Given) -> None:
    """Put one answer on disk before the person sees the next page; saving again replaces it.

    Raises `QuestionNotAsked` for a question of another version, `AlreadySent` or
    `WasWithdrawn` when the response is no longer a draft.
    """
    if question.version_id != response.version_id or question.kind == Question.Kind.INFORMATION:
        raise QuestionNotAsked("This question is not part of your survey. Please go back to it.")
    answer = Answer(
        council_id=response.council_id,
        response=response,
        question=question,
        state=given.state,
        choice=given.choice,
        choices=list(given.choices),
        text=given.text,
        variant=response.variant,
        language=response.language,
        mode=response.mode,
        help=response.help,
        saved_at=timezone.now(),
    )
    with transaction.atomic():
        _lock_draft(response)
        Answer.objects.bulk_create(
            [answer],
            update_conflicts=True,
            unique_fields=["response", "question"],
            update_fields=["state", "choice", "choices", "text", "variant", "help", "saved_at"],
        )


def send_response(
    *, response: Response, checked_sha256: str = "", sent_at: datetime | None = None
) -> Response:
    """Send the answers, once: a second sending of the same answers returns the same response.

    `checked_sha256` is the digest of the answers the person checked; when given it must fit.
    `sent_at` is for answers given earlier than they reach us, such as on paper.
    Raises `AnswersChanged` while a draft differs from it, `AlreadySent` when other answers
    were sent under this response before, `WasWithdrawn` when it was taken back.
    """
    with transaction.atomic():
        locked = Response.objects.select_for_update().get(pk=response.pk)
        if locked.state != Response.State.DRAFT:
            return _sent_before(locked, checked_sha256)
        sha256 = answers_sha256(locked)
        if checked_sha256 and checked_sha256 != sha256:
            raise AnswersChanged("Your answers have changed. Please check them once more.")
        locked.state = Response.State.SENT
        locked.sent_at = sent_at or timezone.now()
        locked.answers_sha256 = sha256
        locked.code_sha256 = codes.digest(codes.withdrawal_code(str(locked.token)))
        locked.save(update_fields=["state", "sent_at", "answers_sha256", "code_sha256"])
        tell(locked, ResponseEvent.Kind.SENT)
    return locked


def tell(response: Response, kind: str) -> None:
    """Leave an event waiting, in the caller's transaction, and nudge whoever takes it."""
    ResponseEvent.objects.create(council_id=response.council_id, response=response, kind=kind)
    nudge = partial(events.event_waiting.send_robust, sender=ResponseEvent)
    transaction.on_commit(nudge, robust=True)


def answers_sha256(response: Response) -> str:
    """Return the digest of a response's answers as they stand now: same answers, same digest."""
    answers = response.answers.order_by("question__key").values_list(
        "question__key", "state", "choice", "choices", "text"
    )
    text = json.dumps([list(answer) for answer in answers], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _lock_draft(response: Response) -> None:
    locked = Response.objects.select_for_update().drafts().filter(pk=response.pk)
    if not locked.values_list("pk").first():
        _refuse(response)


def _refuse(response: Response) -> None:
    if Response.objects.get(pk=response.pk).state == Response.State.WITHDRAWN:
        raise WasWithdrawn("You took these answers back. They cannot be changed now.")
    raise AlreadySent("You have already sent your answers. They cannot be changed here.")


def _sent_before(response: Response, checked_sha256: str) -> Response:
    if response.state == Response.State.WITHDRAWN:
        raise WasWithdrawn("You took these answers back. They cannot be sent again.")
    if checked_sha256 and checked_sha256 != response.answers_sha256:
        raise AlreadySent("You have already sent your answers. Other answers were not kept.")
    return response
