from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response

from cms.roles import EXPORT_EVIDENCE
from feedback.actions.packs import PackError, evidence_document
from surveys.selectors.surveys import survey_of

from .access import CouncilView


class EvidenceView(CouncilView):
    """People's experience in one survey: protected numbers and released words."""

    permission = EXPORT_EVIDENCE

    @extend_schema(
        operation_id="evidence",
        parameters=[
            OpenApiParameter("council", OpenApiTypes.STR, OpenApiParameter.PATH),
            OpenApiParameter("survey", OpenApiTypes.STR, OpenApiParameter.PATH),
        ],
        responses={200: OpenApiTypes.OBJECT, 404: None},
    )
    def get(self, request, survey: str) -> Response:
        """The same document a pack freezes, as it stands now. It is never a score."""
        page = survey_of(request.council, survey)
        if page is None:
            raise Http404("No such survey.")
        try:
            return Response(evidence_document(survey=page, by=request.user))
        except PackError as problem:
            return Response({"detail": str(problem)}, status=404)
