"""The supporter's pages: no fault on any, a wrong passphrase, a full device, one stuck record."""

import getpass
import json

import pytest
from django.core.management import call_command
from django_scopes import scope
from playwright.sync_api import expect

from surveys.actions.withdrawals import withdraw_response
from surveys.models import Response
from tests.functional.faults import check
from tests.functional.offline.tablet import PASSPHRASE, WORDS

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.usefixtures("db")]
COPY = "Save an encrypted copy"


@pytest.fixture
def used(tablet, house):
    """A tablet with the answers of one person on it, locked."""
    tablet.prepare(house.survey.slug)
    tablet.hand_over()
    tablet.answer(1)
    tablet.give_back()
    tablet.press("Lock")
    tablet.heading("This device is locked")
    # The last to be written: nothing goes on behind the stories.
    expect(tablet.page.locator("[data-name=waiting]")).not_to_be_empty()
    return tablet


def copied(tablet, button: str) -> str:
    """Save an encrypted copy; return what is in the file."""
    with tablet.page.expect_download() as saved:
        tablet.press(button)
    return saved.value.path().read_text(encoding="utf-8")


def test_no_page_of_a_supporter_has_a_fault(tablet, house):
    page = tablet.page
    page.goto(tablet.home)
    tablet.heading("Choose a passphrase for this device")
    check(page)
    page.get_by_label("Passphrase", exact=True).fill("short")
    tablet.press("Use this passphrase")
    expect(page.get_by_role("alert")).to_contain_text("Use at least 12 letters or signs.")
    check(page)
    tablet.prepare(house.survey.slug)
    check(page)
    tablet.press("Take surveys along")
    expect(page.get_by_text("Which surveys?")).to_be_visible()
    check(page)
    tablet.press("Go on without this")
    tablet.hand_over()
    tablet.answer(1)
    tablet.give_back()
    check(page)
    tablet.press("Lock")
    tablet.heading("This device is locked")
    page.get_by_text("I do not know the passphrase").click()
    check(page)
    tablet.unlock()
    tablet.heading("What is on this device")
    check(page)
    page.get_by_role("button", name="See: ").click()
    tablet.heading("Answers from")
    expect(page.get_by_text(WORDS.format(number=1))).to_be_visible()
    check(page)
    tablet.press("Close")
    page.get_by_role("button", name="Delete: ").click()
    tablet.heading("Delete these answers for good?")
    check(page)
    tablet.press("Keep them")
    assert len(tablet.records()) == 1


def test_wrong_passphrase_opens_nothing_and_destroys_nothing(used):
    before = used.records()

    used.unlock("four loud purple lorries")

    says = used.page.get_by_role("alert")
    expect(says).to_contain_text("This passphrase does not open the answers. Nothing is lost.")
    used.page.get_by_text("I do not know the passphrase").click()
    found = json.loads(copied(used, COPY))
    assert [record["id"] for record in found["records"]] == [record["id"] for record in before]
    assert WORDS.format(number=1) not in json.dumps(found)
    assert used.records() == before
    used.unlock()
    used.heading("What is on this device")


def test_new_passphrase_leaves_what_the_old_one_locks(used, house):
    used.page.get_by_text("I do not know the passphrase").click()
    used.press("Choose a new passphrase")
    other = "six tall silver kettles"
    used.page.get_by_label("Passphrase", exact=True).fill(other)
    used.page.get_by_label("The same passphrase again").fill(other)
    used.press("Use this passphrase")
    used.page.locator(f"label[for=survey-{house.survey.slug}]").click()
    used.press("Store on this device")
    expect(used.page.get_by_text("Closed with another passphrase.")).to_be_visible()
    expect(used.page.get_by_role("button", name="See: ")).to_have_count(0)
    used.press("Lock")

    used.unlock()

    expect(used.page.get_by_text("Waits to be sent.")).to_be_visible()


def test_encrypted_copy_is_opened_and_stored_by_the_command(
    used, house, before, monkeypatch, tmp_path, capsys
):
    used.unlock()
    file = tmp_path / "copy.json"
    file.write_text(copied(used, f"{COPY} of all"), encoding="utf-8")
    monkeypatch.setattr(getpass, "getpass", lambda _asked: PASSPHRASE)
    monkeypatch.setattr(
        "surveys.management.commands.open_offline_export.getpass", lambda _asked: PASSPHRASE
    )

    call_command("open_offline_export", str(file))
    assert house.responses() == before
    call_command("open_offline_export", str(file), take=True)
    call_command("open_offline_export", str(file), take=True)

    response = house.only_new(before)
    assert house.said(response)["together-more"] == WORDS.format(number=1)
    said = capsys.readouterr().out
    assert "can be stored with --take" in said
    assert said.count("stored\n") == 2
    assert WORDS.format(number=1) not in said
    # The tablet does not know of this: it sends the same, which is the same response.
    used.send("1 sent and deleted from this device.")
    assert house.only_new(before) == response


def test_full_device_says_so_before_the_next_person_starts(used):
    # The browser looks at its quota when it opens a page's store, and then not for a while.
    used.close()
    used.open()
    browser = used.context.new_cdp_session(used.page)
    browser.send("Storage.overrideQuotaForOrigin", {"origin": used.url, "quotaSize": 1})
    used.page.goto(used.home)
    used.unlock()

    used.press("Hand over the device")

    expect(used.page.get_by_role("alert")).to_contain_text("This device is full. Nobody can start.")
    assert len(used.records()) == 1


@pytest.mark.parametrize(
    ("breaks", "says"),
    [
        ("Cache.prototype.put = () => Promise.reject(QUOTA)", "This device is full."),
        ("IDBObjectStore.prototype.put = () => { throw QUOTA; }", "This device is full."),
        ("window.fetch = only(/pictures|media/)", "We could not reach the server."),
        ("Response.prototype.json = () => Promise.reject(new SyntaxError())", "We could not reach"),
    ],
)
def test_what_breaks_while_surveys_are_stored_is_said(used, house, breaks, says):
    page = used.page
    used.unlock()
    used.press("Take surveys along")
    page.locator(f"label[for=survey-{house.survey.slug}]").click()
    page.evaluate(f"""() => {{
      const QUOTA = new DOMException("No room", "QuotaExceededError");
      const usual = window.fetch;
      const only = (broken) => (asked, how) =>
        broken.test(asked) ? Promise.reject(new TypeError()) : usual(asked, how);
      {breaks};
    }}""")

    used.press("Store on this device")

    expect(page.get_by_role("alert")).to_contain_text(says)


def test_what_nobody_foresaw_while_sending_is_said_and_loses_nothing(used):
    used.unlock()
    used.heading("What is on this device")
    used.page.evaluate(
        "() => { crypto.subtle.decrypt = () => Promise.reject(new Error('Nobody knows')); }"
    )

    used.send("Something went wrong. Nothing is lost.")

    assert [record["state"] for record in used.records()] == ["waiting"]
    assert [problem for problem in used.problems if "Nobody knows" in problem]
    used.problems.clear()


# Opens what is prepared as the page does it, then locks it.
LOCKS = """async (database) => {
  const { Screens } = await import("/static/frontend/offline/screens.js");
  const { openStore } = await import("/static/frontend/offline/store.js");
  const screens = new Screens(await openStore(database), { home: location.pathname });
  Object.assign(screens, { lock: { id: "l" }, key: "a key" });
  await screens.prepare();
  const held = () => Object.values(screens).filter((each) => each?.key).length;
  const before = held();
  await screens.locked();
  return [before, held(), screens.key];
}"""


LOCKS_EARLY = """async (database) => {
  const { Screens } = await import("/static/frontend/offline/screens.js");
  const { openStore } = await import("/static/frontend/offline/store.js");
  const screens = new Screens(await openStore(database), { home: location.pathname });
  screens.lock = { id: "l" };
  const drawn = screens.desk();
  await screens.locked();
  await drawn;
  return document.querySelector("main h1").textContent;
}"""


def test_locking_lets_go_of_the_key_everywhere(used, house):
    assert used.page.evaluate(LOCKS, house.council.slug) == [1, 0, None]


def test_what_is_locked_while_it_is_drawn_stays_locked(used, house):
    shown = used.page.evaluate(LOCKS_EARLY, house.council.slug)

    assert shown.strip() == "This device is locked"


def test_answers_taken_back_are_refused_and_can_be_deleted(used, house, before):
    used.unlock()
    queue = used.records()
    used.send("1 sent and deleted from this device.")
    with scope(council=house.council):
        withdraw_response(response=house.only_new(before))
    used.put_back(queue)

    used.send("1 could not be taken.")

    stuck = used.page.get_by_text("The person took these answers back. They cannot be sent again.")
    expect(stuck).to_be_visible()
    used.page.get_by_role("button", name="Delete: ").click()
    used.press("Delete them")
    expect(used.page.get_by_text("The answers were deleted from this device.")).to_be_visible()
    assert used.records() == []
    with scope(council=house.council):
        assert not Response.objects.get(pk=house.only_new(before).pk).answers.exists()


def test_page_opened_twice_works_once(used):
    other = used.context.new_page()
    other.goto(used.home)

    expect(other.get_by_role("heading", name="This page is open already")).to_be_visible()
    check(other)
