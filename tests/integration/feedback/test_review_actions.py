"""What a reviewer may do to a comment, and what is refused."""

import pytest
from wagtail.models import ModelLogEntry

from feedback.actions import concerns, redactions, reviews, tags
from feedback.actions.under_review import CommentGone, CommentHeld, NotForReview, SpanOutside
from feedback.models import Comment, Concern, Redaction, Tag, TagDecision
from surveys.actions.responses import Consent
from surveys.actions.withdrawals import withdraw_response
from tests.factories.cms import make_member
from tests.factories.feedback import analysed
from themes.models import QualityStatement, SubSection

pytestmark = pytest.mark.usefixtures("plain_analyser", "in_council")

WORDS = "Ann runs a good team. Ann says they assess nobody."


@pytest.fixture
def reviewer(council):
    return make_member(council, "reviewer")


@pytest.fixture
def comment(survey):
    return analysed(survey, WORDS, key="better")


@pytest.fixture
def tag(comment):
    return comment.answer.tags.get(quality_statement__slug="assessing-needs")


def statement(slug: str) -> QualityStatement:
    return QualityStatement.objects.in_current_framework().get(slug=slug)


def logged() -> list[str]:
    return list(
        ModelLogEntry.objects.filter(action__startswith="feedback.")
        .order_by("pk")
        .values_list("action", flat=True)
    )


def test_accepted_tag_is_confirmed_and_the_machines_row_is_untouched(tag, reviewer):
    before = Tag.objects.filter(pk=tag.pk).values().get()

    tags.accept_tag(tag=tag, by=reviewer)
    tags.accept_tag(tag=tag, by=reviewer)

    assert list(Tag.objects.confirmed()) == [tag]
    assert Tag.objects.filter(pk=tag.pk).values().get() == before
    assert TagDecision.objects.get().decided_by == reviewer
    assert logged() == ["feedback.tag.accepted"]


def test_accepted_tag_is_a_suggestion_again_once_that_is_undone(tag, reviewer):
    tags.accept_tag(tag=tag, by=reviewer)
    tags.undo_accept(tag=tag, by=reviewer)
    tags.undo_accept(tag=tag, by=reviewer)

    assert tag in Tag.objects.current() and tag not in Tag.objects.confirmed()
    said = list(TagDecision.objects.order_by("pk").values_list("decision", flat=True))
    assert said == ["accepted", "undone"]
    assert logged() == ["feedback.tag.accepted", "feedback.tag.undone"]
    tags.accept_tag(tag=tag, by=reviewer)
    assert tag in Tag.objects.confirmed()


def test_only_an_accepted_suggestion_is_undone(comment, tag, reviewer):
    about = statement("safeguarding")
    made = tags.add_tag(comment=comment, quality_statement=about, start=0, end=21, by=reviewer)
    tags.undo_accept(tag=tag, by=reviewer)
    assert not TagDecision.objects.exists()
    tags.remove_tag(tag=tag, reason="", by=reviewer)

    for one in (tag, made):
        with pytest.raises(tags.NotAccepted):
            tags.undo_accept(tag=one, by=reviewer)

    assert TagDecision.objects.count() == 1


def test_removed_tag_no_longer_stands_but_is_kept_with_the_reason(tag, reviewer):
    tags.remove_tag(tag=tag, reason="About something else", by=reviewer)
    tags.remove_tag(tag=tag, reason="Pressed twice", by=reviewer)

    assert tag not in Tag.objects.current()
    assert Tag.objects.filter(pk=tag.pk).exists()
    assert TagDecision.objects.get().reason == "About something else"


def test_reason_is_not_in_the_log_because_it_may_repeat_the_words(tag, reviewer):
    tags.remove_tag(tag=tag, reason="Ann said so", by=reviewer)

    assert "Ann" not in str(list(ModelLogEntry.objects.values_list("data", flat=True)))


def test_removed_tag_may_be_accepted_after_all(tag, reviewer):
    tags.remove_tag(tag=tag, reason="", by=reviewer)
    tags.accept_tag(tag=tag, by=reviewer)

    assert list(Tag.objects.confirmed()) == [tag]
    assert TagDecision.objects.count() == 2


def test_added_tag_is_confirmed_and_rests_on_its_words(comment, reviewer):
    about = {"comment": comment, "quality_statement": statement("safeguarding"), "by": reviewer}

    first = tags.add_tag(**about, start=0, end=21)
    second = tags.add_tag(**about, start=0, end=21)

    assert first == second
    assert list(Tag.objects.confirmed()) == [first]
    assert (first.source, first.made_by, first.analysis) == ("person", reviewer, None)


def test_adding_what_is_suggested_accepts_the_suggestion(tag, comment, reviewer):
    same = tags.add_tag(
        comment=comment,
        quality_statement=tag.quality_statement,
        start=tag.start,
        end=tag.end,
        by=reviewer,
    )

    assert same == tag
    assert list(Tag.objects.confirmed()) == [tag]


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 2), (-1, 4), (0, 1000)])
def test_tag_on_words_that_are_not_there_is_refused(comment, reviewer, start, end):
    with pytest.raises(SpanOutside):
        tags.add_tag(
            comment=comment,
            quality_statement=statement("safeguarding"),
            start=start,
            end=end,
            by=reviewer,
        )


def test_sub_section_of_another_statement_is_refused(comment, reviewer):
    foreign = SubSection.objects.filter(quality_statement__slug="safeguarding").first()

    with pytest.raises(tags.WrongSubSection):
        tags.add_tag(
            comment=comment,
            quality_statement=statement("assessing-needs"),
            sub_section=foreign,
            start=0,
            end=5,
            by=reviewer,
        )


def test_changed_tag_is_one_removed_and_one_by_a_person_on_the_same_words(tag, reviewer):
    change = {"tag": tag, "quality_statement": statement("safeguarding"), "by": reviewer}

    new = tags.change_tag(**change)
    again = tags.change_tag(**change)

    assert new == again
    assert (new.start, new.end, new.source) == (tag.start, tag.end, "person")
    assert tag not in Tag.objects.current()
    assert Tag.objects.count() == 3


def test_change_to_the_same_statement_accepts_the_tag(tag, reviewer):
    same = tags.change_tag(tag=tag, quality_statement=tag.quality_statement, by=reviewer)

    assert same == tag
    assert list(Tag.objects.confirmed()) == [tag]


def test_release_is_refused_while_a_name_that_was_found_is_in_it(comment, reviewer):
    with pytest.raises(reviews.DetailsUndecided):
        reviews.release(comment=comment, by=reviewer)

    assert not Comment.objects.released().exists()


def test_release_after_hiding_the_names_shows_the_words_without_them(comment, reviewer):
    redactions.redact_words(comment=comment, words="ann", reason="name", by=reviewer)

    released = reviews.release(comment=comment, by=reviewer)
    reviews.release(comment=comment, by=reviewer)

    assert released.released_text == (
        "[name removed] runs a good team. [name removed] says they assess nobody."
    )
    assert (released.decided_by, released.state) == (reviewer, "released")
    assert logged().count("feedback.comment.released") == 1


def test_release_of_details_a_person_checked_keeps_the_words(comment, reviewer):
    released = reviews.release(comment=comment, by=reviewer, details_checked=True)

    assert released.released_text == WORDS
    assert ModelLogEntry.objects.latest("pk").data == {"details_checked": True}


def test_release_of_words_nothing_could_read_needs_a_check(survey, reviewer):
    unread = analysed(survey, "unreadable")

    with pytest.raises(reviews.DetailsUndecided):
        reviews.release(comment=unread, by=reviewer)


def test_words_hidden_after_release_leave_the_released_words(comment, reviewer):
    reviews.release(comment=comment, by=reviewer, details_checked=True)

    redactions.redact(comment=comment, start=0, end=3, reason="name", by=reviewer)

    comment.refresh_from_db()
    assert comment.released_text.startswith("[name removed] runs")


def test_same_words_are_hidden_once(comment, reviewer):
    first = redactions.redact(comment=comment, start=0, end=3, reason="name", by=reviewer)
    second = redactions.redact(comment=comment, start=0, end=3, reason="other", by=reviewer)

    assert first == second
    assert Redaction.objects.count() == 1


def test_undone_redaction_is_kept_and_a_released_comment_waits_again(comment, reviewer):
    hidden = redactions.redact_words(comment=comment, words="Ann", reason="name", by=reviewer)
    reviews.release(comment=comment, by=reviewer)

    redactions.undo_redaction(redaction=hidden[0], by=reviewer)
    redactions.undo_redaction(redaction=hidden[0], by=reviewer)

    comment.refresh_from_db()
    assert (comment.state, comment.released_text) == ("waiting", "")
    assert Redaction.objects.get(pk=hidden[0].pk).undone_by == reviewer
    assert logged().count("feedback.redaction.undone") == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ann", [(0, 3), (22, 25)]),
        ("runs  a\ngood", [(4, 15)]),
        ("tea", []),
        ("   ", []),
        ("(team", []),
        ("team.", [(16, 21)]),
    ],
)
def test_words_are_found_whole_and_as_they_are_written(words, found):
    assert redactions.places_of(words, WORDS) == found


def test_hiding_words_that_are_not_there_says_so(comment, reviewer):
    with pytest.raises(redactions.WordsNotFound, match="not in the comment"):
        redactions.redact_words(comment=comment, words="Bob", reason="name", by=reviewer)


def test_decision_taken_back_puts_the_words_away(comment, reviewer):
    reviews.release(comment=comment, by=reviewer, details_checked=True)

    reviews.take_back(comment=comment, by=reviewer)
    waiting = reviews.take_back(comment=comment, by=reviewer)

    assert (waiting.state, waiting.released_text, waiting.decided_by) == ("waiting", "", None)
    assert logged()[-2:] == ["feedback.comment.released", "feedback.comment.taken_back"]


def test_released_comment_kept_private_is_no_longer_released(comment, reviewer):
    reviews.release(comment=comment, by=reviewer, details_checked=True)

    private = reviews.keep_private(comment=comment, by=reviewer)

    assert (private.state, private.released_text) == ("private", "")


def _acts(comment, by):
    tag = comment.answer.tags.first()
    about = statement("safeguarding")
    return [
        lambda: tags.accept_tag(tag=tag, by=by),
        lambda: tags.remove_tag(tag=tag, reason="", by=by),
        lambda: tags.change_tag(tag=tag, quality_statement=about, by=by),
        lambda: tags.add_tag(comment=comment, quality_statement=about, start=0, end=2, by=by),
        lambda: redactions.redact(comment=comment, start=0, end=2, reason="name", by=by),
        lambda: redactions.redact_words(comment=comment, words="Ann", reason="name", by=by),
        lambda: reviews.release(comment=comment, by=by, details_checked=True),
        lambda: reviews.keep_private(comment=comment, by=by),
        lambda: reviews.take_back(comment=comment, by=by),
        lambda: concerns.raise_concern(comment=comment, by=by),
    ]


def test_nobody_but_safeguarding_decides_on_a_held_comment(comment, reviewer):
    acts = _acts(comment, reviewer)
    concerns.raise_concern(comment=comment, by=reviewer)
    before = logged()

    for act in acts:
        with pytest.raises(CommentHeld):
            act()

    assert logged() == before


def test_nothing_is_done_to_a_comment_that_was_taken_back(comment, reviewer):
    acts = _acts(comment, reviewer)
    withdraw_response(response=comment.answer.response)

    for act in acts:
        with pytest.raises(CommentGone):
            act()


def test_words_that_may_not_be_themed_are_not_reviewed(survey, reviewer):
    private = analysed(survey, WORDS, consent=Consent(keep=True, quote=True))

    with pytest.raises(NotForReview):
        reviews.release(comment=private, by=reviewer, details_checked=True)


def test_raised_concern_puts_released_words_away_and_is_open(comment, reviewer):
    reviews.release(comment=comment, by=reviewer, details_checked=True)

    concern = concerns.raise_concern(comment=comment, by=reviewer)

    comment.refresh_from_db()
    assert (comment.state, comment.released_text) == ("held", "")
    assert (concern.raised_by, list(Concern.objects.open())) == (reviewer, [concern])
