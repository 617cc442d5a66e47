"""Where a device that was without a network sends what it kept, one person at a time."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods

from cms.access import staff_view
from cms.http import never_stored
from cms.roles import RUN_SESSIONS
from surveys.actions.offline import take_offline
from surveys.actions.refusals import AlreadySent, ResponseError, StartKeyUsed, WasWithdrawn
from surveys.offline import LONGEST_SENDING, NotReadable, Parcel, understood_parcel


@never_stored
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(RUN_SESSIONS)
def send(request: HttpRequest) -> HttpResponse:
    """Take one person's answers, or say in one sentence why not. GET: may this device send now?

    The device deletes its copy only when told that its name is "kept".
    """
    if request.method != "POST":
        return JsonResponse({"token": get_token(request)})
    if _is_too_long(request):
        return _refused(413, "This is longer than any answers to a survey.")
    try:
        parcel = understood_parcel(request.body)
    except NotReadable as problem:
        return _refused(400, str(problem))
    return _taken(request, parcel)


def _is_too_long(request: HttpRequest) -> bool:
    announced = request.headers.get("Content-Length") or "0"
    if announced.isdecimal() and int(announced) > LONGEST_SENDING:
        return True
    return len(request.body) > LONGEST_SENDING


def _taken(request: HttpRequest, parcel: Parcel) -> HttpResponse:
    key = str(parcel.sending.key)
    try:
        entry = take_offline(council=request.council, parcel=parcel)
    except WasWithdrawn as refusal:
        return _refused(409, str(refusal), id=key, state="gone")
    except (AlreadySent, StartKeyUsed) as refusal:
        return _refused(409, str(refusal), id=key, state="different")
    except ResponseError as refusal:
        return _refused(422, str(refusal), id=key)
    return JsonResponse({"id": key, "state": "kept", "after_closing": entry.after_closing})


def _refused(status: int, reason: str, **more: str) -> HttpResponse:
    return JsonResponse({"state": "refused", "reason": reason, **more}, status=status)
