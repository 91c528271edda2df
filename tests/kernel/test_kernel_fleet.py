"""Promises of a shared database: many processes, and yet each thing once, in order, by one."""

import asyncio
import datetime as dt
import random
import threading

import pytest
from alembic import command
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

import bot.gateways.tables
import bot.gateways.web.tables
import bot.gateways.zalo.tables  # noqa: F401 - every table of ours
from bot.alone import while_alone
from bot.app import Office
from bot.clockwork import Clockwork
from bot.courier import LEASE
from bot.gateways.web.gateway import WebGateway
from bot.pipeline import CLOCK, Pipeline
from core.kernel import bells, inbox, post, turns
from core.kernel.inbox import Heard
from core.kernel.tables import METADATA, letter, secret
from core.kernel.tables import inbox as inbox_row
from core.migrations import config, migrate_shared
from tests import databases
from tests.conversations.town import Town
from tests.kernel.house import BOT, House
from tests.kernel.ledger import NAME, Ledger, Script, said

pytestmark = pytest.mark.skipif(not databases.SERVER, reason="needs PostgreSQL: make test-postgres")
SECOND = dt.timedelta(seconds=1)


def other(database):
    """Give what another process has: connections of its own to the same database."""
    return databases.beside(database)


def heard(key, chat):
    return Heard(gateway=NAME, bot=BOT, key=key, chat=chat, raw="{}")


def test_two_clocks_that_race_put_each_slot_in_once():
    town = Town()
    town.now = town.now.replace(hour=8, minute=1)
    clocks = [
        Clockwork(one, clock=lambda: town.now) for one in (town.database, other(town.database))
    ]

    async def race():
        counts = []
        for _ in range(8):
            counts += await asyncio.gather(*(clock.tick() for clock in clocks))
            town.now += dt.timedelta(minutes=30)
        return sum(counts)

    inserted = asyncio.run(race())
    query = select(inbox_row.c.bot, inbox_row.c.source_key).where(inbox_row.c.gateway == CLOCK)
    keys = town.database.read_now(lambda c: c.execute(query).all())
    assert inserted == len(keys) == len(set(keys)) >= 3


def test_two_processes_add_up_what_one_would():
    house = House()
    second = other(house.database)
    pipelines = [
        Pipeline(one, house.gateways, Ledger(), clock=house.clock, chance=random.Random)
        for one in (house.database, second)
    ]

    async def talk():
        for number in range(40):
            await house.hear(f"c{number % 4}", "add 1")
        for _ in range(200):
            if not sum(await asyncio.gather(*(one.step() for one in pipelines))):
                return
        raise AssertionError("no end")

    asyncio.run(talk())
    assert [house.total(f"c{number}") for number in range(4)] == [10] * 4
    assert len(house.lines()) == 40
    assert set(house.updates()) == {"done"}


def test_a_turn_that_is_taken_is_passed_over_and_left_for_later():
    house = House()
    asyncio.run(house.hear("c1", "add 1"))
    second = other(house.database)
    taken, go = threading.Event(), threading.Event()

    def hold(connection):
        turns.wait(connection, turns.of_office(1))
        taken.set()
        # the loop of this fleet waits with the handler: it is the other process
        assert go.wait(20)

    holding = threading.Thread(target=second.write_now, args=(hold,))
    holding.start()
    assert taken.wait(20)
    asyncio.run(house.pipeline.step())
    assert house.updates() == ["new"]
    go.set()
    holding.join()
    asyncio.run(house.pipeline.step())
    assert house.updates() == ["done"]


def test_a_later_update_of_a_chat_is_never_seen_ahead_of_an_earlier_one():
    house = House()
    second = other(house.database)
    stored, go, after = threading.Event(), threading.Event(), []

    def first(connection):
        turns.arrive(connection, [(NAME, BOT, "c1")])
        inbox.keep(connection, heard("1", "c1"), house.clock.now)
        stored.set()
        assert go.wait(20)

    def later():
        asyncio.run(house.pipeline.hear(NAME, BOT, [said("2", "c1", "add 2")]))
        after.append(house.rows(inbox_row, "source_key"))

    storing = threading.Thread(target=second.write_now, args=(first,))
    storing.start()
    assert stored.wait(20)
    hearing = threading.Thread(target=later)
    hearing.start()
    hearing.join(0.3)
    assert hearing.is_alive()
    go.set()
    storing.join()
    hearing.join()
    assert after == [[("1",), ("2",)]]


async def lettered(house, resends=True):
    await house.say("c1", "add 1")
    return house.database.write_now(lambda c: post.claim(c, "another", house.clock.now, LEASE))


def test_a_start_frees_nothing_and_a_lease_that_has_run_out_is_taken_over_within_a_minute():
    async def tell():
        house = House()
        assert len(await lettered(house)) == 1
        await house.courier.start()
        house.clock.now += LEASE - SECOND
        assert await house.courier.deliver() == 0
        house.clock.now += SECOND
        assert await house.courier.deliver() == 1
        assert house.letters() == [("c1", "LedgerAdded", "sent")]
        assert dt.timedelta(minutes=1) > LEASE

    asyncio.run(tell())


def test_what_a_dead_process_may_have_sent_stays_unknown_where_nothing_is_sent_again():
    async def tell():
        house = House(platform=Script(resends=False))
        [one] = await lettered(house)
        assert house.database.write_now(lambda c: post.begin(c, one.id, "another"))
        house.clock.now += LEASE
        await house.settle()
        assert [state for *_, state in house.letters()] == ["unknown"]

    asyncio.run(tell())


def test_a_letter_that_is_long_under_way_stays_its_process_s():
    async def tell():
        house = House()
        await house.say("c1", "add 1")
        slow = house.new_courier("slow", at_once=4)
        letters = house.database.write_now(lambda c: post.claim(c, "slow", house.clock.now, LEASE))
        slow._under_way = {letters[0].id: asyncio.get_running_loop().create_future()}
        for _ in range(4):
            house.clock.now += LEASE / 2
            await slow._keep_leases()
            assert await house.courier.deliver() == 0
        slow._under_way[letters[0].id].cancel()

    asyncio.run(tell())


def test_what_one_does_alone_another_takes_over_when_its_connection_ends():
    house = House()
    second = other(house.database)
    log = []

    def work(name):
        async def run():
            log.append(f"{name} begins")
            try:
                await asyncio.Event().wait()
            finally:
                log.append(f"{name} ends")

        return run

    async def until(words):
        for _ in range(200):
            if words in log:
                return
            await asyncio.sleep(0.05)
        raise AssertionError(log)

    async def tell():
        first = asyncio.create_task(while_alone(house.database, "poll", work("first")))
        await until("first begins")
        waiting = asyncio.create_task(while_alone(second, "poll", work("second")))
        await asyncio.sleep(0.2)
        assert log == ["first begins"]
        await second.write(
            lambda c: c.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database d"
                    " ON d.oid = database WHERE locktype = 'advisory'"
                    " AND datname = current_database() AND granted"
                )
            ).all()
        )
        await until("first ends")
        first.cancel()
        await until("second begins")
        waiting.cancel()
        await asyncio.gather(first, waiting, return_exceptions=True)

    asyncio.run(tell())


def test_who_stops_waiting_for_a_name_leaves_it_to_be_had():
    house = House()
    second = other(house.database)

    async def tell():
        async with second.alone("poll"):
            waiting = asyncio.create_task(house.database.alone("poll").__aenter__())
            for _ in range(20):
                await asyncio.sleep(0.02)
                waiting.cancel()
                await asyncio.gather(waiting, return_exceptions=True)
                waiting = asyncio.create_task(house.database.alone("poll").__aenter__())
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
        async with asyncio.timeout(20), house.database.alone("poll"):
            pass

    asyncio.run(tell())


def test_work_whose_connection_was_lost_is_run_again_and_takes_effect_once():
    fleet = databases.shared()
    tries = []

    def work(connection):
        tries.append(1)
        connection.execute(secret.insert().values(name=f"try {len(tries)}", value="x"))
        if len(tries) == 1:
            connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
        return len(tries)

    assert fleet.write_now(work) == 2
    assert fleet.read_now(lambda c: c.execute(select(secret.c.name)).scalars().all()) == ["try 2"]


def test_reading_refuses_to_change_anything():
    fleet = databases.shared()
    with pytest.raises(Exception, match="read-only"):
        fleet.read_now(lambda c: c.execute(secret.insert().values(name="a", value="b")))


@pytest.mark.parametrize(
    "change", ["UPDATE journal SET facts = 'x'", "DELETE FROM journal", "TRUNCATE journal CASCADE"]
)
def test_the_journal_refuses_changes_on_postgresql_too(change):
    town = Town()
    town.given()
    before = town.rows("SELECT * FROM journal ORDER BY id")
    with pytest.raises(IntegrityError, match="only appended"):
        town.database.write_now(lambda c: c.execute(text(change)))
    assert before == town.rows("SELECT * FROM journal ORDER BY id") != []


SCHEMA = (
    """SELECT table_name, column_name, data_type, is_nullable, column_default
    FROM information_schema.columns WHERE table_schema = 'public'""",
    "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace""",
    "SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
)


def schema(fleet):
    """Give every column, index, key, trigger and function, that of Alembic aside."""

    def look(connection):
        rows = [tuple(row) for query in SCHEMA for row in connection.execute(text(query))]
        plain = {tuple(" ".join(str(word).split()) for word in row) for row in rows}
        return {row for row in plain if row[0] != "alembic_version"}

    return fleet.read_now(look)


def test_the_history_leads_to_exactly_the_tables_and_goes_down_and_up_again():
    fleet, by_tables = databases.bare(), databases.bare()
    assert migrate_shared(fleet)
    assert not migrate_shared(fleet)
    by_tables.write_now(METADATA.create_all)
    first = schema(fleet)
    assert first == schema(by_tables)
    fleet.write_now(lambda c: command.downgrade(config(c), "base"))
    assert schema(fleet) == set()
    assert migrate_shared(fleet)
    assert schema(fleet) == first


def test_a_sign_that_postgresql_keeps_nowhere_is_left_out():
    town = Town()
    town.say("LAN", "giao tôi so\0ạn tờ trình, hạn thứ 6")
    assert town.rows("SELECT title FROM task") == [("soạn tờ trình",)]


def test_a_process_that_stops_finishes_what_is_under_way_and_claims_no_more():
    town = Town()

    async def live():
        office = Office(town.database, clock=lambda: town.now, chance=random.Random)
        office.gateways["console"] = town.console
        stop = asyncio.Event()
        running = asyncio.create_task(office.run(stop))
        await office.hear("console", "console", [town.update_of("LAN", "việc của tôi")])
        for _ in range(200):
            if town.console.told.get("LAN"):
                break
            await asyncio.sleep(0.05)
        stop.set()
        await asyncio.wait_for(running, 20)

    asyncio.run(live())
    states = town.database.read_now(lambda c: c.execute(select(letter.c.state)).scalars().all())
    assert set(states) == {"sent"}


def test_what_one_process_shows_wakes_the_pages_of_another_and_a_rollback_wakes_nobody():
    fleet = databases.shared()
    second = other(fleet)

    async def tell():
        heard = asyncio.Queue()

        def undone(connection):
            bells.ring(connection, "me undone")
            raise LookupError("nothing")

        async def next_one():
            return await asyncio.wait_for(heard.get(), 10)

        async with second.overhear(heard.put_nowait):
            assert await next_one() == ""  # it listens from now on
            with pytest.raises(LookupError):
                await fleet.write(undone)
            await fleet.write(lambda connection: bells.ring(connection, "me chat"))
            assert await next_one() == "me chat"
            await fleet.write(
                lambda c: c.execute(
                    text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
                        " AND datname = current_database()"
                    )
                ).all()
            )
            found = await next_one()  # the lost connection is made anew, and may have missed much
            assert found == ""

    asyncio.run(tell())


def test_a_page_at_another_process_is_woken_by_a_letter_that_this_one_shows():
    house = House()
    pages, sender = (
        WebGateway(other(house.database), house.clock),
        WebGateway(house.database, house.clock),
    )
    with pages.bell.listen("chat") as rung, sender.bell.listen("chat") as own:
        pages.overheard("somebody other")
        assert not rung.is_set()
        pages.overheard("somebody chat")
        assert rung.is_set()
        own.clear()
        sender.overheard(f"{sender._me} chat")
        assert not own.is_set()
        sender.overheard("")
        assert own.is_set()
