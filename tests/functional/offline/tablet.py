"""A supporter's tablet: a browser with a folder of its own, closed and opened again."""

from collections.abc import Sequence
from pathlib import Path

from django.test import Client
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from cms.models import User
from tests.functional.conftest import CHROMIUM, PATIENCE, PHONE, QUIET

PASSPHRASE = "four quiet orange lorries"
WORDS = "Marmalade on the windowsill, said number {number}."
# What is filled in on each page, and what is pressed then.
ROAD = [
    (["#keep", "#theme", "#quote"], ".button--primary"),
    (["#choice-me"], ".button--primary"),
    (["#choice-read_to"], ".button--primary"),
    (["#choice-family"], ".button--primary"),
    ([], "[name=do][value=skip]"),
    (["#choice-no"], ".button--primary"),
    ("textarea", ".button--primary"),
    (["#choice-long"], ".button--primary"),
    (["#choice-washing", "#choice-cooking"], ".button--primary"),
    ([], ".button--primary"),
    ([], "[name=choice][value=dont_know]"),
    ([], "form[action='#/send'] .button--primary"),
]
# Presses what is on the screen, as fast as pages come.
WALK = """async ([road, words]) => {
  const main = document.querySelector("main");
  const turned = (from) => new Promise((done, fail) => {
    const until = Date.now() + 25000;
    const look = () => {
      if (location.hash !== from) return setTimeout(done, 0);
      if (Date.now() > until) return fail(new Error(`still at ${from}: ${main.innerText}`));
      setTimeout(look, 2);
    };
    look();
  });
  const press = async (selector) => {
    const from = location.hash;
    main.querySelector(selector).click();
    await turned(from);
  };
  for (const [fields, button] of road) {
    if (fields === "textarea") main.querySelector("textarea").value = words;
    else for (const field of fields) main.querySelector(field).click();
    await press(button);
  }
  return main.querySelector(".receipt-code__code [aria-hidden]").textContent;
}"""


# Reads the records, and puts these there first; bytes travel as plain lists.
RECORDS = """async ([name, rows]) => {
  const database = await new Promise((done) => {
    const asked = indexedDB.open(name);
    asked.onsuccess = () => done(asked.result);
  });
  const store = database.transaction("records", "readwrite").objectStore("records");
  for (const { iv, data, ...row } of rows ?? []) {
    store.put({ ...row, iv: new Uint8Array(iv), data: new Uint8Array(data) });
  }
  const kept = await new Promise((done) => {
    const asked = store.getAll();
    asked.onsuccess = () => done(asked.result);
  });
  database.close();
  return kept.map(({ iv, data, ...row }) => ({ ...row, iv: [...iv], data: [...data] }));
}"""


class Tablet:
    """The tablet, and the one page of ours that is open on it."""

    page: Page
    context: BrowserContext

    def __init__(self, playwright: Playwright, folder: Path, url: str, council: str) -> None:
        self.playwright, self.folder = playwright, folder
        self.url, self.home = url, f"{url}/offline/{council}/"
        self.database = f"our-say-offline-{council}"
        # Of all the nights and days: a browser that is opened again forgets nothing.
        self.problems: list[str] = []
        self.open()

    def open(self) -> None:
        """Start the browser, as after a night in a bag."""
        self.context = self.playwright.chromium.launch_persistent_context(
            str(self.folder),
            executable_path=CHROMIUM,
            args=QUIET,
            viewport=PHONE,
            locale="en-GB",
            service_workers="allow",
            accept_downloads=True,
        )
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.pages[0]
        self.page.on("pageerror", lambda problem: self.problems.append(str(problem)))

    def close(self) -> None:
        self.context.close()

    def sign_in(self, user: User) -> None:
        """Be signed in until the browser is closed."""
        client = Client()
        client.force_login(user)
        cookie = client.cookies["sessionid"].value
        self.context.add_cookies([{"name": "sessionid", "value": cookie, "url": self.url}])

    def heading(self, words: str) -> None:
        heading = self.page.get_by_role("heading", level=1, name=words)
        expect(heading).to_be_visible()

    def press(self, words: str) -> None:
        self.page.get_by_role("button", name=words, exact=True).click()

    def prepare(self, *surveys: str, languages: Sequence[str] = ()) -> None:
        """Choose the passphrase, the surveys and their languages; end at the desk."""
        self.page.goto(self.home)
        self.page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
        self.page.get_by_label("The same passphrase again").fill(PASSPHRASE)
        self.press("Use this passphrase")
        for survey in surveys:
            self.page.locator(f"label[for=survey-{survey}]").click()
            if languages:
                self.page.locator(f"div:has(> .choice #survey-{survey}) summary").click()
            for code in languages:
                self.page.locator(f"label[for=language-{survey}-{code}]").click()
        self.press("Store on this device")
        expect(self.page.get_by_text("This device is ready.")).to_be_visible()

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        self.page.get_by_label("Passphrase", exact=True).fill(passphrase)
        self.press("Open")

    def hand_over(self) -> None:
        """Give it to a person; they see the start of the survey."""
        self.page.get_by_role("button", name="Hand over").click()
        start = self.page.get_by_role("link", name="Start in easy read")
        expect(start).to_be_visible()

    def answer(self, number: int) -> str:
        """Answer everything as one person; return the code on their screen."""
        self.page.get_by_role("link", name="Start in easy read").click()
        self.heading("Do you agree?")
        return self.page.evaluate(WALK, [ROAD, WORDS.format(number=number)])

    def give_back(self) -> None:
        """Clear the screen; the supporter takes it and is ready for the next person."""
        self.page.get_by_role("link", name="I have my code. Clear the screen.").click()
        self.heading("Your answers are cleared from this screen")
        self.page.get_by_role("link", name="I am the supporter").click()
        self.heading("Ready for the next person")

    def records(self) -> list[dict]:
        """What lies on the device of people's answers, as it lies there."""
        return self.page.evaluate(RECORDS, [self.database, None])

    def put_back(self, rows: list[dict]) -> None:
        """Put records there again, and look at the desk."""
        self.page.evaluate(RECORDS, [self.database, rows])
        self.press("Take surveys along")
        self.press("Go on without this")

    def send(self, then: str) -> None:
        """Send what waits; `then` is what the page says afterwards."""
        self.press("Send now")
        expect(self.page.get_by_text(then)).to_be_visible(timeout=2 * PATIENCE)
