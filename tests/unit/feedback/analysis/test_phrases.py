import pytest

from feedback.analysis.phrases import PhraseBook
from feedback.analysis.words import Token, tokenise


def found(phrases: list[str], text: str) -> list[str]:
    tokens = tokenise(text)
    book = PhraseBook((phrase, phrase) for phrase in phrases)
    return [claim for match in book.find(tokens) for claim in match.claims]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("care plan", "my care plan is old"),
        ("assess*", "they assessed me"),
        ("call _ back", "call him back"),
        ("kept .. informed", "kept us all fully informed"),
        ("kept .. informed", "kept informed"),
    ],
)
def test_phrase_is_found(phrase, text):
    assert found([phrase], text) == [phrase]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("care plan", "I care. Plan it"),
        ("assess*", "reassess"),
        ("call _ back", "call back"),
        ("kept .. informed", "kept me and you and them informed"),
    ],
)
def test_phrase_is_not_found(phrase, text):
    assert found([phrase], text) == []


def test_longest_phrase_wins_and_takes_its_words():
    assert found(["care", "care home", "home"], "my care home") == ["care home"]


def test_phrase_with_two_claims_gives_both():
    book = PhraseBook([("club", 1), ("club", 2)])

    (match,) = book.find(tokenise("the club"))

    assert match.claims == (1, 2)


class Counted(list[Token]):
    """A row of words that counts how often one of them is looked at."""

    looks = 0

    def __getitem__(self, place):
        self.looks += 1
        return super().__getitem__(place)


@pytest.mark.parametrize("text", ["a b ", "not know ", "kept kept ", "assess "])
def test_looks_grow_with_the_words_alone(text):
    book = PhraseBook((p, p) for p in ["a .. b .. c", "not know what .. do", "kept .. up", "as*"])
    short, long = Counted(tokenise(text * 100)), Counted(tokenise(text * 1000))

    list(book.find(short))
    list(book.find(long))

    assert long.looks / len(long) <= 1.1 * short.looks / len(short)
