"""Where a council's administrator keeps its help numbers and accessibility statement right."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cms.access import staff_view
from cms.actions.details import change_details
from cms.http import SeeOther, never_stored
from cms.models import Council
from cms.roles import MANAGE_COUNCIL

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DetailsForm(forms.ModelForm):
    """What a council may say about itself."""

    class Meta:
        model = Council
        fields = (
            "help_phone",
            "help_hours",
            "out_of_hours_phone",
            "contact_email",
            "retention_months",
            "accessibility_email",
            "accessibility_phone",
            "accessibility_reply_days",
            "accessibility_known_problems",
            "accessibility_how_tested",
            "accessibility_tested_on",
            "accessibility_prepared_on",
            "accessibility_reviewed_on",
        )
        labels = {
            "out_of_hours_phone": "Out-of-hours line",
            "accessibility_reply_days": "Working days until we answer",
            "accessibility_known_problems": "Known accessibility problems",
            "accessibility_how_tested": "How it was tested",
            "accessibility_tested_on": "Last tested on",
            "accessibility_prepared_on": "Statement written on",
            "accessibility_reviewed_on": "Statement last checked on",
        }
        widgets = {
            "accessibility_tested_on": DAY,
            "accessibility_prepared_on": DAY,
            "accessibility_reviewed_on": DAY,
        }


@never_stored
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(MANAGE_COUNCIL)
def details(request: HttpRequest) -> HttpResponse:
    """Show the council's details to change; what does not fit is said beside its field."""
    council = Council.objects.get(pk=request.council.pk)
    form = DetailsForm(request.POST or None, instance=council)
    if request.method == "POST" and form.is_valid():
        change_details(council=request.council, values=form.cleaned_data, by=request.user)
        messages.success(request, "Saved.")
        return SeeOther(reverse("council-details", args=[request.council.slug]))
    status = 422 if form.errors else 200
    return render(request, "cms/details.html", {"form": form}, status=status)
