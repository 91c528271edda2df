"""What SQLite and PostgreSQL say differently, said here once: statements are built for both."""

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import DDL, ColumnElement, Integer, Table, case, event, func, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

T = TypeVar("T")

insert = postgresql.insert
"""INSERT with ON CONFLICT: PostgreSQL's form is rendered for SQLite as well, not the reverse."""


def only(condition: str) -> dict[str, Any]:
    """Give the options of an index that holds only some rows."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


def count_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """Count the rows for which a condition holds; 0 where there are none."""
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


class place_of(FunctionElement[int]):  # noqa: N801 - it is used as the function it stands for
    """Where a text begins in another, `place_of(whole, part)`, from 1 on; 0 if it does not."""

    inherit_cache = True
    type = Integer()


def later_of(one: ColumnElement[T], other: ColumnElement[T] | T) -> ColumnElement[T]:
    """Give the greater of two values, neither of them null."""
    return case((one > other, one), else_=other)


@compiles(place_of)
def _sqlite_place(element: place_of, compiler: SQLCompiler, **options: Any) -> str:
    return f"instr({compiler.process(element.clauses, **options)})"


@compiles(place_of, "postgresql")
def _postgresql_place(element: place_of, compiler: SQLCompiler, **options: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **options)})"


@compiles(Integer, "postgresql")
def _whole_number(_element: Integer, _compiler: Any, **_options: Any) -> str:
    """Write whole numbers with 64 bits, as SQLite keeps them: products of thousandths are long."""
    return "BIGINT"


def append_only(table: Table, erasable: Mapping[str, str | None]) -> None:
    """Have the database refuse whatever would change or remove rows of a table.

    The only change that is allowed sets all the erasable columns to the values given.
    """
    said, refusing = f"the {table.name} is only appended", f"{table.name}_is_only_appended()"
    raising = f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
    _after(
        table,
        "postgresql",
        f"CREATE FUNCTION {refusing} RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{said}' USING ERRCODE = 'restrict_violation'; END $$",
    )
    for change, on_sqlite, on_postgresql in (
        ("UPDATE", _unless_erased(table, erasable, "IS"), _erasure(table, erasable)),
        ("DELETE", "", "FOR EACH STATEMENT "),
        ("TRUNCATE", None, "FOR EACH STATEMENT "),
    ):
        start = f"CREATE TRIGGER {table.name}_no_{change.lower()} BEFORE {change} ON {table.name} "
        if on_sqlite is not None:
            _after(table, "sqlite", f"{start}{on_sqlite}{raising}")
        _after(table, "postgresql", f"{start}{on_postgresql}EXECUTE FUNCTION {refusing}")


def _erasure(table: Table, erasable: Mapping[str, str | None]) -> str:
    return "FOR EACH ROW " + _unless_erased(table, erasable, "IS NOT DISTINCT FROM")


def _unless_erased(table: Table, erasable: Mapping[str, str | None], same: str) -> str:
    erased = [
        f"NEW.{name} IS NULL" if value is None else f"NEW.{name} = '{value}'"
        for name, value in erasable.items()
    ]
    kept = [f"NEW.{one.name} {same} OLD.{one.name}" for one in table.c if one.name not in erasable]
    return f"WHEN (NOT ({' AND '.join([*erased, *kept])})) "


def _after(table: Table, dialect: str, statement: str) -> None:
    created = DDL(statement).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]
    event.listen(table, "after_create", created)
