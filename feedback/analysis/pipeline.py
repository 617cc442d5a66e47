"""Text in, findings out: one pass through tags, sentiment, concerns and identifiers."""

from dataclasses import replace
from typing import Final, Literal, get_args

from feedback.analysis.concerns import concerns, let_go
from feedback.analysis.findings import Analyser, Result
from feedback.analysis.identifiers import identifiers
from feedback.analysis.learned import Model, core
from feedback.analysis.learned_findings import Learned
from feedback.analysis.neutral import neutralise
from feedback.analysis.replies import kind_of_reply, told_apart
from feedback.analysis.sentiment import sentiment
from feedback.analysis.tagging import tag
from feedback.analysis.words import tokenise

QuestionType = Literal["what_good", "could_improve", "nonspecific"]
QUESTION_TYPES: Final[tuple[str, ...]] = get_args(QuestionType)
# What reads when the learned weights cannot be used: the rules alone.
RULES: Final = Analyser(name="core-rules", version="2", tier="core")
CORE: Final = Analyser(name="core", version="2", tier="core")
ANALYSER: Final = CORE if core() else RULES


def analyse(
    text: str, *, question_type: str = "nonspecific", asked: tuple[str, ...] = ()
) -> Result:
    """What the text is about, how it feels, what worries in it and whom it names.

    `asked` holds the quality statements of the statement that was asked. The same text and
    question always give the same result.
    """
    return analyse_with(core(), text, question_type=question_type, asked=asked)


def how_worrying(text: str, *, question_type: str = "nonspecific") -> float:
    """How likely the text tells of harm, from 0 to 1, be it enough to be held or not."""
    tokens, model = tokenise(text), core()
    surest = max((one.confidence for one in concerns(tokens)), default=0.0)
    if model is None:
        return surest
    words = told_apart(neutralise(tokens))
    weighed = model.weigh(words, question_type)
    return Learned(words, question_type, weighed, model.header).harm(surest)


def may_be_another_language(text: str) -> bool:
    """Whether so few of the words are known that nothing about them is guessed."""
    model = core()
    return model is not None and not model.can_read(told_apart(neutralise(tokenise(text))))


def analyse_with(
    model: Model | None,
    text: str,
    *,
    question_type: str = "nonspecific",
    asked: tuple[str, ...] = (),
) -> Result:
    """The same with those learned weights, or by the rules alone."""
    if question_type not in QUESTION_TYPES:
        raise ValueError(
            f"Unknown question type {question_type!r}: use one of {', '.join(QUESTION_TYPES)}."
        )
    tokens = tokenise(text)
    plain = neutralise(tokens)
    worries = concerns(tokens)
    felt = sentiment(tokens, plain, question_type, worries)
    if model is None:
        tags = tag(tokens, asked, worries)
        return Result(RULES, tags, felt, worries, identifiers(text))
    words = told_apart(plain)
    if not model.can_read(words):
        return Result(
            CORE, (), replace(felt, label="unclear", score=0.0), worries, identifiers(text)
        )
    learned = Learned(words, question_type, model.weigh(words, question_type), model.header)
    return Result(
        analyser=CORE,
        tags=tag(tokens, asked, worries, learned),
        sentiment=learned.feeling(felt, stock=bool(kind_of_reply(tokens))),
        concerns=learned.worries(worries, lambda: let_go(tokens)),
        identifiers=identifiers(text),
    )
