"""What an author is told about conditions and parts: before publishing, and as a list of paths."""

import pytest
from django.urls import reverse

from surveys.readiness import what_is_missing
from tests.factories.branching import asked_when, branching_blocks
from tests.factories.cms import make_member, make_picture
from tests.factories.surveys import item, make_survey
from themes.models import IStatement

LONG = " ".join(["word"] * 21) + "?"


@pytest.fixture
def written(framework, council):
    """The blocks of a survey with branches and parts, to be changed and then saved."""
    statement = IStatement.objects.enabled().get(slug="in-control-planning")
    return branching_blocks(make_picture(), statement)


def value_of(written: list[dict], key: str) -> dict:
    return next(block["value"] for block in written if block["id"] == key)


def gaps(council, written) -> list[str]:
    return what_is_missing(make_survey(council, body=written))


def test_conditions_and_parts_that_hold_lack_nothing(council, written):
    assert gaps(council, written) == []


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        (asked_when("house", "Yes"), "no question has the short name “house”."),
        (asked_when("rooms", "Kitchen"), "“rooms” is not an earlier question"),
        (asked_when("home", "On a boat"), "“home” has no answer “On a boat”."),
        (asked_when("home"), "choose at least one answer to “home”."),
        (asked_when("home", " "), "choose at least one answer to “home”."),
        (asked_when("", "Yes"), "but not to which question."),
    ],
)
def test_condition_nobody_can_meet_is_named(council, written, condition, sentence):
    value_of(written, "rooms")["asked_when"] = condition

    found = gaps(council, written)

    assert any("What do you share?" in gap and sentence in gap for gap in found), found


def test_words_of_a_persons_own_cannot_be_a_condition(council, written):
    value_of(written, "food")["name"] = "food"
    value_of(written, "last")["asked_when"] = asked_when("food", "Yes")

    assert any("in people’s own words" in gap for gap in gaps(council, written))


def test_page_of_information_is_checked_too(council, written):
    value_of(written, "note")["asked_when"] = asked_when("nobody", "Yes")

    assert any("no question has the short name “nobody”" in gap for gap in gaps(council, written))


def test_short_name_given_twice_is_named(council, written):
    value_of(written, "last")["name"] = "HOME"

    assert any("has the short name “home” too" in gap for gap in gaps(council, written))


def test_what_depends_on_a_question_nobody_reaches_is_named(council, written):
    value_of(written, "rooms")["asked_when"] = asked_when("nobody", "Yes")

    found = [gap for gap in gaps(council, written) if "nobody reaches it" in gap]

    assert len(found) == 2
    assert "The next question is about food." in found[0]


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ([{"easy_read": "One?", "picture": None}], "it has one part only."),
        (
            [{"easy_read": "One?", "picture": None}, {"easy_read": " ", "picture": None}],
            "part 2 has no wording.",
        ),
        (
            [{"easy_read": LONG, "picture": None}, {"easy_read": "Two?", "picture": None}],
            "part 1 has a sentence of 21 words.",
        ),
    ],
)
def test_part_that_cannot_be_asked_is_named(council, written, parts, sentence):
    value_of(written, "plan")["parts"] = [
        item(f"part-{number}", part) for number, part in enumerate(parts)
    ]

    assert any(sentence in gap for gap in gaps(council, written))


# --- The list of paths ----------------------------------------------------------------------


@pytest.fixture
def survey(council, written):
    value_of(written, "last")["asked_when"] = asked_when("nobody", "Yes")
    return make_survey(council, body=written)


def paths(survey) -> str:
    return reverse("survey-paths", args=[survey.pk])


def test_author_is_shown_every_path_and_what_none_reaches(client, council, survey):
    value = survey.body[0].value
    value["standard"] = "As saved in the newest draft?"
    survey.save_revision()
    client.force_login(make_member(council, "author"))

    page = client.get(paths(survey))

    html = page.content.decode()
    assert page.status_code == 200
    assert "1. As saved in the newest draft?" in html
    assert "<strong>→ In a shared home</strong>" in html
    assert "No path reaches these:" in html
    assert "<li>10. Is there anything else?</li>" in html
    assert "Path 6" in html
    assert "Then as path 1, from “9. What would help you to plan?”." in html


def test_parts_are_proposed_for_a_statement_that_is_asked_whole(client, council, written):
    client.force_login(make_member(council, "author"))
    whole, split = make_survey(council), make_survey(council, "split", body=written)

    proposed = client.get(paths(whole)).content.decode()

    assert "<li>Do the people who help you work well with you?</li>" in proposed
    assert "hold more than one idea" not in client.get(paths(split)).content.decode()


def test_editor_leads_to_the_paths_of_a_survey_only(client, council, survey):
    client.force_login(make_member(council, "author"))

    edit = client.get(reverse("wagtailadmin_pages:edit", args=[survey.pk])).content.decode()
    other = client.get(reverse("wagtailadmin_pages:edit", args=[council.page.pk]))

    assert f'href="{paths(survey)}"' in edit
    assert "survey-paths" not in other.content.decode()


def test_paths_of_another_councils_survey_are_not_found(client, council, other_council, survey):
    client.force_login(make_member(other_council, "author"))

    assert client.get(paths(survey)).status_code == 404


@pytest.mark.parametrize("role", ["reviewer", "evidence-lead"])
def test_paths_are_for_those_who_may_edit(client, council, survey, role):
    client.force_login(make_member(council, role))

    assert client.get(paths(survey)).status_code in {302, 404}


def test_paths_ask_for_signing_in(client, survey):
    assert client.get(paths(survey)).status_code == 302
