from collections.abc import Sequence
from dataclasses import dataclass

from cms.models import Council
from feedback.presenters.words import counted
from feedback.selectors.evidence_index import SurveyBases


@dataclass(frozen=True, slots=True)
class SurveyCard:
    """One survey to choose: its name, how many answered, and whether it is only a sample."""

    title: str
    slug: str
    bases: list[str]
    sample_label: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class IndexPage:
    council: Council
    surveys: list[SurveyCard]


def index_page(council: Council, surveys: Sequence[SurveyBases]) -> IndexPage:
    """Put the list of surveys into words."""
    return IndexPage(
        council,
        [
            SurveyCard(
                title=bases.survey.title,
                slug=bases.survey.slug,
                bases=[
                    counted(bases.people, "person in their own voice", "people in their own voice"),
                    counted(bases.carers, "unpaid carer", "unpaid carers"),
                    f"{counted(bases.on_behalf, 'answer', 'answers')} on someone’s behalf",
                ],
                sample_label=bases.survey.sample_label,
                is_open=bases.survey.is_open,
            )
            for bases in surveys
        ],
    )
