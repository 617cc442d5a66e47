from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cms.http import SeeOther
from surveys import form_key
from surveys.actions.refusals import SessionError
from surveys.actions.sessions import start_session
from surveys.models import SupportedSession
from surveys.models.response import Helper
from surveys.selectors.surveys import open_surveys_of
from surveys.views.handing_over import FULL, HELPERS, OUT_OF_DATE
from surveys.views.sessions import supporters_page


class GroupForm(forms.Form):
    """Which survey a group answers, and who the supporter is to the people."""

    survey = forms.ChoiceField(label="Which survey?")
    helper = forms.ChoiceField(
        label="What are you to the people?", choices=HELPERS, initial=Helper.STAFF
    )

    def __init__(self, data, *, surveys) -> None:
        super().__init__(data)
        self.surveys = {survey.slug: survey for survey in surveys}
        self.fields["survey"].choices = [(slug, each.title) for slug, each in self.surveys.items()]


@supporters_page
def start_group(request: HttpRequest) -> HttpResponse:
    """Start a group without a plan."""
    form = GroupForm(request.POST or None, surveys=open_surveys_of(request.council))
    about = ("group", request.council.pk, request.user.pk)
    problem = ""
    if request.method == "POST":
        try:
            key = form_key.key_in(request.POST.get("key"), *about)
            if form.is_valid():
                return SeeOther(_started(request, form, key))
            problem = FULL
        except form_key.OutOfDate:
            problem = OUT_OF_DATE
        except SessionError as refusal:
            problem = str(refusal)
    context = {
        "form": form,
        "key": form_key.fresh(*about),
        "errors": [{"text": problem, "href": "#id_survey"}] if problem else [],
    }
    return render(
        request, "surveys/sessions/group_start.html", context, status=422 if problem else 200
    )


def _started(request: HttpRequest, form: GroupForm, key) -> str:
    session = start_session(
        survey=form.surveys[form.cleaned_data["survey"]],
        key=key,
        supporter=request.user,
        kind=SupportedSession.Kind.GROUP,
        helper=form.cleaned_data["helper"],
    )
    return reverse("surveys:screen", args=[request.council.slug, session.pk])
