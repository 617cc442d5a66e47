"""The survey on paper: a page made to be printed, and the same as a PDF file."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from surveys.actions.papers import CannotMakePdf, pdf_of
from surveys.models import SurveyVersion
from surveys.models.response import Variant
from surveys.presenters.frame import frame_of
from surveys.presenters.paper import Paper, paper_of
from surveys.presenters.paper_choices import choices_of
from surveys.selectors.papers import pages_to_print
from surveys.views.doors import at_open_survey

STYLE = "frontend/paper.css"


@at_open_survey
def paper(request: HttpRequest, version: SurveyVersion) -> HttpResponse:
    """Show the form as a page that is made to be printed."""
    return _page(request, version, _paper(request, version))


@at_open_survey
def paper_pdf(request: HttpRequest, version: SurveyVersion) -> HttpResponse:
    """Give the form as a tagged PDF; where it cannot be made, the page and a plain sentence."""
    form = _paper(request, version)
    context = {"paper": form, "council": request.council, "style": STYLE}
    try:
        html = render_to_string("surveys/paper_pdf.html", context)
        pdf = pdf_of(html, style=STYLE, version=version.pk)
    except CannotMakePdf:
        problem = _("We cannot make a PDF here just now. You can print this page.")
        return _page(request, version, form, problem, status=503)
    name = f"{request.place.survey}-{version.number}.pdf"
    disposition = f'inline; filename="{name}"'
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": disposition}
    )


def _page(
    request: HttpRequest, version: SurveyVersion, form: Paper, problem: str = "", status: int = 200
) -> HttpResponse:
    variant = Variant.EASY_READ if form.easy_read else Variant.STANDARD
    frame = frame_of(version, variant, request.place)
    context = {
        # The form itself says what the sample is.
        "frame": replace(frame, sample_label=""),
        "sample_label": frame.sample_label,
        "paper": form,
        "problem": problem,
        "choices": choices_of(form, request.place),
        "style": STYLE,
    }
    return render(request, "surveys/paper.html", context, status=status)


def _paper(request: HttpRequest, version: SurveyVersion) -> Paper:
    return paper_of(
        version,
        pages_to_print(version),
        variant=_variant(request),
        large=_asked(request, "size", request.reading.size, ("usual", "large")) == "large",
        address=request.build_absolute_uri(request.place.start),
    )


def _variant(request: HttpRequest) -> str:
    variants = (str(Variant.EASY_READ), str(Variant.STANDARD))
    return _asked(request, "wording", request.reading.wording, variants)


def _asked(request: HttpRequest, name: str, reading: str, known: tuple[str, ...]) -> str:
    """What the address asks for, else how this person reads, else the first of what there is."""
    return next((value for value in (request.GET.get(name), reading) if value in known), known[0])
