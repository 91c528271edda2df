"""Webhooks: a secret that is wrong in every way, and bytes that are no text."""

import asyncio

from tests.gateways.telegram.street import BOT, street
from tests.gateways.telegram.test_telegram_webhook import WORD, Door

HEADERS = (
    b"",
    b"X-Telegram-Bot-Api-Secret-Token: \xff\xfe\xed\xa0\x80\r\n",
    b"X-Telegram-Bot-Api-Secret-Token:\r\n",
    b"X-Telegram-Bot-Api-Secret-Token: " + WORD[:-1].encode() + b"\r\n",
    b"X-Telegram-Bot-Api-Secret-Token: " + WORD.upper().encode() + b"\r\n",
    b"Authorization: Bearer " + WORD.encode() + b"\r\n",
)


async def status_of(door, path, headers, body=b"{}"):
    host, port = door.runner.addresses[0]
    reader, writer = await asyncio.open_connection(host, port)
    length = f"Content-Length: {len(body)}\r\n\r\n".encode()
    writer.write(b"POST " + path.encode() + b" HTTP/1.1\r\nHost: a\r\n" + headers + length + body)
    status = int((await asyncio.wait_for(reader.readline(), 10)).split()[1])
    writer.close()
    return status


@street()
async def test_a_wrong_secret_opens_nothing_whatever_its_bytes(one):
    async with Door(one) as door:
        for headers in HEADERS:
            for bot in (BOT, "0", "%00", "9" * 400):
                path = f"/telegram/webhook/{bot}"
                assert await status_of(door, path, headers) == 401, (bot, headers)
        assert one.town.rows("SELECT count(*) FROM inbox WHERE gateway = 'telegram'") == [(0,)]
