"""The only queries about persons, units and their chats."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import (
    Connection,
    RowMapping,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)

from core.kernel import portable
from core.kernel.fact import Fact
from core.kernel.post import Address
from core.kernel.tables import office
from core.kernel.transaction import inserted
from core.people.rules import Person, Post, Role, home
from core.people.tables import address, link_code, link_try, person, post, unit


class Office(Fact, frozen=True):
    """An office: everything else belongs to one.

    `cycle` is the length of its evaluation periods in months: 1, or 3 for quarters.
    """

    id: int
    code: str
    name: str
    zone: str
    roster: int
    cycle: int = 1


class Unit(Fact, frozen=True):
    """A unit of the tree."""

    id: int
    office_id: int
    parent_id: int | None
    path: str
    code: str
    name: str


_OFFICE = [office.c[name] for name in Office.__struct_fields__]
_OFFICES = select(*_OFFICE).order_by(office.c.id)
_OFFICE_BY_ID = select(*_OFFICE).where(office.c.id == bindparam("row"))
_UNIT = [unit.c[name] for name in Unit.__struct_fields__]
_PERSONS = (
    select(
        person.c.id,
        person.c.office_id,
        person.c.code,
        person.c.name,
        person.c.gender,
        person.c.language,
        person.c.departed,
        person.c.dark,
        unit.c.id.label("unit_id"),
        unit.c.path,
        unit.c.name.label("unit"),
        unit.c.code.label("unit_code"),
        post.c.role,
        post.c.title,
        post.c.since,
        post.c.until,
        post.c.acting_for,
    )
    .select_from(person.outerjoin(post, post.c.person_id == person.c.id).outerjoin(unit))
    .order_by(person.c.id, post.c.id)
)
_BY_ID = _PERSONS.where(person.c.id == bindparam("row"))
_BY_IDS = _PERSONS.where(person.c.id.in_(bindparam("rows", expanding=True)))
_BY_CODE = _PERSONS.where(
    person.c.office_id == bindparam("office"),
    func.lower(person.c.code) == func.lower(bindparam("typed")),
)
_OF_OFFICE = _PERSONS.where(person.c.office_id == bindparam("office"))
_UNDER = _PERSONS.where(
    person.c.id.in_(
        select(post.c.person_id)
        .join(unit)
        .where(
            unit.c.office_id == bindparam("office"),
            unit.c.path.like(bindparam("under")),
            post.c.since <= bindparam("now"),
            or_(post.c.until.is_(None), post.c.until > bindparam("now")),
        )
    ),
    or_(person.c.departed.is_(None), person.c.departed > bindparam("now")),
)
_LEADING = _PERSONS.where(
    person.c.id.in_(
        select(post.c.person_id)
        .join(unit)
        .where(
            unit.c.office_id == bindparam("office"),
            unit.c.path == bindparam("path"),
            post.c.role.in_([Role.HEAD.value, Role.DEPUTY.value]),
            post.c.since <= bindparam("now"),
            or_(post.c.until.is_(None), post.c.until > bindparam("now")),
        )
    ),
    or_(person.c.departed.is_(None), person.c.departed > bindparam("now")),
)
"""Who leads one unit: few, however many work in it and below."""
_BY_CHAT = _PERSONS.where(
    person.c.id.in_(
        select(address.c.person_id).where(
            address.c.gateway == bindparam("gateway"),
            address.c.bot == bindparam("bot"),
            address.c.chat == bindparam("chat"),
            address.c.unlinked.is_(None),
        )
    ),
    person.c.departed.is_(None),
)
_OFFICES_OF_CHATS = (
    select(address.c.chat, person.c.office_id)
    .join(person, person.c.id == address.c.person_id)
    .where(
        address.c.gateway == bindparam("gateway"),
        address.c.bot == bindparam("bot"),
        address.c.chat.in_(bindparam("chats", expanding=True)),
        address.c.unlinked.is_(None),
        person.c.departed.is_(None),
    )
)
_ADDRESSES = (
    select(
        address.c.person_id,
        address.c.gateway,
        address.c.bot,
        address.c.chat,
        address.c.office_id,
        person.c.language,
        person.c.gender,
        person.c.dark,
    )
    .join(person)
    .where(
        address.c.person_id == bindparam("row"),
        address.c.unlinked.is_(None),
        address.c.closed.is_(None),
        address.c.rank >= 0,
        person.c.departed.is_(None),
    )
    .order_by(address.c.rank.desc(), address.c.used.desc(), address.c.id.desc())
)
_ADDRESS = _ADDRESSES.limit(1)
_USED = (
    update(address)
    .where(
        address.c.gateway == bindparam("at_gateway"),
        address.c.bot == bindparam("at_bot"),
        address.c.chat == bindparam("at_chat"),
        address.c.unlinked.is_(None),
    )
    .values(used=bindparam("moment"), closed=None)
)


_PATH = select(unit.c.path).where(unit.c.id == bindparam("unit"))


def office_of(connection: Connection, row: int) -> Office:
    """Give an office by its number. Raises LookupError if there is none."""
    found = connection.execute(_OFFICE_BY_ID, {"row": row}).mappings().first()
    if found is None:
        raise LookupError(f"no office {row}")
    return Office(**found)


def offices(connection: Connection) -> list[Office]:
    """Give all offices, oldest first."""
    return [Office(**row) for row in connection.execute(_OFFICES).mappings()]


def set_cycle(connection: Connection, office_id: int, months: int) -> None:
    """Let the evaluation periods of an office be so many months long."""
    connection.execute(update(office).where(office.c.id == office_id).values(cycle=months))


def add_office(connection: Connection, code: str, name: str, zone: str, now: dt.datetime) -> int:
    """Add an office; give its number."""
    row = {"code": code, "name": name, "zone": zone, "created": now}
    return inserted(connection, insert(office), row)


def persons(connection: Connection, rows: list[int]) -> dict[int, Person]:
    """Give persons by their numbers."""
    if len(rows) == 1:  # an IN of any length is spelled out anew each time
        found = connection.execute(_BY_ID, {"row": rows[0]})
    else:
        found = connection.execute(_BY_IDS, {"rows": rows})
    return {one.id: one for one in _gather(found.mappings())}


def person_of(connection: Connection, row: int) -> Person:
    """Give one person. Raises KeyError if there is none."""
    return persons(connection, [row])[row]


def by_code(connection: Connection, office_id: int, code: str) -> Person | None:
    """Give the person with a code, whatever its case."""
    found = connection.execute(_BY_CODE, {"office": office_id, "typed": code}).mappings()
    return next(iter(_gather(found)), None)


def of_office(connection: Connection, office_id: int) -> list[Person]:
    """Give everybody of an office, also those who have left."""
    return _gather(connection.execute(_OF_OFFICE, {"office": office_id}).mappings())


def under(connection: Connection, office_id: int, path: str, now: dt.datetime) -> list[Person]:
    """Give everybody who holds a post in a unit or below it."""
    facts = {"office": office_id, "under": f"{path}%", "now": now}
    return _gather(connection.execute(_UNDER, facts).mappings())


def by_chat(connection: Connection, gateway: str, bot: str, chat: str) -> Person | None:
    """Give the person whom a chat belongs to."""
    facts = {"gateway": gateway, "bot": bot, "chat": chat}
    return next(iter(_gather(connection.execute(_BY_CHAT, facts).mappings())), None)


def offices_of_chats(
    connection: Connection, gateway: str, bot: str, chats: Sequence[str]
) -> dict[str, int]:
    """Give the office of the person whom each chat belongs to; a stranger's is not in it."""
    facts = {"gateway": gateway, "bot": bot, "chats": list(chats)}
    return {row.chat: row.office_id for row in connection.execute(_OFFICES_OF_CHATS, facts)}


def address_of(connection: Connection, person_id: int) -> Address | None:
    """Give the chat that a person prefers or used last; None if none that is linked is open."""
    row = connection.execute(_ADDRESS, {"row": person_id}).mappings().first()
    return Address(**row) if row else None


def addresses_of(connection: Connection, person_id: int) -> list[Address]:
    """Give the open chats of a person: the preferred one first, then the one used last."""
    rows = connection.execute(_ADDRESSES, {"row": person_id}).mappings()
    return [Address(**row) for row in rows]


def chat_used(connection: Connection, gateway: str, bot: str, chat: str, now: dt.datetime) -> None:
    """Note that a chat was written from, so that it is preferred."""
    connection.execute(
        _USED, {"at_gateway": gateway, "at_bot": bot, "at_chat": chat, "moment": now}
    )


def chat_last_used(connection: Connection, gateway: str, bot: str, chat: str) -> dt.datetime | None:
    """Give when a linked chat was written from last; None for one that is nobody's."""
    query = select(address.c.used).where(
        address.c.gateway == gateway,
        address.c.bot == bot,
        address.c.chat == chat,
        address.c.unlinked.is_(None),
    )
    found: dt.datetime | None = connection.execute(query).scalar()
    return found


def _leading(connection: Connection, office_id: int, path: str, now: dt.datetime) -> list[Person]:
    facts = {"office": office_id, "path": path, "now": now}
    return _gather(connection.execute(_LEADING, facts).mappings())


def head_of(connection: Connection, office_id: int, path: str, now: dt.datetime) -> Person | None:
    """Give the head of the unit with a path."""
    found = [
        one
        for one in _leading(connection, office_id, path, now)
        for post in one.posts_at(now)
        if post.path == path and post.role is Role.HEAD and post.acting_for is None
    ]
    return found[0] if found else None


def leader_of(connection: Connection, office_id: int, path: str, now: dt.datetime) -> Person | None:
    """Give who answers for the unit with a path: its head, who acts for him, or a deputy."""
    found = [
        (post.role is not Role.HEAD, post.acting_for is not None, one.id, one)
        for one in _leading(connection, office_id, path, now)
        for post in one.posts_at(now)
        if post.path == path and post.role in (Role.HEAD, Role.DEPUTY)
    ]
    return min(found, key=lambda one: one[:3])[3] if found else None


def daily_norm(connection: Connection, office_id: int) -> int | None:
    """Give the converted products of a working day that an office has set, in thousandths."""
    norm: int | None = connection.execute(
        select(office.c.daily_norm).where(office.c.id == office_id)
    ).scalar()
    return norm


def set_daily_norm(connection: Connection, office_id: int, norm: int | None) -> None:
    """Set the converted products of a working day, in thousandths; None takes it back."""
    connection.execute(update(office).where(office.c.id == office_id).values(daily_norm=norm))


def leader_over(connection: Connection, whose: Person, now: dt.datetime) -> Person | None:
    """Give who leads a person: the head of his unit or of the nearest above; None at the top."""
    post = home(whose, now)
    path = post.path if post else ""
    while path:
        head = head_of(connection, whose.office_id, path, now)
        if head is not None and head.id != whose.id:
            return head
        path = path[: path.rstrip(".").rfind(".") + 1]
    return None


def link_chat(
    connection: Connection, whose: Person, gateway: str, bot: str, chat: str, now: dt.datetime
) -> None:
    """Give a chat to a person; whoever had it before loses it."""
    connection.execute(
        update(address)
        .where(
            address.c.gateway == gateway,
            address.c.bot == bot,
            address.c.chat == chat,
            address.c.unlinked.is_(None),
        )
        .values(unlinked=now)
    )
    row = {
        "office_id": whose.office_id,
        "person_id": whose.id,
        "gateway": gateway,
        "bot": bot,
        "chat": chat,
        "linked": now,
        "used": now,
    }
    connection.execute(insert(address), row)


def set_language(connection: Connection, person_id: int, language: str) -> None:
    """Set the language of a person."""
    connection.execute(update(person).where(person.c.id == person_id).values(language=language))


def set_dark(connection: Connection, person_id: int, *, dark: bool) -> None:
    """Set whether a person wants dark pictures."""
    connection.execute(update(person).where(person.c.id == person_id).values(dark=dark))


def code_digest(code: str) -> str:
    """Give what is kept of a one-time code."""
    return hashlib.sha256(f"viec link {code}".encode()).hexdigest()


def add_code(
    connection: Connection, whose: Person, code: str, now: dt.datetime, expires: dt.datetime
) -> None:
    """Keep a one-time code; earlier unused ones of the same person end."""
    connection.execute(
        update(link_code)
        .where(link_code.c.person_id == whose.id, link_code.c.used.is_(None))
        .values(used=now)
    )
    row = {
        "office_id": whose.office_id,
        "person_id": whose.id,
        "digest": code_digest(code),
        "made": now,
        "expires": expires,
    }
    connection.execute(insert(link_code), row)


def take_code(connection: Connection, code: str, now: dt.datetime) -> int | None:
    """Use a one-time code up; give whose it was, or None if it is not good (any more)."""
    row = (
        connection.execute(
            update(link_code)
            .where(
                link_code.c.digest == code_digest(code),
                link_code.c.used.is_(None),
                link_code.c.expires > now,
            )
            .values(used=now)
            .returning(link_code.c.person_id)
        )
        .scalars()
        .first()
    )
    return None if row is None else int(row)


class Tries(Fact, frozen=True):
    """What an unlinked chat has tried: wrong codes since a moment, and when it was answered."""

    wrong: int
    since: dt.datetime
    told: dt.datetime | None


EVERYWHERE = ("*", "*", "codes")
"""Under this name wrong codes are counted whichever chat or client they come from."""
GUESSING = dt.timedelta(minutes=15)
MOST_GUESSES = 100
"""Wrong codes from everywhere within the quarter of an hour that a code lasts: with so many, one
code of six digits is hit with a chance of one in ten thousand."""


def tries_of(connection: Connection, gateway: str, bot: str, chat: str) -> Tries | None:
    """Give what an unlinked chat has tried lately."""
    row = (
        connection.execute(
            select(link_try.c.wrong, link_try.c.since, link_try.c.told).where(
                link_try.c.gateway == gateway, link_try.c.bot == bot, link_try.c.chat == chat
            )
        )
        .mappings()
        .first()
    )
    return Tries(**row) if row else None


def is_guessed_at(connection: Connection, now: dt.datetime) -> bool:
    """Tell whether so many wrong codes came from everywhere that somebody is guessing."""
    found = tries_of(connection, *EVERYWHERE)
    return found is not None and now - found.since < GUESSING and found.wrong >= MOST_GUESSES


def note_guess(connection: Connection, now: dt.datetime) -> None:
    """Count a wrong code among those from everywhere."""
    found = tries_of(connection, *EVERYWHERE)
    if found is None or now - found.since >= GUESSING:
        found = Tries(wrong=0, since=now, told=None)
    keep_tries(connection, *EVERYWHERE, found.but(wrong=found.wrong + 1))


def keep_tries(connection: Connection, gateway: str, bot: str, chat: str, tries: Tries) -> None:
    """Keep what an unlinked chat has tried."""
    values = {"wrong": tries.wrong, "since": tries.since, "told": tries.told}
    connection.execute(
        portable.insert(link_try)
        .values(gateway=gateway, bot=bot, chat=chat, **values)
        .on_conflict_do_update(
            index_elements=[link_try.c.gateway, link_try.c.bot, link_try.c.chat], set_=values
        )
    )


def units(connection: Connection, office_id: int) -> list[Unit]:
    """Give the units of an office, each after its parent."""
    rows = connection.execute(
        select(*_UNIT).where(unit.c.office_id == office_id).order_by(unit.c.path, unit.c.id)
    )
    return [Unit(**row) for row in rows.mappings()]


def path_of(connection: Connection, unit_id: int) -> str:
    """Give the path of a unit; empty for one that is not there."""
    found: str | None = connection.execute(_PATH, {"unit": unit_id}).scalar()
    return found or ""


def add_unit(
    connection: Connection, office_id: int, parent: Unit | None, code: str, name: str
) -> Unit:
    """Add a unit under a parent, or as the root."""
    row = {
        "office_id": office_id,
        "parent_id": parent.id if parent else None,
        "path": "",
        "code": code,
        "name": name,
    }
    number = inserted(connection, insert(unit), row)
    path = f"{parent.path if parent else ''}{number}."
    connection.execute(update(unit).where(unit.c.id == number).values(path=path))
    return Unit(
        id=number,
        office_id=office_id,
        parent_id=parent.id if parent else None,
        path=path,
        code=code,
        name=name,
    )


def add_person(
    connection: Connection,
    office_id: int,
    code: str,
    name: str,
    gender: str | None,
    phone: str | None = None,
) -> int:
    """Add a person without a post; give the number."""
    row = {"office_id": office_id, "code": code, "name": name, "gender": gender, "phone": phone}
    return inserted(connection, insert(person), row)


def change_person(
    connection: Connection, row: int, name: str, gender: str | None, phone: str | None
) -> None:
    """Change what a roster says of a person himself."""
    connection.execute(
        update(person).where(person.c.id == row).values(name=name, gender=gender, phone=phone)
    )


def add_post(
    connection: Connection,
    office_id: int,
    person_id: int,
    unit_id: int,
    role: Role,
    title: str,
    since: dt.datetime,
    *,
    until: dt.datetime | None = None,
    acting_for: int | None = None,
) -> None:
    """Give a person a post."""
    row = {
        "office_id": office_id,
        "person_id": person_id,
        "unit_id": unit_id,
        "role": role.value,
        "title": title,
        "since": since,
        "until": until,
        "acting_for": acting_for,
    }
    connection.execute(insert(post), row)


def _gather(rows: Iterable[RowMapping]) -> list[Person]:
    found: dict[int, list[RowMapping]] = {}
    for row in rows:
        found.setdefault(row["id"], []).append(row)
    return [_person(lines) for lines in found.values()]


def _person(lines: list[RowMapping]) -> Person:
    first = lines[0]
    posts = tuple(
        Post(
            unit_id=line["unit_id"],
            path=line["path"],
            unit=line["unit"],
            unit_code=line["unit_code"],
            role=Role(line["role"]),
            title=line["title"],
            since=line["since"],
            until=line["until"],
            acting_for=line["acting_for"],
        )
        for line in lines
        if line["unit_id"] is not None
    )
    return Person(
        id=first["id"],
        office_id=first["office_id"],
        code=first["code"],
        name=first["name"],
        gender=first["gender"],
        language=first["language"],
        departed=first["departed"],
        dark=first["dark"],
        posts=posts,
    )


class Delegation(Fact, frozen=True):
    """Who decides in somebody's place from a moment until another, as that one has asked him."""

    id: int
    person_id: int
    absent_id: int
    since: dt.datetime
    until: dt.datetime


_NEAR = select(post.c.unit_id).where(post.c.person_id == bindparam("whose"))
"""The units of a person: what is held in his place is held in one of them."""
_IN_PLACE = (
    select(post.c.person_id)
    .where(
        post.c.unit_id.in_(_NEAR),
        post.c.acting_for == bindparam("whose"),
        post.c.since <= bindparam("now"),
        or_(post.c.until.is_(None), post.c.until > bindparam("now")),
    )
    .distinct()
    .order_by(post.c.person_id)
)
_DELEGATED = (
    select(
        post.c.id,
        post.c.person_id,
        post.c.acting_for.label("absent_id"),
        post.c.since,
        post.c.until,
    )
    .where(
        post.c.unit_id.in_(_NEAR),
        post.c.acting_for == bindparam("whose"),
        post.c.role == Role.DELEGATE.value,
        post.c.until > bindparam("now"),
        post.c.until > post.c.since,
    )
    .order_by(post.c.since, post.c.id)
)


def in_place_of(connection: Connection, person_id: int, now: dt.datetime) -> list[int]:
    """Give the keys of those who decide in somebody's place at a moment."""
    facts = {"whose": person_id, "now": now}
    return [int(one) for one in connection.execute(_IN_PLACE, facts).scalars()]


def delegations(connection: Connection, person_id: int, now: dt.datetime) -> list[Delegation]:
    """Give whom a person has asked to decide in his place, now or later, the earliest first."""
    rows = connection.execute(_DELEGATED, {"whose": person_id, "now": now}).mappings()
    return [Delegation(**row) for row in rows]


def add_delegation(connection: Connection, new: Delegation, unit: Post, office_id: int) -> int:
    """Let somebody decide in another's place, in a unit that this one leads; give its number."""
    row = {
        "office_id": office_id,
        "person_id": new.person_id,
        "unit_id": unit.unit_id,
        "role": Role.DELEGATE.value,
        "title": "",
        "since": new.since,
        "until": new.until,
        "acting_for": new.absent_id,
    }
    return inserted(connection, insert(post), row)


def set_until(connection: Connection, rows: Mapping[int, dt.datetime]) -> None:
    """Let posts be held until a moment, by their numbers."""
    for row, until in rows.items():
        connection.execute(update(post).where(post.c.id == row).values(until=until))


def leave(connection: Connection, person_id: int, now: dt.datetime) -> None:
    """Let a person no longer belong to his office: his posts, delegations and codes end."""
    connection.execute(update(person).where(person.c.id == person_id).values(departed=now))
    delegated = and_(post.c.acting_for == person_id, post.c.role == Role.DELEGATE.value)
    connection.execute(
        update(post)
        .where(
            or_(post.c.person_id == person_id, delegated),
            or_(post.c.until.is_(None), post.c.until > now),
        )
        .values(until=now)
    )
    connection.execute(
        update(link_code)
        .where(link_code.c.person_id == person_id, link_code.c.used.is_(None))
        .values(used=now)
    )


def count_import(connection: Connection, office_id: int) -> int:
    """Count one more change of an office's roster; give how many there are now."""
    changed = connection.execute(
        update(office)
        .where(office.c.id == office_id)
        .values(roster=office.c.roster + 1)
        .returning(office.c.roster)
    )
    return int(changed.scalar_one())


def end_acting(connection: Connection, person_id: int, now: dt.datetime) -> int:
    """End every leading post that a person holds in somebody's place; give how many."""
    return connection.execute(
        update(post)
        .where(
            post.c.person_id == person_id,
            post.c.acting_for.is_not(None),
            post.c.role != Role.DELEGATE.value,
            or_(post.c.until.is_(None), post.c.until > now),
        )
        .values(until=now)
    ).rowcount
