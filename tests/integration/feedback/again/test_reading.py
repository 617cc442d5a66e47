"""A newer analyser reads every comment again: once each, in batches, and people's word stands."""

from functools import partial

import pytest
from wagtail.models import ModelLogEntry

from feedback.actions import analyses, concerns, counts, reviews, tags
from feedback.actions.analysis_runs import begin, take_all
from feedback.actions.waiting import take_waiting
from feedback.analysis import ANALYSER, Analyser
from feedback.models import (
    Analysis,
    AnalysisRun,
    Comment,
    Concern,
    Count,
    CountSlice,
    PersonalDetail,
    Sentiment,
    Tag,
)
from surveys.actions.responses import Consent
from surveys.actions.withdrawals import withdraw_response
from surveys.models import Answer
from tests.factories.cms import make_member
from tests.factories.feedback import analysed
from tests.factories.newer import NEWER, newer_findings, of_newer
from tests.factories.surveys import make_response

NOT_THEMED = Consent(keep=True, quote=True)


def statements(comment: Comment) -> set[str]:
    """What the comment is about, as it stands."""
    standing = Tag.objects.current().filter(answer=comment.answer)
    return set(standing.values_list("quality_statement__slug", flat=True))


def test_new_findings_stand_and_the_old_ones_are_kept(survey, read_again):
    comment = analysed(survey, "A good team, one rota.", key="better")
    assert statements(comment) == {"care-provision-integration-and-continuity"}

    read_again()

    old, new = comment.answer.analyses.order_by("pk")
    assert (old.analyser, new.analyser) == (ANALYSER.name, NEWER.name)
    assert (old.sentiment.label, new.sentiment.label) == ("positive", "mixed")
    assert old.tags.count() == 1
    assert statements(comment) == {"equity-in-experience-and-outcomes"}


def test_counts_follow_the_new_findings(survey, council, read_again):
    analysed(survey, "A good team.", key="better")

    read_again()

    assert CountSlice.objects.get().stale_since is None
    assert not Count.objects.filter(measure="positive").exists()
    assert Count.objects.get(measure="mixed", quality_statement=None).number == 1
    assert counts.recount_council(council)[1] == 0


def test_read_twice_makes_nothing_twice(survey, council, read_again):
    analysed(survey, "Ann hit me. A good team.")
    read_again()
    made = (Analysis, Sentiment, Tag, PersonalDetail, Comment, Concern, AnalysisRun)
    before = [model.objects.count() for model in made]

    assert begin(council=council) is None
    take_all(after_batch=lambda batch: None)

    assert [model.objects.count() for model in made] == before


def test_what_waits_for_its_first_reading_is_left_to_the_sweep(survey, council, newer_analyser):
    make_response(survey, {"better": "A good team."})
    newer_analyser()

    assert begin(council=council) is None
    take_waiting()
    assert begin(council=council) is None
    assert len(of_newer()) == 1


def test_words_that_are_no_longer_kept_keep_what_was_found_in_them(survey, read_again):
    comment = analysed(survey, "A good team.", key="better")
    Answer.objects.filter(pk=comment.answer_id).update(text="")

    assert read_again() is None
    assert statements(comment) == {"care-provision-integration-and-continuity"}


def test_answers_taken_back_meanwhile_are_left_out(survey, council, newer_analyser):
    gone = analysed(survey, "A good team.", key="better")
    stays = analysed(survey, "A bad team.", key="better")
    newer_analyser()
    begin(council=council)

    withdraw_response(response=gone.answer.response)
    take_waiting()
    take_all(after_batch=lambda batch: None)

    assert of_newer() == [stays.answer_id]
    assert counts.recount_council(council)[1] == 0


def test_without_consent_to_theming_only_harm_is_looked_for(survey, read_again):
    analysed(survey, "A good rota, Ann.", key="better", consent=NOT_THEMED)
    harmed = analysed(survey, "I am scared, Ann.", key="better", consent=NOT_THEMED)

    read_again()

    assert len(of_newer()) == 2
    assert not any(model.objects.exists() for model in (Tag, Sentiment, PersonalDetail))
    assert Concern.objects.get().answer == harmed.answer
    assert Comment.objects.get(pk=harmed.pk).state == Comment.State.HELD


def test_released_comment_that_turns_out_to_tell_of_harm_is_held(survey, council, read_again):
    comment = analysed(survey, "A good team. I am scared.", key="better")
    reviewer = make_member(council, "reviewer")
    reviews.release(comment=comment, by=reviewer)
    assert Comment.objects.get().released_text

    run = read_again()

    held = Comment.objects.get()
    assert (held.state, held.released_text, held.decided_by) == ("held", "", None)
    concern = Concern.objects.get()
    assert (concern.label, concern.raised_by, concern.closed_at) == ("fear", None, None)
    assert not Count.objects.filter(measure="comments").exists()
    assert run.batches.get().raised == 1


def test_holding_a_comment_is_in_the_log(survey, read_again):
    analysed(survey, "I am scared.", key="better")

    read_again()

    line = ModelLogEntry.objects.get(action="feedback.concern.raised")
    assert (line.object_id, line.user) == (str(Concern.objects.get().pk), None)
    assert line.message == "Passed a comment to the safeguarding lead"


@pytest.mark.parametrize("outcome", ["not-a-concern", "acted-on"])
def test_concern_a_person_closed_is_not_raised_again(survey, council, read_again, outcome):
    analysed(survey, "He hit me. I am scared.", key="better")
    lead = make_member(council, "safeguarding-lead")
    concerns.close_concern(concern=Concern.objects.get(), outcome=outcome, note="Rang.", by=lead)
    before = Comment.objects.get().state

    run = read_again()

    assert (Concern.objects.get().closed_by, Comment.objects.get().state) == (lead, before)
    assert run.batches.get().raised == 0


def test_concern_that_is_no_longer_found_stays_and_is_counted(survey, read_again):
    analysed(survey, "He hit me as a joke.", key="better")

    run = read_again()

    assert Concern.objects.get().closed_at is None
    assert Comment.objects.get().state == Comment.State.HELD
    assert run.batches.get().no_longer == 1


def test_tag_that_a_person_accepted_stays(survey, council, read_again):
    comment = analysed(survey, "A good team.", key="better")
    tags.accept_tag(tag=comment.answer.tags.get(), by=make_member(council, "reviewer"))

    read_again()

    assert statements(comment) == {"care-provision-integration-and-continuity"}


def test_tag_that_a_person_made_stays(survey, council, framework, read_again):
    comment = analysed(survey, "A good day.", key="better")
    about = framework.quality_statements.get(slug="safeguarding")
    reviewer = make_member(council, "reviewer")
    tags.add_tag(comment=comment, quality_statement=about, start=2, end=6, by=reviewer)

    read_again()

    assert statements(comment) == {"safeguarding"}


def test_tag_that_a_person_removed_is_not_suggested_again(survey, council, read_again):
    comment = analysed(survey, "They assess nobody.", key="better")
    reviewer = make_member(council, "reviewer")
    tags.remove_tag(tag=comment.answer.tags.get(), reason="It is not.", by=reviewer)

    read_again()

    assert comment.answer.tags.count() == 2
    assert statements(comment) == set()


def test_tag_that_a_person_accepted_is_not_suggested_beside_it(survey, council, read_again):
    comment = analysed(survey, "They assess nobody.", key="better")
    tags.accept_tag(tag=comment.answer.tags.get(), by=make_member(council, "reviewer"))

    read_again()

    standing = Tag.objects.current().get(answer=comment.answer)
    assert standing.analysis.analyser == ANALYSER.name


def test_tag_removed_from_other_words_leaves_a_new_suggestion(survey, council, read_again):
    comment = analysed(survey, "They assess nobody.", key="better")
    old = comment.answer.tags.get()
    Tag.objects.filter(pk=old.pk).update(start=0, end=4)
    tags.remove_tag(tag=old, reason="", by=make_member(council, "reviewer"))

    read_again()

    assert statements(comment) == {"assessing-needs"}


def test_words_the_newer_one_fails_on_keep_what_was_found(survey, read_again):
    comment = analysed(survey, "A good team.", key="better", consent=NOT_THEMED)
    themed = analysed(survey, "A bad team.", key="better")
    Answer.objects.update(text="unreadable words, a team")

    run = read_again()

    done = run.batches.get()
    assert (done.read, done.unread) == (0, 2)
    assert statements(themed) == {"care-provision-integration-and-continuity"}
    assert Comment.objects.get(pk=comment.pk).state == Comment.State.PRIVATE
    assert not Concern.objects.exists()


def test_words_nobody_could_read_are_tried_again(survey, read_again):
    comment = analysed(survey, "unreadable", key="better")
    Answer.objects.update(text="A good rota.")

    read_again()

    assert statements(comment) == {"equity-in-experience-and-outcomes"}


def test_result_that_names_another_analyser_is_kept_under_that_name(
    survey, council, newer_analyser, monkeypatch
):
    comment = analysed(survey, "A good rota.", key="better")
    newer_analyser()
    stood_in = Analyser("stand-in", "7", "full")
    monkeypatch.setattr(analyses, "analyse", partial(newer_findings, by=stood_in))

    begin(council=council)
    take_all(after_batch=lambda batch: None)

    newest = comment.answer.analyses.order_by("-pk").first()
    assert (newest.analyser, newest.version, newest.tier) == ("stand-in", "7", "full")
    assert newest.tags.get().source == Tag.Source.MODEL
    assert AnalysisRun.objects.get().finished_at
