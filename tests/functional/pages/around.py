"""What stands around the questions: ways in, ways to read, help, paper, information."""

from playwright.sync_api import Page, expect

from tests.functional.house import House
from tests.functional.pages.asking import agree, question
from tests.functional.pages.road import Road
from tests.functional.walk import begin, choose


def council(page: Page, house: House) -> None:
    page.goto(f"/{house.council.slug}/")


def start(page: Page, house: House) -> None:
    page.goto(house.at)


def lost(page: Page, house: House) -> None:
    page.goto(f"{house.at}q/1/")
    expect(page.get_by_text("We could not find your answers")).to_be_visible()


def ended(page: Page, house: House) -> None:
    page.goto(house.at_ended)
    expect(page.get_by_role("heading", name="This survey has ended")).to_be_visible()


def unknown(page: Page, house: House) -> None:
    page.goto(f"/{house.council.slug}/no-such-survey/")


def ways(page: Page, house: House) -> None:
    page.goto(house.at)
    page.get_by_role("link", name="Ways to read").click()
    expect(page.get_by_role("heading", name="Ways to read")).to_be_visible()


def ways_carrying(page: Page, house: House) -> None:
    agree(page, house)
    page.get_by_role("button", name="Ways to read").click()
    expect(page.get_by_role("button", name="Back")).to_be_visible()


def ways_refused(page: Page, house: House) -> None:
    ways(page, house)
    page.locator("#size-large").evaluate("field => field.value = 'enormous'")
    choose(page, "Large print")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()


def ways_kept(page: Page, house: House) -> None:
    page.goto("/ways/")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("We have kept what you chose.")).to_be_visible()


def read_as(*ways_chosen: str, opens: Road) -> Road:
    """Open a page as somebody sees it who chose these ways to read."""

    def open_it(page: Page, house: House) -> None:
        ways(page, house)
        choose(page, *ways_chosen)
        page.get_by_role("button", name="Save").click()
        opens(page, house)

    return open_it


def safe(page: Page, house: House) -> None:
    begin(page, house.at)
    page.get_by_role("button", name="I do not feel safe").click()
    expect(page.get_by_role("heading", name="You do not feel safe.")).to_be_visible()


def safe_refused(page: Page, house: House) -> None:
    page.goto(f"{house.at}safe/")
    page.get_by_label("How can they reach you?").fill("1" * 301)
    page.get_by_role("button", name="Yes, tell them").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()


def told(page: Page, house: House) -> None:
    safe(page, house)
    page.get_by_role("button", name="Yes, tell them").click()
    expect(page.get_by_role("heading", name="We have told the safeguarding team")).to_be_visible()


def paper(page: Page, house: House) -> None:
    page.goto(house.at)
    page.get_by_role("link", name="Print a paper form").click()
    expect(page.get_by_role("link", name="Open it as a PDF")).to_be_visible()


def paper_large(page: Page, house: House) -> None:
    page.goto(f"{house.at}paper/?wording=standard&size=large")


def credits(page: Page, house: House) -> None:
    page.goto("/credits/")
    expect(page.get_by_role("heading", name="Our pictures")).to_be_visible()


def accessibility(page: Page, house: House) -> None:
    page.goto(f"/{house.council.slug}/accessibility/")
    expect(page.get_by_role("heading", name="How well it meets the rules")).to_be_visible()


PAGES: dict[str, Road] = {
    "council": council,
    "start": start,
    "lost": lost,
    "not safe": safe,
    "not safe refused": safe_refused,
    "not safe told": told,
    "ways": ways,
    "ways with a form": ways_carrying,
    "ways refused": ways_refused,
    "ways kept": ways_kept,
    "statement without its video": read_as("British Sign Language", opens=question(1)),
    "ended": ended,
    "paper": paper,
    "paper large": paper_large,
    "credits": credits,
    "accessibility": accessibility,
    "not found": unknown,
}
