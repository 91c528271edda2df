"""The live board over HTTP: who may see what, nothing personal in addresses, 304 while all stands."""

import asyncio
import re

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.gateways.web.server import web_application
from bot.gateways.web.store import NAME
from core.people import store as people
from core.reminders.notices import Board
from tests.bot.web.office import SECRET
from tests.conversations.test_first_figures import month_of_lan, shown
from tests.conversations.town import Town


@pytest.fixture
def town():
    found = Town()
    yield found
    found.database.close()


def door(town, *, demo=True):
    return web_application(
        database=town.database,
        pipeline=town.office.pipeline,
        gateway=town.office.web,
        clock=lambda: town.now,
        demo=demo,
        draw=None,
        secret=SECRET,
    )


def seat(town, *codes):
    """Give some persons a web chat of their own, named as they are."""

    def link(connection):
        for number, code in codes:
            whose = people.by_code(connection, 1, number)
            people.link_chat(connection, whose, NAME, NAME, code, town.now)

    town.database.write_now(link)


EVERYBODY = (("CB01", "GD"), ("CB02", "BINH"), ("CB04", "LAN"), ("CB06", "KHANG"))


def looked(town, *paths, demo=True, headers=None):
    """Ask for pages; give the status, the headers and the text of each."""

    async def run():
        async with TestClient(TestServer(door(town, demo=demo))) as client:
            found = []
            for path in paths:
                answer = await client.get(path, headers=headers or {}, allow_redirects=False)
                found.append((answer.status, answer.headers, await answer.text()))
            return found

    return asyncio.run(run())


def test_a_leader_goes_from_the_office_to_a_unit_and_to_a_task(town):
    month_of_lan(town)
    seat(town, *EVERYBODY)
    (status, _, top), (_, _, unit), (_, _, task) = looked(
        town, "/board?as=GD", "/board?as=GD&unit=TCCB", "/board?as=GD&unit=TCCB&task=4"
    )
    assert status == 200
    assert 'href="/board?unit=TCCB&amp;as=GD"' in top
    town.say("GD", "bảng")
    facts = shown(town, Board)
    for one in facts.units:
        assert one.name in top
    done = sum(one.done for one in facts.units)
    assert f'<li class="done"><b>{done}</b>' in top
    assert 'href="/board?unit=TCCB&amp;task=4&amp;as=GD"' in unit
    assert ">Tất cả</a>" in unit
    assert "NV-4" in task
    assert "iệc còn dở" in task


def test_a_units_own_row_opens_its_own_work(town):
    month_of_lan(town)
    town.say("GD", "giao Lan soạn kế hoạch năm, hạn thứ 6")
    town.say("GD", "1")
    town.say("GD", "giao cho tôi ký quyết toán quý, hạn thứ 6")
    town.say("GD", "1")
    seat(town, *EVERYBODY)
    (_, _, top), (status, _, own) = looked(town, "/board?as=GD", "/board?as=GD&unit=SO&own=1")
    assert 'href="/board?unit=SO&amp;own=1&amp;as=GD"' in top
    assert status == 200
    assert "quyết toán quý" in own
    assert "kế hoạch năm" not in own
    assert 'href="/board?unit=SO&amp;as=GD"' in own
    assert re.search(r'href="/board\?unit=SO&amp;own=1&amp;task=\d+&amp;as=GD"', own)
    ((status, _, _),) = looked(town, "/board?as=BINH&unit=SO&own=1")
    assert status == 403


def test_every_request_asks_what_its_person_may_see_now(town):
    month_of_lan(town)
    seat(town, *EVERYBODY)
    for path in (
        "/board?as=LAN",
        "/board?as=KHANG&unit=TCCB",
        "/board?as=KHANG&task=4",
        "/board?as=BINH&unit=SO",
        "/board?as=BINH&unit=NOWHERE",
    ):
        ((status, _, text),) = looked(town, path)
        assert status == 403, path
        assert "việc còn dở" not in text
    ((status, _, _),) = looked(town, "/board?as=BINH&unit=TCCB")
    assert status == 200
    town.say("ADMIN", "cho thôi việc CB02")
    town.say("ADMIN", "CB02")
    ((status, _, text),) = looked(town, "/board?as=BINH&unit=TCCB")
    assert status in (302, 403)
    assert "việc" not in text


def test_nothing_is_sent_again_while_nothing_has_changed(town):
    number = town.given()
    seat(town, *EVERYBODY)
    ((_, headers, _),) = looked(town, "/board?as=BINH")
    tag = {"If-None-Match": headers["ETag"]}
    town.wind(minutes=6)
    ((status, later, text),) = looked(town, "/board?as=BINH", headers=tag)
    assert (status, text) == (304, "")
    assert later["X-Viec-Counted"] == "09:06 23/11"
    town.say("LAN", f"xong {number}")
    ((status, _, _),) = looked(town, "/board?as=BINH", headers=tag)
    assert status == 200


def test_what_people_type_is_text_in_the_page(town):
    town.given(title="<script>alert(1)</script> & <b>", deadline="thứ 6")
    seat(town, *EVERYBODY)
    ((_, _, unit), (_, _, task)) = looked(town, "/board?as=BINH", "/board?as=BINH&task=1")
    for page in (unit, task):
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_a_stranger_is_asked_to_sign_in_and_sees_no_figure(town):
    month_of_lan(town)
    ((status, _, text),) = looked(town, "/board?unit=TCCB", demo=False)
    assert status == 401
    assert 'id="door"' in text
    assert "TCCB" not in text


def test_no_address_names_a_person(town):
    month_of_lan(town)
    seat(town, *EVERYBODY)
    ((_, _, text), (_, _, unit)) = looked(town, "/board?as=GD", "/board?as=GD&unit=TCCB")
    for address in re.findall(r'href="(/board[^"]*)"', text + unit):
        assert re.fullmatch(r"/board(\?((unit=\w+|task=\d+|as=GD)(&amp;)?)*)?", address), address


def test_a_platform_that_cannot_change_messages_gets_a_link_that_opens_once(town):
    month_of_lan(town)
    town.office.conversation._live = lambda _gateway: "https://viec.example/board"
    told = town.say("GD", "bảng")
    code = re.search(r"https://viec\.example/board#(\d{6})\n", told)[1]
    assert "mở được một lần trong 15 phút" in told

    async def enter(times):
        async with TestClient(TestServer(door(town, demo=False))) as client:
            ours = {"X-Viec": "page"}
            status = []
            for _ in range(times):
                answer = await client.post("/sign-in", json={"code": code}, headers=ours)
                status.append(answer.status)
            board = await client.get("/board")
            return status, board.status, await board.text()

    status, opened, text = asyncio.run(enter(2))
    assert status == [200, 403]
    assert opened == 200
    assert "Phòng Kinh tế" in text


def test_the_link_is_never_kept_with_the_figures(town):
    month_of_lan(town)
    town.office.conversation._live = lambda _gateway: "https://viec.example/board"
    told = town.say("GD", "bảng")
    code = re.search(r"#(\d{6})", told)[1]
    assert all(code not in body for (body,) in town.rows("SELECT body FROM figures"))


def test_the_web_chat_names_its_page_and_telegram_gets_none(town):
    month_of_lan(town)
    live = town.office._live
    assert live("web") == "/board"
    assert live("console") is None
    town.office._public_url = "https://viec.example"
    assert live("console") == "https://viec.example/board"
    town.office.conversation._live = lambda _gateway: "/board"
    assert "nút Bảng ở góc trên" in town.say("GD", "bảng")
