import pytest

from themes.wording import same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I feel safe.", "i feel SAFE"),
        ("people’s care", "people's care"),
        ("as well as possible – physically", "as well as possible - physically"),
        ("  two   words\n", "two words"),
    ],
)
def test_same_looks_past_case_spaces_quotes_dashes_and_the_last_full_stop(one, other):
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("I feel safe.", "I feel unsafe."), ("a, b and c", "a, b, and c")]
)
def test_same_keeps_different_words_and_commas_apart(one, other):
    assert not same(one, other)
