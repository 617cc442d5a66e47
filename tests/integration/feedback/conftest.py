import pytest

from feedback.actions import analyses
from tests.factories.cms import make_member
from tests.factories.feedback import analysed, plain_findings
from tests.factories.newer import NEWER, read_by

WORDS = "Ann runs a good team. They assess nobody."


@pytest.fixture
def plain_analyser(monkeypatch):
    """Findings that can be foreseen: see `plain_findings`."""
    monkeypatch.setattr(analyses, "analyse", plain_findings)


@pytest.fixture
def newer_analyser(monkeypatch):
    """Have everything read by a newer version of it from the moment this is called."""
    return lambda by=NEWER: read_by(by, monkeypatch.setattr)


@pytest.fixture
def reviewer(council, client):
    """A reviewer of the council, signed in."""
    user = make_member(council, "reviewer")
    client.force_login(user)
    return user


@pytest.fixture
def comment(survey, in_council):
    """A comment with a name in it, two tags that rest on words, and no decision yet."""
    return analysed(survey, WORDS, key="better")


@pytest.fixture
def tag(comment):
    """The tag on the word "assess"."""
    return comment.answer.tags.get(quality_statement__slug="assessing-needs")


@pytest.fixture
def act(client, comment, reviewer):
    """Press a button on the page of the comment."""

    def press(do: str, **form):
        return client.post(f"/review/cheshire-east/{comment.pk}/", {"do": do, **form})

    return press
