"""TextBlob's polarity of a comment, which is one signal and never decides alone."""

from functools import cache
from itertools import repeat
from typing import Final

from textblob import en

from feedback.analysis.lexicons import load
from feedback.analysis.remembered import Remembered
from feedback.analysis.words import Token

# TextBlob reads "No. Good staff" as "no good": a blank word ends what a negation reaches.
BETWEEN_SENTENCES: Final = "and"
# A plain word so long ends what a negation or "very" before it reaches; until then it may go on.
ENDS_REACH: Final = 3


class _Lexicon(en.Sentiment):
    """TextBlob's own words and rules, without asking at each word whether they are loaded."""

    __contains__ = dict.__contains__
    __getitem__ = dict.__getitem__


@cache
def _lexicon() -> _Lexicon:
    theirs = en.sentiment
    lexicon = _Lexicon(
        path=theirs.path,
        synset="wordnet_id",
        negations=theirs.negations,
        modifiers=theirs.modifiers,
        modifier=theirs.modifier,
        language="en",
    )
    lexicon.load()
    return lexicon


def textblob_polarity(plain: list[Token]) -> float:
    """TextBlob's polarity of words already neutralised, from -1 to 1."""
    # The words go in as they are: TextBlob would only part them again, which is most of its cost.
    assessed = _lexicon().assessments(zip(_words(plain), repeat(None), strict=False))
    return round(sum(polarity for _, polarity, *_ in assessed) / (len(assessed) or 1), 4)


def _words(plain: list[Token]) -> list[str]:
    """The words that may count: those that sway, and after each as many as its reach may take."""
    noise = _noise()
    words = []
    sentence, reaches = 0, False
    for token in plain:
        word = token.text
        if token.sentence != sentence:
            words.append(BETWEEN_SENTENCES)
            sentence, reaches = token.sentence, False
        if _SWAYS[word]:
            words.append(word)
            reaches = True
        elif reaches and word not in noise:
            words.append(word)
            reaches = len(word) < ENDS_REACH
    return words


def _sways(word: str) -> bool:
    """Whether TextBlob makes anything of the word: a plain one that it does not know, it passes."""
    lexicon = _lexicon()
    known = word in lexicon or word in lexicon.negations or not word.isalpha()
    return known and word not in _noise()


_SWAYS: Final = Remembered(_sways)


@cache
def _noise() -> frozenset[str]:
    return frozenset(load("noise")["words"])
