"""Tells an answer with something to say from "Nothing", "Thank you" and "I don't know"."""

from functools import cache

from feedback.analysis.lexicons import load
from feedback.analysis.phrases import PhraseBook
from feedback.analysis.words import Token

KINDS = ("nothing", "everything", "unsure", "thanks", "yes", "filler")
NOTHING, NAUGHT = "nothing", "naught"
SHORT = 6  # a longer reply says more than its stock phrase


@cache
def _book() -> PhraseBook[str]:
    lists = load("replies").items()
    return PhraseBook(
        (phrase, kind) for kind, phrases in lists if kind in KINDS for phrase in phrases
    )


def kind_of_reply(tokens: list[Token]) -> str:
    """One of nothing, everything, unsure, thanks, yes, filler; or "" when there is more to it."""
    if not tokens:
        return "filler"
    kinds = []
    place = 0
    while place < len(tokens):
        match = _book().match_at(tokens, place)
        if match is None:
            return ""
        kinds.append(match.claims[0])
        place = match.last
    telling = [kind for kind in kinds if kind != "filler"]
    return telling[0] if telling else "filler"


def split_reply(tokens: list[Token]) -> tuple[str, list[Token]]:
    """The stock reply that a comment begins with, and what it goes on to say.

    "Nothing, they were great" is "nothing" and then praise; "Nothing was done" is one statement.
    """
    match = _book().match_at(tokens[:SHORT], 0) if tokens else None
    if match is None or match.claims[0] != NOTHING or match.last == len(tokens):
        return "", tokens
    last, following = tokens[match.last - 1], tokens[match.last]
    if last.clause != following.clause or following.text in load("replies")["goes_on"]:
        return match.claims[0], tokens[match.last :]
    return "", tokens


def told_apart(tokens: list[Token]) -> list[Token]:
    """The same words, where a "nothing" that is no reply ("Nothing was done") is another word."""
    if NOTHING not in [token.text for token in tokens]:
        return tokens
    if kind_of_reply(tokens) or split_reply(tokens)[0]:
        return tokens
    return [token._replace(text=NAUGHT) if token.text == NOTHING else token for token in tokens]
