"""Surveys as an author would write them, and responses as a person would give them."""

from collections.abc import Sequence
from uuid import uuid4

from django_scopes import scope

from cms.models import Council
from surveys.actions.responses import (
    Consent,
    save_answer,
    say_who,
    send_response,
    start_response,
)
from surveys.given import understand
from surveys.models import MonitoringQuestion, Response, SurveyPage, SurveyVersion
from tests.factories.cms import make_picture
from themes.models import IStatement


def blocks(picture, i_statement) -> list[dict]:
    """One block of every kind, with ids that tests can name."""
    shown = {"picture": picture.pk, "hard_words": []}
    context = shown | {"i_statement": None, "context": True}
    return [
        {"type": "section", "id": "part", "value": {"standard": "Your care", "easy_read": "Care"}},
        {
            "type": "statement",
            "id": "together",
            "value": shown
            | {
                "standard": "Do the people who support you work well together?",
                "easy_read": "Do the people who help you work well together?",
                "hard_words": [item("w1", {"word": "together", "meaning": "as a team"})],
                "i_statement": i_statement.pk,
                "context": False,
                "tell_more": True,
                "tell_more_standard": "Please tell us more about this.",
                "tell_more_easy_read": "Tell us more if you want to.",
            },
        },
        {
            "type": "single_choice",
            "id": "how-long",
            "value": context
            | {
                "standard": "How long have you had this support?",
                "easy_read": "How long have you had help?",
                "options": [option("short", "Less than a year"), option("long", "Longer")],
            },
        },
        {
            "type": "several_choices",
            "id": "what-help",
            "value": context
            | {
                "standard": "What does your support help with?",
                "easy_read": "What do people help you with?",
                "options": [option("washing", "Washing"), option("cooking", "Cooking")],
            },
        },
        {
            "type": "information",
            "id": "nearly-there",
            "value": shown | {"standard": "You are nearly there.", "easy_read": "Nearly there."},
        },
        {
            "type": "free_text",
            "id": "better",
            "value": context
            | {
                "standard": "What could be better?",
                "easy_read": "What could be better?",
                "question_type": "could_improve",
            },
        },
    ]


def option(key: str, label: str) -> dict:
    return item(key, {"standard": label, "easy_read": label})


def item(key: str, value: dict) -> dict:
    # Wagtail takes an item without an id for a value of the older form.
    return {"type": "item", "id": key, "value": value}


def make_survey(
    council: Council, slug: str = "care-at-home", *, monitoring: Sequence[str] = (), **fields
) -> SurveyPage:
    """A draft that lacks nothing, under the council's page. Needs the framework loaded.

    `monitoring` are slugs of questions about who answers; these need to be loaded too.
    """
    statement = IStatement.objects.enabled().get(slug="care-coordinated")
    facts = {
        "title": "Care at Home",
        "easy_read_title": "Your care at home",
        "intro": "We want to know how your care is.",
        "easy_read_intro": "We want to know how your care is.",
        "body": blocks(make_picture(), statement),
    }
    survey = SurveyPage(slug=slug, live=False, **(facts | fields))
    survey.monitoring = MonitoringQuestion.objects.filter(slug__in=monitoring)
    council.page.add_child(instance=survey)
    return survey


def make_published_survey(council: Council, slug: str = "care-at-home", **fields) -> SurveyPage:
    """A survey people can answer."""
    survey = make_survey(council, slug, **fields)
    survey.save_revision().publish()
    return SurveyPage.objects.get(pk=survey.pk)


def make_response(
    survey: SurveyPage,
    answers: dict[str, str | list[str]] | None = None,
    *,
    consent: Consent | None = None,
    voice: str = "person",
    help: str = "alone",
    variant: str = "easy_read",
    mode: str = "web",
    send: bool = True,
    sent_at=None,
) -> Response:
    """A response given through the same actions as the web; `answers` by question key.

    A question in somebody's own words takes its text, the others take option keys.
    """
    with scope(council=survey.council):
        version = SurveyVersion.objects.latest_of(survey)
        response = start_response(
            version=version,
            start_key=uuid4(),
            variant=variant,
            consent=consent or Consent(keep=True, theme=True, quote=True),
            mode=mode,
        )
        say_who(response=response, voice=voice, help=help)
        for key, given in (answers or {}).items():
            question = version.questions.get(key=key)
            field = "text" if question.kind == question.Kind.TEXT else "choice"
            values = given if isinstance(given, list) else [given]
            save_answer(
                response=response, question=question, given=understand(question, {field: values})
            )
        return send_response(response=response, sent_at=sent_at) if send else response
