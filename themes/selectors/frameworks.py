from django.db.models import QuerySet

from themes.models import Framework, IStatement, QualityStatement, StatementLink


def current_framework() -> Framework:
    """The version new surveys are written against; Framework.DoesNotExist says what to run."""
    return Framework.objects.current()


def quality_statements(framework: Framework) -> QuerySet[QualityStatement]:
    """The quality statements in order, each with its theme and its sub-sections in order."""
    return (
        framework.quality_statements.select_related("theme")
        .prefetch_related("sub_sections")
        .order_by("number")
    )


def i_statements(framework: Framework) -> QuerySet[IStatement]:
    """The I statements that may be asked, in order, each with its Making it Real theme."""
    return framework.i_statements.enabled().select_related("theme").order_by("number")


def statement_links(framework: Framework) -> QuerySet[StatementLink]:
    """Which I statement tells about which quality statement, on whose word and from where."""
    return (
        StatementLink.objects.in_framework(framework)
        .select_related("i_statement", "quality_statement")
        .prefetch_related("sources")
        .order_by("quality_statement__number", "i_statement__number")
    )
