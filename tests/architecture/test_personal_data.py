"""Every field that could hold words about somebody is declared, and none could say who answered."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from surveys.models import Answer, Response

ROWS_OF_PEOPLE = (Response, Answer)

# What somebody said, or what was written about it. Gone when an answer is taken back, but for
# what is left of a concern, and what a person told the safeguarding lead.
PERSONAL = {
    "surveys.Answer.choice",
    "surveys.Answer.choices",
    "surveys.Answer.text",
    "surveys.ContactDetails.details",
    "surveys.Disclosure.reach",
    "surveys.Disclosure.words",
    "surveys.MonitoringAnswer.codes",
    "surveys.MonitoringAnswer.language",
    "surveys.MonitoringAnswer.slug",
    "surveys.Response.language",
    "surveys.Answer.language",
    "surveys.Suggestion.words",
    "surveys.SessionPlan.access_notes",
    "surveys.PaperBatch.language",
    "surveys.PaperForm.typed_again",
    "feedback.Challenge.reason",
    "feedback.Challenge.reply",
    "feedback.Comment.released_text",
    "feedback.Concern.label",
    "feedback.Concern.note",
    "feedback.PackQuote.text",
    "feedback.TagDecision.reason",
}
# Digests of random tokens and of answers; random codes; names of kinds, fields and venues; words of
# boards and analysers.
PLAIN = {
    "surveys.Response.answers_sha256",
    "surveys.Response.code_sha256",
    "surveys.Response.resume_sha256",
    "surveys.MonitoringAnswer.person_key",
    "surveys.SupportedSession.code",
    "surveys.SessionPlan.access_needs",
    "surveys.SessionPlan.interpreter",
    "surveys.SessionPlan.observers",
    "surveys.SessionPlan.venue",
    "surveys.ClosedQuestion.shown",
    "surveys.PaperBatch.place",
    "surveys.PaperDifference.field",
    "surveys.PaperForm.typed_sha256",
    "surveys.OfflineEntry.sent_sha256",
    "feedback.Analysis.analyser",
    "feedback.Analysis.version",
    "feedback.Analysis.tier",
    "feedback.AnalysisRun.analyser",
    "feedback.AnalysisRun.version",
    "feedback.AnalysisRun.figures_before",
    "feedback.AnalysisRun.figures_after",
    "feedback.PersonalDetail.kind",
    "feedback.Board.slug",
    "feedback.Board.name",
    "feedback.Comment.seal",
    "feedback.EvidencePack.document",
    "feedback.EvidencePack.sha256",
    "feedback.PackQuote.seal",
    "feedback.PackQuote.words_sha256",
}
# Rows that authors write for everyone to read.
PUBLISHED = {"MonitoringQuestion", "SurveyPage", "SurveyVersion", "Question"}
OPEN_ENDED = (models.CharField, models.TextField, models.JSONField, models.FileField)
WHO = {"name", "email", "phone", "ip", "ip_address", "device", "user_agent", "address", "user"}


def _open_ended_fields() -> Iterator[str]:
    for app in ("surveys", "feedback"):
        for model in apps.get_app_config(app).get_models():
            if model.__name__ in PUBLISHED:
                continue
            for field in model._meta.local_fields:
                if isinstance(field, OPEN_ENDED) and not field.choices:
                    yield f"{model._meta.label}.{field.name}"


def test_every_open_ended_field_is_declared_personal_or_plain():
    assert set(_open_ended_fields()) == PERSONAL | PLAIN


@pytest.mark.parametrize("model", ROWS_OF_PEOPLE, ids=lambda model: model.__name__)
def test_nothing_kept_with_an_answer_says_who_gave_it(model):
    fields = {field.name for field in model._meta.get_fields()}
    kinds = {type(field) for field in model._meta.local_fields}

    assert not fields & WHO
    assert not kinds & {models.GenericIPAddressField, models.EmailField}


def test_taking_an_answer_back_reaches_every_row_of_findings():
    """All that is made of an answer hangs on it by a cascade, or the deletion would stop there.

    Only a concern stays, and it holds no words of the answer.
    """
    hanging = [
        relation
        for relation in Answer._meta.related_objects
        if relation.related_model._meta.app_label == "feedback"
    ]

    assert {relation.related_model.__name__ for relation in hanging} == {
        "Analysis",
        "Challenge",
        "Comment",
        "Concern",
        "Judgement",
        "PackQuote",
        "Redaction",
        "Tag",
    }
    stays = {relation for relation in hanging if relation.on_delete != models.CASCADE}
    assert [relation.related_model.__name__ for relation in stays] == ["Concern"]
    assert {relation.on_delete for relation in stays} == {models.SET_NULL}
