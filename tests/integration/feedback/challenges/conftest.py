import pytest

from feedback.actions import challenges, tags
from feedback.actions.counts import recount_stale
from feedback.actions.reviews import release
from feedback.models import Challenge, Comment
from feedback.selectors.boards import handle_of
from tests.factories.cms import make_member
from tests.factories.evidence import CARE
from tests.factories.feedback import analysed
from tests.factories.surveys import make_response
from themes.models import QualityStatement

BOARD = "/board/cheshire-east/carers/"
REVIEW = "/review/cheshire-east/"
WHY = "It is about the doctor, not the team."
HERS = "Ann runs a good team here."


@pytest.fixture(autouse=True)
def _in_council(in_council, plain_analyser):
    """All of it belongs to one council, and its findings can be foreseen."""


@pytest.fixture
def by(council):
    """Who released the comments, and answers."""
    return make_member(council, "reviewer")


@pytest.fixture
def on_board(survey, by):
    """Six comments about care on the board; this is the one that is meant otherwise."""
    for number in range(6):
        make_response(survey, {"together-more": f"They run a team {number}."})
    comment = analysed(survey, HERS)
    for other in Comment.objects.exclude(pk=comment.pk):
        release(comment=other, by=by)
    release(comment=comment, by=by, details_checked=True)
    recount_stale()
    return comment


@pytest.fixture
def care(framework):
    return QualityStatement.objects.in_current_framework().get(slug=CARE)


@pytest.fixture
def address(on_board):
    """Where the board member says that it is not what was meant."""
    return address_of(on_board)


@pytest.fixture
def challenged(on_board, member, care) -> Challenge:
    """What the board member said of the tag."""
    return challenges.challenge(
        answer_id=on_board.answer_id, quality_statement=care, reason=WHY, by=member
    )


@pytest.fixture
def answer(client, challenged, on_board, by):
    """Press a button of the answer on the page of the comment, as a reviewer."""

    def press(do: str, reply: str = "We looked again.", **form):
        client.force_login(by)
        sent = {"do": do, "challenge": challenged.pk, "reply": reply} | form
        return client.post(f"{REVIEW}{on_board.pk}/", sent)

    return press


@pytest.fixture
def shown(client, member):
    """What the board member reads on a page."""

    def text(address: str = BOARD) -> str:
        client.force_login(member)
        return client.get(address).content.decode()

    return text


def address_of(comment, statement: str = CARE) -> str:
    return f"{BOARD}{statement}/{handle_of(comment.seal)}/"


def tag_of(comment):
    """The tag on the word "team"."""
    return comment.answer.tags.get(quality_statement__slug=CARE, source="rule")


def take_off(comment, by) -> None:
    """Remove the tag by the usual act of review."""
    tags.remove_tag(tag=tag_of(comment), reason="", by=by)
