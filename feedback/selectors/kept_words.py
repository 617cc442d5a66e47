"""Words whose time is over: found by what the person was promised when they answered (F34)."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from feedback.models import Concern
from surveys.models import Answer, Disclosure, SurveyVersion


def answers_past_keeping(today: date) -> QuerySet[Answer]:
    """Answers that still hold words after the months their version promised; held ones too."""
    due = Q(pk__in=[])
    for version, months in SurveyVersion.objects.values_list("pk", "months_kept"):
        due |= Q(response__version=version, response__sent_at__lt=_first_kept(today, months))
    return Answer.objects.with_words().sent().filter(due)


# The safeguarding lead has it open, so it may still be needed: it stays (F69).
HELD = Q(concern__isnull=False, concern__closed_at=None)


def disclosures_past_keeping(today: date) -> QuerySet[Disclosure]:
    """Disclosures that still hold something after their survey's months; open ones too."""
    due = Q(pk__in=[])
    months_of = dict(SurveyVersion.objects.order_by("number").values_list("survey", "months_kept"))
    for survey, months in months_of.items():
        due |= Q(survey=survey, told_at__lt=_first_kept(today, months))
    return Disclosure.objects.filter(due).exclude(words="", reach=None)


def reach_past_keeping(today: date, days: int) -> QuerySet[Disclosure]:
    """Disclosures with a way to reach somebody, closed more than so many days ago (rule 47)."""
    closed = Concern.objects.filter(closed_at__lt=_midnight(today - timedelta(days=days)))
    return Disclosure.objects.filter(concern__in=closed).exclude(reach=None)


def _first_kept(today: date, months: int) -> datetime:
    """What was sent before this moment has been kept for so many months."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    last = monthrange(year, month + 1)[1]
    return _midnight(date(year, month + 1, min(today.day, last)))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()), timezone.get_default_timezone())
