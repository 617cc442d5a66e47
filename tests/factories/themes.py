"""Framework rows: made up one at a time, or the real ones all at once."""

import factory
from factory.django import DjangoModelFactory

from themes.actions.frameworks import load_framework
from themes.documents import FRAMEWORK_FILE, MAKING_IT_REAL_FILE, read
from themes.models import (
    EvidenceCategory,
    Framework,
    IStatement,
    MakingItRealTheme,
    QualityStatement,
    Source,
    StatementLink,
    SubSection,
    Theme,
)


def load_reference_framework() -> Framework:
    """The framework councils are really assessed against; cheap when it is there already."""
    report = load_framework(read(FRAMEWORK_FILE), read(MAKING_IT_REAL_FILE))
    return Framework.objects.get(version=report.version)


class FrameworkFactory(DjangoModelFactory):
    class Meta:
        model = Framework

    version = factory.Sequence(lambda n: f"made-up-{n}")
    title = "A made-up framework"
    as_of = "2020-01"
    content_sha256 = factory.Sequence(lambda n: f"{n:064x}")


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source

    framework = factory.SubFactory(FrameworkFactory)
    document = Source.Document.FRAMEWORK
    key = factory.Sequence(lambda n: f"source-{n}")
    title = "A page somewhere"
    url = "https://example.org/page"


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = Theme

    framework = factory.SubFactory(FrameworkFactory)
    slug = factory.Sequence(lambda n: f"theme-{n}")
    number = factory.Sequence(lambda n: n + 1)
    name = factory.Sequence(lambda n: f"Theme {n}")


class EvidenceCategoryFactory(DjangoModelFactory):
    class Meta:
        model = EvidenceCategory

    framework = factory.SubFactory(FrameworkFactory)
    slug = factory.Sequence(lambda n: f"evidence-category-{n}")
    number = factory.Sequence(lambda n: n + 1)
    name = factory.Sequence(lambda n: f"Evidence category {n}")
    used_for_local_authorities = True


class QualityStatementFactory(DjangoModelFactory):
    class Meta:
        model = QualityStatement

    framework = factory.SubFactory(FrameworkFactory)
    theme = factory.SubFactory(ThemeFactory, framework=factory.SelfAttribute("..framework"))
    slug = factory.Sequence(lambda n: f"quality-statement-{n}")
    number = factory.Sequence(lambda n: n + 1)
    name = factory.Sequence(lambda n: f"Quality statement {n}")
    we_statement = "We do this well."
    easy_read_name = "Doing it well"
    easy_read_summary = "If the council does this well."
    easy_read_provenance = "proposal"
    secretary_of_state_notified_on_score_1 = True


class SubSectionFactory(DjangoModelFactory):
    class Meta:
        model = SubSection

    quality_statement = factory.SubFactory(QualityStatementFactory)
    slug = factory.Sequence(lambda n: f"sub-section-{n}")
    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Sub-section {n}")


class MakingItRealThemeFactory(DjangoModelFactory):
    class Meta:
        model = MakingItRealTheme

    framework = factory.SubFactory(FrameworkFactory)
    slug = factory.Sequence(lambda n: f"making-it-real-theme-{n}")
    number = factory.Sequence(lambda n: n + 1)
    name = factory.Sequence(lambda n: f"Making it Real theme {n}")


class IStatementFactory(DjangoModelFactory):
    class Meta:
        model = IStatement

    class Params:
        recalled = factory.Trait(verified=False, enabled=False)

    framework = factory.SubFactory(FrameworkFactory)
    theme = factory.SubFactory(
        MakingItRealThemeFactory, framework=factory.SelfAttribute("..framework")
    )
    slug = factory.Sequence(lambda n: f"i-statement-{n}")
    number = factory.Sequence(lambda n: n + 1)
    text = factory.Sequence(lambda n: f"I have made-up care number {n}.")
    verified = True
    enabled = True
    easy_read_statement = "I get good help."
    easy_read_question = "Do you get good help?"
    easy_read_picture = "two people talking"
    easy_read_provenance = "proposal"


class StatementLinkFactory(DjangoModelFactory):
    class Meta:
        model = StatementLink

    class Params:
        official = factory.Trait(provenance=StatementLink.Provenance.CQC_OFFICIAL)

    quality_statement = factory.SubFactory(QualityStatementFactory)
    i_statement = factory.SubFactory(
        IStatementFactory, framework=factory.SelfAttribute("..quality_statement.framework")
    )
    provenance = StatementLink.Provenance.PROPOSAL
