"""The chat over HTTP: every message once, history whole, live without loss, pictures signed."""

import asyncio
import json
from contextlib import asynccontextmanager

import msgspec
import pytest
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select

from core.kernel.tables import inbox
from tests.bot.web.office import ADMIN, LEADER, OFFICIAL, PNG, Office, WebEcho

OURS = {"X-Viec": "page"}


@asynccontextmanager
async def visiting(office: Office):
    async with TestClient(TestServer(office.application())) as client:
        yield client
    office.database.close()


def visit(scenario, **options):
    """Run a scenario against an office of its own."""

    async def run():
        office = Office(**options)
        async with visiting(office) as client:
            return await scenario(office, client)

    return asyncio.run(run())


async def say(client, text="", *, who=LEADER, key="key-00000001", headers=OURS, **more):
    body = {"key": key, "text": text, **more}
    answer = await client.post(f"/api/messages?as={who}", json=body, headers=headers)
    return answer.status, await answer.json()


async def rows(client, who=LEADER, **query):
    answer = await client.get("/api/messages", params={"as": who, **query})
    assert answer.status == 200
    return await answer.json()


async def texts(client, who=LEADER):
    return [one["text"] for one in (await rows(client, who))["entries"]]


def stored(office):
    return office.database.write_now(
        lambda connection: connection.execute(
            select(inbox.c.source_key, inbox.c.state, inbox.c.raw).order_by(inbox.c.id)
        ).all()
    )


def test_what_was_answered_with_200_is_stored_and_the_same_key_is_one_message():
    async def scenario(office, client):
        for _ in range(3):
            assert await say(client, "việc") == (200, {"key": "key-00000001"})
            assert [row.source_key for row in stored(office)] == ["TC01:key-00000001"]
        await office.settle()
        assert await say(client, "việc") == (200, {"key": "key-00000001"})
        await office.settle()
        assert await texts(client) == ["việc", "việc"]

    visit(scenario)


def test_the_same_key_of_somebody_else_is_another_message():
    async def scenario(office, client):
        await say(client, "một", who=LEADER)
        await say(client, "hai", who=OFFICIAL)
        await office.settle()
        assert await texts(client, LEADER) == ["một", "một"]
        assert await texts(client, OFFICIAL) == ["hai", "hai"]

    visit(scenario)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "👍🏽",
        "Tie\u0302\u0301n đô\u0323",
        "خطر",
        "<b>&amp;</b> **x** [a](b)",
        "x" * 10_000,
        "😀" * 10_000,
    ],
)
def test_any_text_comes_back_as_it_was_typed(text):
    async def scenario(office, client):
        status, _ = await say(client, text)
        assert status == 200
        await office.settle()
        assert [one.get("text", "") for one in (await rows(client))["entries"]] == [text, text]

    visit(scenario)


def test_signs_that_turn_the_writing_round_are_kept_as_typed_and_never_given_on():
    async def scenario(office, client):
        await say(client, "\u202eخطر\u2066")
        await office.settle()
        assert [one["text"] for one in (await rows(client))["entries"]] == [
            "\u202eخطر\u2066",
            "خطر",
        ]

    visit(scenario)


def test_a_text_that_is_too_long_gets_a_kind_answer_and_is_not_stored():
    async def scenario(office, client):
        for text in ("x" * 10_001, "x" * 400_000):
            status, said = await say(client, text)
            assert status == 413
            assert said["words"].startswith("Tin dài hơn 10.000 ký tự")
        assert stored(office) == []

    visit(scenario)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        b"[]",
        b"{}",
        b'{"key":"short"}',
        b'{"key":"a:b-000000001"}',
        b'{"key":"key-00000001","text":"\\ud800"}',
        b'{"key":"key-00000001","pressed":-1}',
    ],
)
def test_what_is_no_message_is_refused(body):
    async def scenario(office, client):
        answer = await client.post("/api/messages?as=TC01", data=body, headers=OURS)
        assert answer.status == 400
        assert stored(office) == []

    visit(scenario)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Viec": "page", "Sec-Fetch-Site": "cross-site"},
        {"X-Viec": "page", "Sec-Fetch-Site": "same-site"},
        {"X-Viec": "page", "Origin": "https://elsewhere.example"},
        {"X-Viec": "page", "Origin": "null"},
    ],
)
def test_a_message_from_another_site_is_refused(headers):
    async def scenario(office, client):
        status, said = await say(client, "việc", headers=headers)
        assert (status, said["problem"]) == (403, "foreign")
        assert stored(office) == []

    visit(scenario)


def test_our_own_origin_is_welcome_also_behind_a_proxy():
    async def scenario(_office, client):
        own = {"Origin": f"http://{client.host}:{client.port}"}
        behind = {"Origin": "https://viec.example", "X-Forwarded-Host": "viec.example"}
        for extra in (own, behind):
            assert (await say(client, "việc", headers=OURS | extra))[0] == 200

    visit(scenario)


def test_a_secret_text_is_not_kept_and_the_history_says_so():
    async def scenario(office, client):
        assert (await say(client, "độ mật: gửi danh sách"))[0] == 200
        await office.settle()
        entries = (await rows(client))["entries"]
        assert entries[0]["kept"] is False
        assert entries[0]["key"] == "key-00000001"
        assert "danh sách" not in json.dumps(entries, ensure_ascii=False)

    visit(scenario)


async def ask(office, client, key="key-ask-0001"):
    await say(client, "hỏi", key=key)
    await office.settle()
    found = await rows(client)
    assert found["open"] is not None
    return found["open"]


async def press(office, client, question, number, key):
    answer = await say(client, key=key, pressed=number, question=question)
    await office.settle()
    return answer


def test_a_button_pressed_twice_is_one_update():
    async def scenario(office, client):
        question = await ask(office, client)
        first = await press(office, client, question, 1, "key-press-01")
        second = await press(office, client, question, 1, "key-press-02")
        assert first == second == (200, {"key": "key-press-01"})
        assert (await texts(client))[2:] == ["1 Giao", "Đã chọn: Giao"]
        assert (await rows(client))["open"] is None

    visit(scenario)


def test_a_double_press_before_anything_was_handled_is_one_update():
    async def scenario(office, client):
        question = await ask(office, client)
        for key in ("key-press-01", "key-press-02"):
            await say(client, key=key, pressed=1, question=question)
        assert len(stored(office)) == 2

    visit(scenario)


def test_a_press_that_was_refused_can_be_tried_again_but_not_by_a_repeated_request():
    async def scenario(office, client):
        question = await ask(office, client)
        for key in ("key-press-01", "key-press-01", "key-press-02"):
            assert (await press(office, client, question, 0, key))[0] == 200
        assert [one.pressed for one in office.echo.heard] == [None, 0, 0]
        assert (await texts(client))[2:] == ["0 không", "WebNo", "0 không", "WebNo"]

    visit(scenario)


def test_a_number_of_an_old_list_is_answered_and_harmless():
    async def scenario(office, client):
        old = await ask(office, client)
        await ask(office, client, "key-ask-0002")
        await press(office, client, old, 1, "key-press-01")
        await press(office, client, old, 1, "key-press-02")
        assert (await texts(client))[4:] == ["1 Giao", "Danh sách này đã cũ."]

    visit(scenario)


def test_history_gives_every_message_once_page_by_page():
    async def scenario(office, client):
        for number in range(95):
            await say(client, f"tin {number}", key=f"key-{number:08}")
            await office.settle()
        found, page = [], await rows(client)
        while True:
            found = page["entries"] + found
            assert len(page["entries"]) <= 40
            if page["older"] is None:
                break
            page = await rows(client, before=page["older"])
        assert len({one["id"] for one in found}) == len(found) == 190
        assert [one["text"] for one in found[::2]] == [f"tin {number}" for number in range(95)]
        assert (await rows(client, after="i0.o0"))["entries"] == found

    visit(scenario)


async def read_events(stream, wanted: int) -> list[tuple[str, dict]]:
    """Read events until so many messages have come; give them with their cursors."""
    found: list[tuple[str, dict]] = []
    name = cursor = ""
    while len(found) < wanted:
        line = (await asyncio.wait_for(stream.content.readline(), 5)).decode().rstrip("\n")
        assert line or name or not stream.content.at_eof()
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("id: "):
            cursor = line.removeprefix("id: ")
        elif line.startswith("data: ") and name == "rows":
            found += [(cursor, one) for one in json.loads(line.removeprefix("data: "))["entries"]]
    return found


def test_events_go_on_behind_the_last_one_received_without_loss_or_double():
    async def scenario(office, client):
        got = []
        cursor = "i0.o0"
        for number in range(6):
            async with client.get(
                "/api/events?as=TC01&after=i0.o0", headers={"Last-Event-ID": cursor}
            ) as stream:
                await say(client, f"tin {number}", key=f"key-{number:08}")
                await office.settle()
                events = await read_events(stream, 2)
                cursor = events[-1][0]
                got += [one["text"] for _, one in events]
            # While nobody listens, more happens.
            await say(client, f"vắng {number}", key=f"key-away-{number:08}")
            await office.settle()
            async with client.get(f"/api/events?as=TC01&after={cursor}") as stream:
                events = await read_events(stream, 2)
                cursor = events[-1][0]
                got += [one["text"] for _, one in events]
        wanted = [f"{kind} {number}" for number in range(6) for kind in ("tin", "vắng")]
        assert got == [text for text in wanted for _ in range(2)]

    visit(scenario)


def test_two_tabs_of_one_person_both_get_everything_and_others_nothing():
    async def scenario(office, client):
        address = "/api/events?as={}&after=i0.o0"
        async with (
            client.get(address.format(LEADER)) as one,
            client.get(address.format(LEADER)) as two,
            client.get(address.format(OFFICIAL)) as other,
        ):
            await say(client, "việc")
            await office.settle()
            for stream in (one, two):
                assert [got["text"] for _, got in await read_events(stream, 2)] == ["việc", "việc"]
            await say(client, "của Lan", who=OFFICIAL)
            await office.settle()
            assert [got["text"] for _, got in await read_events(other, 1)] == ["của Lan"]

    visit(scenario)


def test_the_stream_beats_and_finds_what_another_process_wrote():
    async def scenario(office, client):
        async with client.get("/api/events?as=TC01&after=i0.o0") as stream:
            office.gateway.bell.ring = lambda chat: None
            await say(client, "việc")
            await office.settle()
            assert len(await read_events(stream, 2)) == 2

    visit(scenario, heartbeat=0.05)


@pytest.mark.parametrize("place", ["", "i1", "o1.i1", "i1.o1 ", "i-1.o1", "i1.o1;drop"])
def test_a_place_that_is_none_is_refused(place):
    async def scenario(_office, client):
        for address in ("/api/messages", "/api/events"):
            answer = await client.get(address, params={"as": LEADER, "after": place})
            assert answer.status == 400

    visit(scenario)


def test_the_page_is_told_when_a_message_was_typed_if_that_was_another_minute():
    async def scenario(office, client):
        typed = int((office.clock.now.timestamp() - 28 * 60) * 1000)
        await say(client, "bc 12 70%", typed_at=typed)
        entry = (await rows(client))["entries"][0]
        assert (entry["clock"], entry["typed"]) == ("08:00", "07:32")
        assert entry["day_words"] == "thứ Hai 23/11/2026"

    visit(scenario)


def test_the_chat_is_the_same_on_a_file_with_its_writer_thread(tmp_path):
    async def scenario(office, client):
        async with client.get("/api/events?as=TC01&after=i0.o0") as stream:
            worker = asyncio.create_task(office.run())
            for number in range(5):
                assert (await say(client, f"tin {number}", key=f"key-{number:08}"))[0] == 200
            got = [one["text"] for _, one in await read_events(stream, 10)]
            worker.cancel()
        assert sorted(got) == sorted([f"tin {number}" for number in range(5)] * 2)

    visit(scenario, path=tmp_path / "viec.db")


async def picture(office, client):
    await say(client, "ảnh")
    await office.settle()
    return (await rows(client))["entries"][1]["picture"]


def test_a_picture_is_drawn_once_for_each_theme_and_fetched_repeatedly():
    async def scenario(office, client):
        found = await picture(office, client)
        assert found["alt"] == "Ảnh: Bức tranh sáng nay"
        for address in (found["light"], found["dark"], found["light"]):
            answer = await client.get(address)
            assert (answer.status, await answer.read()) == (200, PNG)
            assert answer.content_type == "image/png"
            assert "private" in answer.headers["Cache-Control"]
        assert office.drawn == [(WebEcho.kind, False), (WebEcho.kind, True)]
        assert (await picture(office, client))["light"] == found["light"]

    visit(scenario)


def test_many_who_ask_for_a_picture_at_once_wait_for_one_drawing():
    async def scenario(office, client):
        found = await picture(office, client)
        answers = await asyncio.gather(*(client.get(found["light"]) for _ in range(8)))
        assert [answer.status for answer in answers] == [200] * 8
        assert len(office.drawn) == 1

    visit(scenario)


def test_the_address_of_a_picture_expires_and_cannot_be_altered():
    async def scenario(office, client):
        address = (await picture(office, client))["light"]
        name, _, rest = address.removeprefix("/media/").partition("?")
        expiry, _, signature = rest.partition("&")
        for wrong in (
            f"/media/{name}",
            f"/media/{name}?{expiry}&s=",
            f"/media/{name}?{expiry}&s=ảnh",
            f"/media/{name}?e=99999999999&{signature}",
            f"/media/{name}?e=٣&{signature}",
            f"/media/{'0' * 24}?{rest}",
        ):
            assert (await client.get(wrong)).status == 403
        office.clock.wind(hours=23)
        assert (await client.get(address)).status == 200
        office.clock.wind(hours=26)
        assert (await client.get(address)).status == 403

    visit(scenario)


def test_a_picture_that_cannot_be_drawn_is_tried_again_the_next_time():
    async def scenario(office, client):
        address = (await picture(office, client))["light"]
        assert (await client.get(address)).status == 503
        assert (await client.get(address)).status == 200

    pngs = iter([PNG])
    failures = iter([True, False])

    def draw(*_facts):
        if next(failures):
            raise RuntimeError("no colours")
        return next(pngs)

    visit(scenario, draw=draw)


def test_every_answer_carries_the_protecting_headers():
    async def scenario(office, client):
        address = (await picture(office, client))["light"]
        for path in ("/", "/static/chat.js", "/api/hello?as=TC01", "/nothing", "/healthz", address):
            answer = await client.get(path)
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'")
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
        for path in ("/api/hello?as=TC01", "/api/messages?as=TC01", "/api/people"):
            assert (await client.get(path)).headers["Cache-Control"] == "no-store"

    visit(scenario)


def test_files_of_the_page_are_sent_once_and_packed():
    async def scenario(_office, client):
        answer = await client.get("/static/chat.js", headers={"Accept-Encoding": "gzip"})
        assert answer.headers["Content-Encoding"] == "gzip"
        version = answer.headers["ETag"]
        again = await client.get("/static/chat.js", headers={"If-None-Match": version})
        assert again.status == 304

    visit(scenario)


def test_the_page_greets_by_role_with_sentences_that_can_be_sent():
    async def scenario(_office, client):
        said = {}
        for who in (LEADER, OFFICIAL, ADMIN):
            answer = await client.get(f"/api/hello?as={who}")
            said[who] = await answer.json()
        assert said[LEADER]["greeting"]["title"] == "Chào anh Bình"
        assert said[LEADER]["greeting"]["examples"][0] == "giao Lan soạn tờ trình, hạn thứ 6"
        assert said[LEADER]["suggestions"][0] == "tổng hợp"
        assert said[OFFICIAL]["greeting"]["title"] == "Chào chị Lan"
        assert "tổng hợp" not in said[OFFICIAL]["suggestions"]
        assert said[ADMIN]["greeting"]["title"] == "Chào Hoa"
        assert said[ADMIN]["title"] == "Quản trị · Sở Thử nghiệm"

    visit(scenario)


def test_the_page_speaks_the_language_of_the_person():
    async def scenario(office, client):
        await say(client, "english")
        await office.settle()
        assert (await rows(client))["language"] == "en"
        said = await (await client.get("/api/hello?as=TC01")).json()
        assert said["words"]["send"] == "Send"
        assert said["greeting"]["title"] == "Hello Bình"
        assert said["rows"]["entries"][0]["day_words"] == "Monday 23/11/2026"

    visit(scenario)


def test_the_demo_tells_who_one_can_be_and_what_waits_unread():
    async def scenario(office, client):
        await say(client, "việc", who=OFFICIAL)
        await office.settle()
        found = (await (await client.get("/api/people")).json())["people"]
        assert [(one["code"], one["unread"]) for one in found] == [
            (ADMIN, 0),
            (LEADER, 0),
            (OFFICIAL, 1),
        ]
        shown = int((await rows(client, OFFICIAL))["entries"][-1]["id"][1:])
        for place in (shown, shown - 1):
            answer = await client.post(
                f"/api/seen?as={OFFICIAL}", json={"shown": place}, headers=OURS
            )
            assert answer.status == 200
        found = (await (await client.get("/api/people")).json())["people"]
        assert {one["unread"] for one in found} == {0}

    visit(scenario)


def test_nobody_known_has_no_chat():
    async def scenario(office, client):
        for who in ("", "nobody", "tc01' OR 1=1"):
            assert (await say(client, "việc", who=who))[0] == 401
            for path in ("/api/hello", "/api/messages", "/api/events"):
                assert (await client.get(path, params={"as": who})).status == 401
        assert stored(office) == []

    visit(scenario)


def test_the_health_and_the_counts_name_nobody():
    async def scenario(office, client):
        await say(client, "việc của Lan")
        await say(client, "việc", key="key-00000002")
        await office.settle()
        assert (await (await client.get("/healthz")).json()) == {"status": "ok"}
        counts = await (await client.get("/metrics")).text()
        assert 'viec_inbox{state="done"} 2\n' in counts
        assert 'viec_letter{state="sent"} 2\n' in counts
        for personal in ("Lan", "TC01", "Bình"):
            assert personal not in counts

    visit(scenario)


def test_a_message_is_handled_when_nothing_is_heard_twice():
    async def scenario(office, client):
        office.work.clear()
        await say(client, "việc")
        assert office.work.is_set()

    visit(scenario)


def test_the_raw_update_holds_what_was_typed_and_nothing_of_the_device():
    async def scenario(office, client):
        await say(client, "việc", typed_at=1)
        assert set(msgspec.json.decode(stored(office)[0].raw)) == {
            "chat",
            "key",
            "text",
            "typed_at",
        }

    visit(scenario)
