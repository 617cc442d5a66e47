"""What every page of a survey shows around its own words."""

from dataclasses import dataclass

from surveys.models import SurveyVersion
from surveys.models.response import Variant
from surveys.places import Place


@dataclass(frozen=True, slots=True)
class Frame:
    """The survey's name in the reader's wording, its label, and where its pages are."""

    title: str
    sample_label: str
    easy_read: bool
    place: Place


def frame_of(version: SurveyVersion, variant: str, place: Place) -> Frame:
    """Return what surrounds each page for a reader of `variant`."""
    easy_read = variant == Variant.EASY_READ
    return Frame(
        title=title_of(version, variant),
        sample_label=version.survey.sample_label,
        easy_read=easy_read,
        place=place,
    )


def title_of(version: SurveyVersion, variant: str) -> str:
    """The survey's name as a reader of `variant` knows it."""
    return (version.easy_read_title if variant == Variant.EASY_READ else "") or version.title
