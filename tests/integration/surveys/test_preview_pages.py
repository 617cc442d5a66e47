"""What an author sees before publishing: every question as it will look."""

import pytest
from django.test import RequestFactory

from tests.factories.branching import branching_blocks
from tests.factories.cms import make_picture
from tests.factories.surveys import make_survey
from tests.integration.surveys.walking import text_of
from themes.models import IStatement


@pytest.fixture
def draft(framework, council):
    return make_survey(council, sample_label="Made up")


def preview(draft, mode: str):
    request = RequestFactory().get("/")
    return draft.serve_preview(request, mode).render()


def test_preview_shows_every_question_in_easy_read(draft):
    page = preview(draft, "easy_read")

    words = text_of(page)
    for said in (
        "Your care at home",
        "Do the people who help you work well together?",
        "Together means as a team.",
        "Tell us more if you want to.",
        "Less than a year",
        "Washing",
        "Nearly there.",
        "Made up",
        "Nothing here is saved.",
    ):
        assert said in words
    assert "respondent--easy-read" in page.content.decode()


def test_preview_shows_standard_wording(draft):
    words = text_of(preview(draft, "standard"))

    assert "Do the people who support you work well together?" in words
    assert "Do the people who help you" not in words


def test_preview_of_an_empty_draft_says_so(draft):
    draft.body = []

    assert "There is no question yet." in text_of(preview(draft, "standard"))


@pytest.mark.parametrize(
    ("mode", "shown", "hidden"),
    [
        ("easy_read", "Do you stay in control?", "Can you plan your care and stay in control?"),
        ("standard", "Can you plan your care and stay in control?", "Do you stay in control?"),
    ],
)
def test_preview_shows_a_statement_whole_or_in_parts(framework, council, mode, shown, hidden):
    statement = IStatement.objects.get(slug="in-control-planning")
    body = branching_blocks(make_picture(), statement)

    words = text_of(preview(make_survey(council, body=body), mode))

    assert shown in words
    assert hidden not in words
