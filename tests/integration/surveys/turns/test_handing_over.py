"""One device, handed over: the supporter goes out of it, and help is asked about at the end."""

import pytest
from django.test import Client
from django_scopes import scope

from surveys.models import Answer
from tests.factories.cms import make_member
from tests.factories.plans import make_a_plan
from tests.integration.surveys.turns.device import HAND_OVER, answer, finish, hand_over, rows
from tests.integration.surveys.walking import Person, hidden_fields, text_of

START = "/cheshire-east/care-at-home/"


def test_handing_over_signs_the_supporter_out_of_this_device(device):
    reply = hand_over(device)

    assert reply.url == f"{START}together/"
    assert "_auth_user_id" not in device.session
    for page in (HAND_OVER, "/sessions/cheshire-east/", "/desk/"):
        assert device.get(page).status_code == 302, page


def test_supporter_is_told_the_button_that_clears_the_device_after_each_person(device):
    told = text_of(device.get(HAND_OVER))
    hand_over(device)
    receipt = answered(device)
    receipt.press("helped/", choice="alone")

    button = "Finish and clear my answers from this device"
    assert "before the next one begins" in told and f"They press “{button}”" in told
    assert button in text_of(receipt.finish())


def test_handing_over_clears_the_device_and_leaves_one_cookie(device):
    device.cookies["answers"] = "somebody"

    reply = hand_over(device)

    left = {name for name, cookie in reply.cookies.items() if cookie.value}
    assert left == {"handed"}
    cookie = reply.cookies["handed"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (START, True, "Lax")
    assert not cookie["expires"] and not cookie["max-age"]
    assert reply["Clear-Site-Data"] == '"cache", "storage"'


def test_answers_are_supported_and_say_what_the_helper_is(device, council):
    hand_over(device, helper="advocate")
    person = Person(device)

    answer(person)

    session, people, (response,) = rows(council)
    assert (response.mode, response.helper) == ("supported", "advocate")
    assert [one.response_id for one in people] == [response.pk]
    assert session.kind == "one_device"
    with scope(council=council):
        assert {each.mode for each in Answer.objects.all()} == {"supported"}


def test_page_begun_twice_is_one_turn(device, council):
    hand_over(device)
    person = Person(device)
    sent = hidden_fields(person.open("agree/").content.decode()) | {"keep": "yes"}

    for _ in range(2):
        device.post(f"{START}agree/", sent)

    _, people, responses = rows(council)
    assert (len(people), len(responses)) == (1, 1)


def test_kind_of_help_is_asked_at_the_end_in_pictures(device, council):
    hand_over(device)
    person = Person(device)
    answer(person)

    reply = person.open("check/")

    assert reply.url == f"{START}helped/"
    page = person.open("helped/")
    for words in ("Nobody helped me", "Someone read the questions to me", "Someone wrote my words"):
        assert words in text_of(page)
    assert page.content.decode().count('class="choice__picture"') == 4
    assert person.press("helped/", choice="interpreted").url == f"{START}check/?asked=1"
    (response,) = rows(council)[2]
    assert (response.help, response.helper) == ("interpreted", "staff")


def test_kind_of_help_is_not_asked_before_the_first_question(device):
    hand_over(device)
    person = Person(device)
    person.press("agree/?read=standard", keep="yes")

    assert person.press("who/", choice="me").url == f"{START}q/1/"


def test_who_says_nothing_about_help_can_send_all_the_same(device, council):
    hand_over(device)
    person = Person(device)
    answer(person)

    assert person.press("helped/", do="skip").url == f"{START}check/?asked=1"
    assert person.open("check/?asked=1").status_code == 200
    finish(person, help="")


def test_who_skipped_the_help_is_not_asked_again_after_a_change(device):
    hand_over(device)
    person = answered(device)
    person.press("helped/", do="skip")

    for page, said in (("q/1/", {"choice": "no"}), ("agree/", {"keep": "yes"})):
        reply = person.press(f"{page}?return=check", **said)

        assert device.get(reply.url).status_code == 200, page
        assert f'href="{START}check/?asked=1"' in person.open("q/1/?return=check").content.decode()


def test_warning_of_a_changed_answer_is_not_lost(device):
    hand_over(device)
    person = answered(device)
    person.press("helped/", do="skip")

    warned = device.post(f"{START}send/", {"checked": "of-before"}, follow=True)

    assert "Your answers have changed." in text_of(warned)


def test_who_says_that_it_is_their_own_after_all_is_asked_about_help(device):
    person = on_behalf(device)

    reply = person.press("who/?return=check", choice="me")

    assert device.get(reply.url).url == f"{START}helped/"


def test_nobody_helped_is_kept_as_answered_alone(device, council):
    hand_over(device)
    person = Person(device)
    answer(person)

    finish(person, help="alone")

    (response,) = rows(council)[2]
    assert (response.state, response.help, response.helper) == ("sent", "alone", "")


def answered(device) -> Person:
    """Somebody who answered at the handed device, and did not send yet."""
    person = Person(device)
    answer(person)
    return person


def on_behalf(device) -> Person:
    """Somebody who answers at the handed device for a person whom they are related to."""
    hand_over(device)
    person = Person(device)
    answer(person)
    assert person.press("who/", choice="on-behalf").url == f"{START}helper/"
    person.press("helper/", choice="family")
    return person


def test_who_answers_on_behalf_is_not_asked_about_help(device, council):
    person = on_behalf(device)

    person.finish()

    (response,) = rows(council)[2]
    assert (response.state, response.voice, response.helper) == ("sent", "on_behalf", "family")


def test_who_turns_out_to_answer_on_behalf_is_asked_how_they_know_the_person(device, council):
    hand_over(device)
    person = Person(device)
    answer(person)
    person.press("helped/", choice="read_to")

    reply = person.press("who/?return=check", choice="on-behalf")

    assert reply.url == f"{START}helper/?return=check"
    assert rows(council)[2][0].helper == ""


@pytest.mark.parametrize("said", [{"do": "skip"}, {"choice": "alone"}, {"choice": "read_to"}])
def test_how_they_know_the_person_is_never_overwritten(device, council, said):
    person = on_behalf(device)

    person.press("helped/", **said)

    assert rows(council)[2][0].helper == "family"


def test_help_that_is_no_choice_is_refused_with_a_sentence(device):
    hand_over(device)
    person = Person(device)
    answer(person)

    reply = person.press("helped/", choice="magic")

    assert reply.status_code == 422
    assert "Please choose from the answers on this page." in text_of(reply)


def test_supporter_is_told_how_many_answered_and_nothing_of_one_person(device, council):
    hand_over(device)
    laptop = Client()
    laptop.force_login(rows(council)[0].supporter)
    at = f"/sessions/cheshire-east/{rows(council)[0].pk}/"
    before = text_of(laptop.get(at))
    for _ in range(2):
        finish(answered(device))
    answered(device)

    said = text_of(laptop.get(at))
    asked = text_of(laptop.get(f"{at}end/"))
    laptop.post(f"{at}end/")

    assert "0 people are answering, 0 are done." in before
    assert "1 person is answering, 2 are done." in said
    for words in ("the code", "where they are", "go on alone", "Nobody has joined"):
        assert words not in before + said + asked, words
    assert "can still send" in asked
    assert "code" not in text_of(laptop.get(at))


def test_key_sent_twice_is_one_session(device, council):
    hidden = hidden_fields(device.get(HAND_OVER).content.decode())
    user = make_member(council, "supporter", "again@example.org")
    device.force_login(user)
    hidden = hidden_fields(device.get(HAND_OVER).content.decode())
    said = {"survey": "care-at-home", "helper": "staff"} | hidden

    device.post(HAND_OVER, said)
    device.force_login(user)
    device.post(HAND_OVER, said)

    assert rows(council)[0].kind == "one_device"


@pytest.mark.parametrize(
    "wrong",
    [{"survey": "nothing"}, {"helper": ""}, {"helper": "boss"}, {"key": "x"}, {"group": "99"}],
    ids=str,
)
def test_what_does_not_fit_signs_nobody_out(device, wrong):
    reply = hand_over(device, **wrong)

    if "group" in wrong:  # Without a group of one's own there is no such field.
        assert reply.status_code == 303
        return
    assert reply.status_code == 422
    assert "_auth_user_id" in device.session


@pytest.mark.parametrize("number", ["9" * 30, "x", "٣", "-1", "0"])
def test_plan_that_is_none_changes_nothing(device, number):
    assert device.get(f"{HAND_OVER}?plan={number}").status_code == 200


def test_session_keeps_the_plan_it_was_handed_over_from(device, council, survey):
    plan = make_a_plan(survey, kind="one_device")
    hidden = hidden_fields(device.get(f"{HAND_OVER}?plan={plan.pk}").content.decode())

    device.post(HAND_OVER, {"survey": "care-at-home", "helper": "staff"} | hidden)

    assert rows(council)[0].plan_id == plan.pk
