"""Which fields the documents must have, and of what kind."""

from collections.abc import Iterator
from typing import Any

# A type or a tuple of types; [one] is a list of such; {name: …} an object. "name?" may be absent
# and "*" stands for every name.
Spec = type | tuple | list | dict

WORDING = {"text": str, "source": str}
NAMED = {"id": str, "number": int, "name": str}

FRAMEWORK: Spec = {
    "meta": {
        "title": str,
        "as_of": str,
        "framework_version": str,
        "status?": str,
        "licence?": str,
        "counts": {"*": int},
    },
    "sources": {"*": {"title": str, "url?": str}},
    "themes": [{**NAMED, "long_name?": str, "quality_statements": [str]}],
    "quality_statements": [
        {
            **NAMED,
            "alternative_names": [str],
            "theme": str,
            "we_statement": str,
            "we_statement_sources": [str],
            "we_statement_variants": [WORDING],
            "i_statements": [{"id": str, "provenance": str, "sources": [str]}],
            "i_statements_note?": (str, type(None)),
            "easy_read": {"name": str, "summary": str, "provenance": str},
            "what_it_means": {"points": [str], "source": (str, type(None))},
            "care_act_2014_sections": {"sections": [str], "source": (str, type(None))},
            "secretary_of_state_notified_on_score_1": bool,
            "evidence_categories": [str],
            "national_metrics": [{"survey": str, "metric": str}],
            "sub_sections": [{"id": str, "number": int, "title": str, "tagging_hints": [str]}],
        }
    ],
    "evidence_categories": [
        {
            "id": str,
            "name": str,
            "used_for_local_authorities": bool,
            "required_for?": str,
            "source": [str],
            "note?": str,
            "evidence_types?": [{"id": str, "name": str, "source": str}],
        }
    ],
}

MAKING_IT_REAL: Spec = {
    "meta": {"counts": {"*": int}},
    "sources": {"*": {"title": str, "url?": str}},
    "themes": [{**NAMED, "strapline?": str}],
    "i_statements": [
        {
            "id": str,
            "theme": str,
            "theme_verified": bool,
            "text": str,
            "verified": bool,
            "enabled": bool,
            "sources": [str],
            "variants": [WORDING],
            "mapping": [{"quality_statement": str, "provenance": str}],
            "care_act_wellbeing": [{"domain": str, "provenance": str}],
            "easy_read": {
                "statement": str,
                "question": str,
                "picture": str,
                "hard_words": [{"word": str, "meaning": str}],
                "provenance": str,
                "co_produced": bool,
            },
        }
    ],
    "we_statements": [{"id": str, "theme": str, "text": str, "verified": bool, "source": str}],
}

WORDS = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    type(None): "null",
}


def shape_problems(value: Any, spec: Spec, where: str) -> Iterator[str]:
    """A sentence for each field that is missing or of the wrong kind."""
    if isinstance(spec, dict):
        yield from _object_problems(value, spec, where)
    elif isinstance(spec, list):
        yield from _list_problems(value, spec[0], where)
    else:
        yield from _plain_problems(value, spec if isinstance(spec, tuple) else (spec,), where)


def _object_problems(value: Any, spec: dict[str, Any], where: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{where} must be an object with named fields."
        return
    for name, inner in spec.items():
        field = name.removesuffix("?")
        if name == "*":
            for key, item in value.items():
                yield from shape_problems(item, inner, f"{where}, “{key}”,")
        elif field in value:
            yield from shape_problems(value[field], inner, f"{where}, “{field}”,")
        elif field == name:
            yield f"{where} has no “{field}”."


def _list_problems(value: Any, inner: Spec, where: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{where} must be a list."
        return
    for place, item in enumerate(value, start=1):
        name = item.get("id", place) if isinstance(item, dict) else place
        yield from shape_problems(item, inner, f"{where} entry {name}")


def _plain_problems(value: Any, kinds: tuple[type, ...], where: str) -> Iterator[str]:
    # True is an int in Python, but not a number in these documents.
    if type(value) not in kinds:
        yield f"{where} must be {' or '.join(WORDS[kind] for kind in kinds)}."
    elif isinstance(value, str) and not _is_readable(value):
        yield f"{where} must hold readable text, and may not be empty."


def _is_readable(text: str) -> bool:
    """Databases take no null characters and no halves of a surrogate pair."""
    halves = any("\ud800" <= letter <= "\udfff" for letter in text)
    return bool(text.strip()) and "\x00" not in text and not halves
