"""The menu of commands beside the writing line: short, by role, in the person's language.

A bot's own menu is for whoever is not linked; groups have one of what is answered in them. A linked
chat gets one for its person, set anew when his role or his language has changed. A menu that cannot
be set costs nothing else.
"""

import asyncio
import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

import locales
from bot.gateways.telegram.account import NAME
from bot.gateways.telegram.api import Api, CallLost, CallRefused
from core.kernel.transaction import Database
from core.people import chats, rules
from core.people import store as people
from core.people.chats import Linked
from core.people.rules import Person
from locales import Language

PAUSE = 30.0
"""Seconds between two looks for menus that are not right."""

ROUND = 200
"""Chats looked at together."""

STRANGER = ("giup", "lien_ket")
OFFICIAL = ("viec", "bc", "vuong", "xong", "gia_han", "diem", "tuan", "hoan_tac", "giup")
LEADER = ("tong_hop", "viec", "giao", "duyet", "tra", "bc", "xong", "diem", "tuan", "giup")
ADMIN = ("lich", "don_vi")
GROUP = ("tong_hop", "lich", "don_vi")
"""What is answered in a group: the figures of a unit and what is about the office."""

_GONE = (400, 403, 404)
"""The chat is not there any more; 404: a server that has no menus."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu: for whom it is, and what each of its commands does."""

    kind: str
    commands: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Seen:
    new: list[Linked]
    chats: list[Linked]
    persons: Mapping[int, Person]

    @property
    def every(self) -> list[Linked]:
        return [*self.new, *self.chats]


def menu(language: Language, kind: str, names: tuple[str, ...]) -> Menu:
    """Give a menu in a language, its commands in their order."""
    words = {name: locales.say(language, f"menu-{name}") for name in names}
    return Menu(kind=f"{language} {kind}", commands=words)


def menu_of(person: Person, at: dt.datetime) -> Menu:
    """Give the menu for a person: by what he leads, whether he is an admin, and his language."""
    leads = rules.is_leader(person, at)
    kind = "leader" if leads else "official"
    names: tuple[str, ...] = LEADER if leads else OFFICIAL
    if rules.is_admin(person, at):
        kind, names = f"{kind} admin", names + ADMIN
    return menu("en" if person.language == "en" else "vi", kind, names)


class Menus:
    """Sets the menus of several bots."""

    def __init__(
        self, apis: Mapping[str, Api], database: Database, clock: Callable[[], dt.datetime]
    ) -> None:
        self._apis = apis
        self._database = database
        self._clock = clock
        self._place = 0

    async def run(self) -> None:
        """Set the bots' own menus, then those that fall due, until cancelled."""
        for api in self._apis.values():
            await self._introduce(api)
        while True:
            try:
                await self.round()
            except CallLost as lost:
                _log.info("telegram: menus wait: %s", lost)
            except Exception:  # noqa: BLE001 - a menu is worth no bot
                _log.exception("telegram: a menu cannot be set")
            await asyncio.sleep(PAUSE)

    async def round(self) -> int:
        """Look at the next chats and set what is not right; give how many were set.

        Chats without a menu come first; the others are looked at in turn, because a role may end
        by itself. Raises CallLost.
        """
        now = self._clock()
        seen = await self._database.read(self._next)
        self._place = seen.chats[-1].id if len(seen.chats) == ROUND else 0
        wanted = [(one, menu_of(seen.persons[one.person_id], now)) for one in seen.every]
        wrong = {one.id: (one, menu) for one, menu in wanted if one.menu != menu.kind}
        for one, menu in wrong.values():
            await self._set(one, menu)
        return len(wrong)

    def _next(self, connection: Connection) -> _Seen:
        found = chats.linked(connection, NAME, self._place, ROUND)
        new = chats.without_menu(connection, NAME, ROUND)
        persons = people.persons(connection, [one.person_id for one in (*new, *found)])
        return _Seen(new=new, chats=found, persons=persons)

    async def _introduce(self, api: Api) -> None:
        try:
            for language in locales.LANGUAGES:
                code = "" if language == "vi" else language
                own = menu(language, "stranger", STRANGER)
                await api.show_menu(own.commands, language=code)
                shared = menu(language, "group", GROUP)
                await api.show_menu(shared.commands, language=code, in_groups=True)
        except (CallLost, CallRefused) as error:
            _log.warning("telegram bot %s: no menu: %s", api.account.id, error)

    async def _set(self, one: Linked, wanted: Menu) -> None:
        """Set the menu of a chat; what Telegram refuses there is not tried again."""
        api = self._apis.get(one.bot)
        try:
            if api is not None:
                await api.show_menu(wanted.commands, chat=one.chat)
        except CallRefused as refused:
            if refused.code not in _GONE:
                raise CallLost(f"setMyCommands: {refused}") from refused
        await self._database.write(lambda c: chats.menu_set(c, one.id, wanted.kind))
