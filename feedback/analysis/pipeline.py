"""Text in, findings out: one pass through tags, sentiment, concerns and identifiers."""

from typing import Final, Literal, get_args

from feedback.analysis.concerns import concerns
from feedback.analysis.findings import Analyser, Result
from feedback.analysis.identifiers import identifiers
from feedback.analysis.sentiment import sentiment
from feedback.analysis.tagging import tag
from feedback.analysis.words import tokenise

QuestionType = Literal["what_good", "could_improve", "nonspecific"]
QUESTION_TYPES: Final[tuple[str, ...]] = get_args(QuestionType)
ANALYSER: Final = Analyser(name="core-rules", version="1", tier="core")


def analyse(
    text: str, *, question_type: str = "nonspecific", asked: tuple[str, ...] = ()
) -> Result:
    """What the text is about, how it feels, what worries in it and whom it names.

    `asked` holds the quality statements of the statement that was asked. The same text and
    question always give the same result.
    """
    if question_type not in QUESTION_TYPES:
        raise ValueError(
            f"Unknown question type {question_type!r}: use one of {', '.join(QUESTION_TYPES)}."
        )
    tokens = tokenise(text)
    worries = concerns(tokens)
    return Result(
        analyser=ANALYSER,
        tags=tag(tokens, asked, worries),
        sentiment=sentiment(tokens, question_type, worries),
        concerns=worries,
        identifiers=identifiers(text),
    )
