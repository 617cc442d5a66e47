"""Plans of sessions: what a supporter prepares before they meet people."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cms.http import SeeOther
from surveys import form_key
from surveys.actions.plans import change_plan, delete_plan, make_plan
from surveys.actions.refusals import SessionError
from surveys.actions.sessions import start_session
from surveys.models import SessionPlan, SupportedSession
from surveys.presenters.plans import planned, planned_list
from surveys.presenters.sessions import helpers_offered
from surveys.selectors.plans import plan_numbered, plans
from surveys.selectors.surveys import open_surveys_of
from surveys.views.handing_over import HELPERS, OUT_OF_DATE
from surveys.views.plan_form import PlanForm
from surveys.views.sessions import supporters_page

FULL = "Something does not fit. Please look at the marked lines."


@supporters_page
def plan_list(request: HttpRequest) -> HttpResponse:
    """The council's plans: those still to come first, then those whose day has passed."""
    return render(request, "surveys/sessions/plans/list.html", {"plans": planned_list(plans())})


@supporters_page
def make(request: HttpRequest) -> HttpResponse:
    """Make a plan. What does not fit is said beside its field, and nothing typed is lost."""
    form = PlanForm(request.POST or None, surveys=open_surveys_of(request.council))
    if request.method != "POST":
        return _fill_in(request, form)
    try:
        key = form_key.key_in(request.POST.get("key"), "plan", request.council.pk)
    except form_key.OutOfDate:
        return _fill_in(request, form, OUT_OF_DATE)
    if not form.is_valid():
        return _fill_in(request, form, FULL)
    plan = make_plan(facts=form.facts(), key=key, by=request.user)
    return SeeOther(_address(plan))


@supporters_page
def show(request: HttpRequest, plan: int) -> HttpResponse:
    """One plan to read, print, change, or start a session from."""
    found = _plan(plan)
    return _show(request, found)


@supporters_page
def change(request: HttpRequest, plan: int) -> HttpResponse:
    """Change a plan."""
    found = _plan(plan)
    surveys = open_surveys_of(request.council)
    form = PlanForm(request.POST or None, surveys=surveys, plan=found)
    if request.method != "POST":
        return _fill_in(request, form, plan=found)
    if not form.is_valid():
        return _fill_in(request, form, FULL, plan=found)
    change_plan(plan=found, facts=form.facts(), by=request.user)
    return SeeOther(_address(found))


@supporters_page
def delete(request: HttpRequest, plan: int) -> HttpResponse:
    """Delete a plan, once somebody said that they are sure."""
    found = _plan(plan)
    if request.method != "POST":
        return render(request, "surveys/sessions/plans/delete.html", {"plan": planned(found)})
    delete_plan(plan=found, by=request.user)
    return SeeOther(reverse("surveys:plans", args=[request.council.slug]))


@supporters_page
def start(request: HttpRequest, plan: int) -> HttpResponse:
    """Start a session as it was planned; one device is handed over on a page of its own."""
    found = _plan(plan)
    council = request.council.slug
    if request.method != "POST":
        return SeeOther(_address(found))
    if found.kind == SupportedSession.Kind.ONE_DEVICE:
        return SeeOther(f"{reverse('surveys:hand-over', args=[council])}?plan={found.pk}")
    try:
        key = form_key.key_in(request.POST.get("key"), "plan-start", found.pk)
        session = _started(request, found, key)
    except form_key.OutOfDate:
        return _show(request, found, OUT_OF_DATE, 409)
    except SessionError as refusal:
        return _show(request, found, str(refusal), 409)
    return SeeOther(reverse("surveys:session", args=[council, session.pk]))


def _started(request: HttpRequest, plan: SessionPlan, key: UUID) -> SupportedSession:
    helper = request.POST.get("helper", "")
    if helper not in dict(HELPERS):
        raise SessionError("Please choose what you are to the people.")
    return start_session(
        survey=plan.survey,
        key=key,
        supporter=request.user,
        kind=plan.kind,
        helper=helper,
        plan=plan,
    )


def _plan(number: int) -> SessionPlan:
    plan = plan_numbered(number)
    if plan is None:
        raise Http404("No such plan.")
    return plan


def _address(plan: SessionPlan) -> str:
    return reverse("surveys:plan", args=[plan.council.slug, plan.pk])


def _show(
    request: HttpRequest, plan: SessionPlan, problem: str = "", status: int = 200
) -> HttpResponse:
    is_handed = plan.kind == SupportedSession.Kind.ONE_DEVICE
    context = {
        "plan": planned(plan),
        # Who hands a device over says it on the page for that.
        "helpers": [] if is_handed else helpers_offered(request.POST.get("helper", "")),
        "key": form_key.fresh("plan-start", plan.pk),
        "errors": [{"text": problem, "href": "#helper"}] if problem else [],
    }
    return render(request, "surveys/sessions/plans/plan.html", context, status=status)


def _fill_in(
    request: HttpRequest, form: PlanForm, problem: str = "", plan: SessionPlan | None = None
) -> HttpResponse:
    first = next(iter(form.errors), "survey") if form.is_bound else "survey"
    context = {
        "form": form,
        "plan": plan,
        "key": form_key.fresh("plan", request.council.pk),
        "errors": [{"text": problem, "href": f"#id_{first}"}] if problem else [],
    }
    return render(
        request, "surveys/sessions/plans/form.html", context, status=422 if problem else 200
    )
