"""Typing in one form: a response like any other, given earlier than it reaches us."""

import json
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.crypto import salted_hmac

from cms import audit
from cms.models import User
from surveys.actions.about_you import save_monitoring
from surveys.actions.contacts import leave_contact
from surveys.actions.disclosures import tell_safeguarding
from surveys.actions.paper_batches import given_at
from surveys.actions.refusals import BatchRefused, FormNotKept, StartKeyUsed
from surveys.actions.responses import Consent, save_answer, say_who, send_response, start_response
from surveys.models import PaperBatch, PaperForm, Response
from surveys.paper_form import Typed
from surveys.paper_typing import Values, keeps, understand_form
from surveys.selectors.paper_batches import unsafe_said
from surveys.selectors.responses import pages_of
from surveys.selectors.versions import questions_of


@transaction.atomic
def enter_form(
    *, batch: PaperBatch, key: UUID, values: Values, variant: str, by: User
) -> PaperForm:
    """Store one form and send it; the same `key` and values again return the form stored.

    Raises `FormNotKept` where the person did not agree that answers are kept,
    `FormNotUnderstood` for fields that cannot be taken, `StartKeyUsed` for other values under a
    used key and `BatchRefused` when the batch takes no more. Then nothing is stored.
    """
    locked = PaperBatch.objects.select_for_update(of=("self",))
    batch = locked.select_related("version__survey", "council").get(pk=batch.pk)
    sha256 = _sha256(values, variant)
    if done := PaperForm.objects.filter(key=key).first():
        return _typed_before(done, batch, sha256)
    if batch.state != PaperBatch.State.OPEN:
        raise BatchRefused("This batch is closed and takes no more forms. Open another one.")
    if Response.objects.filter(start_key=key).exists():
        raise StartKeyUsed("This page is out of date. Please type the form on a new page.")
    if not keeps(values):
        raise FormNotKept("The form does not agree that the answers are kept.")
    pages = questions_of(batch.version_id)
    typed = understand_form(batch.version, pages, variant, values)
    response = _store(batch, key, variant, typed)
    return _kept(batch, key, sha256, response, typed, by)


def _sha256(values: Values, variant: str) -> str:
    # With our secret: a form has few fields, so a plain digest could be guessed back.
    said = {name: sorted(sent) for name, sent in values.items() if any(sent)}
    text = json.dumps([variant, said], sort_keys=True)
    return salted_hmac("surveys.paper-form", text, algorithm="sha256").hexdigest()


def _typed_before(form: PaperForm, batch: PaperBatch, sha256: str) -> PaperForm:
    if not form.typed_sha256:
        raise StartKeyUsed(
            f"This form was saved before, as number {form.number}. It is checked or taken back. "
            "Nothing was changed. Type the next form on a new page."
        )
    if form.batch_id != batch.pk or form.typed_sha256 != sha256:
        raise StartKeyUsed(
            f"This form was saved before, as number {form.number}, with other answers. "
            "Nothing was changed. Type the next form on a new page."
        )
    return form


def _store(batch: PaperBatch, key: UUID, variant: str, typed: Typed) -> Response:
    response = start_response(
        version=batch.version,
        start_key=key,
        variant=variant,
        consent=Consent(**{name: True for name in typed.consents}),
        mode=batch.mode,
        language=typed.language,
    )
    say_who(response=response, voice=typed.voice, help=typed.help, helper=typed.helper)
    pages = pages_of(response)
    # In the order of the pages, so that each is asked because of those stored before it.
    for page in pages:
        if page.key in typed.answers:
            given = typed.answers[page.key]
            save_answer(response=response, question=page, given=given, pages=pages)
    for slug, codes in typed.about.items():
        save_monitoring(response=response, slug=slug, codes=codes)
    if typed.contact:
        leave_contact(response=response, details=typed.contact)
    if unsafe_said(response):
        # Nobody can be asked whether they want it passed on; the form told them that we may.
        tell_safeguarding(
            survey=batch.version.survey, key=key, reach=typed.contact, response=response
        )
    return send_response(response=response, sent_at=given_at(batch))


def _kept(
    batch: PaperBatch, key: UUID, sha256: str, response: Response, typed: Typed, by: User
) -> PaperForm:
    last = PaperForm.objects.filter(batch=batch).aggregate(last=Max("number"))["last"]
    form = PaperForm.objects.create(
        council_id=batch.council_id,
        batch=batch,
        number=(last or 0) + 1,
        key=key,
        typed_sha256=sha256,
        response=response,
        typed_by=by,
        unclear=len(typed.unclear),
        left_out=len(typed.left_out),
    )
    if not batch.after_closing and not batch.version.survey.is_open:
        batch.after_closing = True
        batch.save(update_fields=["after_closing"])
    audit.record("surveys.paper.entered", batch, by=by, number=form.number)
    return form
