"""The page of one comment: what its buttons do."""

import pytest

from feedback.actions import concerns, redactions, reviews
from feedback.models import Redaction, Tag, TagDecision
from surveys.actions.responses import Consent
from surveys.actions.withdrawals import withdraw_response
from tests.factories.feedback import analysed
from tests.integration.feedback.conftest import WORDS

pytestmark = pytest.mark.usefixtures("plain_analyser")

LIST = "/review/cheshire-east/"
NO_QUOTES = Consent(keep=True, theme=True)


def text_of(response) -> str:
    return response.content.decode()


def test_accepted_tag_is_confirmed_on_the_page(client, act, tag, comment):
    response = act("accept", tag=tag.pk)

    assert (response.status_code, response["Location"]) == (303, f"{LIST}{comment.pk}/")
    page = text_of(client.get(response["Location"]))
    assert "The tag is confirmed." in page
    assert "Assessing needs · confirmed" in page
    assert "Accepted the tag: Assessing needs" in page


def test_accepted_tag_is_a_suggestion_again_by_its_button(client, act, tag, comment):
    address = f"{LIST}{comment.pk}/"
    assert 'value="undo"' not in text_of(client.get(address))
    act("accept", tag=tag.pk)
    assert 'value="undo"' in text_of(client.get(address))

    response = act("undo", tag=tag.pk)

    page = text_of(client.get(response["Location"]))
    assert "The tag is a suggestion again." in page
    assert "Assessing needs · suggested" in page
    assert "Made it a suggestion again: Assessing needs" in page
    assert 'value="undo"' not in page


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


def test_page_says_what_textblob_alone_says(client, comment, reviewer):
    found = comment.answer.analyses.latest("pk").sentiment
    client.force_login(reviewer)

    page = client.get(f"/review/cheshire-east/{comment.pk}/").content.decode()

    assert (
        f"The machine’s score is {found.score:.2f} and TextBlob’s is {found.textblob:.2f}." in page
    )


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("no", "The person chose “No”. So it counts as negative."),
        ("sometimes", "The person chose “Sometimes”. So it counts as mixed."),
    ],
)
def test_page_says_that_what_the_person_chose_counts(client, survey, reviewer, chosen, said):
    comment = analysed(survey, "A good team.", answers={"together": chosen})
    client.force_login(reviewer)

    page = text_of(client.get(f"{LIST}{comment.pk}/"))

    assert "Sounds positive" in page
    assert said in page


@pytest.mark.parametrize("chosen", ["dont_know", "rather_not_say", ""])
def test_page_says_nothing_counts_where_nothing_was_chosen(client, survey, reviewer, chosen):
    comment = analysed(survey, "A good team.", answers={"together": chosen})
    client.force_login(reviewer)

    assert "counts as" not in text_of(client.get(f"{LIST}{comment.pk}/"))
