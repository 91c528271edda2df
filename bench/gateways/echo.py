"""Bare echo bots: aiogram, python-telegram-bot, and both together as the gateway uses them."""

import asyncio
import gc
import sys


def settle():
    """Take what start-up made out of the collector's sight, as the gateway does."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def run_aiogram(token, base, door, secret):
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.webhook.aiohttp_server import SimpleRequestHandler
    from aiohttp import web

    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(base)))
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message):
        await message.answer(message.text)

    settle()
    if not door:
        asyncio.run(dispatcher.start_polling(bot, handle_signals=False))
        return
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=secret).register(app, path="/")
    web.run_app(app, host="127.0.0.1", port=int(door), print=None, access_log=None)


def run_ptb(token, base, door, secret):
    from telegram import Update
    from telegram.ext import Application, MessageHandler, filters

    async def echo(update, _context):
        await update.effective_message.reply_text(update.effective_message.text)

    builder = Application.builder().token(token).base_url(f"{base}/bot")
    application = (builder.updater(None) if door else builder).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    settle()
    if not door:
        application.run_polling(bootstrap_retries=3)
        return

    async def take(request):
        if request.headers["X-Telegram-Bot-Api-Secret-Token"] != secret:
            return web.Response(status=401)
        update = Update.de_json(await request.json(), application.bot)
        await application.update_queue.put(update)
        return web.Response()

    async def alongside(_app):
        async with application:
            await application.start()
            yield
            await application.stop()

    from aiohttp import web

    app = web.Application()
    app.router.add_post("/", take)
    app.cleanup_ctx.append(alongside)
    web.run_app(app, host="127.0.0.1", port=int(door), print=None, access_log=None)


def run_both(token, base, _door, _secret):
    """Echo with both libraries in one process, the way they are put together here."""
    import aiohttp
    from aiogram.types import Update

    from bot.gateways.telegram.account import Server, account_of
    from bot.gateways.telegram.api import Api
    from bot.gateways.telegram.outbound import Outbound

    async def work():
        async with aiohttp.ClientSession() as session:
            account, server = account_of(token), Server(base)
            api, outbound = Api(account, server, session), Outbound(account, server, session)
            offset = 0
            while True:
                for raw in await api.updates(offset):
                    update = Update.model_validate_json(raw)
                    offset = update.update_id + 1
                    await outbound.send_text(update.message.chat.id, update.message.text)

    settle()
    asyncio.run(work())


if __name__ == "__main__":
    {"aiogram": run_aiogram, "ptb": run_ptb, "both": run_both}[sys.argv[1]](*sys.argv[2:])
