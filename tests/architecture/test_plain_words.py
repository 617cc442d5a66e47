"""Everything a respondent can meet is in plain words (rule 23), wherever it is written."""

import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings

from cms.catalogues import STAFF, TEMPLATES, messages_used
from surveys.plain_words import WARN_OVER, sentences
from tests.architecture.words_excused import (
    ENGLISH_ONLY,
    KNOWN_TO_READERS,
    LONGER,
    SAID_HERE,
    STAFF_COMPONENTS,
    THE_SAME_EVERYWHERE,
)

ROOT = Path(settings.BASE_DIR)
TAG = re.compile(r"<[^>]+>|&\w+;")
# Marked as English where it stands, such as the staff's way in.
ENGLISH = re.compile(r"""<(\w+)[^>]* lang="en-gb"[^>]*>.*?</\1>""")
# The standard wording of national questions, which is not ours to change; their easy-read
# wording is read from where it is kept.
NATIONAL = ["surveys/monitoring_words.py"]
# Notes to whoever keeps the data, not words to read.
NOTES = {"easy_read_provenance", "easy_read_co_produced"}
TRANSLATED = re.compile(r"{% blocktranslate.*?{% endblocktranslate %}", re.DOTALL)
CLASSES = re.compile(r"{% block \w+_class %}.*?{% endblock \w*")
DJANGO = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}")
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
# For each of these there is a shorter or a more common word: the usual advice on easy read.
HARD = set((Path(__file__).parent / "hard_words.txt").read_text(encoding="utf-8").split())
HARD_ONES = HARD - set(KNOWN_TO_READERS)


@cache
def read_by_respondents() -> dict[str, str]:
    """Every text a respondent can meet in English, and where it stands."""
    texts = {
        text: ", ".join(places)
        for message, places in messages_used().items()
        for text in (message.text, message.plural)
        if text and places != NATIONAL
    }
    for name in ENGLISH_ONLY:
        texts |= dict.fromkeys(Words(_source(name)).lines, name)
    return texts | dict(_easy_read_texts())


def _easy_read_texts() -> Iterator[tuple[str, str]]:
    for path in sorted([*ROOT.glob("themes/data/*.json"), *ROOT.glob("surveys/data/*.json")]):
        for text in _easy_read(json.loads(path.read_text(encoding="utf-8"))):
            yield text, path.name


def _easy_read(node, wanted: bool = False) -> Iterator[str]:
    """Yield the easy-read wordings of a reference document, at whatever depth they stand."""
    if isinstance(node, str) and wanted:
        yield node
    elif isinstance(node, list):
        for item in node:
            yield from _easy_read(item, wanted)
    elif isinstance(node, dict):
        for name, value in node.items():
            if name == "field_notes":
                continue
            names_them = name.startswith("easy_read") and name not in NOTES
            parts = {"statement", "question"} if name == "easy_read" else set()
            if isinstance(value, dict) and parts & set(value):
                yield from (value[part] for part in sorted(parts & set(value)))
            else:
                yield from _easy_read(value, names_them and isinstance(value, str | list))


def words_of(sentence: str) -> list[str]:
    return TAG.sub(" ", sentence).split()


def test_there_is_something_to_read():
    assert len(read_by_respondents()) > 400
    assert "Get help now" in read_by_respondents()
    assert "Do the people who help you work well together?" in read_by_respondents()


def test_no_sentence_is_longer_than_fifteen_words():
    long = {
        sentence: place
        for text, place in read_by_respondents().items()
        for sentence in sentences(text)
        if len(words_of(sentence)) > WARN_OVER and text not in LONGER
    }

    assert long == {}


def test_no_hard_word_stands_without_its_meaning():
    hard = {
        (word, text): place
        for text, place in read_by_respondents().items()
        for word in HARD_ONES.intersection(WORD.findall(TAG.sub(" ", text).lower()))
        if (word, text) not in SAID_HERE and not _explained(word, text)
    }

    assert hard == {}


def _explained(word: str, text: str) -> bool:
    """True where the same text goes on to say what the word means."""
    return bool(re.search(rf"\b{word}\b\S* (means|is when|is)\b", text, re.IGNORECASE))


def _templates() -> list[str]:
    names = (path.relative_to(TEMPLATES).as_posix() for path in sorted(TEMPLATES.rglob("*.html")))
    return [name for name in names if not name.startswith((*STAFF, *STAFF_COMPONENTS))]


class Words(HTMLParser):
    """The words of a page that stand between its tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.lines.append(data.strip())

    @property
    def words(self) -> list[str]:
        return [word for line in self.lines for word in re.findall(r"[^\W\d_]{2,}", line)]


def _source(name: str) -> str:
    """A template as a page shows it, without what Django puts in."""
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    return ENGLISH.sub("", DJANGO.sub("", CLASSES.sub("{%", TRANSLATED.sub("", source))))


@pytest.mark.parametrize("name", _templates())
def test_template_says_nothing_that_cannot_be_translated(name):
    if name in ENGLISH_ONLY:
        return
    assert set(Words(_source(name)).words) - THE_SAME_EVERYWHERE == set()


@pytest.mark.parametrize("name", ENGLISH_ONLY)
def test_page_in_english_only_says_so(name):
    assert '<html lang="en-gb">' in (TEMPLATES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("text", [*LONGER, *(text for _, text in SAID_HERE)])
def test_excuse_is_still_needed(text):
    assert text in read_by_respondents()
