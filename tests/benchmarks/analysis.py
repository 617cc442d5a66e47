"""Reading comments: tags, sentiment, concerns and names, beside TextBlob's polarity alone."""

from collections.abc import Callable, Iterator
from time import process_time

from textblob import TextBlob

from feedback.analysis import analyse
from feedback.demonstration import content
from tests.benchmarks.rates import line

ROUNDS = 15


def lines() -> Iterator[dict[str, object]]:
    """`analyse_core`: the demonstration's comments through the core pipeline; peer: TextBlob."""
    texts = [comment.text for comment in content.comments()]
    _rate(analyse, texts), _rate(_polarity, texts)  # words that come back are remembered
    rates = [(_rate(analyse, texts), _rate(_polarity, texts)) for _ in range(ROUNDS)]
    yield line("analyse_core", rates, len(texts) * ROUNDS)


def _rate(read: Callable[[str], object], texts: list[str]) -> float:
    """How many comments a second one core reads, whatever else the machine does meanwhile."""
    began = process_time()
    for text in texts:
        read(text)
    return len(texts) / (process_time() - began)


def _polarity(text: str) -> object:
    return TextBlob(text).sentiment
