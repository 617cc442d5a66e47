"""Rubbish in every field of the pages on which forms are typed: refused in a sentence, and kept."""

import random
from html import escape
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from surveys.actions.paper_batches import close_batch
from surveys.actions.paper_checks import type_again
from surveys.given import readable
from surveys.models import PaperBatch, PaperForm, Response, SurveyVersion
from tests.factories.paper import SAID, said, type_form
from tests.integration.rubbish import HUGE, VALUES, handful

AT = "/paper/cheshire-east/"
WRITTEN = {"q2-text", "contact"}
KEPT = {200, 303, 409, 422}


@pytest.fixture
def staff(council, bob, in_council) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(bob)
    return client


def _throw(client: Client, address: str, right: dict, field: str, statuses=KEPT) -> None:
    for sent in [*([value] for value in VALUES), ["yes", "yes"], ["💥", ""]]:
        reply = client.post(address, right | {"key": [str(uuid4())]} | {field: sent})
        about = (field, sent[0][:50], reply.status_code)
        assert reply.status_code in statuses, about
        if reply.status_code == 422:
            page = reply.content.decode()
            assert 'role="alert"' in page, about
            if field in WRITTEN and len(sent) == 1:
                assert escape(readable(sent[0]).strip()) in page, about


@pytest.mark.parametrize(
    "field", [*SAID, "contact", "leave_out", "key", "wording", "saved", "nonsense", "q99", "m1"]
)
def test_rubbish_in_one_field_of_a_form(staff, batch, field):
    _throw(staff, f"{AT}{batch.pk}/form/", SAID, field)

    for response in Response.objects.filter(state="sent"):
        assert response.answers.count() == 5


@pytest.mark.parametrize("field", ["version", "mode", "variant", "language", "given_on", "place"])
def test_rubbish_in_one_field_of_a_new_batch(staff, survey, field):
    right = {
        "version": SurveyVersion.objects.get().pk,
        "mode": "paper",
        "variant": "easy_read",
        "language": "en-gb",
        "given_on": f"{timezone.localdate():%Y-%m-%d}",
        "place": "Day centre",
    }

    for value in VALUES:
        reply = staff.post(f"{AT}new/", right | {"key": str(uuid4()), field: value})

        assert reply.status_code in {303, 422}, (field, value[:50])
        if reply.status_code == 422:
            assert reply.context["form"].errors, (field, value[:50])
    assert set(PaperBatch.objects.values_list("state", flat=True)) <= {"open"}


@pytest.mark.parametrize("value", VALUES)
def test_rubbish_that_a_scanner_types(staff, survey, value):
    reply = staff.get(f"{AT}new/", {"scan": value})

    assert reply.status_code in {200, 422}


@pytest.mark.parametrize("field", ["agree", "q1", "q2-text", "q4", "language", "contact"])
def test_rubbish_in_a_second_typing(staff, batch, ann, field):
    form = type_form(batch, ann)
    close_batch(batch=batch, by=ann)

    _throw(staff, f"{AT}{batch.pk}/forms/{form.number}/again/", SAID, field)

    assert Response.objects.get().answers.get(question__key="together").choice == "yes"


@pytest.mark.parametrize("field", ["d1", "d1-reason", "d2", "nonsense"])
def test_rubbish_in_what_is_settled(staff, batch, ann, bob, field):
    form = type_form(batch, ann)
    close_batch(batch=batch, by=ann)
    form.refresh_from_db()
    type_again(form=form, values=said(q1="no"), by=bob)
    right = {"d1": "", "d1-reason": "slip"}

    _throw(staff, f"{AT}{batch.pk}/forms/1/settle/", right, field)

    assert PaperForm.objects.get().settled_at is None


@pytest.mark.parametrize(
    "address",
    [
        "999999/",
        f"{HUGE}/",
        "999999/form/",
        "{batch}/forms/999/again/",
        "{batch}/forms/0/again/",
        f"{{batch}}/forms/{HUGE}/settle/",
        f"{HUGE}/forms/1/settle/",
    ],
)
def test_what_is_not_there_is_not_found(staff, batch, address):
    at = AT + address.format(batch=batch.pk)

    assert staff.get(at).status_code == 404
    assert staff.post(at, SAID).status_code == 404


def test_any_rubbish_anywhere_is_never_a_server_error(staff, batch, ann):
    type_form(batch, ann)
    dice = random.Random(2026)
    pages = ["", "new/", f"{batch.pk}/", f"{batch.pk}/form/", f"{batch.pk}/forms/1/again/"]
    for _ in range(120):
        address = AT + dice.choice(pages)
        data = handful(dice, longest=5_000) | {"act": dice.choice(["close", "all", "finish", "x"])}
        get = staff.get(address, {name: sent[0][:200] for name, sent in data.items() if sent})
        post = staff.post(address, data)

        assert get.status_code < 500, (address, data)
        assert post.status_code < 500, (address, data)
