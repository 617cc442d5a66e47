"""Every picture may be used, can be described, and is the file it says it is."""

import hashlib
import json
import re
from pathlib import Path

import pytest

import themes
from frontend.pictures import FOLDER, bank, statement_pictures

NAMES = sorted(bank())


def test_bank_lists_every_file_and_no_other():
    assert {picture.file for picture in bank().values()} == {
        path.name for path in FOLDER.glob("*.svg")
    }


@pytest.mark.parametrize("name", NAMES)
def test_picture_has_alt_source_licence_and_its_own_hash(name):
    picture = bank()[name]

    assert picture.alt.strip() and picture.source.strip() and picture.keywords
    assert picture.licence == "MIT" and picture.licence_holder.strip()
    assert hashlib.sha256(picture.path.read_bytes()).hexdigest() == picture.sha256


@pytest.mark.parametrize("name", NAMES)
def test_picture_holds_nothing_that_runs_or_reaches_out(name):
    svg = bank()[name].path.read_text(encoding="utf-8")

    assert svg.startswith("<svg ") and "viewBox=" in svg
    assert not re.search(r"<script|<foreignObject|<image|<style|\son\w+=|href=\"(?!#)", svg, re.I)
    assert not re.search(r"(?<!xmlns=\")https?://", svg)
    assert len(svg) < 6_000


def test_licence_texts_lie_beside_the_pictures():
    text = (FOLDER / "LICENCES.txt").read_text(encoding="utf-8")

    for holder in {picture.licence_holder for picture in bank().values()}:
        assert holder in text
    assert text.count("Permission is hereby granted") == 2


def test_every_i_statement_has_a_picture_of_its_own():
    data = Path(themes.__file__).parent / "data" / "making_it_real.json"
    statements = {row["id"] for row in json.loads(data.read_text("utf-8"))["i_statements"]}
    chosen = statement_pictures()

    assert set(chosen) == statements
    assert set(chosen.values()) <= set(bank())
    assert len(set(chosen.values())) == len(chosen)
