"""Tunes the full tier's transformer on labelled comments.

It starts from all-MiniLM-L6-v2 (Apache-2.0), six layers that were taught what English sentences
mean, and learns feelings, statements and harm together. Needs torch, transformers and onnx, which
nothing that runs needs: what it makes is a file (`feedback/analysis/encoder.py`).
"""

import copy
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeVar

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from feedback.analysis.encoder import FIVES
from feedback.analysis.evidence import statements
from feedback.analysis.pieces import ASKED, Pieces
from feedback.learning.alone import Alone
from feedback.learning.lessons import Lesson

ROUNDS: Final = 4  # how often each comment is met
AT_ONCE: Final = 32
ALIKE: Final = 50 * AT_ONCE  # among so many, comments of one length go together
PACE: Final = 1.5e-4
PACE_OF_HEADS: Final = 10 * PACE
WARMING: Final = 0.08  # the part of all steps in which the pace rises
LONGEST: Final = 1.0  # what a step's gradient is cut to
FORGETTING: Final = 0.1
OF_DISTANCE: Final = 0.3  # a feeling two classes off is worse than one
OF_STATEMENTS: Final = 1.5
OF_HARM: Final = 2.0
OF_HARM_FOUND: Final = 2.0  # a disclosure beside a comment that is none
NEAREST: Final = 3.0  # how much a comment of `asc_written` counts: the only ones read by another
SEED: Final = 1

Report = Callable[[int, int, float], None]
Some = TypeVar("Some")


class Network(nn.Module):
    """The transformer with one row of outputs, in the order that `encoder.encoded` reads."""

    def __init__(self, base: Path):
        super().__init__()
        self.words = AutoModel.from_pretrained(base, attn_implementation="eager")
        outputs = len(ASKED) * FIVES + len(statements()) + 1
        self.heads = nn.Linear(2 * self.words.config.hidden_size, outputs)
        self.forget = nn.Dropout(FORGETTING)

    def forward(self, pieces: Tensor, there: Tensor | None = None) -> Tensor:
        """Outputs of comments side by side; `there` is 1 where a piece stands, 0 where none."""
        there = torch.ones_like(pieces) if there is None else there
        found = self.words(input_ids=pieces, attention_mask=there).last_hidden_state.float()
        mask = there.unsqueeze(-1).float()
        mean = (found * mask).sum(1) / mask.sum(1)
        most = (found + (mask - 1) * 1e9).max(1).values
        return self.heads(self.forget(torch.cat([mean, most], 1)))


def tune(lessons: Sequence[Lesson], base: Path, report: Report) -> Network:
    """A network that has learned from lessons; `report` hears the step, of how many, and the loss.

    The same lessons teach nearly the same: how numbers are rounded depends on the processor.
    """
    torch.manual_seed(SEED)
    network = Network(base)
    pieces = Pieces(vocabulary(base))
    read = [(one, pieces.of(one.tokens, one.question_type)) for one in lessons]

    def loss_of(some: list[tuple[Lesson, list[int]]]) -> Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = network(*side_by_side([numbers for _, numbers in some]))
        return _loss(found.float(), [lesson for lesson, _ in some])

    together = batches(read, lambda one: len(one[1]), ROUNDS)
    learn(network, network.heads, list(together), loss_of, report)
    return network.eval()


def learn(
    network: nn.Module,
    heads: nn.Module,
    together: Sequence[list[Some]],
    loss_of: Callable[[list[Some]], Tensor],
    report: Report,
) -> None:
    """Change the network's weights by one step for each batch, its new heads at a faster pace."""
    of_heads = set(heads.parameters())
    others = [one for one in network.parameters() if one not in of_heads]
    paces = [{"params": others, "lr": PACE}, {"params": list(of_heads), "lr": PACE_OF_HEADS}]
    steps = torch.optim.AdamW(paces, weight_decay=0.01)
    total = len(together)
    pace = torch.optim.lr_scheduler.LambdaLR(steps, lambda step: _pace(step / total))
    network.train()
    for step, some in enumerate(together, start=1):
        loss = loss_of(some)
        steps.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), LONGEST)
        steps.step()
        pace.step()
        report(step, total, loss.item())


def _pace(done: float) -> float:
    """How much of the pace is kept when that part of the steps is done: up soon, then down."""
    return min(done / WARMING, (1 - done) / (1 - WARMING)) if done else 0.01


def batches(
    read: Sequence[Some], length: Callable[[Some], int], rounds: int
) -> Iterator[list[Some]]:
    """The lessons in batches, in another order each round, those of one length together."""
    order = random.Random(SEED)
    read = list(read)
    for _ in range(rounds):
        order.shuffle(read)
        alike = [sorted(read[at : at + ALIKE], key=length) for at in range(0, len(read), ALIKE)]
        together = [one for some in alike for one in some]
        in_batches = [together[at : at + AT_ONCE] for at in range(0, len(together), AT_ONCE)]
        order.shuffle(in_batches)
        yield from in_batches


def side_by_side(read: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
    """The pieces of comments as rows of one length, and where pieces stand in them."""
    longest = max(map(len, read))
    pieces = [[*one, *[0] * (longest - len(one))] for one in read]
    there = [[1] * len(one) + [0] * (longest - len(one)) for one in read]
    return torch.tensor(pieces), torch.tensor(there)


def _loss(found: Tensor, lessons: Sequence[Lesson]) -> Tensor:
    """How far outputs are from what the lessons say, each by its weight."""
    kinds = torch.tensor([list(ASKED).index(one.question_type) for one in lessons])
    about = len(ASKED) * FIVES
    by_kind = found[:, :about].view(-1, len(ASKED), FIVES)
    feelings = by_kind[torch.arange(len(lessons)), kinds]
    total = _loss_of_feelings(feelings, lessons)
    total = total + OF_STATEMENTS * _loss_of_statements(found[:, about:-1], lessons)
    total = total + OF_HARM * _loss_of_harm(found[:, -1], lessons)
    return total / len(lessons)


def _loss_of_feelings(found: Tensor, lessons: Sequence[Lesson]) -> Tensor:
    truth = torch.zeros(len(lessons), FIVES)
    for row, lesson in enumerate(lessons):
        for five, weight in lesson.fives:
            truth[row, five - 1] = weight * (NEAREST if lesson.source == "written" else 1)
    weights, classes = truth.sum(1), torch.arange(1.0, FIVES + 1)
    expected = (functional.softmax(found, 1) * classes).sum(1)
    meant = (truth * classes).sum(1) / weights.clamp(min=1e-6)
    off = -(truth * functional.log_softmax(found, 1)).sum()
    return off + OF_DISTANCE * (weights * (expected - meant) ** 2).sum()


def _loss_of_statements(found: Tensor, lessons: Sequence[Lesson]) -> Tensor:
    named = [lesson.statements or () for lesson in lessons]
    truth = [[float(one in some) for one in statements()] for some in named]
    weights = [
        0.0
        if lesson.statements is None
        else lesson.weight * (NEAREST if lesson.source == "written" else 1)
        for lesson in lessons
    ]
    off = functional.binary_cross_entropy_with_logits(found, torch.tensor(truth), reduction="none")
    return (off.sum(1) * torch.tensor(weights)).sum()


def _loss_of_harm(found: Tensor, lessons: Sequence[Lesson]) -> Tensor:
    truth = torch.tensor([float(bool(lesson.harm)) for lesson in lessons])
    weights = torch.tensor([lesson.weight_of_harm for lesson in lessons])
    weights = weights * (1 + (OF_HARM_FOUND - 1) * truth)
    off = functional.binary_cross_entropy_with_logits(found, truth, reduction="none")
    return (off * weights).sum()


def as_onnx(network: Network) -> bytes:
    """The network as ONNX with weights of 8 bits; it reads one comment, "pieces", at a time."""
    return as_8_bits(by_itself(network), (torch.ones(1, 12, dtype=torch.long),), ["pieces"])


def by_itself(network: nn.Module) -> nn.Module:
    """The same network, for one comment at a time."""
    alone = copy.deepcopy(network)
    alone.words = Alone(alone.words)
    return alone.eval()


def as_8_bits(network: nn.Module, example: tuple[Tensor, ...], inputs: list[str]) -> bytes:
    """A network as ONNX with weights of 8 bits, for inputs of any length like the example's."""
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder, "whole.onnx"), Path(folder, "small.onnx")
        torch.onnx.export(
            network,
            example,
            str(whole),
            input_names=inputs,
            output_names=["outputs"],
            dynamic_axes={name: {1: "length"} for name in inputs},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True)
        return small.read_bytes()


def vocabulary(base: Path) -> list[str]:
    """The pieces of words that the transformer knows, by their numbers."""
    return (base / "vocab.txt").read_text(encoding="utf-8").splitlines()
