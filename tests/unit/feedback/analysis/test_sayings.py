"""Comments sorted under the words they share: what holds for any, and some that read well."""

import random
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.analysis import sayings
from feedback.analysis.sayings import FEWEST, MOST, Sorted, Text, find_sayings
from feedback.analysis.shared_words import READ, phrases_in, stem_of

LISTS = [
    "The waiting list is far too long.",
    "I was on the waiting list all summer.",
    "Nobody tells you how long the waiting list is.",
    "Still on a waiting list!",
    "The waiting lists, they never move.",
    "Two waiting lists and no answer.",
    "It is the waiting list that worries me.",
    "Waiting list. Again.",
    "They put me on the waiting list.",
]
TRAINED = [
    "Well trained staff.",
    "They were trained on my hoist.",
    "Properly trained for once.",
    "I wish they were trained.",
    "She is trained and it shows.",
]
ALONE = ["I miss my garden.", "My cat is old.", "The soup was cold.", "👍👍", "", "Nothing"]
WEIGH = sayings._Shared._rank
words = st.sampled_from(
    [*LISTS, *TRAINED, *ALONE, "دیکھ بھال", "等待名单", "[name removed] waited"]
)
feelings = st.sampled_from(["positive", "negative", "neutral", "mixed", "unclear"])
comments = st.lists(
    st.tuples(words, feelings, st.booleans(), st.integers(1, 30)), min_size=0, max_size=60
)


def texts(said: list[str], **given) -> list[Text]:
    """One comment by each of so many people."""
    return [_text(number, words, **given) for number, words in enumerate(said)]


def _text(number: int, words: str, person=None, feeling="neutral", may_quote=True) -> Text:
    person = number if person is None else person
    return Text(number, person, words, feeling, may_quote)


def drawn(rows) -> list[Text]:
    return [
        Text(number, person, words, feeling, may_quote)
        for number, (words, feeling, may_quote, person) in enumerate(rows)
    ]


def names(found: Sorted) -> list[str]:
    return [saying.name for saying in found.sayings]


def all_of(found: Sorted) -> list[Text]:
    return [*(text for saying in found.sayings for text in saying.texts), *found.other]


def test_comments_that_share_words_stand_under_them_the_largest_first():
    found = find_sayings(texts([*TRAINED, *ALONE, *LISTS]))

    assert names(found) == ["waiting list", "trained"]
    assert [len(saying.texts) for saying in found.sayings] == [9, 5]
    assert {text.words for text in found.other} == set(ALONE)


@given(comments)
def test_every_comment_is_in_one_place_and_one_only(rows):
    given_ = drawn(rows)

    found = find_sayings(given_)

    assert Counter(text.id for text in all_of(found)) == Counter(text.id for text in given_)


@given(comments, st.randoms(use_true_random=False))
def test_order_and_numbering_of_comments_change_nothing(rows, dice):
    shuffled = list(rows)
    dice.shuffle(shuffled)

    def told(found):
        """The whole of it but the ids, which say only where a comment stood."""
        return [
            (saying.name, [text.words for text in saying.examples], _content(saying.texts))
            for saying in found.sayings
        ], _content(found.other)

    assert told(find_sayings(drawn(rows))) == told(find_sayings(drawn(shuffled)))


def _content(some) -> list:
    return [(text.words, text.feeling, text.may_quote, text.person) for text in some]


@given(comments)
def test_name_is_in_the_quotable_words_of_five_people(rows):
    found = find_sayings(drawn(rows))

    assert len(found.sayings) <= MOST
    for saying in found.sayings:
        said_by = {
            text.person
            for text in saying.texts
            if text.may_quote and saying.name in text.words.lower()
        }
        assert len(said_by) >= FEWEST, saying.name


@given(comments, st.integers(1, 5))
def test_one_more_comment_with_a_name_joins_it_and_nobody_leaves(rows, feeling):
    given_ = drawn(rows)
    for saying in find_sayings(given_).sayings[:1]:
        more = Text("new", "new", saying.name, "neutral", True)

        after = find_sayings([*given_, more])

        (grown,) = [one for one in after.sayings if more in one.texts]
        assert grown.name == saying.name
        assert set(saying.texts) < set(grown.texts)


@pytest.mark.parametrize("number", [0, 1, 2, 4])
def test_too_few_comments_share_nothing(number):
    found = find_sayings(texts(LISTS[:number]))

    assert found.sayings == ()
    assert len(found.other) == number


def test_five_comments_are_enough():
    assert names(find_sayings(texts([*LISTS[:4], "A waiting list"]))) == ["waiting list"]


def test_one_person_who_says_it_five_times_is_not_five_people():
    assert find_sayings(texts(LISTS, person="the same")).sayings == ()


def test_words_that_may_not_be_quoted_lend_no_name_but_are_counted_under_one():
    private = texts(LISTS, may_quote=False)
    quotable = [Text(f"q{n}", f"q{n}", words, "neutral", True) for n, words in enumerate(LISTS)]

    assert find_sayings(private).sayings == ()
    (saying,) = find_sayings([*private, *quotable]).sayings
    assert len(saying.texts) == 2 * len(LISTS)
    assert all(text.may_quote for text in saying.examples)


@pytest.mark.parametrize(
    "said",
    [
        "[name removed] never came",
        "[phone number removed]",
        "[removed]",
        "Sunita cooked supper",
        "ask Mrs Okonkwo herself",
        "my keyworker Thandeka cooked",
        "ring 07700 900123",
        "flat 12b",
        "nothing",
        "very good",
        "👍",
        "it was the one",
        "care",
        "bardzo dziękuję",
        "בהחלט",
    ],
)
def test_what_tells_who_or_tells_nothing_is_no_name(said):
    found = names(find_sayings(texts([said] * 8)))

    for name in found:
        assert not {"name", "removed", "phone", "sunita", "okonkwo", "thandeka", "12b"} & set(
            name.split()
        ), name
    if said in {"nothing", "very good", "👍", "it was the one", "care", "bardzo dziękuję"}:
        assert found == []


def test_no_phrase_reaches_over_what_was_taken_out_or_over_a_comma():
    phrases = phrases_in("The waiting [name removed] list, carefully planned.")

    assert ("wait", "list") not in phrases
    assert ("list", "carefully") not in phrases
    assert ("wait",) in phrases


@pytest.mark.parametrize("said", ["waiting", "Waiting!", "they waited", "a long wait", "delays"])
def test_endings_and_words_that_mean_the_same_are_one(said):
    assert ("wait",) in phrases_in(said)


@pytest.mark.parametrize(
    ("one", "other"),
    [("plans", "planned"), ("caring", "care"), ("activities", "activity"), ("rushed", "rushing")],
)
def test_stem_is_shared(one, other):
    assert stem_of(one) == stem_of(other)


@pytest.mark.parametrize(("one", "other"), [("cars", "care"), ("carer", "care"), ("bus", "but")])
def test_stem_is_not_shared(one, other):
    assert stem_of(one) != stem_of(other)


def test_name_takes_the_fuller_form_that_many_use():
    said = ["wait", "I wait", "wait wait", "a wait", "wait here", "to wait"] + ["waiting"] * 5

    assert names(find_sayings(texts(said))) == ["waiting"]


def test_examples_hold_the_name_and_are_quick_to_read():
    long = "waiting list " + "and more of the same " * 40

    (saying,) = find_sayings(texts([long, *LISTS])).sayings

    assert saying.name in saying.examples[0].words.lower()
    assert saying.examples[-1].words == long or "lists" in saying.examples[-1].words


def test_comment_of_a_hundred_thousand_characters_is_read_at_its_start_only():
    long = ("waiting list. " * 10_000)[:100_000]

    (saying,) = find_sayings(texts([long] * 5)).sayings

    assert saying.name == "waiting list"
    assert phrases_in("x " * READ + "waiting list") == phrases_in("x " * READ)


def made_up(number: int, dice: random.Random, **given) -> list[Text]:
    """Comments of ten words out of a few hundred, some of them common."""
    words = [f"{first}{second}" for first in "bcdfghklmnprstvz" for second in _endings()]
    common = [1 / (rank + 1) for rank in range(len(words))]
    return texts([" ".join(dice.choices(words, common, k=10)) for _ in range(number)], **given)


def _endings() -> list[str]:
    return [f"{one}{two}om" for one in "aeiou" for two in "lmnt"]


def _steps(given_: list[Text]) -> int:
    """How many lines of Python it takes: no clock, so the same on a busy machine."""
    steps = 0

    def count(frame, event, argument):
        nonlocal steps
        steps += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        find_sayings(given_)
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize("may_quote", [True, False])
def test_work_grows_with_the_words_and_not_with_their_square(may_quote):
    few = made_up(250, random.Random(1), may_quote=may_quote)
    many = made_up(1000, random.Random(1), may_quote=may_quote)
    find_sayings(many)  # every word is known afterwards, so that only the sorting is counted

    assert _steps(many) < 5 * _steps(few)


def test_each_phrase_is_weighed_at_most_once_for_each_saying(monkeypatch):
    """Many phrases may have to be passed over before one may be a name."""
    weighed = Counter()

    def rank(shared, key):
        weighed[key] += 1
        return WEIGH(shared, key)

    monkeypatch.setattr(sayings._Shared, "_rank", rank)
    private = made_up(400, random.Random(3), may_quote=False)

    find_sayings(private)

    assert len(weighed) > 100
    assert max(weighed.values()) <= MOST + 1


@pytest.mark.parametrize("number", [500, 5000])
def test_many_comments_are_sorted(number):
    found = find_sayings(made_up(number, random.Random(2)))

    assert len(all_of(found)) == number
    assert 0 < len(found.sayings) <= MOST
