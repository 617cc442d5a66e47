import ast
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback import analysis
from feedback.analysis import ANALYSER, QUESTION_TYPES, analyse

FOLDER = Path(analysis.__file__).parent


def test_analyser_says_its_name_and_version():
    assert str(ANALYSER) == "core 12"
    assert ANALYSER.tier == "core"
    assert analyse("ok").analyser is ANALYSER


def test_unknown_question_type_is_refused():
    with pytest.raises(ValueError, match="what_good, could_improve, nonspecific"):
        analyse("ok", question_type="other")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(QUESTION_TYPES))
def test_any_text_gives_findings_inside_it_and_the_same_twice(text, question_type):
    result = analyse(text, question_type=question_type)

    spans = [
        *((tag.start, tag.end) for tag in result.tags),
        *((one.start, one.end) for one in result.concerns + result.identifiers),
        *((start, end) for start, end, _ in result.sentiment.words),
    ]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert result == analyse(text, question_type=question_type)


@pytest.mark.parametrize(
    "piece",
    ["The carer was kind but late. ", "a", "1 ", "a@", "Mr Smith ", "((", "would without you. "],
)
def test_text_of_a_hundred_thousand_characters_is_read_whole(piece):
    result = analyse((piece * 100_000)[:99_990] + " I want to die")

    assert [one.label for one in result.concerns][-1] == "danger to self"


def test_analysis_imports_no_django_no_clock_and_no_network():
    """STYLE: text in, findings out."""
    outside = {"django", "time", "datetime", "socket", "requests", "urllib", "random"}

    imported = {
        name.split(".")[0]
        for path in FOLDER.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _names(node)
    }

    assert not imported & outside


def test_result_does_not_depend_on_the_order_of_hashing():
    """Sets in Python come in another order in every process; findings may not."""
    program = (
        "from feedback.analysis import analyse;"
        "print(analyse('My social worker Jo helped, but the bill was wrong and I feel unsafe'))"
    )

    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(FOLDER.parents[1])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(printed) == 1


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []
