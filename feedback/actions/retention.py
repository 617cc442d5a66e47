"""Everything whose time is over, deleted in one go. Run every day."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django_scopes import scope

from cms import audit
from cms.models import Council
from feedback.actions.corrections import correct
from feedback.models import (
    Challenge,
    Comment,
    EvidencePack,
    PackCorrection,
    PackQuote,
    PersonalDetail,
    Redaction,
    TagDecision,
)
from feedback.selectors.kept_words import (
    HELD,
    answers_past_keeping,
    disclosures_past_keeping,
    reach_past_keeping,
)
from surveys.actions.contacts import DAYS_KEPT
from surveys.actions.retention import LEFT, retain_surveys
from surveys.models import Answer, Disclosure, Response

WORDS = "Answers whose words were deleted"
TOLD = "Disclosures whose words or phone numbers were deleted"
KEPT = "Kept, because a concern about them is open"
BATCH = 200


def retain(today: date) -> dict[str, int]:
    """Delete what was kept long enough, and say how much of each kind that was.

    Words go; counts, tags and tones stay. Each council's log gets one entry with the numbers.
    What is left over is asked of the tables again: it should be none.
    """
    report = Counter(retain_surveys(today))
    report.update({WORDS: 0, TOLD: 0, KEPT: 0})
    for council in Council.objects.all():
        with scope(council=council):
            removed = _remove(today)
            if removed.total():
                audit.record("feedback.words.removed", council, by=None, **_named(removed))
        report.update(removed)
    return dict(report)


def _remove(today: date) -> Counter:
    removed = Counter({WORDS: 0, TOLD: 0})
    while due := [answer.pk for answer in answers_past_keeping(today).exclude(HELD)[:BATCH]]:
        removed[WORDS] += _remove_words(due, today)
    removed[TOLD] = _remove_told(today)
    answers, told = answers_past_keeping(today), disclosures_past_keeping(today)
    removed[KEPT] = answers.filter(HELD).count() + told.filter(HELD).count()
    removed[LEFT] = answers.exclude(HELD).count() + told.exclude(HELD).count()
    return removed


@transaction.atomic
def _remove_words(due: Sequence[int], today: date) -> int:
    """Empty these answers and every copy of their words, but for those held by now."""
    # The responses are locked first, as by whoever reviews an answer or raises a concern.
    responses = Response.objects.filter(answers__in=due).order_by("pk")
    list(responses.select_for_update(of=("self",)))
    free = Answer.objects.filter(pk__in=due).exclude(HELD)
    answers = [answer.pk for answer in free]
    _remove_copies(answers, today)
    Response.objects.filter(answers__in=answers).update(answers_sha256="")
    return Answer.objects.filter(pk__in=answers).update(text="", words_removed_at=timezone.now())


def _remove_copies(answers: Sequence[int], today: date) -> None:
    """Empty what was made of the words and could tell them. A comment stays to be counted."""
    Comment.objects.filter(answer__in=answers).update(released_text="", seal="")
    PersonalDetail.objects.filter(analysis__answer__in=answers).delete()
    Redaction.objects.filter(answer__in=answers).delete()
    Challenge.objects.filter(answer__in=answers).delete()
    TagDecision.objects.filter(tag__answer__in=answers).update(reason="")
    quoting = EvidencePack.objects.filter(quotes__answer__in=answers).distinct().only("council")
    correct(list(quoting), PackCorrection.Kind.NOT_KEPT, today)
    PackQuote.objects.filter(answer__in=answers).update(seal="", text="")


@transaction.atomic
def _remove_told(today: date) -> int:
    """Empty disclosures: how to reach people soon after the concern is closed, words later."""
    reach = reach_past_keeping(today, DAYS_KEPT).values_list("pk", flat=True)
    words = disclosures_past_keeping(today).exclude(HELD).values_list("pk", flat=True)
    soon, later = set(reach), set(words)
    Disclosure.objects.filter(pk__in=soon | later).update(reach=None)
    Disclosure.objects.filter(pk__in=later).update(words="")
    return len(soon | later)


def _named(removed: Counter) -> dict[str, int]:
    names = {WORDS: "answers", TOLD: "disclosures", KEPT: "kept", LEFT: "left_over"}
    return {names[what]: number for what, number in removed.items()}
