"""The read API of version 1, and its OpenAPI schema."""

from django.urls import path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import AllowAny

from .evidence import EvidenceView

app_name = "api"

urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(permission_classes=[AllowAny]), name="schema"),
    path(
        "councils/<slug:council>/surveys/<slug:survey>/evidence/",
        EvidenceView.as_view(),
        name="evidence",
    ),
]
