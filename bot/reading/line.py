"""One text a line in, one JSON object a line out: how the reading is used from outside."""

import json
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import TextIO

import msgspec

from bot.reading.dates import read_deadline
from bot.reading.facts import DeadlineReading, MessageReading, PersonName
from bot.reading.message import read_message
from bot.reading.people import PeopleIndex
from core.periods.rules import WorkCalendar


class Kind(StrEnum):
    """What a line is taken for."""

    MESSAGE = "message"
    DEADLINE = "deadline"


class DeadlineLine(msgspec.Struct, frozen=True):
    """A deadline phrase as read: ISO 8601 with offset or null, and set, ask or none."""

    deadline: str | None
    action: str


class MessageLine(msgspec.Struct, frozen=True):
    """A message as read, with every field present."""

    intent: str | None
    people: tuple[str, ...]
    unit: str | None
    title: str | None
    deadline: str | None
    action: str
    priority: str | None
    task_id: int | None
    task_ids: tuple[int, ...]
    quantity: int | float | None
    output: str | None
    product: str | None
    progress: int | None
    status: str | None
    promise: str | None
    evidence: tuple[str, ...]
    ask: tuple[str, ...]


class _RosterRow(msgspec.Struct):
    id: str
    name: str
    gender: str | None = None
    unit: str = ""
    unit_short: str = ""
    code: str | None = None


def read_line(
    kind: Kind, text: str, now: datetime, people: PeopleIndex, calendar: WorkCalendar
) -> DeadlineLine | MessageLine:
    """Give one line as read, in the form it is printed in."""
    if kind is Kind.DEADLINE:
        return _deadline_line(read_deadline(text, now, calendar))
    return _message_line(read_message(text, now, people, calendar))


def run_read(
    lines: Iterable[str], out: TextIO, kind: Kind, now: datetime, roster: Path | None = None
) -> None:
    """Write one JSON object a line for every line, blank ones included.

    `roster` names a file of JSON lines (id, name, gender, unit, unit_short, code). Raises OSError
    if it cannot be read and msgspec.ValidationError if a row of it is not such a person.
    """
    people, calendar = PeopleIndex(read_roster(roster) if roster else ()), WorkCalendar.of()
    for line in lines:
        found = read_line(kind, line.rstrip("\r\n"), now, people, calendar)
        out.write(json.dumps(msgspec.to_builtins(found), ensure_ascii=False) + "\n")
        out.flush()


def read_roster(path: Path) -> list[PersonName]:
    """Give the people of a file of JSON lines."""
    decoder = msgspec.json.Decoder(_RosterRow)
    rows = [decoder.decode(line) for line in path.read_bytes().splitlines() if line.strip()]
    return [PersonName(r.id, r.name, r.gender, r.unit, r.unit_short, r.code) for r in rows]


def _deadline_line(reading: DeadlineReading) -> DeadlineLine:
    return DeadlineLine(_iso(reading.deadline), reading.action.value)


def _message_line(reading: MessageReading) -> MessageLine:
    return MessageLine(
        intent=reading.intent,
        people=reading.people,
        unit=reading.unit,
        title=reading.title,
        deadline=_iso(reading.deadline),
        action=reading.action.value,
        priority=reading.priority,
        task_id=reading.tasks[0] if len(reading.tasks) == 1 else None,
        task_ids=reading.tasks,
        quantity=_number(reading.quantity),
        output=reading.output,
        product=reading.product,
        progress=reading.progress,
        status=reading.status,
        promise=_iso(reading.promise),
        evidence=reading.evidence,
        ask=tuple(ask.value for ask in reading.ask),
    )


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _number(amount: Fraction | None) -> int | float | None:
    if amount is None:
        return None
    return int(amount) if amount.denominator == 1 else float(amount)
