"""One form becomes one response: once, as it was written, from the day it was given on."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from feedback.actions.waiting import take_all_waiting
from feedback.models import Concern
from surveys import codes
from surveys.actions.paper_forms import enter_form
from surveys.actions.refusals import BatchRefused, FormNotKept, StartKeyUsed
from surveys.models import (
    Answer,
    ContactDetails,
    Disclosure,
    PaperForm,
    Response,
    SurveyPage,
    SurveyVersion,
)
from surveys.paper_typing import FormNotUnderstood
from surveys.selectors.responses import response_with_code
from tests.factories.paper import SAID, make_batch, said, type_form


def answers(form: PaperForm) -> dict[str, tuple]:
    return {
        answer.question.key: (answer.state, answer.choice or answer.choices or answer.text)
        for answer in form.response.answers.select_related("question")
    }


def test_form_is_a_response_like_any_other(batch, form):
    response = form.response

    assert response.state == Response.State.SENT
    assert (response.mode, response.variant, response.help) == ("paper", "easy_read", "alone")
    assert (response.may_theme, response.may_quote, response.may_contact) == (True, True, False)
    assert answers(form) == {
        "together": ("answered", "yes"),
        "together-more": ("answered", "They came at noon and I was still in bed."),
        "how-long": ("answered", "long"),
        "what-help": ("answered", ["washing", "cooking"]),
        "better": ("skipped", ""),
    }
    told = set(response.answers.values_list("mode", "variant", "language", "help", "helper"))
    assert told == {("paper", "easy_read", "en-gb", "alone", "")}


@pytest.mark.parametrize("mode", ["paper", "phone", "interview"])
def test_mode_is_recorded_with_every_answer(survey, ann, in_council, mode):
    form = type_form(make_batch(survey, ann, mode=mode), ann)

    assert form.response.mode == mode
    assert set(form.response.answers.values_list("mode", flat=True)) == {mode}


def test_answers_count_from_the_day_they_were_given(survey, ann, in_council):
    week_ago = timezone.localdate() - timedelta(days=7)
    SurveyVersion.objects.update(published_at=timezone.now() - timedelta(days=30))

    form = type_form(make_batch(survey, ann, given_on=week_ago), ann)

    assert timezone.localdate(form.response.sent_at) == week_ago


def test_double_click_is_one_form(batch, ann):
    key = uuid4()

    first, second = type_form(batch, ann, key=key), type_form(batch, ann, key=key)

    assert first == second
    assert (PaperForm.objects.count(), Response.objects.count()) == (1, 1)


def test_other_answers_under_a_used_key_are_refused_with_a_reason(batch, ann):
    key = uuid4()
    form = type_form(batch, ann, key=key)

    with pytest.raises(StartKeyUsed, match="saved before, as number 1"):
        type_form(batch, ann, said(q1="no"), key=key)

    assert answers(form)["together"] == ("answered", "yes")


def test_key_of_a_form_in_another_batch_is_refused(survey, batch, ann):
    key = uuid4()
    type_form(batch, ann, key=key)

    with pytest.raises(StartKeyUsed):
        type_form(make_batch(survey, ann), ann, key=key)

    assert PaperForm.objects.count() == 1


def test_nothing_is_stored_without_consent_to_keep(batch, ann):
    for ticked in (["-empty"], ["theme", "quote"]):
        with pytest.raises(FormNotKept):
            type_form(batch, ann, said(agree=ticked))

    assert not Response.objects.exists()
    assert not PaperForm.objects.exists()


def test_consents_are_exactly_those_ticked(batch, ann):
    form = type_form(batch, ann, said(agree=["keep"]))

    response = form.response
    assert not (response.may_theme or response.may_quote or response.may_contact)


def test_code_for_the_form_takes_the_answers_back(form):
    code = codes.withdrawal_code(str(form.response.token))

    assert response_with_code(code) == form.response


def test_contact_details_are_kept_only_where_the_form_agrees(batch, ann):
    agreed = said(agree=["keep", "contact"], contact="07700 900123")
    form = type_form(batch, ann, agreed)

    assert ContactDetails.objects.get().response == form.response
    with pytest.raises(FormNotUnderstood) as refused:
        type_form(batch, ann, said(contact="07700 900123"))
    assert list(refused.value.problems) == ["contact"]
    assert ContactDetails.objects.count() == 1


def test_untouched_field_is_not_a_skip(batch, ann):
    untouched = {name: values for name, values in SAID.items() if name not in {"q3", "helper"}}

    with pytest.raises(FormNotUnderstood) as refused:
        type_form(batch, ann, untouched)

    assert list(refused.value.problems) == ["helper", "q3"]
    assert not Response.objects.exists()


def test_mark_nobody_can_read_is_skipped_and_counted(batch, ann):
    form = type_form(batch, ann, said(q1="-unclear", q3="-unclear", who="-unclear"))

    assert form.unclear == 3
    assert answers(form)["together"] == ("skipped", "")
    assert form.response.voice == "person"


def test_words_are_kept_as_they_were_written(batch, ann):
    written = "they dont come,\n\nnever  on tiem"

    form = type_form(batch, ann, said(q2_text=written))

    assert answers(form)["together-more"] == ("answered", written)


@pytest.mark.parametrize(
    ("who", "help", "helper", "stored"),
    [
        ("me", "alone", "-empty", ("person", "alone", "")),
        ("carer", "read_to", "family", ("carer", "read_to", "family")),
        ("writing", "-empty", "staff", ("person", "typed_for", "staff")),
        ("writing", "interpreted", "other", ("person", "interpreted", "other")),
        ("on-behalf", "-empty", "advocate", ("on_behalf", "", "advocate")),
    ],
)
def test_who_answered_and_who_helped_are_stored(batch, ann, who, help, helper, stored):
    response = type_form(batch, ann, said(who=who, help=help, helper=helper)).response

    assert (response.voice, response.help, response.helper) == stored


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"who": "writing", "help": "alone"}, "help"),
        ({"help": "alone", "helper": "family"}, "helper"),
        ({"q1": ["yes", "no"]}, "q1"),
        ({"q1": ["yes", "-empty"]}, "q1"),
        ({"q2": "-empty"}, "q2"),
        ({"q2_text": ""}, "q2"),
        ({"q4": ["washing", "-unclear"]}, "q4"),
        ({"q4": ["washing", "dont_know"]}, "q4"),
        ({"q1": "perhaps"}, "q1"),
        ({"language": "xx"}, "language"),
        ({"q2_text": "x" * 10_001}, "q2"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field(batch, ann, changed, field):
    with pytest.raises(FormNotUnderstood) as refused:
        type_form(batch, ann, said(**changed))

    assert list(refused.value.problems) == [field]
    assert not Response.objects.exists()


def test_closed_batch_takes_no_form(batch, ann):
    batch.state = "lapsed"
    batch.save()

    with pytest.raises(BatchRefused, match="closed"):
        type_form(batch, ann)


def test_words_that_tell_of_harm_reach_the_safeguarding_lead(batch, ann):
    form = type_form(batch, ann, said(q2_text="My carer hits me and I am frightened."))

    take_all_waiting()

    assert Concern.objects.get().answer == form.response.answers.get(question__key="together-more")


def test_choice_that_says_somebody_is_not_safe_is_passed_on(survey, ann, batch, client):
    batch.version.questions.filter(key="together").update(unsafe_answers=["no"])
    form = type_form(batch, ann, said(q1="no"))
    take_all_waiting()

    assert Disclosure.objects.get().response == form.response
    assert Concern.objects.get().disclosure == Disclosure.objects.get()
    type_form(batch, ann)
    assert Disclosure.objects.count() == 1


def test_form_after_closing_is_taken_and_its_batch_marked(batch, ann):
    SurveyPage.objects.update(live=False)

    type_form(batch, ann)

    batch.refresh_from_db()
    assert batch.after_closing


def test_key_of_an_answer_given_online_is_refused(batch, ann, survey):
    from tests.factories.surveys import make_response

    online = make_response(survey, {"together": "yes"}, send=False)

    with pytest.raises(StartKeyUsed):
        enter_form(batch=batch, key=online.start_key, values=SAID, variant="easy_read", by=ann)

    assert Answer.objects.filter(response=online).count() == 1
