from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import NullIf

from cms.models import CouncilOwned, council_manager


class TagQuerySet(models.QuerySet):
    def with_decision(self):
        """Annotate `decision`: what a person said last of each tag and stands by, or None."""
        last = TagDecision.objects.filter(tag=OuterRef("pk")).order_by("-pk")
        stands = NullIf("decision", Value(TagDecision.Decision.UNDONE.value))
        return self.annotate(decision=Subquery(last.values(stands=stands)[:1]))

    def current(self):
        """Tags that stand: what people said, and what the newest analysis adds to it.

        A newer analysis says nothing again that a person has already accepted or removed.
        """
        from .analysis import Analysis

        newest = Analysis.objects.filter(answer=OuterRef("answer")).order_by("-pk")
        return (
            self.with_decision()
            .filter(Q(decision=None) | Q(decision=TagDecision.Decision.ACCEPTED))
            .filter(
                Q(analysis=None)
                | Q(decision=TagDecision.Decision.ACCEPTED)
                | Q(analysis=Subquery(newest.values("pk")[:1])) & ~Exists(_said_before())
            )
        )

    def confirmed(self):
        """Current tags a person made or accepted."""
        return self.current().filter(
            Q(source=Tag.Source.PERSON) | Q(decision=TagDecision.Decision.ACCEPTED)
        )


def _said_before() -> models.QuerySet:
    """Older tags about the same statement that a person made or decided on, as the outer one is.

    On the same words: the two overlap, or the older one rests on no word and so on all of them.
    """
    by_people = Q(source=Tag.Source.PERSON, pk__lt=OuterRef("pk"))
    by_machine = Q(analysis__lt=OuterRef("analysis"), decision__isnull=False)
    overlaps = Q(start__lt=OuterRef("end"), end__gt=OuterRef("start"))
    return Tag.objects.with_decision().filter(
        by_people | by_machine,
        overlaps | Q(start=models.F("end")),
        answer=OuterRef("answer"),
        quality_statement=OuterRef("quality_statement"),
    )


class Tag(CouncilOwned):
    """A claim that some words are about a quality statement: who says so, and which words.

    `start` and `end` are character positions in the answer; equal when the claim rests on the
    statement that was asked and on no word. A machine's tag is only ever a suggestion.
    """

    class Source(models.TextChoices):
        RULE = "rule", "Suggested by a rule"
        MODEL = "model", "Suggested by a model"
        PERSON = "person", "Tagged by a person"

    answer = models.ForeignKey("surveys.Answer", on_delete=models.CASCADE, related_name="tags")
    analysis = models.ForeignKey(
        "feedback.Analysis", null=True, on_delete=models.CASCADE, related_name="tags"
    )
    quality_statement = models.ForeignKey(
        "themes.QualityStatement", on_delete=models.PROTECT, related_name="+"
    )
    sub_section = models.ForeignKey(
        "themes.SubSection", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    confidence = models.FloatField(null=True)
    is_primary = models.BooleanField(default=False)
    source = models.CharField(max_length=10, choices=Source)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = council_manager(TagQuerySet)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(source="person", made_by__isnull=False, analysis=None)
                | (~Q(source="person") & Q(made_by=None, analysis__isnull=False)),
                name="feedback_tag_person_or_analysis",
            ),
            models.CheckConstraint(
                condition=Q(end__gte=models.F("start")), name="feedback_tag_end_after_start"
            ),
            # An answer that is taken up twice by the same analyser gets no finding twice.
            models.UniqueConstraint(
                fields=["analysis", "quality_statement", "sub_section", "start", "end"],
                name="feedback_tag_once_per_analysis",
            ),
            models.UniqueConstraint(
                fields=["analysis", "quality_statement", "start", "end"],
                condition=Q(sub_section=None),
                name="feedback_tag_once_without_part",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quality_statement} ({self.get_source_display()})"


class TagDecision(CouncilOwned):
    """What a person said of a tag. The last one stands; earlier ones are kept.

    After "undone" the tag is what it was before anybody decided: a suggestion.
    """

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        REMOVED = "removed", "Removed"
        UNDONE = "undone", "Accepting it was undone"

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="decisions")
    decision = models.CharField(max_length=10, choices=Decision)
    reason = models.CharField(max_length=200, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(auto_now_add=True)

    objects = council_manager()

    def __str__(self) -> str:
        return f"{self.decision} by {self.decided_by}"
