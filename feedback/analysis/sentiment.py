"""How a comment feels, from three signals: words of care, TextBlob's lexicon, and the question."""

import math
from functools import cache
from typing import Final

from textblob import TextBlob

from feedback.analysis.feelings import Feeling, feelings
from feedback.analysis.findings import SentimentFinding
from feedback.analysis.lexicons import load
from feedback.analysis.neutral import neutralise
from feedback.analysis.praise import turn_averted
from feedback.analysis.replies import kind_of_reply, split_reply
from feedback.analysis.words import Token

FIFTH: Final = 0.2  # the middle fifth of -1..1 reaches this far either way
LEAN: Final = {"what_good": 0.8, "could_improve": -1.0, "nonspecific": 0.0}
STOCK: Final = {
    ("nothing", "what_good"): -0.7,
    ("nothing", "could_improve"): 0.7,
    ("everything", "what_good"): 0.7,
    ("everything", "could_improve"): -0.7,
    ("thanks", "what_good"): 0.5,
    ("thanks", "could_improve"): 0.5,
    ("thanks", "nonspecific"): 0.5,
    ("yes", "what_good"): 0.3,
    ("yes", "could_improve"): -0.3,
}
AGAINST: Final = 0.1  # how much of the lean stays when every word speaks against it
TEXTBLOB_WEIGHT: Final = 0.4
SOFTNESS: Final = 8.0  # weights must add up to the root of this to reach 0.7
CLEAR: Final = 0.9  # a side as heavy as this is clearly there
BALANCE: Final = 0.6  # the lighter side must be this part of the heavier to call it mixed


def sentiment(tokens: list[Token], question_type: str) -> SentimentFinding:
    """The feeling of a comment as an answer to that type of question."""
    plain = neutralise(tokens)
    reply = kind_of_reply(tokens)
    opening, rest = split_reply(plain)
    polarity = textblob_polarity(rest)
    if reply not in ("", "filler"):
        score = STOCK.get((reply, question_type), 0.0)
        return SentimentFinding(_direction(score) or "unclear", score, polarity)
    suggesting = question_type == "could_improve" and not opening
    found = turn_averted(rest, feelings(rest, suggesting=suggesting))
    label, score = _decide(found, polarity, _lean(reply, opening, question_type, found))
    words = tuple((one.start, one.end, one.weight) for one in found)
    return SentimentFinding(label, score, polarity, words)


def _lean(reply: str, opening: str, question_type: str, found: list[Feeling]) -> float:
    """What the question alone makes likely, before any word of the answer is weighed."""
    if reply == "filler":
        return 0.0
    if opening:
        return STOCK.get((opening, question_type), 0.0)
    lean = LEAN[question_type]
    against = any(one.weight * lean < 0 for one in found)
    along = any(one.weight * lean > 0 for one in found)
    return lean * AGAINST if against and not along else lean


def textblob_polarity(plain: list[Token]) -> float:
    """TextBlob's polarity of words already neutralised, from -1 to 1."""
    noise = _noise()
    pieces = []
    sentence = 0
    for token in plain:
        # TextBlob reads "No. Good staff" as "no good": a blank word ends what a negation reaches.
        if token.sentence != sentence:
            pieces.append("and")
        sentence = token.sentence
        if token.text not in noise:
            pieces.append(token.text)
    return round(TextBlob(" ".join(pieces)).sentiment.polarity, 4)


@cache
def _noise() -> frozenset[str]:
    return frozenset(load("noise")["words"])


def _decide(found: list[Feeling], polarity: float, lean: float) -> tuple[str, float]:
    bright = sum(one.weight for one in found if one.weight > 0)
    dark = -sum(one.weight for one in found if one.weight < 0)
    total = bright - dark + TEXTBLOB_WEIGHT * polarity + lean
    score = round(total / math.sqrt(total * total + SOFTNESS), 4)
    low, high = sorted((bright, dark))
    if low >= CLEAR and low >= BALANCE * high:
        return "mixed", max(-FIFTH, min(FIFTH, score))
    if not found and not lean and not polarity:
        return "unclear", 0.0
    return _direction(score) or "neutral", score


def _direction(score: float) -> str:
    if abs(score) <= FIFTH:
        return ""
    return "positive" if score > 0 else "negative"
