"""How the dry run of a roster import looks, and what is said of a roster file."""

import datetime as dt
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

import locales
from bot.views.look import Look, lines, shows
from core.people.roster import (
    ChangedPerson,
    ChangedUnit,
    EndedPost,
    Fault,
    FaultReason,
    Field,
    FieldChange,
    Listed,
    NewPerson,
    NewUnit,
    PlannedPost,
    RosterPlan,
)
from core.people.roster_notices import (
    RosterHasFaults,
    RosterImported,
    RosterNotRead,
    RosterOutdated,
)
from locales import Language


def roster_report(plan: RosterPlan, language: Language) -> str:
    """Give everything that an import would change and every faulty row, as lines of plain text."""
    look = Look(language, ZoneInfo("UTC"), dt.datetime.min.replace(tzinfo=dt.UTC))
    return "\n".join(_report(plan, look))


def _report(plan: RosterPlan, look: Look) -> Iterator[str]:
    yield look.say("roster-read", rows=plan.rows)
    yield from _part("new-units", [_new_unit(one, look) for one in plan.new_units], look)
    yield from _part("changed-units", [_unit(one, look) for one in plan.changed_units], look)
    yield from _part("new-persons", [_new_person(one, look) for one in plan.new_persons], look)
    yield from _part("changed-persons", [_person(one, look) for one in plan.changed_persons], look)
    yield look.say("roster-unchanged", count=len(plan.unchanged))
    yield from _part("absent", [_listed(one) for one in plan.absent], look)
    if plan.emails:
        yield look.say("roster-emails", count=plan.emails)
    yield from _part("faults", [_fault(one, look) for one in plan.faults], look)
    yield from _with_them(plan, look)
    yield _conclusion(plan, look)


def _part(key: str, entries: list[str], look: Look) -> Iterator[str]:
    if entries:
        yield look.say(f"roster-{key}", count=len(entries))
        yield from (f"  {entry}" for entry in entries)


def _new_unit(one: NewUnit, look: Look) -> str:
    if one.parent is None:
        return look.say("roster-new-root", code=one.code, name=one.name)
    return look.say("roster-new-unit", code=one.code, name=one.name, parent=one.parent)


def _unit(one: ChangedUnit, look: Look) -> str:
    return _with_details(f"{one.code} {one.name}", (_change(each, look) for each in one.fields))


def _new_person(one: NewPerson, look: Look) -> str:
    posts = "; ".join(_post(post, look) for post in one.begun)
    return f"{one.code} {one.name}: {posts}"


def _person(one: ChangedPerson, look: Look) -> str:
    details = [
        *(_change(each, look) for each in one.fields),
        *(look.say("roster-post-ends", post=_post(post, look)) for post in one.ended),
        *(look.say("roster-post-begins", post=_post(post, look)) for post in one.begun),
    ]
    return _with_details(f"{one.code} {one.name}", details)


def _with_details(head: str, details: Iterable[str]) -> str:
    return "\n".join([head, *(f"    {detail}" for detail in details)])


def _change(change: FieldChange, look: Look) -> str:
    if change.field is Field.DEPARTED:
        return look.say("roster-back", day=change.before)
    return look.say(
        "roster-field",
        field=look.say(f"roster-field-{change.field.replace('_', '-')}"),
        before=change.before or look.say("roster-blank"),
        after=change.after or look.say("roster-blank"),
    )


def _post(post: PlannedPost | EndedPost, look: Look) -> str:
    role = look.say(f"roster-role-{post.role}")
    if not post.title:
        return look.say("roster-post-untitled", unit=post.unit, role=role)
    return look.say("roster-post", title=post.title, unit=post.unit, role=role)


def _listed(one: Listed) -> str:
    return f"{one.code} {one.name}"


def _fault(fault: Fault, look: Look) -> str:
    key = f"roster-fault-{fault.reason.replace('_', '-')}"
    if fault.reason is FaultReason.TWO_HEADS and not fault.other_row:
        key = f"{key}-already"
    other_row = str(fault.other_row)
    reason = look.say(key, value=fault.value, other=fault.other, row=other_row)
    return look.say("roster-fault", row=str(fault.row), reason=reason)


def _with_them(plan: RosterPlan, look: Look) -> Iterator[str]:
    """Name the sound rows that are left out because another row of the same person is at fault."""
    faulty = {fault.row for fault in plan.faults}
    if others := [str(row) for row in plan.skipped if row not in faulty]:
        yield look.say("roster-skipped-too", rows=", ".join(others))


def _conclusion(plan: RosterPlan, look: Look) -> str:
    if plan.faults:
        return look.say("roster-verdict-faults", count=len(plan.skipped))
    if plan.changes_anything:
        return look.say("roster-verdict-ready")
    return look.say("roster-verdict-same")


@shows(RosterNotRead)
def roster_not_read(notice: RosterNotRead, look: Look) -> str:
    """Say why a file is no roster and what to do."""
    return look.say(f"roster-unread-{notice.reason.replace('_', '-')}", value=notice.value)


@shows(RosterHasFaults)
def roster_has_faults(notice: RosterHasFaults, look: Look) -> str:
    """Say that nothing was written, and which rows are at fault first."""
    rows = ", ".join(str(row) for row in notice.rows)
    more = "…" if notice.faults > len(notice.rows) else ""
    return look.say("roster-has-faults", count=notice.faults, rows=rows + more)


@shows(RosterOutdated)
def roster_outdated(_notice: RosterOutdated, look: Look) -> str:
    """Ask to look at the import again."""
    return look.say("roster-outdated")


@shows(RosterImported)
def roster_imported(notice: RosterImported, look: Look) -> str:
    """Say what an import has written."""
    counts = {
        "units": notice.new_units + notice.changed_units,
        "added": notice.new_persons,
        "changed": notice.changed_persons,
        "begun": notice.begun,
        "ended": notice.ended,
    }
    return lines(
        look.say("roster-imported", **{name: _count(look, n) for name, n in counts.items()})
        if any(counts.values())
        else look.say("roster-verdict-same"),
        look.say("roster-left-out", count=notice.skipped) if notice.skipped else None,
    )


def _count(look: Look, number: int) -> str:
    return locales.whole(look.language, number)
