"""Tunes the full tier's second transformer: which words of a comment tell who somebody is.

It starts from the first layers of all-MiniLM-L6-v2 (Apache-2.0), as `tuning.py` starts from all
six. Needs torch, transformers and onnx, which nothing that runs needs.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from feedback.analysis.pieces import MOST, Pieces
from feedback.analysis.spotter import LABELS, as_read
from feedback.learning.sets import Example
from feedback.learning.tuning import SEED, Report, as_8_bits, batches, by_itself, learn

LAYERS: Final = 3
ROUNDS: Final = 5  # how often each comment is met
FORGETTING: Final = 0.1
DOUBT: Final = 0.05  # how much it is taught to leave open, or it is as sure of all it says
SEEN: Final = 2  # what is told of a piece beside its number
NOT_COUNTED: Final = -1


class Taught(NamedTuple):
    """A comment's pieces, what is seen of each, and the number of what each tells."""

    numbers: list[int]
    seen: list[list[float]]
    tells: list[int]


class Network(nn.Module):
    """The transformer with a row of outputs for each piece, in the order of LABELS."""

    def __init__(self, base: Path):
        super().__init__()
        self.words = AutoModel.from_pretrained(base, attn_implementation="eager")
        self.words.encoder.layer = self.words.encoder.layer[:LAYERS]
        self.head = nn.Linear(self.words.config.hidden_size + SEEN, len(LABELS))
        self.forget = nn.Dropout(FORGETTING)

    def forward(self, pieces: Tensor, seen: Tensor, there: Tensor | None = None) -> Tensor:
        """Outputs of comments side by side; `there` is 1 where a piece stands, 0 where none."""
        there = torch.ones_like(pieces) if there is None else there
        found = self.words(input_ids=pieces, attention_mask=there).last_hidden_state.float()
        return self.head(torch.cat([self.forget(found), seen], 2))


def taught(examples: Sequence[Example], known: Pieces) -> list[Taught]:
    """Comments as the network learns from them; of a long one the beginning."""
    return [_taught(one, known) for one in examples]


def _taught(example: Example, known: Pieces) -> Taught:
    pieces = known.within(example.text)[: MOST - 2]
    numbers, seen = as_read(example.text, pieces, known)
    tells = [_tells(example, piece.start) for piece in pieces]
    return Taught(numbers, seen, [NOT_COUNTED, *tells, NOT_COUNTED])


def _tells(example: Example, place: int) -> int:
    for mark in example.marks:
        if mark.start <= place < mark.end:
            return LABELS.index("name" if mark.label == "person" else mark.label)
    return 0


def tune(lessons: Sequence[Taught], base: Path, report: Report) -> Network:
    """A network that has learned from lessons; `report` hears the step, of how many, and the loss.

    The same lessons teach nearly the same: how numbers are rounded depends on the processor.
    """
    torch.manual_seed(SEED)
    network = Network(base)

    def loss_of(some: list[Taught]) -> Tensor:
        pieces, seen, there, tells = _side_by_side(some)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = network(pieces, seen, there)
        return functional.cross_entropy(
            found.float().flatten(0, 1),
            tells.flatten(),
            ignore_index=NOT_COUNTED,
            label_smoothing=DOUBT,
        )

    together = batches(lessons, lambda one: len(one.numbers), ROUNDS)
    learn(network, network.head, list(together), loss_of, report)
    return network.eval()


def _side_by_side(some: Sequence[Taught]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Comments as rows of one length: pieces, what is seen, where pieces stand, what they tell."""
    longest = max(len(one.numbers) for one in some)
    lacking = [longest - len(one.numbers) for one in some]
    each = list(zip(some, lacking, strict=True))
    return (
        torch.tensor([one.numbers + [0] * more for one, more in each]),
        torch.tensor([one.seen + [[0.0] * SEEN] * more for one, more in each]),
        torch.tensor([[1] * len(one.numbers) + [0] * more for one, more in each]),
        torch.tensor([one.tells + [NOT_COUNTED] * more for one, more in each]),
    )


def as_onnx(network: Network) -> bytes:
    """The network as ONNX with weights of 8 bits; it reads one comment, "pieces" and "seen"."""
    example = (torch.ones(1, 12, dtype=torch.long), torch.zeros(1, 12, SEEN))
    return as_8_bits(by_itself(network), example, ["pieces", "seen"])
