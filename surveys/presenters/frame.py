"""What every page of a survey shows around its own words."""

from dataclasses import dataclass

from cms.languages import in_english
from surveys.models import SurveyVersion
from surveys.models.response import Variant
from surveys.places import Place
from surveys.wordings import is_unchecked, title_words


@dataclass(frozen=True, slots=True)
class Frame:
    """The survey's name in the reader's wording, its label, and where its pages are.

    `is_unchecked` says that nobody has checked the survey's words in this language.
    """

    title: str
    sample_label: str
    easy_read: bool
    place: Place
    is_unchecked: bool = False


def frame_of(version: SurveyVersion, variant: str, place: Place) -> Frame:
    """Return what surrounds each page for a reader of `variant`."""
    easy_read = variant == Variant.EASY_READ
    return Frame(
        title=title_of(version, variant),
        sample_label=in_english(version.survey.sample_label),
        easy_read=easy_read,
        place=place,
        is_unchecked=is_unchecked(version),
    )


def title_of(version: SurveyVersion, variant: str) -> str:
    """The survey's name as a reader of `variant` knows it."""
    return title_words(version, variant)
