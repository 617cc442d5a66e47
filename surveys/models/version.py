from django.conf import settings
from django.db import models
from django.db.models import Q

from cms.models import CouncilOwned, council_manager


class SurveyVersionQuerySet(models.QuerySet):
    def latest_of(self, survey):
        """The version people are shown today, or None when it was never published."""
        return self.filter(survey=survey).order_by("-number").first()


class SurveyVersion(CouncilOwned):
    """A survey exactly as it was published once. Never edited; answers point at it.

    `monitoring` is a list of {slug, standard, easy_read, multiple, options, asked_when}, as asked
    at the end.
    `wordings` holds, by language, {title, easy_read_title, intro, easy_read_intro, checked_by,
    whole}; what is missing there is shown in English, and says so. `whole`: nothing is missing.
    """

    survey = models.ForeignKey(
        "surveys.SurveyPage", on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=255)
    easy_read_title = models.CharField(max_length=120, blank=True)
    intro = models.TextField(blank=True)
    easy_read_intro = models.TextField(blank=True)
    months_kept = models.PositiveSmallIntegerField()
    fully_anonymous = models.BooleanField(default=False)
    monitoring = models.JSONField(default=list)
    wordings = models.JSONField(default=dict)
    content_sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = council_manager(SurveyVersionQuerySet)

    class Meta:
        ordering = ["survey", "number"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="surveys_version_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"


class QuestionQuerySet(models.QuerySet):
    def asked(self):
        """Questions that expect an answer: no information pages."""
        return self.exclude(kind=Question.Kind.INFORMATION)


class Question(CouncilOwned):
    """One page of a version: its wordings, options and picture, kept as they were shown.

    `key` is the author's block id and stays the same through every version.
    `options` is a list of {key, standard, easy_read}; `hard_words` of {word, meaning};
    `picture` is {} or {url, alt, source, licence}; `recording` {} or {url}; `videos` a list of
    {sign, url, captions}, where `sign` is "bsl" or "makaton".
    `asked_when` is {} or {key, answers}: asked only when the earlier question got one of those.
    `unsafe_answers` are the choices that say somebody does not feel safe.
    `part_of` is the key of the whole question that this one is an easy-read part of.
    `wordings` holds, by language, {standard, easy_read, third_person, easy_read_third_person,
    section, easy_read_section, options, hard_words}; options by key, as {standard, easy_read}.
    """

    class Kind(models.TextChoices):
        STATEMENT = "statement", "Yes, sometimes or no"
        SINGLE = "single", "Choose one"
        SEVERAL = "several", "Choose several"
        TEXT = "text", "In your own words"
        INFORMATION = "information", "Information"

    version = models.ForeignKey(SurveyVersion, on_delete=models.PROTECT, related_name="questions")
    key = models.CharField(max_length=80)
    position = models.PositiveIntegerField(help_text="The page's number, from 1.")
    kind = models.CharField(max_length=20, choices=Kind)
    section = models.CharField(max_length=120, blank=True)
    easy_read_section = models.CharField(max_length=120, blank=True)
    standard = models.TextField()
    easy_read = models.TextField(blank=True)
    third_person = models.TextField(blank=True)
    easy_read_third_person = models.TextField(blank=True)
    hard_words = models.JSONField(default=list)
    options = models.JSONField(default=list)
    picture = models.JSONField(default=dict)
    recording = models.JSONField(default=dict)
    videos = models.JSONField(default=list)
    wordings = models.JSONField(default=dict)
    unsafe_answers = models.JSONField(default=list)
    asked_when = models.JSONField(default=dict)
    part_of = models.CharField(max_length=80, blank=True)
    question_type = models.CharField(max_length=20, blank=True)
    follows = models.CharField(
        max_length=80, blank=True, help_text="Key of the question it adds to."
    )
    i_statement = models.ForeignKey(
        "themes.IStatement", null=True, on_delete=models.PROTECT, related_name="+"
    )
    is_context = models.BooleanField(default=False)

    objects = council_manager(QuestionQuerySet)

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="surveys_question_key_once"),
            models.UniqueConstraint(
                fields=["version", "position"], name="surveys_question_position_once"
            ),
            models.CheckConstraint(
                condition=Q(kind="information") | Q(is_context=True) | Q(i_statement__isnull=False),
                name="surveys_question_mapped_or_context",
            ),
        ]

    def __str__(self) -> str:
        return self.standard

    def wording(self, variant: str) -> str:
        """Return the wording a reader of `variant` sees; standard where easy read is missing."""
        return (self.easy_read if variant == "easy_read" else "") or self.standard
