"""Reading comments: tags, sentiment, concerns and names, beside TextBlob's polarity alone."""

from textblob import TextBlob

from feedback.analysis import analyse
from feedback.demonstration import content
from tests.benchmarks.__main__ import Bench


def benches() -> list[Bench]:
    """`analyse_247`: our whole pipeline on the demonstration's comments; peer: TextBlob only."""
    texts = [comment.text for comment in content.comments()]
    return [
        Bench(
            f"analyse_{len(texts)}",
            ours=lambda: [analyse(text) for text in texts],
            peer=lambda: [TextBlob(text).sentiment for text in texts],
        )
    ]
