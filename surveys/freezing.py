"""Turns an author's blocks into the questions of a version, one frozen row for each page."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import StreamValue

Frozen = dict[str, Any]


def frozen_questions(body: StreamValue) -> list[Frozen]:
    """Return the fields of every `Question` the blocks ask for, in order, numbered from 1."""
    section: Frozen = {"section": "", "easy_read_section": ""}
    pages: list[Frozen] = []
    for block in body:
        if block.block_type == "section":
            section = {
                "section": block.value["standard"],
                "easy_read_section": block.value["easy_read"],
            }
            continue
        pages.extend(section | page for page in _pages(block))
    for position, page in enumerate(pages, start=1):
        page["position"] = position
    return pages


def _pages(block) -> Iterator[Frozen]:
    value = block.value
    first = {
        "key": block.id,
        "kind": KINDS[block.block_type],
        "standard": value["standard"].strip(),
        "easy_read": value["easy_read"].strip(),
        "picture": _picture(value["picture"]),
        "hard_words": [dict(word) for word in value["hard_words"]],
        "options": _options(value),
        "question_type": value.get("question_type", ""),
        "i_statement": value.get("i_statement"),
        "is_context": bool(value.get("context")),
        "follows": "",
    }
    yield first
    if value.get("tell_more"):
        yield _tell_more(first, value)


def _tell_more(first: Frozen, value) -> Frozen:
    return first | {
        "key": f"{first['key']}-more",
        "kind": "text",
        "standard": value["tell_more_standard"],
        "easy_read": value["tell_more_easy_read"],
        "hard_words": [],
        "question_type": "nonspecific",
        "follows": first["key"],
    }


# By block type, the `Question.Kind` it is frozen as.
KINDS = {
    "statement": "statement",
    "single_choice": "single",
    "several_choices": "several",
    "free_text": "text",
    "information": "information",
}


def _picture(picture) -> Frozen:
    if picture is None:
        return {}
    return {
        "id": picture.pk,
        "url": picture.file.url,
        "alt": picture.alt,
        "source": picture.source,
        "licence": picture.licence,
    }


def _options(value) -> list[Frozen]:
    if "options" not in value:
        return []
    return [
        {
            "key": child.id,
            "standard": child.value["standard"],
            "easy_read": child.value["easy_read"],
        }
        for child in value["options"].bound_blocks
    ]
