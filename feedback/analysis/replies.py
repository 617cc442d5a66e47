"""Tells an answer with something to say from "Nothing", "Thank you" and "I don't know"."""

from functools import cache

from feedback.analysis.lexicons import load
from feedback.analysis.phrases import PhraseBook
from feedback.analysis.words import Token

KINDS = ("nothing", "everything", "unsure", "thanks", "yes", "filler")
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
    for match in _book().find(tokens):
        if match.first != place:
            return ""
        kinds.append(match.claims[0])
        place = match.last
    if place < len(tokens):
        return ""
    telling = [kind for kind in kinds if kind != "filler"]
    return telling[0] if telling else "filler"


def split_reply(tokens: list[Token]) -> tuple[str, list[Token]]:
    """The stock reply that a comment begins with, and what it goes on to say.

    "Nothing, they were great" is "nothing" and then praise; "Nothing was done" is one statement.
    """
    match = next(_book().find(tokens[:SHORT]), None)
    if match is None or match.first or match.claims[0] != "nothing" or match.last == len(tokens):
        return "", tokens
    last, following = tokens[match.last - 1], tokens[match.last]
    if last.clause != following.clause or following.text in load("replies")["goes_on"]:
        return match.claims[0], tokens[match.last :]
    return "", tokens
