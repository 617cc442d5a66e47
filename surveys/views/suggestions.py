"""What a supporter offers: a pointed finger, a word explained, words. Never an answer."""

from uuid import uuid5

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cms.http import SeeOther
from surveys import form_key
from surveys.actions.refusals import NotAllowed, SessionError, SuggestionGone
from surveys.actions.suggestions import suggest, take_suggestion_back
from surveys.given import LONGEST_TEXT, NotUnderstood, readable
from surveys.models import Participant, Suggestion, SupportedSession
from surveys.presenters.sessions import person_seen
from surveys.selectors.sessions import Seen, participant_numbered, seen_person
from surveys.views.sessions import session_or_404, show_session, supporters_page


@supporters_page
def offer(request: HttpRequest, session: int, person: int) -> HttpResponse:
    """Offer something to one person, or take back what waits; words have a page of their own."""
    found = session_or_404(request, session)
    helped = _person_or_404(found, person)
    if request.method != "POST":
        return _words(request, found, seen_person(helped))
    if "back" in request.POST:
        return _take_back(request, found, seen_person(helped))
    try:
        _suggest(request, helped, seen_person(helped))
    except (SessionError, form_key.OutOfDate, NotUnderstood) as problem:
        said = str(problem) or "This page is out of date. Please try again."
        if request.POST.get("kind") == Suggestion.Kind.WORDS:
            # Read anew: what they hid meanwhile is the reason for many a refusal.
            return _words(request, found, seen_person(_person_or_404(found, person)), said)
        return show_session(request, found, said)
    return SeeOther(_place(found))


def _suggest(request: HttpRequest, helped: Participant, seen: Seen) -> None:
    form = form_key.key_in(request.POST.get("key"), "offer", helped.session_id)
    kind, question = request.POST.get("kind", ""), seen.question
    if kind not in Suggestion.Kind.values:
        raise SuggestionGone("Please choose what you want to offer.")
    if question is None:
        raise NotAllowed("They do not show you where they are, so you cannot offer anything now.")
    if request.POST.get("question") != question.key:
        raise SuggestionGone("They are on another page now. Look at it first.")
    words = readable("\n".join(request.POST.getlist("words")))
    # Pressed twice it is one offer; another button of the same page is another.
    key = uuid5(form, f"{helped.pk}/{kind}/{words}")
    suggest(participant=helped, question=question, key=key, kind=kind, words=words)


def _take_back(request: HttpRequest, found: SupportedSession, seen: Seen) -> HttpResponse:
    waiting = seen.suggestion
    if waiting and str(waiting.key) == request.POST.get("back"):
        take_suggestion_back(suggestion=waiting)
    return SeeOther(_place(found))


def _person_or_404(found: SupportedSession, number: int) -> Participant:
    person = participant_numbered(found, number)
    if person is None:
        raise Http404("No such person.")
    return person


def _words(
    request: HttpRequest, found: SupportedSession, seen: Seen, problem: str = ""
) -> HttpResponse:
    context = {
        "session": found,
        "person": person_seen(seen),
        "key": form_key.fresh("offer", found.pk),
        "typed": readable("\n".join(request.POST.getlist("words"))),
        "longest": LONGEST_TEXT,
        "errors": [{"text": problem, "href": "#words"}] if problem else [],
    }
    return render(request, "surveys/sessions/words.html", context, status=409 if problem else 200)


def _place(found: SupportedSession) -> str:
    return reverse("surveys:session", args=[found.council.slug, found.pk])
