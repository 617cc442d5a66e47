"""The questions about who answers: voluntary, and one a page."""

import pytest

from surveys.models import MonitoringAnswer
from tests.integration.surveys.about_you.kept import kept
from tests.integration.surveys.walking import Person, text_of

CHECK = "check/"


def test_last_question_leads_to_the_page_that_says_why(asked):
    reply = asked.press("q/6/", text="Nothing.")

    page = asked.open("about/")

    assert reply["Location"] == f"{asked.at}about/"
    assert "We ask to see if care is fair for everyone." in text_of(page)
    assert "You do not have to answer." in text_of(page)
    assert "There are 4 questions." in text_of(page)
    assert f'class="back-link" href="{asked.at}q/6/"' in page.content.decode()


def test_survey_that_asks_nothing_of_the_kind_goes_straight_to_the_check(person, in_council):
    person.begin()

    reply = person.press("q/6/", text="Nothing.")

    assert reply["Location"] == f"{person.at}{CHECK}"
    assert person.open("about/")["Location"] == f"{person.at}{CHECK}"
    assert person.open("about/1/").status_code == 404
    assert "About you" not in text_of(person.open(CHECK))


def test_each_question_is_kept_before_the_next_and_may_be_skipped(asked):
    first = asked.press("about/", do="answer")
    second = asked.press("about/1/", choice=["large-print", "easy-read"])
    third = asked.press("about/2/", choice="85-plus")
    fourth = asked.press("about/3/", do="skip", choice="asian-indian")
    last = asked.press("about/4/", choice="prefer-not-to-say")

    ways = [reply["Location"].removeprefix(asked.at) for reply in (first, second, third, fourth)]
    assert ways == ["about/1/", "about/2/", "about/3/", "about/4/"]
    assert last["Location"] == f"{asked.at}{CHECK}"
    assert kept() == {
        "communication-needs": ["easy-read", "large-print"],
        "age-band": ["85-plus"],
        "ethnic-group": [],
        "long-term-condition": ["prefer-not-to-say"],
    }


def test_skipping_all_keeps_nothing_and_leads_to_the_check(asked):
    asked.press("about/2/", choice="85-plus")

    reply = asked.press("about/", do="skip")

    assert reply["Location"] == f"{asked.at}{CHECK}"
    assert kept() == {}
    assert "You skipped these questions." in text_of(asked.open(CHECK))


def test_page_shows_its_own_progress_the_chosen_answer_and_the_way_back(asked):
    asked.press("about/2/", choice="25-34")

    page = asked.open("about/2/").content.decode()

    assert "Question 2 of 4 about you" in page
    assert 'value="25-34" id="choice-25-34" checked' in page
    assert f'class="back-link" href="{asked.at}about/1/"' in page
    assert f'class="back-link" href="{asked.at}about/"' in asked.open("about/1/").content.decode()
    assert "I don’t want to say" in page


def test_standard_readers_see_the_standard_words(client, monitored):
    person = Person(client)
    person.begin(read="standard")

    words = text_of(person.open("about/2/"))

    assert "What is your age?" in words
    assert "Prefer not to say" in words


def test_nineteen_ethnic_groups_stand_under_five_headings(asked):
    html = asked.open("about/3/").content.decode()

    assert html.count('role="group" aria-labelledby="group-') == 5
    assert html.count('type="radio"') == 20
    assert "Your ethnic group is about where your family comes from." in text_of(
        asked.open("about/3/")
    )


def test_question_that_depends_on_another_is_asked_after_its_answer_only(asked):
    skipped = asked.open("about/5/")
    onwards = asked.press("about/4/", choice="yes")
    asked.press("about/5/", choice=["hearing", "memory"])
    before = kept()["impairment"]

    asked.press("about/4/", choice="no")

    assert skipped["Location"] == f"{asked.at}{CHECK}"
    assert onwards["Location"] == f"{asked.at}about/5/"
    assert before == ["hearing", "memory"]
    assert "impairment" not in kept()
    assert "What does it make hard?" not in text_of(asked.open(CHECK))


@pytest.mark.parametrize(
    ("page", "choice"),
    [
        ("about/2/", "under-18"),
        ("about/2/", "\x00"),
        ("about/2/", "16-17"),
        ("about/2/", ["18-24", "25-34"]),
        ("about/1/", ["easy-read", "prefer-not-to-say"]),
        ("about/1/", ["easy-read", "nobody"]),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(asked, page, choice):
    reply = asked.press(page, choice=choice)

    assert reply.status_code == 422
    assert "lease" in text_of(reply)
    assert kept() == {}


def test_refused_page_keeps_what_was_chosen(asked):
    page = asked.press("about/1/", choice=["easy-read", "prefer-not-to-say"])

    assert 'id="choice-easy-read" checked' in page.content.decode()
    assert 'href="#choice-standard"' in page.content.decode()


def test_answer_to_another_question_than_the_one_shown_is_refused(asked):
    reply = asked.press("about/2/", question="ethnic-group", choice="18-24")

    assert reply.status_code == 422
    assert "This page has changed." in text_of(reply)


def test_pages_that_are_not_there_are_not_found(asked):
    assert asked.open("about/0/").status_code == 404
    assert asked.open("about/6/").status_code == 404
    assert asked.open(f"about/{10**30}/").status_code == 404


def test_pressing_twice_keeps_one_answer_and_the_last_counts(asked):
    asked.press("about/2/", choice="18-24")
    asked.press("about/2/", choice="18-24")
    asked.press("about/2/", choice="85-plus")

    assert MonitoringAnswer.objects.count() == 1
    assert kept() == {"age-band": ["85-plus"]}


def test_check_page_shows_them_and_lets_each_be_changed(asked):
    asked.press("about/2/", choice="18-24")
    check = asked.open(CHECK)

    reply = asked.press("about/2/?return=check", choice="85-plus")

    html = check.content.decode()
    assert "About you" in text_of(check)
    assert "How old are you? 18 to 24" in text_of(check)
    assert f'href="{asked.at}about/2/?return=check"' in html
    assert f'class="back-link" href="{asked.at}about/4/"' in html
    assert reply["Location"] == f"{asked.at}{CHECK}"
    assert "85 or older" in text_of(asked.open(CHECK))


def test_on_behalf_they_are_about_the_person(asked):
    asked.press("who/", choice="on-behalf")

    intro, question = text_of(asked.open("about/")), text_of(asked.open("about/2/"))

    assert "About the person" in intro
    assert "Please answer about the person you speak for." in question
    assert "Question 2 of 4 about the person" in question


def test_carer_is_asked_about_themselves(asked):
    asked.press("who/", choice="carer")

    assert "Please answer about yourself" in text_of(asked.open("about/2/"))


def test_who_comes_back_before_these_is_led_to_them_once(asked):
    for number in (1, 2, 3, 4, 6):
        asked.press(f"q/{number}/", do="skip")
    before = asked.open().content.decode()

    asked.press("about/1/", do="skip")

    assert f'href="{asked.at}about/">Carry on' in before
    assert f'href="{asked.at}check/">Carry on' in asked.open().content.decode()


def test_stopping_on_such_a_page_keeps_what_was_chosen(asked):
    reply = asked.press("about/2/", choice="85-plus", do="later")

    assert reply["Location"] == f"{asked.at}later/"
    assert kept() == {"age-band": ["85-plus"]}


def test_turning_to_ways_to_read_on_such_a_page_keeps_what_was_chosen(asked):
    html = asked.open("about/2/").content.decode()

    reply = asked.press("about/2/", choice="85-plus", do="ways")

    assert 'form="answer" name="do" value="ways"' in html
    assert reply["Location"].startswith("/ways/?next=")
    assert kept() == {"age-band": ["85-plus"]}


def test_check_page_costs_one_query_more_where_they_are_asked(asked, django_assert_max_num_queries):
    asked.press("about/2/", choice="85-plus")

    with django_assert_max_num_queries(7):
        asked.open(CHECK)
    with django_assert_max_num_queries(6):
        asked.open("about/2/")
