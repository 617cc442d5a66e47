"""A tag that says two things is split, and two that say one are joined, each as one act."""

import pytest
from django_scopes import scope
from wagtail.models import ModelLogEntry

from feedback.actions import concerns, tag_spans, tags
from feedback.actions.tag_spans import About
from feedback.actions.under_review import CommentGone, CommentHeld, SpanOutside
from feedback.models import Tag, TagDecision
from feedback.selectors.tag_spans import cuts, halves
from surveys.actions.withdrawals import withdraw_response
from tests.factories.feedback import analysed
from tests.factories.surveys import make_published_survey
from themes.models import QualityStatement, SubSection

pytestmark = pytest.mark.usefixtures("plain_analyser", "in_council")

LIST = "/review/cheshire-east/"
WORDS = "A fine day. They assess me well but nobody feels safe. Goodbye."
AT = WORDS.index("but")


@pytest.fixture
def comment(survey):
    return analysed(survey, WORDS, key="better")


def about(slug: str) -> About:
    return About(QualityStatement.objects.in_current_framework().get(slug=slug))


@pytest.fixture
def split(tag, reviewer):
    """Split the tag on "assess" before "but", by the action."""

    def press(**other):
        given = {"first": about("assessing-needs"), "second": about("safeguarding"), "at": AT}
        return tag_spans.split_tag(**{"tag": tag, "reason": "", "by": reviewer} | given | other)

    return press


def words_of(made: list[Tag]) -> list[tuple[str, str]]:
    return [(one.quality_statement.slug, WORDS[one.start : one.end]) for one in made]


def text_of(response) -> str:
    return response.content.decode()


SPLIT = {"at": str(AT), "about": "assessing-needs", "about-second": "safeguarding"}


def test_split_puts_two_confirmed_tags_in_place_of_one(split, tag):
    made = split()

    assert words_of(made) == [
        ("assessing-needs", "They assess me well"),
        ("safeguarding", "but nobody feels safe."),
    ]
    standing = Tag.objects.current()
    assert tag not in standing and set(made) <= set(Tag.objects.confirmed())
    assert {one.source for one in made} == {"person"}


def test_split_is_one_act_in_the_history_with_its_reason(client, act, tag):
    response = act("split", tag=tag.pk, reason="It says two things", **SPLIT)

    page = text_of(client.get(response["Location"]))
    history = page.split('id="history-heading"')[1]
    assert "The tag is split: Assessing needs and Safeguarding." in page
    assert "Split the tag: Assessing needs is now Assessing needs and Safeguarding" in history
    assert "(It says two things)" in history
    assert history.count("<li>") == 1


def test_log_has_numbers_of_what_was_split_and_never_the_reason(split, reviewer):
    made = split(reason="Ann said so")

    line = ModelLogEntry.objects.get(action="feedback.tag.split")
    assert line.user == reviewer
    assert line.data["tags"] == [one.pk for one in made]
    assert "Ann" not in str(list(ModelLogEntry.objects.values_list("data", flat=True)))


def test_split_twice_does_no_more(split):
    first, log = split(), ModelLogEntry.objects.count()
    second = split()

    assert first == second
    assert ModelLogEntry.objects.count() == log
    assert TagDecision.objects.count() == 1


def test_half_of_a_split_tag_keeps_to_its_own_words_when_split_again(split):
    first, _ = split()

    at = WORDS.index("me well")
    made = split(tag=first, at=at, second=about("safeguarding"))

    assert words_of(made) == [("assessing-needs", "They assess"), ("safeguarding", "me well")]


def test_tag_that_somebody_removed_meanwhile_is_not_split(split, tag, reviewer):
    tags.remove_tag(tag=tag, reason="", by=reviewer)

    with pytest.raises(tag_spans.TagGone):
        split()

    assert not Tag.objects.filter(source="person").exists()


def test_second_reviewer_who_splits_elsewhere_changes_nothing(split):
    split()

    with pytest.raises(tag_spans.TagGone):
        split(at=WORDS.index("nobody"))

    assert Tag.objects.filter(source="person").count() == 2


@pytest.mark.parametrize("at", [0, 1, WORDS.index("They"), WORDS.index("Goodbye"), 9999, -3])
def test_cut_must_be_at_a_word_inside(split, at):
    with pytest.raises(SpanOutside):
        split(at=at)


def test_part_of_another_statement_is_refused_and_nothing_is_done(split, tag):
    foreign = SubSection.objects.filter(quality_statement__slug="safeguarding").first()

    with pytest.raises(tags.WrongSubSection):
        split(second=About(about("assessing-needs").quality_statement, foreign))

    assert tag in Tag.objects.current()
    assert not Tag.objects.filter(source="person").exists()


def test_tag_that_rests_on_no_word_is_split_over_the_whole_comment(split, tag):
    tag.start = tag.end = 0
    tag.save()

    assert cuts(tag, WORDS)[0] == WORDS.index("fine")
    assert halves(tag, WORDS, AT) == ((0, AT - 1), (AT, len(WORDS)))


def test_neighbours_are_joined_into_one_and_the_history_says_so_once(client, act, split):
    first, second = split(second=about("assessing-needs"))
    page = text_of(client.get(f"{LIST}{first.answer.comment.pk}/"))

    response = act("merge", tag=first.pk, other=second.pk, reason="One thing after all")

    assert 'value="merge">Join<' in page
    joined = Tag.objects.current().get(quality_statement__slug="assessing-needs")
    assert words_of([joined]) == [
        ("assessing-needs", "They assess me well but nobody feels safe."),
    ]
    history = text_of(client.get(response["Location"])).split('id="history-heading"')[1]
    assert "Joined two tags: Assessing needs" in history
    assert "(One thing after all)" in history
    assert history.count("<li>") == 2


def test_joining_twice_does_no_more(split, reviewer):
    first, second = split(second=about("assessing-needs"))
    join = {"tag": first, "other": second, "reason": "", "by": reviewer}

    assert tag_spans.merge_tags(**join) == tag_spans.merge_tags(**join)
    assert ModelLogEntry.objects.filter(action="feedback.tag.merged").count() == 1


def test_part_stays_only_where_both_name_it(split, reviewer):
    one = about("assessing-needs").quality_statement
    part = SubSection.objects.filter(quality_statement=one).first()
    same = split(first=About(one, part), second=About(one, part))
    joined = tag_spans.merge_tags(tag=same[0], other=same[1], reason="", by=reviewer)
    other = split(tag=joined, first=About(one, part), second=About(one))

    assert joined.sub_section == part
    again = tag_spans.merge_tags(tag=other[0], other=other[1], reason="", by=reviewer)
    assert again.sub_section is None


def test_tags_of_two_statements_or_with_words_between_are_not_joined(
    client, split, comment, reviewer
):
    first, second = split()
    far = tags.add_tag(
        comment=comment,
        quality_statement=first.quality_statement,
        start=WORDS.index("Goodbye"),
        end=len(WORDS),
        by=reviewer,
    )

    for other in (second, far, first):
        with pytest.raises(tag_spans.NotBeside):
            tag_spans.merge_tags(tag=first, other=other, reason="", by=reviewer)
    assert 'value="merge"' not in text_of(client.get(f"{LIST}{comment.pk}/"))


def test_nothing_is_split_or_joined_in_a_comment_that_was_taken_back(split, comment, reviewer):
    first, second = split(second=about("assessing-needs"))
    withdraw_response(response=comment.answer.response)

    with pytest.raises(CommentGone):
        split(tag=first, at=WORDS.index("me well"))
    with pytest.raises(CommentGone):
        tag_spans.merge_tags(tag=first, other=second, reason="", by=reviewer)


def test_nothing_is_split_in_a_comment_the_safeguarding_lead_has(split, comment, reviewer):
    concerns.raise_concern(comment=comment, by=reviewer)

    with pytest.raises(CommentHeld):
        split()


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"do": "split"}, "Choose a quality statement from the list."),
        ({"do": "split", **SPLIT, "about-second": ""}, "Choose a quality statement"),
        ({"do": "split", **SPLIT, "at": "x"}, "Choose the word at which the second part begins."),
        ({"do": "split", **SPLIT, "reason": "x" * 201}, "Make the reason shorter"),
        ({"do": "split", **SPLIT, "tag": "0"}, "This tag is not on the comment any more."),
        ({"do": "merge"}, "This tag is not on the comment any more."),
        ({"do": "merge", "other": "TAG"}, "Join only tags of one statement"),
    ],
)
def test_bad_form_gets_one_sentence_and_keeps_what_was_chosen(client, act, tag, form, says):
    form = {"tag": str(tag.pk)} | form
    response = act(**{key: str(tag.pk) if value == "TAG" else value for key, value in form.items()})

    assert response.status_code == 422
    assert says in text_of(response)
    assert not Tag.objects.filter(source="person").exists()
    if form.get("at") == str(AT) and form["tag"] != "0":
        assert f'<option value="{AT}" selected>' in text_of(response)


def test_tag_of_another_councils_comment_is_not_there(act, other_council, framework):
    theirs = analysed(make_published_survey(other_council), WORDS, key="better")
    with scope(council=other_council):
        foreign = theirs.answer.tags.first()

    for do in ("split", "merge"):
        response = act(do, tag=foreign.pk, other=foreign.pk, **SPLIT)
        assert "This tag is not on the comment any more." in text_of(response)
    with scope(council=other_council):
        assert not TagDecision.objects.exists()


def test_keys_lead_to_accepting_changing_releasing_and_the_next(client, act, tag, survey):
    following = analysed(survey, "Another good team.")

    before = text_of(client.get(f"{LIST}{tag.answer.comment.pk}/"))
    page = text_of(client.get(act("accept", tag=tag.pk)["Location"]))

    assert [before.count(f'accesskey="{key}"') for key in "acrn"] == [1, 1, 1, 1]
    order = ['id="said" role="status" tabindex="-1" autofocus', 'accesskey="n"', "<h1>"]
    assert sorted(order, key=page.index) == order
    assert f'<a accesskey="n" href="{LIST}{following.pk}/">' in page
