"""Typing in one form, all on one page, and the next one straight after it."""

from collections.abc import Mapping
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cms.http import SeeOther
from surveys import codes
from surveys.actions.paper_forms import enter_form
from surveys.actions.refusals import FormNotKept, PaperError, ResponseError
from surveys.given import readable
from surveys.models import PaperBatch, Response
from surveys.models.response import Variant
from surveys.paper_typing import FormNotUnderstood
from surveys.presenters.paper_batches import batch_line
from surveys.presenters.paper_entry import entry_page
from surveys.selectors.paper_batches import form_with, unsafe_said
from surveys.selectors.versions import questions_of
from surveys.views.paper_batches import posted_key, with_batch

NOT_FIELDS = {"csrfmiddlewaretoken", "key", "wording"}
LARGEST_NUMBER = 1_000_000


def typed_in(request: HttpRequest) -> dict[str, list[str]]:
    """What was typed of a form, by field, without what belongs to the page."""
    return {name: request.POST.getlist(name) for name in request.POST if name not in NOT_FIELDS}


def shown_again(values: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """What was typed, as a page can show it again."""
    return {name: [readable(value) for value in sent] for name, sent in values.items()}


@with_batch
def entry(request: HttpRequest, batch: PaperBatch) -> HttpResponse:
    """Type in one form of an open batch and save it, once."""
    if batch.state != PaperBatch.State.OPEN and request.method != "POST":
        return SeeOther(reverse("surveys:paper-batch", args=[request.council.slug, batch.pk]))
    if request.method != "POST":
        return _ask(request, batch)
    key = posted_key(request)
    if key is None:
        return _ask(request, batch, problems={"key": "This page is out of date. Save it again."})
    try:
        form = enter_form(
            batch=batch,
            key=key,
            values=typed_in(request),
            variant=_variant(request, batch),
            by=request.user,
        )
    except FormNotUnderstood as refusal:
        return _ask(request, batch, problems=refusal.problems)
    except FormNotKept:
        return _ask(request, batch, not_kept=True)
    except (PaperError, ResponseError) as refusal:
        return _ask(request, batch, problems={"key": str(refusal)}, status=409)
    here = reverse("surveys:paper-entry", args=[request.council.slug, batch.pk])
    return SeeOther(f"{here}?saved={form.number}&wording={form.response.variant}")


def _variant(request: HttpRequest, batch: PaperBatch) -> str:
    asked = request.POST.get("wording") or request.GET.get("wording")
    return asked if asked in Variant.values else batch.variant


def _ask(
    request: HttpRequest,
    batch: PaperBatch,
    *,
    problems: Mapping[str, str] | None = None,
    not_kept: bool = False,
    status: int = 422,
) -> HttpResponse:
    variant = _variant(request, batch)
    values = shown_again(typed_in(request)) if request.method == "POST" else {}
    page = entry_page(batch, questions_of(batch.version_id), variant, values, problems or {})
    context = {
        "batch": batch,
        "line": batch_line(batch),
        "page": page,
        "errors": page.errors,
        "wording": variant,
        "other_wording": _other(variant),
        # A key that was used stays: pressed once more, one form on paper is still one response.
        "key": posted_key(request) or uuid4(),
        "not_kept": not_kept,
        "saved": _saved(request, batch),
        "next_number": batch.number_of_forms + 1,
    }
    failed = bool(problems) or not_kept
    return render(request, "surveys/typing/entry.html", context, status=status if failed else 200)


def _other(variant: str) -> str:
    return str(Variant.STANDARD if variant == Variant.EASY_READ else Variant.EASY_READ)


def _saved(request: HttpRequest, batch: PaperBatch) -> dict[str, object] | None:
    """The form just saved and its code: for who typed it, while the batch is open."""
    number = request.GET.get("saved", "")
    if not (number.isascii() and number.isdecimal()) or request.method == "POST":
        return None
    form = form_with(batch, min(int(number[:10]), LARGEST_NUMBER))
    if form is None or form.typed_by_id != request.user.pk or batch.state != "open":
        return None
    response = form.response
    if response is None or response.state != Response.State.SENT:
        return None
    return {
        "number": form.number,
        "code": codes.withdrawal_code(str(response.token)),
        "left_out": form.left_out,
        "passed_on": bool(unsafe_said(response)),
    }
