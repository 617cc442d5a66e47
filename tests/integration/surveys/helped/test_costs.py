"""What help costs is counted in queries; who is not helped pays nothing, which others hold."""

import pytest

from tests.integration.surveys.walking import hidden_fields, text_of

# Beside what the page costs anyway: who is helped, and what waits for them.
SHOW, TURN, SAVE, LOOK = 4, 11, 5, 12


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


def test_joining(client, session, django_assert_max_num_queries):
    shown = hidden_fields(client.get(f"/join/?code={session.code}").content.decode())

    with django_assert_max_num_queries(9):
        client.post("/join/", shown)


@pytest.mark.parametrize(("page", "most"), [("", 13), ("agree/", 11)])
def test_pages_before_the_questions(seen, django_assert_max_num_queries, page, most):
    with django_assert_max_num_queries(most):
        seen.open(page)
