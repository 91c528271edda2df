"""The tasks that a work report is made of, in one query."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, and_, bindparam, or_, select

from core.kernel.fact import Fact
from core.kernel.tables import Instant
from core.programmes.tables import paragraph, programme
from core.tasks import store
from core.tasks.rules import COUNTED, WORKING, State
from core.tasks.tables import task

_WORKING = [str(state) for state in WORKING]
_START = bindparam("start", type_=Instant)
_END = bindparam("end", type_=Instant)
_AFTER = bindparam("after", type_=Instant)
_FOUND = (
    select(
        task.c.number,
        task.c.title,
        task.c.unit_id,
        task.c.state,
        task.c.deadline,
        task.c.accepted,
        task.c.handed,
        task.c.first_handed,
        task.c.paused,
        task.c.blocker,
        task.c.paragraph_id,
        programme.c.code,
        paragraph.c.mark,
        paragraph.c.words,
        paragraph.c.figure,
        paragraph.c.place,
    )
    .select_from(
        task.outerjoin(paragraph, paragraph.c.id == task.c.paragraph_id).outerjoin(
            programme, programme.c.id == paragraph.c.programme_id
        )
    )
    .where(
        task.c.unit_id.in_(bindparam("units", expanding=True)),
        task.c.state.in_([str(state) for state in COUNTED]),
        task.c.assigned < _AFTER,
        store.is_leaf(),
        or_(
            and_(task.c.deadline >= _START, task.c.deadline < _AFTER),
            and_(task.c.accepted >= _START, task.c.accepted < _END),
            and_(task.c.state.in_(_WORKING), task.c.deadline < _START),
        ),
    )
    .order_by(task.c.deadline.is_(None), task.c.deadline, task.c.number)
)


class Reported(Fact, frozen=True):
    """A task as a work report needs it; `source` is (code, mark, words, figure, place)."""

    number: int
    title: str
    unit_id: int
    state: State
    deadline: dt.datetime | None
    accepted: dt.datetime | None
    handed: dt.datetime | None
    first_handed: dt.datetime | None
    paused: dt.datetime | None
    blocker: str | None
    source: tuple[str, str, str, str | None, int] | None


def reported(
    connection: Connection,
    unit_ids: Sequence[int],
    span: tuple[dt.datetime, dt.datetime],
    after: dt.datetime,
) -> list[Reported]:
    """Give the tasks due or accepted in a span, overdue from before, or due by `after`."""
    facts = {"units": list(unit_ids), "start": span[0], "end": span[1], "after": after}
    names = [name for name in Reported.__struct_fields__ if name not in {"state", "source"}]
    return [
        Reported(
            **{name: row[name] for name in names},
            state=State(row["state"]),
            source=(row["code"], row["mark"], row["words"], row["figure"], row["place"])
            if row["code"]
            else None,
        )
        for row in connection.execute(_FOUND, facts).mappings()
    ]
