"""viec run with Telegram, in a real process: lazy libraries, a wrong token, a first answer."""

import asyncio
import os
import signal
import subprocess
import sys

import pytest

from bot.app import build_telegram
from bot.settings import Settings, SettingsError, read_settings
from tests.gateways.telegram.emulator import OTHER, TOKEN, Telegram
from tests.gateways.telegram.street import LAN
from tests.gateways.telegram.test_telegram_webhook import WORD


def test_without_a_token_neither_library_is_loaded():
    program = (
        "import sys, asyncio\n"
        "import bot.console, bot.demo.build, bot.gateways.web.server, bot.views.page\n"
        "from bot.app import Office, build_telegram\n"
        "from bot.pictures import Draughtsman\n"
        "from bot.settings import Settings\n"
        "assert build_telegram(None, Draughtsman(), Settings()) is None\n"
        "print({'aiogram', 'telegram', 'httpx', 'pydantic'} & set(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "set()", done.stderr


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"VIEC_TELEGRAM_TOKEN": "nonsense"}, "VIEC_TELEGRAM_TOKEN"),
        ({"VIEC_TELEGRAM_TOKEN_FILE": "/nowhere/tokens"}, "VIEC_TELEGRAM_TOKEN_FILE"),
        (
            {"VIEC_TELEGRAM_TOKEN": TOKEN, "VIEC_TELEGRAM_PROXY": "socks5://x"},
            "VIEC_TELEGRAM_PROXY",
        ),
        ({"VIEC_TELEGRAM_TOKEN": TOKEN, "VIEC_TELEGRAM_MODE": "webhook"}, "VIEC_PUBLIC_URL"),
        (
            {
                "VIEC_TELEGRAM_TOKEN": TOKEN,
                "VIEC_TELEGRAM_MODE": "webhook",
                "VIEC_PUBLIC_URL": "https://viec.example.gov.vn",
            },
            "VIEC_WEBHOOK_SECRET",
        ),
    ],
)
def test_a_setting_that_cannot_work_is_named_before_anything_starts(given, named):
    with pytest.raises(SettingsError, match=rf"^{named}: ") as refused:
        build_telegram(None, None, read_settings(given))
    assert TOKEN not in str(refused.value)


def test_tokens_come_from_both_places_each_once(tmp_path):
    file = tmp_path / "tokens"
    file.write_text(f"# hai bot\n{TOKEN}\n\n  {OTHER}  \n")
    settings = Settings(telegram_token=TOKEN, telegram_token_file=str(file))
    assert settings.telegram_tokens == (TOKEN, OTHER)
    webhook = Settings(
        telegram_mode="webhook", public_url="https://viec.example.gov.vn", webhook_secret=WORD
    )
    assert webhook.webhook_address == "https://viec.example.gov.vn"
    assert Settings(public_url="https://viec.example.gov.vn").webhook_address == ""


def test_one_wrong_token_stops_its_bot_only_and_is_not_told(tmp_path):
    asyncio.run(scene(tmp_path))


async def scene(folder):
    from bot.app import system_clock

    telegram = Telegram(system_clock)
    telegram.longest_poll = 5.0
    async with telegram.serving():
        (folder / "tokens").write_text(f"{OTHER}\n{TOKEN}\n")
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("VIEC_")},
            "PYTHONPATH": os.getcwd(),
            "VIEC_HTTP_PORT": "0",
            "VIEC_TELEGRAM_TOKEN_FILE": "tokens",
            "VIEC_TELEGRAM_API_BASE": telegram.base,
            "VIEC_LOG_LEVEL": "DEBUG",
        }
        viec = [sys.executable, "-m", "bot.cli"]
        created = await asyncio.create_subprocess_exec(
            *viec, "admin", "create", "AD01", "Nguyễn Văn Quản",
            cwd=folder, env=environment, stdout=subprocess.PIPE,
        )  # fmt: skip
        code = (await created.communicate())[0].decode().split()[-1]
        log = (folder / "log").open("wb")
        running = await asyncio.create_subprocess_exec(
            *viec, "run", cwd=folder, env=environment, stdout=log, stderr=log
        )
        try:
            telegram.say(LAN, f"/start {code}")
            await asyncio.wait_for(telegram.told_something.wait(), 60)
        finally:
            running.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(running.wait(), 20) == 0
            log.close()
    said = (folder / "log").read_text("utf-8")
    assert "Nguyễn Văn Quản" in telegram.told(LAN)[0].text
    assert "telegram bot 700200: the token is not accepted (401 Unauthorized)" in said
    assert "AAFtest" not in said
    assert "Nguyễn Văn Quản" not in said
