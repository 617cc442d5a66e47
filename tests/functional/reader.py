"""What a screen reader says of a page, phrase by phrase, as a person hears it."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
MISSING = "The screen reader of these tests is not here. Bring it with: npm ci --ignore-scripts"
AT = "**/virtual-screen-reader.js"
MOST_PHRASES = 400
READ = """async most => {
    const {virtual} = await import("/virtual-screen-reader.js");
    await virtual.start({container: document.body});
    const phrases = [];
    while (phrases.length < most && phrases.at(-1) !== "end of document") {
        phrases.push(await virtual.lastSpokenPhrase());
        await virtual.next();
    }
    await virtual.stop();
    return phrases;
}"""


def need_reader() -> None:
    """Stop here where the reader was not installed: in CI as a failure, elsewhere as a skip."""
    if SCRIPT.exists():
        return
    (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)


def bring_reader(page: Page) -> None:
    """Let the page find the reader at an address of its own host."""

    def answer(route: Route) -> None:
        route.fulfill(path=SCRIPT, content_type="text/javascript")

    page.route(AT, answer)


def spoken(page: Page) -> list[str]:
    """Return everything the reader says from the top of the page to its end."""
    phrases = page.evaluate(READ, MOST_PHRASES)
    assert phrases[-1] == "end of document", "the reader never came to the end"
    return phrases
