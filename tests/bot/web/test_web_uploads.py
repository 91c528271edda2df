"""Files over HTTP: what is taken as evidence, under which name, and who may fetch it again."""

import asyncio
import datetime as dt

import pytest
from aiohttp import FormData
from aiohttp.test_utils import TestClient, TestServer

from bot.folder import Folder
from bot.gateways.web.server import web_application
from bot.gateways.web.store import NAME
from bot.purge import let_go
from core.kernel.retention import Keep
from core.people import store as people
from core.tasks import files
from core.tasks.media import fit_name
from tests.bot.web.office import PNG, SECRET
from tests.conversations.town import Town

MOST = 1000
PEOPLE = (("CB02", "BINH"), ("CB04", "LAN"), ("CB07", "MAI"))


@pytest.fixture
def town(tmp_path):
    found = Town(folder=Folder(tmp_path / "files"))
    found.database.write_now(lambda connection: link(connection, found.now))
    yield found
    found.database.close()


def link(connection, now):
    for number, code in PEOPLE:
        whose = people.by_code(connection, 1, number)
        people.link_chat(connection, whose, NAME, NAME, code, now)


class Visit:
    """Requests of people's pages to the real web application, one after the other."""

    def __init__(self, town, client):
        self.town = town
        self.client = client

    async def upload(self, code, content, name, key="file-0001", **headers):
        form = FormData(quote_fields=False)  # as browsers write names
        form.add_field("file", content, filename=name, content_type="application/octet-stream")
        path = f"/api/files?as={code}&key={key}"
        headers = {"X-Viec": "page"} | headers
        async with self.client.post(path, data=form, headers=headers) as answer:
            told = await answer.json() if answer.content_type == "application/json" else {}
            return answer.status, told

    async def say(self, code, text, key, *, files=(), typed=None):
        body = {"key": key, "text": text, "files": list(files)}
        if typed is not None:
            body["typed_at"] = int(typed.timestamp() * 1000)
        path, headers = f"/api/messages?as={code}", {"X-Viec": "page"}
        async with self.client.post(path, json=body, headers=headers) as answer:
            status = answer.status
        await self.town.office.settle()
        return status

    async def shown(self, code):
        async with self.client.get(f"/api/messages?as={code}") as answer:
            return (await answer.json())["entries"]

    async def fetch(self, path):
        async with self.client.get(path) as answer:
            return answer.status, dict(answer.headers), await answer.read()


def visit(town, play):
    """Let a test play before the web application of a town."""

    async def run():
        app = web_application(
            database=town.database,
            pipeline=town.office.pipeline,
            gateway=town.office.web,
            clock=lambda: town.now,
            demo=True,
            draw=None,
            secret=SECRET,
            folder=town.office.folder,
            most_bytes=MOST,
        )
        async with TestClient(TestServer(app)) as client:
            return await play(Visit(town, client))

    return asyncio.run(run())


def given(town, *titles):
    for title in titles:
        town.say("BINH", f"giao Lan {title}, hạn thứ 6 !")


def texts(entries):
    return "\n---\n".join(one.get("text", "") for one in entries)


def test_a_photo_is_evidence_under_its_own_name_and_only_its_people_see_it(town):
    given(town, "họp đánh giá")
    name = "biên bản số 1 “họp” & ký.png"

    async def play(page):
        assert (await page.upload("LAN", PNG, name))[0] == 200
        assert await page.say("LAN", "xong 1", "line-0001", files=["file-0001"]) == 200
        mine, his, hers = [await page.shown(code) for code in ("LAN", "BINH", "MAI")]
        photo = next(one["files"][0] for one in mine if one.get("files"))
        assert photo["name"].startswith("biên bản số 1 “họp” & ký")
        assert photo["photo"]
        assert any(one.get("files") for one in his), "the reviewer sees it"
        assert not any(one.get("files") for one in hers), "nobody else does"
        status, headers, content = await page.fetch(photo["address"])
        assert (status, content) == (200, PNG)
        assert "sandbox" in headers["Content-Security-Policy"]
        code = photo["address"].split("?")[0]
        assert (await page.fetch(code))[0] == 403, "an address without its signature"
        other = photo["address"].replace("s=", "s=0")
        assert (await page.fetch(other))[0] == 403
        page.town.now += dt.timedelta(hours=3)
        assert (await page.fetch(photo["address"]))[0] == 403, "an old address"

    visit(town, play)


def test_what_is_no_evidence_is_refused_in_words_and_not_kept(town):
    async def play(page):
        assert (await page.upload("LAN", PNG + bytes(MOST), "to.png"))[0] == 413
        status, told = await page.upload("LAN", b"MZ\x90\x00 a program", "bao cao.pdf")
        assert status == 415
        assert "PDF" in str(told)
        assert (await page.upload("LAN", PNG, "Công văn MẬT.png"))[0] == 403
        assert (await page.upload("LAN", PNG, "a.png", Origin="https://elsewhere.example"))[
            0
        ] == 403
        assert (await page.upload("NOBODY", PNG, "a.png"))[0] == 401
        assert (await page.upload("LAN", PNG, "a.png", key="no"))[0] == 400

    visit(town, play)
    assert town.rows("SELECT count(*) FROM file") == [(0,)]
    assert not [one for one in town.office.folder.path.rglob("*") if one.is_file()]


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.png",
        "a\u202egnp.exe.png",
        "C:\\ảnh\\hiện trường.png",
        "x" * 300 + ".png",
        "",
    ],
)
def test_a_name_with_odd_letters_stays_a_name(town, name):
    given(town, "chụp ảnh")

    async def play(page):
        status, _ = await page.upload("LAN", PNG, name)
        assert status == 200
        await page.say("LAN", "xong 1", "line-0001", files=["file-0001"])
        shown = next(one["files"][0] for one in await page.shown("LAN") if one.get("files"))
        assert not set(shown["name"]) & set('/\\\u202e\n"')
        assert len(shown["name"]) <= 120
        assert (await page.fetch(shown["address"]))[0] == 200

    visit(town, play)


def test_a_repeated_upload_is_one_file_and_a_repeated_line_is_one_line(town):
    given(town, "họp")

    async def play(page):
        for _ in range(2):
            assert (await page.upload("LAN", PNG, "a.png"))[0] == 200
        for _ in range(2):
            assert await page.say("LAN", "xong 1", "line-0001", files=["file-0001"]) == 200
        assert texts(await page.shown("BINH")).count("trình NV-1") == 1

    visit(town, play)
    assert town.rows("SELECT count(*) FROM file") == [(1,)]
    assert town.rows("SELECT count(*) FROM evidence WHERE file_id IS NOT NULL") == [(1,)]


def test_the_same_content_again_is_told_to_the_reviewer_alone(town):
    given(town, "họp", "khảo sát")

    async def play(page):
        for number in (1, 2):
            key = f"file-000{number}"
            await page.upload("LAN", PNG, f"anh{number}.png", key=key)
            await page.say("LAN", f"xong {number}", f"line-000{number}", files=[key])
        assert "giống hệt" in texts(await page.shown("BINH"))
        assert "giống hệt" not in texts(await page.shown("LAN"))

    visit(town, play)


def test_somebody_elses_file_is_no_evidence_of_mine(town):
    given(town, "họp")

    async def play(page):
        await page.upload("MAI", PNG, "cua-mai.png", key="file-mai1")
        await page.say("LAN", "xong 1", "line-0001", files=["file-mai1"])
        assert "cua-mai" not in texts(await page.shown("BINH"))

    visit(town, play)


def test_what_waited_for_a_network_counts_when_it_was_typed(town):
    given(town, "họp", "khảo sát")
    typed = town.now

    async def play(page):
        page.town.now += dt.timedelta(minutes=40)
        await page.say("LAN", "bc 1 50%", "line-0001", typed=typed)
        page.town.now += dt.timedelta(hours=2)
        await page.say("LAN", "bc 2 50%", "line-0002", typed=typed)
        told = texts(await page.shown("LAN"))
        assert "NV-1: 50% (gửi lúc 09:00, nhận 09:40; tính theo 09:00)" in told
        assert "NV-2: 50% (gửi lúc" not in told, "more than an hour is not believed by itself"

    visit(town, play)


def test_more_files_than_anybody_means_come_later_and_hold_up_nobody_else(town, monkeypatch):
    monkeypatch.setattr("bot.gateways.web.files.MANY", 2)

    async def play(page):
        for number, expected in ((1, 200), (2, 200), (3, 503)):
            status, _ = await page.upload("LAN", PNG, "a.png", key=f"file-000{number}")
            assert status == expected
        assert (await page.upload("BINH", PNG, "a.png", key="file-0009"))[0] == 200
        page.town.now += dt.timedelta(minutes=61)
        assert (await page.upload("LAN", PNG, "a.png", key="file-0003"))[0] == 200

    visit(town, play)


def test_a_full_chat_takes_no_more_until_it_has_been_read(town, monkeypatch):
    monkeypatch.setattr("bot.gateways.web.chat.MOST_WAITING", 1)

    async def play(page):
        body = {"key": "line-0001", "text": "việc"}
        path, headers = "/api/messages?as=LAN", {"X-Viec": "page"}
        async with page.client.post(path, json=body, headers=headers) as answer:
            assert answer.status == 200
        async with page.client.post(path, json=body | {"key": "line-0002"}, headers=headers) as one:
            assert one.status == 503
            assert one.headers["Retry-After"]
        await page.town.office.settle()
        assert await page.say("LAN", "việc", "line-0002") == 200

    visit(town, play)


def test_what_had_its_time_is_gone_from_the_page_and_is_not_taken_for_a_secret(town):
    given(town, "họp đánh giá")

    async def play(page):
        await page.say("LAN", "bc 1 70% đã xong dự thảo", "line-0001")
        await page.say("LAN", "độ mật: TUYỆT MẬT, danh sách", "line-0002")
        before = texts(await page.shown("LAN"))
        assert "đã xong dự thảo" in before
        now = page.town.now + dt.timedelta(days=200)
        keep = Keep(messages_days=180)
        await page.town.database.write(lambda connection: let_go(connection, keep, now))
        entries = await page.shown("LAN")
        assert "dự thảo" not in texts(entries)
        assert [one["kept"] for one in entries if not one.get("kept", True)] == [False], (
            "only what was marked secret is told to have been screened out"
        )

    visit(town, play)


def test_a_file_opens_for_its_sender_and_for_those_who_may_see_its_task_alone(town):
    given(town, "họp đánh giá")

    async def play(page):
        await page.upload("LAN", PNG, "a.png")
        await page.say("LAN", "xong 1", "line-0001", files=["file-0001"])

    visit(town, play)

    def seen(connection):
        (code,) = connection.exec_driver_sql("SELECT code FROM file").scalars()
        found = files.by_code(connection, code)
        return {
            one.code
            for one in people.of_office(connection, 1)
            if files.shown_to(connection, found, one.id, town.now)
        }

    assert town.database.write_now(seen) == {"CB01", "CB02", "CB03", "CB04"}, "KT and the admin not"


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../../etc/passwd.png", "passwd.png"),
        ("C:\\Users\\lan\\anh.png", "anh.png"),
        ("/etc/cron.d/x.png", "x.png"),
        ("..", ""),
        ("a\x00b\u202egnp.exe.png", "a b gnp.exe.png"),
    ],
)
def test_of_a_path_only_the_last_part_is_a_name(sent, shown):
    assert fit_name(sent) == shown


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "", "A" * 64, "0" * 63, f"{'0' * 62}/x", f"{'0' * 64}\n"]
)
def test_what_is_no_hash_names_no_place_in_the_folder(tmp_path, name):
    with pytest.raises(ValueError, match="SHA-256"):
        Folder(tmp_path).place(name)
