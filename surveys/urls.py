"""Where people answer, and where they take an answer back."""

from django.urls import path

from surveys import group_urls
from surveys.views import (
    agreements,
    codes,
    credits,
    joining,
    leaving,
    monitoring,
    offline,
    offline_packs,
    offline_sending,
    paper,
    paper_batches,
    paper_checks,
    paper_entry,
    participants,
    practice,
    questions,
    receipts,
    safety,
    sending,
    sessions,
    starts,
    suggestions,
    who,
    young,
)

app_name = "surveys"

SURVEY = "<slug:council>/<slug:survey>/"
SESSIONS = "sessions/<slug:council>/"
OFFLINE = "offline/<slug:council>/"
PAPER = "paper/<slug:council>/"
BATCH = f"{PAPER}<int:batch>/"

urlpatterns = [
    # First, because it is asked for most.
    path(f"{SURVEY}q/<int:number>/", questions.question, name="question"),
    path("credits/", credits.credits, name="credits"),
    path("join/", joining.join, name="join"),
    path(SESSIONS, sessions.sessions, name="sessions"),
    path(f"{SESSIONS}<int:session>/", sessions.session, name="session"),
    path(f"{SESSIONS}<int:session>/end/", sessions.end, name="session-end"),
    path(f"{SESSIONS}<int:session>/person/<int:person>/", suggestions.offer, name="session-offer"),
    *group_urls.urlpatterns,
    path("code/", codes.look_up, name="code"),
    path("code/change/", codes.change, name="code-change"),
    path("code/remove/", codes.remove, name="code-remove"),
    path(OFFLINE, offline.app, name="offline"),
    path(f"{OFFLINE}worker.js", offline.worker, name="offline-worker"),
    path(f"{OFFLINE}manifest.json", offline.manifest, name="offline-manifest"),
    path(f"{OFFLINE}surveys/", offline_packs.surveys, name="offline-surveys"),
    path(f"{OFFLINE}pack/<slug:survey>/", offline_packs.pack, name="offline-pack"),
    path(f"{OFFLINE}codes/", offline_packs.codes, name="offline-codes"),
    path(f"{OFFLINE}send/", offline_sending.send, name="offline-send"),
    path(PAPER, paper_batches.index, name="paper-batches"),
    path(f"{PAPER}new/", paper_batches.new, name="paper-batch-new"),
    path(BATCH, paper_batches.show, name="paper-batch"),
    path(f"{BATCH}form/", paper_entry.entry, name="paper-entry"),
    path(f"{BATCH}forms/<int:number>/again/", paper_checks.again, name="paper-again"),
    path(f"{BATCH}forms/<int:number>/settle/", paper_checks.settle_form, name="paper-settle"),
    path(SURVEY, starts.start, name="start"),
    path(f"{SURVEY}agree/", agreements.agree, name="agree"),
    path(f"{SURVEY}who/", who.who, name="who"),
    path(f"{SURVEY}helped/", who.helped, name="helped"),
    path(f"{SURVEY}help/", participants.help_page, name="help"),
    path(f"{SURVEY}practice/", practice.practice, name="practice"),
    path(f"{SURVEY}helper/", who.helper, name="helper"),
    path(f"{SURVEY}under-18/", young.under_18, name="under-18"),
    path(f"{SURVEY}about/", monitoring.about, name="about"),
    path(f"{SURVEY}about/<int:number>/", monitoring.about_question, name="about-question"),
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
