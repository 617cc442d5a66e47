"""The word lists name only what the framework holds."""

import json
from collections import Counter
from pathlib import Path

import pytest

from feedback.analysis.evidence import statements
from feedback.analysis.lexicons import FOLDER, load

FRAMEWORK = Path(__file__).parents[4] / "themes" / "data" / "framework.json"


@pytest.fixture(scope="module")
def slugs() -> dict[str, set[str]]:
    """The framework's quality statements, in order, with their sub-sections."""
    framework = json.loads(FRAMEWORK.read_text(encoding="utf-8"))
    return {
        statement["id"]: {sub_section["id"] for sub_section in statement["sub_sections"]}
        for statement in framework["quality_statements"]
    }


def test_statements_are_those_of_the_framework_in_its_order(slugs):
    assert list(statements()) == list(slugs)


def test_every_sub_section_belongs_to_its_statement(slugs):
    named = {
        (statement, sub_section)
        for statement, sub_sections in load("tags").items()
        for sub_section in sub_sections
        if sub_section
    }

    assert named == {(statement, one) for statement, subs in slugs.items() for one in subs}


def test_every_pair_names_a_statement_a_sub_section_and_two_groups(slugs):
    lexicon = load("pairs")

    for pair in lexicon["pairs"]:
        assert pair["sub_section"] in slugs[pair["statement"]]
        assert {pair["words"], pair["beside"]} <= lexicon["groups"].keys()


def test_weights_are_between_nought_and_one():
    weights = [
        float(weight)
        for sub_sections in load("tags").values()
        for by_weight in sub_sections.values()
        for weight in by_weight
    ]

    assert all(0 < weight < 1 for weight in weights)


def test_phrase_of_feeling_has_one_weight():
    phrases = Counter(
        phrase for weight, some in load("sentiment").items() if weight != "about" for phrase in some
    )

    assert not [phrase for phrase, times in phrases.items() if times > 1]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_phrases_are_spelled_as_words_are_read(path):
    """A phrase with a capital letter or an apostrophe would never be found."""
    if path.stem in ("spelling", "names"):
        return
    text = path.read_text(encoding="utf-8")
    lexicon = json.loads(text)
    lexicon.pop("about", None)

    assert "’" not in json.dumps(lexicon, ensure_ascii=False)
    assert "'" not in json.dumps(lexicon)
