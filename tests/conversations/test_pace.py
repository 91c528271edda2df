"""Too much at once: it is read later, in its order, and nothing of it is lost."""

import asyncio
import datetime as dt

from core.people import store as people
from tests.conversations.town import Town

SLOWER = "Tin đến dồn dập"


def flood(town, code, lines):
    """Let everything come before anything of it is read; give what is told at once."""

    async def come():
        updates = [town.update_of(code, line) for line in lines]
        await town.office.hear("console", "console", updates)
        await town.office.settle()

    asyncio.run(come())
    return town.told(code)


def states(town):
    return [state for (state,) in town.rows("SELECT state FROM inbox ORDER BY id")]


def test_what_comes_too_fast_is_read_a_minute_later_in_its_order():
    town = Town(messages_a_minute=10)
    number = town.given()
    told = flood(town, "LAN", [f"bc {number} {percent}%" for percent in range(1, 41)])
    assert told.count(SLOWER) == 1
    assert "Không tin nào mất" in told
    assert "NV-1: 10%" in told
    assert "NV-1: 11%" not in told
    assert town.rows("SELECT progress FROM task") == [(10,)]
    waiting = states(town).count("new")
    assert waiting == 30
    for expected in (20, 30, 40):
        town.wind(seconds=61)
        assert SLOWER not in town.told("LAN")
        assert town.rows("SELECT progress FROM task") == [(expected,)]
    assert states(town).count("new") == 0
    said = town.rows("SELECT facts FROM journal WHERE verb = 'report' ORDER BY id")
    assert len(said) == 40


def test_one_who_floods_holds_up_nobody_else():
    town = Town(messages_a_minute=5)
    flood(town, "LAN", ["việc"] * 50)
    assert "việc" in town.say("BINH", "việc").lower()
    assert town.rows("SELECT gateway, chat FROM hold") == [("console", "LAN")]


def test_a_person_of_several_chats_has_one_minute():
    town = Town(messages_a_minute=8)

    def link(connection):
        lan = people.by_chat(connection, "console", "console", "LAN")
        people.link_chat(connection, lan, "console", "console", "LAN-2", town.now)

    town.database.write_now(link)
    assert SLOWER not in flood(town, "LAN", ["lịch"] * 6)
    assert SLOWER in flood(town, "LAN-2", ["lịch"] * 6)
    assert states(town).count("new") == 2 + 2


def test_the_hold_stands_in_the_database_and_so_counts_for_every_process():
    town = Town(messages_a_minute=5)
    flood(town, "LAN", ["lịch"] * 9)
    other = type(town.office)(town.database, clock=lambda: town.now, at_once=1)
    other.gateways["console"] = town.console
    asyncio.run(other.settle())
    assert states(town).count("new") == 4
    town.now += dt.timedelta(seconds=61)
    asyncio.run(other.settle())
    assert states(town).count("new") == 0


def test_the_clock_and_a_clock_set_back_are_never_too_fast():
    town = Town(messages_a_minute=3)
    for _ in range(3):
        town.say("LAN", "lịch")
    town.now -= dt.timedelta(hours=5)
    assert SLOWER not in town.say("LAN", "lịch")
    town.wind(days=8)
    assert "new" not in states(town)


def test_without_a_limit_nothing_waits():
    town = Town()
    flood(town, "LAN", ["lịch"] * 200)
    assert "new" not in states(town)


def test_whoever_guesses_codes_from_everywhere_finds_the_door_closed_for_all():
    town = Town()

    def code(connection):
        lan = people.by_chat(connection, "console", "console", "LAN")
        until = town.now + dt.timedelta(minutes=15)
        people.add_code(connection, lan, "482915", town.now, until)

    town.database.write_now(code)
    for guess in range(105):
        town.say(f"GUESSER-{guess}", f"liên kết {guess:06d}")
    assert "Đã thử sai quá nhiều lần" in town.say("GUESSER-200", "liên kết 482915")
    town.wind(minutes=16)
    town.database.write_now(code)
    assert "Nguyễn Thị Lan" in town.say("NEW-PHONE", "liên kết 482915")
