"""What holds for every template of the platform's pages, whoever wrote it."""

import re
from pathlib import Path

import pytest

import frontend
from frontend.examples import EXAMPLES

TEMPLATES = Path(frontend.__file__).parent / "templates"
EVERY = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
COMPONENTS = sorted(path.stem for path in (TEMPLATES / "components").glob("*.html"))


def source(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", EVERY)
def test_template_has_no_inline_style_or_script(name):
    assert not re.search(r"<style|\sstyle=|\son\w+=\"|<script(?![^>]*\ssrc=)", source(name))


@pytest.mark.parametrize("name", EVERY)
def test_template_asks_no_other_host(name):
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", source(name))


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_opens_with_its_parameters(name):
    without_loads = re.sub(r"^({% load [^%]+%}\s*)+", "", source(f"components/{name}.html"))

    assert without_loads.startswith("{# ")


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_is_in_the_gallery(name):
    assert EXAMPLES.get(name)


def test_gallery_shows_no_component_that_is_gone():
    assert set(EXAMPLES) == set(COMPONENTS)
