"""Batches of forms that staff type in: the list, a new one, and one with its forms."""

from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from cms.access import staff_view
from cms.http import SeeOther, View, never_stored
from cms.roles import ENTER_PAPER
from surveys.actions import paper_batches as actions
from surveys.actions.paper_batches import Source
from surveys.actions.refusals import PaperError
from surveys.models import PaperBatch, SurveyVersion
from surveys.models.response import Variant
from surveys.paper_square import NotOurSquare, Square, square_in
from surveys.presenters.paper_batches import batch_line, batch_page
from surveys.presenters.paper_facts import FieldWords
from surveys.selectors.paper_batches import (
    batch_with,
    batches,
    forms_of,
    forms_to_check,
    settled_in,
    version_numbered,
    versions_to_type,
)
from surveys.selectors.versions import questions_of

A_PAGE = 20
FORMS_ON_A_PAGE = 50
LONGEST_STORY = 100
ACTS = {
    "close": (actions.close_batch, "The batch is closed. A sample was drawn."),
    "all": (actions.check_all, "Every form of this batch is to be typed again."),
    "finish": (actions.finish_batch, "The check is finished."),
}


class BatchForm(forms.Form):
    """Where the forms of a new batch come from."""

    version = forms.ChoiceField(label="Survey and version")
    mode = forms.ChoiceField(label="Where from", choices=PaperBatch.Source.choices)
    variant = forms.ChoiceField(label="Wording of the forms", choices=Variant.choices)
    language = forms.ChoiceField(label="Language of the answers", choices=settings.LANGUAGES)
    given_on = forms.DateField(
        label="Day the answers were given",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    place = forms.CharField(
        label="Place",
        max_length=actions.LONGEST_PLACE,
        help_text="Such as “Day centre, High Street”. Never a person's name or home.",
    )

    def __init__(self, versions: list[SurveyVersion], *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].choices = [
            (version.pk, f"{version.title}, version {version.number} ({version.survey.slug})")
            for version in versions
        ]


def with_batch(view: View) -> View:
    """Serve `view(request, batch)` to who may type forms in at the batch's council."""

    @never_stored
    @require_http_methods(["GET", "HEAD", "POST"])
    @staff_view(ENTER_PAPER)
    def inner(request: HttpRequest, batch: int, **kwargs) -> HttpResponse:
        found = batch_with(batch)
        if found is None:
            raise Http404("No such batch.")
        return view(request, found, **kwargs)

    return inner


def posted_key(request: HttpRequest) -> UUID | None:
    """The key that makes a page sent twice count once; None where the page came without one."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return None


@never_stored
@require_GET
@staff_view(ENTER_PAPER)
def index(request: HttpRequest) -> HttpResponse:
    """Every batch of the council: unfinished ones first, then the newest."""
    page = Paginator(batches(), A_PAGE).get_page(request.GET.get("page"))
    context = {"batches": [batch_line(batch) for batch in page.object_list], "page": page}
    return render(request, "surveys/typing/batches.html", context)


@never_stored
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(ENTER_PAPER)
def new(request: HttpRequest) -> HttpResponse:
    """Scan a form's square or choose its survey, then say where the forms come from."""
    versions = list(versions_to_type(request.council))
    if request.method == "POST":
        form = BatchForm(versions, request.POST)
        return _opened(request, form, versions) if form.is_valid() else _ask(request, form)
    problem, first = "", {"language": settings.LANGUAGE_CODE}
    scanned = request.GET.get("scan", "")
    if scanned.strip():
        try:
            first |= _scanned(request, scanned)
        except NotOurSquare as refusal:
            problem = str(refusal)
    return _ask(request, BatchForm(versions, initial=first), scanned[:300], problem)


def _scanned(request: HttpRequest, typed: str) -> dict[str, object]:
    square: Square = square_in(typed, request.council.slug)
    version = version_numbered(square.survey, square.version)
    if version is None:
        raise NotOurSquare("This square is of a survey or version that we do not have.")
    said = {"version": version.pk, "variant": square.wording, "language": square.language}
    return {name: value for name, value in said.items() if value}


def _opened(request: HttpRequest, form: BatchForm, versions: list[SurveyVersion]) -> HttpResponse:
    said = dict(form.cleaned_data)
    chosen = said.pop("version")
    version = next(each for each in versions if str(each.pk) == chosen)
    key = posted_key(request)
    if key is None:
        form.add_error(None, "This page is out of date. Please press the button again.")
        return _ask(request, form)
    try:
        batch = actions.open_batch(version=version, key=key, source=Source(**said), by=request.user)
    except PaperError as refusal:
        form.add_error("given_on", str(refusal))
        return _ask(request, form)
    return SeeOther(reverse("surveys:paper-entry", args=[request.council.slug, batch.pk]))


def _ask(
    request: HttpRequest, form: BatchForm, scanned: str = "", problem: str = ""
) -> HttpResponse:
    errors = [
        {"text": text, "href": f"#id_{name}" if name != "__all__" else "#id_version"}
        for name, texts in form.errors.items()
        for text in texts
    ]
    if problem:
        errors.append({"text": problem, "href": "#scan"})
    found = bool(scanned) and not problem
    begin = next((name for name in form.fields if name in form.errors), "given_on")
    if form.errors or found:
        form.fields[begin].widget.attrs["autofocus"] = True
    context = {
        "form": form,
        "errors": errors,
        "scanned": scanned,
        "found": found,
        "problem": problem,
        "key": uuid4(),
    }
    return render(request, "surveys/typing/new.html", context, status=422 if errors else 200)


@with_batch
def show(request: HttpRequest, batch: PaperBatch) -> HttpResponse:
    """One batch with its forms; here it is closed, checked and finished."""
    if request.method == "POST":
        return _acted(request, batch)
    page = Paginator(forms_of(batch), FORMS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "batch": batch_page(
            batch,
            page.object_list,
            forms_to_check(batch).count(),
            settled_in(batch)[:LONGEST_STORY],
            FieldWords(batch.version, questions_of(batch.version_id), batch.variant),
            request.user,
        ),
    }
    return render(request, "surveys/typing/batch.html", context)


def _acted(request: HttpRequest, batch: PaperBatch) -> HttpResponse:
    act, done = ACTS.get(request.POST.get("act", ""), (None, ""))
    try:
        if act:
            act(batch=batch, by=request.user)
            messages.success(request, done, extra_tags="paper")
    except PaperError as refusal:
        messages.error(request, str(refusal), extra_tags="paper")
    return SeeOther(reverse("surveys:paper-batch", args=[request.council.slug, batch.pk]))
