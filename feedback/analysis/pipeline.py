"""Text in, findings out: one pass through tags, sentiment, concerns and identifiers."""

from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any, Final, Literal, get_args

from feedback.analysis import encoder, spotter
from feedback.analysis.concerns import concerns, let_go
from feedback.analysis.encoder import Encoder
from feedback.analysis.findings import Analyser, Finding, Result
from feedback.analysis.identifiers import identifiers
from feedback.analysis.learned import Model, core
from feedback.analysis.learned_findings import Learned
from feedback.analysis.neutral import neutralise
from feedback.analysis.replies import kind_of_reply, told_apart
from feedback.analysis.sentiment import sentiment
from feedback.analysis.spotter import Spotter
from feedback.analysis.tagging import tag
from feedback.analysis.words import Token, tokenise

QuestionType = Literal["what_good", "could_improve", "nonspecific"]
QUESTION_TYPES: Final[tuple[str, ...]] = get_args(QuestionType)
TIERS: Final = ("core", "full")
# What reads when the learned weights cannot be used: the rules alone.
RULES: Final = Analyser(name="core-rules", version="10", tier="core")
CORE: Final = Analyser(name="core", version="12", tier="core")
FULL: Final = Analyser(name="full", version="10", tier="full")


@dataclass(frozen=True)
class Reader:
    """One way to read comments: by the rules, with learned weights beside, and two transformers.

    The transformers need the weights. The same text and question always give the same result.
    """

    model: Model | None
    encoder: Encoder | None = None
    spotter: Spotter | None = None

    @cached_property
    def analyser(self) -> Analyser:
        """Who signs the findings."""
        if self.model is None:
            return RULES
        return FULL if self.encoder else CORE

    def read(
        self, text: str, *, question_type: str = "nonspecific", asked: tuple[str, ...] = ()
    ) -> Result:
        """What the text is about, how it feels, what worries in it and whom it names.

        `asked` holds the quality statements of the statement that was asked. Raises ValueError
        for a question type that is none.
        """
        _check(question_type)
        tokens = tokenise(text)
        plain = neutralise(tokens)
        worries = concerns(tokens)
        felt = sentiment(tokens, plain, question_type, worries)
        by, named, stock = self.analyser, self._named(text), bool(kind_of_reply(tokens))
        if self.model is None:
            tags = () if stock else tag(tokens, asked, worries)
            return Result(by, tags, felt, worries, named)
        words = told_apart(plain)
        if not self.model.can_read(words):
            return Result(by, (), replace(felt, label="unclear", score=0.0), worries, named)
        learned = self._learned(self.model, words, question_type)
        return Result(
            analyser=by,
            tags=() if stock else tag(tokens, asked, worries, learned),
            sentiment=learned.feeling(felt, stock=stock),
            concerns=learned.worries(worries, lambda: let_go(tokens)),
            identifiers=named,
        )

    def how_worrying(self, text: str, *, question_type: str = "nonspecific") -> float:
        """How likely the text tells of harm, from 0 to 1, be it enough to be held or not."""
        _check(question_type)
        tokens = tokenise(text)
        surest = _surest(concerns(tokens))
        if self.model is None:
            return surest
        words = told_apart(neutralise(tokens))
        return self._learned(self.model, words, question_type).harm(surest)

    def _named(self, text: str) -> tuple[Finding, ...]:
        return identifiers(text, self.spotter.find if self.spotter else None)

    def _learned(self, model: Model, words: list[Token], question_type: str) -> Learned:
        weighed = model.weigh(words, question_type)
        encoded = self.encoder.read(words, question_type) if self.encoder else None
        return Learned(words, question_type, weighed, self._settings, encoded)

    @cached_property
    def _settings(self) -> dict[str, Any]:
        """What was settled for the weights, and then anew for both together."""
        header = self.model.header if self.model else {}
        return header | (self.encoder.header if self.encoder else {})


@cache
def reader(tier: str = "core") -> Reader:
    """Who reads for that tier: what of it can be used on this machine, else the tier below.

    Raises ValueError for a tier that is none.
    """
    if tier not in TIERS:
        raise ValueError(f"Unknown tier {tier!r}: use one of {', '.join(TIERS)}.")
    spots = spotter.full() if tier == "full" and core() else None
    return Reader(core(), encoder.full(), spots) if spots else Reader(core())


ANALYSER: Final = reader().analyser


def analyse(
    text: str,
    *,
    question_type: str = "nonspecific",
    asked: tuple[str, ...] = (),
    tier: str = "core",
) -> Result:
    """What the reader of that tier finds in a text (`Reader.read`)."""
    return reader(tier).read(text, question_type=question_type, asked=asked)


def may_be_another_language(text: str) -> bool:
    """Whether so few of the words are known that nothing about them is guessed."""
    model = core()
    return model is not None and not model.can_read(told_apart(neutralise(tokenise(text))))


def _surest(found: tuple[Finding, ...]) -> float:
    return max((one.confidence for one in found), default=0.0)


def _check(question_type: str) -> None:
    if question_type not in QUESTION_TYPES:
        raise ValueError(
            f"Unknown question type {question_type!r}: use one of {', '.join(QUESTION_TYPES)}."
        )
