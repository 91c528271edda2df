"""The webhook: what is stored before it is answered, and what is turned away at the door."""

import asyncio
import json

import aiohttp
import pytest
from aiohttp import web

from bot.gateways.zalo.webhook import SECRET
from tests.gateways.zalo.emulator import TOKEN
from tests.gateways.zalo.street import BOT, LAN, street

WORD = "the_secret-of-this-test"


class Door:
    """The office's own address, with the webhook behind it."""

    def __init__(self, one):
        self.one = one
        self.channel = one.make_channel([TOKEN], secret=WORD)

    async def __aenter__(self):
        app = web.Application(client_max_size=64 * 2**10)
        [self.visitor] = self.channel.ways_in(app)
        self.runner = web.AppRunner(app)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        self.base = f"http://127.0.0.1:{self.runner.addresses[0][1]}/zalo/webhook"
        self.session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_):
        await self.session.close()
        await self.runner.cleanup()
        await self.channel.close()

    async def bring(self, body, *, secret=WORD, bot=BOT):
        headers = {SECRET: secret} if secret is not None else {}
        data = body if isinstance(body, bytes) else json.dumps(body)
        async with self.session.post(f"{self.base}/{bot}", data=data, headers=headers) as answer:
            return answer.status


def rename(one, table, name):
    """Take a table away, as a broken file would, or bring it back."""
    one.town.database.write_now(
        lambda connection: connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO {name}")
    )


def stored(one):
    return one.rows("SELECT count(*) FROM inbox WHERE gateway = 'zalo'")[0][0]


@pytest.mark.parametrize("wrapped", [True, False])
def test_what_is_brought_five_times_at_once_is_answered_once(wrapped):
    @street(LAN)
    async def scene(one):
        async with Door(one) as door:
            await door.visitor.run()
            told = one.zalo.webhooks[TOKEN]
            assert told["url"] == f"https://viec.example.gov.vn/zalo/webhook/{BOT}"
            assert told["secret_token"] == WORD
            event = one.zalo.say(LAN, "việc")
            body = {"ok": True, "result": event} if wrapped else event
            found = await asyncio.gather(*(door.bring(body) for _ in range(5)))
            assert found == [200] * 5
            await one.office.settle()
            assert len(one.zalo.told(LAN)) == 1

    scene()


@street(LAN)
async def test_without_the_secret_nothing_is_stored(one):
    async with Door(one) as door:
        before = stored(one)
        event = one.zalo.say(LAN, "việc")
        for wrong in (None, "", "wrong", WORD + "x", WORD.upper(), "é"):
            assert await door.bring(event, secret=wrong) == 401
        assert await door.bring(event, bot="999999", secret=None) == 401
        assert await door.bring(event, bot="999999") == 404
        assert stored(one) == before


@street(LAN)
async def test_what_is_no_event_or_too_much_is_refused(one):
    async with Door(one) as door:
        before = stored(one)
        for body in (b"", b"7", b"{", b"\xff", b'"x"', b"[" * 5000):
            assert await door.bring(body) == 400
        assert await door.bring(b"x" * (65 * 2**10)) == 413
        for body in (b"{}", b"[]", b'{"ok":true,"result":null}', b'{"event_name":"x"}'):
            assert await door.bring(body) == 200
        assert stored(one) == before


@street(LAN)
async def test_when_the_database_fails_zalo_is_not_told_that_it_arrived(one):
    async with Door(one) as door:
        event = one.zalo.say(LAN, "việc")
        rename(one, "inbox", "away")
        assert await door.bring(event) == 503
        rename(one, "away", "inbox")
        assert await door.bring(event) == 200
        await one.office.settle()
        assert len(one.zalo.told(LAN)) == 1


@street(LAN)
async def test_an_address_that_zalo_cannot_reach_is_told_to_the_admin(one):
    one.zalo.reachable = False
    async with Door(one) as door:
        await door.visitor.run()
    await one.office.settle()
    [(body,)] = one.rows("SELECT body FROM letter WHERE kind = 'ChannelTrouble'")
    assert '"trouble":"unreached"' in body
