"""How tasks of other systems look: what a file would do, cell by cell where it cannot."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.views.look import Look, capital, shows, text_of
from core.exchange.faults import Column, Fault, Reason
from core.exchange.importing import Changed, Outcome, TaskPlan
from core.exchange.notices import (
    NotForExchange,
    TasksNotRead,
    TokenExists,
    TokenMade,
    UnitOutOfReach,
)
from core.exchange.rules import Difference, SentRow
from locales import Language

MOST_LISTED = 50
MOST_FAULTS = 500
SHORT = 90


class Doubt(StrEnum):
    """Why nothing is written yet."""

    NONE = "none"
    FAULTS = "faults"
    CHANGES = "changes"

    @classmethod
    def of(
        cls, plan: TaskPlan, outcome: Outcome, *, accept_changes: bool, accept_faults: bool
    ) -> "Doubt":
        """Give what has not been given leave for."""
        if (plan.faults or outcome.refused) and not accept_faults:
            return cls.FAULTS
        if plan.changed and not accept_changes:
            return cls.CHANGES
        return cls.NONE


@shows(TasksNotRead)
def not_read(notice: TasksNotRead, look: Look) -> str:
    """Say which headings a file lacks."""
    lacking = ", ".join(_column(Column(name), look) for name in notice.lacks)
    return look.say("tasks-not-read", columns=lacking)


@shows(NotForExchange)
def not_for_exchange(notice: NotForExchange, look: Look) -> str:
    """Say in whose name files are taken over."""
    return look.say("not-for-exchange", code=notice.code)


@shows(UnitOutOfReach)
def unit_out_of_reach(notice: UnitOutOfReach, look: Look) -> str:
    """Say whose files a unit is in."""
    return look.say("unit-out-of-reach", unit=notice.unit)


@shows(TokenMade)
def token_made(notice: TokenMade, look: Look) -> str:
    """Tell in whose name a program reads from now on, and how that is ended."""
    return look.say(
        "token-made",
        name=notice.name,
        scopes=", ".join(look.say(f"scope-{one}") for one in notice.scopes),
        unit=notice.unit or "none",
        expires=f"{notice.expires.astimezone(look.zone):%d/%m/%Y}",
    )


@shows(TokenExists)
def token_exists(notice: TokenExists, look: Look) -> str:
    """Say that a name is in use."""
    return look.say("token-exists", name=notice.name)


def tasks_report(
    plan: TaskPlan, outcome: Outcome, doubt: Doubt, language: Language, zone: ZoneInfo, *, dry: bool
) -> str:
    """Give everything that a file of tasks does or would do, as plain text."""
    look = Look(language, zone, dt.datetime.min.replace(tzinfo=dt.UTC))
    done = not dry and doubt is Doubt.NONE
    said = [look.say("tasks-read", rows=plan.rows)]
    said += _new(plan, outcome, look, done=done)
    said += _part("tasks-changed", [_changed(one, look) for one in plan.changed], look)
    said += _part("tasks-noted", [_changed(one, look) for one in plan.noted], look)
    said += [
        look.say(key, count=count)
        for key, count in (
            ("tasks-same", plan.same),
            ("tasks-own", plan.own),
            ("tasks-called-off", plan.called_off),
            ("tasks-absent", plan.absent),
        )
        if count
    ]
    faults = [_fault(one, look) for one in plan.faults]
    faults += [_refused(one.row, text_of(one.notice, look), look) for one in outcome.refused]
    said += _part("tasks-faults", faults, look, most=MOST_FAULTS)
    said.append(_verdict(plan, outcome, doubt, look, dry=dry))
    return "\n".join(said)


def _verdict(plan: TaskPlan, outcome: Outcome, doubt: Doubt, look: Look, *, dry: bool) -> str:
    left_out = len({(one.sheet, one.row) for one in plan.faults}) + len(outcome.refused)
    changes = "yes" if plan.changed else "no"
    match doubt:
        case Doubt.FAULTS:
            return look.say("tasks-verdict-faults", count=left_out)
        case Doubt.CHANGES if not dry:
            return look.say("tasks-verdict-changes", count=len(plan.changed))
        case _ if not (outcome.given or outcome.changed or plan.noted):
            return look.say("tasks-verdict-nothing")
        case _ if dry:
            return look.say("tasks-verdict-ready", changes=changes)
        case _:
            return look.say(
                "tasks-verdict-done",
                given=len(outcome.given),
                changed=len(outcome.changed),
                noted=len(plan.noted),
                skipped=left_out,
            )


def _new(plan: TaskPlan, outcome: Outcome, look: Look, *, done: bool) -> Iterator[str]:
    refused = {one.row for one in outcome.refused}
    rows = [row for row in plan.new if row not in refused]
    entries = [_brief(row, look) for row in rows]
    if done:
        entries = [
            f"NV-{number} {entry}" for number, entry in zip(outcome.given, entries, strict=True)
        ]
    yield from _part("tasks-new", entries, look)


def _part(key: str, entries: list[str], look: Look, most: int = MOST_LISTED) -> Iterator[str]:
    if not entries:
        return
    yield look.say(key, count=len(entries))
    yield from (f"  {entry}" for entry in entries[:most])
    if len(entries) > most:
        yield f"  … +{len(entries) - most}"


def _brief(row: SentRow, look: Look) -> str:
    sent = row.sent
    facts = [f"{row.external}: {_short(sent.title)}", "; ".join(sent.people) or sent.unit]
    if sent.deadline is not None:
        facts.append(look.say("history-deadline", deadline=look.deadline(sent.deadline)))
    if sent.document:
        facts.append(sent.document)
    return " · ".join(facts)


def _changed(one: Changed, look: Look) -> str:
    told = "; ".join(_difference(each, look) for each in one.changes)
    return f"NV-{one.number} {one.row.external}: {told}"


def _difference(one: Difference, look: Look) -> str:
    if one.column is Column.STATE:
        return look.say("tasks-will-be-called-off")
    before = _value(one.column, one.before, look) or "–"
    return f"{_column(one.column, look)} {before} → {_value(one.column, one.after, look)}"


def _value(column: Column, text: str, look: Look) -> str:
    if column is Column.DEADLINE and text:
        return look.deadline(dt.datetime.fromisoformat(text))
    return _short(text)


def _fault(one: Fault, look: Look) -> str:
    return f"{_place(one.sheet, one.row, one.column, look)}: {_reason(one, look)}"


def _refused(row: SentRow, said: str, look: Look) -> str:
    return f"{_place(row.sheet, row.row, None, look)}: {said}"


def _place(sheet: str, row: int, column: Column | None, look: Look) -> str:
    parts = [look.say("tasks-sheet", sheet=sheet)] if sheet else []
    parts.append(look.say("tasks-row", row=str(row)))
    if column is not None:
        parts.append(look.say("tasks-column", column=_column(column, look)))
    return capital(", ".join(parts))


def _reason(fault: Fault, look: Look) -> str:
    value = fault.value
    if fault.reason is Reason.DEADLINE_PAST and value:
        value = look.deadline(dt.datetime.fromisoformat(value))
    column = _column(fault.column, look) if fault.column else ""
    key = f"tasks-fault-{fault.reason.replace('_', '-')}"
    return look.say(key, value=value, other=fault.other or "none", column=column)


def _column(column: Column, look: Look) -> str:
    return look.say(f"tasks-column-{column.replace('_', '-')}")


def _short(words: str) -> str:
    return words if len(words) <= SHORT else words[:SHORT].rsplit(" ", 1)[0] + "…"
