"""A group's shared screen: the question, the code and its square, and counts once closed."""

import re

import pytest
from django.utils import timezone
from django_scopes import scope

from surveys.actions.sessions import end_session
from surveys.models import ClosedQuestion, Participant, SupportedSession
from tests.factories.cms import make_member
from tests.integration.surveys.groups.people import join, join_all, make_group, press
from tests.integration.surveys.walking import text_of


@pytest.fixture
def supporter(client, council):
    user = make_member(council, "supporter")
    client.force_login(user)
    return user


@pytest.fixture
def group(survey, supporter):
    return make_group(survey, supporter)


@pytest.fixture
def screen(group):
    return f"/sessions/cheshire-east/{group.pk}/screen/"


def test_screen_shows_the_question_the_code_and_the_square(client, group, screen):
    page = client.get(screen)

    words = text_of(page)
    assert "Do the people who help you work well together?" in words
    assert f"{group.code[:3]} {group.code[3:]}" in words
    assert "testserver/join/" in words
    assert 'src="data:image/svg+xml' in page.content.decode()
    assert "0 people have joined." in words
    assert page["Cache-Control"] == "no-store"


def test_question_is_told_to_whoever_listens(client, screen):
    page = client.get(screen).content.decode()

    # The live region stays when what is in it is replaced: only then is the new one read out.
    around = r'<div class="screen__question" aria-live="polite">\s*<section id="screen" data-live'
    assert re.search(around, page)
    assert 'class="read-aloud"' in page
    assert "read-aloud.js" in page


def test_nothing_hurries_or_ranks_anybody(client, group, screen):
    join_all(group, yes=7, no=6)
    press(client, group, "close.1")

    words = text_of(client.get(screen)).lower()

    assert "take as much time as you like" in words
    for word in ("timer", "seconds", "fastest", "first place", "winner", "score", "%", "left"):
        assert word not in words.replace("fewer", "")


def test_supporter_goes_on_and_back_and_pressed_twice_it_is_once(client, group, screen):
    for _ in range(2):
        assert press(client, group, "show.2").url == screen

    words = text_of(client.get(screen))
    assert "Tell us more if you want to." in words
    assert "Question 2 of" in words
    press(client, group, "show.1")
    assert "Question 1 of" in text_of(client.get(screen))


def test_no_count_shows_while_a_question_is_open(client, group, screen):
    join_all(group, yes=7, no=6)

    assert "about" not in text_of(client.get(screen)).split("For the supporter")[0]


def test_counts_show_rounded_once_the_question_is_closed(client, group, screen):
    join_all(group, yes=8, no=6)

    press(client, group, "close.1")

    words = text_of(client.get(screen))
    assert "Yes about 10 people" in words
    assert "No about 5 people" in words
    assert "Sometimes about" not in words


@pytest.mark.parametrize(
    "said",
    [
        {"yes": 4, "no": 4},
        {"yes": 9},
        {"yes": 9, "no": 1},
        {"yes": 9, "dont_know": 2},
        {"yes": 9, "rather_not_say": 4},
    ],
    ids=str,
)
def test_counts_that_would_tell_on_somebody_do_not_show(client, group, screen, said):
    join_all(group, **said)

    press(client, group, "close.1")

    words = text_of(client.get(screen))
    assert not re.search(r"about \d", words)
    assert "We do not show numbers here." in words


def test_later_answers_do_not_move_counts_that_were_closed(client, group, screen):
    join_all(group, yes=6, no=6)
    press(client, group, "close.1")
    before = text_of(client.get(screen)).split("person")[0].split("have joined")[0]

    join_all(group, yes=20)

    assert "Yes about 5 people" in text_of(client.get(screen))
    assert before.count("about 5 people") == 2


def test_closed_again_after_few_new_answers_shows_what_it_showed(client, group, screen):
    join_all(group, yes=7, no=6)
    press(client, group, "close.1")
    press(client, group, "reopen.1")
    assert not re.search(r"about \d", text_of(client.get(screen)))
    join_all(group, yes=4)

    press(client, group, "close.1")

    assert "Yes about 5 people" in text_of(client.get(screen))


def test_closed_again_after_many_new_answers_shows_them(client, group, screen):
    join_all(group, yes=6, no=6)
    press(client, group, "close.1")
    press(client, group, "reopen.1")
    join_all(group, yes=10)

    press(client, group, "close.1")

    assert "Yes about 15 people" in text_of(client.get(screen))


def test_words_are_never_counted(client, group, screen):
    press(client, group, "show.2")

    assert "Close this question" not in text_of(client.get(screen))
    reply = press(client, group, "close.2")
    assert reply.status_code == 409
    with scope(council=group.council):
        assert not ClosedQuestion.objects.exists()


def test_answers_on_behalf_of_somebody_are_no_ones_own(client, group, screen):
    join_all(group, yes=5, no=4)
    for _ in range(6):
        join(group, "no", voice="on_behalf")

    press(client, group, "close.1")

    assert not re.search(r"about \d", text_of(client.get(screen)))


def test_counts_go_when_the_session_ends(client, group, screen, supporter):
    join_all(group, yes=6, no=6)
    press(client, group, "close.1")

    with scope(council=group.council):
        end_session(session=group, by=supporter)
        assert not ClosedQuestion.objects.exists()
        assert SupportedSession.objects.get().shown_question is None
    assert client.get(screen).url == f"/sessions/cheshire-east/{group.pk}/"


def test_nothing_is_shown_or_closed_after_the_end(client, group, screen):
    with scope(council=group.council):
        SupportedSession.objects.update(ends_by=timezone.now())

    assert client.post(screen, {"do": "close.1", "key": "x"}).status_code == 303

    with scope(council=group.council):
        assert not ClosedQuestion.objects.exists()


@pytest.mark.parametrize(
    "do", ["", "show.999", "show.", "close.x", "close.٣", "nothing", "x" * 100_000, "\x00"]
)
def test_button_that_is_none_changes_nothing(client, group, do):
    assert press(client, group, do).status_code == 303

    with scope(council=group.council):
        assert not ClosedQuestion.objects.exists()


def test_key_of_another_page_is_refused_with_a_sentence(client, group, screen):
    reply = client.post(screen, {"key": "forged", "do": "close.1"})

    assert reply.status_code == 409
    assert "This page is out of date." in text_of(reply)


def test_screen_of_somebody_elses_group_is_not_found(client, group, screen, council):
    client.force_login(make_member(council, "supporter", "other@example.org"))

    assert client.get(screen).status_code == 404
    assert client.post(screen, {"do": "close.1"}).status_code == 404


def test_session_of_one_person_has_no_shared_screen(client, survey, supporter):
    from tests.factories.sessions import make_session

    session = make_session(survey, supporter)

    address = f"/sessions/cheshire-east/{session.pk}/screen/"
    assert client.get(address).url == f"/sessions/cheshire-east/{session.pk}/"


def test_screen_never_says_who(client, group, screen):
    join_all(group, yes=6, no=6)
    press(client, group, "close.1")
    page = client.get(screen).content.decode()

    with scope(council=group.council):
        for person in Participant.objects.select_related("response"):
            assert str(person.token) not in page
            assert str(person.response.token) not in page
    assert "Person 1" not in page


def test_screen_costs_the_same_however_many_people(
    client, group, screen, django_assert_max_num_queries
):
    join_all(group, yes=8, no=8)

    with django_assert_max_num_queries(8):
        client.get(screen)
