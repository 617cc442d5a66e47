from collections import Counter

import pytest

from feedback.learning.swaps import Group, shifts, swap_lists

KNOWN, FRESH = swap_lists()


def test_shift_is_the_distance_between_the_outermost_wordings():
    swapped = Group("x", ("The {} man",), ("old", "young", "new"))
    scores = {"The old man": 0.25, "The young man": -0.25, "The new man": 0.5}

    assert shifts(swapped, lambda text, asked: scores[text]) == [0.75] * 3


def test_each_question_type_is_asked():
    asked = Counter()
    swapped = Group("x", ("A {}", "The {}"), ("man", "woman"))

    shifts(swapped, lambda text, question_type: asked.update([question_type]) or 0.0)

    assert asked == {"what_good": 4, "could_improve": 4, "nonspecific": 4}


@pytest.mark.parametrize("swaps", [KNOWN, FRESH], ids=lambda swaps: swaps.name)
def test_every_sentence_has_one_place_and_no_word_is_there_twice(swaps):
    for group in swaps.groups:
        assert all(sentence.count("{}") == 1 for sentence in group.sentences)
        assert len(set(group.words)) == len(group.words) > 1


def test_a_few_hundred_sentences_are_swapped():
    families = [family for group in FRESH.groups for family in group.families()]

    assert len(families) >= 300


def test_only_the_known_list_is_in_sample_for_the_first_analyser():
    assert "core-rules 1" in KNOWN.seen_by
    assert "core-rules 1" not in FRESH.seen_by
