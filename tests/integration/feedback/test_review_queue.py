"""In which order comments wait for a person, what each row says of it, and what comes next."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from cms.actions.memberships import grant
from feedback.actions import analyses, redactions, reviews, tags
from feedback.actions.analysis_runs import begin, take_all
from feedback.actions.waiting import take_waiting
from feedback.analysis import ANALYSER, Finding, Result, SentimentFinding, TagFinding
from feedback.selectors.needs import Need
from feedback.selectors.reviews import comment_to_review, comments_to_review, next_waiting
from tests.factories.feedback import analysed, many_sent
from tests.factories.surveys import make_published_survey

LIST = "/review/cheshire-east/"
ASSESSING = "assessing-needs"
POLISH = "Opiekunka jest bardzo mila, ale przychodzi za pozno wieczorem."


def unsure_findings(text: str, question_type: str = "", asked: tuple[str, ...] = ()) -> Result:
    """As sure as the text says: "tag 0.3", "unclear", "Ann"; or no analysis: "unreadable"."""
    if "unreadable" in text:
        raise ValueError(text)
    _, tagged, sure = text.partition("tag ")
    tag = TagFinding(ASSESSING, "", True, 0, 3, float(sure[:3]) if tagged else 0.0)
    name = text.find("Ann")
    return Result(
        ANALYSER,
        (tag,) if tagged else (),
        SentimentFinding("unclear" if "unclear" in text else "neutral", 0.0, 0.0),
        (),
        (Finding("identifier", "name", name, name + 3, 0.9),) if name >= 0 else (),
    )


@pytest.fixture
def unsure_analyser(monkeypatch):
    monkeypatch.setattr(analyses, "analyse", unsure_findings)


@pytest.fixture
def queue(survey, in_council, unsure_analyser):
    """One comment of every kind, in the order of their coming, which is not that of the queue."""
    texts = {
        "sure": "tag 0.8",
        "unclear": "It is all so unclear to me, tag 0.9",
        "weak": "tag 0.3",
        "weaker": "tag 0.2",
        "nothing": "no statement",
        "unread": "unreadable",
        "named": "Ann, tag 0.9",
        "also sure": "tag 0.6",
        "named too": "Ann, it is all so unclear to me",
    }
    return {name: analysed(survey, text) for name, text in texts.items()}


BY_NEED = [
    *("named", "named too", "unread"),
    *("nothing", "weaker", "weak", "unclear"),
    *("sure", "also sure"),
]


def text_of(response) -> str:
    return response.content.decode()


def order(queue, **asked) -> list[str]:
    names = {comment.pk: name for name, comment in queue.items()}
    return [names[comment.pk] for comment in comments_to_review(**asked)]


def row_of(client, comment) -> str:
    page = text_of(client.get(LIST))
    return page.split(f'id="comment-{comment.pk}"')[1].split("</article>")[0]


def test_names_come_first_then_what_is_least_sure_then_the_rest_by_date(queue):
    assert order(queue) == BY_NEED


def test_decided_comments_stand_behind_all_that_wait(queue, reviewer):
    reviews.keep_private(comment=queue["named"], by=reviewer)
    reviews.keep_private(comment=queue["sure"], by=reviewer)

    waiting = [name for name in BY_NEED if name not in ("named", "sure")]
    assert order(queue) == [*waiting, "sure", "named"]


@pytest.mark.parametrize(
    ("need", "found"),
    [
        (Need.NAMES, ["named", "named too"]),
        (Need.UNREAD, ["unread"]),
        (Need.ABOUT, ["named too", "nothing", "weaker", "weak"]),
        (Need.FEELING, ["named too", "unclear"]),
        (Need.CHECK, ["sure", "also sure"]),
    ],
)
def test_list_can_be_narrowed_to_a_need(client, queue, reviewer, need, found):
    page = text_of(client.get(LIST, {"need": need}))

    assert order(queue, need=need) == found
    assert page.count("<article") == len(found)
    assert f'<option value="{need}" selected>' in page


def test_need_no_longer_shows_what_was_decided(queue, reviewer):
    reviews.keep_private(comment=queue["unread"], by=reviewer)

    assert order(queue, need=Need.UNREAD) == []


def test_need_that_is_not_known_says_so_and_shows_the_list(client, queue, reviewer):
    response = client.get(LIST, {"need": "money"})

    assert response.status_code == 422
    assert "There is no such reason. Choose one from the list." in text_of(response)
    assert text_of(response).count("<article") == len(queue)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("named", "Names found."),
        ("named too", "Names found. No quality statement found. Cannot tell how it sounds."),
        ("unread", "The machine could not read it."),
        ("nothing", "No quality statement found."),
        ("weak", "Not sure what it is about."),
        ("unclear", "Cannot tell how it sounds."),
        ("sure", "Ready to check."),
    ],
)
def test_row_says_in_words_why_it_waits(client, queue, reviewer, name, says):
    row = row_of(client, queue[name])

    assert f"<strong>Why it waits:</strong> {says}</p>" in row


def test_row_that_was_decided_gives_no_reason(client, queue, reviewer):
    reviews.keep_private(comment=queue["named"], by=reviewer)

    assert "Why it waits" not in row_of(client, queue["named"])


def test_comment_keeps_its_place_and_says_what_a_person_did(client, queue, reviewer):
    named, weak = queue["named"], queue["weak"]
    redactions.redact_words(comment=named, words="Ann", reason="name", by=reviewer)
    tags.accept_tag(tag=weak.answer.tags.get(), by=reviewer)

    assert order(queue) == BY_NEED
    assert "What was found is hidden." in row_of(client, named)
    assert "A person has said what it is about." in row_of(client, weak)


def test_newer_reading_is_the_one_that_counts(queue, newer_analyser):
    newer_analyser()
    begin(council=queue["sure"].council)
    take_all(after_batch=lambda batch: None)

    # It is sure enough of all it can read, and finds the same names.
    assert set(order(queue, need=Need.CHECK)) == set(queue) - {"named", "named too", "unread"}


def test_next_follows_the_queue_and_begins_again_after_the_last(queue):
    seen = [queue["unread"].pk]
    for _ in queue:
        seen.append(next_waiting(comment_to_review(seen[-1])))

    at = BY_NEED.index("unread")
    assert seen == [queue[name].pk for name in [*BY_NEED[at:], *BY_NEED[: at + 1]]]


def test_next_after_a_decision_is_the_one_behind_it_and_never_back_at_the_start(queue, reviewer):
    redactions.redact_words(comment=queue["named too"], words="Ann", reason="name", by=reviewer)
    reviews.release(comment=queue["named too"], by=reviewer)

    assert next_waiting(comment_to_review(queue["named too"].pk)) == queue["unread"].pk


def test_there_is_no_next_when_nothing_else_waits(survey, in_council, unsure_analyser):
    only = analysed(survey, "tag 0.9")

    assert next_waiting(comment_to_review(only.pk)) is None


def test_next_is_never_a_comment_of_another_council(queue, other_council, reviewer):
    theirs = analysed(make_published_survey(other_council), "Ann")
    with scope(council=other_council):
        assert next_waiting(comment_to_review(theirs.pk)) is None


def test_queries_do_not_grow_with_comments_whatever_they_need(
    client, reviewer, survey, in_council, unsure_analyser
):
    asked = []
    for number in (1, 6):
        for text in ("Ann, all so unclear to me", "tag 0.3", "unclear"):
            many_sent(survey, number, text=text)
        take_waiting()
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        with CaptureQueriesContext(connection) as narrowed:
            client.get(LIST, {"need": "about"})
        asked.append((len(queries), len(narrowed)))

    assert asked[0] == asked[1]
    assert max(asked[0]) <= 20


def test_another_language_is_said_in_words_and_no_feeling_is_claimed(
    client, reviewer, survey, in_council
):
    comment = analysed(survey, POLISH)

    row, page = row_of(client, comment), text_of(client.get(f"{LIST}{comment.pk}/"))

    assert "May be in another language." in row
    for shown in (row, page):
        assert "This may be in another language. Nobody guessed how it sounds." in shown
        assert "Names and signs of harm may be missed too." in shown
        assert "tell how it sounds" not in shown
        assert "No quality statement found" not in shown


def test_words_we_know_that_say_little_are_no_other_language(client, reviewer, survey, in_council):
    comment = analysed(survey, "It was the one with the door.")

    page = text_of(client.get(f"{LIST}{comment.pk}/"))

    assert "another language" not in page


def test_who_may_open_concerns_finds_the_way_there_with_a_count(
    client, reviewer, council, survey, in_council
):
    analysed(survey, "My carer hits me and I am frightened of her.")
    alone = text_of(client.get(LIST))
    grant(user=reviewer, council=council, role="safeguarding-lead", by=None)

    both = text_of(client.get(LIST))

    assert "may tell of harm" not in alone
    assert "Comments that may tell of harm (1 not opened)" in both
