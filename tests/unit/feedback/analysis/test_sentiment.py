import pytest

from feedback.analysis import analyse


def feels(text: str, question_type: str = "nonspecific") -> str:
    return analyse(text, question_type=question_type).sentiment.label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The staff are lovely and kind", "positive"),
        ("The staff are rude", "negative"),
        ("The staff are not kind", "negative"),
        ("They don't listen", "negative"),
        ("not bad at all", "positive"),
        ("I couldn't fault the care", "positive"),
        ("They never forget my tablets", "positive"),
        ("Nobody explained anything", "negative"),
        ("It is badly organised", "negative"),
        ("Thanks for nothing", "negative"),
        ("It would be good if they rang first", "negative"),
        ("It could have been better", "negative"),
        ("I used to be scared but now I am not", "positive"),
        ("The carers are wonderful but the food is awful", "mixed"),
        ("I went on Tuesday", "unclear"),
    ],
)
def test_label_is_what_the_words_say(text, label):
    assert feels(text) == label


@pytest.mark.parametrize(
    "text",
    [
        "It would have gone wrong without you",
        "My discharge would have been delayed if you had not helped us",
        "If it was not for my social worker I would be dead",
        "I don't know what I would do without my carer",
    ],
)
def test_help_that_prevented_something_bad_is_praise(text):
    assert feels(text) == "positive"


def test_good_that_somebody_prevented_is_blame():
    assert feels("It would have been fine if they had not lost my form") == "negative"


@pytest.mark.parametrize("text", ["Nothing", "n/a", "None", "Can't think of anything", "No"])
def test_nothing_depends_on_the_question(text):
    good = analyse(text, question_type="what_good").sentiment
    better = analyse(text, question_type="could_improve").sentiment

    assert (good.label, better.label) == ("negative", "positive")
    assert good.score < -0.2 < 0.2 < better.score
    assert feels(text) == "unclear"


def test_nothing_and_then_praise_is_praise():
    assert feels("Nothing, they were great", "could_improve") == "positive"


def test_nothing_that_opens_a_sentence_of_its_own_is_not_a_reply():
    assert feels("Nothing was done", "could_improve") == "negative"


def test_suggestion_says_that_something_is_missing():
    assert feels("Assess people sooner", "could_improve") == "negative"
    assert feels("More staff at weekends", "could_improve") == "negative"


def test_bare_answer_leans_with_the_question():
    assert feels("The football", "what_good") == "positive"
    assert feels("The waiting room", "could_improve") == "negative"


@pytest.mark.parametrize(
    "text",
    [
        "excellent",
        "awful",
        "good",
        "a bit slow",
        "lovely staff but long waits",
        "ok",
        "hello",
        "Nothing",
        "very very good and kind and lovely",
        "rude, late, unkind and useless",
    ],
)
@pytest.mark.parametrize("question_type", ["what_good", "could_improve", "nonspecific"])
def test_label_and_fifth_agree(text, question_type):
    found = analyse(text, question_type=question_type).sentiment

    assert -1 <= found.score <= 1
    assert (found.label == "positive") == (found.score > 0.2)
    assert (found.label == "negative") == (found.score < -0.2)


def test_words_and_weights_show_what_the_score_rests_on():
    text = "Kind staff but a long wait"

    words = {text[start:end]: weight for start, end, weight in analyse(text).sentiment.words}

    assert words["Kind"] > 0 > words["long wait"]


def test_textblob_is_always_there():
    assert analyse("great").sentiment.textblob > 0
    assert analyse("").sentiment.textblob == 0.0


def test_negation_does_not_reach_over_a_full_stop():
    assert analyse("No. Good people.").sentiment.textblob > 0


def test_sentence_of_only_spaces_is_unclear():
    assert feels(" \n ") == "unclear"


def test_worry_is_dark_where_no_word_of_feeling_says_so():
    text = "My friend keeps asking me for money"

    found = analyse(text).sentiment

    assert found.label == "negative"
    assert text[slice(*found.words[0][:2])] == "asking me for money"
