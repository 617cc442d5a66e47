"""The staff side: review, evidence and boards, each below the council it is about."""

from django.urls import path

from feedback.views import (
    analysis_runs,
    audits,
    boards,
    challenges,
    concerns,
    evidence,
    people,
    review,
    review_ticked,
)

app_name = "feedback"

EVIDENCE = "evidence/<slug:council>/"
SURVEY = f"{EVIDENCE}<slug:survey>/"
BOARDS = "board/<slug:council>/"
REVIEW = "review/<slug:council>/"
CONCERNS = "concerns/<slug:council>/"

urlpatterns = [
    path(REVIEW, review.index, name="review-list"),
    path(f"{REVIEW}accept/", review_ticked.accept, name="review-accept"),
    path(f"{REVIEW}again/", analysis_runs.show, name="analysis-run"),
    path(f"{REVIEW}audit/", audits.audit, name="audit"),
    path(f"{REVIEW}agreement/", audits.agreement, name="agreement"),
    path(f"{REVIEW}<int:comment>/", review.comment, name="review-comment"),
    path(CONCERNS, concerns.index, name="concern-list"),
    path(f"{CONCERNS}<int:concern>/", concerns.show, name="concern-detail"),
    path("people/<slug:council>/", people.people, name="people"),
    path(EVIDENCE, evidence.index, name="evidence-index"),
    path(SURVEY, evidence.show, name="evidence"),
    path(f"{SURVEY}most/<slug:statement>/", evidence.most, name="evidence-most"),
    path(f"{SURVEY}freeze/", evidence.freeze, name="evidence-freeze"),
    path(f"{SURVEY}packs/<int:pack>/<slug:form>", evidence.download, name="pack-download"),
    path(BOARDS, boards.index, name="board-index"),
    path(f"{BOARDS}<slug:board>/", boards.show, name="board"),
    path(
        f"{BOARDS}<slug:board>/<slug:statement>/<slug:quote>/",
        challenges.challenge,
        name="board-challenge",
    ),
]
