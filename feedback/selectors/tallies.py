"""True numbers, added up over the months. Whoever shows one protects it first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum

from feedback.models import Count
from surveys.models import SurveyPage

# survey, voice, I-statement, quality statement, measure; None where a count is not about one.
Key = tuple[int, str, int | None, int | None, str]
PARTS = ("survey", "voice", "i_statement", "quality_statement", "measure")


@dataclass(frozen=True, slots=True)
class Tally:
    """The numbers of some surveys, voices apart: no two voices are ever added (rules 36, 56)."""

    numbers: Mapping[Key, int]

    def of(
        self,
        survey: SurveyPage,
        voice: str,
        measure: str,
        *,
        i_statement: int | None = None,
        quality_statement: int | None = None,
    ) -> int:
        """How many, 0 where nothing was counted."""
        return self.numbers.get((survey.pk, voice, i_statement, quality_statement, measure), 0)


def tally_of(*surveys: SurveyPage, last_month: date | None = None, only: Q | None = None) -> Tally:
    """Add up the counts of these surveys, to `last_month` when given. One query."""
    rows = Count.objects.filter(survey__in=surveys)
    if last_month:
        rows = rows.filter(month__lte=last_month)
    if only:
        rows = rows.filter(only)
    added = rows.order_by().values_list(*PARTS).annotate(number=Sum("number"))
    return Tally({tuple(key): number for *key, number in added})
