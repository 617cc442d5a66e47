"""What the learned weights and the rules together make of a comment.

The rules' own findings go in as hints: they know negation, wishes and stock replies, which words
alone do not show. What is learned is how far to trust each.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from operator import mul
from typing import Any, Final

from feedback.analysis.certainty import certainty
from feedback.analysis.encoder import Encoded, odds
from feedback.analysis.findings import Finding, SentimentFinding
from feedback.analysis.learned import Weighed
from feedback.analysis.words import Token

FIVES: Final = range(1, 6)  # 1 is very positive
FEELINGS: Final = tuple(f"feeling {five}" for five in FIVES)
LEANS: Final = (1.0, 0.5, 0.0, -0.5, -1.0)
CONCERN: Final = "concern"
OTHER_WORDS: Final = "other words"
MIDDLE: Final = 0.2  # the middle fifth of -1..1 reaches this far either way
SCORES: Final = (1.0, 0.6, MIDDLE, -MIDDLE, -0.6, -1.0)
HEAVIEST: Final = 4.0
MOST_WORDS: Final = 3
SHORT: Final = 5  # in so few words each counts, and the rules know what turns it
OF_SHORT: Final = 0.5
STEEPEST: Final = 40.0  # a logit beyond is as good as certain
Hints = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Learned:
    """One comment as the learned weights see it: its words made neutral, weighed as that answer.

    `encoded` is what the full tier's transformer takes it for; `settings["shares"]` says how much
    that counts beside the weights.
    """

    tokens: list[Token]
    question_type: str
    weighed: Weighed
    settings: dict[str, Any]
    encoded: Encoded | None = None

    def feeling(self, rules: SentimentFinding, *, stock: bool = False) -> SentimentFinding:
        """The feeling by both. Of a stock reply ("Nothing"), only how strong: the rules know it."""
        expected = self.expected(feeling_hints(rules, len(self.tokens)))
        learned = _score(expected, self.settings["cuts"])
        score = round(_both(rules.score, learned, len(self.tokens), told=bool(rules.words)), 4)
        if stock and _label(score, rules) != rules.label:
            return rules
        if rules.label == "unclear" and abs(score) <= MIDDLE:
            return rules
        words = rules.words or tuple(self._words_of_feeling(score))
        return SentimentFinding(_label(score, rules), score, rules.textblob, words)

    def expected(self, hints: Hints) -> float:
        """The class to expect, from 1, very positive, to 5, very negative.

        With a transformer it is where half of the odds lie on either side, which told more
        comments rightly than their mean; of the weights alone the mean did.
        """
        weights = self.settings["feelings"][self.question_type]
        with_one = (*hints, 1.0)
        by_weights = odds([self._logit(name, with_one, weights[name]) for name in FEELINGS])
        if self.encoded is None:
            return sum(map(mul, FIVES, by_weights))
        share = partial(self._with_encoded, "feelings")
        return middle(list(map(share, by_weights, self.encoded.odds)))

    def says(self, statement: str, sure: float) -> bool:
        """Whether a comment that reads that surely like the statement is said to be about it."""
        return sure >= self.settings["tag_at"][statement]

    def statements(self, hints: Hints) -> dict[str, float]:
        """How often a comment that reads so is about each statement, from 0 to 1."""
        steps = self.settings["certainty"]
        # Of most statements no phrase speaks, and what is 0 adds nothing.
        told = [(place, hint) for place, hint in enumerate(hints) if hint]
        sure = {}
        for statement, weights in self.settings["statements"].items():
            logit = self.weighed.logits[statement]
            for place, hint in told:
                logit += hint * weights[place]
            logit += weights[-1]
            if self.encoded:
                logit = self._with_encoded("statements", logit, self.encoded.statements[statement])
            sure[statement] = certainty(_sigmoid(logit), steps)
        return sure

    def worries(
        self, found: tuple[Finding, ...], let_go: Callable[[], Sequence[range]]
    ) -> tuple[Finding, ...]:
        """What the rules found, or else words that read like the disclosures it learned from.

        Words that the comment itself denies are none: `let_go` tells where they stand.
        """
        if found:
            return found
        likely = round(self.harm(0.0), 3)
        if likely < self.settings["concern_at"]:
            return ()
        start, end = self.words_for(CONCERN)
        if any(start < denied.stop and denied.start < end for denied in let_go()):
            return found
        return (Finding(CONCERN, OTHER_WORDS, start, end, likely),)

    def harm(self, surest: float) -> float:
        """How likely it tells of harm, 0 to 1; `surest` is how sure the rules are of it."""
        logit = self._logit(CONCERN, (surest, 1.0), self.settings["concern"])
        if self.encoded:
            logit = self._with_encoded("harm", logit, self.encoded.harm)
        return _sigmoid(logit)

    def words_for(self, output: str) -> tuple[int, int]:
        """Where the words stand that speak most for an output: the best, and its like beside it.

        What the transformer alone says rests on all words together.
        """
        parts = self.weighed.parts(output)
        most = max(parts, default=0.0)
        if most <= 0:
            return self._all_words() if self.encoded else (0, 0)
        first = last = parts.index(most)
        enough = most / 2
        while first > 0 and parts[first - 1] >= enough:
            first -= 1
        while last + 1 < len(parts) and parts[last + 1] >= enough:
            last += 1
        return self.tokens[first].start, self.tokens[last].end

    def _all_words(self) -> tuple[int, int]:
        return (self.tokens[0].start, self.tokens[-1].end) if self.tokens else (0, 0)

    def _with_encoded(self, what: str, weighed: float, encoded: float) -> float:
        """What was weighed, and what the transformer says of the same, by their shares."""
        share = self.settings["shares"][what]
        return share * encoded + (1 - share) * weighed

    def _logit(self, output: str, hints: Hints, weights: Sequence[float]) -> float:
        return sum(map(mul, hints, weights), self.weighed.logits[output])

    def _words_of_feeling(self, score: float) -> Iterator[tuple[int, int, float]]:
        """The words that speak most for the feeling, in order; none for a middling one."""
        way = (score > MIDDLE) - (score < -MIDDLE)
        if not way:
            return
        parts = zip(*map(self.weighed.parts, FEELINGS), strict=True)
        leans = [round(sum(map(mul, LEANS, five)), 3) for five in parts]
        best = sorted(range(len(leans)), key=[-way * lean for lean in leans].__getitem__)
        for place in sorted(best[:MOST_WORDS]):
            if way * leans[place] > 0:
                yield self.tokens[place].start, self.tokens[place].end, leans[place]


def feeling_hints(rules: SentimentFinding, words: int) -> Hints:
    """What the rules say of a feeling, as numbers of about the same size."""
    bright = sum([weight for _, _, weight in rules.words if weight > 0])
    dark = -sum([weight for _, _, weight in rules.words if weight < 0])
    return (
        rules.score,
        rules.textblob,
        min(bright, HEAVIEST) / HEAVIEST,
        min(dark, HEAVIEST) / HEAVIEST,
        float(rules.label == "mixed"),
        float(rules.label == "unclear"),
        1.0,
        math.log1p(words) / 4,
        rules.score * min(1.0, SHORT / (words or 1)),
    )


def _both(by_rules: float, learned: float, words: int, *, told: bool) -> float:
    """One score of two: in a few words the rules speak as loud, and agreement is as sure as one.

    `told`: a word of feeling was found. Against it, a few words whose sum says otherwise are wrong.
    """
    if words <= SHORT and told and by_rules * learned < 0:
        return by_rules
    if words <= SHORT and by_rules * learned > 0:
        return max(by_rules, learned, key=abs)
    share = OF_SHORT * min(1.0, SHORT / (words or 1))
    return share * by_rules + (1 - share) * learned


def middle(likely: Sequence[float]) -> float:
    """Where half of the odds lie on either side, when each class owns a fifth of 1 to 5."""
    before, half = 0.0, sum(likely) / 2
    for place, one in enumerate(likely):
        if before + one >= half:
            return 1 + (place + (half - before) / one) * 4 / len(likely)
        before += one
    return float(len(likely))


def _score(expected: float, cuts: Sequence[float]) -> float:
    """From 1, very positive, to -1: straight lines between where the fifths were found to meet."""
    edges = (1.0, *cuts, 5.0)
    for (low, high), (above, below) in zip(pairwise(edges), pairwise(SCORES), strict=True):
        if expected <= high:
            return above + (below - above) * (expected - low) / (high - low)
    return -1.0


def _label(score: float, rules: SentimentFinding) -> str:
    if abs(score) > MIDDLE:
        return "positive" if score > 0 else "negative"
    both = {weight > 0 for *_, weight in rules.words}
    return "mixed" if len(both) > 1 else "neutral"


def _sigmoid(total: float) -> float:
    within = total if -STEEPEST < total < STEEPEST else math.copysign(STEEPEST, total)
    return 1 / (1 + math.exp(-within))
