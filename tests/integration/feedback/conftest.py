import pytest

from feedback.actions import analyses
from feedback.analysis import encoder, reader
from tests.factories.cms import make_member
from tests.factories.evidence import make_board
from tests.factories.feedback import analysed, plain_findings
from tests.factories.newer import NEWER, read_by

WORDS = "Ann runs a good team. They assess nobody."


@pytest.fixture
def plain_analyser(monkeypatch):
    """Findings that can be foreseen: see `plain_findings`."""
    monkeypatch.setattr(analyses, "analyse", plain_findings)


@pytest.fixture
def without_full(monkeypatch):
    """A machine whose file of the full tier is damaged."""
    monkeypatch.setattr(encoder, "_shipped", lambda: (None, "The file is damaged."))
    reader.cache_clear()
    yield
    reader.cache_clear()


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
def member(framework, council, client):
    """A board member who sits on the carers' board, signed in."""
    member = make_member(council, "board-member")
    make_board(council, members=[member])
    client.force_login(member)
    return member


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
