"""Reviewers' corrections as rows to learn from: whose words, which words, and nothing else."""

import csv
import io
import stat

import pytest
from django.core.management import CommandError, call_command
from django_scopes import scope
from wagtail.models import ModelLogEntry

from feedback.actions import redactions, reviews, tags
from feedback.actions.concerns import raise_concern
from feedback.learning import lessons, sets, unseen
from feedback.learning.sets import Example
from feedback.models import Comment, Tag
from feedback.selectors import audit_sample as sampling
from feedback.selectors.audit_sample import audit_sample
from feedback.selectors.training_rows import training_rows
from surveys.actions.responses import Consent
from surveys.actions.withdrawals import withdraw_response
from tests.factories.auditing import ASSESS, TEAM, judged
from tests.factories.cms import make_member
from tests.factories.feedback import analysed
from tests.factories.lessons import as_answers, some_of_ours
from tests.factories.surveys import make_published_survey
from themes.models import QualityStatement

pytestmark = pytest.mark.usefixtures("plain_analyser")

CODE = "E06000049"


@pytest.fixture
def sample(monkeypatch):
    """Have nothing picked for the audit but what a test says."""
    picked: set[int] = set()
    monkeypatch.setattr(
        "feedback.selectors.training_rows.audit_sample",
        lambda: Comment.objects.filter(pk__in=picked),
    )
    return picked


@pytest.fixture
def corrected(survey, in_council, reviewer, sample):
    """Send a comment, say that its suggestions are right, and release it."""

    def corrected(text: str, survey=survey, by=reviewer, **given) -> Comment:
        comment = analysed(survey, text, key="better", **given)
        with scope(council=survey.council):
            for tag in Tag.objects.current().filter(answer=comment.answer):
                tags.accept_tag(tag=tag, by=by)
            reviews.release(comment=comment, by=by, details_checked=True)
        return comment

    return corrected


@pytest.fixture
def five(corrected):
    """As many people as a file needs."""
    return [corrected(f"A team of {number}.") for number in range(5)]


def texts() -> list[str]:
    return sorted(row.text for row in training_rows().rows)


def taken(path, code: str = CODE) -> list[dict[str, str]]:
    call_command("corrections", council=code, out=path, stdout=io.StringIO())
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def test_file_holds_what_was_asked_said_and_decided_and_nothing_else(five, survey, tmp_path):
    rows = taken(tmp_path / "corrections_here.csv")

    assert sorted(row["text"] for row in rows) == [f"A team of {number}." for number in range(5)]
    assert {tuple(row) for row in rows} == {("id", "question_type", "text", "qs")}
    assert {(row["question_type"], row["qs"]) for row in rows} == {("could_improve", "qs4")}
    assert [row["id"] for row in rows] == [f"row-{number}" for number in range(1, 6)]
    numbers = {str(comment.pk) for comment in five}
    assert not numbers & {row["id"].removeprefix("row-") for row in rows if len(row["id"]) > 5}
    mode = stat.S_IMODE((tmp_path / "corrections_here.csv").stat().st_mode)
    assert mode == 0o600
    line = ModelLogEntry.objects.get(action="feedback.corrections.taken")
    assert line.data == {"rows": 5}


def test_file_is_read_back_as_one_more_set(five, tmp_path):
    taken(tmp_path / "corrections_here.csv")

    (found,) = sets.shared_sets(tmp_path, pytest.fail)

    example = next(one for one in found.examples if one.text == "A team of 0.")
    assert example == Example(
        id=example.id,
        text="A team of 0.",
        question_type="could_improve",
        statements=frozenset([TEAM]),
    )
    assert (example.sign, example.five, example.part) == (None, None, "")


def test_corrected_statement_is_what_is_learned(corrected, reviewer, in_council, survey):
    comment = analysed(survey, "A team.", key="better")
    about = QualityStatement.objects.get(slug=ASSESS)
    tags.change_tag(tag=comment.answer.tags.get(), quality_statement=about, by=reviewer)
    plain = analysed(survey, "Our team.", key="better")
    tags.remove_tag(tag=plain.answer.tags.get(), reason="", by=reviewer)
    for one in (comment, plain):
        reviews.release(comment=one, by=reviewer)

    said = {row.text: row.statements for row in training_rows().rows}

    assert said == {"A team.": {ASSESS}, "Our team.": frozenset()}


@pytest.mark.parametrize(
    "why", ["not quoted", "not themed", "private", "undecided", "untouched", "taken back", "held"]
)
def test_nothing_is_taken_that_may_not_leave_or_nobody_decided(
    why, corrected, survey, reviewer, in_council
):
    corrected("A team to keep.")
    if why == "not quoted":
        corrected("A team.", consent=Consent(keep=True, theme=True))
    elif why == "not themed":
        analysed(survey, "A team.", key="better", consent=Consent(keep=True, quote=True))
    elif why == "private":
        reviews.keep_private(comment=corrected("A team."), by=reviewer)
    elif why == "undecided":
        comment = analysed(survey, "A team to assess.", key="better")
        tags.accept_tag(tag=comment.answer.tags.first(), by=reviewer)
        reviews.release(comment=comment, by=reviewer)
    elif why == "untouched":
        reviews.release(comment=analysed(survey, "It rained.", key="better"), by=reviewer)
    elif why == "taken back":
        withdraw_response(response=corrected("A team.").answer.response)
    else:
        raise_concern(comment=corrected("A team."), by=reviewer)

    assert texts() == ["A team to keep."]


def test_hidden_words_never_leave_nor_what_stands_for_them(corrected, survey, reviewer, in_council):
    comment = corrected("Ann runs a team.")
    redactions.redact(comment=comment, start=0, end=3, reason="name", by=reviewer)

    assert texts() == ["… runs a team."]


def test_audited_sample_is_left_out(corrected, sample, colleague, in_council):
    corrected("A team kept.")
    picked, read = corrected("A team picked."), corrected("A team read.")
    sample.add(picked.pk)
    judged(read, colleague, TEAM)

    assert texts() == ["A team kept."]


def test_real_sample_is_left_out_too(corrected, monkeypatch, in_council):
    monkeypatch.setattr("feedback.selectors.training_rows.audit_sample", audit_sample)
    monkeypatch.setattr(sampling, "FEWEST", 2)
    for number in range(6):
        corrected(f"It is a team of {number}.")
    picked = set(audit_sample().values_list("released_text", flat=True))

    assert len(picked) == 2
    assert len(texts()) == 4 and not picked & set(texts())


def test_fewer_than_five_people_give_no_file(five, tmp_path):
    withdraw_response(response=five[0].answer.response)

    with pytest.raises(CommandError, match="fewer than 5 people"):
        taken(tmp_path / "corrections_here.csv")

    assert not list(tmp_path.iterdir())
    assert not ModelLogEntry.objects.filter(action="feedback.corrections.taken").exists()


def test_council_gives_its_own_rows_only(five, corrected, other_council, framework, tmp_path):
    theirs = make_published_survey(other_council)
    by = make_member(other_council, "reviewer")
    for number in range(5):
        corrected(f"Another team {number}.", survey=theirs, by=by)

    rows = taken(tmp_path / "corrections_here.csv")

    assert len(rows) == 5 and not any("Another" in row["text"] for row in rows)


def test_code_of_no_council_is_refused(db, tmp_path):
    with pytest.raises(CommandError):
        taken(tmp_path / "corrections_x.csv", code="X")


def test_spreadsheet_runs_no_words(five, corrected, tmp_path):
    corrected("=SUM(team)")

    rows = taken(tmp_path / "corrections_here.csv")

    assert "'=SUM(team)" in {row["text"] for row in rows}


def test_one_command_learns_from_corrections_and_keeps_what_is_no_worse(
    five, tmp_path, monkeypatch
):
    ours = some_of_ours(tmp_path / "ours")
    answers = as_answers(tmp_path / "answers", ours)
    monkeypatch.setattr(sets, "OWN", ours)
    for module in (lessons, unseen):
        monkeypatch.setattr(module, "FOLDS", 2)
    before = len(lessons.lessons(answers, lambda *problem: None))
    said, out = io.StringIO(), tmp_path / "core.bin"

    call_command("learn", data=answers, out=out, corrections=[CODE], stdout=said, stderr=said)

    assert f"{before + 5:,} comments to learn from." in said.getvalue()
    assert f"Kept in {out}" in said.getvalue()
    assert ModelLogEntry.objects.get(action="feedback.corrections.taken").data == {"rows": 5}
    assert not list(answers.glob("corrections_*"))
