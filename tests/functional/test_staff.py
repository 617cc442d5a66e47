"""The staff side in a real browser: no fault for axe on any page, and work done by hand."""

import pytest
from django_scopes import scope
from playwright.sync_api import Page, expect

from feedback.actions.boards import create_board
from feedback.models import Comment, Concern
from tests.factories.cms import PASSWORD, make_member
from tests.factories.feedback import analysed
from tests.functional.test_every_page import check, keep_pictures

pytestmark = [
    pytest.mark.browser,
    pytest.mark.browser_context_args(viewport={"width": 1280, "height": 900}),
]
ROLES = ("reviewer", "safeguarding-lead", "evidence-lead", "board-member", "author")
SAID = [
    "A new face every day. Nobody knows what I like.",
    "The carers are kind and they come on time.",
    "Two services, and neither talks to the other.",
    "Mrs Patel rang the office for me on 07700 900123.",
    "I tell my story again each week.",
    "The nurse and the carer share one book now.",
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
        return {"comment": comments[0].pk, "names": comments[3].pk, "concern": concern.pk}


def sign_in(page: Page, role: str) -> None:
    page.goto("/account/login/")
    page.get_by_label("Email address").fill(f"{role}@cheshire-east.example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()


PAGES = {
    "desk": ("reviewer", "/desk/"),
    "review list": ("reviewer", "/review/cheshire-east/"),
    "review comment": ("reviewer", "/review/cheshire-east/{comment}/"),
    "review names": ("reviewer", "/review/cheshire-east/{names}/"),
    "concern list": ("safeguarding-lead", "/concerns/cheshire-east/"),
    "concern": ("safeguarding-lead", "/concerns/cheshire-east/{concern}/"),
    "evidence index": ("evidence-lead", "/evidence/cheshire-east/"),
    "evidence": ("evidence-lead", "/evidence/cheshire-east/care-at-home/"),
    "board index": ("board-member", "/board/cheshire-east/"),
    "board": ("board-member", "/board/cheshire-east/carers/"),
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
