"""Prepared queries find what the ORM finds, and store what it would store."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.models import BigIntegerField
from django.db.transaction import TransactionManagementError
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext
from django_scopes import scope, scopes_disabled
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cms.prepared import Asked, Prepared
from surveys.actions import responses
from surveys.models import Answer, Response, SurveyVersion
from surveys.selectors.responses import answers_of, response_with_token
from tests.factories.cms import make_council
from tests.factories.surveys import make_published_survey, make_response
from tests.factories.themes import load_reference_framework

SPOKE = {"together": "no", "together-more": "A new face every day."}


@pytest.fixture
def response(survey, in_council) -> Response:
    return make_response(survey, SPOKE, send=False)


def values_of(row) -> dict:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_same_objects_as_the_orms_with_the_same_objects_beside_them(response):
    found = response_with_token(response.token, "cheshire-east", response.version.survey.slug)

    assert values_of(found) == values_of(Response.objects.get(pk=response.pk))
    with CaptureQueriesContext(connection) as queries:
        beside = (found.version.title, found.version.survey.live, found.council.slug)
    assert beside == (response.version.title, True, "cheshire-east")
    assert len(queries) == 0


def test_every_kind_of_value_is_read_as_the_orm_reads_it(response):
    read = answers_of(response)

    by_orm = {answer.question_id: answer for answer in Answer.objects.filter(response=response)}
    assert len(read) == 2
    assert {key: values_of(row) for key, row in read.items()} == {
        key: values_of(row) for key, row in by_orm.items()
    }


def test_query_is_written_once_and_sent_with_other_values(response, survey):
    other = make_response(survey, {"together": "yes"}, send=False)

    assert {answer.choice for answer in answers_of(response).values()} == {"no", ""}
    assert {answer.choice for answer in answers_of(other).values()} == {"yes"}


def test_answers_of_another_council_are_not_found(response, other_council):
    response.council_id = other_council.pk

    assert answers_of(response) == {}


def test_missing_value_is_an_error_not_another_row(response):
    one = Prepared(lambda: Answer.objects.filter(response_id=Asked("response", BigIntegerField())))

    with pytest.raises(KeyError):
        one.first(respons=response.pk)


def test_row_is_locked_inside_a_transaction_only(db, monkeypatch):
    locked = Prepared(
        lambda: Response.objects.select_for_update().filter(pk=Asked("pk", BigIntegerField()))
    )
    assert locked.first(pk=1) is None

    with monkeypatch.context() as outside, pytest.raises(TransactionManagementError):
        outside.setattr(connection, "in_atomic_block", False)
        locked.first(pk=1)


def test_lock_is_asked_of_every_database_that_has_one(response):
    question = response.version.questions.get(key="together")
    answer = Answer(council_id=response.council_id, response=response, question=question)
    answer.state, answer.saved_at = "skipped", datetime.now(UTC)

    assert responses._WHILE_DRAFT.save(answer)

    asks = "FOR UPDATE" in responses._WHILE_DRAFT.sql
    assert asks == connection.features.has_select_for_update
    assert Answer.objects.get(response=response, question=question).state == "skipped"


@pytest.mark.parametrize("wrong", [{"state": "sent"}, {"council": "leeds"}])
def test_nothing_is_stored_where_it_is_not_allowed(response, other_council, wrong):
    question = response.version.questions.get(key="what-help")
    answer = Answer(council_id=response.council_id, response=response, question=question)
    answer.state, answer.saved_at = "skipped", datetime.now(UTC)
    if "council" in wrong:
        answer.council_id = other_council.pk
    else:
        responses.send_response(response=response)

    assert not responses._WHILE_DRAFT.save(answer)
    with scopes_disabled():
        assert not Answer.objects.filter(question=question).exists()


texts = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1, max_size=200
)


class TestStoredAsTheOrmStores(TestCase):
    """Two answers to one question, one after another, whatever is in them."""

    @classmethod
    def setUpTestData(cls):
        load_reference_framework()
        cls.council = make_council()
        survey = make_published_survey(cls.council)
        with scope(council=cls.council):
            version = SurveyVersion.objects.latest_of(survey)
            cls.question = version.questions.get(key="together-more")
        cls.by_us, cls.by_orm = (make_response(survey, send=False) for _ in range(2))

    @given(st.lists(st.tuples(texts, texts, st.lists(texts, max_size=3)), min_size=1, max_size=3))
    def test_rows_are_equal(self, given_one_by_one):
        for text, choice, choices in given_one_by_one:
            fields = {
                "council_id": self.council.pk,
                "question": self.question,
                "state": "answered",
                "text": text,
                "choice": choice[:80],
                "choices": choices,
                "variant": "easy_read",
                "saved_at": datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
            }
            assert responses._WHILE_DRAFT.save(Answer(response=self.by_us, **fields))
            with scope(council=self.council):
                Answer.objects.update_or_create(
                    response=self.by_orm, question=self.question, defaults=fields
                )

        with scope(council=self.council):
            ours, theirs = (
                model_to_dict(Answer.objects.get(response=each), exclude=["id", "response"])
                for each in (self.by_us, self.by_orm)
            )
        assert ours == theirs
