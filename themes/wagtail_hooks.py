"""Statements in the editor: they can be read and chosen for a survey, and never edited."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from themes.models import IStatement, QualityStatement
from themes.permissions import ReadOnlyPolicy

READ_ONLY = (IStatement, QualityStatement)


class CurrentChooserViewSet(SnippetChooserViewSet):
    """Offers rows of the current framework; old surveys keep the rows they chose."""

    def get_object_list(self) -> QuerySet:
        return self.model.objects.in_current_framework()


class ReadOnlyViewSet(SnippetViewSet):
    """Lists rows and shows one. The permission policy refuses everything else."""

    chooser_viewset_class = CurrentChooserViewSet
    # One page holds them all, so nobody has to search.
    chooser_per_page = 60
    list_per_page = 60
    copy_view_enabled = False
    inspect_view_enabled = True


class IStatementViewSet(ReadOnlyViewSet):
    model = IStatement
    icon = "openquote"
    list_display = ["text", "theme", "framework"]
    inspect_view_fields = [
        "text",
        "theme",
        "easy_read_statement",
        "easy_read_question",
        "easy_read_picture",
        "easy_read_provenance",
        "co_produced",
        "sources",
        "framework",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[IStatement]:
        return IStatement.objects.enabled().select_related("theme", "framework")


class QualityStatementViewSet(ReadOnlyViewSet):
    model = QualityStatement
    icon = "list-ol"
    list_display = ["name", "theme", "framework"]
    inspect_view_fields = [
        "name",
        "we_statement",
        "theme",
        "easy_read_name",
        "easy_read_summary",
        "easy_read_provenance",
        "sources",
        "framework",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[QualityStatement]:
        return QualityStatement.objects.select_related("theme", "framework")


@hooks.register("before_bulk_action")
def refuse_bulk_changes(
    request: HttpRequest, action_type: str, objects: Sequence[Model], action: BulkAction
) -> None:
    """Say no where Wagtail would go on with an empty selection as if it had worked."""
    if action.model in READ_ONLY:
        raise PermissionDenied


for model in READ_ONLY:
    register_permission_policy(model, ReadOnlyPolicy(model))
register_snippet(IStatementViewSet)
register_snippet(QualityStatementViewSet)
