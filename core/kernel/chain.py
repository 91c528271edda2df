"""The chain of the journal: what links a line to the one before it, and what breaks it.

Each office has a chain of its own. A line's content is hashed with a salt of its own, and only that
hash is linked: what a line says may be erased later, and nobody can guess it from what stays.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator
from enum import StrEnum

from sqlalchemy import Connection, bindparam, select

from core.kernel.fact import Fact
from core.kernel.tables import epoch_ms, journal, journal_head, office

START = ""
"""The link before the first line."""


class Line(Fact, frozen=True):
    """One line of the journal as the chain sees it; who, what and when in numbers."""

    id: int
    office_id: int
    update_id: int
    person_id: int | None
    verb: str
    subject: str
    subject_id: int
    said: dt.datetime
    arrived: dt.datetime
    facts: str
    before: str | None
    seq: int
    salt: str
    content: str
    link: str


class Break(StrEnum):
    """What is wrong with a line, or behind the last one."""

    CONTENT = "content"
    LINK = "link"
    MISSING = "missing"
    INSERTED = "inserted"
    TAIL = "tail"


class Broken(Fact, frozen=True):
    """A place where the chain does not hold: the count of the line in its office."""

    seq: int
    how: Break


class Examined(Fact, frozen=True):
    """What the chain of an office is like: how many lines, the number of the last, its end."""

    code: str
    lines: int
    seq: int
    erased: int
    link: str
    broken: tuple[Broken, ...]


def content_of(salt: str, facts: str, before: str | None) -> str:
    """Give the hash of what a line says: SHA-256 in hexadecimal."""
    said = f"{salt}\n{facts}\n{'' if before is None else f'={before}'}"
    return hashlib.sha256(said.encode()).hexdigest()


def link_of(
    former: str,
    *,
    seq: int,
    office_id: int,
    update_id: int,
    person_id: int | None,
    verb: str,
    subject: str,
    subject_id: int,
    said: dt.datetime,
    arrived: dt.datetime,
    content: str,
) -> str:
    """Give the link of a line to the one before it: SHA-256 in hexadecimal."""
    parts = (
        former,
        seq,
        office_id,
        update_id,
        "" if person_id is None else person_id,
        verb,
        subject,
        subject_id,
        epoch_ms(said),
        epoch_ms(arrived),
        content,
    )
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()


_LINES = (
    select(*(journal.c[name] for name in Line.__struct_fields__))
    .where(journal.c.office_id == bindparam("of"))
    .order_by(journal.c.id)
)
_HEAD = select(journal_head.c.seq, journal_head.c.link).where(
    journal_head.c.office_id == bindparam("of")
)
_OFFICES = select(office.c.id, office.c.code).order_by(office.c.id)


def examine(connection: Connection) -> list[Examined]:
    """Walk the chain of every office from its first line to its last."""
    offices = connection.execute(_OFFICES).all()
    return [_examine(connection, number, code) for number, code in offices]


def link_at(connection: Connection, office_code: str, seq: int) -> str | None:
    """Give the link of a line of an office, or None if there is no such line."""
    found: str | None = connection.execute(
        select(journal.c.link)
        .join(office, office.c.id == journal.c.office_id)
        .where(office.c.code == office_code, journal.c.seq == seq)
    ).scalar()
    return found


def _examine(connection: Connection, office_id: int, code: str) -> Examined:
    lines, count, erased, former = 0, 0, 0, START
    broken: list[Broken] = []
    rows = connection.execute(_LINES, {"of": office_id}, execution_options={"yield_per": 1000})
    for row in rows.mappings():
        one = Line(**row)
        broken += _breaks(one, count, former)
        count, former = max(count + 1, one.seq), one.link
        lines += 1
        erased += _is_erased(one)
    head = connection.execute(_HEAD, {"of": office_id}).one_or_none()
    if (tuple(head) if head else (0, START)) != (count, former):
        broken.append(Broken(seq=max(count, head.seq if head else 0), how=Break.TAIL))
    return Examined(
        code=code, lines=lines, seq=count, erased=erased, link=former, broken=tuple(broken)
    )


def _breaks(one: Line, count: int, former: str) -> Iterator[Broken]:
    if one.seq <= count:
        yield Broken(seq=one.seq, how=Break.INSERTED)
        return
    if one.seq > count + 1:
        yield Broken(seq=count + 1, how=Break.MISSING)
        return
    if not _is_erased(one) and content_of(one.salt, one.facts, one.before) != one.content:
        yield Broken(seq=one.seq, how=Break.CONTENT)
    if _link_of(one, former) != one.link:
        yield Broken(seq=one.seq, how=Break.LINK)


def _link_of(one: Line, former: str) -> str:
    return link_of(
        former,
        seq=one.seq,
        office_id=one.office_id,
        update_id=one.update_id,
        person_id=one.person_id,
        verb=one.verb,
        subject=one.subject,
        subject_id=one.subject_id,
        said=one.said,
        arrived=one.arrived,
        content=one.content,
    )


def _is_erased(one: Line) -> bool:
    return one.facts == "" and one.before is None and one.salt == ""
