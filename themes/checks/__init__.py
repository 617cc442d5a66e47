"""What must hold before a framework is loaded, said in plain sentences.

Plain Python: documents in, sentences out, nothing written anywhere.
"""

from typing import Any

from themes.checks.authenticity import authenticity_problems
from themes.checks.counts import count_problems
from themes.checks.ids import id_problems
from themes.checks.references import reference_problems
from themes.checks.shape import FRAMEWORK, MAKING_IT_REAL, shape_problems

__all__ = ["problems_in"]


def problems_in(document: Any, making_it_real: Any) -> list[str]:
    """Everything wrong with the two documents; an empty list means they may be loaded."""
    misshapen = [
        *shape_problems(document, FRAMEWORK, "The framework"),
        *shape_problems(making_it_real, MAKING_IT_REAL, "Making it Real"),
    ]
    # The later checks read the documents, so they need every field to be where it belongs.
    return misshapen or [
        *id_problems(document, making_it_real),
        *reference_problems(document, making_it_real),
        *count_problems(document, making_it_real),
        *authenticity_problems(making_it_real),
    ]
