"""The credits: every picture that people can see, with its source and licence, and no other."""

from cms.actions.pictures import load_pictures
from surveys.models import SurveyPage
from tests.factories.cms import make_picture
from tests.factories.surveys import blocks, make_published_survey, make_survey
from themes.models import IStatement


def test_credits_name_the_bank_and_its_licences(client, framework):
    load_pictures()

    html = client.get("/credits/").content.decode()

    assert "Fluent Emoji Flat, Microsoft Corporation" in html
    assert "Health Icons (filled), Resolve to Save Lives" in html
    assert "<li>A bus stop</li>" in html
    assert html.count("Permission is hereby granted") == 2


def test_credits_name_a_councils_picture_only_while_people_can_see_it(client, framework, council):
    statement = IStatement.objects.enabled().get(slug="care-coordinated")
    picture = make_picture("Our hall", description="Our town hall", source="Photo by Sam, Leeds")
    draft = make_survey(council, body=blocks(picture, statement))
    assert "Our town hall" not in client.get("/credits/").content.decode()

    draft.save_revision().publish()
    html = client.get("/credits/").content.decode()
    assert "<li>Our town hall</li>" in html and "Photo by Sam, Leeds" in html

    SurveyPage.objects.get(pk=draft.pk).unpublish()
    assert "Our town hall" not in client.get("/credits/").content.decode()


def test_credits_are_linked_from_every_respondent_page(client, framework, council):
    make_published_survey(council)

    assert 'href="/credits/"' in client.get("/cheshire-east/care-at-home/").content.decode()
