"""The files that other systems take from an office, and the schema that describes their records."""

import datetime as dt
import json
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast
from zoneinfo import ZoneInfo

import msgspec

import locales
from core.evaluation.period import Period, current
from core.exchange import reading
from core.exchange.records import (
    VERSION,
    PersonRecord,
    ProductRecord,
    ResultRecord,
    TaskRecord,
)
from core.exchange.store import Page
from core.kernel.fact import Fact
from core.kernel.transaction import Tx
from core.people.actions import Turn
from core.people.store import Unit
from locales import Language
from reports.records import Cell, write_csv, write_workbook

SCHEMA = "https://json-schema.org/draft/2020-12/schema"
REFERENCES = "#/$defs/{name}"


class Kind(StrEnum):
    """What records are of."""

    TASK = "task"
    RESULT = "result"
    PERSON = "person"
    PRODUCT = "product"


RECORDS: dict[Kind, type[Fact]] = {
    Kind.TASK: TaskRecord,
    Kind.RESULT: ResultRecord,
    Kind.PERSON: PersonRecord,
    Kind.PRODUCT: ProductRecord,
}
_NUMBERS = frozenset({"quantity", "accepted_quantity", "coefficient", "score"})


class Records(Fact, frozen=True):
    """Records of one kind of one office, as of a moment."""

    kind_of: Kind
    office: str
    made: dt.datetime
    records: tuple[Fact, ...]


class UnknownEndingError(RuntimeError):
    """A file of records has another form; the text says which there are."""


def records_of(tx: Tx, turn: Turn, unit: Unit | None, kind: Kind, period: Period | None) -> Records:
    """Give the records of a kind that the asker may take away. Raises Refusal."""
    connection, office, every = tx.connection, turn.office, Page()
    found: Sequence[Fact]
    match kind:
        case Kind.TASK:
            reach = reading.reach_of_work(turn, unit, tx.now)
            found = reading.tasks(connection, office, reach, every)
        case Kind.RESULT:
            reach = reading.reach_of_work(turn, unit, tx.now)
            span = (period or current(office, tx.now)).span(office.zone)
            found = reading.results(connection, office, reach, (span.start, span.end), every)
        case Kind.PERSON:
            reach = reading.reach_of_people(turn, unit, tx.now)
            found = [one for _, one in reading.persons(connection, office, reach, tx.now, every)]
        case Kind.PRODUCT:
            reading.reach_of_people(turn, None, tx.now)
            found = reading.products(connection, office, tx.now)
    made = tx.now.astimezone(ZoneInfo(office.zone)).replace(microsecond=0)
    return Records(kind_of=kind, office=office.code, made=made, records=tuple(found))


def write_records(found: Records, ending: str, language: Language) -> bytes:
    """Give records as a file. Raises UnknownEndingError.

    The headings of tables are in a language; in JSON the fields have their own names.
    """
    if ending == "json":
        return _json(found)
    names = RECORDS[found.kind_of].__struct_fields__
    headings = [locales.say(language, f"record-{found.kind_of}-{_dashed(one)}") for one in names]
    rows = [[_cell(name, getattr(one, name)) for name in names] for one in found.records]
    if ending == "csv":
        return write_csv(headings, rows)
    if ending == "xlsx":
        return write_workbook(found.kind_of.value, headings, rows)
    raise UnknownEndingError(
        f"no file of records ends in .{ending}; say --out FILE.xlsx, FILE.csv or FILE.json"
    )


def schema() -> bytes:
    """Give the JSON Schema (draft 2020-12) of the files in JSON."""
    _, defined = msgspec.json.schema_components(RECORDS.values(), ref_template=REFERENCES)
    files = [
        {
            "type": "object",
            "title": f"A file of {kind} records",
            "properties": {
                "format": {"const": f"viec/{kind}"},
                "version": {"const": VERSION},
                "office": {"type": "string", "description": "The code of the office."},
                "made": {"type": "string", "format": "date-time"},
                "records": {"type": "array", "items": {"$ref": f"#/$defs/{record.__name__}"}},
            },
            "required": ["format", "version", "office", "made", "records"],
        }
        for kind, record in RECORDS.items()
    ]
    made = {"$schema": SCHEMA, "title": "Viec exchange", "oneOf": files, "$defs": defined}
    return f"{json.dumps(made, ensure_ascii=False, indent=2)}\n".encode()


def _json(found: Records) -> bytes:
    body = {
        "format": f"viec/{found.kind_of}",
        "version": VERSION,
        "office": found.office,
        "made": found.made,
        "records": found.records,
    }
    return msgspec.json.format(msgspec.json.encode(body), indent=1) + b"\n"


def _cell(name: str, value: Any) -> Cell:
    if isinstance(value, tuple):
        return "; ".join(str(one) for one in value)
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if name in _NUMBERS and isinstance(value, str):
        return Decimal(value)
    return cast("Cell", value)


def _dashed(name: str) -> str:
    return name.replace("_", "-")
