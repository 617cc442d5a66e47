"""What a person told us, where the safeguarding lead reads it, and nowhere else."""

import pytest
from django.core.management import call_command
from django.db import connection
from django_scopes import scope
from wagtail.models import ModelLogEntry

from feedback.actions.waiting import take_waiting
from feedback.models import Comment, Concern, Count
from tests.factories.cms import make_member
from tests.factories.disclosures import make_disclosure
from tests.factories.surveys import make_published_survey
from tests.integration.surveys.walking import text_of

LEADS = "/concerns/cheshire-east/"


@pytest.fixture
def lead(council):
    return make_member(council, "safeguarding-lead")


def test_lead_reads_words_and_reach_on_the_page_alone_and_reading_is_logged(
    client, survey, in_council, lead
):
    make_disclosure(survey, "He takes my money.", "01270 123456")
    take_waiting()
    concern = Concern.objects.get()
    client.force_login(lead)

    listed = text_of(client.get(LEADS))
    page = text_of(client.get(f"{LEADS}{concern.pk}/"))

    assert "Somebody does not feel safe." in listed
    assert "Waiting for" in listed
    assert "money" not in listed
    assert "01270" not in listed
    assert "He takes my money." in page
    assert "01270 123456" in page
    assert "Care at Home" in page
    logged = ModelLogEntry.objects.filter(action="feedback.concern.opened")
    assert [line.user for line in logged] == [lead]


def test_lead_is_told_that_nobody_can_call_back(client, survey, in_council, lead):
    make_disclosure(survey, "")
    take_waiting()
    client.force_login(lead)

    page = text_of(client.get(f"{LEADS}{Concern.objects.get().pk}/"))

    assert "They wrote no words." in page
    assert "Nobody can call them back." in page


def test_lead_closes_a_disclosure(client, survey, in_council, lead):
    make_disclosure(survey)
    take_waiting()
    client.force_login(lead)
    concern = Concern.objects.get()

    reply = client.post(f"{LEADS}{concern.pk}/", {"outcome": "acted-on", "note": "Rang."})

    assert reply.status_code == 303
    assert Concern.objects.get().outcome == "acted-on"


def test_reach_is_encrypted_where_it_lies(survey, in_council):
    make_disclosure(survey, reach="01270 123456")

    with connection.cursor() as cursor:
        cursor.execute("SELECT reach FROM surveys_disclosure")
        (stored,) = cursor.fetchone()
    assert "01270" not in stored


def test_lead_of_another_council_does_not_find_it(client, survey, in_council, other_council):
    make_disclosure(survey)
    take_waiting()
    number = Concern.objects.get().pk
    client.force_login(make_member(other_council, "safeguarding-lead"))

    assert client.get(f"{LEADS}{number}/").status_code == 404
    assert client.get(f"/concerns/leeds/{number}/").status_code == 404


def test_disclosure_that_nobody_was_nudged_about_is_found_by_the_sweep_once(survey, in_council):
    make_disclosure(survey)

    call_command("sweep")
    call_command("sweep")

    assert Concern.objects.count() == 1


def test_disclosure_is_in_no_review_list_and_no_count(client, council, survey, in_council):
    make_disclosure(survey, "He hits me.")
    take_waiting()
    client.force_login(make_member(council, "reviewer"))

    assert "He hits me." not in text_of(client.get("/review/cheshire-east/"))
    assert not Comment.objects.exists()
    assert not Count.objects.exists()


def test_disclosures_of_two_councils_are_raised_each_in_its_own(survey, other_council, framework):
    make_disclosure(survey)
    make_disclosure(make_published_survey(other_council))

    take_waiting()

    for council in (survey.council, other_council):
        with scope(council=council):
            assert Concern.objects.get().disclosure.survey.council == council
