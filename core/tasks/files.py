"""Photos and files that people send: rows that name their content, and what has become of them."""

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)

from core.kernel.fact import Fact
from core.kernel.transaction import Tx, inserted
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.tasks import rules, store
from core.tasks.evidence_notices import FileLine, FileRefused, FileSeenBefore, SeenLine
from core.tasks.media import PHOTOS
from core.tasks.rules import Task
from core.tasks.tables import evidence, file

LOOSE_LASTS = dt.timedelta(minutes=30)
"""So long a photo sent without a word waits for the sentence that it belongs to."""

MOST_SEEN = 3


class Stored(Fact, frozen=True):
    """A file as its row has it; `sha256` is None while it is still to be fetched."""

    id: int
    office_id: int
    person_id: int
    code: str
    name: str
    media: str | None
    size: int | None
    sha256: str | None
    gateway: str
    bot: str
    remote: str
    state: str
    attempts: int

    @property
    def line(self) -> FileLine:
        """What is said of it: its name, and whether it is a picture."""
        photo = self.media in PHOTOS if self.media else not self.name
        return FileLine(name=self.name, photo=photo, code=self.code)


COLUMNS = [file.c[name] for name in Stored.__struct_fields__]
_LOOSE = (
    select(*COLUMNS, file.c.update_id, file.c.album)
    .where(
        file.c.person_id == bindparam("whose"),
        file.c.state.in_(["waiting", "here"]),
        file.c.update_id.is_not(None),
        ~exists().where(evidence.c.file_id == file.c.id),
        or_(file.c.update_id == bindparam("this"), file.c.arrived >= bindparam("since")),
    )
    .order_by(file.c.id)
)


def add(
    connection: Connection,
    *,
    office_id: int,
    person_id: int,
    code: str,
    name: str,
    source: tuple[str, str, str],
    remote: str,
    now: dt.datetime,
    said: dt.datetime,
    update_id: int | None = None,
    album: str | None = None,
) -> int:
    """Keep that somebody sent a file; `source` is gateway, bot and the sender's key for it."""
    gateway, bot, source_key = source
    row = {
        "office_id": office_id,
        "person_id": person_id,
        "code": code,
        "name": name,
        "gateway": gateway,
        "bot": bot,
        "source_key": source_key,
        "remote": remote,
        "said": said,
        "arrived": now,
        "update_id": update_id,
        "album": album,
        "state": "waiting",
        "attempts": 0,
        "not_before": now,
    }
    return inserted(connection, insert(file), row)


def add_here(
    connection: Connection,
    *,
    office_id: int,
    person_id: int,
    code: str,
    name: str,
    source: tuple[str, str, str],
    content: tuple[str, int, str],
    now: dt.datetime,
) -> int:
    """Keep a file whose content is in the folder: its hash, its bytes and its media type."""
    sha256, size, media = content
    row = add(
        connection,
        office_id=office_id,
        person_id=person_id,
        code=code,
        name=name,
        source=source,
        remote=source[2],
        now=now,
        said=now,
    )
    values = {"state": "here", "sha256": sha256, "size": size, "media": media}
    connection.execute(update(file).where(file.c.id == row).values(values))
    return row


def by_source(connection: Connection, gateway: str, source_key: str) -> Stored | None:
    """Give the file that was kept under a sender's key."""
    return _one(connection, and_(file.c.gateway == gateway, file.c.source_key == source_key))


def taken_since(connection: Connection, person_id: int, since: dt.datetime) -> int:
    """Give how many files of a person came since a moment."""
    found = select(func.count()).where(file.c.person_id == person_id, file.c.arrived >= since)
    return int(connection.execute(found).scalar_one())


def by_code(connection: Connection, code: str) -> Stored | None:
    """Give a file by the name that its address carries."""
    return _one(connection, file.c.code == code)


def due(connection: Connection, now: dt.datetime, most: int = 8) -> list[Stored]:
    """Give files that are still to be fetched from their platform."""
    waiting = and_(file.c.state == "waiting", file.c.gateway != "web", file.c.not_before <= now)
    rows = connection.execute(select(*COLUMNS).where(waiting).order_by(file.c.id).limit(most))
    return [Stored(**row) for row in rows.mappings()]


def said_with(
    connection: Connection, gateway: str, keys: Sequence[str], person_id: int, update_id: int
) -> None:
    """Say which message files that were uploaded before belong to."""
    connection.execute(
        update(file)
        .where(
            file.c.gateway == gateway,
            file.c.source_key.in_(keys),
            file.c.person_id == person_id,
            file.c.update_id.is_(None),
        )
        .values(update_id=update_id)
    )


def of_update(connection: Connection, update_id: int) -> list[Stored]:
    """Give the files that came with one message."""
    rows = connection.execute(
        select(*COLUMNS).where(file.c.update_id == update_id).order_by(file.c.id)
    )
    return [Stored(**row) for row in rows.mappings()]


def every_hash(connection: Connection) -> set[str]:
    """Give the hash of every content that the folder has to hold."""
    found = connection.execute(
        select(file.c.sha256).where(file.c.state == "here", file.c.sha256.is_not(None)).distinct()
    )
    return set(found.scalars())


def erasing(connection: Connection, most: int = 64) -> list[tuple[int, str | None, bool]]:
    """Give files whose term has ended: number, hash, and whether another file has that content."""
    other = file.alias("other")
    shared = exists().where(
        other.c.sha256 == file.c.sha256, other.c.id != file.c.id, other.c.state == "here"
    )
    rows = connection.execute(
        select(file.c.id, file.c.sha256, shared.label("shared"))
        .where(file.c.state == literal_column("'erasing'"))
        .order_by(file.c.id)
        .limit(most)
    )
    return [(row.id, row.sha256, bool(row.shared)) for row in rows]


def erased(connection: Connection, ids: Sequence[int]) -> None:
    """Note that the contents of files are gone."""
    connection.execute(
        update(file).where(file.c.id.in_(ids)).values(state="erased", sha256=None, size=None)
    )


def loose(tx: Tx, person_id: int) -> list[Stored]:
    """Give what the person sent and has not said what for: with this message, or just before."""
    facts = {"whose": person_id, "this": tx.update, "since": tx.now - LOOSE_LASTS}
    rows = [dict(row) for row in tx.connection.execute(_LOOSE, facts).mappings()]
    own = [row for row in rows if row["update_id"] == tx.update]
    albums = {row["album"] for row in own if row["album"]}
    chosen = [row for row in rows if not own or row in own or row["album"] in albums]
    return [Stored(**{name: row[name] for name in Stored.__struct_fields__}) for row in chosen]


def attach(tx: Tx, turn: Turn, task: Task) -> tuple[FileLine, ...]:
    """Put the person's loose files to a task; who reviews it hears of pictures used before."""
    found = loose(tx, turn.actor.id)
    for one in found:
        store.add_file(tx.connection, task, turn.actor.id, one.id, one.name, turn.said, tx.now)
        if one.sha256 is not None:
            tell_if_seen(tx, one, task)
    return tuple(one.line for one in found)


def tasks_of_album(tx: Tx, person_id: int, album: str) -> list[int]:
    """Give the numbers of the tasks that other pictures of an album were put to."""
    rows = tx.connection.execute(
        select(evidence.c.task_id)
        .join(file, file.c.id == evidence.c.file_id)
        .where(file.c.album == album, file.c.person_id == person_id)
        .distinct()
    )
    return [store.by_id(tx.connection, row).number for row in rows.scalars()]


def drop_loose(tx: Tx, person_id: int) -> int:
    """Let go of what was sent without saying what for; give how many."""
    found = loose(tx, person_id)
    ids = [one.id for one in found]
    tx.connection.execute(update(file).where(file.c.id.in_(ids)).values(state="dropped"))
    return len(ids)


def arrive(tx: Tx, one: Stored, sha256: str, size: int, media: str) -> None:
    """Say that the content of a file is in the folder now."""
    tx.connection.execute(
        update(file)
        .where(file.c.id == one.id, file.c.state == "waiting")
        .values(state="here", sha256=sha256, size=size, media=media)
    )
    whole = one.but(sha256=sha256, size=size, media=media)
    for task in _tasks_of(tx.connection, one.id):
        tell_if_seen(tx, whole, task)


def fail(tx: Tx, one: Stored, why: str) -> None:
    """Say that a file cannot be had; who sent it is told, so that he sends it again."""
    tx.connection.execute(update(file).where(file.c.id == one.id).values(state="failed", why=why))
    tell(tx, one.person_id, FileRefused(file=one.line, why=why), key=f"file:{one.id}")


def try_later(connection: Connection, one: Stored, at: dt.datetime) -> None:
    """Fetch a file again at a later moment."""
    connection.execute(
        update(file).where(file.c.id == one.id).values(attempts=file.c.attempts + 1, not_before=at)
    )


def tell_if_seen(tx: Tx, one: Stored, task: Task) -> None:
    """Tell the reviewer, and nobody else, where the very same content was used before."""
    rows = tx.connection.execute(
        _SEEN,
        {"hash": one.sha256, "office": one.office_id, "self": one.id, "most": MOST_SEEN},
    ).all()
    if not rows or task.reviewer_id == one.person_id:
        return
    reviewer = people.person_of(tx.connection, task.reviewer_id)
    sender = people.person_of(tx.connection, one.person_id)
    lines = []
    for task_id, said in rows:
        other = store.by_id(tx.connection, task_id)
        holders = people.persons(tx.connection, [holder.person_id for holder in other.holders])
        sees = rules.may_see_task(reviewer, other, holders.values(), tx.now)
        lines.append(SeenLine(number=other.number if sees else None, said=said))
    letter = FileSeenBefore(
        number=task.number,
        title=task.title,
        by=named(sender, tx.now),
        file=one.line,
        seen=tuple(lines),
    )
    tell(tx, reviewer.id, letter, key=f"seen:{one.id}:{task.id}")


_SEEN = (
    select(evidence.c.task_id, evidence.c.said)
    .join(file, file.c.id == evidence.c.file_id)
    .where(
        file.c.sha256 == bindparam("hash"),
        file.c.office_id == bindparam("office"),
        file.c.id != bindparam("self"),
    )
    .order_by(evidence.c.id)
    .limit(bindparam("most"))
)


def _tasks_of(connection: Connection, file_id: int) -> list[Task]:
    rows = connection.execute(select(evidence.c.task_id).where(evidence.c.file_id == file_id))
    return [store.by_id(connection, row) for row in rows.scalars()]


def shown_to(connection: Connection, one: Stored, asker_id: int, now: dt.datetime) -> bool:
    """Tell whether somebody may see a file: his own, or of a task that he may see."""
    if one.person_id == asker_id:
        return True
    asker = people.person_of(connection, asker_id)
    with suppress(LookupError):
        for task in _tasks_of(connection, one.id):
            holders = people.persons(connection, [holder.person_id for holder in task.holders])
            if rules.may_see_task(asker, task, holders.values(), now):
                return True
    return False


def _one(connection: Connection, condition: ColumnElement[bool]) -> Stored | None:
    row = connection.execute(select(*COLUMNS).where(condition)).mappings().first()
    return Stored(**row) if row else None
