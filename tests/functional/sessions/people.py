"""Who is in these stories: a supporter at a laptop, and people at phones of their own."""

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from surveys.models import SupportedSession
from tests.functional.conftest import PATIENCE, PHONE
from tests.functional.sessions.wire import Wire
from tests.functional.walk import begin, choose, go_on

LAPTOP = {"width": 1280, "height": 800}
PLACE, ANSWERS, WRITE = "may_see_place", "may_see_answers", "may_write"
MARK = "document.documentElement.dataset.never = 'loaded again'"


class Somebody:
    """A browser on a line of its own."""

    viewport = LAPTOP

    def __init__(self, browser: Browser, port: int) -> None:
        self.browser, self.wire = browser, Wire(port)
        self.context: BrowserContext | None = None

    def open(self, path: str, cookies: list | None = None) -> Page:
        """Open the browser, with nothing in it but these cookies, at a page."""
        self.context = self.browser.new_context(
            base_url=self.wire.url, viewport=self.viewport, locale="en-GB"
        )
        self.context.set_default_timeout(PATIENCE)
        if cookies:
            self.context.add_cookies(cookies)
        self.page = self.context.new_page()
        self.page.goto(path)
        return self.page

    def mark(self) -> None:
        """Remember this very page, to tell later whether it was loaded again."""
        self.page.evaluate(MARK)

    def is_still_the_same_page(self) -> bool:
        return self.page.evaluate("'never' in document.documentElement.dataset")

    def leave(self) -> None:
        """Shut the browser, and break its line."""
        if self.context:
            self.context.close()
        self.wire.close()


class AtLaptop(Somebody):
    """The supporter of a session."""

    def sit_down(self, session: SupportedSession) -> "AtLaptop":
        """Sign in, and open the session's page."""
        self.supporter = session.supporter
        client = Client()
        client.force_login(session.supporter, "django.contrib.auth.backends.ModelBackend")
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.session.session_key}
        self.at = f"/sessions/{session.council.slug}/{session.pk}/"
        self.open(self.at, [cookie | {"url": self.wire.url}])
        return self

    @property
    def seen(self) -> Locator:
        return self.page.locator("#seen")

    def of(self, number: int) -> Locator:
        """What is seen of one person."""
        return self.page.locator(f"section[aria-labelledby=person-{number}]")

    def suggest(self, words: str) -> None:
        self.page.get_by_role("link", name="Suggest words").click()
        self.page.get_by_role("textbox", name="Words").fill(words)
        self.page.get_by_role("button", name="Suggest these words").click()
        expect(self.page.get_by_text("Waiting for them to say yes or no.")).to_be_visible()

    def point(self, at: str) -> None:
        self.page.get_by_role("button", name=at, exact=True).click()


class AtPhone(Somebody):
    """Somebody who answers."""

    viewport = PHONE

    def join(self, code: str, *allowed: str) -> "AtPhone":
        """Type the code, say yes to help, and yes or no to each of the three things."""
        page = self.open("/join/")
        page.get_by_role("textbox").fill(code)
        go_on(page)
        page.get_by_role("button", name="Yes, get help").click()
        for what in (PLACE, ANSWERS, WRITE):
            yes = "yes" if what in allowed else "no"
            page.locator(f"button[value='help.{yes}.{what}']").click()
        expect(page.get_by_role("heading", name="How do you want to read?")).to_be_visible()
        return self

    def begin(self, at: str, number: int = 1) -> "AtPhone":
        """Agree, and come to a question."""
        begin(self.page, at)
        if number > 1:
            self.page.goto(f"{at}q/{number}/")
        return self

    @property
    def panel(self) -> Locator:
        return self.page.locator("#help-panel")

    @property
    def words(self) -> Locator:
        return self.page.locator("main textarea")

    def types(self, words: str) -> None:
        """Go on typing after what is there."""
        self.words.press("Control+End")
        self.words.press_sequentially(words)

    def press(self, deed: str) -> None:
        """Press a button of the panel that is still there."""
        self.panel.locator(f"button[value='help.{deed}']").click()

    def shows(self, deed: str) -> None:
        """Wait until the panel offers this next."""
        expect(self.panel.locator(f"button[value='help.{deed}']")).to_be_visible()

    def allow(self, what: str) -> None:
        self.press(f"yes.{what}")
        self.shows(f"no.{what}")

    def forbid(self, what: str) -> None:
        self.press(f"no.{what}")
        self.shows(f"yes.{what}")


__all__ = ["ANSWERS", "PLACE", "WRITE", "AtLaptop", "AtPhone", "choose", "go_on"]
