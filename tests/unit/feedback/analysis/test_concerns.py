import pytest

from feedback.analysis import analyse


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("My carer hits me", "abuse"),
        ("the carer was rough with me when washing", "abuse"),
        ("He shouts at me when nobody is looking", "abuse"),
        ("I am walking on eggshells at home", "abuse"),
        ("Mum was left in a wet bed all night", "neglect"),
        ("Dad was left on the floor", "neglect"),
        ("They did not give him food and he was not fed", "neglect"),
        ("She has stopped eating", "self-neglect"),
        ("I can't look after myself", "self-neglect"),
        ("My so called friend took my money", "exploitation"),
        ("There is missing money again", "exploitation"),
        ("I want to die", "danger to self"),
        ("There is nothing to live for", "danger to self"),
        ("I might hurt someone", "danger to others"),
        ("I do not feel safe", "not safe"),
        ("Dont feel safe at nite", "not safe"),
        ("I never feel safe in my flat", "not safe"),
        ("I am scared of him", "abuse"),
    ],
)
def test_plain_and_indirect_words_are_noticed(text, label):
    found = analyse(text).concerns

    assert label in {one.label for one in found}
    assert all(one.kind == "concern" and text[one.start : one.end] for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "I feel safe",
        "They keep me safe",
        "I do not feel unsafe",
        "There has been no abuse",
        "She has never hurt me",
        "They taught me about scams",
        "I had a heart attack",
        "They killed it with the new garden",
        "I was dying to get out",
        "I'm afraid the bus was late",
        "I used to be scared but now I am not",
        "The lunch club has been a big hit",
        "Nothing",
        "",
    ],
)
def test_what_a_comment_denies_or_plainly_does_not_mean_is_let_go(text):
    assert analyse(text).concerns == ()


@pytest.mark.parametrize(
    "text",
    [
        "He did not stop hitting me",
        "They not only hit me, they laughed",
        "No one hit me harder than he did",
        "I am no longer hit me is all I say",
    ],
)
def test_not_that_denies_nothing_is_still_noticed(text):
    assert analyse(text).concerns


def test_span_is_the_words_that_worry():
    text = "Everything is fine. He took my money."

    (found,) = analyse(text).concerns

    assert text[found.start : found.end] == "took my money"


@pytest.mark.parametrize(
    "text",
    [
        "I don't like the way one of them takes hold of my arm. It leaves marks.",
        "Please do not say I said.",
        "He tells me if I ring the office he won't come back, so I don't ring.",
        "He says if I tell anyone he will stop coming.",
        "He makes me touch him.",
        "They tie mum to the chair.",
        "I think about ending it.",
        "She keeps my phone from me.",
        "He controls who I see.",
        "Mum has lost two stone since they started.",
    ],
)
def test_harm_told_in_a_roundabout_way_is_a_concern(text):
    assert analyse(text).concerns


def test_every_made_up_comment_of_harm_is_held():
    from feedback.demonstration import content

    missed = [
        comment.text
        for comment in content.comments()
        if comment.holds == "concern" and not analyse(comment.text).concerns
    ]

    assert missed == []
