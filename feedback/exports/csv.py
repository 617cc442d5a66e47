"""One flat table: what the pack is, its corrections and terms, the figures, quotes, gaps.

With the figures, how often people found the machine's suggestions right.
"""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from feedback.exports.cells import safe
from feedback.models import EvidencePack
from feedback.selectors.beside_pack import Plain, words_of

COLUMNS = (
    "section",
    "quality_statement",
    "i_statement",
    "voice",
    "measure",
    "shown",
    "percent",
    "text",
    "question",
    "version",
    "how",
    "pack_sha256",
)
# The document keeps its names in alphabetical order; a table is read in this one.
ORDER = (
    *("person", "carer", "on_behalf"),
    *("yes", "sometimes", "no", "dont_know", "rather_not_say", "skipped"),
    *("positive", "mixed", "negative", "neutral", "unclear", "confirmed", "suggested"),
)


def draw(pack: EvidencePack, beside: Plain) -> bytes:
    """The pack as CSV with a header; every row carries the hash of the pack.

    UTF-8 with a byte order mark, or Excel would take curly quotes for something else.
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows(json.loads(pack.document), beside):
        cells = {name: safe(cell) for name, cell in row.items()}
        writer.writerow(cells | {"pack_sha256": pack.sha256})
    return out.getvalue().encode("utf-8-sig")


def rows(document: Plain, beside: Plain) -> Iterator[Plain]:
    """Every row of the table, in the order it is read."""
    for correction in beside["corrections"]:
        about = {"section": "corrections", "measure": "correction"}
        yield about | {"text": correction["text"]}
    yield from _about(document["manifest"])
    yield from _checked(beside["checked"])
    yield from _responses(document)
    for statement in document["statements"]:
        yield from _statement(statement, beside["quotes"])


def _about(manifest: Plain) -> Iterator[Plain]:
    for name, value in manifest.items():
        if name != "data_dictionary":
            for measure, text in _flat(name, value):
                yield {"section": "about", "measure": measure, "text": text}
    for name, meaning in manifest["data_dictionary"].items():
        yield {"section": "data dictionary", "measure": name, "text": meaning}


def _flat(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(f"{name} {key}", inner)
    elif isinstance(value, list):
        for inner in value:
            yield name, str(inner)
    else:
        yield name, str(value)


def _checked(checked: Plain) -> Iterator[Plain]:
    about = {"section": "checked", "how": checked["analyser"]}
    for name in ("statement", "tone"):
        told = checked[name]
        yield about | {
            "measure": f"{name}_right",
            "shown": told["base"],
            "percent": told["percent"],
            "text": f"likely {told['low']} to {told['high']}",
        }


def _responses(document: Plain) -> Iterator[Plain]:
    for voice, told in _in_order(document["responses"]):
        about = {"section": "responses", "voice": voice}
        yield about | {"measure": "responses", "shown": told["number"]}
        for name in ("easy_read", "helped"):
            if name in told:
                yield from _parts(about, told[name]["parts"])
    for section in ("comments", "tags"):
        own = {"section": section, "voice": "person"}
        yield from _row(own, document[section]["person"], base=section)
    yield {
        "section": "statements",
        "measure": "statements_with_too_little_said",
        "shown": document["statements_with_too_little_said"],
    }


def _statement(statement: Plain, quotes: Plain) -> Iterator[Plain]:
    about = {"quality_statement": statement["slug"]}
    for asked in statement["i_statements"]:
        yield from _answers(about, asked)
    for voice, told in _in_order(statement["comments"]):
        here = about | {"section": "comments", "voice": voice}
        yield from _row(here, told, base="comments")
        yield from _parts(here, told.get("review", {}))
    for quote in statement["quotes"]:
        yield about | _quote(quote) | {"text": words_of(quote, quotes)}
    for gap in statement["gaps"]:
        yield about | {"section": "gaps", "measure": "gap", "text": gap}


def _answers(about: Plain, asked: Plain) -> Iterator[Plain]:
    questions = asked["questions"]
    about = about | {
        "section": "answers",
        "i_statement": asked["slug"],
        "text": asked["text"],
        "question": " | ".join(dict.fromkeys(question["wording"] for question in questions)),
        "version": " | ".join(str(question["version"]) for question in questions),
        "how": asked["provenance"],
    }
    for voice, told in _in_order(asked["answers"]):
        here = about | {"voice": voice}
        yield from _row(here, told, base="base")
        for name, shown in _in_order(told.get("non_answers", {})):
            yield here | {"measure": name, "shown": shown}


def _row(about: Plain, told: Plain, *, base: str) -> Iterator[Plain]:
    yield about | {"measure": base, "shown": told["base"]}
    if told.get("small_base"):
        yield about | {"measure": "small_base", "shown": "true"}
    yield from _parts(about, told.get("parts", {}))


def _parts(about: Plain, parts: Plain) -> Iterator[Plain]:
    for name, part in _in_order(parts):
        yield about | {"measure": name, "shown": part["number"], "percent": part["percent"]}


def _quote(quote: Plain) -> Plain:
    how = [quote["mode"], quote["help"], quote["wording_shown"], f"tag {quote['tag']}"]
    return {
        "section": "quotes",
        "voice": quote["voice"],
        "measure": "quote",
        "question": quote["question"],
        "version": quote["version"],
        "how": ", ".join(word for word in how if word),
    }


def _in_order(named: Plain) -> list[tuple[str, Any]]:
    return sorted(named.items(), key=lambda item: ORDER.index(item[0]) if item[0] in ORDER else -1)
