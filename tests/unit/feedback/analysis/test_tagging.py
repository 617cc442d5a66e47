import pytest

from feedback.analysis import analyse

NEEDS = "assessing-needs"
HEALTH = "supporting-people-to-live-healthier-lives"
EQUITY = "equity-in-experience-and-outcomes"
CARE = "care-provision-integration-and-continuity"
PARTNERS = "partnerships-and-communities"
PATHWAYS = "safe-systems-pathways-and-transitions"
SAFE = "safeguarding"
RUN = "governance-management-and-sustainability"
LEARN = "learning-improvement-and-innovation"


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("My social worker wrote a care plan with me", NEEDS),
        ("I waited a year for my carer's assessment", NEEDS),
        ("The physio got me back on my feet", HEALTH),
        ("I waited nine weeks for a stairlift", HEALTH),
        ("There was no interpreter for my mother", EQUITY),
        ("The same two carers come each morning", CARE),
        ("The church runs a lunch club with volunteers", PARTNERS),
        ("I was sent home from hospital with nothing in place", PATHWAYS),
        ("A man took my money and I told safeguarding", SAFE),
        ("They lost my file and nobody is in charge", RUN),
        ("After my complaint they changed how they train staff", LEARN),
    ],
)
def test_primary_tag_is_what_the_words_are_about(text, statement):
    tags = analyse(text).tags

    assert tags[0].label == statement
    assert tags[0].primary
    assert not any(tag.primary for tag in tags[1:])


@pytest.mark.parametrize(
    "text", ["", "Nothing", "Thank you", "N/A", "ok", "All good", "I don't know", "no complaints"]
)
def test_none_of_them_is_an_answer(text):
    assert analyse(text).tags == ()
    assert analyse(text, asked=(SAFE,)).tags == ()


def test_span_shows_the_words_a_tag_rests_on():
    text = "They wrote a care plan"

    (tag,) = analyse(text).tags

    assert text[tag.start : tag.end] == "care plan"
    assert tag.source == "words"


def test_sub_section_is_named_when_the_words_name_it():
    surest, *_ = analyse("I want a direct payment").tags

    assert surest.sub_section == "direct-payments"


def test_statement_asked_is_tagged_when_the_words_name_none():
    tag, *_ = analyse("It went wrong last Tuesday", asked=(SAFE,)).tags

    assert (tag.label, tag.start, tag.end, tag.source) == (SAFE, 0, 0, "asked")


def test_statement_asked_makes_words_surer():
    text = "I feel safe here"

    alone, asked = analyse(text).tags[0], analyse(text, asked=(SAFE,)).tags[0]

    assert asked.confidence > alone.confidence
    assert asked.source == "words and asked"
    assert text[asked.start : asked.end] == "I feel safe"


def test_statement_asked_gives_way_to_plain_words_about_another():
    tags = analyse("There was no interpreter for my mother", asked=(SAFE,)).tags

    assert [tag.label for tag in tags] == [EQUITY]


def test_tags_come_surest_first():
    tags = analyse("My care plan, my review and a charity helped me").tags

    assert [tag.confidence for tag in tags] == sorted((t.confidence for t in tags), reverse=True)
    assert {tag.label for tag in tags} >= {NEEDS, PARTNERS}


def test_confidence_stays_between_nought_and_one():
    tags = analyse("assessment review care plan social worker goals " * 50).tags

    assert all(0 < tag.confidence <= 1 for tag in tags)


def test_same_phrase_said_often_is_no_surer():
    assert analyse("gym").tags == analyse("gym " * 20).tags


def test_worry_speaks_for_safeguarding():
    text = "Another resident keeps hitting me"

    tag = analyse(text).tags[0]

    assert tag.label == SAFE


def test_lesser_worry_alone_is_no_safeguarding_tag():
    assert SAFE not in {tag.label for tag in analyse("The carer did not turn up").tags}
