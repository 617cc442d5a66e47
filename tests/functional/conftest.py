"""Stories told in real Chromium, against a server with data of its own."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from tests.functional import house as houses
from tests.functional import told_again

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
MISSING = "No Chromium here, so no browser test ran. Install it with: apt-get install chromium"
HERE = Path(__file__).parent
IN_CI = bool(os.environ.get("CI"))
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]
PHONE = {"width": 390, "height": 844}
# In milliseconds. Two lots of stories at once on two cores are slow, and making a key is slow work.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)


def _is_story(item: pytest.Item) -> bool:
    return item.get_closest_marker("browser") is not None


def _is_here(item: pytest.Item) -> bool:
    return item.path.is_relative_to(HERE)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items) -> None:
    """Tell the stories last: their rows are really in the database, and the browser stays open.

    So with all that stands beside them: what is here asks for the database that they use.
    """
    items.sort(key=_is_here)
    _leave_out_looks(config, items)
    if CHROMIUM is None and not IN_CI:
        for item in filter(_is_story, items):
            item.add_marker(pytest.mark.skip(reason=MISSING))
    if houses.note().exists():
        config.option.create_db = True


def _leave_out_looks(config, items) -> None:
    """Leave out those that `--looks` does not ask for."""
    looks = [item for item in items if item.get_closest_marker("looks")]
    thirds = set(looks[::3])
    told = {"third": thirds, "others": set(looks) - thirds, "none": set()}
    left_out = set(looks) - told.get(config.option.looks, set(looks))
    if left_out:
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]


def pytest_runtest_protocol(item, nextitem) -> bool | None:
    """Let no story wait for ever for its browser."""
    if not _is_story(item):
        return None
    told_again.tell(item, nextitem)
    return True


def pytest_terminal_summary(terminalreporter) -> None:
    """Say which stories were told twice, and in one line why none was told."""
    for why in told_again.retold:
        terminalreporter.write_line(f"Told once more, its browser failed: {why}")
    skipped = terminalreporter.stats.get("skipped", [])
    if any(MISSING in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(MISSING)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Start the system's own Chromium, and let it call nobody."""
    if CHROMIUM is None:
        pytest.fail(MISSING)
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture(scope="session")
def browsers(launch_browser):
    """Starts a browser when there is none."""
    browsers = told_again.Browsers(launch_browser)
    yield browsers
    browsers.close()


@pytest.fixture
def browser(browsers):
    """The browser that all stories share."""
    return browsers.living()


@pytest.fixture(scope="session", autouse=True)
def database_beside_the_browser(stage, django_db_blocker):
    """Playwright keeps an event loop in this thread, where Django would refuse the database.

    There it has another connection, which would wait for ever for what this one still holds.
    """
    with django_db_blocker.unblock():
        stage.strike()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def house(django_db_setup, django_db_blocker):
    """The rows the stories are told with, really in the database."""
    with django_db_blocker.unblock():
        before = houses.written_down()
        houses.note().touch()
        yield houses.build()
        houses.put_back(before)
        houses.note().unlink()


@pytest.fixture
def db(house) -> None:
    """The database as the server sees it: real rows, in no transaction that is rolled back."""


@pytest.fixture(scope="session")
def server(house):
    """The platform, served with its static files."""
    server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args, server):
    """A phone, unless a story says otherwise with `@pytest.mark.browser_context_args`."""
    return {
        **browser_context_args,
        "base_url": server.url,
        "viewport": PHONE,
        "locale": "en-GB",
        "timezone_id": "Europe/London",
    }


@pytest.fixture
def context(new_context, server, db):
    """A browser with nothing in it; it must ask no other host and keep no cookie for later."""
    context = new_context()
    context.set_default_timeout(PATIENCE)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    yield context
    ours = (server.url, "data:")
    assert [url for url in asked if not url.startswith(ours)] == []
    assert [cookie["name"] for cookie in context.cookies() if cookie["expires"] != -1] == []


@pytest.fixture
def before(house) -> list:
    """The responses there were when the story began."""
    return house.responses()
