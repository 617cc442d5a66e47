"""Tells a story once more in which the browser itself failed, not a page of ours.

Playwright waits without end for some answers (a script's, a key's). In CI, never elsewhere, one
did not come and nothing ended the wait: such a browser is ended. Nor is it a page's fault when a
browser is gone or loses a step of its own history. Whatever else goes wrong in a story (an
assertion, a time-out) is told only once, and a browser that fails twice in it has failed.
"""

import os
import re
import signal
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Timer
from traceback import format_stack
from types import FrameType

import greenlet
import pytest
from _pytest.runner import runtestprotocol
from playwright.sync_api import Browser

# What Playwright says of a browser that could not do as it was told.
FAILED = re.compile(r"playwright\._impl\._errors\.(TargetClosedError|Error: .*Protocol error)")
PATIENCE = float(os.environ.get("STORY_PATIENCE", 150))  # seconds; the longest story takes 40
retold: list[str] = []


class Browsers:
    """The browser of the moment: one for all stories, until it is gone."""

    def __init__(self, launch: Callable[[], Browser]) -> None:
        self.launch = launch
        self.latest: Browser | None = None

    def living(self) -> Browser:
        if self.latest is None or not self.latest.is_connected():
            self.latest = self.launch()
        return self.latest

    def close(self) -> None:
        if self.latest is not None and self.latest.is_connected():
            self.latest.close()


class Clock:
    """Ends the browsers of this run when a story has taken too long, and says where it stood."""

    def __init__(self, item: pytest.Item) -> None:
        self.item = item
        self.teller = greenlet.getcurrent()
        self.where = ""
        self.timer = Timer(PATIENCE, self._ring)
        self.timer.daemon = True

    def __enter__(self) -> "Clock":
        self.timer.start()
        return self

    def __exit__(self, *_) -> None:
        self.timer.cancel()

    def _ring(self) -> None:
        self.where = f"stuck\n{_stands(self.teller.gr_frame)}"
        capture = self.item.config.pluginmanager.getplugin("capturemanager")
        with capture.global_and_fixture_disabled():
            print(f"\n{self.item.nodeid} after {PATIENCE:.0f} seconds: {self.where}", flush=True)
        for pid in _browsers():
            os.kill(pid, signal.SIGKILL)


def _stands(left: FrameType | None) -> str:
    """The last lines of ours above a frame that waits; there is none where nothing waits."""
    if left is None:
        return "  It waits for no answer of a browser.\n"
    return "".join([line for line in format_stack(left) if "/tests/" in line][-4:])


def tell(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Tell a story; once more if its browser failed in it. Reports the last telling."""
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for _ in range(2):
        with Clock(item) as clock:
            reports = runtestprotocol(item, log=False, nextitem=nextitem)
        why = clock.where or failure_of_browser(reports)
        if not (why and any(report.failed for report in reports)):
            break
        retold.append(f"{item.nodeid}: {why}")
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)


def failure_of_browser(reports: Iterable[pytest.TestReport]) -> str:
    """What a browser said that could not do as it was told; nothing if none did."""
    crashes = [getattr(one.longrepr, "reprcrash", None) for one in reports if one.failed]
    said = [crash.message for crash in crashes if crash]
    return said[0] if said and all(map(FAILED.match, said)) else ""


def _browsers() -> Iterator[int]:
    """Every Chromium that this process started, itself or through Playwright's driver."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and _runs_chromium(folder) and os.getpid() in _above(folder):
            yield int(folder.name)


def _runs_chromium(process: Path) -> bool:
    try:
        return "chrom" in (process / "exe").readlink().name
    except OSError:
        return False


def _above(process: Path) -> Iterator[int]:
    """The processes that stand above this one, its parent first."""
    pid = process.name
    while pid not in ("0", "1"):
        try:
            pid = Path("/proc", pid, "stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            return
        yield int(pid)
