"""Taking what waits: every sent answer is read once, nothing is lost, nothing is made twice."""

import logging
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope, scopes_disabled

from feedback.actions import analyses, waiting
from feedback.actions.waiting import take_all_waiting, take_waiting
from feedback.models import (
    Analysis,
    Comment,
    Concern,
    CountSlice,
    PersonalDetail,
    Sentiment,
    Tag,
)
from surveys.actions.responses import Consent
from surveys.actions.withdrawals import withdraw_response
from surveys.models import ResponseEvent
from tests.factories.feedback import analysed, many_sent, plain_findings
from tests.factories.surveys import make_published_survey, make_response
from themes.models import IStatement, StatementLink

pytestmark = pytest.mark.usefixtures("plain_analyser")

NOT_THEMED = Consent(keep=True, quote=True)
MADE = (Analysis, Sentiment, Tag, PersonalDetail, Comment, Concern)


def test_sent_comment_is_analysed_and_waits_for_a_reviewer(survey, in_council):
    comment = analysed(survey, "Ann is good, one team.")

    analysis = Analysis.objects.get()
    assert comment.state == Comment.State.WAITING
    assert analysis.answer == comment.answer
    assert analysis.sentiment.label == "positive"
    assert [detail.kind for detail in analysis.personal_details.all()] == ["name"]
    assert not ResponseEvent.objects.waiting().exists()


def test_tags_keep_their_words_and_say_that_a_rule_suggests_them(survey, in_council):
    comment = analysed(survey, "Nobody came to assess me.", key="better")

    tag = Tag.objects.get()
    assert (tag.quality_statement.slug, tag.source) == ("assessing-needs", "rule")
    assert comment.answer.text[tag.start : tag.end] == "assess"


def test_draft_is_not_read(survey, in_council):
    make_response(survey, {"together-more": "Not finished."}, send=False)

    assert take_waiting() == 0
    assert not Comment.objects.exists()


def test_answers_without_words_become_no_comment(survey, in_council):
    make_response(survey, {"together": "yes"})

    assert take_waiting() == 1
    assert not Comment.objects.exists()


def test_event_taken_twice_makes_nothing_twice(survey, in_council):
    analysed(survey, "Ann hit me. A bad team, and they assess nobody.")
    before = [model.objects.count() for model in MADE]

    ResponseEvent.objects.update(taken_at=None)
    take_waiting()

    assert [model.objects.count() for model in MADE] == before
    assert min(before) >= 1


def test_event_taken_again_leaves_a_persons_decision_alone(survey, in_council):
    analysed(survey, "A good team.")
    Comment.objects.update(state=Comment.State.PRIVATE)

    ResponseEvent.objects.update(taken_at=None)
    take_waiting()

    assert Comment.objects.get().state == Comment.State.PRIVATE


def test_without_consent_to_theming_words_are_screened_and_no_more(survey, in_council):
    comment = analysed(survey, "Ann is good, one team.", consent=NOT_THEMED)

    assert comment.state == Comment.State.PRIVATE
    assert comment.decided_by is None
    assert Analysis.objects.count() == 1
    assert not any(model.objects.exists() for model in (Tag, Sentiment, PersonalDetail, Concern))


@pytest.mark.parametrize("consent", [Consent(keep=True, theme=True), NOT_THEMED])
def test_words_that_may_tell_of_harm_are_held_apart(survey, in_council, consent):
    comment = analysed(survey, "He hit me.", consent=consent)

    concern = Concern.objects.get()
    assert comment.state == Comment.State.HELD
    assert (concern.label, comment.answer.text[concern.start : concern.end]) == (
        "physical",
        "hit me",
    )


def test_text_that_breaks_the_analyser_stops_no_other(survey, in_council, caplog):
    make_response(survey, {"together-more": "unreadable words about Ann"})
    make_response(survey, {"together-more": "A good team."})

    with caplog.at_level(logging.ERROR):
        taken = take_waiting()

    broken, fine = Comment.objects.order_by("pk")
    assert taken == 2
    assert (broken.state, broken.answer.analyses.count()) == ("waiting", 0)
    assert fine.answer.analyses.count() == 1
    assert f"Answer {broken.answer_id} could not" in caplog.text
    assert "Ann" not in caplog.text


def test_unscreened_words_that_no_reviewer_may_read_go_to_safeguarding(survey, in_council):
    comment = analysed(survey, "unreadable", consent=NOT_THEMED)

    assert comment.state == Comment.State.HELD
    assert Concern.objects.get().label == analyses.NOT_SCREENED


def test_finding_about_an_unknown_statement_is_not_stored(survey, in_council, monkeypatch):
    monkeypatch.setattr(
        analyses, "analyse", lambda text, **_: plain_findings(text, asked=("nonsense",))
    )

    comment = analysed(survey, "A good team.")

    assert comment.state == Comment.State.WAITING
    assert not Tag.objects.exists()


def test_answers_taken_back_before_they_were_read_are_not_read(survey, in_council):
    response = make_response(survey, {"together-more": "A good team."})
    withdraw_response(response=response)

    assert take_waiting() == 2
    assert not Comment.objects.exists()


def test_each_council_gets_its_own_rows(survey, council, other_council):
    other = make_published_survey(other_council)
    make_response(survey, {"together-more": "A good team."})
    make_response(other, {"together-more": "A bad team."})

    assert take_waiting() == 2

    for place, label in ((council, "positive"), (other_council, "negative")):
        with scope(council=place):
            assert [s.label for s in Sentiment.objects.all()] == [label]
            assert {row.council for model in MADE[:3] for row in model.objects.all()} == {place}
            assert CountSlice.objects.get().council == place


def test_statement_asks_about_official_and_proposed_links_not_providers(
    survey, in_council, monkeypatch
):
    heard = []
    monkeypatch.setattr(
        analyses, "analyse", lambda text, **given: (heard.append(given), plain_findings(text))[1]
    )
    statement = IStatement.objects.get(slug="care-coordinated")
    links = statement.links.exclude(provenance=StatementLink.Provenance.CQC_PROVIDER_FRAMEWORK)

    analysed(survey, "A good team.", answers={"better": "More time."})

    assert sorted(heard[0]["asked"]) == sorted(link.quality_statement.slug for link in links)
    assert [given["question_type"] for given in heard] == ["nonspecific", "could_improve"]
    assert heard[1]["asked"] == ()


def test_process_that_dies_half_way_leaves_everything_waiting(survey, in_council, monkeypatch):
    make_response(survey, {"together-more": "A good team."})

    def die(**_):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(waiting, "mark_stale", die)
        with pytest.raises(SystemExit):
            take_waiting()

    assert ResponseEvent.objects.waiting().count() == 1
    assert not Analysis.objects.exists()
    assert take_waiting() == 1


def _queries_of_sweep(survey, comments: int) -> tuple[int, int]:
    many_sent(survey, comments)
    batches = []
    with CaptureQueriesContext(
        connection,
    ) as queries:
        take_all_waiting(limit=100, after_batch=batches.append)
    return len(queries), len(batches)


def test_queries_of_a_sweep_grow_by_batch_and_not_by_comment(survey, in_council):
    few, one_batch = _queries_of_sweep(survey, 100)
    many, ten_batches = _queries_of_sweep(survey, 1000)

    # 20 a batch on SQLite; the rest is one look that finds nothing, one at the disclosures that
    # wait, and one slice to count.
    assert (one_batch, ten_batches) == (1, 10)
    assert few <= 41
    assert many - few <= 9 * 22


def test_sweep_says_what_it_took(survey, in_council):
    make_response(survey, {"together-more": "He hit me."})
    make_response(survey, {"together-more": "unreadable"})
    said = StringIO()

    call_command("sweep", stdout=said)

    assert "Taken: 2 responses sent or taken back, 2 comments." in said.getvalue()
    assert "Held for safeguarding: 1. Counted again: 1 months." in said.getvalue()
    assert "Not analysed: 1 comments." in said.getvalue()


def test_sweep_with_nothing_waiting_changes_nothing(survey):
    said = StringIO()

    call_command("sweep", stdout=said)

    assert said.getvalue().startswith("Taken: 0 responses")
    with scopes_disabled():
        assert not CountSlice.objects.exists()
