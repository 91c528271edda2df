"""The webhook: what is stored before it is answered, and what is turned away at the door."""

import json

import aiohttp
from aiohttp import web

from bot.gateways.telegram.account import Server, account_of
from bot.gateways.telegram.channel import TelegramChannel
from bot.gateways.telegram.webhook import SECRET
from bot.gateways.uploads import Uploads
from tests.gateways.telegram.emulator import TOKEN
from tests.gateways.telegram.street import BOT, LAN, street

WORD = "the_secret-of-this-test"


class Door:
    """The office's own address, with the webhook behind it."""

    def __init__(self, one):
        self.one = one
        self.channel = TelegramChannel(
            [account_of(TOKEN)],
            Server(one.telegram.base),
            hear=one.office.hear,
            draw=one.draw,
            lost=one.office.channel_lost,
            menus=one.keep_menus,
            uploads=Uploads(one.town.database, "telegram", clock=lambda: one.town.now),
            public_url="https://viec.example.gov.vn/",
            secret=WORD,
        )

    async def __aenter__(self):
        app = web.Application(client_max_size=64 * 2**10)
        [self.visitor] = self.channel.ways_in(app)
        self.runner = web.AppRunner(app)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        self.base = f"http://127.0.0.1:{self.runner.addresses[0][1]}/telegram/webhook"
        self.session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_):
        await self.session.close()
        await self.runner.cleanup()
        await self.channel.close()

    async def bring(self, body, *, secret=WORD, bot=BOT):
        headers = {SECRET: secret} if secret is not None else {}
        data = json.dumps(body) if isinstance(body, dict) else body
        async with self.session.post(f"{self.base}/{bot}", data=data, headers=headers) as answer:
            return answer.status


def rename(one, table, name):
    """Take a table away, as a broken file would, or bring it back."""
    one.town.database.write_now(
        lambda connection: connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO {name}")
    )


def stored(one):
    return one.rows("SELECT count(*) FROM inbox WHERE gateway = 'telegram'")[0][0]


@street(LAN)
async def test_telegram_is_told_the_address_and_what_it_brings_is_answered(one):
    async with Door(one) as door:
        await door.visitor.run()
        told = one.telegram.webhooks[TOKEN]
        assert told["url"] == f"https://viec.example.gov.vn/telegram/webhook/{BOT}"
        assert told["secret_token"] == WORD
        update = one.telegram.say(LAN, "việc")
        assert [await door.bring(update), await door.bring(update)] == [200, 200]
        await one.office.settle()
        assert len(one.telegram.told(LAN)) == 1


@street(LAN)
async def test_without_the_secret_nothing_is_stored(one):
    async with Door(one) as door:
        await door.visitor.run()
        before = stored(one)
        update = one.telegram.say(LAN, "việc")
        for wrong in (None, "", "wrong", WORD + "x", WORD.upper(), "é"):
            assert await door.bring(update, secret=wrong) == 401
        assert await door.bring(update, bot="999999", secret=None) == 401
        assert await door.bring(update, bot="999999") == 404
        assert stored(one) == before


@street(LAN)
async def test_what_is_no_update_or_too_much_is_refused(one):
    async with Door(one) as door:
        await door.visitor.run()
        before = stored(one)
        for body in (b"", b"[]", b"{", b"\xff", b'{"update_id": "x"}'):
            assert await door.bring(body) == 400
        assert await door.bring(b"x" * (65 * 2**10)) == 413
        assert stored(one) == before


@street(LAN)
async def test_before_the_bot_is_known_telegram_is_asked_to_come_again(one):
    async with Door(one) as door:
        assert await door.bring(one.telegram.say(LAN, "việc")) == 503


@street(LAN)
async def test_when_the_database_fails_telegram_is_asked_to_come_again(one):
    async with Door(one) as door:
        await door.visitor.run()
        update = one.telegram.say(LAN, "việc")
        rename(one, "inbox", "away")
        assert await door.bring(update) == 503
        rename(one, "away", "inbox")
        assert await door.bring(update) == 200
        await one.office.settle()
        assert len(one.telegram.told(LAN)) == 1
