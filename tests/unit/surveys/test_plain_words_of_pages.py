"""Everything a respondent reads is short sentences, one idea each: templates, labels, messages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from surveys.plain_words import WARN_OVER, sentences

ROOT = Path(__file__).resolve().parents[3]
TEMPLATES = sorted((ROOT / "frontend" / "templates" / "surveys").rglob("*.html"))
MESSAGES = [
    ROOT / "surveys" / "given.py",
    *sorted((ROOT / "surveys" / "actions").glob("*.py")),
    *sorted((ROOT / "surveys" / "presenters").glob("*.py")),
    *sorted((ROOT / "surveys" / "views").glob("*.py")),
]
JARGON = {"simply", "click here", "submit", "invalid", "error", "login", "data"}

# {% translate "words" %}, with or without "as name".
TRANSLATED = re.compile(r"{%\s*translate\s+\"([^\"]*)\".*?%}")
BLOCK = re.compile(r"{%\s*blocktranslate.*?%}(.*?){%\s*endblocktranslate\s*%}", re.S)
PLURAL = re.compile(r"{%\s*plural\s*%}")
VARIABLE = re.compile(r"{{.*?}}")
TAG = re.compile(r"<[^>]*>|{%.*?%}", re.S)
COMMENT = re.compile(r"{#.*?#}")


def texts_of_template(source: str) -> Iterator[str]:
    """Every run of words in a template: what is translated, and what stands between the tags."""
    source = COMMENT.sub("", source)
    for block in BLOCK.findall(source):
        yield from (VARIABLE.sub("word", part) for part in PLURAL.split(block))
    source = BLOCK.sub("\n", source)
    yield from TRANSLATED.findall(source)
    source = TRANSLATED.sub("\n", source)
    yield from TAG.sub("\n", VARIABLE.sub("\n", source)).splitlines()


def texts_of_code(source: str) -> Iterator[str]:
    """Every sentence in Python code that is shown: marked for translation, or raised."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _shows(node):
            for argument in node.args:
                yield from _texts(argument)


def _shows(call: ast.Call) -> bool:
    name = getattr(call.func, "id", "")
    # Classes here are exceptions whose message a person reads, or data that holds no words.
    return name == "_" or name[:1].isupper()


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "word" for part in node.values)
        yield "".join(parts)


def too_hard(text: str) -> list[str]:
    """The sentences of a text that are too long, or that use a word nobody should need."""
    return [
        sentence
        for sentence in sentences(text)
        if len(sentence.split()) > WARN_OVER
        or any(re.search(rf"\b{word}\b", sentence.lower()) for word in JARGON)
    ]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_template_speaks_in_short_plain_sentences(template):
    texts = list(texts_of_template(template.read_text(encoding="utf-8")))

    assert [hard for text in texts for hard in too_hard(text)] == []


@pytest.mark.parametrize("module", MESSAGES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_messages_and_labels_are_short_plain_sentences(module):
    texts = list(texts_of_code(module.read_text(encoding="utf-8")))

    assert [hard for text in texts for hard in too_hard(text)] == []


def test_words_are_really_found():
    """The readers above would pass everything if they found nothing."""
    template = """{# A comment. #}{% translate "Said aloud." as text %}<p>Written down.</p>
    {% blocktranslate with n=n %}Gone on {{ n }}.{% endblocktranslate %}"""
    code = (
        'def f():\n    """Doc."""\n    raise NotUnderstood(f"Fewer than {n} letters.") or _("Yes")'
    )

    assert {"Said aloud.", "Written down.", "Gone on word."} <= set(texts_of_template(template))
    assert "A comment." not in " ".join(texts_of_template(template))
    assert set(texts_of_code(code)) == {"Fewer than word letters.", "Yes"}
    assert too_hard("word " * 16)
    assert sum(1 for path in MESSAGES for _ in texts_of_code(path.read_text())) > 50
