"""Words that may tell of harm are on no board, in no count, file, pack or answer of the API.

Each place is first seen to show the same words where they are no concern, so that it could tell.
"""

from collections.abc import Callable

import pytest
from django.db.models import Q
from django_scopes import scope

from feedback.actions import concerns, reviews
from feedback.actions.packs import freeze
from feedback.actions.waiting import take_all_waiting
from feedback.exports import FORMS
from feedback.models import Comment, Concern, Count, PackQuote, Tag
from tests.factories.cms import make_member
from tests.factories.disclosures import make_disclosure
from tests.factories.evidence import CARE, make_board
from tests.factories.feedback import analysed

# "team" is tagged to the statement the board looks after; "hit me" is what makes it a concern.
MARK = "Zebedee runs"
WORDS = f"{MARK} the team"
HARM = f"{WORDS}, and he hit me."
BOARD = "/board/cheshire-east/carers/"
EVIDENCE = "/evidence/cheshire-east/care-at-home/"
API = "/api/v1/councils/cheshire-east/surveys/care-at-home/evidence/"
REVIEW = "/review/cheshire-east/"
EDITOR = "/editor/pages/search/?q=Zebedee"
STAFF = ("board-member", "evidence-lead", "reviewer", "council-administrator", "author")

Places = Callable[[], dict[str, str]]


@pytest.fixture
def staff(council):
    return {role: make_member(council, role) for role in STAFF}


@pytest.fixture
def places(client, council, survey, staff) -> Places:
    """Everything that anybody but a safeguarding lead can be shown, by place."""
    make_board(council, members=[staff["board-member"]])

    def page(role: str, address: str) -> str:
        client.force_login(staff[role])
        return client.get(address).content.decode()

    def look() -> dict[str, str]:
        take_all_waiting()
        with scope(council=council):
            pack = freeze(survey=survey, by=None)
            files = {form: FORMS[form].render(pack).decode("utf-8", "ignore") for form in FORMS}
        return files | {
            "board": page("board-member", BOARD),
            "board, all": page("board-member", f"{BOARD}?statement={CARE}"),
            "board of an evidence lead": page("evidence-lead", BOARD),
            "evidence": page("evidence-lead", EVIDENCE),
            "api": page("evidence-lead", API),
            "review": page("reviewer", REVIEW),
            "desk": page("council-administrator", "/desk/"),
            "editor": page("author", EDITOR),
        }

    return look


SHOWN = {"board", "board, all", "board of an evidence lead", "evidence", "api", "review", *FORMS}


def released(survey, text: str, by) -> Comment:
    comment = analysed(survey, text)
    reviews.release(comment=comment, by=by, details_checked=True)
    return comment


@pytest.fixture
def crowd(survey, staff):
    """Enough people who spoke of the same, so that nothing is hidden for being said by few."""
    for number in range(8):
        released(survey, f"A team of {number}.", staff["reviewer"])


@pytest.mark.usefixtures("crowd")
def test_words_that_are_no_concern_are_shown_in_each_of_these_places(survey, staff, places):
    released(survey, WORDS, staff["reviewer"])

    shown = {place for place, text in places().items() if MARK in text}

    assert shown == SHOWN


@pytest.mark.usefixtures("crowd")
@pytest.mark.parametrize("outcome", ["", "acted-on"])
def test_words_the_machine_holds_are_shown_in_none(survey, council, places, outcome):
    analysed(survey, HARM)
    if outcome:
        lead = make_member(council, "safeguarding-lead")
        concern = Concern.objects.get()
        concerns.close_concern(concern=concern, outcome=outcome, note="Rang.", by=lead)

    assert not {place for place, text in places().items() if MARK in text}


@pytest.mark.usefixtures("crowd")
def test_words_a_reviewer_raises_leave_every_place_again(survey, staff, places):
    comment = released(survey, WORDS, staff["reviewer"])

    concerns.raise_concern(comment=comment, by=staff["reviewer"])

    assert not {place for place, text in places().items() if MARK in text}
    assert not PackQuote.objects.filter(text__contains="Zebedee").exists()


@pytest.mark.usefixtures("crowd")
def test_what_a_person_told_is_shown_in_none(survey, places):
    make_disclosure(survey, HARM, reach="Zebedee")

    assert not {place for place, text in places().items() if MARK in text}


@pytest.mark.usefixtures("crowd")
def test_held_comment_is_counted_in_no_theme(survey, places):
    def by_theme() -> list:
        of_comments = Q(measure="comments") | Q(quality_statement__isnull=False)
        counts = Count.objects.filter(of_comments)
        return sorted(counts.values_list("quality_statement", "measure", "number"), key=str)

    places()
    before = by_theme()
    analysed(survey, HARM)
    places()

    assert Tag.objects.filter(answer__concern__isnull=False).exists(), "It would be counted."
    assert before and by_theme() == before
