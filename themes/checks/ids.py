"""Ids are slugs, each used once; numbers count up from one."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?")
LONGEST = 120


def id_problems(document: dict[str, Any], making_it_real: dict[str, Any]) -> Iterator[str]:
    """A sentence for each id that is not a slug, is used twice, or is numbered out of turn."""
    version, as_of = document["meta"]["framework_version"], document["meta"]["as_of"]
    if not SLUG.fullmatch(version) or len(version) > 60:
        yield f"The framework version “{version}” must be small letters, digits and hyphens."
    if not DATE.fullmatch(as_of):
        yield f"The framework’s “as_of” must be a month such as 2026-03, not “{as_of}”."
    for noun, ids in _ids(document, making_it_real):
        yield from _not_slugs(noun, ids)
        yield from _used_twice(noun, ids)
    for noun, numbers in _numbers(document, making_it_real):
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"The numbers of {noun} must run from 1 to {len(numbers)} in order."


def _not_slugs(noun: str, ids: list[str]) -> Iterator[str]:
    for slug in ids:
        if not SLUG.fullmatch(slug) or len(slug) > LONGEST:
            yield (
                f"The id “{slug}” under {noun} must be small letters, digits and hyphens, "
                f"and at most {LONGEST} long."
            )


def _used_twice(noun: str, ids: list[str]) -> Iterator[str]:
    for slug, times in Counter(ids).items():
        if times > 1:
            yield f"The id “{slug}” is used {times} times under {noun}."


def _ids(
    document: dict[str, Any], making_it_real: dict[str, Any]
) -> Iterator[tuple[str, list[str]]]:
    statements = document["quality_statements"]
    yield "themes", _each_id(document["themes"])
    yield "quality statements", _each_id(statements)
    yield "sub-sections", [slug for row in statements for slug in _each_id(row["sub_sections"])]
    yield "evidence categories", _each_id(document["evidence_categories"])
    for category in document["evidence_categories"]:
        yield f"evidence types of “{category['id']}”", _each_id(category.get("evidence_types", []))
    yield "sources of the framework", list(document["sources"])
    yield "Making it Real themes", _each_id(making_it_real["themes"])
    yield "I statements", _each_id(making_it_real["i_statements"])
    yield "Making it Real we statements", _each_id(making_it_real["we_statements"])
    yield "sources of Making it Real", list(making_it_real["sources"])


def _numbers(
    document: dict[str, Any], making_it_real: dict[str, Any]
) -> Iterator[tuple[str, list[int]]]:
    yield "themes", _each_number(document["themes"])
    yield "quality statements", _each_number(document["quality_statements"])
    for row in document["quality_statements"]:
        yield f"sub-sections of “{row['id']}”", _each_number(row["sub_sections"])
    yield "Making it Real themes", _each_number(making_it_real["themes"])


def _each_id(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


def _each_number(rows: list[dict[str, Any]]) -> list[int]:
    return [row["number"] for row in rows]
