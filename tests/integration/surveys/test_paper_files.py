"""The PDF files of paper forms: kept while their version is the newest, then deleted."""

from io import StringIO

import pytest
from django.core.management import call_command

from surveys.models import SurveyPage
from tests.factories.surveys import make_published_survey

AT = "/cheshire-east/care-at-home/"


@pytest.fixture
def papers(settings, tmp_path, monkeypatch):
    """A folder of its own, where forms are written without being drawn."""
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr("surveys.actions.papers._draw", lambda html: html.encode())
    return tmp_path / "papers"


def retained() -> str:
    """What the daily command says it did."""
    said = StringIO()
    call_command("retain", stdout=said)
    return said.getvalue()


def publish_again(survey: SurveyPage) -> None:
    page = SurveyPage.objects.get(pk=survey.pk)
    page.easy_read_title = "Your help at home"
    page.save_revision().publish()


def test_forms_of_the_newest_version_stay(client, survey, papers):
    for form in ("", "?size=large", "?wording=standard"):
        client.get(f"{AT}paper.pdf{form}")
    before = set(papers.iterdir())

    said = retained()

    assert "Paper forms of older versions deleted: 0" in said
    assert set(papers.iterdir()) == before
    assert len(before) == 3


def test_forms_of_a_version_go_once_a_newer_one_is_published(client, survey, papers):
    client.get(f"{AT}paper.pdf")
    client.get(f"{AT}paper.pdf?size=large")
    old = set(papers.iterdir())
    publish_again(survey)
    new = client.get(f"{AT}paper.pdf").content

    said = retained()

    (left,) = papers.iterdir()
    assert "Paper forms of older versions deleted: 2" in said
    assert left not in old
    assert left.read_bytes() == new
    assert b"Your help at home" in new


def test_forms_of_other_surveys_and_councils_stay(client, survey, council, other_council, papers):
    make_published_survey(council, "respite")
    make_published_survey(other_council)
    for at in ("/cheshire-east/respite/", "/leeds/care-at-home/"):
        assert client.get(f"{at}paper.pdf").status_code == 200
    publish_again(survey)

    retained()

    assert len(list(papers.iterdir())) == 2


def test_nothing_is_missed_where_no_form_was_ever_drawn(survey, papers):
    assert "Paper forms of older versions deleted: 0" in retained()
