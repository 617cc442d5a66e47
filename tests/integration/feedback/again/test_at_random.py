"""In any order of batches, deaths, stops, new answers and corrections: one analysis each, and
figures that equal a recount."""

from collections.abc import Callable
from contextlib import suppress
from random import Random

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest import MonkeyPatch

from feedback.actions import analysis_runs, tags
from feedback.actions.analysis_runs import begin, finish_taken, stop, take_all, take_batch
from feedback.actions.counts import recount_council
from feedback.actions.under_review import ReviewError
from feedback.actions.waiting import take_all_waiting
from feedback.analysis import ANALYSER, Analyser
from feedback.models import Analysis, AnalysisRun, Tag
from surveys.actions.responses import Consent
from surveys.actions.withdrawals import withdraw_response
from surveys.models import Answer, Response
from tests.factories.cms import make_member
from tests.factories.newer import NEWER, read_by
from tests.factories.surveys import make_response

TEXTS = ["A good team.", "A bad rota.", "They assess nobody.", "I am scared.", "He hit me."]
STEPS = [
    *("begin", "take", "take", "take", "die", "stop", "finish", "send", "sweep", "take back"),
    *("accept", "remove", "newer yet"),
]


class Life:
    """Everything that may happen while two workers read again; a batch is one step of either."""

    def __init__(self, survey, by, patch: MonkeyPatch) -> None:
        self.survey, self.by, self.patch = survey, by, patch
        self.random = Random(0)
        self.analyser = ANALYSER

    def do(self, step: str, number: int) -> None:
        self.random.seed(number)
        getattr(self, step.replace(" ", "_"))()

    def one(self, rows):
        return self.random.choice(list(rows.order_by("pk")) or [None])

    def become(self, analyser: Analyser) -> None:
        self.analyser = analyser
        read_by(analyser, self.patch.setattr)

    def newer_yet(self) -> None:
        later = int(self.analyser.version) + 1 if self.analyser.name == NEWER.name else 2
        self.become(Analyser(NEWER.name, str(later), "core"))

    def begin(self) -> None:
        begin(council=self.survey.council, size=self.random.randint(1, 3))

    def take(self) -> None:
        take_batch()

    def die(self) -> None:
        """A worker is killed once it has written everything, and before it has committed."""
        with suppress(SystemExit), self.patch.context() as patched:
            patched.setattr(analysis_runs, "mark_stale", self._raise)
            take_batch()

    def _raise(self, **_: object) -> None:
        raise SystemExit

    def stop(self) -> None:
        stop()

    def finish(self) -> None:
        finish_taken()

    def send(self) -> None:
        consent = Consent(keep=True, theme=self.random.random() < 0.8, quote=True)
        text = self.random.choice(TEXTS)
        make_response(self.survey, {"better": text}, consent=consent)

    def sweep(self) -> None:
        take_all_waiting()

    def take_back(self) -> None:
        if response := self.one(Response.objects.sent()):
            withdraw_response(response=response)

    def accept(self) -> None:
        self._decide(lambda tag: tags.accept_tag(tag=tag, by=self.by))

    def remove(self) -> None:
        self._decide(lambda tag: tags.remove_tag(tag=tag, reason="", by=self.by))

    def _decide(self, act: Callable[[Tag], None]) -> None:
        if tag := self.one(Tag.objects.all()):
            with suppress(ReviewError):
                act(tag)


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(STEPS), st.integers(0, 10**6)), min_size=5, max_size=40
    )
)
def test_each_comment_is_read_once_whatever_happens(steps, survey, council, monkeypatch):
    with transaction.atomic(), monkeypatch.context() as patch:
        life = Life(survey, make_member(council, "reviewer"), patch)
        for number in range(6):
            life.do("send", number)
        life.sweep()
        first = set(Analysis.objects.values_list("pk", flat=True))
        life.newer_yet()

        for step, number in steps:
            life.do(step, number)
        life.sweep()
        begin(council=council)
        take_all(after_batch=lambda batch: None)

        _check(life, first)
        assert recount_council(council)[1] == 0
        transaction.set_rollback(True)


def _check(life: Life, first: set[int]) -> None:
    by_it = {"analyser": life.analyser.name, "version": life.analyser.version}
    read = sorted(Analysis.objects.filter(**by_it).values_list("answer", flat=True))
    assert read == sorted(Answer.objects.with_words().sent().values_list("pk", flat=True))
    kept = Analysis.objects.filter(pk__in=first).count()
    assert kept == Response.objects.sent().filter(answers__analyses__in=first).count()
    for run in AnalysisRun.objects.all():
        assert run.finished_at
        assert sum(run.batches.values_list("read", flat=True)) <= run.answers
