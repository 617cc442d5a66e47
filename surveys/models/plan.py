from django.conf import settings
from django.db import models

from cms.models import CouncilOwned, council_manager

from .session import SupportedSession


class Band(models.TextChoices):
    """About how many people are expected. Never who (rule 39)."""

    ONE = "1", "1 person"
    FEW = "2-5", "2 to 5 people"
    SOME = "6-10", "6 to 10 people"
    MANY = "11-20", "11 to 20 people"
    MORE = "21+", "More than 20 people"


class Breaks(models.TextChoices):
    """How often everybody stops for a while. Anyone may stop at any other time, too."""

    AS_ASKED = "as_asked", "Whenever somebody asks"
    MINUTES_20 = "20", "Every 20 minutes"
    MINUTES_30 = "30", "Every 30 minutes"
    MINUTES_45 = "45", "Every 45 minutes"


class AccessNeed(models.TextChoices):
    """What has to be ready at the venue so that everybody can take part."""

    STEP_FREE = "step_free", "Step-free way in"
    TOILET = "toilet", "Accessible toilet"
    HEARING_LOOP = "hearing_loop", "Hearing loop"
    BSL = "bsl", "British Sign Language interpreter"
    LARGE_PRINT = "large_print", "Large print"
    EASY_READ = "easy_read", "Easy read and pictures on paper"
    QUIET_ROOM = "quiet_room", "Quiet room"
    TRANSPORT = "transport", "Transport there and back"


class Observer(models.TextChoices):
    """Who else is in the room: what they are, never a name. The people there are asked first."""

    COUNCIL = "council", "Someone from the council"
    PROVIDER = "provider", "Someone from a care provider"
    TRAINEE = "trainee", "A supporter who is learning"
    ADVOCATE = "advocate", "An advocate"
    FAMILY = "family", "Family or friends"
    INSPECTOR = "inspector", "An inspector"


class SessionPlan(CouncilOwned):
    """What a supporter prepares before a session: where, when, and what people need. No names.

    `access_needs` is a list of `AccessNeed`, `observers` of `Observer`. `access_notes` are the
    supporter's own words about the room, not about anybody. `key` makes a double click one plan.
    """

    survey = models.ForeignKey("surveys.SurveyPage", on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField(unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(
        max_length=12, choices=SupportedSession.Kind, default=SupportedSession.Kind.GROUP
    )
    venue = models.CharField(max_length=120)
    planned_for = models.DateTimeField()
    size_band = models.CharField(max_length=5, choices=Band, default=Band.FEW)
    access_needs = models.JSONField(default=list, blank=True)
    access_notes = models.TextField(blank=True)
    interpreter = models.CharField("language of the interpreter", max_length=60, blank=True)
    breaks = models.CharField(max_length=10, choices=Breaks, default=Breaks.AS_ASKED)
    observers = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = council_manager()

    class Meta:
        ordering = ["-planned_for", "-pk"]

    def __str__(self) -> str:
        return f"Plan {self.pk} ({self.kind})"
