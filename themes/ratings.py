"""Arithmetic on results that CQC has published, and on nothing else.

Nothing here may be fed from feedback: people's answers never become a score or a rating
(rule 10). There is no rating of a theme and no limiter, because CQC has none (rule 14).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

LEADERSHIP_STATEMENTS = (
    "governance-management-and-sustainability",
    "learning-improvement-and-innovation",
)
QUALITY_STATEMENTS = (
    "assessing-needs",
    "supporting-people-to-live-healthier-lives",
    "equity-in-experience-and-outcomes",
    "care-provision-integration-and-continuity",
    "partnerships-and-communities",
    "safe-systems-pathways-and-transitions",
    "safeguarding",
    *LEADERSHIP_STATEMENTS,
)
LEGACY_CATEGORIES = (
    "peoples-experience",
    "feedback-from-staff-and-leaders",
    "feedback-from-partners",
    "processes",
)
LOWEST_SCORE, HIGHEST_SCORE = 1, 4

# Our own context, so that a caller's decimal settings cannot change a published result.
_ARITHMETIC = Context(prec=28, rounding=ROUND_HALF_UP)


class RatingError(ValueError):
    """What was given is not a set of published CQC scores."""


class InvalidScore(RatingError):
    """A score is not a whole number from 1 to 4."""


class UnknownName(RatingError):
    """A score is for something this framework does not score."""


class Band(StrEnum):
    """One of the four published ratings."""

    INADEQUATE = "inadequate"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    GOOD = "good"
    OUTSTANDING = "outstanding"


# The lowest whole percent of each band, and the score it stands for in the legacy method.
BANDS = (
    (Band.OUTSTANDING, 88, 4),
    (Band.GOOD, 63, 3),
    (Band.REQUIRES_IMPROVEMENT, 39, 2),
    (Band.INADEQUATE, 25, 1),
)


@dataclass(frozen=True, slots=True)
class OverallResult:
    """A council's published scores added up; `partial` when any of the nine is not rated yet."""

    total: int
    maximum: int
    percent_exact: Decimal | None
    percent_rounded: int | None
    band: Band | None
    partial: bool
    scored: int


@dataclass(frozen=True, slots=True)
class LegacyResult:
    """One quality statement under the method CQC has stopped using; always shown as legacy."""

    total: int
    maximum: int
    percent_exact: Decimal | None
    percent_rounded: int | None
    score: int | None
    label: str = "legacy"


def overall(
    scores: Mapping[str, int | None], *, statements: Collection[str] = QUALITY_STATEMENTS
) -> OverallResult:
    """Add up published scores by quality statement; None or absent means not rated yet."""
    given = _checked(scores, statements)
    total, maximum = sum(given), HIGHEST_SCORE * len(given)
    rounded = percent_rounded(total, maximum)
    return OverallResult(
        total=total,
        maximum=maximum,
        percent_exact=percent_exact(total, maximum),
        percent_rounded=rounded,
        band=None if rounded is None else band_for(rounded),
        partial=len(given) < len(statements),
        scored=len(given),
    )


def legacy_category_result(scores: Mapping[str, int | None]) -> LegacyResult:
    """Turn evidence category scores into a score, as CQC did before it stopped (rule 13)."""
    given = _checked(scores, LEGACY_CATEGORIES)
    total, maximum = sum(given), HIGHEST_SCORE * len(given)
    rounded = percent_rounded(total, maximum)
    return LegacyResult(
        total=total,
        maximum=maximum,
        percent_exact=percent_exact(total, maximum),
        percent_rounded=rounded,
        score=None if rounded is None else _row_for(rounded)[2],
    )


def secretary_of_state_is_notified(scores: Mapping[str, int | None]) -> bool:
    """Whether CQC tells the Secretary of State: any score of 1 outside leadership (rule 15).

    This is information to show. The platform sends nothing.
    """
    _checked(scores, QUALITY_STATEMENTS)
    return any(
        score == LOWEST_SCORE and statement not in LEADERSHIP_STATEMENTS
        for statement, score in scores.items()
    )


def percent_exact(total: int, maximum: int) -> Decimal | None:
    """The percentage to two places, halves up; None when nothing is scored."""
    return _percent(total, maximum, Decimal("0.01"))


def percent_rounded(total: int, maximum: int) -> int | None:
    """The whole percentage that bands are read from, halves up; None when nothing is scored.

    Half up is this project's rule: CQC's text states none (rule 12).
    """
    percent = _percent(total, maximum, Decimal("1"))
    return None if percent is None else int(percent)


def band_for(percent: int) -> Band:
    """The published rating for a whole percentage from 25 to 100."""
    return _row_for(percent)[0]


def _percent(total: int, maximum: int, step: Decimal) -> Decimal | None:
    if not maximum:
        return None
    share = _ARITHMETIC.divide(Decimal(100 * total), Decimal(maximum))
    return share.quantize(step, context=_ARITHMETIC)


def _row_for(percent: int) -> tuple[Band, int, int]:
    if percent <= 100:
        for row in BANDS:
            if percent >= row[1]:
                return row
    raise RatingError(f"{percent}% is outside the published bands, which run from 25 to 100.")


def _checked(scores: Mapping[str, int | None], known: Collection[str]) -> list[int]:
    """The scores that were given; refuses anything that is not a score of something known."""
    for name, score in scores.items():
        if name not in known:
            raise UnknownName(f"“{name}” is not something that is scored.")
        # `True` is an int in Python, and 3.0 equals 3: neither is a published score.
        if score is not None and (
            type(score) is not int or not LOWEST_SCORE <= score <= HIGHEST_SCORE
        ):
            raise InvalidScore(f"The score for “{name}” must be 1, 2, 3 or 4, not {score!r}.")
    return [score for score in scores.values() if score is not None]
