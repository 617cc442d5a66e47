"""Takes the words for who a person is out of the reckoning, so that they cannot sway a score.

"Disabled", "black" or "poor mobility" say nothing about the care. Each becomes the same blank
word, whatever its length, so that one may be swapped for another and every score stays.
"""

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from feedback.analysis.lexicons import load
from feedback.analysis.phrases import PhraseBook
from feedback.analysis.words import Token

BLANK, RELATIVE, NUMBER = "person", "relative", "number"
AGES = range(13, 120)
LAST = "last word"
ARTICLES = ("a", "an")
NO_AGE = ("24", "111")  # round the clock, and who is rung


@cache
def _book() -> PhraseBook[str]:
    identity = load("identity")
    blanks = {"idioms": "", "words": BLANK, "kin": RELATIVE, "last_word": LAST}
    return PhraseBook(
        (phrase, blank) for name, blank in blanks.items() for phrase in identity[name]
    )


def neutralise(tokens: list[Token]) -> list[Token]:
    """The same words, with each word or phrase for who somebody is made one blank.

    So is what names a place, and any number that could be an age.
    """
    if any([token.place or token.text.isdecimal() for token in tokens]):
        tokens = [_without_age(token) for token in _without_places(tokens)]
    result: list[Token] = []
    place = 0
    for match in _book().find(tokens):
        result.extend(tokens[place : match.first])
        result.extend(_blanked(tokens[match.first : match.last], match.claims))
        place = match.last
    result.extend(tokens[place:])
    return list(_once(result)) if BLANK in [token.text for token in result] else result


def _once(tokens: list[Token]) -> Iterator[Token]:
    """Blanks side by side as one, without "a": "a disabled woman" is no more than "women"."""
    before = ""
    words = [token.text for token in tokens]
    for token, word, following in zip(tokens, words, [*words[1:], ""], strict=True):
        repeated = word == BLANK == before
        its_article = following == BLANK and word in ARTICLES
        if not repeated and not its_article:
            yield token
            before = word


def _blanked(found: list[Token], claims: tuple[str, ...]) -> list[Token]:
    if not all(claims):
        return found
    if LAST in claims:
        return [*found[:-1], _blank(found[-1:])]
    return [_blank(found, claims[0])]


def _without_age(token: Token) -> Token:
    written = token.text
    if written.isdecimal() and written not in NO_AGE and len(written) < 4 and int(written) in AGES:
        return token._replace(text=NUMBER)
    return token


def _without_places(tokens: list[Token]) -> Iterator[Token]:
    """Each name of a place as one blank, however many words it has."""
    for named, run in groupby(tokens, key=lambda token: token.place):
        if named:
            yield _blank(list(run))
        else:
            yield from run


def _blank(found: list[Token], blank: str = BLANK) -> Token:
    first, last = found[0], found[-1]
    return Token(blank, first.start, last.end, first.sentence, first.clause)
