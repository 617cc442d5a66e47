"""Addresses of the gallery; mounted in development and in tests only."""

from django.urls import path

from frontend import views

app_name = "frontend"
urlpatterns = [
    path("gallery/", views.gallery, name="gallery"),
    path("gallery/<slug:name>/", views.page, name="gallery-page"),
]
