import uuid

from django.db import models
from django.db.models import Q

from cms.models import CouncilOwned, council_manager


class Variant(models.TextChoices):
    """Which of a question's two wordings a person chose to read."""

    EASY_READ = "easy_read", "Easy read"
    STANDARD = "standard", "Standard"


class Mode(models.TextChoices):
    """How the answers reached us (rule 40)."""

    WEB = "web", "Online"
    SUPPORTED = "supported", "Supported session"
    PAPER = "paper", "Paper"
    PHONE = "phone", "Phone"
    INTERVIEW = "interview", "Interview"


# Answers that somebody types in who is not the person: from paper, or as they were said.
TYPED_IN = frozenset({Mode.PAPER, Mode.PHONE, Mode.INTERVIEW})


# What a person may agree to, each by itself (F7).
CONSENTS = ("keep", "theme", "quote", "contact")


class Voice(models.TextChoices):
    """Whose experience it is. On-behalf answers are never summed into people's own (rule 36)."""

    PERSON = "person", "A person who draws on care"
    CARER = "carer", "An unpaid carer"
    ON_BEHALF = "on_behalf", "Someone on a person's behalf"


class Help(models.TextChoices):
    """How someone helped (rule 35)."""

    ALONE = "alone", "Answered alone"
    READ_TO = "read_to", "Someone read the questions"
    TYPED_FOR = "typed_for", "Someone wrote down the person's words"
    INTERPRETED = "interpreted", "Someone interpreted"
    UNKNOWN = "", "Not asked"


class Helper(models.TextChoices):
    """Who helped: never a name, only what they are to the person (F17)."""

    FAMILY = "family", "Family or a friend"
    PAID_CARER = "paid_carer", "Somebody paid to care for them"
    ADVOCATE = "advocate", "An advocate"
    STAFF = "staff", "Somebody from the council or a group"
    OTHER = "other", "Somebody else"
    UNKNOWN = "", "Not asked"


class ResponseQuerySet(models.QuerySet):
    def drafts(self):
        """Begun, not sent."""
        return self.filter(state=Response.State.DRAFT)

    def sent(self):
        """Sent, and not taken back."""
        return self.filter(state=Response.State.SENT)

    def of_survey(self, survey):
        return self.filter(version__survey=survey)


class Response(CouncilOwned):
    """One person's answers to one version. No name, email, IP address or device is kept with it.

    `token` is what the person's cookie holds; `start_key` makes a double click on "begin" one
    response; `answers_sha256` is the digest of the answers as sent, so that a second sending with
    other answers can be refused; `code_sha256` finds it again from the code on the receipt.
    A withdrawn response keeps its row, emptied, so that a late copy can be refused. So does a
    draft whose time ran out, so that its code can be answered with what happened to it.
    `resume_sha256` finds a draft from the code a person comes back with; `replaces` names the sent
    response that this one takes the place of once it is sent.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        SENT = "sent"
        WITHDRAWN = "withdrawn"
        EXPIRED = "expired"

    version = models.ForeignKey(
        "surveys.SurveyVersion", on_delete=models.PROTECT, related_name="responses"
    )
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    start_key = models.UUIDField(unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    variant = models.CharField(max_length=10, choices=Variant)
    language = models.CharField(max_length=10, default="en-gb")
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.WEB)
    voice = models.CharField(max_length=10, choices=Voice, default=Voice.PERSON)
    help = models.CharField(max_length=12, choices=Help, default=Help.UNKNOWN, blank=True)
    helper = models.CharField(max_length=12, choices=Helper, default=Helper.UNKNOWN, blank=True)
    may_theme = models.BooleanField("words may be put into themes", default=False)
    may_quote = models.BooleanField("words may be quoted", default=False)
    may_contact = models.BooleanField("may be contacted", default=False)
    started_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    answers_sha256 = models.CharField(max_length=64, blank=True)
    code_sha256 = models.CharField(max_length=64, null=True, blank=True, unique=True)
    resume_sha256 = models.CharField(max_length=64, null=True, blank=True, unique=True)
    expires_on = models.DateField(
        "the last day a draft is kept", null=True, blank=True, db_index=True
    )
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replaced_by"
    )

    objects = council_manager(ResponseQuerySet)

    class Meta:
        indexes = [
            models.Index(fields=["version", "state", "sent_at"], name="surveys_response_counted")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "expired"], sent_at=None, code_sha256=None)
                | (
                    ~Q(state__in=["draft", "expired"])
                    & Q(sent_at__isnull=False, code_sha256__isnull=False)
                ),
                name="surveys_response_sent_has_code",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False)
                | (~Q(state="withdrawn") & Q(withdrawn_at=None)),
                name="surveys_response_withdrawn_at",
            ),
        ]

    def __str__(self) -> str:
        return f"Response {self.pk} ({self.state})"
