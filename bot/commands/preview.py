"""What a leader sees before work touches anybody: whom, what, until when, and who has room."""

import datetime as dt
from fractions import Fraction

from bot.commands.desk import Reply, Talk, choice
from bot.commands.draft import AssignDraft, ChooseMember, commands_of
from bot.commands.whom import leave, names_of
from core.catalogue import actions as catalogue
from core.kernel.question import Choice
from core.programmes import actions as programmes
from core.tasks import actions, assigning, loads
from core.tasks.assigning import Assign
from core.tasks.notices import Load, TaskPreview

MOST_REST_DAYS = 3
HORIZON = dt.timedelta(days=45)


def preview(talk: Talk, draft: AssignDraft, command: Assign) -> Reply:
    """Show what would be given to whom until when, and how busy they are."""
    names = names_of(talk, draft.people)
    product = catalogue.find(talk.tx, talk.turn, draft.product) if draft.product else None
    output = command.output or (product.output if product else None)
    busy = loads.loads(talk.tx, talk.turn, draft.people)
    today = talk.now.date()
    deadline = draft.deadline.astimezone(talk.now.tzinfo) if draft.deadline else None
    off = _rest_days(talk, today, deadline.date()) if deadline else ()
    notice = TaskPreview(
        people=tuple(names[one] for one in draft.people) if draft.units else tuple(names.values()),
        title=command.title,
        deadline=deadline,
        working_days=(
            talk.calendar.working_days_between(today, deadline.date()) if deadline else 0
        ),
        rest_days=off,
        on_rest_day=_rest_name(talk, deadline.date()) if deadline else None,
        quantity=actions.amount(command.quantity) if output else None,
        output=output,
        priority=command.priority,
        shares=tuple(str(Fraction(*one)) for one in command.shares),
        loads=tuple(
            Load(
                person=name,
                open=busy[key].open,
                late=busy[key].late,
                percent=busy[key].percent,
                basis=busy[key].basis,
            )
            for key, name in names.items()
        ),
        product=catalogue.line(product) if product else None,
        unit=draft.whom[0].typed if draft.unit is not None else None,
        units=tuple(one.typed for one in draft.whom) if draft.units else (),
        part_of=draft.part_of,
        only_parts=assigning.no_longer_counted(talk.tx, talk.turn, command),
        source=programmes.line(talk.tx, talk.turn, *draft.source) if draft.source else None,
        absent=loads.absent(talk.tx, draft.people, draft.deadline),
    )
    again = draft.but(deadline=None, why=None, options=(), awaits="deadline")
    return Reply(
        notice,
        (
            choice(
                1, "choice-assign", commands_of(draft, command.title) if draft.units else command
            ),
            choice(2, "choice-change-deadline" if deadline else "choice-set-deadline", again),
            *_instead_of_head(draft),
            leave(),
        ),
        draft.but(awaits="correction"),
    )


def _instead_of_head(draft: AssignDraft) -> tuple[Choice, ...]:
    if draft.unit is None:
        return ()
    return (choice(3, "choice-choose-member", ChooseMember(draft=draft)),)


def _rest_days(talk: Talk, first: dt.date, last: dt.date) -> tuple[tuple[dt.date, str], ...]:
    """Give the public holidays on weekdays between two days: they explain a short count."""
    if last - first > HORIZON:
        return ()
    days = (first + dt.timedelta(days=count) for count in range(1, (last - first).days))
    named_days = (
        (day, talk.calendar.holiday_name(day))
        for day in days
        if day.weekday() < 5 and not talk.calendar.is_working(day)
    )
    return tuple((day, name) for day, name in named_days if name)[:MOST_REST_DAYS]


def _rest_name(talk: Talk, day: dt.date) -> str | None:
    if talk.calendar.is_working(day):
        return None
    return talk.calendar.holiday_name(day) or "weekend"
