from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from surveys.presenters.credits import grouped
from surveys.selectors.credits import bank_credits, council_credits, licence_texts


@require_safe
def credits(request: HttpRequest) -> HttpResponse:
    """Say who made the pictures, and what lets us show them (F36)."""
    context = {
        "bank": grouped(bank_credits()),
        "councils": grouped(council_credits()),
        "licences": licence_texts(),
    }
    return render(request, "surveys/credits.html", context)
