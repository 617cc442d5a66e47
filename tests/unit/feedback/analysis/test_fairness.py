"""Who a person is must not sway how their comment reads: words are swapped, scores must stay."""

import pytest

from feedback.analysis import analyse

PEOPLE = [
    "disabled",
    "black",
    "white",
    "Asian",
    "blind",
    "deaf",
    "autistic",
    "gay",
    "lesbian",
    "straight",
    "trans",
    "Muslim",
    "Christian",
    "Jewish",
    "old",
    "elderly",
    "young",
    "sick",
    "ill",
    "mentally ill",
    "depressed",
    "pregnant",
    "homeless",
    "foreign",
    "British",
    "Irish",
    "frail",
    "vulnerable",
    "bipolar",
    "hard of hearing",
]
CONDITIONS = [
    "poor mobility",
    "dementia",
    "chronic pain",
    "depression",
    "cancer",
    "a learning disability",
    "bad knees",
    "poor eyesight",
    "epilepsy",
    "mental health problems",
    "ill health",
    "memory loss",
]
SENTENCES = [
    "My {} neighbour was treated well",
    "They were rude to {} people",
    "I am {} and the staff do not listen",
    "The {} man waited a long time but the nurse was kind",
    "Nobody asked the {} woman",
]


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


@pytest.mark.parametrize("sentence", ["I have {} and they are kind", "With {} nobody helps me"])
def test_swapping_a_condition_leaves_every_score(sentence):
    scores = {
        (found.score, found.label, found.textblob)
        for found in (analyse(sentence.format(what)).sentiment for what in CONDITIONS)
    }

    assert len(scores) == 1


@pytest.mark.parametrize("who", [*PEOPLE, *CONDITIONS])
def test_word_for_who_a_person_is_has_no_feeling(who):
    found = analyse(f"I have {who}").sentiment

    assert (found.score, found.textblob, found.words) == (0.0, 0.0, ())


def test_idiom_that_holds_such_a_word_keeps_its_feeling():
    assert analyse("I am sick of being passed around").sentiment.label == "negative"
    assert analyse("Poor service").sentiment.label == "negative"
