"""The tuned transformer as it reads one comment by itself.

What reading many side by side needs, masks and shapes of their own, is left out of the file that
runs, and what is asked of each word three times over is asked once: the same numbers, sooner.
"""

import math
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional


class Found(NamedTuple):
    """What `transformers` calls it: a row for each piece, a column for each feature."""

    last_hidden_state: Tensor


class Alone(nn.Module):
    """A BERT that is given the pieces of one comment, 1 by its length; it changes no weight."""

    def __init__(self, bert: nn.Module):
        super().__init__()
        known = bert.embeddings
        self.pieces, self.evened = known.word_embeddings, known.LayerNorm
        # Every piece is of the first and only sentence.
        places = known.position_embeddings.weight + known.token_type_embeddings.weight[0]
        self.places = nn.Parameter(places.detach())
        self.layers = nn.ModuleList(map(_Layer, bert.encoder.layer))

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Found:
        """`attention_mask` is not asked: every piece is there."""
        found = self.evened(self.pieces(input_ids[0]) + self.places[: input_ids.shape[1]])
        for layer in self.layers:
            found = layer(found)
        return Found(found.unsqueeze(0))


class _Layer(nn.Module):
    """One layer: each piece looks at all of them, and is then thought over by itself."""

    def __init__(self, layer: nn.Module):
        super().__init__()
        of_self, self.looked = layer.attention.self, layer.attention.output
        self.heads = of_self.num_attention_heads
        self.asks = _at_once(of_self, scale=1 / math.sqrt(of_self.attention_head_size))
        self.thinks, self.thought = layer.intermediate.dense, layer.output

    def forward(self, found: Tensor) -> Tensor:
        length, width = found.shape
        asked = self.asks(found).reshape(length, 3, self.heads, width // self.heads)
        query, key, value = (asked[:, part].transpose(0, 1) for part in range(3))
        seen = torch.softmax(query @ key.transpose(1, 2), -1) @ value
        # The linear layers alone: what `transformers` puts around them drops out in training only.
        looked = self.looked.dense(seen.transpose(0, 1).reshape(length, width))
        found = self.looked.LayerNorm(found + looked)
        thought = self.thought.dense(functional.gelu(self.thinks(found)))
        return self.thought.LayerNorm(found + thought)


def _at_once(of_self: nn.Module, scale: float) -> nn.Linear:
    """Queries, keys and values by one layer; the queries already divided as attention wants it."""
    three = (of_self.query, of_self.key, of_self.value)
    scales = (scale, 1.0, 1.0)
    once = nn.Linear(of_self.query.in_features, 3 * of_self.query.out_features)
    with torch.no_grad():
        once.weight.copy_(
            torch.cat([one.weight * by for one, by in zip(three, scales, strict=True)])
        )
        once.bias.copy_(torch.cat([one.bias * by for one, by in zip(three, scales, strict=True)]))
    return once
