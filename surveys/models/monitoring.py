import secrets

from django.db import models

from cms.models import CouncilOwned, council_manager

from .response import Variant

LARGEST = 2**62


def by_lot() -> int:
    """Return a number that tells nothing about when its row was made."""
    return secrets.randbelow(LARGEST)


# The others of the list ask for consent, role and help: a survey asks those elsewhere, first.
ASKED_AT_THE_END = ["care", "carer", "protected-characteristic"]


class MonitoringQuestion(models.Model):
    """A question about who answers, in standard and easy-read wording (rules 53–56).

    The same for every council, so it belongs to none. `options` is a list of
    {code, label, easy_read}; some have `heading`, the group they stand under, or `exclusive`,
    which fits with no other. `asked_when` is {} or {slug, codes}: asked only when the earlier
    question got one of those.
    """

    slug = models.SlugField(unique=True)
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=30)
    standard = models.TextField()
    easy_read = models.TextField()
    required = models.BooleanField(default=False)
    multiple = models.BooleanField(default=False)
    options = models.JSONField(default=list)
    asked_when = models.JSONField(default=dict)
    source = models.CharField(max_length=60)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.standard


class MonitoringAnswer(CouncilOwned):
    """What somebody said about who they are: apart from their words, and from their response.

    `person_key` is a keyed digest of the response's token. Only the platform, with its secret,
    can tell which response it belongs to: to remove it, and to count groups.
    `codes` are codes of the options as the version asked them; none means it was skipped.
    Its number is drawn by lot and it has no time: rows counted up, or dated, would lie in the
    order of the responses, and so say whose they are.
    """

    id = models.BigIntegerField(primary_key=True, default=by_lot, editable=False)

    version = models.ForeignKey(
        "surveys.SurveyVersion", on_delete=models.PROTECT, related_name="monitoring_answers"
    )
    person_key = models.CharField(max_length=64)
    slug = models.SlugField()
    codes = models.JSONField(default=list)
    variant = models.CharField("wording shown", max_length=10, choices=Variant)
    language = models.CharField(max_length=10, default="en-gb")
    is_sent = models.BooleanField(default=False)

    objects = council_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_key", "slug"], name="surveys_monitoring_answer_once"
            )
        ]

    def __str__(self) -> str:
        return f"Monitoring answer {self.pk}"
