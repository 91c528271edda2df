"""A person's channels: which of them gets what he did not ask for, and which gets nothing."""

from enum import StrEnum

from core.kernel import journal
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.post import Address
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import chats
from core.people.actions import Turn
from core.people.notices import ChannelLast, ChannelLine, ChannelMissing, ChannelsShown


class Place(StrEnum):
    """What becomes of a channel: before the others, nothing special, off, or on again.

    `AUTO` is for all: what was used last goes first.
    """

    FIRST = "first"
    AUTO = "auto"
    OFF = "off"
    ON = "on"


class SetChannel(Command, frozen=True):
    """Put one of my channels first, or turn it off or on; the first of `gateways` that I have."""

    place: Place
    gateways: tuple[str, ...] = ()


class _Placed(Fact, frozen=True):
    gateway: str
    place: str


def show(tx: Tx, turn: Turn, at: Address) -> ChannelsShown:
    """Show the asker's channels."""
    found = chats.of_person(tx.connection, turn.actor.id)
    lines: dict[str, ChannelLine] = {}
    for one in found:
        here = (one.gateway, one.bot, one.chat) == (at.gateway, at.bot, at.chat)
        known = lines.get(one.gateway)
        lines[one.gateway] = ChannelLine(
            gateway=one.gateway,
            here=here or (known is not None and known.here),
            preferred=one.rank > 0,
            off=one.rank < 0,
            closed=one.closed is not None and (known is None or known.closed),
        )
    return ChannelsShown(channels=tuple(lines.values()))


def set_channel(tx: Tx, turn: Turn, at: Address, command: SetChannel) -> ChannelsShown:
    """Change where the asker is told what he did not ask for from now on.

    Raises Refusal for a channel that he does not have, and for the last one that is on.
    """
    person = turn.actor.id
    found = chats.of_person(tx.connection, person)
    gateway = _named(command, {one.gateway for one in found})
    match command.place:
        case Place.FIRST:
            chats.level(tx.connection, person)
            chats.set_rank(tx.connection, person, gateway, 1)
        case Place.AUTO:
            chats.level(tx.connection, person)
        case Place.OFF:
            left = [one for one in found if one.gateway != gateway and one.rank >= 0]
            if not any(one.closed is None for one in left):
                raise Refusal(ChannelLast(gateway=gateway))
            chats.set_rank(tx.connection, person, gateway, -1)
        case Place.ON:
            chats.set_rank(tx.connection, person, gateway, 0)
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=person,
        subject="person",
        subject_id=person,
        verb="channel",
        said=turn.said,
        facts=_Placed(gateway=gateway, place=command.place),
    )
    return show(tx, turn, at).but(done=str(command.place), gateway=gateway)


def _named(command: SetChannel, linked: set[str]) -> str:
    if command.place is Place.AUTO:
        return ""
    for gateway in command.gateways:
        if gateway in linked:
            return gateway
    raise Refusal(ChannelMissing(gateway=command.gateways[0]))
