"""Taking what a device kept while it was without a network: each person's answers once."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from cms import audit
from cms.models import Council, User
from surveys import offline_codes
from surveys.actions.about_you import save_monitoring
from surveys.actions.contacts import leave_contact
from surveys.actions.refusals import AlreadySent, NotTakenOffline, WasWithdrawn
from surveys.actions.responses import Consent, save_answer, say_who, send_response, start_response
from surveys.given import NotUnderstood, understand, understood_contact
from surveys.models import OfflineEntry, Question, Response, SurveyVersion
from surveys.models.response import Mode
from surveys.monitoring import understood_codes
from surveys.offline import PageGiven, Parcel, Sending
from surveys.selectors.responses import pages_of
from surveys.selectors.surveys import closed_since
from surveys.selectors.versions import version_with_number


def prepare_codes(*, council: Council, number: int, by: User) -> list[offline_codes.OfflineCode]:
    """Return so many receipt codes for a device that is being prepared, and write down who did."""
    audit.record("surveys.offline.prepared", council.page, by=by, codes=number)
    return [offline_codes.fresh(council) for _ in range(number)]


@transaction.atomic
def take_offline(*, council: Council, parcel: Parcel) -> OfflineEntry:
    """Store one person's answers as sent when they were given; the same again changes nothing.

    Raises `WasWithdrawn` when they were taken back since, `AlreadySent` when other answers came
    under this name before, and `NotTakenOffline`, or another `ResponseError`, with the reason why
    they cannot be taken. Then nothing is stored.
    """
    sending = parcel.sending
    if begun := Response.objects.filter(start_key=sending.key).first():
        return _taken_before(begun, sending)
    version = _version_of(sending)
    token = _token_of(sending, council)
    given_at = _given_at(parcel, version)
    after_closing = _check_was_open(version, given_at)
    response = start_response(
        version=version,
        start_key=sending.key,
        token=token,
        variant=sending.variant,
        consent=Consent(**{name: True for name in sending.consent}),
        mode=Mode.SUPPORTED,
        language=sending.language,
    )
    if response.state != Response.State.DRAFT:
        return _taken_before(response, sending)
    _store(response, sending)
    send_response(response=response, sent_at=given_at)
    return OfflineEntry.objects.create(
        council=council,
        response=response,
        sent_sha256=sending.sha256,
        after_closing=after_closing,
    )


def _taken_before(response: Response, sending: Sending) -> OfflineEntry:
    if response.state == Response.State.WITHDRAWN:
        raise WasWithdrawn("The person took these answers back. They cannot be sent again.")
    entry = OfflineEntry.objects.filter(response=response).first()
    if entry is None or entry.sent_sha256 != sending.sha256:
        raise AlreadySent("Other answers came under this name before. These were not kept.")
    return entry


def _version_of(sending: Sending) -> SurveyVersion:
    version = version_with_number(sending.version)
    if version is None:
        raise NotTakenOffline("This council has no such survey.")
    return version


def _token_of(sending: Sending, council: Council):
    try:
        return offline_codes.token_in(sending.seal, sending.key, council)
    except offline_codes.NotOurs:
        raise NotTakenOffline("The code of these answers was not made here.") from None


def _given_at(parcel: Parcel, version: SurveyVersion) -> datetime:
    """When the answers were given by our clock, never in the future nor before the survey."""
    now = timezone.now()
    age = max(parcel.clock - parcel.sending.given_at, timedelta(0))
    if age > timedelta(days=settings.OFFLINE_DAYS):
        raise NotTakenOffline(
            f"These answers are more than {settings.OFFLINE_DAYS} days old. "
            "Export them, and ask who runs this site."
        )
    return max(now - age, version.published_at)


def _check_was_open(version: SurveyVersion, given_at: datetime) -> bool:
    """True when the survey was closed after these answers; refuse answers given after that."""
    if version.survey.is_open:
        return False
    since = closed_since(version.survey)
    if since and given_at > since:
        day = date_format(timezone.localtime(since))
        raise NotTakenOffline(f"The survey was closed on {day}. These answers are from after that.")
    return True


def _store(response: Response, sending: Sending) -> None:
    say_who(response=response, voice=sending.voice, help=sending.help, helper=sending.helper)
    pages = {page.key: page for page in pages_of(response)}
    # In the order of the pages, so that each is asked because of those stored before it.
    try:
        for given in sorted(sending.answers, key=lambda each: _position(pages, each)):
            response.variant, response.language = given.variant, given.language
            fields = {"choice": list(given.choice), "text": [given.text]}
            question = pages[given.key]
            save_answer(response=response, question=question, given=understand(question, fields))
        response.variant, response.language = sending.variant, sending.language
        for given in sending.about:
            _store_about(response, given)
        if sending.contact and response.may_contact:
            leave_contact(response=response, details=understood_contact([sending.contact]))
    except NotUnderstood as problem:
        raise NotTakenOffline(str(problem)) from problem


def _position(pages: dict[str, Question], given: PageGiven) -> int:
    if given.key not in pages:
        raise NotTakenOffline("One of these answers is to a question this survey does not ask.")
    return pages[given.key].position


def _store_about(response: Response, given: PageGiven) -> None:
    frozen = {question["slug"]: question for question in response.version.monitoring}
    if given.key not in frozen:
        raise NotTakenOffline("One of these answers is to a question this survey does not ask.")
    chosen = understood_codes(frozen[given.key], given.choice)
    save_monitoring(response=response, slug=given.key, codes=chosen)
