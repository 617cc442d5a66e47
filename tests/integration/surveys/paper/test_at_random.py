"""In any order of typing, double clicks, checking, settling and taking back: one response a form,
the settled values, and figures that equal a recount."""

from dataclasses import dataclass, field
from random import Random
from uuid import UUID, uuid4

import pytest

from feedback.actions.counts import recount_council
from feedback.actions.waiting import take_all_waiting
from surveys.actions.paper_batches import check_all, close_batch, finish_batch
from surveys.actions.paper_checks import Settled, settle, type_again
from surveys.actions.paper_forms import enter_form
from surveys.actions.refusals import PaperError, StartKeyUsed
from surveys.actions.withdrawals import withdraw_response
from surveys.models import PaperForm, Response
from surveys.paper_facts import from_text
from surveys.selectors.paper_batches import facts_of, unsettled
from tests.factories.paper import said

CHOICES = {
    "q1": ["yes", "sometimes", "no", "dont_know", "-empty", "-unclear"],
    "q3": ["short", "long", "-empty"],
    "q6": ["-empty", "rather_not_say"],
    "who": ["me", "carer", "on-behalf"],
    "help": ["alone", "read_to", "-empty"],
}
LONG = 40
STEPS = ("type", "click again", "change", "close", "again", "settle", "all", "take back", "finish")


@dataclass
class Paper:
    """A form that lies on the desk: its key, what was typed of it, and what it should say now."""

    key: UUID
    values: dict
    form: int
    expected: dict | None = None


@dataclass
class Desk:
    """Two people at one batch, and what they remember of the pile."""

    batch: object
    ann: object
    bob: object
    papers: list[Paper] = field(default_factory=list)

    def step(self, name: str, dice: Random) -> None:
        getattr(self, f"_{name.replace(' ', '_')}")(dice)

    def _values(self, dice: Random) -> dict:
        chosen = {name: dice.choice(options) for name, options in CHOICES.items()}
        return said(**chosen, q2_text=dice.choice(["It is late.", "They are kind.", "I wait."]))

    def _enter(self, key: UUID, values: dict) -> PaperForm:
        return enter_form(
            batch=self.batch, key=key, values=values, variant="easy_read", by=self.ann
        )

    def _type(self, dice: Random) -> None:
        paper = Paper(uuid4(), self._values(dice), 0)
        form = self._enter(paper.key, paper.values)
        paper.form, paper.expected = form.pk, facts_of(form.response)
        self.papers.append(paper)

    def _click_again(self, dice: Random) -> None:
        paper = dice.choice(self.papers)
        assert self._enter(paper.key, paper.values).pk == paper.form

    def _change(self, dice: Random) -> None:
        with pytest.raises(StartKeyUsed):
            self._enter(dice.choice(self.papers).key, said(q2_text="Something new."))

    def _close(self, dice: Random) -> None:
        if dice.random() < 0.5:
            return
        close_batch(batch=self.batch, by=self.ann)

    def _all(self, dice: Random) -> None:
        check_all(batch=self.batch, by=self.ann)

    def _again(self, dice: Random) -> None:
        paper, values = dice.choice(self.papers), self._values(dice)
        form = PaperForm.objects.get(pk=paper.form)
        type_again(form=form, values=values, by=self.bob)

    def _settle(self, dice: Random) -> None:
        paper = dice.choice(self.papers)
        form = PaperForm.objects.get(pk=paper.form)
        choices = {
            each.field: Settled(dice.choice(["first", "second"]), "slip")
            for each in unsettled(form)
        }
        second = from_text(form.typed_again) if form.typed_again else {}
        settle(form=form, choices=choices, by=self.bob)
        for name, choice in choices.items():
            if choice.right == "second":
                paper.expected[name] = second[name]

    def _take_back(self, dice: Random) -> None:
        paper = dice.choice(self.papers)
        response = PaperForm.objects.get(pk=paper.form).response
        if response and dice.random() < 0.3:
            withdraw_response(response=response)
            paper.expected = None

    def _finish(self, dice: Random) -> None:
        if dice.random() < 0.2:
            finish_batch(batch=self.batch, by=self.ann)


def _check(desk: Desk, council) -> None:
    take_all_waiting()
    assert recount_council(council)[1] == 0
    responses = {response.start_key: response for response in Response.objects.all()}
    assert set(responses) == {paper.key for paper in desk.papers}
    for paper in desk.papers:
        response = responses[paper.key]
        if paper.expected is None:
            assert response.state == Response.State.WITHDRAWN
            assert not response.answers.exists()
        else:
            assert response.state == Response.State.SENT
            assert facts_of(response) == paper.expected
    assert not PaperForm.objects.filter(response__state="withdrawn").exclude(typed_again=None)


@pytest.mark.parametrize("seed", range(10))
def test_any_order_leaves_one_response_a_form_with_the_settled_values(
    seed, batch, ann, bob, council
):
    desk, dice = Desk(batch, ann, bob), Random(seed)
    for _ in range(dice.randint(2, 5)):
        desk.step("type", dice)

    for _ in range(LONG):
        name = dice.choice(STEPS)
        try:
            desk.step(name, dice)
        except PaperError:
            # Refused: the batch is closed, the form was taken back, or nothing waits.
            continue
        except StartKeyUsed:
            # A finished or withdrawn form forgets what was typed, and still makes no second.
            assert name == "click again"

    _check(desk, council)
