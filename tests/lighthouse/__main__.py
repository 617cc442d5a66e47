"""`make lighthouse`: the marks of the first question page on a throttled phone, three times.

Serves the demonstration as a host would, walks to the first question in Chromium, and lets
Lighthouse look at it with that person's cookies. Fails below the marks that were promised.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from tests.crowd.server import Server

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = "--no-sandbox --headless=new --disable-background-networking --disable-component-update"
SURVEY = "/cheshire-east/care-at-home/"
PROMISED = {"accessibility": 100, "best-practices": 100, "performance": 98}
TIMES = 3


def environment(folder: Path) -> dict[str, str]:
    """The settings of a host that has just been set up, with all it writes in one folder."""
    return {
        "DJANGO_SETTINGS_MODULE": "tests.functional.as_hosted",
        "DATABASE_URL": f"sqlite:///{folder / 'our-say.sqlite3'}",
        "VAR_DIR": str(folder),
        "STATIC_ROOT": str(folder / "static"),
        "SECRET_KEY": "only-for-lighthouse-and-nowhere-else-in-the-world-0123456789",
        "CONTACT_KEYS": "only-for-lighthouse",
        "ALLOWED_HOSTS": "127.0.0.1",
    }


def manage(settings: dict[str, str], *command: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=os.environ | settings,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def walk_to_first_question(url: str) -> tuple[str, str]:
    """Return the address of the first question, and the cookies of a person who came there."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        page = browser.new_page(base_url=url)
        page.goto(f"{SURVEY}agree/")
        page.locator("#keep").check(force=True)
        page.get_by_role("button", name="Next", exact=True).click()
        page.goto(f"{SURVEY}q/1/")
        cookies = page.context.cookies()
        browser.close()
        return page.url, "; ".join(f"{kept['name']}={kept['value']}" for kept in cookies)


def marks_of(address: str, cookies: str, folder: Path) -> dict[str, int]:
    """Let Lighthouse look once; return its marks out of 100, by category."""
    report = folder / "report.json"
    headers = folder / "headers.json"
    headers.write_text(json.dumps({"Cookie": cookies}))
    command = [
        str(HERE / "node_modules/.bin/lighthouse"),
        address,
        "--quiet",
        f"--chrome-flags={FLAGS}",
        f"--only-categories={','.join(PROMISED)}",
        f"--extra-headers={headers}",
        "--output=json",
        f"--output-path={report}",
    ]
    subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": CHROMIUM or ""})
    found = json.loads(report.read_text())
    assert found["finalDisplayedUrl"] == address, "Lighthouse was sent to another page."
    return {name: round(found["categories"][name]["score"] * 100) for name in PROMISED}


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = environment(folder)
        manage(settings | {"DJANGO_SETTINGS_MODULE": "cms.settings.development"}, "set_up")
        # The hosted settings of the tests look for pictures in a folder of their own.
        (folder / "test-media").symlink_to(folder / "media")
        manage(settings, "collectstatic", "--noinput")
        with Server(settings) as server:
            address, cookies = walk_to_first_question(f"http://127.0.0.1:{server.port}")
            runs = [marks_of(address, cookies, folder) for _ in range(TIMES)]
    marks = {name: median(run[name] for run in runs) for name in PROMISED}
    print(json.dumps({"lighthouse": "first question page", "median": marks, "runs": runs}))
    return int(any(marks[name] < least for name, least in PROMISED.items()))


sys.exit(main())
