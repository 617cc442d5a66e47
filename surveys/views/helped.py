"""Somebody helps at this browser: who that is for, what they press, and the panel they see.

Without the cookie of a person in a session nothing here asks the database.
"""

from contextlib import suppress
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django_scopes import scope

from cms.http import SeeOther
from surveys import cookies
from surveys.actions.participants import (
    ALLOWED,
    allow,
    begin_answering,
    end_help,
    pause,
    stand_at,
)
from surveys.actions.refusals import ResponseError, SessionError
from surveys.actions.responses import read_as
from surveys.actions.suggestions import accept, is_taken, refuse_suggestion
from surveys.given import Given, NotUnderstood
from surveys.models import Answer, Participant, Question, Response, Suggestion
from surveys.models.response import Help, Helper, Variant, Voice
from surveys.presenters.participants import HelpPanel, help_over, help_panel, offer_of
from surveys.selectors.sessions import is_over, participant_with_token, waiting_for

DEED = "help."
# What lets the supporter see more than before.
SHOWS = {"yes", "go-on"}
# The field of a page that says who wrote the words on it, where that was not the person.
WROTE = "wrote"
# Sent by frontend/session.js when a window reads its page because it was told to. Of two windows
# the person is at the one they opened last.
READS_AGAIN = "X-Reads-Again"
# Says in an address that words could not be taken.
NOT_ADDED = "not-added"


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody pressed in the panel: what to do, and to what."""

    name: str
    about: str = ""


def helped(request: HttpRequest) -> Participant | None:
    """The person in a session whom this browser's cookie names, at the survey in the address."""
    if not hasattr(request, "helped_person"):
        token, place = cookies.helped_in(request), request.place
        found = participant_with_token(token, place.council, place.survey) if token else None
        request.helped_person = found
    return request.helped_person


def helped_now(request: HttpRequest) -> Participant | None:
    """As `helped`, while the help goes on."""
    person = helped(request)
    return person if person and not is_over(person) else None


def is_helped(request: HttpRequest) -> bool:
    """True where a page may hold something of a session, so that it is drawn for this browser."""
    return cookies.HELPED in request.COOKIES


def _read_again(request: HttpRequest) -> None:
    del request.helped_person


def deed_in(request: HttpRequest) -> Deed | None:
    """What was pressed in the panel, if anything was."""
    do = request.POST.get("do", "") if request.method == "POST" else ""
    if not do.startswith(DEED):
        return None
    name, _dot, about = do.removeprefix(DEED).partition(".")
    return Deed(name, about)


def do_at_once(request: HttpRequest) -> None:
    """Do what was pressed, before anything else is looked at. Taking words is not done here."""
    _do_pressed(request)


def hide_at_once(request: HttpRequest) -> None:
    """As `do_at_once`, for what hides something: who hides it has hidden it."""
    _do_pressed(request, shows=False)


def show_after_saving(request: HttpRequest) -> None:
    """Do what shows more: never what was there before, when the person has just changed it."""
    _do_pressed(request, shows=True)


def _do_pressed(request: HttpRequest, *, shows: bool | None = None) -> None:
    deed = deed_in(request)
    if deed is None or shows not in {None, deed.name in SHOWS}:
        return
    person = helped_now(request)
    if person is None:
        return
    with scope(council=person.council), suppress(SessionError):
        _do(person, deed)
    _read_again(request)


def _do(person: Participant, deed: Deed) -> None:
    if deed.name in {"yes", "no"} and deed.about in ALLOWED:
        allow(participant=person, what=deed.about, yes=deed.name == "yes")
    elif deed.name in {"pause", "go-on"}:
        pause(participant=person, paused=deed.name == "pause")
    elif deed.name == "end-now":
        end_help(participant=person)
    elif deed.name == "refuse" and (waiting := _waiting(person, deed.about)):
        refuse_suggestion(suggestion=waiting)


def ask_before_the_end(request: HttpRequest, way_back: str) -> HttpResponse:
    """Lead to the page that asks once before the help ends; `way_back` is where it leads then."""
    return SeeOther(f"{request.place.help}?{urlencode({'end': 1, 'next': way_back})}")


def takes_again(request: HttpRequest) -> bool:
    """True when what is offered was taken by an earlier press.

    Whatever was pressed, the person is held in the caller's transaction from here on, before their
    answers are: two windows that hold them in different orders would wait for each other.
    """
    deed, person = deed_in(request), helped_now(request)
    if person is None or deed is None:
        return False
    return is_taken(participant=person, key=deed.about) and deed.name == "take"


def take_offer(request: HttpRequest) -> bool:
    """Take what is offered, when that was pressed. Returns whether it could be taken."""
    deed, person = deed_in(request), helped_now(request)
    if person is None or deed is None or deed.name != "take":
        return True
    waiting = _waiting(person, deed.about)
    if waiting is None:
        return False
    try:
        accept(suggestion=waiting)
    except (SessionError, ResponseError, NotUnderstood):
        return False
    return True


def _waiting(person: Participant, key: str) -> Suggestion | None:
    waiting = waiting_for(person)
    return waiting if waiting and str(waiting.key) == key else None


def tie_answers(request: HttpRequest, response: Response) -> None:
    """Tie answers that are being given to the session this person is in.

    Who has begun some and begins others goes on alone: it may be somebody else at the same device.
    """
    person = helped_now(request)
    if person is None or not _is_draft(response):
        return
    if person.response_id == response.pk:
        _show_as_read(person, response)
        return
    with suppress(SessionError):
        if person.response:
            end_help(participant=person)
        else:
            begin_answering(participant=person, response=response)
            read_as(response=response, variant=response.variant, language=response.language)
    _read_again(request)


def _show_as_read(person: Participant, response: Response) -> None:
    """Let the supporter read, and write beside, the words that the person reads now."""
    read = {"variant": response.variant, "language": response.language}
    kept = person.response
    if kept and read != {"variant": kept.variant, "language": kept.language}:
        read_as(response=response, **read)
        kept.variant, kept.language = response.variant, response.language


def _is_draft(response: Response) -> bool:
    return response.state == Response.State.DRAFT


def end_here(request: HttpRequest) -> None:
    """End the help, because nothing of this person stays on the device."""
    if person := helped_now(request):
        end_help(participant=person)


def note_who_wrote(request: HttpRequest, response: Response, given: Given) -> None:
    """Words that a supporter wrote stay "typed for" when their page is saved again."""
    helper = request.POST.get(WROTE, "")
    if given.text and helper in {value for value in Helper.values if value}:
        response.help, response.helper = Help.TYPED_FOR, helper


def who_wrote(response: Response, answer: Answer | None) -> str:
    """What the page of an answer says of who wrote it; "" when it is as all the others."""
    apart = answer and answer.help == Help.TYPED_FOR != response.help
    return answer.helper if apart else ""


def panel_for(
    request: HttpRequest,
    question: Question | None = None,
    variant: str = Variant.EASY_READ,
    voice: str = Voice.PERSON,
) -> HelpPanel | None:
    """The panel of this page, noting that its person has it open. None where nobody is helped."""
    person = helped(request)
    if person is None:
        return None
    if is_over(person):
        with scope(council=person.council):
            end_help(participant=person)
        return help_over(request.place.help)
    with scope(council=person.council):
        if READS_AGAIN not in request.headers:
            stand_at(participant=person, question=question)
        waiting = waiting_for(person) if _may_be_offered(person, question) else None
    offer = offer_of(waiting, variant, voice) if waiting else None
    news = _("We could not add these words. Your own words are as they were.")
    return help_panel(
        person,
        place=request.place.help,
        offer=offer,
        news=news if NOT_ADDED in request.GET else "",
        on_screen=_on_screen(request, person, question),
    )


def _on_screen(request: HttpRequest, person: Participant, question: Question | None) -> str:
    """Where the question on the group's screen is, for whoever is at another page and may go."""
    shown, response = person.session.shown_question, person.response
    if not person.session.together or shown is None or shown == question:
        return ""
    if response is None or not _is_draft(response) or response.version_id != shown.version_id:
        return ""
    return request.place.question(shown.position)


def _may_be_offered(person: Participant, question: Question | None) -> bool:
    is_here = question is not None and question.pk == person.at_question_id
    return is_here and person.may_see_place and not person.is_paused


def settle_cookie(request: HttpRequest, reply: HttpResponse, panel: HelpPanel | None) -> None:
    """Let the cookie go once the page has said that the help is over, or when it names nobody."""
    if is_helped(request) and (panel is None or panel.state == "over"):
        cookies.forget_help(reply, request.place)
