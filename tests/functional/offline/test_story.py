"""People answer without a network; later each of them is stored once, whatever breaks."""

import os

import pytest
from django_scopes import scope
from playwright.sync_api import expect

from surveys import codes
from surveys.models import OfflineEntry, Response
from tests.functional.offline.proxy import HANG, LOSE, PASS, REFUSE
from tests.functional.offline.storage import everything_in, files_with, settled
from tests.functional.offline.tablet import PASSPHRASE, WORDS

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("db")]
# make offline-story asks for 25.
MANY = 25
PEOPLE = int(os.environ.get("OFFLINE_PEOPLE", "4"))


def taken_without_a_network(tablet, house, mortal) -> list[str]:
    """Prepare, stop the server, let everybody answer; return their codes."""
    tablet.prepare(house.survey.slug)
    mortal.kill()
    tablet.hand_over()
    shown = []
    for number in range(PEOPLE):
        if number:
            tablet.hand_over()
        shown.append(tablet.answer(number))
        tablet.give_back()
    return shown


def after_a_night(tablet, mortal, supporter) -> None:
    """Close the browser, start the server, open the browser and sign in."""
    tablet.close()
    mortal.start()
    tablet.open()
    tablet.sign_in(supporter)
    tablet.page.goto(tablet.home)
    expect(tablet.page.get_by_text(f"{PEOPLE} people’s answers wait.")).to_be_visible()
    tablet.unlock()
    tablet.heading("What is on this device")


def assert_stored_once(house, before, shown) -> None:
    with scope(council=house.council):
        fresh = list(Response.objects.exclude(pk__in=[each.pk for each in before]))
        assert len(fresh) == PEOPLE
        assert OfflineEntry.objects.filter(response__in=fresh).count() == PEOPLE
        assert {response.state for response in fresh} == {"sent"}
        assert {response.mode for response in fresh} == {"supported"}
        assert {each.code_sha256 for each in fresh} == {codes.digest(code) for code in shown}
        said = {
            response.answers.get(question__key="together-more").text: response for response in fresh
        }
        assert set(said) == {WORDS.format(number=number) for number in range(PEOPLE)}
        assert all(response.answers.count() == 5 for response in fresh)


def test_everybody_is_stored_once_though_all_is_sent_twice(
    tablet, house, mortal, supporter, before
):
    shown = taken_without_a_network(tablet, house, mortal)
    secrets = [*(WORDS.format(number=number) for number in range(PEOPLE)), *shown, PASSPHRASE]
    kept = everything_in(tablet.page)
    assert [secret for secret in secrets if secret in kept] == []
    tablet.close()
    settled(tablet.folder)
    assert files_with(tablet.folder, "Marmalade on the windowsill", PASSPHRASE, *shown) == []

    mortal.start()
    tablet.open()
    tablet.sign_in(supporter)
    tablet.page.goto(tablet.home)
    tablet.unlock()
    queue = tablet.records()
    assert len(queue) == PEOPLE
    tablet.send(f"{PEOPLE} sent and deleted from this device.")
    assert tablet.records() == []
    tablet.put_back(queue)
    tablet.send(f"{PEOPLE} sent and deleted from this device.")

    assert_stored_once(house, before, shown)
    assert tablet.records() == []


def test_server_in_trouble_and_answers_that_are_lost_on_the_way(
    tablet, house, mortal, line, supporter, before
):
    shown = taken_without_a_network(tablet, house, mortal)
    after_a_night(tablet, mortal, supporter)
    # The second is refused, then stored with the answer lost, then known already. The third is
    # stored with the answer lost (where there is time: never answered), then refused for good.
    lost = HANG if PEOPLE >= MANY else LOSE
    fates = {2: REFUSE, 3: LOSE, 5: lost, 6: REFUSE, 7: REFUSE}
    line.fate = lambda number: fates.get(number, PASS)
    tablet.send("We could not reach the server. Nothing is lost.")
    left = tablet.records()
    assert len(left) == PEOPLE - 2
    assert len(house.responses()) == len(before) + 3

    line.fate = lambda _number: PASS
    tablet.send("sent and deleted from this device.")

    assert tablet.records() == []
    assert_stored_once(house, before, shown)


def test_signed_out_sends_nothing_and_loses_nothing(tablet, house, mortal, supporter, before):
    shown = taken_without_a_network(tablet, house, mortal)
    mortal.start()
    tablet.context.clear_cookies()
    tablet.page.reload()
    tablet.unlock()

    tablet.send("Sign in first.")

    assert len(tablet.records()) == PEOPLE
    door = tablet.page.get_by_role("link", name="Sign in", exact=True)
    assert "/account/login/?next=/offline/" in door.get_attribute("href")
    tablet.sign_in(supporter)
    tablet.send(f"{PEOPLE} sent and deleted from this device.")
    assert_stored_once(house, before, shown)
