"""One device, one person after another: nobody finds anything of the one before."""

import pytest

from tests.integration.surveys.turns.device import answer, finish, hand_over, rows
from tests.integration.surveys.walking import Person, hidden_fields, text_of

START = "/cheshire-east/care-at-home/"


def test_next_person_finds_nothing_of_the_person_before(device, council):
    hand_over(device)
    first = Person(device)
    answer(first, text="My neighbour shouts.")
    code = rows(council)[2][0].token
    finish(first)

    cleared = first.open("cleared/")
    assert "Next person" in text_of(cleared)
    assert f'href="{START}together/"' in cleared.content.decode()
    pages = ["", "agree/", "agree/?return=", "who/", "q/1/", "q/2/", "check/", "sent/", "later/"]
    for page in pages:
        reply = device.get(f"{START}{page}", follow=True)
        assert "My neighbour shouts." not in reply.content.decode(), page
        assert "Carry on with my answers" not in text_of(reply), page
        assert str(code) not in reply.content.decode()
    for page in pages[3:]:
        assert first.open(page).status_code == 303, page
        assert first.open(page)["Cache-Control"] == "no-store", page


def test_two_people_in_turn_make_two_responses(device, council):
    hand_over(device)
    for help in ("read_to", "typed_for"):
        person = Person(device)
        answer(person)
        finish(person, help=help)

    _, people, responses = rows(council)
    assert [response.help for response in responses] == ["read_to", "typed_for"]
    assert {response.state for response in responses} == {"sent"}
    assert [one.number for one in people] == [1, 2]


def test_nothing_says_who_answered_what_once_a_turn_is_over(device, council):
    hand_over(device)
    person = Person(device)
    answer(person)
    finish(person)

    _, people, (response,) = rows(council)
    assert people[0].response_id is None
    assert people[0].ended_at is not None
    assert people[0].key not in {response.start_key, response.token}


@pytest.mark.parametrize(
    "page, pressed", [("clear/", "delete"), ("who/", "under-18")], ids=["deleted", "under 18"]
)
def test_turn_is_over_when_nothing_of_it_is_kept(device, council, page, pressed):
    hand_over(device)
    person = Person(device)
    person.press("agree/", keep="yes")

    person.press(page, do=pressed)

    _, people, responses = rows(council)
    assert responses == []
    assert [one.ended_at is None for one in people] == [False]


def test_clearing_spares_the_cookie_of_the_device_alone(device):
    hand_over(device)
    person = Person(device)
    answer(person)

    reply = finish(person)

    assert reply["Clear-Site-Data"] == '"cache", "storage"'
    assert device.cookies["handed"].value
    assert not device.cookies["answers"].value


def test_receipt_that_was_not_cleared_is_gone_when_the_next_person_starts(device, council):
    hand_over(device)
    person = Person(device)
    answer(person)
    person.press("helped/", choice="read_to")
    checked = hidden_fields(person.open("check/").content.decode())["checked"]
    device.post(f"{START}send/", {"checked": checked})

    assert "Carry on" not in text_of(person.open(""))

    assert person.open("sent/").status_code == 303
    assert rows(council)[1][0].response_id is None


def test_draft_that_was_left_is_cleared_before_somebody_else_begins(device):
    hand_over(device)
    person = Person(device)
    person.press("agree/", keep="yes")

    page = person.open("")

    assert "Are these answers not yours?" in text_of(page)
    assert f'href="{START}clear/"' in page.content.decode()
