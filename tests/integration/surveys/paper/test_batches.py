"""A batch is opened for a day on which the version could be answered, sampled, checked, let go."""

from datetime import date, timedelta
from random import Random
from uuid import uuid4

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from surveys.actions.paper_batches import (
    Source,
    check_all,
    close_batch,
    end_overdue_batches,
    finish_batch,
    open_batch,
)
from surveys.actions.paper_checks import Settled, settle, type_again
from surveys.actions.refusals import BatchNotChecked, BatchRefused
from surveys.models import PaperBatch, PaperDifference, PaperForm, SurveyPage, SurveyVersion
from surveys.paper_sample import ErrorRate, drawn
from surveys.selectors.paper_batches import batch_with, rate_of
from tests.factories.paper import SAID, make_batch, said, type_form


def source(given_on: date) -> Source:
    return Source(mode="paper", given_on=given_on, place="Day centre", variant="easy_read")


@pytest.fixture
def month_old(survey):
    """The survey's version, published a month ago."""
    SurveyVersion.objects.update(published_at=timezone.now() - timedelta(days=30))


def test_opened_twice_with_one_key_it_is_one_batch(survey, ann, in_council):
    version, key = SurveyVersion.objects.get(), uuid4()
    today = timezone.localdate()

    first = open_batch(version=version, key=key, source=source(today), by=ann)
    second = open_batch(version=version, key=key, source=source(today), by=ann)

    assert first == second


@pytest.mark.parametrize(("days", "reason"), [(1, "not come yet"), (-31, "was made on")])
def test_day_nobody_could_answer_on_is_refused(survey, ann, in_council, month_old, days, reason):
    with pytest.raises(BatchRefused, match=reason):
        make_batch(survey, ann, given_on=timezone.localdate() + timedelta(days=days))

    assert not PaperBatch.objects.exists()


def test_closed_survey_takes_what_was_given_before_and_marks_it(survey, ann, in_council, month_old):
    today = timezone.localdate()
    SurveyPage.objects.update(closes_on=today - timedelta(days=5))
    survey.refresh_from_db()

    before = make_batch(survey, ann, given_on=today - timedelta(days=5))

    assert before.after_closing
    with pytest.raises(BatchRefused, match="closed on"):
        make_batch(survey, ann, given_on=today - timedelta(days=4))


def test_survey_that_was_taken_down_takes_what_was_given_before(survey, ann, in_council, month_old):
    survey.unpublish()

    batch = make_batch(survey, ann, given_on=timezone.localdate() - timedelta(days=1))

    assert batch.after_closing
    assert type_form(batch, ann).response.state == "sent"


def test_older_version_is_typed_in_as_it_was_asked(survey, ann, in_council):
    batch = make_batch(survey, ann)
    survey.save_revision().publish()
    survey.intro = "Other words."
    survey.save_revision().publish()

    assert SurveyVersion.objects.latest_of(survey) != batch.version
    assert type_form(batch, ann).response.version == batch.version


@pytest.mark.parametrize(
    ("forms", "size"), [(0, 0), (3, 3), (5, 5), (20, 5), (60, 6), (61, 7), (200, 20)]
)
def test_sample_is_a_share_but_never_too_few(forms, size):
    assert len(drawn(range(1, forms + 1), share=0.1, least=5, seed=7)) == size


def test_sample_can_be_traced_from_its_seed():
    dice = Random(5)
    for _ in range(20):
        seed = dice.randrange(2**62)
        one = drawn(range(1, 101), share=0.1, least=5, seed=seed)
        assert one == drawn(list(reversed(range(1, 101))), share=0.1, least=5, seed=seed)
    assert len({tuple(drawn(range(100), share=0.1, least=5, seed=seed)) for seed in range(9)}) > 5


def test_closing_draws_a_sample_that_its_seed_tells(batch, ann, settings):
    settings.PAPER_CHECK_LEAST = 2
    for _ in range(8):
        type_form(batch, ann)

    closed = close_batch(batch=batch, by=ann)

    numbers = list(PaperForm.objects.filter(is_drawn=True).values_list("number", flat=True))
    again = drawn(range(1, 9), share=0.1, least=2, seed=closed.sample_seed)
    assert numbers == again
    assert close_batch(batch=batch, by=ann).sample_seed == closed.sample_seed


def test_batch_is_finished_only_after_its_check(batch, form, ann, bob):
    with pytest.raises(BatchNotChecked):
        finish_batch(batch=batch, by=ann)
    close_batch(batch=batch, by=ann)
    with pytest.raises(BatchNotChecked, match="1 of the drawn"):
        finish_batch(batch=batch, by=ann)
    form.refresh_from_db()
    type_again(form=form, values=SAID, by=bob)

    finish_batch(batch=batch, by=ann)

    form.refresh_from_db()
    assert form.response is None
    assert form.typed_sha256 == ""
    batch.refresh_from_db()
    assert batch.state == PaperBatch.State.CHECKED


def test_error_rate_says_on_how_many_fields_it_rests(batch, form, ann, bob, settings):
    close_batch(batch=batch, by=ann)
    form.refresh_from_db()
    type_again(form=form, values=said(q1="no", q3="short"), by=bob)
    choices = {"answer:together": Settled("second", "slip")}
    settle(form=form, choices=choices | {"answer:how-long": Settled("first", "slip")}, by=bob)

    rate = rate_of(batch_with(batch.pk))

    assert rate == ErrorRate(forms=1, checked=13, different=2, wrong=1)
    assert rate.is_above(settings.PAPER_ERROR_LIMIT)


def test_all_forms_are_checked_when_asked(batch, ann, settings):
    settings.PAPER_CHECK_LEAST = 1
    for _ in range(3):
        type_form(batch, ann)
    close_batch(batch=batch, by=ann)

    check_all(batch=batch, by=ann)

    assert PaperForm.objects.filter(is_drawn=True).count() == 3


def test_batch_nobody_finished_is_let_go(batch, form, ann, bob, settings):
    close_batch(batch=batch, by=ann)
    form.refresh_from_db()
    type_again(form=form, values=said(q1="no"), by=bob)
    today = timezone.localdate()

    assert end_overdue_batches(today + timedelta(days=settings.PAPER_DAYS)) == 0
    assert end_overdue_batches(today + timedelta(days=settings.PAPER_DAYS + 1)) == 1

    form.refresh_from_db()
    batch.refresh_from_db()
    assert batch.state == PaperBatch.State.LAPSED
    assert (form.response, form.typed_again) == (None, None)
    assert not PaperDifference.objects.exists()


def test_log_tells_who_did_what_and_nothing_of_what_was_said(batch, form, ann, bob):
    close_batch(batch=batch, by=ann)
    form.refresh_from_db()
    type_again(form=form, values=said(q2_text="They came at one."), by=bob)
    settle(form=form, choices={"answer:together-more": Settled("second", "slip")}, by=bob)

    log = ModelLogEntry.objects.filter(action__startswith="surveys.paper").order_by("pk")

    assert [(line.action.split(".")[-1], line.user) for line in log] == [
        ("opened", ann),
        ("entered", ann),
        ("closed", ann),
        ("typed_again", bob),
        ("settled", bob),
    ]
    assert "came" not in str([line.data for line in log])
    told = {name for line in log for name in line.data}
    assert told == {"mode", "number", "drawn", "checked", "different", "corrected"}
