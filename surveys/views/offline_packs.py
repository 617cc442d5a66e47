"""What a device takes along: which surveys there are, everything of one, and receipt codes."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_POST, require_safe

from cms.access import staff_view
from cms.http import never_stored
from cms.languages import OURS
from cms.roles import RUN_SESSIONS
from surveys import cookies
from surveys.actions.offline import prepare_codes
from surveys.presenters.offline import survey_rows
from surveys.selectors.plans import plans
from surveys.selectors.surveys import languages_of, open_surveys_of, survey_of, version_to_answer
from surveys.views.offline_drawing import pack_of
from surveys.views.onwards import code_page


@never_stored
@require_safe
@staff_view(RUN_SESSIONS)
def surveys(request: HttpRequest) -> HttpResponse:
    """Say which surveys can be taken along, in which languages, and how many codes."""
    rows = survey_rows(open_surveys_of(request.council), plans())
    found = {"surveys": rows, "codes": settings.OFFLINE_CODES, "token": get_token(request)}
    return JsonResponse(found)


@never_stored
@require_safe
@staff_view(RUN_SESSIONS)
def pack(request: HttpRequest, survey: str) -> HttpResponse:
    """Everything a device needs to ask this survey: each page as it is drawn online."""
    found = survey_of(request.council, survey)
    version = version_to_answer(found) if found and found.is_open else None
    if version is None:
        raise Http404("No such survey.")
    wanted = {OURS, *request.GET.getlist("language")}
    languages = [each for each, _much in languages_of(version) if each.code in wanted]
    return JsonResponse(pack_of(request.council, version, languages, code_page(request)))


@never_stored
@require_POST
@staff_view(RUN_SESSIONS)
def codes(request: HttpRequest) -> HttpResponse:
    """Give receipt codes to a device that is being prepared; it keeps answers from now on."""
    asked = request.POST.get("number", "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else 0
    number = min(number, settings.OFFLINE_CODES)
    made = prepare_codes(council=request.council, number=number, by=request.user)
    reply = JsonResponse(
        {"codes": [{"id": str(each.key), "code": each.code, "seal": each.seal} for each in made]}
    )
    cookies.keep_store(reply)
    return reply
