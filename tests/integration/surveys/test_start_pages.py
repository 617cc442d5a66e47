"""The first page of a survey, and what stands there when it cannot be answered."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.text import slugify

from cms.models import InformationPage
from tests.factories.surveys import make_survey
from tests.integration.surveys.walking import Person, text_of

HELP_LINES = ("999", "0300 123 5010", "0300 123 5022")


def test_start_says_all_a_person_needs_to_know_before_they_begin(person):
    page = person.open()

    words = text_of(page)
    assert page.status_code == 200
    assert "Your care at home" in words
    assert "We want to know how your care is." in words
    for promise in (
        "Your care will not change.",
        "You can skip any question.",
        "You can stop at any time.",
        "You must be 18 or over.",
        "We may tell someone if you or others may be hurt.",
        "Words about being hurt go first to the team that keeps people safe.",
        "There are 5 questions.",
        *HELP_LINES,
    ):
        assert promise in words


def test_start_leads_to_either_wording(person):
    html = person.open().content.decode()

    assert 'href="/cheshire-east/care-at-home/agree/?read=easy_read"' in html
    assert 'href="/cheshire-east/care-at-home/agree/?read=standard"' in html


def test_start_offers_to_carry_on_where_a_person_stopped(person):
    person.begin()
    person.press("q/1/", choice="yes")

    assert 'href="/cheshire-east/care-at-home/q/2/">Carry on' in person.open().content.decode()


def test_start_leads_to_the_check_page_when_every_question_was_dealt_with(person):
    person.begin()
    for number in (1, 2, 3, 4, 6):
        person.press(f"q/{number}/", do="skip")

    assert 'href="/cheshire-east/care-at-home/check/">Carry on' in person.open().content.decode()


def test_start_says_nothing_of_answers_to_someone_without_any(person):
    assert "Carry on" not in text_of(person.open())


@pytest.mark.parametrize("page", ["", "agree/"])
def test_draft_that_was_never_published_is_not_open(client, framework, council, page):
    make_survey(council)

    reply = Person(client).open(page)

    assert reply.status_code == 404
    assert "This survey is not open" in text_of(reply)
    assert "0300 123 5010" in text_of(reply)


@pytest.mark.parametrize("page", ["", "agree/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_unpublished_survey_says_it_has_ended_and_where_to_go(
    person, survey, council, page, method
):
    survey.unpublish()

    reply = getattr(person.client, method)(f"{person.at}{page}")

    assert reply.status_code == 410
    assert "This survey has ended" in text_of(reply)
    assert f'href="/{council.slug}/"' in reply.content.decode()
    assert all(line in text_of(reply) for line in HELP_LINES)


def test_survey_past_its_last_day_has_ended(person, survey):
    survey.closes_on = timezone.localdate() - timedelta(days=1)
    survey.save()

    assert person.open().status_code == 410


def test_survey_on_its_last_day_is_open(person, survey):
    survey.closes_on = timezone.localdate()
    survey.save()

    assert person.open().status_code == 200


def test_someone_who_began_on_the_last_day_may_finish_the_day_after(
    person, survey, in_council, time_machine
):
    time_machine.move_to(timezone.now(), tick=False)
    survey.closes_on = timezone.localdate()
    survey.save()
    person.begin()

    time_machine.shift(timedelta(days=1))
    next_day = person.open("q/1/").status_code
    time_machine.shift(timedelta(days=1))

    assert next_day == 200
    assert person.open("q/1/").status_code == 410


@pytest.mark.parametrize("page", ["who/", "q/1/", "check/"])
def test_answering_stops_when_the_survey_is_unpublished(person, survey, page):
    person.begin()
    survey.unpublish()

    assert person.open(page).status_code == 410
    assert person.client.post(f"{person.at}{page}").status_code == 410


def test_sending_stops_when_the_survey_is_unpublished(person, survey):
    person.begin()
    survey.unpublish()

    assert person.client.post(f"{person.at}send/").status_code == 410


@pytest.mark.parametrize("address", ["/nowhere/care-at-home/", "/cheshire-east/no-survey/"])
def test_unknown_council_or_survey_is_a_plain_page(person, address):
    reply = person.client.get(address)

    assert reply.status_code == 404
    assert "We cannot find this page" in text_of(reply)
    assert ("0300 123 5010" in text_of(reply)) == address.startswith("/cheshire-east")


def test_survey_of_another_council_is_not_found_here(person, other_council):
    assert person.client.get("/leeds/care-at-home/").status_code == 404


def test_page_of_information_is_still_served_at_such_an_address(client, council):
    page = InformationPage(title="About us", slug=slugify("About us"), body="<p>Who we are.</p>")
    council.page.add_child(instance=page)

    reply = client.get("/cheshire-east/about-us/")

    assert reply.status_code == 200
    assert "Who we are." in text_of(reply)


def test_council_host_of_its_own_leads_to_the_survey(person):
    reply = person.client.get("/care-at-home/", headers={"host": "cheshire-east.localhost"})

    assert reply["Location"] == "/cheshire-east/care-at-home/"


def test_any_other_method_is_refused(person):
    assert person.client.delete(person.at).status_code == 405
