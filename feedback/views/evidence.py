from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from cms.access import staff_view
from cms.http import SeeOther
from cms.roles import EXPORT_EVIDENCE, READ_EVIDENCE
from feedback.actions import packs
from feedback.exports import FORMS, file_name
from feedback.presenters.checked import checked_words
from feedback.presenters.evidence import evidence_page
from feedback.presenters.evidence_index import index_page
from feedback.presenters.packs import with_corrections
from feedback.presenters.said_most import most_page
from feedback.selectors.checked import checked_today
from feedback.selectors.evidence import evidence_for, statement_of
from feedback.selectors.evidence_index import surveys_with_bases
from feedback.selectors.packs import pack_of, packs_of
from feedback.selectors.said_most import said_most
from surveys.models import SurveyPage
from surveys.selectors.surveys import survey_of

MOST_PACKS = 10


@require_GET
@staff_view(READ_EVIDENCE)
def index(request: HttpRequest) -> HttpResponse:
    """The council's surveys, each with how many answered."""
    page = index_page(request.council, surveys_with_bases(request.council))
    return render(request, "feedback/evidence_index.html", {"page": page})


@require_GET
@staff_view(READ_EVIDENCE)
def show(request: HttpRequest, survey: str) -> HttpResponse:
    """What people said in one survey, by quality statement."""
    found = _survey(request, survey)
    may_export = EXPORT_EVIDENCE in request.permissions
    context = {
        "page": evidence_page(evidence_for(found)),
        "checked": checked_words(checked_today()),
        "survey": found,
        "may_export": may_export,
        "packs": with_corrections(packs_of(found)[:MOST_PACKS]) if may_export else [],
    }
    return render(request, "feedback/evidence.html", context)


@require_GET
@staff_view(READ_EVIDENCE)
def most(request: HttpRequest, survey: str, statement: str) -> HttpResponse:
    """What people said most about one quality statement, in one survey."""
    found = _survey(request, survey)
    about = statement_of(found, statement)
    if about is None:
        raise Http404("No such statement.")
    context = {
        "page": most_page(about, *said_most([found], about)),
        "checked": checked_words(checked_today()),
        "survey": found,
    }
    return render(request, "feedback/evidence_most.html", context)


@require_POST
@staff_view(EXPORT_EVIDENCE)
def freeze(request: HttpRequest, survey: str) -> HttpResponse:
    """Freeze a pack and go back to the page, where it is listed."""
    found = _survey(request, survey)
    try:
        pack = packs.freeze(survey=found, by=request.user)
        messages.success(request, f"Pack {pack.sha256[:12]} is frozen.", extra_tags="packs")
    except packs.PackError as problem:
        messages.error(request, str(problem), extra_tags="packs")
    page = reverse("feedback:evidence", args=[request.council.slug, found.slug])
    return SeeOther(f"{page}#packs")


@require_GET
@staff_view(EXPORT_EVIDENCE)
def download(request: HttpRequest, survey: str, pack: int, form: str) -> HttpResponse:
    """One frozen pack as a file."""
    found = _survey(request, survey)
    frozen = pack_of(found, pack)
    if frozen is None or form not in FORMS:
        reason = "no such form" if frozen else "no such pack"
        packs.record_refusal(asked=frozen or found, form=form, by=request.user, reason=reason)
        raise Http404("No such file.")
    packs.record_export(pack=frozen, form=form, by=request.user)
    return HttpResponse(
        FORMS[form].render(frozen),
        content_type=FORMS[form].content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{file_name(frozen, form)}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )


def _survey(request: HttpRequest, slug: str) -> SurveyPage:
    found = survey_of(request.council, slug)
    if found is None:
        raise Http404("No such survey.")
    found.council = request.council  # known already: saves a query
    return found
