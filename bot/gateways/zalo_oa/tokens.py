"""The pair of tokens: kept together, renewed by one hand, before the old one ends.

A refresh token holds three months and works once: each renewal voids it and gives another. So a new
pair is committed before it is used, and nobody else renews meanwhile.
"""

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable

import msgspec
from sqlalchemy import Connection

from bot.gateways.zalo.answers import CallLost, CallRefused, NotCalled
from bot.gateways.zalo_oa.account import NAME, TOKENS
from bot.gateways.zalo_oa.client import Client
from core.kernel import secrets
from core.kernel.fact import Fact, write
from core.kernel.transaction import Database

EARLY = dt.timedelta(hours=2)
"""So long before its end an access token is renewed; it holds about 25 hours."""

CHECK = 1800.0
"""Seconds between two looks at whether the tokens have to be renewed."""

_log = logging.getLogger(__name__)


class Pair(Fact, frozen=True):
    """An access token with its end, and the refresh token that gives the next pair."""

    access: str
    refresh: str
    ends: dt.datetime


class DisconnectedError(RuntimeError):
    """There is no pair, or Zalo does not take it any more: the account has to be connected anew."""


def keep(connection: Connection, refresh: str, now: dt.datetime) -> None:
    """Keep a refresh token that was given by hand; it is exchanged at the next use."""
    save(connection, Pair(access="", refresh=refresh, ends=now))


def save(connection: Connection, pair: Pair) -> None:
    """Keep both tokens as one value: nobody ever finds half a pair."""
    secrets.keep(connection, TOKENS, write(pair))


def find(connection: Connection) -> Pair | None:
    """Give the pair that is kept."""
    kept = secrets.find(connection, TOKENS)
    return msgspec.json.decode(kept, type=Pair) if kept else None


class Tokens:
    """Gives the access token; renews it early, once, whoever asks. `lost` tells the admins."""

    def __init__(
        self,
        database: Database,
        client: Client,
        *,
        clock: Callable[[], dt.datetime],
        lost: Callable[[], Awaitable[None]],
    ) -> None:
        self._database = database
        self._client = client
        self._clock = clock
        self._lost = lost
        self._one = asyncio.Lock()

    @property
    def bot(self) -> str:
        """The platform; there is one Official Account."""
        return NAME

    async def run(self) -> None:
        """Keep the tokens fresh until cancelled."""
        while True:
            await self.freshen()
            await asyncio.sleep(CHECK)

    async def freshen(self) -> None:
        """Renew the tokens if their time comes; say what is wrong, and go on."""
        try:
            await self.access()
        except DisconnectedError as error:
            _log.error("zalo oa: %s", error)
        except NotCalled as error:
            _log.warning("zalo oa: %s; again later", error)

    async def access(self, refused: str = "") -> str:
        """Give an access token, another than one that was refused.

        Raises DisconnectedError, and NotCalled where Zalo cannot be asked for a new one.
        """
        async with self._one:
            pair = await self._database.read(find)
            if pair is None:
                raise DisconnectedError("no tokens yet: viec zalo connect")
            if self._is_good(pair, refused, EARLY):
                return pair.access
            async with self._database.alone(TOKENS):
                pair = await self._database.read(find) or pair
                if self._is_good(pair, refused, EARLY):
                    return pair.access  # another process has renewed it
                return await self._renewed(pair, refused)

    async def _renewed(self, pair: Pair, refused: str) -> str:
        try:
            return await self._renew(pair)
        except (CallLost, NotCalled) as error:
            if self._is_good(pair, refused, dt.timedelta()):
                return pair.access
            raise NotCalled(str(error)) from None

    def _is_good(self, pair: Pair, refused: str, early: dt.timedelta) -> bool:
        left = pair.ends - self._clock()
        return bool(pair.access) and pair.access != refused and left > early

    async def _renew(self, pair: Pair) -> str:
        try:
            new = await self._client.renew(pair.refresh)
        except CallRefused as refused:
            if refused.code >= 500:
                raise NotCalled(str(refused)) from None
            _log.error("zalo oa: the tokens are not renewed (%s); connect anew", refused)
            await self._lost()
            raise DisconnectedError(f"the tokens are not renewed ({refused.code})") from None
        kept = Pair(
            access=new.access,
            refresh=new.refresh,
            ends=self._clock() + dt.timedelta(seconds=new.lasts),
        )
        await self._database.write(lambda connection: save(connection, kept))
        _log.info("zalo oa: tokens renewed, good until %s", kept.ends)
        return kept.access
