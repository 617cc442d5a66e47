"""Batches of forms, what was typed of each, and what a second person found."""

from collections.abc import Sequence

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Sum, Value, When

from cms.models import Council
from surveys.models import PaperBatch, PaperDifference, PaperForm, Response, SurveyVersion
from surveys.paper_facts import Facts, facts_stored
from surveys.paper_sample import ErrorRate
from surveys.selectors.monitoring import said_about_you
from surveys.selectors.responses import answers_of, pages_of
from surveys.unsafe import unsafe_in

SENT = Response.State.SENT


def batches() -> QuerySet[PaperBatch]:
    """The chosen council's batches with what was counted of each: unfinished first, then newest."""
    done = [PaperBatch.State.CHECKED, PaperBatch.State.LAPSED]
    return (
        PaperBatch.objects.select_related("version")
        .annotate(
            is_done=Case(
                When(state__in=done, then=Value(1)), default=Value(0), output_field=IntegerField()
            ),
            number_of_forms=Count("forms"),
            number_drawn=Count("forms", filter=Q(forms__is_drawn=True)),
            number_settled=Count("forms", filter=Q(forms__settled_at__isnull=False)),
            checked=Sum("forms__fields_checked", filter=Q(forms__settled_at__isnull=False)),
            different=Sum("forms__fields_different", filter=Q(forms__settled_at__isnull=False)),
            wrong=Sum("forms__fields_wrong", filter=Q(forms__settled_at__isnull=False)),
        )
        .order_by("is_done", "-opened_at", "-pk")
    )


def batch_with(pk: int) -> PaperBatch | None:
    """One batch of the chosen council with its counts, survey and council, or None."""
    found = batches().select_related("version__survey", "council", "opened_by")
    return found.filter(pk=pk).first()


def rate_of(batch: PaperBatch) -> ErrorRate:
    """How often two typings differed in a batch that came with its counts."""
    counts = {"forms": "number_settled"} | {
        name: name for name in ("checked", "different", "wrong")
    }
    return ErrorRate(**{name: getattr(batch, counted) or 0 for name, counted in counts.items()})


def forms_of(batch: PaperBatch) -> QuerySet[PaperForm]:
    """Every form of a batch, in order, with who typed it and what became of its response."""
    return (
        PaperForm.objects.filter(batch=batch)
        .select_related("response", "typed_by", "typed_again_by")
        .only(
            "batch",
            "number",
            "typed_at",
            "typed_by",
            "unclear",
            "left_out",
            "is_drawn",
            "typed_again_at",
            "typed_again_by",
            "settled_at",
            "fields_checked",
            "fields_different",
            "fields_wrong",
            "response__state",
            "typed_by__first_name",
            "typed_by__last_name",
            "typed_by__email",
            "typed_again_by__first_name",
            "typed_again_by__last_name",
            "typed_again_by__email",
        )
        .order_by("number")
    )


def form_with(batch: PaperBatch, number: int) -> PaperForm | None:
    """One form of a batch by its number, with its response, or None."""
    forms = PaperForm.objects.select_related("response__version__survey", "response__council")
    return forms.filter(batch=batch, number=number).first()


def forms_with_answers(batch: PaperBatch) -> QuerySet[PaperForm]:
    """The forms of a batch whose answers nobody has taken back."""
    return PaperForm.objects.filter(batch=batch, response__state=SENT)


def forms_to_check(batch: PaperBatch) -> QuerySet[PaperForm]:
    """The forms that were drawn and are not settled; answers taken back need no check."""
    waiting = forms_with_answers(batch).filter(is_drawn=True, settled_at=None)
    return waiting.order_by("number")


def facts_of(response: Response) -> Facts:
    """What a form says as it is stored now, field by field. Three queries."""
    pages, answers = pages_of(response), answers_of(response)
    return facts_stored(response, pages, answers, said_about_you(response))


def unsettled(form: PaperForm) -> list[PaperDifference]:
    """The differences of a form that wait to be settled, in the form's order."""
    return list(PaperDifference.objects.filter(form=form, settled_at=None).order_by("pk"))


def settled_in(batch: PaperBatch) -> QuerySet[PaperDifference]:
    """The story of a batch's corrections: which field of which form, by whom, and why."""
    settled = PaperDifference.objects.filter(form__batch=batch).exclude(settled_at=None)
    return settled.select_related("form", "settled_by").order_by("form__number", "pk")


def versions_to_type(council: Council) -> Sequence[SurveyVersion]:
    """Every version of the council's surveys, newest first within each survey."""
    versions = SurveyVersion.objects.filter(council=council).select_related("survey")
    return list(
        versions.defer("survey__body", "wordings", "monitoring").order_by("title", "-number")
    )


def version_numbered(survey_slug: str, number: int) -> SurveyVersion | None:
    """The chosen council's version that a printed form names, or None."""
    versions = SurveyVersion.objects.select_related("survey")
    return versions.filter(survey__slug=survey_slug, number=number).first()


def unsafe_said(response: Response) -> frozenset[tuple[str, str]]:
    """Every choice, with its question's key, that says somebody does not feel safe. Two queries."""
    answers = answers_of(response)
    return frozenset(
        (page.key, choice)
        for page in pages_of(response)
        for choice in unsafe_in(page, answers.get(page.pk))
    )
