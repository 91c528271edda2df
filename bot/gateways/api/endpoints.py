"""Which addresses the interface has: each with its scope, its parameters and what it gives.

The server answers by this list and the OpenAPI description is made from it.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from core.evaluation.period import Period
from core.exchange import reading
from core.exchange.records import (
    PersonRecord,
    ProductRecord,
    ResultRecord,
    ScoreRecord,
    TaskRecord,
)
from core.exchange.store import Page
from core.exchange.tokens import Access, Scope
from core.kernel.fact import Fact

BASE = "/api/v1"
LONGEST_SPAN = 366
"""Days between the ends of a span of results."""

LONGEST_KEY = 18
"""Digits of a key; more fit into no row."""

Keyed: TypeAlias = "tuple[int | str, Fact]"
"""A record with the key by which it is paged."""


class WrongParameterError(ValueError):
    """A parameter cannot be read; the text says which and what is right."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may be said in an address, behind the question mark."""

    name: str
    description: str
    schema: Mapping[str, object]
    required: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: by whom, of when, with which parameters, which page."""

    access: Access
    now: dt.datetime
    words: dict[str, str]
    after: str
    most: int

    @property
    def page(self) -> Page:
        """The page by number, with one more to see whether there is another."""
        counts = self.after.isascii() and self.after.isdecimal() and len(self.after) < LONGEST_KEY
        after = int(self.after) if counts else 0
        return Page(after=after, most=self.most + 1)


Give: TypeAlias = "Callable[[Connection, Asked], Sequence[Keyed]]"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address that gives pages of records."""

    path: str
    scope: Scope
    summary: str
    record: type[Fact]
    give: Give
    parameters: tuple[Parameter, ...] = field(default=())


def _tasks(connection: Connection, asked: Asked) -> Sequence[Keyed]:
    turn = asked.access.turn
    reach = reading.reach_of_work(turn, asked.access.unit, asked.now)
    found = reading.tasks(connection, turn.office, reach, asked.page)
    return [(one.number, one) for one in found]


def _results(connection: Connection, asked: Asked) -> Sequence[Keyed]:
    turn = asked.access.turn
    reach = reading.reach_of_work(turn, asked.access.unit, asked.now)
    span = _span(asked, ZoneInfo(turn.office.zone))
    found = reading.results(connection, turn.office, reach, span, asked.page)
    return [(one.number, one) for one in found]


def _people(connection: Connection, asked: Asked) -> Sequence[Keyed]:
    turn = asked.access.turn
    reach = reading.reach_of_people(turn, asked.access.unit, asked.now)
    return reading.persons(connection, turn.office, reach, asked.now, asked.page)


def _catalogue(connection: Connection, asked: Asked) -> Sequence[Keyed]:
    turn = asked.access.turn
    reading.reach_of_people(turn, asked.access.unit, asked.now)
    found = reading.products(connection, turn.office, asked.now)
    return [(one.code, one) for one in found if one.code > asked.after][: asked.most + 1]


def _scores(connection: Connection, asked: Asked) -> Sequence[Keyed]:
    turn = asked.access.turn
    period = period_of(asked.words["period"])
    return reading.scores(connection, turn, asked.access.unit, period.key, asked.page)


def period_of(typed: str) -> Period:
    """Give the period that a parameter names. Raises WrongParameterError."""
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2]|Q[1-4])", typed):
        raise WrongParameterError("period: a month such as 2026-11, or a quarter such as 2026-Q4")
    return Period.of(typed)


def _span(asked: Asked, zone: ZoneInfo) -> tuple[dt.datetime, dt.datetime]:
    """Give the span of whole days asked for; the last 31 days where nothing is said."""
    today = asked.now.astimezone(zone).date()
    last = _day(asked.words.get("until"), "until") or today
    first = _day(asked.words.get("from"), "from") or last - dt.timedelta(days=30)
    if not 0 <= (last - first).days <= LONGEST_SPAN:
        raise WrongParameterError(f"from, until: a span of at most {LONGEST_SPAN} days")
    midnight = dt.time(0)
    start = dt.datetime.combine(first, midnight, zone)
    return start, dt.datetime.combine(last + dt.timedelta(days=1), midnight, zone)


def _day(typed: str | None, name: str) -> dt.date | None:
    if typed is None:
        return None
    try:
        found = dt.date.fromisoformat(typed) if re.fullmatch(r"\d{4}-\d\d-\d\d", typed) else None
    except ValueError:
        found = None
    if found is None or not 2000 <= found.year <= 2100:
        raise WrongParameterError(f"{name}: a day such as 2026-11-23")
    return found


_DAY = {"type": "string", "format": "date"}
_FROM = Parameter("from", "The first day on which it was accepted; 30 days before `until`.", _DAY)
_UNTIL = Parameter("until", "The last day on which it was accepted; today.", _DAY)
_PERIOD = Parameter(
    "period",
    "A month such as 2026-11, or a quarter such as 2026-Q4.",
    {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2]|Q[1-4])$"},
    required=True,
)
ENDPOINTS = (
    Endpoint("/tasks", Scope.TASKS, "Tasks by their number, as they stand", TaskRecord, _tasks),
    Endpoint("/results", Scope.RESULTS, "Accepted work", ResultRecord, _results, (_FROM, _UNTIL)),
    Endpoint("/people", Scope.PEOPLE, "Who works here, each post", PersonRecord, _people),
    Endpoint("/catalogue", Scope.CATALOGUE, "The products now", ProductRecord, _catalogue),
    Endpoint(
        "/scores",
        Scope.SCORES,
        "Published results of a period; every read is noted and shown to the person",
        ScoreRecord,
        _scores,
        (_PERIOD,),
    ),
)
