"""Queries that every page asks: written by the ORM once, then sent with other values.

Writing such a query takes the ORM several times as long as the database takes to answer it.
`docs/adr/0013-prepared-queries.md` says what that was measured to save.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

import psycopg
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import Expression, Field, Model, QuerySet
from django.db.models.constants import OnConflict
from django.db.models.query import get_related_populators
from django.db.models.sql import InsertQuery
from django.db.transaction import TransactionManagementError, atomic
from django_scopes import scopes_disabled

M = TypeVar("M", bound=Model)


class Asked(Expression):
    """Stands in a prepared query where a value will be; `field` says what kind of value."""

    def __init__(self, name: str, field: Field) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler, connection) -> tuple[str, list["Asked"]]:
        return "%s", [self]

    def sent(self, value: object, here: BaseDatabaseWrapper) -> object:
        """Return `value` as this database compares it."""
        return self.output_field.get_db_prep_value(value, here)

    def saved(self, value: object, here: BaseDatabaseWrapper) -> object:
        """Return `value` as this database stores it."""
        return self.output_field.get_db_prep_save(value, here)


class _PlannedOnce(psycopg.Cursor):
    """Has PostgreSQL plan a statement once for each connection, not each time."""

    def execute(self, query, params=None, **more):
        return super().execute(query, params, prepare=True, **more)


def _of_this_thread() -> BaseDatabaseWrapper:
    """This thread's connection itself: `connection` looks it up again for every attribute."""
    return connections[DEFAULT_DB_ALIAS]


@contextmanager
def _cursor(here: BaseDatabaseWrapper) -> Iterator[CursorWrapper]:
    with here.cursor() as cursor:
        if here.vendor == "postgresql":
            cursor.cursor = _PlannedOnce(here.connection)
        yield cursor


def _fetched(here: BaseDatabaseWrapper, sql: str, params: Sequence[object]) -> list[tuple]:
    with _cursor(here) as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def _with_a_live_connection(
    here: BaseDatabaseWrapper, read: Callable[[], list[tuple]]
) -> list[tuple]:
    """Read; where Django would first ask whether the connection lives, the reading itself asks.

    Nothing was read in this request before, so a connection that died is replaced, and read anew.
    """
    pending = here.health_check_enabled and not here.health_check_done
    if here.connection is None or not pending or here.in_atomic_block:
        return read()
    here.health_check_done = True
    try:
        return read()
    except (OperationalError, InterfaceError):
        here.close()
        return read()


@dataclass(frozen=True, slots=True)
class _Written(Generic[M]):
    """One query in the words of one database, and how its rows become objects."""

    sql: str
    params: Sequence[object]
    model: type[M]
    names: Sequence[str]
    own: slice
    converters: Mapping[int, tuple]
    related: Sequence
    locks: bool


class Prepared(Generic[M]):
    """A query whose rows are as the ORM's: the same objects with the same objects beside them.

    `build` returns the query, with an `Asked` for every value that differs from run to run. It is
    built outside every council's scope, so it names the council itself, or a secret of one row.
    """

    def __init__(self, build: Callable[[], QuerySet[M]]) -> None:
        self._build = build
        self._written: dict[str, _Written[M]] = {}

    def first(self, **values: object) -> M | None:
        """Return the first row, or None. Raises `KeyError` when a value is missing."""
        return next(self.rows(**values), None)

    def rows(self, **values: object) -> Iterator[M]:
        """Yield the rows for these values, one query. A lock needs a transaction around it."""
        here = _of_this_thread()
        written = self._written_for(here.vendor)
        if written.locks and not here.in_atomic_block:
            raise TransactionManagementError("A row is locked inside a transaction only.")
        params = [
            param.sent(values[param.name], here) if isinstance(param, Asked) else param
            for param in written.params
        ]
        found = _with_a_live_connection(here, partial(_fetched, here, written.sql, params))
        return (_object(written, list(row), here) for row in found)

    @property
    def sql(self) -> str:
        """What is sent to the database of this thread."""
        return self._written_for(connection.vendor).sql

    def _written_for(self, vendor: str) -> _Written[M]:
        if vendor not in self._written:
            with scopes_disabled():
                self._written[vendor] = _write(self._build())
        return self._written[vendor]


class PreparedUpsert(Generic[M]):
    """Stores a row, or changes the one that is there already: one statement, without a read.

    `once` are the fields by which there can be one row only, `updates` those that a later row
    changes. `allowed` builds the query that must find exactly one row for this to be done; its
    values are the new row's own. Every value is stored as it stands on the object.
    """

    def __init__(
        self,
        model: type[M],
        *,
        once: Sequence[str],
        updates: Sequence[str],
        allowed: Callable[[], QuerySet],
    ) -> None:
        self._model, self._once, self._updates, self._allowed = model, once, updates, allowed
        self._written: dict[str, tuple[str, Sequence[object]]] = {}

    def save(self, row: M) -> bool:
        """Store one row and return True; return False when it was not allowed.

        Raises `IntegrityError` as the ORM does. The object is not given its row's id.
        """
        here = _of_this_thread()
        sql, params = self._written_for(here.vendor)
        values = [
            param.saved(getattr(row, param.name), here) if isinstance(param, Asked) else param
            for param in params
        ]
        with _cursor(here) as cursor:
            cursor.execute(sql, values)
            return cursor.rowcount == 1

    @property
    def sql(self) -> str:
        """What is sent to the database of this thread."""
        return self._written_for(connection.vendor)[0]

    def _written_for(self, vendor: str) -> tuple[str, Sequence[object]]:
        if vendor not in self._written:
            # The ORM writes no lock outside a transaction; one statement is a transaction itself.
            with scopes_disabled(), atomic():
                self._written[vendor] = self._write()
        return self._written[vendor]

    def _write(self) -> tuple[str, Sequence[object]]:
        options = self._model._meta
        fields = [field for field in options.concrete_fields if not field.primary_key]
        asked = {field.attname: Asked(field.attname, field) for field in fields}
        query = InsertQuery(
            self._model,
            on_conflict=OnConflict.UPDATE,
            update_fields=[options.get_field(name) for name in self._updates],
            unique_fields=[options.get_field(name) for name in self._once],
        )
        query.insert_values(fields, [self._model(**asked)], raw=True)
        [(sql, _)] = query.get_compiler(connection=connection).as_sql()
        before, values, after = sql.partition(f"VALUES ({', '.join(['%s'] * len(fields))})")
        assert values, "The ORM writes an INSERT in another way than it did."
        row = self._allowed().values_list(*asked.values()).query
        select, params = row.get_compiler(connection=connection).as_sql()
        return f"{before}{select}{after}", params


def _write(queryset: QuerySet[M]) -> _Written[M]:
    compiler = queryset.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    select, klass_info = compiler.select, compiler.klass_info
    own = slice(klass_info["select_fields"][0], klass_info["select_fields"][-1] + 1)
    return _Written(
        sql=sql,
        params=params,
        model=klass_info["model"],
        names=[column.target.attname for column, *_ in select[own]],
        own=own,
        converters=compiler.get_converters([column for column, *_ in select]),
        related=get_related_populators(klass_info, select, connection.alias),
        locks=queryset.query.select_for_update,
    )


def _object(written: _Written[M], row: list, here: BaseDatabaseWrapper) -> M:
    for position, (converters, column) in written.converters.items():
        for convert in converters:
            row[position] = convert(row[position], column, here)
    found = written.model.from_db(here.alias, written.names, row[written.own])
    for populator in written.related:
        populator.populate(row, found)
    return found
