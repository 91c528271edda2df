"""Trouble with a channel: what the admins of an office hear of it, on another one if need be."""

from enum import StrEnum

from core.kernel import post
from core.kernel.command import Command
from core.kernel.notice import Notice
from core.kernel.transaction import Tx
from core.people import rules, store


class Trouble(StrEnum):
    """What is wrong with a bot.

    The tokens are not renewed, the token is not accepted, the month's messages run out or have run
    out, the platform cannot reach our address, or it brings updates elsewhere.
    """

    RECONNECT = "reconnect"
    TOKEN = "token"  # noqa: S105 - the name of a trouble
    SCARCE = "scarce"
    SPENT = "spent"
    UNREACHED = "unreached"
    ELSEWHERE = "elsewhere"


class WarnOfChannel(Command, frozen=True):
    """Tell the admins of an office what is wrong with a bot; `used` of `most` are messages."""

    gateway: str
    bot: str
    trouble: Trouble
    used: int = 0
    most: int = 0


class ChannelTrouble(Notice, frozen=True):
    """Something is wrong with a bot of this installation, and what the admin has to do."""

    gateway: str
    bot: str
    trouble: Trouble
    used: int = 0
    most: int = 0


def warn(tx: Tx, office_id: int, command: WarnOfChannel) -> int:
    """Tell every admin who has a chat that can still be reached; give how many were told.

    A bot whose token is lost or whose messages are spent cannot carry the news itself.
    """
    mute = command.trouble in (Trouble.TOKEN, Trouble.RECONNECT, Trouble.SPENT)
    notice = ChannelTrouble(
        gateway=command.gateway,
        bot=command.bot,
        trouble=command.trouble,
        used=command.used,
        most=command.most,
    )
    told = 0
    for person in store.of_office(tx.connection, office_id):
        if not (rules.is_active(person, tx.now) and rules.is_admin(person, tx.now)):
            continue
        every = store.addresses_of(tx.connection, person.id)
        reached = [
            one
            for one in every
            if not (mute and one.gateway == command.gateway and one.bot == command.bot)
        ]
        if reached:
            post.put(tx, reached[0], notice, key=f"channel:{person.id}")
            told += 1
    return told
