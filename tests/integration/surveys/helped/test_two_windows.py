"""A person with two windows open is where they were last, whatever the other window reads again."""

import pytest

from surveys.models import Participant
from surveys.views.helped import READS_AGAIN
from tests.integration.surveys.helped.beside import WORDS

AGAIN = {f"HTTP_{READS_AGAIN.upper().replace('-', '_')}": "yes"}


@pytest.fixture
def offered(person, supporter):
    """Words that wait at question 2, while question 1 is still open in another window."""
    person.allow()
    person.open("q/1/")
    person.open("q/2/")
    supporter.offer("words", WORDS)
    return person


def test_window_that_reads_again_moves_nobody_and_loses_no_words(offered):
    other = offered.client.get(f"{offered.at}q/1/", **AGAIN).content.decode()

    assert WORDS not in other
    assert Participant.objects.get().at_question.position == 2
    assert WORDS in offered.client.get(f"{offered.at}q/2/", **AGAIN).content.decode()


def test_window_that_is_opened_does(offered):
    offered.open("q/1/")

    assert Participant.objects.get().at_question.position == 1
    assert WORDS not in offered.open("q/2/").content.decode()
