from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.access import public_view
from cms.presenters.statement import statement_of

# Who helps when a council does not put things right.
ADVICE = "https://www.equalityadvisoryservice.com/"


@require_safe
@public_view
def show(request: HttpRequest) -> HttpResponse:
    """Show how well this council's site can be used by everyone, and whom to tell if it cannot."""
    context = {"statement": statement_of(request.council), "advice": ADVICE}
    return render(request, "cms/accessibility.html", context)
