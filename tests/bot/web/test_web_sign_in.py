"""Outside the demo: one door, by one-time code, and no way to be somebody else."""

import asyncio

import pytest
from aiohttp import CookieJar
from aiohttp.test_utils import TestClient, TestServer

from core.people import store as people
from tests.bot.web.office import LEADER, OFFICIAL, Office

OURS = {"X-Viec": "page"}
VI = {"Accept-Language": "vi"}


def visit(scenario, **options):
    async def run():
        office = Office(demo=False, **options)
        jar = CookieJar(unsafe=True)
        async with TestClient(TestServer(office.application()), cookie_jar=jar) as client:
            await scenario(office, client)
        office.database.close()

    asyncio.run(run())


async def sign_in(client, code, **headers):
    return await client.post("/sign-in", json={"code": code}, headers=OURS | VI | headers)


async def hello(client):
    answer = await client.get("/api/hello")
    return (await answer.json())["name"] if answer.status == 200 else answer.status


def test_a_code_opens_a_session_in_a_chat_of_its_own():
    async def scenario(office, client):
        assert await hello(client) == 401
        assert 'id="code"' in await (await client.get("/")).text()
        office.give_code("123456")
        answer = await sign_in(client, "123 456")
        assert answer.status == 200
        assert await hello(client) == "Nguyễn Thị Lan"
        assert 'id="composer"' in await (await client.get("/")).text()
        body = {"key": "key-00000001", "text": "việc"}
        assert (await client.post("/api/messages", json=body, headers=OURS)).status == 200
        await office.settle()
        entries = (await (await client.get("/api/messages")).json())["entries"]
        assert [one["text"] for one in entries] == ["việc", "việc"]

    visit(scenario)


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites():
    async def scenario(office, client):
        for code, proto in (("123456", "http"), ("234567", "https")):
            office.give_code(code)
            answer = await sign_in(client, code, **{"X-Forwarded-Proto": proto})
            cookie = answer.headers["Set-Cookie"]
            assert "HttpOnly" in cookie
            assert "SameSite=Strict" in cookie
            assert "Max-Age=2592000" in cookie
            assert ("Secure" in cookie) == (proto == "https")
            token = cookie.partition("=")[2].partition(";")[0]
            kept = office.database.write_now(
                lambda connection: connection.exec_driver_sql("SELECT * FROM web_session").all()
            )
            assert token not in str(kept)

    visit(scenario)


def test_a_code_is_used_up_and_its_age_is_not_told():
    async def scenario(office, client):
        office.give_code("123456")
        assert (await sign_in(client, "123456")).status == 200
        client.session.cookie_jar.clear()
        office.give_code("222222", LEADER)
        office.clock.wind(minutes=15)
        said = set()
        for code in ("123456", "222222", "999999", "", "abc"):
            answer = await sign_in(client, code)
            said.add((answer.status, await answer.text()))
            office.clock.wind(minutes=16)
        assert len(said) == 1
        assert next(iter(said))[0] == 403

    visit(scenario)


def test_five_wrong_codes_close_the_door_for_fifteen_minutes_even_to_the_right_one():
    async def scenario(office, client):
        for _ in range(5):
            assert (await sign_in(client, "000000")).status == 403
        office.give_code("123456")
        blocked = await sign_in(client, "123456")
        assert blocked.status == 429
        assert "15 phút" in (await blocked.json())["words"]
        office.clock.wind(minutes=14, seconds=59)
        assert (await sign_in(client, "123456")).status == 429
        office.clock.wind(seconds=1)
        office.give_code("123456")
        assert (await sign_in(client, "123456")).status == 200

    visit(scenario)


def test_wrong_codes_of_one_client_do_not_close_the_door_to_others():
    async def scenario(office, client):
        for _ in range(6):
            await sign_in(client, "000000", **{"X-Forwarded-For": "10.0.0.1, 203.0.113.7"})
        office.give_code("123456")
        spoofed = {"X-Forwarded-For": "198.51.100.9, 203.0.113.7"}
        assert (await sign_in(client, "123456", **spoofed)).status == 429
        other = {"X-Forwarded-For": "203.0.113.7, 203.0.113.8"}
        assert (await sign_in(client, "123456", **other)).status == 200
        kept = office.database.write_now(
            lambda connection: connection.exec_driver_sql("SELECT * FROM link_try").all()
        )
        assert "203.0.113" not in str(kept)

    visit(scenario)


@pytest.mark.parametrize("headers", [{}, {"X-Viec": "page", "Origin": "https://elsewhere.example"}])
def test_signing_in_from_another_site_is_refused_and_the_code_stays_good(headers):
    async def scenario(office, client):
        office.give_code("123456")
        answer = await client.post("/sign-in", json={"code": "123456"}, headers=headers)
        assert answer.status == 403
        assert (await sign_in(client, "123456")).status == 200

    visit(scenario)


def test_signing_out_ends_the_session_and_the_chat_belongs_to_nobody():
    async def scenario(office, client):
        office.give_code("123456")
        await sign_in(client, "123456")
        kept = {one.key: one.value for one in client.session.cookie_jar}
        assert (await client.post("/sign-out")).status == 403
        assert (await client.post("/sign-out", headers=OURS)).status == 200
        assert await hello(client) == 401
        client.session.cookie_jar.update_cookies(kept)
        assert await hello(client) == 401
        address = office.database.write_now(
            lambda connection: people.address_of(connection, office.ids[OFFICIAL])
        )
        assert address is None

    visit(scenario)


def test_a_session_ends_after_thirty_days_or_when_the_chat_is_taken_away():
    async def scenario(office, client):
        office.give_code("123456")
        await sign_in(client, "123456")
        office.clock.wind(days=29)
        assert await hello(client) == "Nguyễn Thị Lan"
        office.clock.wind(days=1)
        assert await hello(client) == 401
        office.give_code("234567")
        await sign_in(client, "234567")
        assert await hello(client) == "Nguyễn Thị Lan"
        office.database.write_now(
            lambda connection: connection.exec_driver_sql(
                "UPDATE address SET unlinked = 1 WHERE unlinked IS NULL"
            )
        )
        assert await hello(client) == 401

    visit(scenario)


@pytest.mark.parametrize("taken", ["another person", "ended"])
def test_a_session_is_of_its_own_person_and_over_when_it_is_ended(taken):
    async def scenario(office, client):
        office.give_code("123456")
        await sign_in(client, "123456")
        assert await hello(client) == "Nguyễn Thị Lan"
        leader = office.ids[LEADER]
        office.database.write_now(
            lambda connection: connection.exec_driver_sql(
                f"UPDATE address SET person_id = {leader} WHERE gateway = 'web'"  # noqa: S608
                if taken == "another person"
                else "UPDATE web_session SET ended = 1"
            )
        )
        assert await hello(client) == 401

    visit(scenario)


def test_whoever_has_left_the_office_cannot_come_in():
    async def scenario(office, client):
        office.give_code("123456")
        office.database.write_now(
            lambda connection: connection.exec_driver_sql("UPDATE person SET departed = 1")
        )
        assert (await sign_in(client, "123456")).status == 403

    visit(scenario)


def test_an_open_page_is_told_when_its_session_ends():
    async def scenario(office, client):
        office.give_code("123456")
        await sign_in(client, "123456")
        async with client.get("/api/events?after=i0.o0") as stream:
            await stream.content.readuntil(b"event: beat")
            await client.post("/sign-out", headers=OURS)
            rest = await asyncio.wait_for(stream.content.read(), 5)
        assert b"event: ended" in rest

    visit(scenario, heartbeat=0.05)


def test_outside_the_demo_nobody_can_be_chosen():
    async def scenario(office, client):
        for path in ("/api/people", "/static/people.js", "/static/people.css"):
            assert (await client.get(path)).status == 404
        assert (await client.get("/api/hello", params={"as": LEADER})).status == 401
        office.give_code("123456")
        await sign_in(client, "123456")
        answer = await client.get("/api/hello", params={"as": LEADER})
        assert (await answer.json())["name"] == "Nguyễn Thị Lan"
        assert (await answer.json())["demo"] is False

    visit(scenario)


def test_in_the_demo_there_is_no_signing_in():
    async def run():
        office = Office(demo=True)
        async with TestClient(TestServer(office.application())) as client:
            assert (await client.post("/sign-in", json={}, headers=OURS)).status == 404
            assert (await client.get("/static/sign-in.js")).status == 404
        office.database.close()

    asyncio.run(run())
