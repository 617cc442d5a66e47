from django.conf import settings
from django.db import models
from django.db.models import F, Q
from encrypted_fields.fields import EncryptedTextField

from cms.models import CouncilOwned, council_manager

from .response import Mode, Variant


class PaperBatchQuerySet(models.QuerySet):
    def unfinished(self):
        """Batches that are typed in or checked still, so that forms are tied to responses."""
        return self.exclude(state__in=[PaperBatch.State.CHECKED, PaperBatch.State.LAPSED])


class PaperBatch(CouncilOwned):
    """Forms of one version, given on one day in one place, that are typed in together (F40).

    Forms on paper, calls or interviews: `mode` says which. `key` makes a double click on "open"
    one batch. `after_closing` marks forms that were given before the survey closed and reached us
    after it. A closed batch takes no more forms: a sample was drawn with `sample_seed`, so that
    the draw can be traced, and somebody else types the sample again. After the check, or when its
    time is over (`LAPSED`), nothing says any more which response was which form.
    """

    class State(models.TextChoices):
        OPEN = "open", "Being typed in"
        CLOSED = "closed", "To be checked"
        CHECKED = "checked", "Checked"
        LAPSED = "lapsed", "Time is over"

    class Source(models.TextChoices):
        PAPER = str(Mode.PAPER), "Forms on paper"
        PHONE = str(Mode.PHONE), "Phone calls"
        INTERVIEW = str(Mode.INTERVIEW), "Interviews"

    version = models.ForeignKey(
        "surveys.SurveyVersion", on_delete=models.PROTECT, related_name="paper_batches"
    )
    key = models.UUIDField(unique=True)
    mode = models.CharField(max_length=10, choices=Source)
    variant = models.CharField("wording of the forms", max_length=10, choices=Variant)
    language = models.CharField(max_length=10, default="en-gb")
    place = models.CharField(max_length=120, help_text="A venue. Never a person's name or home.")
    given_on = models.DateField()
    after_closing = models.BooleanField("reached us after the survey was closed", default=False)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    sample_seed = models.BigIntegerField(null=True, blank=True)
    checks_all = models.BooleanField("every form is checked", default=False)

    objects = council_manager(PaperBatchQuerySet)

    class Meta:
        verbose_name_plural = "paper batches"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None, sample_seed=None)
                | Q(state__in=["closed", "checked"], closed_at__isnull=False)
                & Q(sample_seed__isnull=False)
                | Q(state="lapsed"),
                name="surveys_batch_closed_with_seed",
            ),
            models.CheckConstraint(
                condition=Q(state="checked", checked_at__isnull=False)
                | (~Q(state="checked") & Q(checked_at=None)),
                name="surveys_batch_checked_at",
            ),
        ]

    def __str__(self) -> str:
        return f"Batch {self.pk} ({self.state})"


class PaperForm(CouncilOwned):
    """One form of a batch as it was typed in; its answers are a response like any other.

    `key` makes a double click on "save" one form, `typed_sha256` is a keyed digest of what was
    typed under it. `unclear` counts marks nobody could read, `left_out` answers to questions that
    this person was not asked. `typed_again` is what a second person typed: encrypted, and kept
    only while its differences wait. `fields_wrong` counts those that the first typing had wrong.
    """

    batch = models.ForeignKey(PaperBatch, on_delete=models.CASCADE, related_name="forms")
    number = models.PositiveIntegerField()
    key = models.UUIDField(unique=True)
    typed_sha256 = models.CharField(max_length=64, blank=True)
    response = models.OneToOneField(
        "surveys.Response", null=True, on_delete=models.SET_NULL, related_name="paper_form"
    )
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    typed_at = models.DateTimeField(auto_now_add=True)
    unclear = models.PositiveSmallIntegerField(default=0)
    left_out = models.PositiveSmallIntegerField(default=0)
    is_drawn = models.BooleanField("drawn for the check", default=False)
    typed_again = EncryptedTextField(null=True, blank=True)
    typed_again_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    typed_again_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    fields_checked = models.PositiveSmallIntegerField(default=0)
    fields_different = models.PositiveSmallIntegerField(default=0)
    fields_wrong = models.PositiveSmallIntegerField(default=0)

    objects = council_manager()

    class Meta:
        ordering = ["batch", "number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="surveys_form_number_once"),
            models.CheckConstraint(
                condition=Q(typed_again=None) | Q(settled_at=None, typed_again_at__isnull=False),
                name="surveys_form_second_typing_only_while_it_waits",
            ),
            models.CheckConstraint(
                condition=Q(fields_wrong__lte=F("fields_different"))
                & Q(fields_different__lte=F("fields_checked")),
                name="surveys_form_no_more_wrong_than_checked",
            ),
        ]

    def __str__(self) -> str:
        return f"Form {self.number}"


class PaperDifference(CouncilOwned):
    """A field that two people typed differently, and which of the two the paper says.

    The story of a correction without its content: no row here holds what anybody typed.
    """

    class Right(models.TextChoices):
        FIRST = "first", "The first typing"
        SECOND = "second", "The second typing"

    class Reason(models.TextChoices):
        SLIP = "slip", "A wrong key"
        MISREAD = "misread", "The writing was misread"
        MISSED = "missed", "Something was left out"
        UNCLEAR = "unclear", "The paper is hard to read"

    form = models.ForeignKey(PaperForm, on_delete=models.CASCADE, related_name="differences")
    field = models.CharField(max_length=100)
    right = models.CharField(max_length=6, choices=Right, blank=True)
    reason = models.CharField(max_length=8, choices=Reason, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = council_manager()

    class Meta:
        ordering = ["form", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["form", "field"], name="surveys_difference_once"),
            models.CheckConstraint(
                condition=Q(right="", reason="", settled_at=None)
                | (~Q(right="") & ~Q(reason="") & Q(settled_at__isnull=False)),
                name="surveys_difference_settled_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Difference {self.pk}"
