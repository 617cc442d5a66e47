"""Turns an author's blocks into the questions of a version, one frozen row for each page."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import StreamValue

Frozen = dict[str, Any]
SCALE = {"yes": "yes", "sometimes": "sometimes", "no": "no"}


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
    _settle_conditions(body, pages)
    return pages


def _settle_conditions(body: StreamValue, pages: list[Frozen]) -> None:
    """Say each condition in the keys that answers are stored under, not in the author's names."""
    named = {
        _words(block.value, "name").lower(): block for block in body if _words(block.value, "name")
    }
    for page in pages:
        page["asked_when"] = _condition(page["asked_when"], named)


def _condition(written: Frozen, named: dict[str, Any]) -> Frozen:
    name = _words(written, "question").lower()
    if not name:
        return {}
    if name not in named:
        # A draft only: readiness refuses it. Asking everybody would hide what is wrong.
        return {"key": "", "answers": []}
    block = named[name]
    known = answer_names(block)
    answers = [known.get(answer.strip().lower(), "") for answer in written["answers"]]
    return {"key": block.id, "answers": [answer for answer in answers if answer]}


def answer_names(block) -> dict[str, str]:
    """Return, by the words an author uses for it, the key each answer is stored under."""
    if block.block_type == "statement":
        return SCALE
    return {option["standard"].strip().lower(): option["key"] for option in _options(block.value)}


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
        "part_of": "",
        "third_person": _words(value, "third_person"),
        "easy_read_third_person": _words(value, "easy_read_third_person"),
        "recording": _recording(value["recording"]),
        "videos": [_video(video) for video in value["videos"]],
        "asked_when": value["asked_when"],
        "unsafe_answers": _unsafe_answers(value),
    }
    yield first
    yield from _parts(first, value)
    if value.get("tell_more"):
        yield _tell_more(first, value)


def _parts(first: Frozen, value) -> Iterator[Frozen]:
    if "parts" not in value:
        return
    for child in value["parts"].bound_blocks:
        yield (
            first
            | ONLY_WORDS
            | {
                "key": child.id,
                "standard": child.value["easy_read"].strip(),
                "easy_read": child.value["easy_read"].strip(),
                "picture": _picture(child.value["picture"]) or first["picture"],
                "part_of": first["key"],
            }
        )


# What belongs to a question's own words, and so not to another page that comes from its block.
ONLY_WORDS: Frozen = {
    "third_person": "",
    "easy_read_third_person": "",
    "recording": {},
    "videos": [],
}


def _tell_more(first: Frozen, value) -> Frozen:
    return (
        first
        | ONLY_WORDS
        | {
            "key": f"{first['key']}-more",
            "kind": "text",
            "standard": value["tell_more_standard"],
            "easy_read": value["tell_more_easy_read"],
            "hard_words": [],
            "question_type": "nonspecific",
            "follows": first["key"],
            "unsafe_answers": [],
        }
    )


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


def _words(value, name: str) -> str:
    # A block saved before it had this field gives None.
    return (value.get(name) or "").strip()


def _recording(recording) -> Frozen:
    return {"id": recording.pk, "url": recording.file.url} if recording else {}


def _video(video) -> Frozen:
    shown = video["video"]
    return {
        "sign": video["sign"],
        "id": shown.pk,
        "url": shown.file.url,
        "captions": shown.captions.url if shown.captions else "",
    }


def _unsafe_answers(value) -> list[str]:
    if value.get("unsafe_when_no"):
        return ["no"]
    if "options" not in value:
        return []
    return [child.id for child in value["options"].bound_blocks if child.value["unsafe"]]


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
