"""What strangers and other sites may try at the web server: every address, with everything odd."""

import asyncio
import json

import pytest
from aiohttp import CookieJar
from aiohttp.test_utils import TestClient, TestServer

from bot.gateways.web.sessions import COOKIE
from bot.views import page  # noqa: F401 - importing it makes the views known
from tests.bot.web.office import LEADER, Office

OURS = {"X-Viec": "page"}
LARGE = 10**40
ODD_QUERIES = (
    *("%00", "%ff%fe", "%ed%a0%80", "..%2f..%2fetc%2fpasswd", "'%20OR%201=1--", "-1"),
    *(str(LARGE), "NaN", "%F0%9F%98%80", "%E2%80%AE", "a" * 4000, "i9.o9", "i1.o" + "9" * 30),
    "i999999999999999999.o999999999999999999",
)
ODD_BODIES = (
    *(b"", b"null", b"[]", b"{}", b'"', b"\xff\xfe\x00", b"[" * 200_000, b'{"a":' * 50_000),
    b'{"code": 5}',
    b'{"code": "\\ud800"}',
    json.dumps({"key": "key-00000009", "text": "\0"}).encode(),
    json.dumps({"key": "key-00000001", "text": "a", "pressed": LARGE, "question": LARGE}).encode(),
    json.dumps({"key": "key-00000002", "text": "", "pressed": 2**53, "question": 2**53}).encode(),
    json.dumps({"key": "key-00000003", "text": "a", "typed_at": 2**53}).encode(),
    json.dumps({"key": "key-00000004", "text": "a", "about": 2**53}).encode(),
    json.dumps({"key": "key-00000005", "text": "a", "files": ["no-such-file"] * 10}).encode(),
    json.dumps({"key": "../../../../x", "text": "a"}).encode(),
    json.dumps({"key": "key-00000006", "text": "\u202egnud\u0000\u200b\x07\x1b[31m"}).encode(),
    json.dumps({"shown": 2**53}).encode(),
    json.dumps({"shown": -1}).encode(),
    b"--x\r\nContent-Disposition: form-data; name=file; filename=../../a\r\n\r\nabc",
    b"a" * 300_000,
)
HEADERS = (
    {},
    OURS,
    OURS | {"Content-Type": "multipart/form-data; boundary=x"},
    OURS | {"Content-Type": "multipart/form-data"},
    OURS | {"Origin": "https://elsewhere.example", "Host": "elsewhere.example"},
    OURS | {"Last-Event-ID": "i9.o" + "9" * 40, "If-None-Match": "\t*", "Range": "bytes=9-1"},
    OURS | {"X-Forwarded-For": "not an address, ::ffff:1", "X-Forwarded-Proto": "ftp"},
    OURS | {"Cookie": f"{COOKIE}=%00{'x' * 3000}; ;=;"},
)


def visit(scenario, **options):
    """Run a scenario against an office with its own door, a person signed in or nobody."""

    async def run():
        office = Office(demo=False, **options)
        server = TestServer(office.application())
        async with TestClient(server, cookie_jar=CookieJar(unsafe=True)) as client:
            await scenario(office, client)
        office.database.close()

    asyncio.run(run())


async def sign_in(office, client, code="123456", whose=LEADER):
    office.give_code(code, whose)
    answer = await client.post("/sign-in", json={"code": code}, headers=OURS)
    assert answer.status == 200


def addresses(client):
    """Give every address that is served, as method and path with something in each place."""
    for route in client.server.app.router.routes():
        info = route.resource.get_info()
        path = info.get("path") or info["formatter"].replace("{code}", "c0de").replace(
            "{name}", "n"
        )
        if route.method != "HEAD" and path != "/api/events":
            yield route.method, path


@pytest.mark.parametrize("known", [False, True])
def test_nothing_odd_breaks_any_address(known):
    async def scenario(office, client):
        if known:
            await sign_in(office, client)
        for method, path in sorted(set(addresses(client))):
            for odd in ODD_QUERIES:
                query = "&".join(
                    f"{name}={odd}"
                    for name in (
                        "as",
                        "before",
                        "after",
                        "e",
                        "s",
                        "unit",
                        "task",
                        "key",
                        "language",
                    )
                )
                answer = await client.request(method, f"{path}?{query}", headers=OURS)
                assert answer.status < 500, (method, path, odd)
            for body in ODD_BODIES if method == "POST" else ODD_BODIES[:1]:
                for headers in HEADERS:
                    if path == "/sign-out" and headers:
                        continue
                    answer = await client.request(method, path, data=body, headers=headers)
                    assert answer.status < 500, (method, path, body[:60], headers)
                    if not known and not path.startswith(("/static", "/healthz", "/sign-in")):
                        said = await answer.text()
                        assert "Bình" not in said, (method, path)
        await office.settle()
        heard = [one.text for one in office.echo.heard]
        assert all(len(one) < 60 for one in heard)
        assert known or not heard

    visit(scenario)


RAW = (
    b"GET / HTTP/1.1\r\nHost: a\r\nCookie: viec_session=\xff\xfe\x80\r\n\r\n",
    b"GET /api/hello HTTP/1.1\r\nHost: a\r\nAccept-Language: \xff\xfe\r\n\r\n",
    b"GET /media/x?e=1&s=%ff\xff HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /media/f/../../../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /static/..%2f..%2fserver.py HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /board HTTP/1.1\r\nHost: a\r\nIf-None-Match: \xff\r\n\r\n",
    b"POST /sign-in HTTP/1.1\r\nHost: a\r\nX-Viec: page\r\nOrigin: \xff://[\r\nContent-Length: 2\r\n\r\n{}",
    b"POST /sign-in HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: \xff\r\nContent-Length: 2\r\n\r\n{}",
    b"POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"GET /\x00 HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 5000 + b"\r\n",
    b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
)


@pytest.mark.parametrize("request_", RAW, ids=range(len(RAW)))
def test_bytes_that_are_no_text_break_nothing(request_):
    async def scenario(_office, client):
        reader, writer = await asyncio.open_connection(client.host, client.port)
        writer.write(request_)
        status = (await asyncio.wait_for(reader.readline(), 10)).split()[1]
        writer.close()
        assert status < b"500"
        assert (await client.get("/healthz")).status == 200

    visit(scenario)


def test_the_code_a_session_and_a_seat_cannot_be_chosen_by_the_visitor():
    async def scenario(office, client):
        chosen = {COOKIE: "a-token-that-somebody-else-put-there"}
        client.session.cookie_jar.update_cookies(chosen, client.make_url("/"))
        await sign_in(office, client)
        kept = {one.key: one.value for one in client.session.cookie_jar}
        assert kept[COOKIE] != chosen[COOKIE]
        rows = office.database.write_now(
            lambda connection: connection.exec_driver_sql("SELECT * FROM web_session").all()
        )
        assert len(rows) == 1
        assert kept[COOKIE] not in str(rows)
        client.session.cookie_jar.clear()
        for one in (rows[0][0], chosen[COOKIE], kept[COOKIE][:-1], kept[COOKIE].swapcase()):
            answer = await client.get("/api/hello?as=TC02", headers={"Cookie": f"{COOKIE}={one}"})
            assert answer.status == 401

    visit(scenario)


@pytest.mark.parametrize(
    "path", ["/api/messages", "/api/seen", "/api/files?key=key-00000001", "/sign-out"]
)
def test_another_site_can_change_nothing_with_a_stolen_click(path):
    async def scenario(office, client):
        await sign_in(office, client)
        body = {"key": "key-00000001", "text": "bc 1 100%", "shown": 9}
        for headers in (
            {},
            {"Origin": "https://elsewhere.example"},
            OURS | {"Origin": "https://elsewhere.example"},
            OURS | {"Origin": "null"},
            OURS | {"Sec-Fetch-Site": "cross-site"},
            OURS | {"Sec-Fetch-Site": "same-site"},
        ):
            answer = await client.post(path, json=body, headers=headers)
            assert answer.status in {401, 403}, headers
        assert (await client.get("/api/hello")).status == 200
        await office.settle()
        assert office.echo.heard == []

    visit(scenario)


def test_the_counts_are_told_to_this_machine_alone():
    async def scenario(_office, client):
        assert (await client.get("/metrics")).status == 200
        for name in ("X-Forwarded-For", "Forwarded"):
            assert (await client.get("/metrics", headers={name: "203.0.113.9"})).status == 404

    visit(scenario)


def test_a_session_opens_the_chat_of_its_person_alone():
    async def scenario(office, client):
        await sign_in(office, client)
        for query in ("?as=TC02", "?seat=TC02", "?chat=TC02"):
            hello = await (await client.get(f"/api/hello{query}")).json()
            assert hello["name"] == "Trần Văn Bình"
        assert (await client.get("/api/people")).status == 404

    visit(scenario)


def test_no_answer_names_the_version_of_what_runs_here():
    async def scenario(_office, client):
        for path in ("/", "/api/hello", "/healthz", "/nowhere"):
            assert (await client.get(path)).headers["Server"] == "viec"

    visit(scenario)


def test_behind_tls_the_browser_is_told_to_come_over_tls_and_otherwise_not():
    async def scenario(_office, client):
        over = await client.get("/", headers={"X-Forwarded-Proto": "https"})
        assert over.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert "Strict-Transport-Security" not in (await client.get("/")).headers

    visit(scenario)


def test_whoever_comes_in_and_whoever_tries_stands_in_the_log_without_code_or_address(caplog):
    async def scenario(office, client):
        with caplog.at_level("INFO", "bot.gateways.web.sessions"):
            await client.post("/sign-in", json={"code": "999999"}, headers=OURS)
            await sign_in(office, client)
        assert "a wrong code at the door" in caplog.text
        assert "signed in" in caplog.text
        assert "999999" not in caplog.text
        assert "127.0.0.1" not in caplog.text

    visit(scenario)
