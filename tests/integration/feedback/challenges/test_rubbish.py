"""Rubbish in each field of a challenge and of its answer: said in a sentence, never an error."""

import pytest
from django.test import Client

from feedback.models import Challenge
from tests.integration.feedback.challenges.conftest import REVIEW
from tests.integration.rubbish import DONE, VALUES

PLAIN = {"do": "challenge-keep", "reply": "We looked again."}


@pytest.fixture
def careful(member) -> Client:
    """The board member, whose browser is told of an error as any other would be."""
    client = Client(raise_request_exception=False)
    client.force_login(member)
    return client


@pytest.mark.parametrize("value", VALUES, ids=lambda value: ascii(value[:12]))
def test_reason_may_be_anything(careful, address, value):
    sent = careful.post(address, {"reason": value})

    assert sent.status_code < 500
    assert Challenge.objects.count() == (sent.status_code == 303)


@pytest.mark.parametrize("field", ["do", "challenge", "reply", "quality_statement"])
def test_answer_may_be_anything(careful, by, challenged, on_board, field):
    careful.force_login(by)
    form = PLAIN | {"challenge": str(challenged.pk)}

    for value in DONE:
        sent = careful.post(f"{REVIEW}{on_board.pk}/", form | {field: value})

        assert sent.status_code < 500, value[:40]
