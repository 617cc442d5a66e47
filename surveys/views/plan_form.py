from collections.abc import Sequence
from datetime import datetime, timedelta

from django import forms
from django.utils import timezone

from surveys.actions.plans import Facts
from surveys.models import SessionPlan, SupportedSession, SurveyPage
from surveys.models.plan import AccessNeed, Band, Breaks, Observer

FURTHEST = timedelta(days=2 * 366)
USUAL = {"kind": SupportedSession.Kind.GROUP, "size_band": Band.FEW}


class PlanForm(forms.Form):
    """What a supporter says of a session to come."""

    survey = forms.ChoiceField(label="Which survey?")
    kind = forms.ChoiceField(label="How do people answer?", choices=SupportedSession.Kind)
    venue = forms.CharField(
        label="Where?", max_length=120, help_text="The name of the place, such as a day centre."
    )
    day = forms.DateField(label="Which day?", widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    time = forms.TimeField(
        label="From what time?", widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    size_band = forms.ChoiceField(
        label="About how many people?", choices=Band, help_text="We keep no names."
    )
    access_needs = forms.MultipleChoiceField(
        label="What has to be ready?",
        choices=AccessNeed,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    access_notes = forms.CharField(
        label="Anything else about the room",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Please write no names, and nothing about one person.",
    )
    interpreter = forms.CharField(
        label="Does somebody interpret? Into which language?",
        required=False,
        max_length=60,
        help_text="Leave it empty when nobody does.",
    )
    breaks = forms.ChoiceField(
        label="When are breaks?", choices=Breaks, help_text="Anyone may stop at any other time."
    )
    observers = forms.MultipleChoiceField(
        label="Who else is in the room?",
        choices=Observer,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="What they are, not who. People are asked whether that is all right.",
    )

    def __init__(
        self, data=None, *, surveys: Sequence[SurveyPage], plan: SessionPlan | None = None
    ) -> None:
        super().__init__(data, initial=_said(plan) if plan else USUAL)
        known = {survey.slug: survey for survey in surveys}
        if plan:
            # The plan of a survey that closed meanwhile can still be changed.
            known.setdefault(plan.survey.slug, plan.survey)
        self.surveys, self.plan = known, plan
        self.fields["survey"].choices = [(slug, each.title) for slug, each in known.items()]

    def clean_day(self):
        """A day to come, within two years; a plan that is changed may keep its own."""
        day, today = self.cleaned_data["day"], timezone.localdate()
        if self.plan and day == timezone.localdate(self.plan.planned_for):
            return day
        if not today <= day <= today + FURTHEST:
            raise forms.ValidationError("Please choose today or a day in the next two years.")
        return day

    def facts(self) -> Facts:
        """What was said, as the plan keeps it."""
        said = dict(self.cleaned_data)
        begins = datetime.combine(said.pop("day"), said.pop("time"))
        survey = self.surveys[said.pop("survey")]
        return Facts(survey=survey, planned_for=timezone.make_aware(begins), **said)


def _said(plan: SessionPlan) -> dict[str, object]:
    begins = timezone.localtime(plan.planned_for)
    names = ("kind", "venue", "size_band", "access_needs", "access_notes", "interpreter")
    said = {name: getattr(plan, name) for name in (*names, "breaks", "observers")}
    return said | {"survey": plan.survey.slug, "day": begins.date(), "time": begins.time()}
