"""What good care looks like, by framework version. Nothing here knows a council or a survey."""

from themes.models.evidence_category import EvidenceCategory
from themes.models.fixed import TextIsFixed
from themes.models.framework import Framework
from themes.models.i_statement import IStatement
from themes.models.making_it_real_theme import MakingItRealTheme
from themes.models.quality_statement import QualityStatement
from themes.models.source import Source
from themes.models.statement_link import StatementLink
from themes.models.sub_section import SubSection
from themes.models.theme import Theme

__all__ = [
    "EvidenceCategory",
    "Framework",
    "IStatement",
    "MakingItRealTheme",
    "QualityStatement",
    "Source",
    "StatementLink",
    "SubSection",
    "TextIsFixed",
    "Theme",
]
