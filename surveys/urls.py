"""Where people answer, and where they take an answer back."""

from django.urls import path

from surveys.views import (
    agreements,
    codes,
    credits,
    leaving,
    monitoring,
    paper,
    practice,
    questions,
    receipts,
    safety,
    sending,
    starts,
    who,
    young,
)

app_name = "surveys"

SURVEY = "<slug:council>/<slug:survey>/"

urlpatterns = [
    path("credits/", credits.credits, name="credits"),
    path("code/", codes.look_up, name="code"),
    path("code/change/", codes.change, name="code-change"),
    path("code/remove/", codes.remove, name="code-remove"),
    path(SURVEY, starts.start, name="start"),
    path(f"{SURVEY}agree/", agreements.agree, name="agree"),
    path(f"{SURVEY}who/", who.who, name="who"),
    path(f"{SURVEY}helped/", who.helped, name="helped"),
    path(f"{SURVEY}practice/", practice.practice, name="practice"),
    path(f"{SURVEY}helper/", who.helper, name="helper"),
    path(f"{SURVEY}under-18/", young.under_18, name="under-18"),
    path(f"{SURVEY}about/", monitoring.about, name="about"),
    path(f"{SURVEY}about/<int:number>/", monitoring.about_question, name="about-question"),
    path(f"{SURVEY}q/<int:number>/", questions.question, name="question"),
    path(f"{SURVEY}check/", sending.check, name="check"),
    path(f"{SURVEY}send/", sending.send, name="send"),
    path(f"{SURVEY}sent/", receipts.sent, name="sent"),
    path(f"{SURVEY}contact/", receipts.contact, name="contact"),
    path(f"{SURVEY}safe/", safety.safe, name="safe"),
    path(f"{SURVEY}safe/told/", safety.told, name="told"),
    path(f"{SURVEY}later/", leaving.later, name="later"),
    path(f"{SURVEY}paper/", paper.paper, name="paper"),
    path(f"{SURVEY}paper.pdf", paper.paper_pdf, name="paper-pdf"),
    path(f"{SURVEY}clear/", leaving.clear, name="clear"),
    path(f"{SURVEY}cleared/", leaving.cleared, name="cleared"),
]
