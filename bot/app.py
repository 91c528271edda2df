"""The only place that builds things: one installation, put together in plain sight."""

import asyncio
import contextlib
import datetime as dt
import functools
import logging
import os
import random
import secrets as randomness
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.alone import while_alone
from bot.clockwork import Clockwork
from bot.conversation import OfficeConversation
from bot.courier import Courier
from bot.folder import Folder
from bot.gateways.port import Channel, Gateway, Outgoing
from bot.gateways.web.gateway import WebGateway
from bot.pictures import Draughtsman
from bot.pipeline import CLOCK, Pipeline, Update
from bot.porter import Porter
from bot.settings import PREFIX, Settings, SettingsError
from bot.views.page import page
from core.kernel import post, secrets
from core.kernel.fact import write
from core.kernel.post import Letter
from core.kernel.retention import Keep
from core.kernel.transaction import Crash, Database, no_crash
from core.people import store as people
from core.people.channels import Trouble, WarnOfChannel

if TYPE_CHECKING:
    from aiohttp import web

    from bot.gateways.telegram.account import Account
    from bot.gateways.telegram.channel import TelegramChannel
    from bot.gateways.zalo.account import Account as ZaloAccount
    from bot.gateways.zalo.channel import ZaloChannel
    from bot.gateways.zalo.ledger import Ledger
    from bot.gateways.zalo_oa.channel import ZaloOaChannel

Clock = Callable[[], dt.datetime]
Chance = Callable[[int], random.Random]

TICK = 20.0
FETCH = 2.0
FILE_LIMIT = 20 * 2**20
"""Bytes of one file: more cannot be fetched from Telegram."""

POLL = 1.0

LIVE_BOARD = "/board"
"""The path of the live board on the web server."""

_log = logging.getLogger(__name__)


def system_clock() -> dt.datetime:
    """Give the present moment."""
    return dt.datetime.now(dt.UTC)


def shifted_clock(by: dt.timedelta) -> Clock:
    """Give a clock that runs, but shows another time."""
    return lambda: dt.datetime.now(dt.UTC) + by


def system_chance(_update: int) -> random.Random:
    """Give real randomness."""
    return random.SystemRandom()


class Office:
    """An installation at work: the way in, the way out, and what makes time pass.

    `zone` is used for letters that belong to no office. A board that is kept current is looked at
    again after `board_minutes`. What a person says beyond `messages_a_minute` waits; 0: no limit.
    """

    def __init__(
        self,
        database: Database,
        *,
        clock: Clock = system_clock,
        chance: Chance = system_chance,
        zone: str = "Asia/Ho_Chi_Minh",
        at_once: int = 32,
        board_minutes: int = 5,
        crash: Crash = no_crash,
        folder: Folder | None = None,
        most_bytes: int = FILE_LIMIT,
        public_url: str = "",
        messages_a_minute: int = 0,
        keep: Keep = Keep(),  # noqa: B008 - it is frozen
    ) -> None:
        self._public_url = public_url
        self.database = database
        self.clock = clock
        self.chance = chance
        self.web = WebGateway(database, clock)
        self.gateways: dict[str, Gateway] = {self.web.name: self.web}
        self.conversation = OfficeConversation(self._live)
        self.pipeline = Pipeline(
            database,
            self.gateways,
            self.conversation,
            clock=clock,
            chance=chance,
            crash=crash,
            most_a_minute=messages_a_minute,
        )
        self.courier = Courier(
            database,
            self.gateways,
            self._render,
            clock=clock,
            owner=f"{os.getpid()}-{randomness.token_hex(4)}",
            chance=random.Random(),
            at_once=at_once,
            crash=crash,
        )
        self.folder = folder
        self.most_bytes = most_bytes
        self.porter = (
            Porter(database, self.gateways, folder, clock=clock, chance=chance, most=most_bytes)
            if folder
            else None
        )
        self.clockwork = Clockwork(
            database,
            clock=clock,
            changeable=self._changeable,
            board_minutes=board_minutes,
            keep=keep,
        )
        self.board_minutes = board_minutes
        self.ledger: Ledger | None = None
        self._zone = zone
        self._zones: dict[int, ZoneInfo] = {}
        self._carries = False
        self._work = asyncio.Event()
        self._post = asyncio.Event()

    def adopt(self, *, messages_a_minute: int, keep: Keep, zalo_monthly_messages: int) -> None:
        """Go on with other limits and terms; nothing is stopped for it."""
        self.pipeline.slow_to(messages_a_minute)
        self.clockwork.keep = keep
        if self.ledger is not None:
            self.ledger.most = zalo_monthly_messages

    async def start(self) -> None:
        """Hand back what a former process had claimed, and learn the offices' zones."""
        await self.courier.start()
        await self.learn_zones()

    async def learn_zones(self) -> None:
        """Learn in which zone each office lives."""
        every = await self.database.read(people.offices)
        self._zones = {office.id: ZoneInfo(office.zone) for office in every}

    async def hear(self, gateway: str, bot: str, updates: list[Update]) -> None:
        """Store updates durably and wake whoever handles them."""
        await self.pipeline.hear(gateway, bot, updates)
        self.wake()

    async def channel_lost(self, gateway: str, bot: str) -> None:
        """Have the admins told, once a day, that a bot's token is not accepted."""
        warning = WarnOfChannel(gateway=gateway, bot=bot, trouble=Trouble.TOKEN)
        await self.warn(warning, f"{self.clock():%Y-%m-%d}")

    async def warn(self, warning: WarnOfChannel, occasion: str) -> None:
        """Have every office's admins told of a channel's trouble, once an occasion."""
        raw = f"{warning.kind} {write(warning)}"
        key = f"channel:{warning.gateway}:{warning.bot}:{warning.trouble}:{occasion}"
        for office in await self.database.read(people.offices):
            await self.hear(CLOCK, str(office.id), [Update(key=key, chat=CLOCK, raw=raw)])

    def wake(self) -> None:
        """Say that something new waits."""
        self._work.set()

    async def settle(self, most: int = 10_000) -> int:
        """Handle and deliver everything that is due now; give how many rounds it took.

        Raises RuntimeError if it does not come to rest.
        """
        for rounds in range(most):
            worked = await self.pipeline.step() + await self.courier.deliver()
            if not worked + await self._fetch_files():
                return rounds
        raise RuntimeError("the office does not come to rest")

    async def answered(self, chat: str, patience: float = 30.0) -> None:
        """Wait until nothing of a web chat is unhandled or unsent, or patience ends."""
        loop = asyncio.get_running_loop()
        end = loop.time() + patience
        while loop.time() < end:
            if not await self.database.read(lambda connection: post.is_pending(connection, chat)):
                return
            await asyncio.sleep(0.02)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until told to stop; then finish what is under way."""
        async with self.database.overhear(self.web.overheard):
            await self._run(stop)

    async def _run(self, stop: asyncio.Event) -> None:
        await self.start()
        tasks = [
            asyncio.create_task(self._forever(self._step, stop)),
            asyncio.create_task(self._forever(self._deliver, stop)),
            asyncio.create_task(self._forever(self._tick, stop)),
        ]
        carrying = asyncio.create_task(self._carry_alone(stop))
        await stop.wait()
        self._work.set()
        self._post.set()
        await asyncio.gather(*tasks)
        if not self._carries:
            carrying.cancel()
        await asyncio.gather(carrying, return_exceptions=True)
        await self.courier.finish()

    async def _carry_alone(self, stop: asyncio.Event) -> None:
        """Fetch what people sent: in a fleet one process does, or each file would come twice."""

        async def carry() -> None:
            self._carries = True
            try:
                await self._forever(self._carry, stop)
            finally:
                self._carries = False

        await while_alone(self.database, "porter", carry)

    async def _forever(
        self, once: Callable[[asyncio.Event], Coroutine[None, None, None]], stop: asyncio.Event
    ) -> None:
        while not stop.is_set():
            try:
                await once(stop)
            except Exception:  # noqa: BLE001 - the loop outlives any failure, such as a full disk
                _log.exception("a round failed; trying again")
                await _wait(stop, POLL)

    async def _step(self, stop: asyncio.Event) -> None:
        self._work.clear()
        if await self.pipeline.step():
            self._post.set()
        elif not stop.is_set():
            await _wait(self._work, POLL)

    async def _deliver(self, stop: asyncio.Event) -> None:
        self._post.clear()
        if not await self.courier.deliver() and not stop.is_set():
            await _wait(self._post, POLL)

    async def _carry(self, stop: asyncio.Event) -> None:
        if await self._fetch_files():
            self._post.set()
        else:
            await _wait(stop, FETCH)

    async def _fetch_files(self) -> int:
        return await self.porter.fetch() + await self.porter.clear() if self.porter else 0

    async def _tick(self, stop: asyncio.Event) -> None:
        if await self.clockwork.tick():
            self.wake()
        await _wait(stop, TICK)

    def _changeable(self) -> tuple[str, ...]:
        """Give the platforms on which a message that was sent can be changed."""
        return tuple(name for name, one in self.gateways.items() if one.capabilities.edits)

    def _live(self, gateway: str) -> str | None:
        """Give where the live board is for the chats of a platform that cannot change messages."""
        if gateway == self.web.name:
            return LIVE_BOARD
        platform = self.gateways.get(gateway)
        is_fixed = platform is not None and not platform.capabilities.edits
        return f"{self._public_url}{LIVE_BOARD}" if is_fixed and self._public_url else None

    def _render(self, letter: Letter, gateway: Gateway) -> Outgoing:
        zone = self._zones.get(letter.office_id or 0) or ZoneInfo(self._zone)
        return page(letter, gateway, zone)

    async def next_due(self) -> dt.datetime | None:
        """Give when the next queued letter is due."""
        return await self.database.read(post.next_due)


def web_secret(connection: Connection) -> str:
    """Give the key that signs what leaves by URL; it is made once for each installation."""
    found = secrets.find(connection, "web")
    if found is None:
        found = randomness.token_hex(32)
        secrets.keep(connection, "web", found)
    return found


async def build_web(office: Office, draughtsman: Draughtsman, *, demo: bool) -> "web.Application":
    """Give the web chat of an installation."""
    from bot.gateways.web.server import web_application

    key = await office.database.write(web_secret)
    return web_application(
        database=office.database,
        pipeline=office.pipeline,
        gateway=office.web,
        clock=office.clock,
        demo=demo,
        draw=draughtsman.draw,
        secret=bytes.fromhex(key),
        heard=office.wake,
        folder=office.folder,
        most_bytes=office.most_bytes,
        board_minutes=office.board_minutes,
    )


def telegram_accounts(settings: Settings) -> "tuple[Account, ...]":
    """Give the accounts of the Telegram bots, each once. Raises SettingsError."""
    from bot.gateways.telegram.account import TokenError, account_of

    tokens = settings.telegram_tokens
    if tokens and settings.telegram_proxy and not settings.telegram_proxy.startswith("http://"):
        raise SettingsError(
            "VIEC_TELEGRAM_PROXY: an HTTP proxy is meant, http://host:port; SOCKS is not spoken, "
            "let a converter such as privoxy or gost stand before it"
        )
    try:
        return tuple({one.id: one for one in map(account_of, tokens)}.values())
    except TokenError as error:
        raise SettingsError(f"VIEC_TELEGRAM_TOKEN: {error}") from error


async def build_channels(
    office: Office, draughtsman: Draughtsman, settings: Settings
) -> list[Channel]:
    """Give every channel that has a token. Raises SettingsError."""
    found: tuple[Channel | None, ...] = (
        build_telegram(office, draughtsman, settings),
        await build_zalo(office, settings),
        build_zalo_oa(office, draughtsman, settings),
    )
    return [one for one in found if one is not None]


def build_telegram(
    office: Office, draughtsman: Draughtsman, settings: Settings
) -> "TelegramChannel | None":
    """Give the Telegram channel of an installation, its letters with it; None without a token.

    Raises SettingsError. The two libraries are heavy: they are imported here and nowhere earlier.
    """
    accounts = telegram_accounts(settings)
    if not accounts:
        return None
    address = settings.webhook_address
    from bot.gateways.telegram.account import NAME, Server
    from bot.gateways.telegram.channel import TelegramChannel
    from bot.gateways.telegram.menus import Menus
    from bot.gateways.telegram.recent import Recent
    from bot.gateways.uploads import Uploads

    channel = TelegramChannel(
        accounts,
        Server(settings.telegram_api_base, settings.telegram_proxy or None),
        hear=office.hear,
        draw=draughtsman.draw,
        lost=office.channel_lost,
        menus=lambda apis: Menus(apis, office.database, office.clock),
        uploads=Uploads(office.database, NAME, clock=office.clock),
        recent=Recent(office.database, office.clock).ages,
        public_url=address,
        secret=settings.webhook_secret,
    )
    office.gateways[channel.gateway.name] = channel.gateway
    return channel


def zalo_accounts(settings: Settings) -> "tuple[ZaloAccount, ...]":
    """Give the account of every Zalo bot, in the order of their tokens. Raises SettingsError."""
    from bot.gateways.zalo.account import TokenError, account_of

    try:
        found = {one.id: one for one in map(account_of, settings.zalo_tokens)}
    except TokenError as error:
        raise SettingsError(f"VIEC_ZALO_TOKEN: {error}") from error
    return tuple(found.values())


async def build_zalo(office: Office, settings: Settings) -> "ZaloChannel | None":
    """Give the Zalo Bot channel of an installation, its letters with it; None without a token.

    Raises SettingsError. The HTTP client is imported here and nowhere earlier.
    """
    accounts = zalo_accounts(settings)
    if not accounts:
        return None
    address = settings.zalo_webhook_address
    from bot.gateways.zalo.channel import ZaloChannel
    from bot.gateways.zalo.gallery import Gallery
    from bot.gateways.zalo.ledger import Ledger

    key = bytes.fromhex(await office.database.write(web_secret))
    gallery = Gallery(
        office.database, secret=key, public_url=settings.public_url, clock=office.clock
    )
    office.ledger = Ledger(
        office.database,
        most=settings.zalo_monthly_messages,
        warn=office.warn,
        clock=office.clock,
    )
    channel = ZaloChannel(
        accounts,
        settings.zalo_api_base,
        hear=office.hear,
        ledger=office.ledger,
        hang=gallery.hang if settings.reachable else None,
        clock=office.clock,
        public_url=settings.public_url,
        secret=settings.webhook_secret if address else "",
    )
    office.gateways[channel.gateway.name] = channel.gateway
    return channel


def build_zalo_oa(
    office: Office, draughtsman: Draughtsman, settings: Settings
) -> "ZaloOaChannel | None":
    """Give the channel of a Zalo Official Account, its letters with it; None without an app.

    Raises SettingsError.
    """
    if not settings.zalo_oa_app_id:
        return None
    for name in ("zalo_oa_secret", "zalo_oa_webhook_key"):
        if not getattr(settings, name):
            raise SettingsError(f"{PREFIX}{name.upper()}: an Official Account needs it")
    from bot.gateways.zalo_oa.account import App, Servers
    from bot.gateways.zalo_oa.channel import ZaloOaChannel

    async def tell(trouble: Trouble, gateway: str, bot: str) -> None:
        warning = WarnOfChannel(gateway=gateway, bot=bot, trouble=trouble)
        await office.warn(warning, f"{office.clock():%Y-%m-%d}")

    channel = ZaloOaChannel(
        App(settings.zalo_oa_app_id, settings.zalo_oa_secret, settings.zalo_oa_webhook_key),
        Servers(settings.zalo_oa_api_base, settings.zalo_oa_auth_base),
        office.database,
        hear=office.hear,
        draw=draughtsman.draw,
        lost=functools.partial(tell, Trouble.RECONNECT),
        spent=functools.partial(tell, Trouble.SPENT),
        clock=office.clock,
        pays=settings.zalo_oa_paid == "yes",
    )
    office.gateways[channel.gateway.name] = channel.gateway
    return channel


async def _wait(event: asyncio.Event, seconds: float) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
