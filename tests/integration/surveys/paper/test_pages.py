"""The pages on which staff type forms in, check and settle them."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from surveys import codes
from surveys.actions.paper_batches import close_batch
from surveys.actions.withdrawals import withdraw_response
from surveys.models import PaperBatch, PaperForm, Response, SurveyVersion
from tests.factories.branching import make_branching_survey
from tests.factories.paper import SAID, make_batch, said, type_form
from tests.integration.surveys.walking import hidden_fields, text_of

AT = "/paper/cheshire-east/"


@pytest.fixture
def typist(client, ann, in_council) -> Client:
    client.force_login(ann)
    return client


@pytest.fixture
def checker(ann, bob) -> Client:
    other = Client()
    other.force_login(bob)
    return other


def entry(batch) -> str:
    return f"{AT}{batch.pk}/form/"


def save(client, batch, values=None, **hidden):
    """Open the entry page and send the form on it."""
    opened = client.get(entry(batch)).content.decode()
    return client.post(entry(batch), hidden_fields(opened) | (values or SAID) | hidden)


def test_batch_is_started_from_the_square_of_a_form(typist, survey):
    page = typist.get(
        f"{AT}new/",
        {"scan": "http://testserver/cheshire-east/care-at-home/?version=1&wording=standard\r"},
    )

    html = page.content.decode()
    version = SurveyVersion.objects.get()
    assert "The square was read." in html
    assert f'<option value="{version.pk}" selected>' in html
    assert '<option value="standard" selected>' in html


@pytest.mark.parametrize(
    ("scanned", "reason"),
    [
        ("http://x/leeds/care-at-home/?version=1", "another council"),
        ("http://x/cheshire-east/care-at-home/?version=9", "do not have"),
        ("http://x/cheshire-east/nothing/?version=1", "do not have"),
        ("http://x/cheshire-east/care-at-home/", "does not say the version"),
        ("http://x/cheshire-east/care-at-home/?version=" + "9" * 30, "does not say the version"),
        ("hello", "not the square of a form"),
        ("http://[x/cheshire-east/care-at-home/?version=1", "not the square of a form"),
    ],
)
def test_square_that_is_no_form_of_ours_says_what_to_do(typist, survey, scanned, reason):
    page = typist.get(f"{AT}new/", {"scan": scanned})

    assert page.status_code == 422
    assert reason in text_of(page)


def test_new_batch_leads_straight_to_the_first_form(typist, survey):
    said_of_batch = {
        "version": SurveyVersion.objects.get().pk,
        "mode": "phone",
        "variant": "easy_read",
        "language": "en-gb",
        "given_on": f"{timezone.localdate():%Y-%m-%d}",
        "place": "Day centre",
        "key": str(uuid4()),
    }

    first = typist.post(f"{AT}new/", said_of_batch)
    second = typist.post(f"{AT}new/", said_of_batch)

    batch = PaperBatch.objects.get()
    assert first.status_code == 303
    assert first["Location"] == second["Location"] == entry(batch)
    page = text_of(typist.get(entry(batch)))
    assert "Read this aloud first" in page
    assert "Your care will not change." in page
    assert "Did not answer" in page


def test_batch_is_of_the_version_that_was_chosen(typist, survey):
    first = SurveyVersion.objects.get()
    for _ in range(2):
        survey.save_revision().publish()
    make_branching_survey(survey.council)
    said_of_batch = {
        "version": first.pk,
        "mode": "paper",
        "variant": "standard",
        "language": "ur",
        "given_on": f"{timezone.localdate():%Y-%m-%d}",
        "place": "Day centre",
        "key": str(uuid4()),
    }

    assert typist.post(f"{AT}new/", said_of_batch).status_code == 303

    batch = PaperBatch.objects.get()
    assert (batch.version, batch.variant, batch.language) == (first, "standard", "ur")


def test_new_batch_keeps_what_was_typed_beside_the_reason(typist, survey):
    page = typist.post(
        f"{AT}new/", {"given_on": "2001-01-01", "place": "Town hall", "mode": "paper"}
    )

    assert page.status_code == 422
    assert 'value="Town hall"' in page.content.decode()
    assert not PaperBatch.objects.exists()


def test_saved_form_shows_the_code_to_write_on_it_and_the_next_one(typist, batch):
    saved = save(typist, batch)
    page = typist.get(saved["Location"])

    form = PaperForm.objects.get()
    code = codes.withdrawal_code(str(form.response.token))
    assert saved.status_code == 303
    assert code in page.content.decode()
    assert "<h1>Form 2</h1>" in page.content.decode()
    assert re.search(r'id="agree-1"[^>]* autofocus', page.content.decode())


def test_code_is_shown_to_nobody_but_who_typed_the_form(typist, checker, batch, ann):
    form = type_form(batch, ann)
    code = codes.withdrawal_code(str(form.response.token))

    assert code in typist.get(f"{entry(batch)}?saved=1").content.decode()
    assert code not in checker.get(f"{entry(batch)}?saved=1").content.decode()


def test_same_page_sent_twice_is_one_form(typist, batch):
    sent = hidden_fields(typist.get(entry(batch)).content.decode()) | SAID

    first, second = typist.post(entry(batch), sent), typist.post(entry(batch), sent)

    assert first["Location"] == second["Location"]
    assert Response.objects.count() == 1


def test_changed_page_under_a_used_key_is_refused_and_keeps_what_was_typed(typist, batch):
    sent = hidden_fields(typist.get(entry(batch)).content.decode()) | SAID
    typist.post(entry(batch), sent)

    changed = sent | said(q2_text="Something else entirely.")

    refused = typist.post(entry(batch), changed)
    once_more = typist.post(entry(batch), changed | hidden_fields(refused.content.decode()))

    for page in (refused, once_more):
        assert page.status_code == 409
        assert "was saved before, as number 1" in text_of(page)
        assert "Something else entirely." in text_of(page)
    assert Response.objects.count() == 1


def test_form_that_was_taken_back_is_not_stored_again(typist, batch):
    sent = hidden_fields(typist.get(entry(batch)).content.decode()) | SAID
    typist.post(entry(batch), sent)
    withdraw_response(response=Response.objects.get())

    refused = typist.post(entry(batch), sent)
    typist.post(entry(batch), sent | hidden_fields(refused.content.decode()))

    assert "taken back" in text_of(refused)
    assert Response.objects.count() == 1


@pytest.mark.parametrize("key", ["", "x"])
def test_page_without_a_key_of_ours_is_saved_at_the_next_press(typist, batch, key):
    refused = save(typist, batch, key=key)
    assert "This page is out of date. Save it again." in text_of(refused)
    assert not Response.objects.exists()

    saved = typist.post(entry(batch), hidden_fields(refused.content.decode()) | SAID)

    assert saved.status_code == 303


def test_error_keeps_everything_and_jumps_to_the_field(typist, batch):
    refused = save(typist, batch, said(q3=[], q2_text="they dont come <b>"))

    html = refused.content.decode()
    assert refused.status_code == 422
    assert "they dont come &lt;b&gt;" in html
    assert re.search(r'id="q3-1"[^>]* autofocus', html)
    assert 'href="#q3-1"' in html
    assert re.search(r'id="q1-1"[^>]* checked', html)
    assert "3. How long have you had help?" in html


def test_without_consent_nothing_is_stored_and_the_page_says_what_to_do(typist, batch):
    refused = save(typist, batch, said(agree=["-empty"]))

    assert "Nothing was stored" in text_of(refused)
    assert "Give the form back, or destroy it safely." in text_of(refused)
    assert "still in bed" in text_of(refused)
    assert not Response.objects.exists()
    corrected = hidden_fields(refused.content.decode()) | SAID
    assert typist.post(entry(batch), corrected).status_code == 303


def test_on_the_phone_the_words_are_for_a_call(typist, survey, ann):
    call = make_batch(survey, ann, mode="phone")

    refused = text_of(save(typist, call, said(agree=["-empty"])))
    saved = text_of(typist.get(save(typist, call)["Location"]))

    assert "Keep no notes of what they said." in refused
    assert "Give the person this code:" in saved
    assert PaperForm.objects.get().response.mode == "phone"


def test_answers_that_were_not_asked_are_said_before_they_are_left_out(
    typist, framework, council, ann, in_council
):
    batch = make_batch(make_branching_survey(council), ann)
    filled = {name: values for name, values in SAID.items() if not name.startswith("q")} | {
        "q2": ["yes"],
        "q3": ["yes"],
        "q4": ["-empty"],
        "q5": ["own"],
        "q6": ["kitchen"],
        "q10": ["-empty"],
    }

    refused = save(typist, batch, filled)

    assert refused.status_code == 422
    assert "answers to questions that this person was not asked" in text_of(refused)
    assert not Response.objects.exists()
    kept = hidden_fields(refused.content.decode()) | filled | {"leave_out": "yes"}
    saved = typist.post(entry(batch), kept)
    assert saved.status_code == 303
    form = PaperForm.objects.get()
    assert form.left_out == 1
    assert not form.response.answers.filter(question__key="rooms").exists()
    assert "Left out, because the person was not asked: 1." in text_of(
        typist.get(saved["Location"])
    )


def test_unsafe_answer_is_passed_on_and_the_typist_is_told(typist, batch):
    batch.version.questions.filter(key="together").update(unsafe_answers=["no"])

    page = typist.get(save(typist, batch, said(q1="no"))["Location"])

    assert "Your safeguarding lead was told." in text_of(page)


def test_standard_form_is_typed_in_standard_words(typist, batch):
    page = text_of(typist.get(f"{entry(batch)}?wording=standard"))

    assert "Do the people who support you work well together?" in page
    assert "Tell us more if you want to." not in page


def test_closed_batch_leads_back_to_its_page(typist, batch, ann):
    close_batch(batch=batch, by=ann)

    assert typist.get(entry(batch))["Location"] == f"{AT}{batch.pk}/"
    assert "takes no more forms" in text_of(typist.post(entry(batch), SAID | {"key": uuid4()}))


def test_check_from_closing_to_the_end(typist, checker, batch, ann):
    type_form(batch, ann)
    page = f"{AT}{batch.pk}/"
    typist.post(page, {"act": "close"})
    assert "Type form 1 again" not in text_of(typist.get(page))
    assert "Type form 1 again" in text_of(checker.get(page))

    blind = checker.get(f"{page}forms/1/again/").content.decode()
    assert "still in bed" not in blind
    assert " checked" not in blind
    typed = checker.post(f"{page}forms/1/again/", said(q1="no"))
    assert typed["Location"] == f"{page}forms/1/settle/"
    both = text_of(checker.get(typed["Location"]))
    assert "First typing Yes" in both
    assert "Second typing No" in both
    undecided = checker.post(typed["Location"], {"d1": "second"})
    assert undecided.status_code == 422
    assert "Choose why the two typings differ." in text_of(undecided)
    checker.post(typed["Location"], {"d1": "second", "d1-reason": "slip"})

    shown = text_of(checker.get(page))
    assert "1 of 13 fields differ (7.7%, 1 form); the first typing was wrong in 1" in shown
    assert "More fields differ than may." in shown
    assert "the second typing is right. A wrong key." in shown
    checker.post(page, {"act": "finish"})
    assert PaperBatch.objects.get().state == "checked"
    assert PaperForm.objects.get().response is None


def test_who_typed_the_form_is_refused_by_the_pages_too(typist, batch, ann):
    type_form(batch, ann)
    close_batch(batch=batch, by=ann)

    refused = typist.post(f"{AT}{batch.pk}/forms/1/again/", SAID, follow=True)

    assert "You typed this form. Somebody else has to check it." in text_of(refused)
    assert PaperForm.objects.get().typed_again_at is None


@pytest.mark.parametrize("page", ["", "{batch}/", "{batch}/form/", "{batch}/forms/1/again/"])
def test_pages_cost_the_same_with_many_forms(
    checker, batch, ann, page, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    type_form(batch, ann)
    if "again" in page:
        close_batch(batch=batch, by=ann)
    address = AT + page.format(batch=batch.pk)
    checker.get(address)
    with CaptureQueriesContext(connection) as few:
        assert checker.get(address).status_code == 200
    for number in range(6):
        extra = make_batch(batch.version.survey, ann)
        type_form(extra, ann)
        PaperForm.objects.filter(batch=extra).update(batch=batch, number=number + 2)

    with django_assert_max_num_queries(len(few)):
        assert checker.get(address).status_code == 200
