"""The only queries about scores: the general criteria of a period."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

import msgspec
from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects import sqlite

from core.evaluation.tables import general_score
from core.kernel.fact import Fact
from core.kernel.tables import journal

THOUSAND = 1000
SUBJECT = "score"
SELF_ASSESS = "self_assess"


class General(Fact, frozen=True):
    """What the journal tells of general points: (criterion, points) of a period."""

    period: str
    points: tuple[tuple[str, str], ...]


_ASSESSED = (
    select(journal.c.subject_id, journal.c.facts)
    .where(
        journal.c.subject == SUBJECT,
        journal.c.subject_id.in_(bindparam("rows", expanding=True)),
        journal.c.verb == SELF_ASSESS,
        journal.c.arrived <= bindparam("until"),
    )
    .order_by(journal.c.id)
)


def keep_general(
    connection: Connection,
    office_id: int,
    person_id: int,
    period: str,
    by_id: int,
    points: dict[str, Fraction],
    said: dt.datetime,
) -> None:
    """Keep the points of each criterion as somebody gave them; his earlier ones are replaced."""
    for criterion, value in points.items():
        thousandths = value * THOUSAND
        statement = sqlite.insert(general_score).values(
            office_id=office_id,
            person_id=person_id,
            period=period,
            by_id=by_id,
            criterion=criterion,
            points=int(thousandths),
            said=said,
        )
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["person_id", "period", "by_id", "criterion"],
                set_={"points": statement.excluded.points, "said": statement.excluded.said},
            )
        )


def general_at(
    connection: Connection, person_ids: Sequence[int], period: str, until: dt.datetime
) -> dict[int, dict[str, Fraction]]:
    """Give the points of each criterion that persons had for a period, as known at a moment.

    They are read from the journal, which keeps what was replaced since.
    """
    rows = connection.execute(_ASSESSED, {"rows": list(person_ids), "until": until})
    given = [(row.subject_id, msgspec.json.decode(row.facts, type=General)) for row in rows]
    return {
        person_id: {name: Fraction(points) for name, points in facts.points}
        for person_id, facts in given
        if facts.period == period
    }
