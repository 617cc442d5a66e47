import pytest

from feedback.exports.cells import safe


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_cell_that_looks_like_a_formula_gets_an_apostrophe(sign):
    assert safe(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("cell", ["They said = nothing", "", "[c]", 40, "5 - 7"])
def test_other_cells_stay_as_they_are(cell):
    assert safe(cell) == cell
