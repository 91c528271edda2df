"""The journal: what happened, appended only, each line chained to the one before it."""

import datetime as dt

from sqlalchemy import Connection, bindparam, insert, select, update

from core.kernel import chain
from core.kernel.fact import Fact, write
from core.kernel.tables import journal, journal_head
from core.kernel.transaction import Tx


class Entry(Fact, frozen=True):
    """One line of the journal; `facts` and `before` are JSON."""

    id: int
    update_id: int
    person_id: int | None
    verb: str
    subject: str
    subject_id: int
    said: dt.datetime
    arrived: dt.datetime
    facts: str
    before: str | None


_COLUMNS = [journal.c[name] for name in Entry.__struct_fields__]
_SAYS = journal.c.facts != ""
"""An erased line says nothing: for its readers it is not there."""
_APPEND = insert(journal)
_HEAD = (
    select(journal_head.c.seq, journal_head.c.link)
    .where(journal_head.c.office_id == bindparam("office"))
    .with_for_update()
)
_BEGIN = insert(journal_head)
_MOVE_ON = (
    update(journal_head)
    .where(journal_head.c.office_id == bindparam("office"))
    .values(seq=bindparam("last"), link=bindparam("end"))
)
_ERASE = (
    update(journal).where(journal.c.id == bindparam("row")).values(facts="", before=None, salt="")
)
_OF_SUBJECT = (
    select(*_COLUMNS)
    .where(journal.c.subject == bindparam("of"), journal.c.subject_id == bindparam("row"), _SAYS)
    .order_by(journal.c.id)
)
_BY_UPDATE = (
    select(*_COLUMNS)
    .where(journal.c.update_id == bindparam("update"), journal.c.subject == bindparam("of"), _SAYS)
    .order_by(journal.c.id)
)
_LAST_BY = (
    select(*_COLUMNS)
    .where(
        journal.c.person_id == bindparam("person"),
        journal.c.subject == bindparam("of"),
        journal.c.verb != bindparam("besides"),
        _SAYS,
    )
    .order_by(journal.c.id.desc())
    .limit(1)
)


_LAST_OF = (
    select(*_COLUMNS)
    .where(
        journal.c.person_id == bindparam("person"), journal.c.verb != bindparam("besides"), _SAYS
    )
    .order_by(journal.c.id.desc())
    .limit(1)
)


def append(
    tx: Tx,
    *,
    office_id: int,
    person_id: int | None,
    subject: str,
    subject_id: int,
    verb: str,
    said: dt.datetime,
    facts: Fact,
    before: Fact | None = None,
) -> int:
    """Append one line; give its number."""
    told, earlier = write(facts), write(before) if before else None
    head = tx.connection.execute(_HEAD, {"office": office_id}).first()
    seq, former = (head.seq + 1, head.link) if head else (1, chain.START)
    salt = f"{tx.chance.getrandbits(128):032x}"
    content = chain.content_of(salt, told, earlier)
    link = chain.link_of(
        former,
        seq=seq,
        office_id=office_id,
        update_id=tx.update,
        person_id=person_id,
        verb=verb,
        subject=subject,
        subject_id=subject_id,
        said=said,
        arrived=tx.now,
        content=content,
    )
    row = {
        "office_id": office_id,
        "update_id": tx.update,
        "person_id": person_id,
        "verb": verb,
        "subject": subject,
        "subject_id": subject_id,
        "said": said,
        "arrived": tx.now,
        "facts": told,
        "before": earlier,
        "seq": seq,
        "salt": salt,
        "content": content,
        "link": link,
    }
    if head:
        tx.connection.execute(_MOVE_ON, {"office": office_id, "last": seq, "end": link})
    else:
        tx.connection.execute(_BEGIN, {"office_id": office_id, "seq": seq, "link": link})
    return tx.insert(_APPEND, row)


def erase(connection: Connection, row: int) -> None:
    """Empty what a line says, for good; who, what and when stay, and so does the chain."""
    connection.execute(_ERASE, {"row": row})


def of_subject(tx: Tx, subject: str, subject_id: int) -> list[Entry]:
    """Give all lines about one thing, oldest first."""
    rows = tx.connection.execute(_OF_SUBJECT, {"of": subject, "row": subject_id})
    return [Entry(**row) for row in rows.mappings()]


def last_by(tx: Tx, person_id: int, subject: str, *, besides: str = "") -> Entry | None:
    """Give the last line that a person caused about things of one sort, one verb aside."""
    facts = {"person": person_id, "of": subject, "besides": besides}
    rows = tx.connection.execute(_LAST_BY, facts).mappings()
    return next((Entry(**row) for row in rows), None)


def last_of(tx: Tx, person_id: int, *, besides: str = "") -> Entry | None:
    """Give the last line that a person caused about anything, one verb aside."""
    facts = {"person": person_id, "besides": besides}
    rows = tx.connection.execute(_LAST_OF, facts).mappings()
    return next((Entry(**row) for row in rows), None)


def by_since(tx: Tx, person_id: int, subject: str, after: int) -> list[Entry]:
    """Give the lines that a person caused about things of one sort behind a line, oldest first."""
    query = select(*_COLUMNS).where(
        journal.c.person_id == person_id, journal.c.subject == subject, journal.c.id > after, _SAYS
    )
    return [Entry(**row) for row in tx.connection.execute(query.order_by(journal.c.id)).mappings()]


def of_update(tx: Tx, update: int, subject: str) -> list[Entry]:
    """Give the lines that one update caused about things of one sort, oldest first."""
    rows = tx.connection.execute(_BY_UPDATE, {"update": update, "of": subject}).mappings()
    return [Entry(**row) for row in rows]
