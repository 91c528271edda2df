"""The short way to the driver for statements that are run again and again.

SQLAlchemy works out for every execution what is the same each time. A statement that stands at the
top of a module is compiled once here; from its second run on, its values go straight to SQLite's
driver. What is not plain (defaults made in Python, options, listeners) takes the usual way.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
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


class Rows(list[dict[str, Any]]):
    """Rows by the names of their columns. What is rarely asked for, the library's own gives."""

    def __init__(self, found: Sequence[dict[str, Any]], ended: "Ended") -> None:
        super().__init__(found)
        self._ended = ended

    def first(self) -> dict[str, Any] | None:
        """Give the first row, or None."""
        return self[0] if self else None

    def all(self) -> list[dict[str, Any]]:
        """Give every row."""
        return self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ended.library_mappings(), name)


class Ended(IteratorResult[Any]):
    """What came of a statement: its rows, how many it changed, and the number it gave."""

    rowcount: int
    inserted_primary_key: tuple[Any, ...] | None
    shape: "_Shape | None" = None
    found: Sequence[tuple[Any, ...]] = ()

    def mappings(self) -> Any:
        """Give the rows by the names of their columns."""
        if self.shape is None:
            return super().mappings()
        names = self.shape.names
        read = self.shape.read
        return Rows([dict(zip(names, read(row), strict=True)) for row in self.found], self)

    def library_mappings(self) -> Any:
        """Give the rows as the library itself would."""
        return super().mappings()

    def scalar(self) -> Any:
        """Give the first value of the first row, or None."""
        if self.shape is None:
            return super().scalar()
        return self.shape.read(self.found[0])[0] if self.found else None


class _Shape(NamedTuple):
    """The columns of a statement: their names, and how those are read that SQLite knows not of."""

    names: tuple[str, ...]
    reads: tuple[tuple[int, Convert], ...]
    library: SimpleResultMetaData

    def read(self, row: tuple[Any, ...]) -> Sequence[Any]:
        if not self.reads:
            return row
        made = list(row)
        for place, read in self.reads:
            made[place] = read(made[place])
        return made


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
    """A statement as the driver takes it; `pick` gives the values where all of them are given."""

    sql: str
    values: tuple[_Value, ...]
    shape: _Shape | None
    keys: tuple[str, ...]
    lists: bool
    pick: Callable[[Mapping[str, Any]], Sequence[Any]] | None = None
    converts: tuple[tuple[int, Convert], ...] = ()

    def filled(self, given: Mapping[str, Any]) -> tuple[str, Sequence[Any]]:
        """Give the SQL and its values in their order. Raises what a value's own type raises."""
        if self.pick is not None:
            picked = self.pick(given)
            if not self.converts:
                return self.sql, picked
            made = list(picked)
            for place, convert in self.converts:
                made[place] = convert(made[place])
            return self.sql, made
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
            sql, left = _spelled_out(compiled.string, values, form)
            lists = any(one.listed for one in left)
            own = ((at, one.convert) for at, one in enumerate(left) if one.convert is not None)
            pick = None if lists else _picker(left, form)
            return cls(sql, tuple(left), _shape(compiled), keys, lists, pick, tuple(own))
        except LookupError:
            return None


def _picker(
    values: Sequence[_Value], form: Sequence[str]
) -> Callable[[Mapping[str, Any]], Sequence[Any]] | None:
    """Give what takes all values out of the parameters; None where one has to be made otherwise."""
    names = [one.key if one.key in form else one.name for one in values]
    if not set(names) <= set(form):
        return None
    match names:
        case []:
            return lambda _given: ()
        case [only]:
            return lambda given: (given[only],)
        case _:
            return itemgetter(*names)


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


def _shape(compiled: SQLCompiler) -> _Shape | None:
    """Give how the rows are read. Raises LookupError where two columns have one name."""
    columns = compiled._result_columns  # noqa: SLF001 - the library lists them nowhere else
    if not columns:
        return None
    names = [one.keyname for one in columns]
    if len(set(names)) != len(names):
        raise LookupError("two columns of one name")
    reads = [one.type._cached_result_processor(compiled.dialect, None) for one in columns]  # noqa: SLF001
    library = SimpleResultMetaData(
        names,
        extra=[tuple(one.objects) for one in columns],
        _processors=reads if any(reads) else None,
    )
    own = tuple((place, read) for place, read in enumerate(reads) if read is not None)
    return _Shape(tuple(names), own, library)


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

    def _run(self, plan: _Plan, sql: str, values: Sequence[Any], given: Mapping[str, Any]) -> Ended:
        dbapi: Any = self.connection.dbapi_connection
        try:
            cursor = dbapi.execute(sql, values)
            rows = cursor.fetchall() if plan.shape is not None else ()
        except sqlite3.Error as error:
            raise DBAPIError.instance(
                sql, None, error, sqlite3.Error, hide_parameters=True, dialect=self.dialect
            ) from error
        shape = plan.shape
        ended = Ended(_NO_ROWS if shape is None else shape.library, iter(rows))
        ended.shape, ended.found = shape, rows
        ended.rowcount = cursor.rowcount
        ended.inserted_primary_key = (
            tuple(given.get(key, cursor.lastrowid) for key in plan.keys) if plan.keys else None
        )
        return ended


_NO_ROWS = SimpleResultMetaData(())
