"""Takes the words for who a person is out of the reckoning, so that they cannot sway a score.

"Disabled", "black" or "poor mobility" say nothing about the care. Each becomes the same blank
word, whatever its length, so that one may be swapped for another and every score stays.
"""

from functools import cache

from feedback.analysis.lexicons import load
from feedback.analysis.phrases import PhraseBook
from feedback.analysis.words import Token

BLANK = "person"


@cache
def _book() -> PhraseBook[bool]:
    identity = load("identity")
    kept = [(phrase, False) for phrase in identity["idioms"]]
    blanked = [(phrase, True) for phrase in identity["words"]]
    return PhraseBook(kept + [(phrase, flag) for phrase, flag in blanked])


def neutralise(tokens: list[Token]) -> list[Token]:
    """The same words, with each word or phrase of identity or condition made one blank."""
    result: list[Token] = []
    place = 0
    for match in _book().find(tokens):
        result.extend(tokens[place : match.first])
        found = tokens[match.first : match.last]
        result.extend([_blank(found)] if all(match.claims) else found)
        place = match.last
    return result + tokens[place:]


def _blank(found: list[Token]) -> Token:
    first, last = found[0], found[-1]
    return Token(BLANK, first.start, last.end, first.sentence, first.clause)
