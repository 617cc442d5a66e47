"""Accepting the suggestions of several comments at once, from the list."""

import re

import pytest
from django_scopes import scope
from wagtail.models import ModelLogEntry

from feedback.actions import accepting, concerns, redactions, reviews, tags
from feedback.actions.accepting import Ticked
from feedback.models import Comment, Tag, TagDecision
from feedback.selectors.reviews import as_it_stands, comment_to_review
from surveys.actions.responses import Consent
from surveys.actions.withdrawals import withdraw_response
from tests.factories.cms import make_member
from tests.factories.feedback import analysed
from tests.factories.surveys import make_published_survey

pytestmark = pytest.mark.usefixtures("plain_analyser")

LIST = "/review/cheshire-east/"
ACCEPT = f"{LIST}accept/"
GOOD = "They assess nobody, but it is a good team."
NO_QUOTES = Consent(keep=True, theme=True)
CHANGED = "somebody has changed something meanwhile"


def text_of(response) -> str:
    return re.sub(r"<[^>]+>", "", response.content.decode())


def tick(comment: Comment) -> str:
    return f"{comment.pk}-{as_it_stands(comment_to_review(comment.pk))}"


@pytest.fixture
def three(survey, in_council, reviewer):
    return [analysed(survey, f"{GOOD} {number}") for number in range(3)]


@pytest.fixture
def accept(client, reviewer):
    """Tick these on the list and press the button; what the next page says."""

    def press(ticked: list[str], **kept) -> str:
        response = client.post(ACCEPT, {"comment": ticked, **kept})
        assert response.status_code == 303
        return text_of(client.get(response["Location"]))

    return press


def states(comments) -> list[str]:
    return [Comment.objects.get(pk=comment.pk).state for comment in comments]


def test_list_has_a_box_for_each_and_its_value_does_the_work(client, accept, three):
    page = client.get(LIST).content.decode()
    boxes = re.findall(r'name="comment" value="([^"]+)"', page)

    assert boxes == [tick(comment) for comment in three]
    said = accept(boxes[:2])

    assert f"2 done: comments {three[0].pk}, {three[1].pk}." in said
    assert states(three) == ["released", "released", "waiting"]


def test_ticked_comments_have_their_tags_confirmed_and_are_released(accept, three, reviewer):
    accept([tick(three[0])])

    comment = Comment.objects.get(pk=three[0].pk)
    standing = Tag.objects.filter(answer=comment.answer_id)
    assert (comment.released_text, comment.decided_by) == (f"{GOOD} 0", reviewer)
    assert standing.count() >= 2
    assert set(standing) == set(Tag.objects.confirmed().filter(answer=comment.answer_id))


def test_history_and_log_show_who_ticked_it_and_what_that_did(client, accept, three, reviewer):
    accept([tick(three[0])])

    page = text_of(client.get(f"{LIST}{three[0].pk}/"))
    assert "Ticked it in the list, and accepted what was suggested" in page
    assert "Released the comment" in page and "Accepted the tag: Assessing needs" in page
    line = ModelLogEntry.objects.get(action="feedback.comment.accepted_in_list")
    assert (line.user, line.object_id) == (reviewer, str(three[0].pk))


def test_words_nobody_may_quote_stay_private_and_their_tags_are_confirmed(
    accept, survey, in_council
):
    comment = analysed(survey, GOOD, consent=NO_QUOTES)

    assert "1 done" in accept([tick(comment)])

    assert states([comment]) == ["private"]
    assert Tag.objects.confirmed().filter(answer=comment.answer).exists()


def test_comment_with_a_name_is_left_and_nothing_of_it_is_done(
    client, accept, three, survey, in_council
):
    named = analysed(survey, f"Ann: {GOOD}")
    page = client.get(LIST).content.decode()

    said = accept([tick(three[0]), tick(named), tick(three[1])])

    assert f'id="tick-{named.pk}"' not in page
    assert "Open it and decide about what was found first." in page
    assert "2 done" in said
    assert f"1 was left: names or details must be decided first (comment {named.pk})." in said
    assert states([named]) == ["waiting"]
    assert not TagDecision.objects.filter(tag__answer=named.answer).exists()


def test_comment_whose_name_is_hidden_is_released_without_it(accept, survey, reviewer, in_council):
    named = analysed(survey, f"Ann: {GOOD}")
    redactions.redact_words(comment=named, words="Ann", reason="name", by=reviewer)

    accept([tick(named)])

    assert Comment.objects.get(pk=named.pk).released_text.startswith("[name removed]:")


@pytest.mark.parametrize("text", ["unreadable", "Opiekunka jest bardzo mila ale pozno"])
def test_what_the_machine_could_not_read_has_no_box_and_is_left(
    client, survey, in_council, accept, text, monkeypatch
):
    if text != "unreadable":
        monkeypatch.undo()  # the analyser that people get
    comment = analysed(survey, text, consent=NO_QUOTES)

    page = client.get(LIST).content.decode()
    said = accept([tick(comment)])

    assert f'id="tick-{comment.pk}"' not in page
    assert "Open it and read it: the machine could not." in page
    assert "1 was left: the machine could not read it, so please do" in said
    assert states([comment]) == ["waiting"]


def _change_tag(comment, by):
    tags.remove_tag(tag=comment.answer.tags.first(), reason="", by=by)


def _hide(comment, by):
    redactions.redact_words(comment=comment, words="team", reason="other", by=by)


def _decide(comment, by):
    reviews.keep_private(comment=comment, by=by)


def _read_again(comment, by):
    again = comment.answer.analyses.get()
    again.pk, again.version = None, "newer"
    again.save()


@pytest.mark.parametrize("change", [_change_tag, _hide, _decide, _read_again])
def test_comment_that_somebody_changed_meanwhile_is_left(accept, three, council, change):
    ticked = [tick(comment) for comment in three]
    change(three[1], make_member(council, "reviewer", email="other@example.org"))
    before = states(three)[1]

    said = accept(ticked)

    assert "2 done" in said
    assert f"1 was left: {CHANGED} (comment {three[1].pk})." in said
    assert states(three) == ["released", before, "released"]


def test_second_reviewer_of_the_same_page_is_told_that_it_is_done(accept, three, council):
    ticked = [tick(comment) for comment in three]
    other = make_member(council, "reviewer", email="other@example.org")
    accepting.accept_each(ticked=[Ticked(three[0].pk, ticked[0].partition("-")[2])], by=other)

    said = accept(ticked)

    assert "2 done" in said and f"1 was left: {CHANGED}" in said
    assert Comment.objects.get(pk=three[0].pk).decided_by == other


def test_what_changes_while_the_button_is_pressed_is_seen_behind_the_lock(
    accept, three, council, monkeypatch
):
    """Two reviewers at once: whoever comes second to the lock finds what the first one did."""
    other = make_member(council, "reviewer", email="other@example.org")
    take = accepting.lock

    def meanwhile(answer_id):
        monkeypatch.setattr(accepting, "lock", take)
        _decide(three[0], other)
        return take(answer_id)

    ticked = tick(three[0])
    monkeypatch.setattr(accepting, "lock", meanwhile)

    # What the other did is undone with the transaction it was put into here.
    assert CHANGED in accept([ticked])
    assert states(three)[0] == "waiting"
    assert not TagDecision.objects.exists()


def test_comment_taken_back_meanwhile_is_left_without_a_link(client, accept, three):
    ticked = [tick(comment) for comment in three]
    withdraw_response(response=three[0].answer.response)

    said = accept(ticked)

    assert "2 done" in said
    assert f"1 was left: the person has taken it back (comment {three[0].pk})." in said


def test_comment_held_meanwhile_is_left(accept, three, reviewer):
    ticked = tick(three[0])
    concerns.raise_concern(comment=three[0], by=reviewer)

    assert "1 was left: the safeguarding lead has it now" in accept([ticked])
    assert states(three)[0] == "held"


def test_double_click_does_no_more_and_says_the_same(accept, three):
    ticked = [tick(comment) for comment in three]

    first, decisions, log = accept(ticked), TagDecision.objects.count(), _logged()
    second = accept([*ticked, *ticked])

    assert "3 done" in first and "3 done" in second
    assert "left" not in second
    assert (TagDecision.objects.count(), _logged()) == (decisions, log)


def _logged() -> int:
    return ModelLogEntry.objects.exclude(action="feedback.comments.read").count()


def test_each_can_be_undone_by_itself(client, accept, three):
    accept([tick(comment) for comment in three])
    address, tag = f"{LIST}{three[0].pk}/", three[0].answer.tags.first()

    client.post(address, {"do": "take-back"})
    client.post(address, {"do": "remove", "tag": tag.pk})

    assert states(three) == ["waiting", "released", "released"]
    assert Comment.objects.get(pk=three[0].pk).released_text == ""
    assert not Tag.objects.confirmed().filter(pk=tag.pk).exists()


def test_comment_of_another_council_is_left_as_it_is(accept, three, other_council, framework):
    theirs = analysed(make_published_survey(other_council), GOOD)
    with scope(council=other_council):
        ticked = tick(theirs)

    said = accept([ticked])

    assert "1 was left" in said and "team" not in said.split("1 was left")[1][:80]
    with scope(council=other_council):
        assert Comment.objects.get(pk=theirs.pk).state == "waiting"
        assert not TagDecision.objects.exists()


def test_same_list_is_shown_again(client, three):
    response = client.post(
        ACCEPT, {"comment": tick(three[0]), "need": "check", "state": "waiting", "page": "1"}
    )

    assert response["Location"] == f"{LIST}?state=waiting&need=check&page=1"


@pytest.mark.parametrize("ticked", [[], ["x"], ["-"], ["0-a"], ["9" * 30 + "-a"], ["\0-\0"]])
def test_nothing_ticked_or_nonsense_says_what_to_do(accept, three, ticked):
    assert "Tick the comments whose suggestions you agree with." in accept(ticked)
    assert states(three) == ["waiting"] * 3


@pytest.mark.parametrize("seen", ["", "nonsense", "\0"])
def test_box_that_no_page_has_shown_changes_nothing(accept, three, seen):
    assert CHANGED in accept([f"{three[0].pk}-{seen}"])
    assert states(three)[0] == "waiting"


def test_no_more_than_a_page_is_taken(accept, three):
    nonsense = [f"{10_000 + number}-a" for number in range(30)]

    assert "20 were left" in accept([*nonsense, tick(three[0])])


@pytest.mark.parametrize("role", ["author", "evidence-lead", "safeguarding-lead", "board-member"])
def test_only_reviewers_may(client, council, three, role):
    ticked = tick(three[0])
    client.force_login(make_member(council, role))

    assert client.post(ACCEPT, {"comment": ticked}).status_code == 404
    assert states(three)[0] == "waiting"


def test_focus_goes_to_what_was_said_and_the_next_comment_comes_first(client, accept, three):
    client.post(ACCEPT, {"comment": tick(three[0])})

    page = client.get(LIST).content.decode()

    said = page.index('<div id="said" role="status" tabindex="-1" autofocus>')
    assert said < page.index('accesskey="n"') < page.index("<select")
    assert f'<a accesskey="n" href="{LIST}{three[1].pk}/">' in page
