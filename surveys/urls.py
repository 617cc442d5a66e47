"""Where people answer, and where they take an answer back."""

from django.urls import path

from surveys.views import agreements, codes, practice, questions, receipts, sending, starts, who

app_name = "surveys"

SURVEY = "<slug:council>/<slug:survey>/"

urlpatterns = [
    path("code/", codes.look_up, name="code"),
    path("code/remove/", codes.remove, name="code-remove"),
    path(SURVEY, starts.start, name="start"),
    path(f"{SURVEY}agree/", agreements.agree, name="agree"),
    path(f"{SURVEY}who/", who.who, name="who"),
    path(f"{SURVEY}helped/", who.helped, name="helped"),
    path(f"{SURVEY}practice/", practice.practice, name="practice"),
    path(f"{SURVEY}q/<int:number>/", questions.question, name="question"),
    path(f"{SURVEY}check/", sending.check, name="check"),
    path(f"{SURVEY}send/", sending.send, name="send"),
    path(f"{SURVEY}sent/", receipts.sent, name="sent"),
    path(f"{SURVEY}contact/", receipts.contact, name="contact"),
]
