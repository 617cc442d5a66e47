"""What is wrong with a survey's conditions and parts, block by block, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wagtail.blocks import StreamValue

from surveys.freezing import answer_names
from surveys.plain_words import BLOCK_OVER, longest_sentence


@dataclass(slots=True)
class Names:
    """Which block has which short name: those before the block in hand, and all of them."""

    all: set[str] = field(default_factory=set)
    earlier: dict = field(default_factory=dict)
    unreached: set[str] = field(default_factory=set)


def path_gaps(body: StreamValue) -> dict[str, list[str]]:
    """Return, by block id, one sentence for each thing that would lead people astray."""
    names = Names(all={name_of(block) for block in body} - {""})
    found = {}
    for block in body:
        if block.block_type == "section":
            continue
        gaps = list(_condition_gaps(block, names))
        name = name_of(block)
        if name and name in names.earlier:
            gaps.append(f"an earlier question has the short name “{name}” too.")
        if name:
            names.earlier.setdefault(name, block)
            if gaps:
                names.unreached.add(name)
        found[block.id] = [*gaps, *_part_gaps(block)]
    return found


def name_of(block) -> str:
    """The short name a block is known by; capitals do not matter."""
    return (block.value.get("name") or "").strip().lower()


def _condition_gaps(block, names: Names) -> Iterator[str]:
    written = block.value["asked_when"]
    name = (written["question"] or "").strip()
    answers = [answer.strip() for answer in written["answers"] if answer and answer.strip()]
    if not name:
        if answers:
            yield "it says after which answers it is asked, but not to which question."
        return
    if name.lower() not in names.all:
        yield f"no question has the short name “{name}”."
    elif name.lower() not in names.earlier:
        yield f"“{name}” is not an earlier question, so nobody has answered it yet."
    else:
        yield from _answer_gaps(name, answers, names.earlier[name.lower()])
        if name.lower() in names.unreached:
            yield f"nobody reaches it, because “{name}” has a problem of its own."


def _answer_gaps(name: str, answers: list[str], question) -> Iterator[str]:
    if question.block_type == "free_text":
        yield f"“{name}” is answered in people’s own words, so nothing can depend on it."
        return
    if not answers:
        yield f"choose at least one answer to “{name}”."
    known = answer_names(question)
    for answer in answers:
        if answer.lower() not in known:
            yield f"“{name}” has no answer “{answer}”."


def _part_gaps(block) -> Iterator[str]:
    parts = block.value.get("parts") or []
    if len(parts) == 1:
        yield "it has one part only. Add the other part, or take this one out."
    for number, part in enumerate(parts, start=1):
        if not part["easy_read"].strip():
            yield f"part {number} has no wording."
        if (words := longest_sentence(part["easy_read"])) > BLOCK_OVER:
            yield f"part {number} has a sentence of {words} words. Use {BLOCK_OVER} or fewer."
