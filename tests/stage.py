"""Rows that many tests begin with: made once, and rolled back when no test needs them any more.

A council with its pages and groups, the framework and a published survey take longer to make than
most tests take. Tests that begin with the same rows run one after another, inside one transaction
that holds those rows; each has a transaction of its own in it, and sees nothing of the others.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Model

from tests.factories.cms import make_council
from tests.factories.surveys import make_published_survey
from tests.factories.themes import load_reference_framework

Made = dict[str, Model]
# In the order they are made in: each may need those before it.
MAKERS: dict[str, Callable[[Made], Model]] = {
    "shared_framework": lambda made: load_reference_framework(),
    "shared_council": lambda made: make_council(),
    "shared_other_council": lambda made: make_council("leeds", "Leeds", "E08000035"),
    "shared_survey": lambda made: make_published_survey(made["shared_council"]),
}
# Rows that were rolled back stay in each table of PostgreSQL until somebody sweeps, and a server
# may leave that to us: the thousandth test would read past all of them.
TESTS_TO_A_SWEEP = 100


def needs(item: pytest.Item) -> Sequence[str]:
    """What a test wants to find made; nothing for a test that commits, and so shares nothing."""
    wanted = getattr(item, "fixturenames", ())
    marker = item.get_closest_marker("django_db")
    commits = marker and (marker.kwargs.get("transaction") or marker.args[:1] == (True,))
    if commits or "transactional_db" in wanted or item.get_closest_marker("browser"):
        return ()
    return tuple(name for name in MAKERS if name in wanted)


@dataclass
class Stage:
    """What is made at the moment, and the transaction that holds it."""

    stands: Sequence[str] = ()
    made: Made = field(default_factory=dict)
    around: transaction.Atomic | None = None
    tests: int = 0

    def set_for(self, wanted: Sequence[str]) -> None:
        """Have exactly the wanted rows in the database."""
        self.tests += 1
        if self.tests >= TESTS_TO_A_SWEEP:
            self.strike()
            self._sweep()
        if self.stands != wanted:
            self.strike()
            if wanted:
                self._build(wanted)

    def strike(self) -> None:
        """Leave nothing in the database."""
        if self.around:
            transaction.set_rollback(True)
            self.around.__exit__(None, None, None)
        self.stands, self.made, self.around = (), {}, None

    def _build(self, wanted: Sequence[str]) -> None:
        self.around = transaction.atomic()
        self.around._from_testcase = True
        self.around.__enter__()
        self.stands = wanted
        for name in wanted:
            cache.clear()
            self.made[name] = MAKERS[name](self.made)

    def _sweep(self) -> None:
        self.tests = 0
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM")

    def fresh(self, name: str) -> Model:
        """A row as the database has it, or made now where it is not shared."""
        if name not in self.made:
            return MAKERS[name](self.made)
        return type(self.made[name])._base_manager.get(pk=self.made[name].pk)
