"""Handing a device over: the supporter goes out of it, and people answer at it in turn."""

from uuid import UUID

from django import forms
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.http import SeeOther
from surveys import cookies, form_key, handed
from surveys.actions.refusals import SessionError
from surveys.actions.sessions import start_session
from surveys.models import SessionPlan, SupportedSession
from surveys.models.response import Helper
from surveys.places import Place
from surveys.selectors.handing_over import groups_of
from surveys.selectors.plans import plan_numbered
from surveys.selectors.surveys import open_surveys_of
from surveys.views.sessions import supporters_page

HELPERS = [(value, label) for value, label in Helper.choices if value]
OUT_OF_DATE = "This page is out of date. Please press the button again."
FULL = "Please choose from what is on this page."


class HandOverForm(forms.Form):
    """Which survey, who the supporter is to the people, and the group if there is one."""

    survey = forms.ChoiceField(label="Which survey?")
    helper = forms.ChoiceField(label="What are you to the people?", choices=HELPERS)
    group = forms.ChoiceField(
        label="Is this for somebody in a group that you run now?",
        required=False,
        help_text="Then they answer the group’s survey, and count among its people.",
    )

    def __init__(self, data, *, surveys, groups, initial) -> None:
        super().__init__(data, initial=initial)
        self.surveys = {survey.slug: survey for survey in surveys}
        self.groups = {str(group.pk): group for group in groups}
        self.fields["survey"].choices = [(slug, each.title) for slug, each in self.surveys.items()]
        named = [(key, f"{each.survey.title}, {each.code}") for key, each in self.groups.items()]
        self.fields["group"].choices = [("", "No"), *named]
        if not groups:
            del self.fields["group"]

    def start(self, *, key: UUID, by, plan: SessionPlan | None) -> SupportedSession:
        """Start the session that was chosen."""
        group = self.groups.get(self.cleaned_data.get("group", ""))
        survey = group.survey if group else self.surveys[self.cleaned_data["survey"]]
        return start_session(
            survey=survey,
            key=key,
            supporter=by,
            kind=SupportedSession.Kind.ONE_DEVICE,
            helper=self.cleaned_data["helper"],
            plan=group.plan if group else plan,
            within=group,
        )


@supporters_page
def hand_over(request: HttpRequest) -> HttpResponse:
    """Choose what people answer; then this device knows its supporter no more."""
    plan = _plan(request)
    form = _form(request, plan)
    if request.method != "POST":
        return _ask(request, form, plan)
    try:
        key = form_key.key_in(request.POST.get("key"), *_about(request))
        if not form.is_valid():
            return _ask(request, form, plan, FULL)
        session = form.start(key=key, by=request.user, plan=plan)
    except form_key.OutOfDate:
        return _ask(request, form, plan, OUT_OF_DATE)
    except SessionError as refusal:
        return _ask(request, form, plan, str(refusal))
    return _handed(request, session)


def _handed(request: HttpRequest, session: SupportedSession) -> HttpResponse:
    place = Place(request.council.slug, session.survey.slug)
    logout(request)
    reply = SeeOther(place.together)
    cookies.forget_everything(request, reply, place)
    handed.spare(reply)
    handed.hand(reply, session, place)
    return reply


def _about(request: HttpRequest) -> tuple[object, ...]:
    return ("hand-over", request.council.pk, request.user.pk)


def _plan(request: HttpRequest) -> SessionPlan | None:
    asked = request.POST.get("plan") or request.GET.get("plan", "")
    known = asked.isascii() and asked.isdigit() and len(asked) < 19
    return plan_numbered(int(asked)) if known else None


def _form(request: HttpRequest, plan: SessionPlan | None) -> HandOverForm:
    groups = groups_of(request.user)
    initial = {"helper": Helper.STAFF, "group": request.GET.get("group", "")}
    if plan:
        initial["survey"] = plan.survey.slug
    surveys = open_surveys_of(request.council)
    return HandOverForm(request.POST or None, surveys=surveys, groups=groups, initial=initial)


def _ask(
    request: HttpRequest, form: HandOverForm, plan: SessionPlan | None, problem: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "plan": plan,
        "key": form_key.fresh(*_about(request)),
        "errors": [{"text": problem, "href": "#id_survey"}] if problem else [],
    }
    return render(
        request, "surveys/sessions/hand_over.html", context, status=422 if problem else 200
    )
