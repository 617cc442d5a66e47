"""How a comment feels, from three signals: words of care, TextBlob's lexicon, and the question."""

import math
from collections.abc import Iterable, Iterator
from typing import Final

from feedback.analysis.feelings import Feeling, feelings
from feedback.analysis.findings import Finding, SentimentFinding
from feedback.analysis.polarity import textblob_polarity
from feedback.analysis.praise import turn_averted
from feedback.analysis.replies import kind_of_reply, split_reply
from feedback.analysis.words import Token

DARK: Final = frozenset({"abuse", "neglect", "exploitation", "not safe"})
WORRYING: Final = -0.9
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


def sentiment(
    tokens: list[Token], plain: list[Token], question_type: str, worries: Iterable[Finding] = ()
) -> SentimentFinding:
    """The feeling of a comment as an answer to that type of question.

    `plain` are its words made neutral. What worries in it is dark as well, unless a word of
    feeling has said so already.
    """
    reply = kind_of_reply(tokens)
    opening, rest = split_reply(plain)
    polarity = textblob_polarity(rest)
    if reply not in ("", "filler"):
        score = STOCK.get((reply, question_type), 0.0)
        return SentimentFinding(_direction(score) or "unclear", score, polarity)
    suggesting = question_type == "could_improve" and not opening
    words_of_feeling = feelings(rest, suggesting=suggesting)
    found = turn_averted(rest, [*words_of_feeling, *_dark(worries, rest, words_of_feeling)])
    label, score = _decide(found, polarity, _lean(reply, opening, question_type, found))
    words = tuple([(one.start, one.end, one.weight) for one in found])
    return SentimentFinding(label, score, polarity, words)


def _lean(reply: str, opening: str, question_type: str, found: list[Feeling]) -> float:
    """What the question alone makes likely, before any word of the answer is weighed."""
    if reply == "filler":
        return 0.0
    if opening:
        return STOCK.get((opening, question_type), 0.0)
    lean = LEAN[question_type]
    if not lean:
        return lean
    against = any(one.weight * lean < 0 for one in found)
    along = any(one.weight * lean > 0 for one in found)
    return lean * AGAINST if against and not along else lean


def _dark(
    worries: Iterable[Finding], tokens: list[Token], found: list[Feeling]
) -> Iterator[Feeling]:
    """What worries, as feeling; a condition that somebody lives with ("suicidal") is none."""
    if not worries:
        return
    said = {place for one in found for place in range(one.start, one.end)}
    place_of = {token.start: place for place, token in enumerate(tokens)}
    for worry in worries:
        if worry.label in DARK and said.isdisjoint(range(worry.start, worry.end)):
            place = place_of.get(worry.start)
            if place is not None:
                yield Feeling(worry.start, worry.end, WORRYING, place, place + 1, WORRYING)


def _decide(found: list[Feeling], polarity: float, lean: float) -> tuple[str, float]:
    bright = sum([one.weight for one in found if one.weight > 0])
    dark = -sum([one.weight for one in found if one.weight < 0])
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
