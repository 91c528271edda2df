"""The short way to the driver for statements that are run again and again.

SQLAlchemy works out for every execution what is the same each time. A statement that stands at the
top of a module is compiled once here; from its second run on, its values go straight to SQLite's
driver. What is not plain (defaults made in Python, options, listeners) takes the usual way.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Self
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Delete, Insert, Select, Update
from sqlalchemy.engine import IteratorResult
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import CompoundSelect

PLAIN = (Select, CompoundSelect, Insert, Update, Delete)
_MOST_FORMS = 8
"""So many sets of parameters a statement is compiled for; one that varies more is not plain."""

Convert = Callable[[Any], Any]


class Ended(IteratorResult[Any]):
    """What came of a statement: its rows, how many it changed, and the number it gave."""

    rowcount: int
    inserted_primary_key: tuple[Any, ...] | None


class _Value(NamedTuple):
    """Where a value comes from: a parameter by its key or its name, else a fixed one."""

    key: str
    name: str
    required: bool
    fixed: Any
    convert: Convert | None
    listed: bool

    def of(self, given: Mapping[str, Any]) -> Any:
        if self.key in given:
            found = given[self.key]
        elif self.name in given:
            found = given[self.name]
        elif self.required:
            raise KeyError(self.key)
        else:
            found = self.fixed
        if self.convert is None:
            return found
        return [self.convert(one) for one in found] if self.listed else self.convert(found)


class _Plan(NamedTuple):
    """A statement as the driver takes it."""

    sql: str
    values: tuple[_Value, ...]
    rows: SimpleResultMetaData | None
    keys: tuple[str, ...]
    lists: bool

    def filled(self, given: Mapping[str, Any]) -> tuple[str, list[Any]]:
        """Give the SQL and its values in their order. Raises what a value's own type raises."""
        if not self.lists:
            return self.sql, [one.of(given) for one in self.values]
        sql, values = self.sql, list[Any]()
        for one in self.values:
            if one.listed:
                listed = one.of(given)
                if not listed:
                    raise LookupError("an empty list is spelled otherwise")
                sql = sql.replace(_list_mark(one.name), ", ".join("?" * len(listed)))
                values += listed
            else:
                values.append(one.of(given))
        return sql, values

    @classmethod
    def of(cls, compiled: SQLCompiler, form: Sequence[str]) -> Self | None:
        """Give the plan of a statement compiled for parameters; None if it is not plain."""
        names = compiled.positiontup
        if names is None or not _is_plain(compiled):
            return None
        converts = compiled._bind_processors  # noqa: SLF001 - what the library itself runs
        values = []
        for name in names:
            bind = compiled.binds[name]
            if bind.callable is not None or (bind.expanding and names.count(name) > 1):
                return None
            convert = converts.get(name)
            if convert is not None and not callable(convert):
                return None
            values.append(
                _Value(bind.key, name, bind.required, bind.value, convert, bind.expanding)
            )
        keys: tuple[str, ...] = ()
        if isinstance(compiled.statement, Insert):
            keys = tuple(one.key for one in compiled.statement.table.primary_key)
        try:
            sql, given = _spelled_out(compiled.string, values, form)
            lists = any(one.listed for one in given)
            return cls(sql, tuple(given), _rows(compiled), keys, lists)
        except LookupError:
            return None


def _spelled_out(
    sql: str, values: Sequence[_Value], form: Sequence[str]
) -> tuple[str, list[_Value]]:
    """Give the SQL with what is always the same written into it, and the values that are left.

    SQLite plans a statement anew for every execution where a value that stands outside of it might
    decide whether a partial index serves, as `state = 'open'` does: that takes four times as long.
    """
    pieces = sql.split("?")
    single = [one for one in values if not one.listed]
    if len(pieces) != len(single) + 1:  # a question mark of its own
        return sql, list(values)
    made, left, place = pieces[0], list[_Value](), 1
    for one in values:
        literal = None if one.required or {one.key, one.name} & set(form) else _literal(one)
        if literal is None:
            left.append(one)
        if not one.listed:
            made += ("?" if literal is None else literal) + pieces[place]
            place += 1
    for one in values:
        if one.listed and one not in left:
            made = made.replace(_list_mark(one.name), _literal(one) or "")
    return made, left


def _literal(one: _Value) -> str | None:
    """Give a fixed value as SQL says it; None for what is no plain text or whole number."""
    if one.convert is not None:
        return None
    several = list(one.fixed) if one.listed and one.fixed else [one.fixed]
    if not all(type(each) in (str, int) for each in several):
        return None
    return ", ".join(
        str(each) if type(each) is int else "'" + each.replace("'", "''") + "'" for each in several
    )


def _list_mark(name: str) -> str:
    return f"__[POSTCOMPILE_{name}]"


def _is_plain(compiled: SQLCompiler) -> bool:
    own_returning = compiled.effective_returning and not getattr(
        compiled.statement, "_returning", ()
    )
    return not (
        own_returning
        or compiled.literal_execute_params
        or any(not bind.expanding for bind in compiled.post_compile_params)
        or compiled.insert_prefetch
        or compiled.update_prefetch
        or compiled.isplaintext
    )


def _rows(compiled: SQLCompiler) -> SimpleResultMetaData | None:
    """Give how the rows are read. Raises LookupError where two columns have one name."""
    columns = compiled._result_columns  # noqa: SLF001 - the library lists them nowhere else
    if not columns:
        return None
    names = [one.keyname for one in columns]
    if len(set(names)) != len(names):
        raise LookupError("two columns of one name")
    reads = [one.type._cached_result_processor(compiled.dialect, None) for one in columns]  # noqa: SLF001
    return SimpleResultMetaData(
        names,
        extra=[tuple(one.objects) for one in columns],
        _processors=reads if any(reads) else None,
    )


_Forms = dict[tuple[str, ...], _Plan | None]
_PLANS: WeakKeyDictionary[Any, _Forms] = WeakKeyDictionary()
_NOTHING: dict[str, Any] = {}


class QuickConnection(Connection):
    """A connection that knows the statements it has run before."""

    def execute(
        self, statement: Any, parameters: Any = None, *, execution_options: Any = None
    ) -> Any:
        """Run a statement; give what came of it. Raises what the library raises."""
        given = _NOTHING if parameters is None else parameters
        if type(given) is dict and not execution_options and isinstance(statement, PLAIN):
            plan = self._plan(statement, given)
            if plan is not None:
                try:
                    sql, values = plan.filled(given)
                except Exception:  # noqa: BLE001, S110 - the usual way says properly what is wrong
                    pass
                else:
                    return self._run(plan, sql, values, given)
        return super().execute(statement, parameters, execution_options=execution_options)

    def _plan(self, statement: Any, given: Mapping[str, Any]) -> _Plan | None:
        if not self.in_transaction() or self.engine.dispatch.before_cursor_execute:
            return None
        forms = _PLANS.get(statement)
        if forms is None:
            _PLANS[statement] = {}  # made for one use, perhaps: compiled if it comes again
            return None
        form = tuple(given)
        if form not in forms:
            if len(forms) >= _MOST_FORMS:
                return None
            compiled = statement.compile(dialect=self.dialect, column_keys=list(form) or None)
            forms[form] = _Plan.of(compiled, form)
        return forms[form]

    def _run(self, plan: _Plan, sql: str, values: list[Any], given: Mapping[str, Any]) -> Ended:
        dbapi: Any = self.connection.dbapi_connection
        try:
            cursor = dbapi.execute(sql, values)
            rows = cursor.fetchall() if plan.rows is not None else ()
        except sqlite3.Error as error:
            raise DBAPIError.instance(
                sql, None, error, sqlite3.Error, hide_parameters=True, dialect=self.dialect
            ) from error
        ended = Ended(plan.rows or _NO_ROWS, iter(rows))
        ended.rowcount = cursor.rowcount
        ended.inserted_primary_key = (
            tuple(given.get(key, cursor.lastrowid) for key in plan.keys) if plan.keys else None
        )
        return ended


_NO_ROWS = SimpleResultMetaData(())
