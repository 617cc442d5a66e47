"""The second person: types a drawn form again, blind, and settles what differs."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cms.http import SeeOther
from surveys.actions.paper_checks import Settled, check_may_check, settle, type_again
from surveys.actions.refusals import CannotCheck
from surveys.models import PaperBatch, PaperDifference, PaperForm
from surveys.paper_facts import from_text
from surveys.paper_typing import FormNotUnderstood
from surveys.presenters.paper_batches import batch_line
from surveys.presenters.paper_entry import entry_page
from surveys.presenters.paper_facts import FieldWords, difference_cards
from surveys.selectors.paper_batches import facts_of, form_with, unsettled
from surveys.selectors.versions import questions_of
from surveys.views.paper_batches import with_batch
from surveys.views.paper_entry import LARGEST_NUMBER, shown_again, typed_in

TEMPLATE_OF = {"again": "surveys/typing/again.html", "settle": "surveys/typing/settle.html"}


def _form(batch: PaperBatch, number: int) -> PaperForm:
    form = form_with(batch, number) if 0 < number < LARGEST_NUMBER else None
    if form is None:
        raise Http404("No such form.")
    form.batch = batch
    return form


@with_batch
def again(request: HttpRequest, batch: PaperBatch, number: int) -> HttpResponse:
    """Type a drawn form again without seeing what was typed first."""
    form = _form(batch, number)
    try:
        check_may_check(form, request.user)
        if request.method != "POST":
            return _ask_again(request, form)
        differences = type_again(form=form, values=typed_in(request), by=request.user)
    except FormNotUnderstood as refusal:
        return _ask_again(request, form, refusal.problems)
    except CannotCheck as refusal:
        return _back(request, batch, str(refusal))
    if differences:
        return SeeOther(_address(request, "surveys:paper-settle", batch.pk, number))
    messages.success(request, f"Form {number}: both typings say the same.", extra_tags="paper")
    return SeeOther(_address(request, "surveys:paper-batch", batch.pk))


def _ask_again(
    request: HttpRequest, form: PaperForm, problems: dict[str, str] | None = None
) -> HttpResponse:
    batch, variant = form.batch, form.response.variant
    values = shown_again(typed_in(request)) if request.method == "POST" else {}
    pages = questions_of(batch.version_id)
    page = entry_page(batch, pages, variant, values, problems or {}, asks_contact=False)
    context = {
        "batch": batch,
        "line": batch_line(batch),
        "form": form,
        "page": page,
        "errors": page.errors,
    }
    return render(request, TEMPLATE_OF["again"], context, status=422 if problems else 200)


@with_batch
def settle_form(request: HttpRequest, batch: PaperBatch, number: int) -> HttpResponse:
    """Show both typings of a form beside each other, and keep what the paper says."""
    form = _form(batch, number)
    try:
        check_may_check(form, request.user)
        differences = unsettled(form)
        if not differences or not form.typed_again:
            raise CannotCheck("Nothing waits to be settled here.")
        if request.method != "POST":
            return _ask_settle(request, form, differences)
        choices, problems = _chosen(request, differences)
        if problems:
            return _ask_settle(request, form, differences, problems)
        settle(form=form, choices=choices, by=request.user)
    except CannotCheck as refusal:
        return _back(request, batch, str(refusal))
    messages.success(request, f"Form {number} is settled.", extra_tags="paper")
    return SeeOther(_address(request, "surveys:paper-batch", batch.pk))


def _chosen(
    request: HttpRequest, differences: Sequence[PaperDifference]
) -> tuple[dict[str, Settled], dict[str, str]]:
    choices, problems = {}, {}
    for number, difference in enumerate(differences, start=1):
        right = request.POST.get(f"d{number}", "")
        reason = request.POST.get(f"d{number}-reason", "")
        if right not in PaperDifference.Right.values:
            problems[f"d{number}"] = "Look at the paper and choose which typing is right."
        elif reason not in PaperDifference.Reason.values:
            problems[f"d{number}"] = "Choose why the two typings differ."
        choices[difference.field] = Settled(right, reason)
    return choices, problems


def _ask_settle(
    request: HttpRequest,
    form: PaperForm,
    differences: Sequence[PaperDifference],
    problems: dict[str, str] | None = None,
) -> HttpResponse:
    problems = problems or {}
    words = FieldWords(
        form.batch.version, questions_of(form.batch.version_id), form.response.variant
    )
    first, second = facts_of(form.response), from_text(form.typed_again)
    cards = difference_cards(differences, first, second, words, request.POST, problems)
    context = {
        "batch": form.batch,
        "line": batch_line(form.batch),
        "form": form,
        "cards": cards,
        "errors": [
            {"text": f"{card.label}: {card.error}", "href": f"#{card.name}-first"}
            for card in cards
            if card.error
        ],
    }
    return render(request, TEMPLATE_OF["settle"], context, status=422 if problems else 200)


def _back(request: HttpRequest, batch: PaperBatch, problem: str) -> HttpResponse:
    messages.error(request, problem, extra_tags="paper")
    return SeeOther(_address(request, "surveys:paper-batch", batch.pk))


def _address(request: HttpRequest, name: str, *parts: int) -> str:
    return reverse(name, args=[request.council.slug, *parts])
