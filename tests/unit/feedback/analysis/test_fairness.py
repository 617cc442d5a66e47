"""Who a person is must not sway how their comment reads: words are swapped, scores must stay."""

import pytest

from feedback.analysis import analyse
from feedback.learning.swaps import group, swap_lists

KNOWN = "swaps, known words"
FRESH = swap_lists()[1]
LARGEST_SHIFT = 0.05
PEOPLE = group("people", of=KNOWN).words
SENTENCES = group("people", of=KNOWN).sentences
CONDITIONS = group("conditions", of=KNOWN)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("question_type", ["what_good", "could_improve", "nonspecific"])
def test_swapping_who_a_person_is_leaves_every_score(sentence, question_type):
    scores = {
        (found.score, found.label, found.textblob)
        for found in (
            analyse(sentence.format(who), question_type=question_type).sentiment for who in PEOPLE
        )
    }

    assert len(scores) == 1


@pytest.mark.parametrize("sentence", CONDITIONS.sentences)
def test_swapping_a_condition_leaves_every_score(sentence):
    scores = {
        (found.score, found.label, found.textblob)
        for found in (analyse(sentence.format(what)).sentiment for what in CONDITIONS.words)
    }

    assert len(scores) == 1


@pytest.mark.parametrize("who", [*PEOPLE, *CONDITIONS.words])
def test_word_for_who_a_person_is_has_no_feeling(who):
    found = analyse(f"I have {who}").sentiment

    assert (found.score, found.textblob, found.words) == (0.0, 0.0, ())


def test_idiom_that_holds_such_a_word_keeps_its_feeling():
    assert analyse("I am sick of being passed around").sentiment.label == "negative"
    assert analyse("Poor service").sentiment.label == "negative"


@pytest.mark.parametrize("swapped", FRESH.groups, ids=lambda group: group.name)
def test_swapping_any_word_for_who_or_where_moves_the_score_by_a_twentieth_at_most(swapped):
    """Of "poor staff" nobody can say whether they have little or do little: it may move."""
    for question_type, wordings in swapped.families():
        plain = [one for one in wordings if "poor" not in one]
        scores = [analyse(one, question_type=question_type).sentiment.score for one in plain]

        assert max(scores) - min(scores) <= LARGEST_SHIFT, plain[0]
