"""The staff side: review, evidence and boards, each below the council it is about."""

from django.urls import path

from feedback.views import boards, evidence

app_name = "feedback"

EVIDENCE = "evidence/<slug:council>/"
SURVEY = f"{EVIDENCE}<slug:survey>/"
BOARDS = "board/<slug:council>/"

urlpatterns = [
    path(EVIDENCE, evidence.index, name="evidence-index"),
    path(SURVEY, evidence.show, name="evidence"),
    path(f"{SURVEY}freeze/", evidence.freeze, name="evidence-freeze"),
    path(f"{SURVEY}packs/<int:pack>/<slug:form>", evidence.download, name="pack-download"),
    path(BOARDS, boards.index, name="board-index"),
    path(f"{BOARDS}<slug:board>/", boards.show, name="board"),
]
