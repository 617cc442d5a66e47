"""Why a comment waits for a person, in plain words."""

from collections.abc import Iterator

from feedback.models import Comment
from feedback.selectors.needs import FAIR, Need

# As the filter of the list names them.
NEEDS = {
    Need.NAMES: "Names or details found",
    Need.UNREAD: "The machine could not read it",
    Need.ABOUT: "Not sure what it is about",
    Need.FEELING: "Cannot tell how it sounds",
    Need.CHECK: "Ready to check",
}
NAMES, DETAILS = "Names found", "Personal details found"
HIDDEN = "What was found is hidden"
TAGGED = "A person has said what it is about"
NO_STATEMENT = "No quality statement found"
ANOTHER_LANGUAGE = "May be in another language"


def why_waiting(
    comment: Comment, *, kinds_left: list[str], tagged: bool, another_language: bool
) -> list[str]:
    """Why a waiting comment stands where it does in the queue; none for one that was decided.

    `kinds_left` are the kinds of details nobody has hidden yet; `tagged`: a person confirmed one.
    """
    if comment.state != Comment.State.WAITING:
        return []
    found = [*_details(comment, kinds_left), *_reading(comment, tagged, another_language)]
    return found or [NEEDS[Need.CHECK]]


def _details(comment: Comment, kinds_left: list[str]) -> Iterator[str]:
    if comment.newest is None:
        yield NEEDS[Need.UNREAD]
    elif "name" in kinds_left:
        yield NAMES
    elif kinds_left:
        yield DETAILS
    elif comment.needs_names:
        yield HIDDEN


def _reading(comment: Comment, tagged: bool, another_language: bool) -> Iterator[str]:
    if comment.newest is None:
        return
    if another_language:
        yield ANOTHER_LANGUAGE
        return
    if comment.surest < FAIR:
        unsure = NEEDS[Need.ABOUT] if comment.surest else NO_STATEMENT
        yield TAGGED if tagged else unsure
    if comment.needs_feeling:
        yield NEEDS[Need.FEELING]
