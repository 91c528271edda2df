"""The only queries about indicators, their targets and values, and what is counted for them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from core.indicators import rules
from core.indicators.rules import Direction, Indicator, Measurement, Source, Target, Term
from core.indicators.tables import indicator, indicator_target, measurement
from core.kernel import portable
from core.kernel.transaction import inserted
from core.people.tables import post, unit
from core.periods.spans import Span
from core.programmes.tables import paragraph, programme
from core.tasks.rules import COUNTED, State
from core.tasks.tables import holder, task

_ROWS = select(indicator, unit.c.path).select_from(
    indicator.join(unit, unit.c.id == indicator.c.unit_id)
)
_STANDING = indicator.c.dropped.is_(False)
_PART = task.alias("part")
_IS_LEAF = task.c.id.not_in(
    select(_PART.c.part_of).where(_PART.c.part_of > 0, _PART.c.state != State.CANCELLED.value)
)
"""Of work in parts only the parts count."""


def next_number(connection: Connection, office_id: int) -> int:
    """Give the number of the next indicator of an office."""
    last = select(func.coalesce(func.max(indicator.c.number), 0))
    found = connection.execute(last.where(indicator.c.office_id == office_id)).scalar_one()
    return int(found) + 1


def add(connection: Connection, new: Indicator) -> Indicator:
    """Keep a new indicator; give it with its row's number."""
    return new.but(id=inserted(connection, insert(indicator), _kept(new)))


def write(connection: Connection, changed: Indicator) -> Indicator:
    """Keep an indicator as it stands now."""
    where = indicator.c.id == changed.id
    connection.execute(update(indicator).where(where).values(**_kept(changed)))
    return changed


def _kept(one: Indicator) -> dict[str, object]:
    names = (name for name in one.__struct_fields__ if name not in ("id", "path"))
    return {name: getattr(one, name) for name in names}


def by_number(connection: Connection, office_id: int, number: int) -> Indicator | None:
    """Give an indicator of an office by its number; None for one that was dropped."""
    where = and_(indicator.c.office_id == office_id, indicator.c.number == number, _STANDING)
    row = connection.execute(_ROWS.where(where)).mappings().first()
    return _indicator(row) if row else None


def by_id(connection: Connection, row: int) -> Indicator:
    """Give an indicator by its row, dropped or not."""
    return _indicator(connection.execute(_ROWS.where(indicator.c.id == row)).mappings().one())


def by_ids(connection: Connection, rows: Iterable[int]) -> dict[int, Indicator]:
    """Give indicators by their rows, dropped or not."""
    found = connection.execute(_ROWS.where(indicator.c.id.in_(list(rows)))).mappings()
    return {row["id"]: _indicator(row) for row in found}


def of_office(connection: Connection, office_id: int, *, dropped: bool = False) -> list[Indicator]:
    """Give the indicators of an office by number, with `dropped` those too."""
    where = [indicator.c.office_id == office_id, *([] if dropped else [_STANDING])]
    rows = connection.execute(_ROWS.where(*where).order_by(indicator.c.number)).mappings()
    return [_indicator(row) for row in rows]


def under(connection: Connection, office_id: int, path: str) -> list[Indicator]:
    """Give the indicators of a unit, then those of the units below it."""
    rows = connection.execute(
        _ROWS.where(
            indicator.c.office_id == office_id, unit.c.path.like(f"{path}%"), _STANDING
        ).order_by(func.length(unit.c.path), unit.c.path, indicator.c.number)
    )
    return [_indicator(row) for row in rows.mappings()]


def of_unit(connection: Connection, unit_id: int) -> list[Indicator]:
    """Give the indicators of one unit and of the positions in it, by number."""
    rows = connection.execute(
        _ROWS.where(indicator.c.unit_id == unit_id, _STANDING).order_by(indicator.c.number)
    )
    return [_indicator(row) for row in rows.mappings()]


def targets_of(connection: Connection, rows: Iterable[int]) -> dict[int, dict[str, Target]]:
    """Give the targets of indicators by row, each by its term's key."""
    found: dict[int, dict[str, Target]] = {}
    where = indicator_target.c.indicator_id.in_(list(rows))
    for row in connection.execute(select(indicator_target).where(where)):
        of = found.setdefault(row.indicator_id, {})
        of[row.period] = Target(target=row.target, baseline=row.baseline)
    return found


def set_target(connection: Connection, row: int, term: str, target: Target | None) -> None:
    """Set what is to be reached in a term; None takes it away."""
    connection.execute(
        delete(indicator_target).where(
            indicator_target.c.indicator_id == row, indicator_target.c.period == term
        )
    )
    if target is not None:
        values = {
            "indicator_id": row,
            "period": term,
            "target": target.target,
            "baseline": target.baseline,
        }
        connection.execute(insert(indicator_target), values)


def add_measurement(
    connection: Connection, office_id: int, row: int, new: Measurement
) -> Measurement:
    """Keep a value that was said."""
    values = {
        "office_id": office_id,
        "indicator_id": row,
        "period": new.term,
        "value": new.value,
        "said": new.said,
        "person_id": new.person_id,
        "reason": new.reason,
        "late": new.late,
    }
    return new.but(id=inserted(connection, insert(measurement), values))


def withdraw(connection: Connection, row: int, now: dt.datetime) -> None:
    """Take a value back; it stays as a row."""
    connection.execute(update(measurement).where(measurement.c.id == row).values(withdrawn=now))


def said_of(connection: Connection, rows: Iterable[int]) -> dict[int, list[Measurement]]:
    """Give the values said of indicators and not taken back, oldest first."""
    found: dict[int, list[Measurement]] = {}
    where = and_(measurement.c.indicator_id.in_(list(rows)), measurement.c.withdrawn.is_(None))
    ordered = select(measurement).where(where).order_by(measurement.c.said, measurement.c.id)
    for row in connection.execute(ordered).mappings():
        one = Measurement(
            id=row["id"],
            term=row["period"],
            value=row["value"],
            said=row["said"],
            person_id=row["person_id"],
            reason=row["reason"],
            late=row["late"],
        )
        found.setdefault(row["indicator_id"], []).append(one)
    return found


def counted(connection: Connection, one: Indicator, span: Span) -> int | None:
    """Give what tasks come to in a span, in thousandths; None where nothing was due in it.

    Of an indicator of a position only the work of those counts who hold it now.
    """
    match one.source:
        case Source.ON_TIME:
            return _on_time(connection, one, span)
        case Source.PRODUCT:
            return _sum(connection, one, span, task.c.product == one.counts)
        case Source.PARAGRAPH:
            return _accepted_tasks(connection, one, span)
        case _:
            return None


def _on_time(connection: Connection, one: Indicator, span: Span) -> int | None:
    """Give the percent of the tasks due that were handed in on time, as the digest counts it."""
    kept = task.c.first_handed <= task.c.deadline
    row = connection.execute(
        _tasks(one, portable.count_of(kept), func.count()).where(
            task.c.state.in_([str(state) for state in COUNTED]),
            _IS_LEAF,
            task.c.deadline >= span.start,
            task.c.deadline < span.end,
        )
    ).one()
    part, whole = int(row[0]), int(row[1])
    return round(Fraction(part * 100 * rules.THOUSAND, whole)) if whole else None


def _sum(connection: Connection, one: Indicator, span: Span, which: ColumnElement[bool]) -> int:
    found = _tasks(one, func.coalesce(func.sum(task.c.accepted_quantity), 0))
    return int(connection.execute(found.where(which, *_accepted_in(span))).scalar_one())


def _accepted_tasks(connection: Connection, one: Indicator, span: Span) -> int:
    code, _, mark = (one.counts or "").partition(".")
    rows = (
        select(paragraph.c.id)
        .join(programme, programme.c.id == paragraph.c.programme_id)
        .where(
            programme.c.office_id == one.office_id,
            programme.c.code == code,
            paragraph.c.mark == mark,
        )
    )
    found = _tasks(one, func.count()).where(
        task.c.paragraph_id.in_(rows), *_accepted_in(span), _IS_LEAF
    )
    return int(connection.execute(found).scalar_one()) * rules.THOUSAND


def _accepted_in(span: Span) -> tuple[ColumnElement[bool], ...]:
    return (
        task.c.state == State.ACCEPTED.value,
        task.c.accepted >= span.start,
        task.c.accepted < span.end,
    )


def _tasks(one: Indicator, *columns: ColumnElement[int]) -> Select[*tuple[Any, ...]]:
    """Ask about the tasks of a unit and below it; of a position only its holders' ones."""
    found = (
        select(*columns)
        .select_from(task.join(unit, unit.c.id == task.c.unit_id))
        .where(task.c.office_id == one.office_id, unit.c.path.like(f"{one.path}%"))
    )
    if one.position is None:
        return found
    return found.where(task.c.id.in_(_led_by_holders(one)))


def _led_by_holders(one: Indicator) -> Select[Any]:
    return (
        select(holder.c.task_id)
        .join(post, post.c.person_id == holder.c.person_id)
        .join(unit, unit.c.id == post.c.unit_id)
        .where(
            holder.c.lead.is_(True),
            post.c.title == one.position,
            post.c.until.is_(None),
            unit.c.path.like(f"{one.path}%"),
        )
    )


def value_of(
    connection: Connection,
    one: Indicator,
    term: Term,
    zone: str,
    until: dt.datetime,
    said: Sequence[Measurement] = (),
) -> int | None:
    """Give the value that counts for a term as known at a moment; None where there is none.

    `said` are the values of the indicator, of whatever term.
    """
    if one.source is Source.TYPED:
        mine = (each for each in said if each.term == term.key)
        found = rules.counts_now(mine, until)
        return found.value if found else None
    span = term.span(zone)
    end = min(span.end, until)
    if end <= span.start:
        return None
    return counted(connection, one, Span(start=span.start, end=end))


def values_in(
    connection: Connection,
    rows: Iterable[int],
    within: Term,
    zone: str,
    until: dt.datetime,
) -> dict[int, int]:
    """Give, by row, the value of each indicator that is the last known within a term.

    Of a longer term than that the one holding it is meant. An indicator without any is left out.
    """
    every = by_ids(connection, rows)
    said = said_of(connection, every)
    found: dict[int, int] = {}
    for row, one in every.items():
        for term in _latest_first(within, one.months, until, zone):
            value = value_of(connection, one, term, zone, until, said.get(row, ()))
            if value is not None:
                found[row] = value
                break
    return found


def _latest_first(within: Term, months: int, until: dt.datetime, zone: str) -> list[Term]:
    """Give the terms of a length in another one that have begun, the latest first."""
    last = within.last_of(months)
    every = [last.back(count) for count in range(max(1, within.months // months))]
    return [one for one in every if one.span(zone).start <= until]


def paragraph_codes(connection: Connection, office_id: int) -> Mapping[str, int]:
    """Give every paragraph of an office as `NQ57.1`, with its row."""
    rows = connection.execute(
        select(paragraph.c.id, programme.c.code, paragraph.c.mark)
        .join(programme, programme.c.id == paragraph.c.programme_id)
        .where(programme.c.office_id == office_id)
    )
    return {f"{row.code}.{row.mark}": row.id for row in rows}


def measure_paragraphs(connection: Connection, office_id: int, every: Iterable[Indicator]) -> None:
    """Let the paragraphs that indicators count, and nothing else measures, be measured by them."""
    counting = {one.counts: one for one in every if one.source is Source.PARAGRAPH}
    if not counting:
        return
    for code, row in paragraph_codes(connection, office_id).items():
        if code in counting:
            connection.execute(
                update(paragraph)
                .where(paragraph.c.id == row, paragraph.c.indicator.is_(None))
                .values(indicator=counting[code].number)
            )


def measure_no_more(connection: Connection, office_id: int, number: int) -> None:
    """Let an indicator measure no paragraph of an office any more."""
    rows = list(paragraph_codes(connection, office_id).values())
    connection.execute(
        update(paragraph)
        .where(paragraph.c.id.in_(rows), paragraph.c.indicator == number)
        .values(indicator=None)
    )


def titles_under(connection: Connection, office_id: int, path: str, now: dt.datetime) -> list[str]:
    """Give the titles of the posts held in a unit and below it, by name."""
    rows = connection.execute(
        select(post.c.title)
        .join(unit, unit.c.id == post.c.unit_id)
        .where(
            post.c.office_id == office_id,
            post.c.title != "",
            post.c.since <= now,
            or_(post.c.until.is_(None), post.c.until > now),
            unit.c.path.like(f"{path}%"),
        )
        .distinct()
        .order_by(post.c.title)
    )
    return [str(row) for row in rows.scalars()]


def _indicator(row: RowMapping) -> Indicator:
    return Indicator(
        **{name: row[name] for name in Indicator.__struct_fields__}
        | {"source": Source(row["source"]), "direction": Direction(row["direction"])}
    )
