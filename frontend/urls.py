"""Addresses of the gallery, mounted at /gallery/ in development and in tests only."""

from django.urls import path

from frontend import views

app_name = "frontend"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("<slug:name>/", views.page, name="gallery-page"),
]
