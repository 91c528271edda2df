"""viec run with Zalo, in a real process: lazy libraries, places, the doctor, a wrong token."""

import asyncio
import os
import random
import signal
import subprocess
import sys

import pytest

from bot.app import Office, build_zalo, system_clock
from bot.doctor import examine
from bot.errands import run
from bot.gateways.zalo import store
from bot.holding import Errand, ErrandRefusedError
from bot.settings import Settings, SettingsError, read_settings
from core.kernel.transaction import Tx
from core.people import actions
from core.people import store as people
from tests.conversations.town import Town
from tests.gateways.zalo.emulator import OTHER, TOKEN, Zalo, number_of
from tests.gateways.zalo.street import BOT, LAN, street

VIEC = [sys.executable, "-m", "bot.cli"]


@pytest.fixture
def town():
    found = Town()
    yield found
    found.database.close()


def test_without_a_token_nothing_of_it_is_loaded():
    program = (
        "import sys, asyncio\n"
        "import bot.console, bot.doctor, bot.gateways.web.server, bot.views.page\n"
        "from bot.app import build_zalo\n"
        "from bot.settings import Settings\n"
        "assert asyncio.run(build_zalo(None, Settings())) is None\n"
        "off = Settings(zalo_token='1:x', zalo_mode='off')\n"
        "assert asyncio.run(build_zalo(None, off)) is None\n"
        "print({'aiogram', 'telegram', 'httpx', 'pydantic'} & set(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "set()", done.stderr


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"VIEC_ZALO_TOKEN": "nonsense"}, "VIEC_ZALO_TOKEN"),
        ({"VIEC_ZALO_TOKEN_FILE": "/nowhere/tokens"}, "VIEC_ZALO_TOKEN_FILE"),
        ({"VIEC_ZALO_TOKEN": TOKEN, "VIEC_ZALO_MODE": "webhook"}, "VIEC_PUBLIC_URL"),
        (
            {
                "VIEC_ZALO_TOKEN": TOKEN,
                "VIEC_ZALO_MODE": "webhook",
                "VIEC_PUBLIC_URL": "https://viec.example.gov.vn",
            },
            "VIEC_WEBHOOK_SECRET",
        ),
    ],
)
def test_a_setting_that_cannot_work_is_named_before_anything_starts(given, named):
    with pytest.raises(SettingsError, match=rf"^{named}: ") as refused:
        asyncio.run(build_zalo(None, read_settings(given)))
    assert TOKEN not in str(refused.value)


def test_tokens_come_from_both_places_each_once(tmp_path):
    file = tmp_path / "tokens"
    file.write_text(f"# hai bot\n{TOKEN}\n\n  {OTHER}  \n")
    settings = Settings(zalo_token=TOKEN, zalo_token_file=str(file))
    assert settings.zalo_tokens == (TOKEN, OTHER)


def test_a_person_is_given_a_bot_with_room_and_keeps_it(town, monkeypatch):
    monkeypatch.setattr(store, "PLACES", 3)
    words = {"office": "", "zalo": "1 2"}

    def bot_of(code):
        told = asyncio.run(run(town.office, Errand(verb="link", words=words | {"code": code}), ""))
        name, number = told.split("\n")
        assert len(number) == 6
        return name

    assert [bot_of(f"CB0{number}") for number in range(1, 7)] == ["1"] * 3 + ["2"] * 3
    assert [bot_of(f"CB0{number}") for number in range(6, 0, -1)] == ["2"] * 3 + ["1"] * 3
    with pytest.raises(ErrandRefusedError, match="serves its 3 people"):
        bot_of("CB07")
    town.database.write_now(
        lambda connection: connection.exec_driver_sql(
            "UPDATE person SET departed = 1 WHERE code = 'CB01'"
        )
    )
    assert bot_of("CB07") == "1"


def test_who_writes_to_another_bot_than_he_was_given_is_counted_there(town):
    def scene(connection):
        office = people.offices(connection)[0]
        whose = people.by_code(connection, office.id, "CB04")
        assert store.seat(connection, whose.id, ["1", "2"], town.now) == "1"
        tx = Tx(connection, town.now, 0, random.Random())
        assert actions.make_code(tx, whose)
        people.link_chat(connection, whose, "zalo", "2", "x", town.now)
        assert store.seat(connection, whose.id, ["1", "2"], town.now) == "2"
        assert (store.taken(connection, "1"), store.taken(connection, "2")) == (0, 1)

    town.database.write_now(scene)


@street(LAN)
async def test_the_doctor_says_what_is_wrong_with_a_bot(one):
    from bot.gateways.zalo import checkup
    from bot.gateways.zalo.account import account_of

    async def found(token=TOKEN, mode="polling"):
        [only] = await checkup.ask([account_of(token)], one.zalo.base, one.public, mode)
        return only.bad, only.text

    assert await found() == (
        False,
        f"zalo bot {BOT} (Bot Việc Thử): the token is good, not in groups",
    )
    assert "token is not accepted" in (await found(OTHER))[1]
    assert (
        "do not come to https://viec.example.gov.vn/zalo/webhook"
        in (await found(mode="webhook"))[1]
    )
    one.zalo.webhooks[TOKEN] = {"url": "https://elsewhere.example/"}
    bad, text = await found()
    assert bad
    assert "viec zalo unhook" in text
    counted = one.town.database.write_now(
        lambda connection: list(checkup.count(connection, [account_of(TOKEN)], "2026-11", 2))
    )
    assert [str(each) for each in counted] == [
        f"✗ zalo bot {BOT}: 2/2 messages in 2026-11; add a bot or a larger plan",
        f"✓ zalo bot {BOT}: 1 of 45 places taken",
    ]
    await one.zalo.runner.cleanup()
    assert "cannot be reached" in (await found())[1]


def test_the_doctor_asks_nobody_without_a_token(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("VIEC_"):
            monkeypatch.delenv(name)
    assert "✓ zalo: no bot (VIEC_ZALO_TOKEN is empty)" in map(str, examine())
    monkeypatch.setenv("VIEC_ZALO_TOKEN", "nonsense")
    assert any("✗ VIEC_ZALO_TOKEN: a token looks like" in str(one) for one in examine())


def test_one_wrong_token_stops_its_bot_only_and_a_kill_loses_no_word(tmp_path):
    asyncio.run(scene(tmp_path))


async def scene(folder):
    zalo = Zalo(system_clock)
    zalo.longest_poll = 5.0
    async with zalo.serving():
        (folder / "tokens").write_text(f"{OTHER}\n{TOKEN}\n")
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("VIEC_")},
            "PYTHONPATH": os.getcwd(),
            "VIEC_HTTP_PORT": "0",
            "VIEC_ZALO_TOKEN_FILE": "tokens",
            "VIEC_ZALO_API_BASE": zalo.base,
            "VIEC_LOG_LEVEL": "DEBUG",
        }

        async def said(*words):
            made = await asyncio.create_subprocess_exec(
                *VIEC, *words, cwd=folder, env=environment, stdout=subprocess.PIPE
            )
            return (await made.communicate())[0].decode()

        code = (await said("admin", "create", "AD01", "Nguyễn Văn Quản")).split()[-1]
        zalo.webhooks[TOKEN] = {"url": "https://elsewhere.example/"}
        assert number_of(TOKEN) in await said("zalo", "unhook")
        assert zalo.webhooks == {}
        log = (folder / "log").open("wb")

        async def run():
            return await asyncio.create_subprocess_exec(
                *VIEC, "run", cwd=folder, env=environment, stdout=log, stderr=log
            )

        async def answered():
            await asyncio.wait_for(zalo.told_something.wait(), 60)
            zalo.told_something.clear()

        running = await run()
        try:
            zalo.say(LAN, f"liên kết {code}")
            await answered()
            running.kill()
            await running.wait()
            zalo.say(LAN, "việc")
            running = await run()
            await answered()
        finally:
            running.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(running.wait(), 20) == 0
            log.close()
    text = (folder / "log").read_text("utf-8")
    welcome, first_after_the_kill = zalo.told(LAN)
    assert "Nguyễn Văn Quản" in welcome.text
    assert "Không có việc nào" in first_after_the_kill.text
    assert f"zalo bot {number_of(OTHER)}: the token is not accepted (401 Unauthorized)" in text
    assert "AbCdEf" not in text
    assert "Nguyễn Văn Quản" not in text


def test_an_office_without_zalo_has_no_gateway_for_it(town):
    assert "zalo" not in Office(town.database).gateways
