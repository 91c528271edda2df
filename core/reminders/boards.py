"""Boards: the units of a leader side by side, shown once and then kept current in their chat."""

import datetime as dt
import hashlib
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from core.evaluation.period import month_of
from core.kernel import post
from core.kernel.command import Command
from core.kernel.fact import write
from core.kernel.post import Priority
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn
from core.periods import store as periods
from core.periods.rules import WorkCalendar
from core.periods.spans import month_span, weeks_back
from core.reminders import figures
from core.reminders.actions import (
    TARGET_ON_TIME,
    WEEKS,
    soon_ends,
    summed,
    until,
)
from core.reminders.notices import Board, UnitState
from core.reminders.store import boards as rows
from core.reminders.store import standing
from core.reminders.store.boards import OpenBoard
from core.reminders.store.standing import Counts, Point, Standing
from core.reminders.subtree import Branch, subtree

LASTS = dt.timedelta(days=7)
"""So long a board is kept current; whoever wants it longer asks for it again."""


class RefreshBoards(Command, frozen=True):
    """Change the boards of an office that show something else by now.

    On the platforms named, and none that was looked at in the last so many minutes.
    """

    gateways: tuple[str, ...]
    minutes: int


def board(tx: Tx, turn: Turn, calendar: WorkCalendar, unit_code: str | None = None) -> Board:
    """Give the units right under those that the asker leads, or under the one he names.

    A unit with tasks of its own stands among those below it. Raises Refusal if he leads none, or
    not that one.
    """
    of = subtree(tx, turn, unit_code)
    zone = turn.office.zone
    month = month_of(tx.now, zone)
    span = month_span(month.year, month.month, zone)
    inside = of.inside
    weeks = weeks_back(tx.now, zone, WEEKS)
    points = [
        *(Point(moment=min(one.end, tx.now), span=until(one, tx.now)) for one in weeks),
        Point(moment=tx.now, span=until(span, tx.now)),
        Point(moment=tx.now, span=until(span, tx.now)),
    ]
    soon = soon_ends(tx.now, zone, calendar)
    counts = standing.counts(tx.connection, inside, span, tx.now, soon)
    stood = standing.standings(tx.connection, inside, points)
    return Board(
        unit=of.name,
        unit_code=unit_code,
        until=tx.now.astimezone(ZoneInfo(zone)),
        year=month.year,
        month=month.month,
        weeks=tuple(one.start.isocalendar().week for one in weeks),
        units=tuple(_state(one, counts, stood) for one in of.branches(counts)),
        target_unit=TARGET_ON_TIME,
        code="",
    )


def keep_current(tx: Tx, turn: Turn, facts: Board, letter_key: str) -> None:
    """Keep a board current from now on, in the message that a letter shows it with.

    It takes the place of the person's former ones.
    """
    rows.close_boards(tx.connection, turn.actor.id, tx.now)
    row = {
        "office_id": turn.office.id,
        "person_id": turn.actor.id,
        "unit_code": facts.unit_code,
        "letter_key": letter_key,
        "content": content_of(facts),
        "refreshed": tx.now,
        "until": tx.now + LASTS,
    }
    rows.open_board(tx.connection, row)


def refresh(tx: Tx, office_id: int, command: RefreshBoards) -> int:
    """Change every board that shows something else by now; give how many.

    Only where the platform can change a message. A board is closed when its person no longer
    leads, when its message cannot be changed any more, and after a week.
    """
    due = tx.now - dt.timedelta(minutes=command.minutes)
    changed = 0
    for one in rows.boards_due(tx.connection, office_id, due, command.gateways):
        changed += _refresh(tx, one)
    return changed


def is_any_due(
    connection: Connection, office_id: int, command: RefreshBoards, now: dt.datetime
) -> bool:
    """Tell whether an office has a board to look at again."""
    due = now - dt.timedelta(minutes=command.minutes)
    return bool(rows.boards_due(connection, office_id, due, command.gateways))


def _refresh(tx: Tx, one: OpenBoard) -> bool:
    shown = rows.letter_state(tx.connection, one.letter_key)
    edit = rows.letter_state(tx.connection, one.edit_key) if one.edit_key else None
    person = people.person_of(tx.connection, one.person_id)
    is_lost = edit is not None and edit.state in ("failed", "unknown")
    if shown is None or shown.state == "failed" or is_lost or one.until <= tx.now:
        rows.close_boards(tx.connection, one.person_id, tx.now)
        return False
    if shown.remote_id is None or (edit is not None and edit.state != "sent"):
        return False  # what was written last is still under way
    office = people.office_of(tx.connection, one.office_id)
    turn = Turn(actor=person, office=office, said=tx.now)
    calendar = periods.calendar_of(tx.connection, one.office_id)
    try:
        facts = board(tx, turn, calendar, one.unit_code)
    except Refusal:
        rows.close_boards(tx.connection, one.person_id, tx.now)
        return False
    content, key = content_of(facts), f"board:{one.id}"
    is_changed = content != one.content
    if is_changed:
        to = shown.to.but(language=person.language, dark=person.dark)
        kept = figures.keep(tx, turn, facts)
        post.put(tx, to, kept, key=key, priority=Priority.BROADCAST, edits=shown.remote_id)
    edit_key = f"{tx.update}:{key}" if is_changed else one.edit_key
    rows.note_refreshed(tx.connection, one.id, tx.now, content, edit_key)
    return is_changed


def content_of(facts: Board) -> str:
    """Give a name for what a board shows, whenever it was counted."""
    still = facts.but(until=dt.datetime.min.replace(tzinfo=dt.UTC), code="")
    return hashlib.sha256(write(still).encode()).hexdigest()


def _state(
    branch: Branch,
    counts: dict[int, Counts],
    stood: dict[int, tuple[Standing, ...]],
) -> UnitState:
    tasks = standing.summed(counts[one.id] for one in branch.inside if one.id in counts)
    points = summed([stood[one.id] for one in branch.inside if one.id in stood])
    return UnitState(
        code=branch.unit.code,
        name=branch.unit.name,
        done=tasks.done,
        running=tasks.running,
        due_soon=tasks.due_soon,
        overdue=tasks.overdue,
        on_time=points[-1].on_time,
        overdue_weeks=tuple(one.overdue for one in points[:WEEKS]),
        holds=len(branch.inside) > 1,
        own=branch.own,
    )
