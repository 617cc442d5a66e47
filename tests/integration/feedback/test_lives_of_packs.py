"""Whatever happens in whatever order: counts are true, and no file holds words that went."""

from contextlib import suppress
from datetime import UTC, date, datetime
from random import Random

import pytest

from feedback.actions.counts import recount_council
from feedback.actions.packs import PackError, freeze, sha256_of
from feedback.actions.retention import retain
from feedback.actions.reviews import release
from feedback.actions.under_review import ReviewError
from feedback.actions.waiting import take_waiting
from feedback.exports import FORMS
from feedback.models import Comment, Concern, EvidencePack, PackQuote
from surveys.actions.changes import begin_change
from surveys.actions.responses import save_answer, send_response
from surveys.actions.withdrawals import withdraw_response
from surveys.given import understand
from surveys.models import Response
from tests.factories.cms import make_member
from tests.factories.surveys import make_published_survey, make_response

pytestmark = pytest.mark.usefixtures("plain_analyser")

LONG_AGO, LATELY = (datetime(year, 6, 10, 12, tzinfo=UTC) for year in (2020, 2026))
TODAY = date(2026, 6, 20)


class Life:
    """A survey whose every comment is a team's own words, so that a file can be searched."""

    def __init__(self, seed: int, survey, by) -> None:
        self.random = Random(seed)
        self.survey = survey
        self.by = by
        self.said = 0
        self.gone: set[str] = set()

    def step(self) -> None:
        steps = [self.send] * 6 + [self.release] * 4
        steps += [self.freeze, self.freeze, self.withdraw, self.change, self.retain]
        # A refusal is a step as well: it must change nothing.
        with suppress(ReviewError, PackError):
            self.random.choice(steps)()

    def words(self) -> str:
        self.said += 1
        harm = self.random.choice(["", "", "", " He hit me."])
        return f"They run a team, number-{self.said}-here.{harm}"

    def send(self) -> None:
        make_response(
            self.survey,
            {"together": "no", "together-more": self.words()},
            voice=self.random.choice(["person", "person", "carer"]),
            sent_at=self.random.choice([LONG_AGO, LATELY, LATELY]),
        )

    def release(self) -> None:
        take_waiting()
        for comment in Comment.objects.waiting().exclude(answer__text=""):
            release(comment=comment, by=self.by, details_checked=True)

    def freeze(self) -> None:
        if self.random.choice([True, False]):
            take_waiting()
        freeze(survey=self.survey, by=None)

    def one(self, **of) -> Response | None:
        rows = list(Response.objects.sent().filter(**of).order_by("pk"))
        return self.random.choice(rows) if rows else None

    def withdraw(self) -> None:
        if response := self.one():
            self.gone |= _words_in(response)
            withdraw_response(response=response)

    def change(self) -> None:
        if not (response := self.one(sent_at=LATELY)):
            return
        self.gone |= _words_in(response)
        draft = begin_change(response=response, today=TODAY)
        question = draft.version.questions.get(key="together-more")
        given = understand(question, {"text": [self.words()]})
        save_answer(response=draft, question=question, given=given)
        send_response(response=draft, sent_at=LATELY)

    def retain(self) -> None:
        take_waiting()
        held = Concern.objects.open().exclude(answer=None).values("answer")
        for response in Response.objects.sent().filter(sent_at=LONG_AGO):
            self.gone |= _words_in(response, but=held)
        retain(TODAY)

    def check(self) -> None:
        """Nothing that went is anywhere, and every hash still fits its document."""
        files = [
            form.render(pack).decode()
            for pack in EvidencePack.objects.all()
            for form in FORMS.values()
        ]
        everything = "\n".join([*files, *PackQuote.objects.values_list("text", flat=True)])
        assert not {words for words in self.gone if _number(words) in everything}
        for pack in EvidencePack.objects.all():
            assert sha256_of(pack.document) == pack.sha256


def _number(words: str) -> str:
    return words.split(", ")[1].split(".")[0]


def _words_in(response: Response, but=()) -> set[str]:
    answers = response.answers.with_words().exclude(pk__in=but)
    return set(answers.values_list("text", flat=True))


@pytest.mark.parametrize("seed", range(6))
def test_words_that_went_are_in_no_file_and_counts_are_true(seed, framework, council, in_council):
    survey = make_published_survey(council, retention_months=12)
    life = Life(seed, survey, make_member(council, "reviewer"))
    for _ in range(12):
        life.send()
    life.release()
    freeze(survey=survey, by=None)

    for _ in range(30):
        life.step()
        life.check()
    take_waiting()
    life.check()

    assert recount_council(council)[1] == 0
    assert life.gone
    assert any('words_sha256":' in pack.document for pack in EvidencePack.objects.all())
