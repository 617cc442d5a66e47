"""Answering: begin, say who, save a page, send. Every way of answering goes through these."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import BigIntegerField, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.prepared import Asked, Prepared, PreparedUpsert
from surveys import codes, paths
from surveys.actions import monitoring
from surveys.actions.drafts import last_day
from surveys.actions.refusals import (
    AlreadySent,
    AnswersChanged,
    ConsentMissing,
    NoLongerAsked,
    QuestionNotAsked,
    StartKeyUsed,
    TakesOut,
    WasWithdrawn,
    refuse,
)
from surveys.actions.screens import tell_supporter_of
from surveys.actions.telling import tell
from surveys.actions.withdrawals import make_way
from surveys.given import Given
from surveys.models import Answer, Question, Response, ResponseEvent, SurveyVersion
from surveys.models.response import Help, Helper, Mode, Voice
from surveys.selectors.responses import answers_of, pages_of, path_of


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
    token: UUID | None = None,
) -> Response:
    """Begin a response; the same `start_key` again returns the one already begun.

    `token` is for a person who was given the code that belongs to it before we heard of them.
    Raises `ConsentMissing` without consent to keep: then nothing at all is stored. Raises
    `StartKeyUsed` when the key began a response to something else.
    """
    check_consent(consent)
    fields = {
        "council": version.council,
        "version": version,
        "variant": variant,
        "mode": mode,
        "language": language,
        "expires_on": last_day(timezone.localdate()),
        "may_theme": consent.theme,
        "may_quote": consent.quote,
        "may_contact": consent.contact,
    }
    if token:
        fields["token"] = token
    try:
        with transaction.atomic():
            return Response.objects.create(start_key=start_key, **fields)
    except IntegrityError:
        return _begun_with(start_key, version)


def _begun_with(start_key: UUID, version: SurveyVersion) -> Response:
    begun = Response.objects.filter(start_key=start_key, version=version).first()
    if begun is None:
        raise StartKeyUsed(_("This page is out of date. Please go to the start and begin again."))
    return begun


def agree_again(*, response: Response, variant: str, consent: Consent) -> Response:
    """Change what a person agreed to, and the wording they read, before they send.

    Raises `ConsentMissing` without consent to keep: then nothing is changed.
    """
    check_consent(consent)
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
        refuse(response)
    response.refresh_from_db(fields=["variant", "may_theme", "may_quote", "may_contact"])
    return response


def check_consent(consent: Consent) -> None:
    """Raise `ConsentMissing` unless the person lets us keep their answers."""
    if not consent.keep:
        raise ConsentMissing(
            _("Please tick “You can keep my answers”. We cannot start without it.")
        )


def read_as(*, response: Response, variant: str, language: str) -> None:
    """Note in which words a person reads now, for whoever helps them; answers stay as given."""
    read = {"variant": variant, "language": language}
    drafts = Response.objects.drafts().filter(pk=response.pk)
    if drafts.exclude(**read).update(**read):
        tell_supporter_of(response)


def say_who(*, response: Response, voice: str, help: str, helper: str = Helper.UNKNOWN) -> Response:
    """Record whose experience it is, how somebody helped and who that was, before it is sent.

    Words that a supporter wrote stay noted as that, whatever holds for the other answers.
    """
    helped = {"help": Help(help), "helper": Helper(helper)}
    updated = Response.objects.drafts().filter(pk=response.pk).update(voice=Voice(voice), **helped)
    if not updated:
        refuse(response)
    answers = Answer.objects.filter(response=response)
    if response.help != Help.TYPED_FOR:
        answers = answers.exclude(help=Help.TYPED_FOR)
    answers.update(**helped)
    response.voice, response.help, response.helper = voice, help, helper
    return response


def save_answer(
    *,
    response: Response,
    question: Question,
    given: Given,
    pages: Sequence[Question] | None = None,
    agreed: Collection[int] = (),
) -> list[Question]:
    """Put one answer on disk before the person sees the next page; saving again replaces it.

    Returns the pages that are asked now. Answers to pages that are no longer asked are taken out
    with the same write; an answer the person gave only if its question is among those `agreed`.
    `pages` are all of the version's, for whoever has read them already.
    Raises `QuestionNotAsked` for a question that is not asked of this person, `TakesOut` for
    answers that nobody agreed to take out, `AlreadySent` or `WasWithdrawn` when the response is
    no longer a draft. Then nothing is changed.
    """
    if question.version_id != response.version_id or question.kind == Question.Kind.INFORMATION:
        raise QuestionNotAsked(_("This question is not part of your survey. Please go back to it."))
    answer = answer_given(response, question.pk, given)
    answer.question = question
    answer.saved_at = timezone.now()
    pages = pages or pages_of(response)
    if paths.depends_on_answers(pages):
        on_path = _save_on_path(response, pages, answer, agreed)
    else:
        on_path = _save(response, pages, answer, {})
    tell_supporter_of(response)
    return on_path


def answer_given(response: Response, question: int, given: Given) -> Answer:
    """What somebody gave, as the answer it becomes; nothing is stored yet."""
    return Answer(
        council_id=response.council_id,
        response=response,
        question_id=question,
        state=given.state,
        choice=given.choice,
        choices=list(given.choices),
        text=given.text,
        variant=response.variant,
        language=response.language,
        mode=response.mode,
        help=response.help,
        helper=response.helper,
    )


@transaction.atomic
def _save_on_path(
    response: Response, pages: Sequence[Question], answer: Answer, agreed: Collection[int]
) -> list[Question]:
    """Save where other answers decide what is asked; take out what is asked no more."""
    lock_draft(response)
    before = answers_of(response)
    on_path = _save(response, pages, answer, before)
    left = paths.not_asked(on_path, before)
    _check_agreed(left, agreed)
    _take_out(left)
    return on_path


def _save(
    response: Response, pages: Sequence[Question], answer: Answer, before: dict[int, Answer]
) -> list[Question]:
    on_path = paths.asked(pages, before | {answer.question_id: answer}, response.variant)
    if answer.question not in on_path:
        raise NoLongerAsked(_("We do not ask this question any more."))
    if not _WHILE_DRAFT.save(answer):
        refuse(response)
    return on_path


# One statement that looks and stores, so that nothing is saved beside what is being sent. The
# second answer to a question takes the place of the first.
_WHILE_DRAFT = PreparedUpsert(
    Answer,
    allowed=lambda: _draft("response_id", "council_id"),
    once=["response", "question"],
    updates=[
        "state",
        "choice",
        "choices",
        "text",
        "variant",
        "language",
        "mode",
        "help",
        "helper",
        "saved_at",
    ],
)


def _check_agreed(left: Sequence[Answer], agreed: Collection[int]) -> None:
    given = [answer for answer in left if answer.state != Answer.State.SKIPPED]
    if not {answer.question_id for answer in given}.issubset(agreed):
        raise TakesOut(given)


def _take_out(answers: Sequence[Answer]) -> None:
    if answers:
        Answer.objects.filter(pk__in=[answer.pk for answer in answers]).delete()


def send_response(
    *, response: Response, checked_sha256: str = "", sent_at: datetime | None = None
) -> Response:
    """Send the answers, once: a second sending of the same answers returns the same response.

    `checked_sha256` is the digest of the answers the person checked; when given it must fit.
    `sent_at` is for answers given earlier than they reach us, such as on paper.
    A response that replaces another takes it back in the same transaction.
    Answers to pages that are not asked are taken out, not sent.
    Raises `AnswersChanged` while a draft differs from it, `AlreadySent` when other answers
    were sent under this response before, `WasWithdrawn` when it was taken back, `HasGone` when
    it was deleted.
    """
    with transaction.atomic():
        locked = _locked(response)
        if locked.state != Response.State.DRAFT:
            return _sent_before(locked, checked_sha256)
        on_path, answers = path_of(locked)
        sha256 = digest_of(on_path, answers)
        if checked_sha256 and checked_sha256 != sha256:
            raise AnswersChanged(_("Your answers have changed. Please check them once more."))
        _take_out(paths.not_asked(on_path, answers))
        locked.state = Response.State.SENT
        locked.sent_at = sent_at or timezone.now()
        locked.answers_sha256 = sha256
        locked.code_sha256 = codes.digest(codes.withdrawal_code(str(locked.token)))
        locked.save(update_fields=["state", "sent_at", "answers_sha256", "code_sha256"])
        monitoring.mark_sent(locked)
        make_way(new=locked)
        tell(locked, ResponseEvent.Kind.SENT)
        tell_supporter_of(locked)
    return locked


def answers_sha256(response: Response) -> str:
    """Return the digest of a response's answers as they stand now: same answers, same digest."""
    return digest_of(*path_of(response))


def digest_of(on_path: Sequence[Question], answers: Mapping[int, Answer]) -> str:
    """Return the digest of the answers to the pages that are asked; others are never sent."""
    given = [
        [page.key, answer.state, answer.choice, answer.choices, answer.text]
        for page in sorted(on_path, key=lambda page: page.key)
        if (answer := answers.get(page.pk))
    ]
    text = json.dumps(given, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def lock_draft(response: Response) -> None:
    """Hold the draft in the caller’s transaction; refuse what is none any more."""
    if not _DRAFT_LOCKED.first(council=response.council_id, response=response.pk):
        refuse(response)


def _draft(response: str, council: str) -> QuerySet[Response]:
    """The query that locks one draft; its values are asked for by these names."""
    drafts = Response.objects.select_for_update().only("pk").drafts()
    return drafts.filter(
        pk=Asked(response, BigIntegerField()), council_id=Asked(council, BigIntegerField())
    )


_DRAFT_LOCKED = Prepared(lambda: _draft("response", "council"))


def _locked(response: Response) -> Response:
    """Lock a response and the older one it replaces: the older first, as everybody does."""
    both = Response.objects.select_for_update().filter(pk__in=[response.replaces_id, response.pk])
    locked = {row.pk: row for row in both.order_by("pk")}
    if response.pk not in locked:
        refuse(response)
    return locked[response.pk]


def _sent_before(response: Response, checked_sha256: str) -> Response:
    if response.state == Response.State.EXPIRED:
        refuse(response)
    if response.state == Response.State.WITHDRAWN:
        raise WasWithdrawn(_("You took these answers back. They cannot be sent again."))
    if checked_sha256 and checked_sha256 != response.answers_sha256:
        raise AlreadySent(_("You have already sent your answers. Other answers were not kept."))
    return response
