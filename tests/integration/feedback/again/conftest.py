import pytest

from feedback.actions.analysis_runs import begin, take_all


@pytest.fixture(autouse=True)
def _plain_and_chosen(plain_analyser, in_council):
    """Findings that can be foreseen, and one council chosen."""


@pytest.fixture
def read_again(council, newer_analyser):
    """Have a newer version read everything again, so many comments at a time; returns the run."""

    def read(size: int = 100):
        newer_analyser()
        run = begin(council=council, size=size)
        take_all(after_batch=lambda batch: None)
        if run:
            run.refresh_from_db()
        return run

    return read
