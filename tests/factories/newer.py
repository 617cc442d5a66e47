"""A newer version of the analyser that tests foresee, in a process of its own where they need one.

python -m tests.factories.newer analyse_again --batch 2
"""

import time
from dataclasses import replace
from functools import partial
from types import SimpleNamespace

from feedback.actions import analyses
from feedback.analysis import Analyser, Finding, Result, TagFinding
from feedback.models import Analysis
from feedback.selectors import current_reader
from tests.factories.feedback import plain_findings

NEWER = Analyser("plain", "2", "core")
SECONDS_A_COMMENT = 0.05


def newer_findings(text: str, by: Analyser = NEWER, **given) -> Result:
    """As `plain_findings`, but "team" says nothing any more, and "rota" something new.

    What is good is mixed, "scared" tells of harm, and what was said "as a joke" does not.
    """
    old = plain_findings(text, **given)
    tags = tuple(tag for tag in old.tags if text[tag.start : tag.end] != "team")
    if "rota" in text:
        start = text.index("rota")
        tags += (TagFinding("equity-in-experience-and-outcomes", "", False, start, start + 4, 0.6),)
    good = old.sentiment.label == "positive"
    sentiment = replace(old.sentiment, label="mixed", score=0.0) if good else old.sentiment
    concerns = () if "as a joke" in text else old.concerns
    if "scared" in text:
        start = text.index("scared")
        concerns += (Finding("concern", "fear", start, start + 6, 0.8),)
    return Result(by, tags, sentiment, concerns, old.identifiers)


def slow_findings(text: str, **given) -> Result:
    """The same, so slowly that somebody can be killed in the middle of it."""
    time.sleep(SECONDS_A_COMMENT)
    return newer_findings(text, **given)


def read_by(by: Analyser, patch, findings=newer_findings) -> None:
    """Have everything read by this version from now on; `patch` is how an attribute is set."""
    patch(current_reader, "current_reader", lambda: SimpleNamespace(analyser=by))
    patch(analyses, "analyse", partial(findings, by=by))


def of_newer() -> list[int]:
    """The numbers of the answers it has read in the chosen council, each as often as it did."""
    rows = Analysis.objects.filter(analyser=NEWER.name, version=NEWER.version)
    return sorted(rows.values_list("answer", flat=True))
