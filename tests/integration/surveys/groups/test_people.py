"""People in a group: at their own pace, together when the group wants to, or with no device."""

import pytest
from django.test import Client
from django_scopes import scope

from surveys.actions.sessions import end_session
from surveys.models import Participant, Response, SupportedSession
from surveys.selectors.sessions import session_with_code
from tests.factories.cms import make_member
from tests.factories.plans import make_a_plan
from tests.factories.sessions import make_session
from tests.integration.surveys.groups.people import join_all, make_group, press
from tests.integration.surveys.turns.device import answer, hand_over
from tests.integration.surveys.walking import Person, hidden_fields, text_of

ONWARDS = "Go to the question on the screen"


@pytest.fixture
def supporter(client, council):
    user = make_member(council, "supporter")
    client.force_login(user)
    return user


@pytest.fixture
def group(survey, supporter):
    return make_group(survey, supporter)


def joined(group) -> Person:
    """Somebody who joined on their own device with the code, and began."""
    client = Client()
    fields = hidden_fields(client.get(f"/join/?code={group.code}").content.decode())
    client.post("/join/", fields | {"code": group.code})
    person = Person(client)
    person.begin()
    return person


def test_each_person_goes_at_their_own_pace(client, group):
    person = joined(group)
    press(client, group, "show.3")

    page = person.open("q/1/")

    assert page.status_code == 200
    assert ONWARDS not in text_of(page)


def test_together_offers_the_way_and_moves_nobody(client, group):
    person = joined(group)
    press(client, group, "show.3")
    press(client, group, "together")

    page = person.open("q/1/")

    assert ONWARDS in text_of(page)
    assert 'href="/cheshire-east/care-at-home/q/3/"' in page.content.decode()
    assert ONWARDS not in text_of(person.open("q/3/"))
    press(client, group, "apart")
    assert ONWARDS not in text_of(person.open("q/1/"))


def test_person_who_answers_alone_is_offered_nothing(client, group):
    press(client, group, "show.3")
    press(client, group, "together")
    person = Person(Client())
    person.begin()

    assert ONWARDS not in text_of(person.open("q/1/"))


def test_person_without_a_device_answers_within_the_group(client, group, council):
    device = Client()
    device.force_login(group.supporter)
    hand_over(device, group=str(group.pk))
    person = Person(device)
    answer(person)

    with scope(council=council):
        handed = SupportedSession.objects.get(kind="one_device")
        assert (handed.within_id, handed.survey_id) == (group.pk, group.survey_id)
    screen = f"/sessions/cheshire-east/{group.pk}/screen/"
    assert "1 person has joined." in text_of(client.get(screen))


def test_sent_answers_of_a_device_count_in_its_group_until_that_ends(client, group, council):
    join_all(group, yes=4, no=5)
    device = Client()
    device.force_login(group.supporter)
    hand_over(device, group=str(group.pk))
    person = Person(device)
    answer(person)
    person.press("helped/", choice="read_to")
    checked = hidden_fields(person.open("check/").content.decode())["checked"]
    device.post(f"{person.at}send/", {"checked": checked})
    person.press("clear/")

    press(client, group, "close.1")

    words = text_of(client.get(f"/sessions/cheshire-east/{group.pk}/screen/"))
    assert "Yes about 5 people" in words
    with scope(council=council):
        end_session(session=group, by=group.supporter)
        assert not Participant.objects.exclude(response=None).exists()
        assert not SupportedSession.objects.filter(ended_at=None).exists()
        assert Response.objects.sent().count() == 1


def test_device_cannot_be_handed_round_in_somebody_elses_group(client, group, council):
    other = make_member(council, "supporter", "other@example.org")
    client.force_login(other)
    make_group(group.survey, other)

    assert hand_over(client, group=str(group.pk)).status_code == 422


def test_code_of_a_device_that_is_handed_round_joins_nobody(survey, supporter):
    session = make_session(survey, supporter, kind="one_device")

    assert session_with_code(session.code) is None


def test_list_says_what_is_not_sent_yet_and_leads_everywhere(client, group):
    joined(group)
    page = client.get("/sessions/cheshire-east/")

    words = text_of(page)
    assert "A group. 1 person in it. 1 not sent yet" in words
    for lead in ("plans/", "hand-over/", "group/"):
        assert f'href="/sessions/cheshire-east/{lead}"' in page.content.decode()


def test_page_of_a_group_leads_to_its_screen_and_of_a_device_shows_no_code(
    client, group, supporter, survey
):
    page = client.get(f"/sessions/cheshire-east/{group.pk}/").content.decode()
    assert f'href="/sessions/cheshire-east/{group.pk}/screen/"' in page

    handed = make_session(survey, supporter, kind="one_device")
    words = text_of(client.get(f"/sessions/cheshire-east/{handed.pk}/"))
    assert "A device is handed round" in words
    assert handed.code[:3] not in words


def test_group_is_started_without_a_plan_once(client, supporter, survey, council):
    address = "/sessions/cheshire-east/group/"
    key = hidden_fields(client.get(address).content.decode())["key"]

    for _ in range(2):
        client.post(address, {"key": key, "survey": "care-at-home", "helper": "advocate"})

    with scope(council=council):
        session = SupportedSession.objects.get()
    assert (session.kind, session.helper) == ("group", "advocate")


@pytest.mark.parametrize("wrong", [{"survey": "x"}, {"helper": "x"}, {"key": "x"}], ids=str)
def test_group_that_does_not_fit_is_not_started(client, supporter, survey, council, wrong):
    address = "/sessions/cheshire-east/group/"
    key = hidden_fields(client.get(address).content.decode())["key"]
    said = {"key": key, "survey": "care-at-home", "helper": "staff"}

    assert client.post(address, said | wrong).status_code == 422

    with scope(council=council):
        assert not SupportedSession.objects.exists()


def test_who_joined_is_asked_about_observers_before_they_begin(client, supporter, survey):
    plan = make_a_plan(survey, observers=["council"])
    group = make_session(survey, supporter, kind="group", plan=plan)
    device = Client()
    fields = hidden_fields(device.get(f"/join/?code={group.code}").content.decode())
    device.post("/join/", fields | {"code": group.code})
    start = "/cheshire-east/care-at-home/"

    assert device.get(start).url == f"{start}together/"
    assert device.post(f"{start}together/", {"do": "no"}).url == f"{start}together/?no=1"
    assert device.get(start).status_code == 200

    page = text_of(client.get(f"/sessions/cheshire-east/{group.pk}/"))
    assert "Somebody does not want other people in the room." in page
    device.post(f"{start}together/", {"do": "yes"})
    page = text_of(client.get(f"/sessions/cheshire-east/{group.pk}/"))
    assert "Somebody does not want" not in page
