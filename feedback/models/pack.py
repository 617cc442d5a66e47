from django.conf import settings
from django.db import models
from django.db.models import Q

from cms.models import CouncilOwned, council_manager


class EvidencePack(CouncilOwned):
    """People's experience of one survey, frozen: a canonical JSON text and its SHA-256.

    Every file anyone exports is drawn from `document` and from what stands beside it, so two
    files cannot disagree. The document holds no words of anybody, only digests of them: the words
    are `PackQuote` rows, which can go while the document stays as it was frozen (ADR 10).
    """

    survey = models.ForeignKey("surveys.SurveyPage", on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField(help_text="The last day that counts, to the end of its month.")
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    frozen_at = models.DateTimeField(auto_now_add=True)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = council_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "sha256"], name="feedback_pack_once")
        ]

    def __str__(self) -> str:
        return f"Pack {self.sha256[:12]}"


class PackQuote(CouncilOwned):
    """Words that a pack quotes. They go with the answer when a person takes it back.

    `words_sha256` stands in the pack's document: the digest of `seal` and `text` together.
    Words that were kept long enough are emptied, and their seal with them (F34).
    """

    pack = models.ForeignKey(EvidencePack, on_delete=models.CASCADE, related_name="quotes")
    answer = models.ForeignKey(
        "surveys.Answer", on_delete=models.CASCADE, related_name="pack_quotes"
    )
    words_sha256 = models.CharField(max_length=64)
    seal = models.CharField(max_length=32, blank=True)
    text = models.TextField(blank=True)

    objects = council_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pack", "answer"], name="feedback_quote_once_in_pack"),
            models.CheckConstraint(
                condition=(~Q(seal="") & ~Q(text="")) | Q(seal="", text=""),
                name="feedback_quote_words_go_with_seal",
            ),
        ]

    def __str__(self) -> str:
        return f"Quote {self.pk}"


class PackCorrection(CouncilOwned):
    """On one day something that a frozen pack rests on was taken out. Says neither what nor whose.

    Several on one day are one correction: how many there were could tell who (rule 45).
    """

    class Kind(models.TextChoices):
        TAKEN_BACK = "taken-back", "Somebody took their answers back."
        NOT_KEPT = "not-kept", "We removed words that had been kept long enough."
        CORRECTED = "corrected", "Answers given on paper or by voice had been typed in wrongly."

    pack = models.ForeignKey(EvidencePack, on_delete=models.CASCADE, related_name="corrections")
    kind = models.CharField(max_length=10, choices=Kind)
    made_on = models.DateField()

    objects = council_manager()

    class Meta:
        ordering = ["made_on", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "kind", "made_on"], name="feedback_correction_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.made_on}"
