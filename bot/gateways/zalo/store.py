"""The only queries of Zalo's own rows."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, func, select, union

from bot.gateways.zalo.account import NAME
from bot.gateways.zalo.tables import zalo_bot, zalo_month, zalo_seat
from core.kernel import portable
from core.kernel.fact import Fact
from core.people.tables import address, person

PLACES = 45
"""People that a bot is given; the free plan refuses the 51st, and some write without being told."""


class Spent(Fact, frozen=True):
    """What a bot sent and received in a month."""

    sent: int = 0
    received: int = 0

    @property
    def used(self) -> int:
        """Give both together."""
        return self.sent + self.received


def spent(connection: Connection, bot: str, month: str) -> Spent:
    """Give what a bot spent of a month."""
    row = (
        connection.execute(
            select(zalo_month.c.sent, zalo_month.c.received).where(
                zalo_month.c.bot == bot, zalo_month.c.month == month
            )
        )
        .mappings()
        .first()
    )
    return Spent(**row) if row else Spent()


def spend(
    connection: Connection, bot: str, month: str, *, sent: int = 0, received: int = 0
) -> Spent:
    """Count messages; give what is spent now."""
    statement = portable.insert(zalo_month).values(
        bot=bot, month=month, sent=sent, received=received
    )
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=[zalo_month.c.bot, zalo_month.c.month],
            set_={
                "sent": zalo_month.c.sent + statement.excluded.sent,
                "received": zalo_month.c.received + statement.excluded.received,
            },
        )
    )
    return spent(connection, bot, month)


def see_bot(connection: Connection, bot: str, name: str, now: dt.datetime) -> None:
    """Keep the name by which people see a bot."""
    values = {"name": name, "seen": now}
    connection.execute(
        portable.insert(zalo_bot)
        .values(bot=bot, **values)
        .on_conflict_do_update(index_elements=[zalo_bot.c.bot], set_=values)
    )


def bot_name(connection: Connection, bot: str) -> str:
    """Give the name of a bot; its number if it was never seen."""
    found: str | None = connection.execute(
        select(zalo_bot.c.name).where(zalo_bot.c.bot == bot)
    ).scalar()
    return found or bot


def taken(connection: Connection, bot: str) -> int:
    """Count the people whom a bot serves or was given; who left has freed his place."""
    linked = select(address.c.person_id).where(
        address.c.gateway == NAME, address.c.bot == bot, address.c.unlinked.is_(None)
    )
    told = select(zalo_seat.c.person_id).where(zalo_seat.c.bot == bot)
    both = union(linked, told).subquery()
    query = (
        select(func.count())
        .select_from(both)
        .join(person, person.c.id == both.c.person_id)
        .where(person.c.departed.is_(None))
    )
    return int(connection.execute(query).scalar_one())


def seat(
    connection: Connection, person_id: int, bots: Sequence[str], now: dt.datetime
) -> str | None:
    """Give the bot that serves a person: the one he writes to, was given, or one with room.

    None if every bot is full.
    """
    known = connection.execute(
        select(address.c.bot)
        .where(
            address.c.gateway == NAME,
            address.c.person_id == person_id,
            address.c.unlinked.is_(None),
            address.c.bot.in_(bots),
        )
        .order_by(address.c.used.desc())
    ).scalar()
    known = (
        known
        or connection.execute(
            select(zalo_seat.c.bot).where(
                zalo_seat.c.person_id == person_id, zalo_seat.c.bot.in_(bots)
            )
        ).scalar()
    )
    found = known or next((bot for bot in bots if taken(connection, bot) < PLACES), None)
    if found is not None:
        values = {"bot": found, "given": now}
        connection.execute(
            portable.insert(zalo_seat)
            .values(person_id=person_id, **values)
            .on_conflict_do_update(index_elements=[zalo_seat.c.person_id], set_=values)
        )
    return found
