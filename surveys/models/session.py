from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cms.models import CouncilOwned, council_manager

from .response import Helper


class SessionQuerySet(models.QuerySet):
    def going_on(self):
        """Sessions that people can still join: not ended, and their time is not over."""
        return self.filter(ended_at=None, ends_by__gt=timezone.now())

    def over(self):
        """Sessions that somebody ended, or whose time is over."""
        return self.exclude(ended_at=None, ends_by__gt=timezone.now())


class SupportedSession(CouncilOwned):
    """A supporter beside one person, or several, while they answer one survey.

    No names: what is kept is when, which survey, what kind of session, and what the supporter is to
    the people there (rule 39). `code` is what people type to join. It dies with the session: an
    ended one has none. `key` makes a double click on "start" one session. `plan` is what it was
    started from. `within` is the group that a device is handed round in. `shown_question` is what
    a group has on its shared screen, and `together` says that the group wants to go through the
    questions together.
    """

    class Kind(models.TextChoices):
        ONE_TO_ONE = "one_to_one", "One person, on a device of their own"
        ONE_DEVICE = "one_device", "One device, handed over"
        GROUP = "group", "A group"

    survey = models.ForeignKey("surveys.SurveyPage", on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.ONE_TO_ONE)
    code = models.CharField(max_length=6, null=True, blank=True, unique=True)
    supporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    helper = models.CharField(max_length=12, choices=Helper, default=Helper.STAFF)
    plan = models.ForeignKey(
        "surveys.SessionPlan", null=True, on_delete=models.SET_NULL, related_name="sessions"
    )
    within = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="handed_round"
    )
    shown_question = models.ForeignKey(
        "surveys.Question", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    together = models.BooleanField("the group goes through the questions together", default=False)
    started_at = models.DateTimeField(auto_now_add=True)
    ends_by = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = council_manager(SessionQuerySet)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, code__isnull=False)
                | Q(ended_at__isnull=False, code__isnull=True),
                name="surveys_session_code_dies_with_it",
            )
        ]

    def __str__(self) -> str:
        return f"Session {self.pk} ({self.kind})"

    @property
    def is_over(self) -> bool:
        """True once somebody ended it, or its time is over. Asks the database nothing."""
        return self.ended_at is not None or self.ends_by <= timezone.now()


class Participant(CouncilOwned):
    """One person in a session. What a supporter may see of them is theirs to say, from "no" on.

    `token` is what the person's cookie holds, `key` makes a double click on "join" one person.
    `number` is all that the supporter calls them by. `at_question` is the page they have open.
    `agrees_to_observers` is unknown until they were asked about others in the room.
    `response` is what they answer while they are helped; it goes on without the session, and
    after the end nothing says whose it was.
    """

    session = models.ForeignKey(
        SupportedSession, on_delete=models.CASCADE, related_name="participants"
    )
    number = models.PositiveSmallIntegerField()
    key = models.UUIDField(unique=True)
    token = models.UUIDField(unique=True, editable=False)
    response = models.OneToOneField(
        "surveys.Response", null=True, on_delete=models.SET_NULL, related_name="participant"
    )
    at_question = models.ForeignKey(
        "surveys.Question", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    may_see_place = models.BooleanField("may they see where I am", default=False)
    may_see_answers = models.BooleanField("may they see my answers", default=False)
    may_write = models.BooleanField("may they write for me", default=False)
    is_paused = models.BooleanField(default=False)
    agrees_to_observers = models.BooleanField(null=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = council_manager()

    class Meta:
        ordering = ["session", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "number"], name="surveys_participant_number_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None)
                | Q(
                    may_see_place=False,
                    may_see_answers=False,
                    may_write=False,
                    response=None,
                    at_question=None,
                ),
                name="surveys_participant_nothing_seen_after_the_end",
            ),
        ]

    def __str__(self) -> str:
        return f"Participant {self.number}"


class Suggestion(CouncilOwned):
    """What a supporter offers and a person may take or leave. It is no answer before they take it.

    "words" holds words for an answer, "point" the key of the option pointed at, "explain" one of
    the question's hard words. `key` makes a double click one suggestion. Words are kept only while
    they wait: taken, they are in the answer; not taken, they are nobody's.
    """

    class Kind(models.TextChoices):
        POINT = "point", "Look at this picture"
        EXPLAIN = "explain", "What a word means"
        WORDS = "words", "Words for an answer"

    class State(models.TextChoices):
        WAITING = "waiting"
        ACCEPTED = "accepted"
        REFUSED = "refused"
        GONE = "gone"

    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="suggestions"
    )
    question = models.ForeignKey("surveys.Question", on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    made_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = council_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", settled_at=None)
                | (~Q(state="waiting") & Q(words="", settled_at__isnull=False)),
                name="surveys_suggestion_words_only_while_waiting",
            ),
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(state="waiting"),
                name="surveys_suggestion_one_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"Suggestion {self.pk} ({self.kind}, {self.state})"
