"""Telegram behind an HTTP proxy: everything goes by it, and its refusals are no loss."""

import asyncio
import base64
from contextlib import asynccontextmanager

import aiohttp
import pytest

from bot.app import system_clock
from bot.gateways.port import TryLater
from bot.gateways.telegram.account import Server, account_of
from bot.gateways.telegram.api import Api, CallLost
from bot.gateways.telegram.outbound import Delivered, Outbound
from tests.gateways.telegram.emulator import TOKEN, Telegram
from tests.gateways.telegram.street import LAN

FAR = "http://telegram.invalid"
"""No name server knows it: only the proxy can get there."""


class Proxy:
    """An HTTP proxy on loopback; it takes every request for one server, and opens no tunnel."""

    def __init__(self, behind):
        self.behind = behind
        self.asked = []
        self.refusing = False

    @asynccontextmanager
    async def serving(self):
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://viec:word@127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            server.close()

    async def _serve(self, reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        verb, url, _ = head.split("\r\n")[0].split(" ")
        fields = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if line)
        body = await reader.readexactly(int(fields.get("Content-Length", 0)))
        self.asked.append((verb, url, fields.get("Proxy-Authorization")))
        status, answer = 503, b"the proxy has no way"
        if verb != "CONNECT" and not self.refusing:
            kind = {"Content-Type": fields.get("Content-Type", "")}
            near = url.replace(FAR, self.behind)
            async with (
                aiohttp.ClientSession() as session,
                session.request(verb, near, data=body, headers=kind) as got,
            ):
                status, answer = got.status, await got.read()
        writer.write(f"HTTP/1.1 {status} X\r\nContent-Length: {len(answer)}\r\n".encode())
        writer.write(b"Connection: close\r\n\r\n" + answer)
        await writer.drain()
        writer.close()


def behind_a_proxy(scene, base=FAR):
    async def run():
        telegram = Telegram(system_clock)
        async with (
            telegram.serving(),
            Proxy(telegram.base).serving() as proxy,
            aiohttp.ClientSession() as session,
        ):
            place = account_of(TOKEN), Server(base, proxy.url), session
            await scene(telegram, proxy, Api(*place), Outbound(*place))

    asyncio.run(run())


def test_updates_letters_pictures_and_files_all_go_by_the_proxy():
    async def scene(telegram, proxy, api, outbound):
        assert (await api.me()).username == "viec_thu_bot"
        telegram.send(LAN, b"a picture", name="x.jpg")
        [update] = await api.updates(0)
        assert b"x.jpg" in update
        assert isinstance(await outbound.send_text(LAN, "a < b & c"), Delivered)
        [shown] = telegram.told(LAN)
        assert shown.text == "a < b & c"
        [name] = [name for name, _ in telegram._files]
        assert (await outbound.fetch(name, 100)).content == b"a picture"
        assert all(url.startswith(FAR) for _, url, _ in proxy.asked)
        assert len(proxy.asked) == 5
        known = "Basic " + base64.b64encode(b"viec:word").decode()
        assert {credentials for *_, credentials in proxy.asked} == {known}

    behind_a_proxy(scene)


@pytest.mark.parametrize("base", [FAR, "https://telegram.invalid"])
def test_a_proxy_that_refuses_costs_time_and_no_letter(base):
    async def scene(telegram, proxy, api, outbound):
        proxy.refusing = True
        telegram._opened.add(LAN)
        assert isinstance(await outbound.send_text(LAN, "later"), TryLater)
        with pytest.raises(CallLost) as lost:
            await api.updates(0)
        assert "AAF" not in str(lost.value)
        assert telegram.told(LAN) == []

    behind_a_proxy(scene, base)
