"""What a page costs is counted in queries, the same for every survey and every number of people."""

from copy import deepcopy

import pytest

from surveys.models import SurveyPage
from tests.factories.surveys import make_published_survey, make_response
from tests.integration.surveys.walking import Person, hidden_fields

SHOW, SAVE, OTHER = 2, 2, 3


@pytest.fixture(params=[(1, 0), (12, 30)], ids=["5 questions", "60 questions, 30 responses"])
def walker(request, client, framework, council) -> Person:
    """A person who has begun a short survey nobody answered, or a long one many did."""
    times, people = request.param
    survey = make_published_survey(council)
    if times > 1:
        survey = lengthen(survey, times)
    for _ in range(people):
        make_response(survey, {"together": "yes", "together-more": "They are kind."})
    person = Person(client)
    person.begin()
    return person


def lengthen(survey: SurveyPage, times: int) -> SurveyPage:
    """Publish the survey with each of its questions asked so many times."""
    blocks = survey.body.get_prep_value()
    survey.body = [
        {**deepcopy(block), "id": f"{block['id']}-{turn}" if turn else block["id"]}
        for turn in range(times)
        for block in blocks
    ]
    survey.save_revision().publish()
    return SurveyPage.objects.get(pk=survey.pk)


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6])
def test_question_page_costs_at_most_two_queries_to_show(
    walker, django_assert_max_num_queries, number
):
    walker.press("q/1/", choice="yes")

    with django_assert_max_num_queries(SHOW):
        page = walker.open(f"q/{number}/")

    assert page.status_code == 200


@pytest.mark.parametrize(
    ("number", "fields"),
    [
        (1, {"choice": "yes"}),
        (2, {"text": "A new face every day."}),
        (3, {"choice": "long"}),
        (4, {"choice": ["washing", "cooking"]}),
        (6, {"do": "skip"}),
    ],
)
def test_question_page_costs_at_most_two_queries_to_save(
    walker, django_assert_max_num_queries, number, fields
):
    shown = hidden_fields(walker.open(f"q/{number}/").content.decode())

    with django_assert_max_num_queries(SAVE):
        reply = walker.client.post(f"{walker.at}q/{number}/", shown | fields)

    assert reply.status_code == 303


def test_saving_again_costs_no_more(walker, django_assert_max_num_queries):
    walker.press("q/1/", choice="yes")
    shown = hidden_fields(walker.open("q/1/").content.decode())

    with django_assert_max_num_queries(SAVE):
        walker.client.post(f"{walker.at}q/1/", shown | {"choice": "no"})


@pytest.mark.parametrize("page", ["who/", "helped/", "check/"])
def test_other_pages_cost_one_more_to_show(walker, django_assert_max_num_queries, page):
    with django_assert_max_num_queries(OTHER):
        walker.open(page)


def test_survey_of_sixty_questions_is_asked_whole(client, framework, council):
    lengthen(make_published_survey(council), 12)
    person = Person(client)
    person.begin()

    assert "Question 60 of 60" in person.open("q/72/").content.decode()
