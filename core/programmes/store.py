"""The only queries about programmes and their paragraphs."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import Connection, RowMapping, bindparam, delete, func, insert, select, update

from core.kernel.transaction import inserted
from core.programmes.rules import Paragraph, Programme
from core.programmes.tables import paragraph, programme

_ALL = (
    select(programme).where(programme.c.office_id == bindparam("office")).order_by(programme.c.code)
)
_ONE = _ALL.where(programme.c.code == bindparam("typed"))
_PARAGRAPHS = (
    select(paragraph)
    .where(paragraph.c.programme_id.in_(bindparam("programmes", expanding=True)))
    .order_by(paragraph.c.programme_id, paragraph.c.place, paragraph.c.id)
)
_BY_IDS = (
    select(paragraph, programme.c.code)
    .join(programme, programme.c.id == paragraph.c.programme_id)
    .where(
        programme.c.office_id == bindparam("office"),
        paragraph.c.id.in_(bindparam("rows", expanding=True)),
    )
)
_LAST_PLACE = select(func.coalesce(func.max(paragraph.c.place), 0)).where(
    paragraph.c.programme_id == bindparam("of")
)


def programmes(connection: Connection, office_id: int) -> list[Programme]:
    """Give the programmes of an office, by code."""
    rows = connection.execute(_ALL, {"office": office_id}).mappings()
    return [_programme(row) for row in rows]


def programme_of(connection: Connection, office_id: int, code: str) -> Programme | None:
    """Give a programme of an office by its code in capitals."""
    row = connection.execute(_ONE, {"office": office_id, "typed": code}).mappings().first()
    return _programme(row) if row else None


def paragraphs(connection: Connection, programme_ids: Iterable[int]) -> list[Paragraph]:
    """Give the paragraphs of programmes, each programme's in its order."""
    rows = connection.execute(_PARAGRAPHS, {"programmes": list(programme_ids)}).mappings()
    return [_paragraph(row) for row in rows]


def placed(
    connection: Connection, office_id: int, rows: Iterable[int]
) -> dict[int, tuple[str, Paragraph]]:
    """Give paragraphs of an office by their keys, each with the code of its programme."""
    found = connection.execute(_BY_IDS, {"office": office_id, "rows": list(rows)}).mappings()
    return {row["id"]: (row["code"], _paragraph(row)) for row in found}


def last_place(connection: Connection, programme_id: int) -> int:
    """Give the place of the last paragraph of a programme; 0 if it has none."""
    return int(connection.execute(_LAST_PLACE, {"of": programme_id}).scalar_one())


def add_programme(connection: Connection, office_id: int, new: Programme) -> Programme:
    """Add a programme; give it with its key."""
    row = {"office_id": office_id, **_row_of_programme(new)}
    return new.but(id=inserted(connection, insert(programme), row))


def write_programme(connection: Connection, changed: Programme) -> None:
    """Write a changed programme."""
    connection.execute(
        update(programme).where(programme.c.id == changed.id).values(_row_of_programme(changed))
    )


def add_paragraph(connection: Connection, new: Paragraph) -> Paragraph:
    """Add a paragraph; give it with its key."""
    return new.but(id=inserted(connection, insert(paragraph), _row(new)))


def write_paragraph(connection: Connection, changed: Paragraph) -> None:
    """Write a changed paragraph."""
    connection.execute(update(paragraph).where(paragraph.c.id == changed.id).values(_row(changed)))


def drop_paragraph(connection: Connection, row: int) -> None:
    """Take a paragraph away that nothing refers to."""
    connection.execute(delete(paragraph).where(paragraph.c.id == row))


def drop_programme(connection: Connection, row: int) -> None:
    """Take a programme away that has no paragraphs."""
    connection.execute(delete(programme).where(programme.c.id == row))


def _row_of_programme(one: Programme) -> dict[str, object]:
    return {
        "code": one.code,
        "title": one.title,
        "begins": one.begins.isoformat() if one.begins else None,
        "ends": one.ends.isoformat() if one.ends else None,
    }


def _row(one: Paragraph) -> dict[str, object]:
    names = [name for name in Paragraph.__struct_fields__ if name != "id"]
    return {
        **{name: getattr(one, name) for name in names},
        "due": one.due.isoformat() if one.due else None,
    }


def _programme(row: RowMapping) -> Programme:
    return Programme(
        id=row["id"],
        code=row["code"],
        title=row["title"],
        begins=_day(row["begins"]),
        ends=_day(row["ends"]),
    )


def _paragraph(row: RowMapping) -> Paragraph:
    facts = {name: row[name] for name in Paragraph.__struct_fields__}
    return Paragraph(**{**facts, "due": _day(row["due"])})


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None
