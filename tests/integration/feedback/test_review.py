"""The pages where a reviewer reads, corrects, hides and releases."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope
from wagtail.models import ModelLogEntry

from cms.roles import REVIEW_COMMENTS, ROLES, roles_with
from feedback.actions import concerns, redactions, reviews
from feedback.actions.waiting import take_waiting
from feedback.models import Comment, Redaction, Tag, TagDecision
from surveys.actions.responses import Consent
from surveys.actions.withdrawals import withdraw_response
from tests.factories.cms import make_member
from tests.factories.feedback import analysed, many_sent
from tests.factories.surveys import make_published_survey

pytestmark = pytest.mark.usefixtures("plain_analyser")

WORDS = "Ann runs a good team. They assess nobody."
LIST = "/review/cheshire-east/"
NO_QUOTES = Consent(keep=True, theme=True)


@pytest.fixture
def reviewer(council, client):
    user = make_member(council, "reviewer")
    client.force_login(user)
    return user


@pytest.fixture
def comment(survey, in_council):
    return analysed(survey, WORDS, key="better")


@pytest.fixture
def tag(comment):
    return comment.answer.tags.get(quality_statement__slug="assessing-needs")


@pytest.fixture
def act(client, comment, reviewer):
    """Press a button on the page of the comment."""

    def press(do: str, **form):
        return client.post(f"{LIST}{comment.pk}/", {"do": do, **form})

    return press


def text_of(response) -> str:
    return response.content.decode()


def test_list_shows_what_waits_with_what_was_found_and_by_whom(client, reviewer, comment):
    page = text_of(client.get(LIST))

    assert "What could be better?" in page
    assert "Assessing needs · suggested" in page
    assert "Rests on “assess”" in page
    assert "Suggested by core-rules, version 1, 70% sure" in page
    assert '<mark class="review-item__detail">Ann</mark>' in page
    assert "[a name?]" in page


def test_list_shows_waiting_comments_before_those_decided(client, reviewer, survey, in_council):
    first = analysed(survey, "The first one.")
    second = analysed(survey, "The second one.")
    reviews.keep_private(comment=first, by=reviewer)

    page = text_of(client.get(LIST))

    assert page.index(f"Comment {second.pk}<") < page.index(f"Comment {first.pk}<")


def test_list_can_be_narrowed_to_a_survey_and_a_state(client, reviewer, survey, in_council):
    other = make_published_survey(in_council, "another", title="Another")
    analysed(survey, "Words of one.")
    elsewhere = analysed(other, "Words of the other.")
    reviews.keep_private(comment=elsewhere, by=reviewer)

    by_survey = text_of(client.get(LIST, {"survey": "care-at-home"}))
    by_state = text_of(client.get(LIST, {"state": "private"}))

    assert "Words of one." in by_survey and "Words of the other." not in by_survey
    assert "Words of one." not in by_state and "Words of the other." in by_state


@pytest.mark.parametrize("asked", [{"survey": "nonsense"}, {"state": "held"}])
def test_filter_that_is_not_known_says_so_and_shows_the_list(client, reviewer, comment, asked):
    response = client.get(LIST, asked)

    assert response.status_code == 422
    assert "Choose one from the list." in text_of(response)
    assert "assess" in text_of(response)


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "9" * 40, "\0"])
def test_page_number_that_makes_no_sense_shows_some_page(client, reviewer, comment, page):
    assert client.get(LIST, {"page": page}).status_code == 200


def test_twenty_comments_a_page(client, reviewer, survey, in_council):
    many_sent(survey, 21)
    take_waiting()

    first = text_of(client.get(LIST, {"state": "waiting"}))
    second = text_of(client.get(LIST, {"state": "waiting", "page": "2"}))

    assert (first.count("<article"), second.count("<article")) == (20, 1)
    assert "Comments 1 to 20 of 21" in first
    assert "?state=waiting&amp;page=2" in first


def test_queries_of_the_list_do_not_grow_with_comments(client, reviewer, survey, in_council):
    asked = []
    for number in (2, 18):
        many_sent(survey, number, text="Ann runs a good team.")
        take_waiting()
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 20


def test_queries_of_one_comment_do_not_grow_with_what_was_done(client, act, comment):
    act("add", words="0-5", about="safeguarding")
    address, asked = f"{LIST}{comment.pk}/", []
    client.get(address)
    for about in ("governance-management-and-sustainability", "partnerships-and-communities"):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked.append(len(queries))
        act("add", words="0-5", about=about)
        act("hide", words="runs", reason="other")
        client.get(address)

    assert asked[0] == asked[1] <= 30


def test_reading_is_logged_once_a_page_with_numbers_and_no_words(client, reviewer, comment):
    client.get(LIST)
    client.get(f"{LIST}{comment.pk}/")

    lines = ModelLogEntry.objects.filter(action="feedback.comments.read")
    assert [line.data for line in lines] == [{"comments": [comment.pk]}] * 2
    assert {line.user for line in lines} == {reviewer}


def test_raw_words_are_kept_out_of_every_cache(client, reviewer, comment):
    assert client.get(LIST)["Cache-Control"] == "no-store"
    assert client.get(f"{LIST}{comment.pk}/")["Cache-Control"] == "no-store"


def test_held_comment_and_one_without_consent_are_not_here(client, reviewer, survey, in_council):
    held = analysed(survey, "He hit me.")
    private = analysed(survey, "Not for themes.", consent=Consent(keep=True))

    page = text_of(client.get(LIST))

    assert "hit me" not in page and "Not for themes" not in page
    for hidden in (held, private):
        assert client.get(f"{LIST}{hidden.pk}/").status_code == 404
        assert client.post(f"{LIST}{hidden.pk}/", {"do": "release"}).status_code == 404


def test_comment_of_another_council_is_not_found(client, reviewer, other_council, framework):
    theirs = analysed(make_published_survey(other_council), WORDS)

    assert client.get(f"{LIST}{theirs.pk}/").status_code == 404
    assert client.post(f"{LIST}{theirs.pk}/", {"do": "private"}).status_code == 404
    with scope(council=other_council):
        assert Comment.objects.get().state == "waiting"


@pytest.mark.parametrize("number", ["0", "999999", "99999999999999999999999"])
def test_comment_that_does_not_exist_is_not_found(client, reviewer, number):
    assert client.get(f"{LIST}{number}/").status_code == 404


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"platform-administrator"}))
def test_only_reviewers_come_in(client, council, comment, role):
    client.force_login(make_member(council, role))
    expected = 200 if role in roles_with(REVIEW_COMMENTS) else 404

    assert client.get(LIST).status_code == expected
    assert client.get(f"{LIST}{comment.pk}/").status_code == expected


def test_reviewer_of_another_council_finds_nothing(client, other_council, comment):
    client.force_login(make_member(other_council, "reviewer"))

    assert client.get(LIST).status_code == 404
    assert client.post(f"{LIST}{comment.pk}/", {"do": "private"}).status_code == 404


def test_accepted_tag_is_confirmed_on_the_page(client, act, tag, comment):
    response = act("accept", tag=tag.pk)

    assert (response.status_code, response["Location"]) == (303, f"{LIST}{comment.pk}/")
    page = text_of(client.get(response["Location"]))
    assert "The tag is confirmed." in page
    assert "Assessing needs · confirmed" in page
    assert "Accepted the tag: Assessing needs" in page


def test_removed_tag_is_gone_and_the_reason_is_in_the_history(client, act, tag, comment):
    act("remove", tag=tag.pk, reason="Not about assessing")

    page = text_of(client.get(f"{LIST}{comment.pk}/"))
    assert "Assessing needs ·" not in page
    assert "Removed the tag: Assessing needs (Not about assessing)" in page


def test_changed_tag_names_the_part_that_was_chosen(client, act, tag, comment):
    part = "safeguarding/responding-to-local-safeguarding-risks-and-issues"

    act("change", tag=tag.pk, about=part)

    page = text_of(client.get(f"{LIST}{comment.pk}/"))
    assert "Safeguarding · confirmed" in page
    assert "Responding to local safeguarding risks and issues" in page


def test_tag_added_by_a_person_rests_on_the_sentence_they_chose(client, act, comment):
    act("add", words="0-21", about="safeguarding")

    tag = Tag.objects.get(source="person")
    assert comment.answer.text[tag.start : tag.end] == "Ann runs a good team."
    assert "Rests on “Ann runs a good team.”" in text_of(client.get(f"{LIST}{comment.pk}/"))


def test_found_names_are_hidden_and_the_rest_released(client, act, comment):
    found = comment.answer.analyses.get().personal_details.get()

    act("hide-found", found=[found.pk])
    act("release")

    comment.refresh_from_db()
    assert comment.released_text == "[name removed] runs a good team. They assess nobody."
    assert comment.released_text in text_of(client.get(f"{LIST}{comment.pk}/"))


def test_release_asks_for_a_tick_while_a_name_is_left(client, act, comment):
    refused = act("release")
    ticked = act("release", checked="yes")

    assert refused.status_code == 422
    assert "Hide the names and details that were found" in text_of(refused)
    assert ticked.status_code == 303
    comment.refresh_from_db()
    assert comment.state == "released"
    assert "Checked that the words name nobody" in text_of(client.get(f"{LIST}{comment.pk}/"))


def test_words_may_be_hidden_and_shown_again(client, act, comment):
    act("hide", words="assess nobody", reason="other")
    redaction = Redaction.objects.get()
    hidden = text_of(client.get(f"{LIST}{comment.pk}/"))
    act("show-again", redaction=redaction.pk)

    page = text_of(client.get(f"{LIST}{comment.pk}/"))
    assert '<del class="review-item__hidden">' in hidden
    assert '<del class="review-item__hidden">' not in page
    assert "Showed hidden words again" in page


def test_decision_can_be_taken_back(act, comment):
    act("private")
    act("take-back")

    comment.refresh_from_db()
    assert (comment.state, comment.decided_by) == ("waiting", None)


def test_words_that_may_not_be_quoted_have_no_release_button(client, reviewer, survey, in_council):
    comment = analysed(survey, "A good team.", consent=NO_QUOTES)

    page = text_of(client.get(f"{LIST}{comment.pk}/"))

    assert "did not agree to be quoted" in page
    assert 'value="release"' not in page


def test_comment_given_to_the_safeguarding_lead_leaves_the_list(client, act, comment):
    response = act("safeguarding")

    assert response["Location"] == LIST
    page = text_of(client.get(LIST))
    assert "The safeguarding lead has the comment now." in page
    assert WORDS[:10] not in page


@pytest.mark.parametrize(
    ("do", "form"),
    [("accept", {}), ("add", {"words": "0-5", "about": "safeguarding"}), ("private", {})],
)
def test_double_click_does_no_more(act, tag, do, form):
    first, second = act(do, tag=tag.pk, **form), act(do, tag=tag.pk, **form)

    assert (first.status_code, second.status_code) == (303, 303)
    assert TagDecision.objects.count() <= 1
    assert Tag.objects.filter(source="person").count() <= 1


BAD = [
    ({}, "Press one of the buttons on this page."),
    ({"do": "explode"}, "Press one of the buttons on this page."),
    ({"do": "accept"}, "This tag is not on the comment any more."),
    ({"do": "accept", "tag": "x"}, "This tag is not on the comment any more."),
    ({"do": "accept", "tag": "9" * 30}, "This tag is not on the comment any more."),
    ({"do": "remove", "tag": "TAG", "reason": "x" * 201}, "Make the reason shorter"),
    ({"do": "change", "tag": "TAG", "about": "nonsense"}, "Choose a quality statement"),
    ({"do": "change", "tag": "TAG", "about": "safeguarding/no"}, "Choose a quality statement"),
    ({"do": "add", "words": "0-5"}, "Choose a quality statement"),
    ({"do": "add", "about": "safeguarding"}, "Choose which words"),
    ({"do": "add", "about": "safeguarding", "words": "a-b"}, "Choose which words"),
    ({"do": "add", "about": "safeguarding", "words": "0-9999"}, "Choose words that are in"),
    ({"do": "hide-found"}, "Tick what you want to hide."),
    ({"do": "hide-found", "found": "x"}, "Tick what you want to hide."),
    ({"do": "hide", "words": " ", "reason": "name"}, "Type the words to hide."),
    ({"do": "hide", "words": "Bob", "reason": "name"}, "These words are not in the comment."),
    ({"do": "hide", "words": "\0(*", "reason": "name"}, "These words are not in the comment."),
    ({"do": "hide", "words": "Ann", "reason": "spite"}, "Choose a reason from the list."),
    ({"do": "show-again", "redaction": "5"}, "These words are not hidden any more."),
]


@pytest.mark.parametrize(("form", "says"), BAD)
def test_bad_form_gets_one_sentence_and_changes_nothing(client, act, tag, form, says):
    form = {key: str(tag.pk) if value == "TAG" else value for key, value in form.items()}

    response = act(**({"do": ""} | form))

    assert response.status_code == 422
    page = text_of(response)
    assert says in page
    assert "<title>Problem: " in page
    assert not TagDecision.objects.exists() and not Redaction.objects.exists()
    assert Tag.objects.filter(source="person").count() == 0


def test_refused_form_keeps_what_was_typed(act, tag):
    hide = text_of(act("hide", words="Bob & Co", reason="place"))
    reason = text_of(act("remove", tag=tag.pk, reason="y" * 201))

    assert 'value="Bob &amp; Co"' in hide
    assert '<option value="place" selected>' in hide
    assert f'value="{"y" * 201}"' in reason
    assert "<details open>" in reason


def test_reason_with_signs_no_database_takes_is_kept_without_them(act, tag):
    assert act("remove", tag=tag.pk, reason="wrong\0one").status_code == 303
    assert TagDecision.objects.get().reason == "wrongone"


def test_words_of_a_comment_are_never_run_as_a_page(client, reviewer, survey, in_council):
    comment = analysed(survey, "<script>alert(1)</script> a good team")

    page = text_of(client.get(f"{LIST}{comment.pk}/"))

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_form_without_a_token_is_refused(reviewer, comment):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(reviewer)

    assert strict.post(f"{LIST}{comment.pk}/", {"do": "private"}).status_code == 403


def test_button_pressed_after_the_answers_were_taken_back_finds_nothing(act, comment):
    withdraw_response(response=comment.answer.response)

    assert act("private").status_code == 404


def test_answers_taken_back_while_a_button_is_pressed_are_said_to_be_gone(
    client, act, comment, monkeypatch
):
    from feedback.views import review

    press = review.act

    def meanwhile(*given):
        withdraw_response(response=comment.answer.response)
        return press(*given)

    monkeypatch.setattr(review, "act", meanwhile)

    response = act("private")

    assert response["Location"] == LIST
    assert "The person has taken this comment back." in text_of(client.get(LIST))


def test_comment_held_while_a_button_is_pressed_is_not_shown_again(
    client, act, comment, reviewer, monkeypatch
):
    from feedback.views import review

    press = review.act

    def meanwhile(*given):
        concerns.raise_concern(comment=comment, by=reviewer)
        return press(*given)

    monkeypatch.setattr(review, "act", meanwhile)

    response = act("release", checked="yes")

    assert response.status_code == 404
    assert WORDS not in text_of(response)


def test_next_link_leads_to_the_next_comment_that_waits(client, reviewer, survey, in_council):
    pks = [analysed(survey, f"Words {number}.").pk for number in range(3)]

    def next_of(pk):
        return [f'href="{LIST}{other}/"' in text_of(client.get(f"{LIST}{pk}/")) for other in pks]

    assert next_of(pks[0]) == [False, True, False]
    assert next_of(pks[2]) == [True, False, False]


def test_released_words_on_the_page_lose_what_is_hidden_later(client, act, comment, reviewer):
    reviews.release(comment=comment, by=reviewer, details_checked=True)

    redactions.redact_words(comment=comment, words="nobody", reason="other", by=reviewer)

    page = text_of(client.get(f"{LIST}{comment.pk}/"))
    assert "They assess [detail removed]." in page
