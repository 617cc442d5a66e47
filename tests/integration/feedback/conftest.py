import pytest

from feedback.actions import analyses
from tests.factories.feedback import plain_findings


@pytest.fixture
def plain_analyser(monkeypatch):
    """Findings that can be foreseen: see `plain_findings`."""
    monkeypatch.setattr(analyses, "analyse", plain_findings)
