"""The ways to read a page, put on it as the server would."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from playwright.sync_api import Page

from cms.reading import CHOICES, NAME

# Every look but the usual one, each as (size, colours). A size changes no colour.
LOOKS = [
    *((size, "") for size in CHOICES["size"]),
    *(("", colours) for colours in CHOICES["colours"]),
]
PUT_ON = """([size, colours]) => {
    const {dataset} = document.documentElement;
    size ? (dataset.size = size) : delete dataset.size;
    colours ? (dataset.colours = colours) : delete dataset.colours;
}"""


def show_as(page: Page, look: tuple[str, str]) -> None:
    """Show the page larger, or in other colours, without asking the server again."""
    page.evaluate(PUT_ON, look)


def read_in(page: Page, language: str) -> None:
    """Choose a language, and ask for the same page again, as it was asked for before."""
    kept = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    chosen = dict(parse_qsl(kept.get(NAME, "").strip('"'))) | {"language": language}
    here = {"domain": urlsplit(page.url).hostname, "path": "/"}
    page.context.add_cookies([{"name": NAME, "value": urlencode(chosen), **here}])
    page.reload()
    shown = page.evaluate("document.documentElement.lang")
    assert shown == language, f"{page.url} is shown in {shown}"
