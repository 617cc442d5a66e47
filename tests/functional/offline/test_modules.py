"""The scripts by themselves: what happens where a device fails, or two things meet."""

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.usefixtures("db")]
AT = "/static/frontend/offline/"
# Tries to make a record of a code; says how that ended and what lies there then.
USE = """async () => {
  const { openStore, Full } = await import("./store.js");
  const store = await openStore("one");
  await store.put("codes", { id: "a", lock: "l" });
  BEFORE;
  const ended = await store.useCode("a", { id: "a" }).then(
    () => "done",
    (problem) => problem instanceof Full ? "full" : problem?.name,
  );
  return [ended, (await store.all("codes")).length];
}"""
THROWS = """IDBObjectStore.prototype.add = () => {
  throw new DOMException("No room", "QuotaExceededError");
}"""
# The server refused a record that was deleted here while it was on its way.
DELETED = """async () => {
  const { openStore } = await import("./store.js");
  const { Sender } = await import("./sending.js");
  const store = await openStore("one");
  const record = { id: "a", lock: "l", state: "waiting" };
  await store.put("records", record);
  const sender = new Sender({ store, lock: { id: "l" } });
  await store.remove("records", "a");
  await sender.settle(record, { reply: { ok: false }, answer: {} }, { stuck: 0 });
  return store.all("records");
}"""
# Puts a code where the record that it becomes would lie, and opens both.
CODE = """async () => {
  document.body.innerHTML = "<header class=header></header><main></main><p id=foot></p>";
  const { openStore } = await import("./store.js");
  const { newLock, unseal } = await import("./locker.js");
  const { Preparer } = await import("./preparing.js");
  const { Person } = await import("./person.js");
  const around = { store: await openStore("one"), ...(await newLock("four quiet lorries")) };
  const preparer = new Preparer({ ...around, home: "/" });
  preparer.codesWanted = 1;
  preparer.ask = async () => ({ codes: [{ id: "a", code: "1234", seal: "s" }] });
  await preparer.fillUpCodes();
  const [row] = await around.store.all("codes");
  const opened = await unseal(around.key, around.lock.id, "a", row).catch(({ name }) => name);
  const person = new Person({ ...around, pack: { id: "p" } });
  await person.begin(person.said);
  return [opened, person.said.code];
}"""


@pytest.fixture
def scripts(page: Page, server) -> Page:
    """A page beside the scripts, which it can import."""
    page.goto(f"{AT}store.js")
    return page


@pytest.mark.parametrize(
    ("before", "ended"),
    [
        ('await store.put("records", { id: "a" })', "ConstraintError"),
        (THROWS, "full"),
    ],
)
def test_code_stays_and_the_reason_is_said_where_it_cannot_become_a_record(scripts, before, ended):
    found = scripts.evaluate(USE.replace("BEFORE", before).replace("./", AT))

    assert found == [ended, 1]


def test_record_deleted_while_it_was_sent_does_not_come_back(scripts):
    assert scripts.evaluate(DELETED.replace("./", AT)) == []


def test_code_does_not_open_in_the_place_of_its_record(scripts):
    assert scripts.evaluate(CODE.replace("./", AT)) == ["OperationError", "1234"]
