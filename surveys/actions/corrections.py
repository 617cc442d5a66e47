"""Putting right what was typed in wrongly of a form; the response and its code stay the same."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from surveys.actions import monitoring
from surveys.actions.refusals import CannotCheck
from surveys.actions.responses import answer_given, digest_of
from surveys.actions.telling import tell
from surveys.actions.withdrawals import withdraw_response
from surveys.given import Given
from surveys.models import (
    Answer,
    ContactDetails,
    MonitoringAnswer,
    Question,
    Response,
    ResponseEvent,
)
from surveys.models.response import TYPED_IN
from surveys.monitoring import asked, person_key
from surveys.paper_facts import ABOUT, ANSWER, CONSENT, Facts, given_in
from surveys.paper_form import keys_asked
from surveys.selectors.responses import answers_of, pages_of


@transaction.atomic
def correct_response(*, response: Response, facts: Facts) -> Response:
    """Let a response that was typed in say what its form says.

    What changed is taken out and stored anew, so that everything made of the wrong words goes
    with them. An event tells the rest of the road, which reads and counts again. Without consent
    to keep the response is taken back. Raises `CannotCheck` when it is not there any more, or was
    never typed in.
    """
    locked = Response.objects.select_for_update().get(pk=response.pk)
    if locked.state != Response.State.SENT or locked.mode not in TYPED_IN:
        raise CannotCheck("These answers were taken back. Nothing was changed.")
    if not facts[f"{CONSENT}keep"]:
        return withdraw_response(response=locked)
    pages = pages_of(locked)
    afresh = _put_response(locked, facts)
    _put_answers(locked, pages, facts, afresh=afresh)
    _put_about(locked, facts)
    locked.answers_sha256 = digest_of(pages, answers_of(locked))
    locked.save()
    tell(locked, ResponseEvent.Kind.CORRECTED)
    return locked


def _put_response(response: Response, facts: Facts) -> bool:
    """Change what is said of all answers; true when words may now be used in another way."""
    before = (response.may_theme, response.may_quote)
    for name in ("theme", "quote", "contact"):
        setattr(response, f"may_{name}", bool(facts[f"{CONSENT}{name}"]))
    for name in ("language", "voice", "help", "helper"):
        setattr(response, name, facts[name])
    if not response.may_contact:
        ContactDetails.objects.filter(response=response).delete()
    return before != (response.may_theme, response.may_quote)


def _put_answers(
    response: Response, pages: Sequence[Question], facts: Facts, *, afresh: bool
) -> None:
    before = answers_of(response)
    said = {page.key: given_in(facts, page.key) for page in pages if f"{ANSWER}{page.key}" in facts}
    on_path = keys_asked(pages, said, response.variant)
    wanted = {page.pk: given_in(facts, page.key) for page in pages if page.key in on_path}
    stays = {
        pk
        for pk, answer in before.items()
        if pk in wanted and _same(answer, wanted[pk]) and not (afresh and answer.text)
    }
    Answer.objects.filter(response=response).exclude(question__in=stays).delete()
    Answer.objects.filter(response=response).update(
        language=response.language, help=response.help, helper=response.helper
    )
    Answer.objects.bulk_create(
        answer_given(response, pk, given) for pk, given in wanted.items() if pk not in stays
    )


def _same(answer: Answer, given: Given) -> bool:
    return (answer.state, answer.choice, sorted(answer.choices), answer.text) == (
        given.state,
        given.choice,
        sorted(given.choices),
        given.text,
    )


def _put_about(response: Response, facts: Facts) -> None:
    said = {
        name.removeprefix(ABOUT): codes for name, codes in facts.items() if name.startswith(ABOUT)
    }
    still_asked = _about_asked(response, said)
    monitoring.forget(response)
    key = person_key(response)
    MonitoringAnswer.objects.bulk_create(
        MonitoringAnswer(
            council_id=response.council_id,
            version_id=response.version_id,
            person_key=key,
            slug=slug,
            codes=codes,
            variant=response.variant,
            language=response.language,
            is_sent=True,
        )
        for slug, codes in said.items()
        if slug in still_asked
    )


def _about_asked(response: Response, said: Mapping) -> set[str]:
    return {question["slug"] for _number, question in asked(response.version.monitoring, said)}
