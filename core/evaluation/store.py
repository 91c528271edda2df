"""The only queries about scores: the general criteria of a period."""

import datetime as dt
from fractions import Fraction

from sqlalchemy import Connection, select
from sqlalchemy.dialects import sqlite

from core.evaluation.tables import general_score

THOUSAND = 1000


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


def own_general(
    connection: Connection, person_id: int, period: str, until: dt.datetime
) -> dict[str, Fraction]:
    """Give the points that a person gave himself up to a moment, by criterion."""
    rows = connection.execute(
        select(general_score.c.criterion, general_score.c.points).where(
            general_score.c.person_id == person_id,
            general_score.c.period == period,
            general_score.c.by_id == person_id,
            general_score.c.said <= until,
        )
    )
    return {row.criterion: Fraction(row.points, THOUSAND) for row in rows}
