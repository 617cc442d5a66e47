"""What help costs is counted in queries; who is not helped pays nothing, which others hold."""

import pytest

from surveys.actions.participants import ALLOWED, allow, stand_at
from tests.integration.surveys.groups.people import join, make_group, question_of
from tests.integration.surveys.helped.beside import Supporter
from tests.integration.surveys.walking import hidden_fields, text_of

# Beside what the page costs anyway: who is helped, and what waits for them.
SHOW, TURN, SAVE, LOOK = 4, 11, 5, 12
# The supporter's pages, whoever else is in the session.
GROUP, ONE = 9, 8


@pytest.fixture
def seen(person):
    """Somebody who allows everything, and has answered a little."""
    person.allow()
    person.press("q/1/", choice="yes")
    person.open("q/2/")
    return person


def test_same_page_again(seen, django_assert_max_num_queries):
    with django_assert_max_num_queries(SHOW):
        assert "Yes Press to hide" in text_of(seen.open("q/2/"))


def test_next_page(seen, django_assert_max_num_queries):
    with django_assert_max_num_queries(TURN):
        seen.open("q/3/")


def test_saving(seen, django_assert_max_num_queries):
    shown = hidden_fields(seen.open("q/2/").content.decode())

    with django_assert_max_num_queries(SAVE):
        seen.client.post(f"{seen.at}q/2/", shown | {"text": "They are kind."})


def test_supporters_page(seen, supporter, django_assert_max_num_queries):
    supporter.look()

    with django_assert_max_num_queries(LOOK):
        supporter.look()


@pytest.mark.parametrize("people", [2, 10])
def test_page_of_a_group_costs_the_same_for_any_number_of_people(
    client, survey, member, in_council, django_assert_num_queries, people
):
    group, page = make_group(survey, member), question_of(survey)
    for _ in range(people):
        person = join(group, "yes")
        stand_at(participant=person, question=page)
        for what in ALLOWED:
            allow(participant=person, what=what, yes=True)
    client.force_login(member)
    supporter = Supporter(client, group)
    supporter.offer("point", "yes")
    supporter.look()

    with django_assert_num_queries(GROUP):
        said = text_of(supporter.look())

    assert said.count("They are on question 1 of 5") == people
    assert "You point at" in said


def test_words_for_one_person_ask_nothing_about_the_others(
    client, survey, member, in_council, django_assert_num_queries
):
    group = make_group(survey, member)
    for _ in range(3):
        person = join(group, "yes")
        stand_at(participant=person, question=question_of(survey, "together-more"))
        allow(participant=person, what="may_see_place", yes=True)
    client.force_login(member)
    client.get(f"{Supporter(client, group).at}person/2/")

    with django_assert_num_queries(ONE):
        client.get(f"{Supporter(client, group).at}person/2/")


def test_joining(client, session, django_assert_max_num_queries):
    shown = hidden_fields(client.get(f"/join/?code={session.code}").content.decode())

    with django_assert_max_num_queries(9):
        client.post("/join/", shown)


@pytest.mark.parametrize(("page", "most"), [("", 13), ("agree/", 11)])
def test_pages_before_the_questions(seen, django_assert_max_num_queries, page, most):
    with django_assert_max_num_queries(most):
        seen.open(page)
