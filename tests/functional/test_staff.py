"""The staff side in a real browser: no fault for axe on any page, and work done by hand."""

from dataclasses import replace

import pytest
from django_scopes import scope
from playwright.sync_api import Page, expect

from feedback.actions import reviews
from feedback.actions.analysis_runs import begin, take_all
from feedback.actions.boards import create_board
from feedback.actions.counts import recount_council
from feedback.analysis import Analyser, Result, analyse
from feedback.models import Comment, Concern, Sentiment, Tag
from tests.factories.cms import PASSWORD, make_member
from tests.factories.evidence import CARE, count
from tests.factories.feedback import analysed
from tests.factories.newer import read_by
from tests.functional.faults import check, keep_pictures

pytestmark = [
    pytest.mark.browser,
    pytest.mark.looks,
    pytest.mark.browser_context_args(viewport={"width": 1280, "height": 900}),
]
ROLES = (
    *("reviewer", "safeguarding-lead", "evidence-lead", "board-member", "author"),
    "council-administrator",
)
SAID = [
    "A new face every day. Nobody knows what I like.",
    "The carers are kind and they come on time.",
    "Two services, and neither talks to the other.",
    "Mrs Patel rang the office for me on 07700 900123.",
    "I tell my story again each week.",
    "The nurse and the carer share one book now.",
]
READ = [
    "The waiting list is far too long.",
    "I was on the waiting list all summer and nobody told me how long it would take.",
    "Nobody tells you where you stand on the waiting list.",
    "Still on the waiting list!",
    "It is the waiting list that worries me, not the wait at the door.",
    "They put me on the waiting list.",
    "The night staff are properly trained.",
    "They were trained on my hoist before they came.",
    "Trained by somebody who knows the work, and it shows.",
    "I wish they were trained.",
    "She is trained and kind.",
    "My garden is lovely in May.",
]


@pytest.fixture(scope="session")
def staffed(house, django_db_blocker):
    """People who work for the council, and six comments for them to work on."""
    with django_db_blocker.unblock():
        members = {role: make_member(house.council, role) for role in ROLES}
        comments = [
            analysed(house.survey, text, answers={"together": "sometimes"}) for text in SAID
        ]
        harmed = analysed(house.survey, "My carer hits me and I am frightened of her.")
        for text in READ:
            comment = analysed(house.survey, text, answers={"together": "sometimes"})
            with scope(council=house.council):
                reviews.release(comment=comment, by=members["reviewer"])
        count(house.survey, about=CARE, comments=len(READ), suggested=len(READ))
        with scope(council=house.council):
            create_board(
                council=house.council,
                slug="carers",
                name="Carers Partnership Board",
                remit=[],
                members=[members["board-member"]],
                by=None,
            )
            concern = Concern.objects.get(answer=harmed.answer)
            _read_again(house)
        return {"comment": comments[0].pk, "names": comments[3].pk, "concern": concern.pk}


def _read_again(house) -> None:
    """Have a newer version find the same in all comments, where the older one had found less."""
    newer = Analyser("core-rules", "newer", "core")
    Sentiment.objects.update(label="unclear")
    Tag.objects.filter(quality_statement__slug__startswith="care").delete()
    recount_council(house.council)
    with pytest.MonkeyPatch.context() as patch:
        read_by(newer, patch.setattr, lambda text, by, **given: _named(analyse(text, **given), by))
        begin(council=house.council)
        take_all(after_batch=lambda batch: None)


def _named(result: Result, by: Analyser) -> Result:
    return replace(result, analyser=by)


def sign_in(page: Page, role: str) -> None:
    page.goto("/account/login/")
    page.get_by_label("Email address").fill(f"{role}@cheshire-east.example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()


PAGES = {
    "desk": ("reviewer", "/desk/"),
    "desk of a lead": ("safeguarding-lead", "/desk/"),
    "review list": ("reviewer", "/review/cheshire-east/"),
    "comments read again": ("reviewer", "/review/cheshire-east/again/"),
    "review comment": ("reviewer", "/review/cheshire-east/{comment}/"),
    "review names": ("reviewer", "/review/cheshire-east/{names}/"),
    "concern list": ("safeguarding-lead", "/concerns/cheshire-east/"),
    "concern": ("safeguarding-lead", "/concerns/cheshire-east/{concern}/"),
    "people": ("council-administrator", "/people/cheshire-east/"),
    "evidence index": ("evidence-lead", "/evidence/cheshire-east/"),
    "evidence": ("evidence-lead", "/evidence/cheshire-east/care-at-home/"),
    "evidence most": (
        "evidence-lead",
        f"/evidence/cheshire-east/care-at-home/most/{CARE}/",
    ),
    "board index": ("board-member", "/board/cheshire-east/"),
    "board": ("board-member", "/board/cheshire-east/carers/"),
    "board statement": ("board-member", f"/board/cheshire-east/carers/?statement={CARE}"),
}


@pytest.mark.parametrize("name", PAGES)
def test_staff_page_is_accessible_and_fits_at_400_percent(page: Page, staffed, name):
    role, address = PAGES[name]
    sign_in(page, role)
    page.goto(address.format(**staffed))

    keep_pictures(page, f"staff {name}")
    check(page)


@pytest.mark.parametrize("address", ["/account/login/", "/account/password/reset/", "/"])
def test_way_in_is_accessible(page: Page, staffed, address):
    page.goto(address)

    check(page)


def test_reviewer_hides_a_name_and_releases_the_rest(page: Page, house, staffed):
    sign_in(page, "reviewer")
    page.goto(f"/review/cheshire-east/{staffed['names']}/")

    page.get_by_role("button", name="Hide", exact=False).first.click()
    page.get_by_role("button", name="Release").click()

    with scope(council=house.council):
        comment = Comment.objects.get(pk=staffed["names"])
        assert comment.state == Comment.State.RELEASED
        assert "Patel" not in comment.released_text
        assert "07700" not in comment.released_text
        assert "rang the office" in comment.released_text


def test_author_compares_the_two_wordings_beside_each_other(page: Page, house, staffed):
    sign_in(page, "author")
    page.goto(f"/editor/pages/{house.survey.pk}/edit/")

    standard = page.get_by_text("Standard wording").nth(1).bounding_box()
    easy_read = page.get_by_text("Easy-read wording").nth(1).bounding_box()

    assert abs(standard["y"] - easy_read["y"]) < 10
    assert easy_read["x"] > standard["x"] + 200


def test_author_finds_the_paths_of_a_draft_from_the_editor(page: Page, house, staffed):
    sign_in(page, "author")
    page.goto(f"/editor/pages/{house.branches.pk}/edit/")

    page.get_by_role("button", name="Actions").first.click()
    page.get_by_role("link", name="Paths").click()

    expect(page.get_by_role("heading", name="Paths")).to_be_visible()
    expect(page.get_by_text("Every page is on a path.")).to_be_visible()
    expect(page.get_by_text("→ In a shared home").first).to_be_visible()
