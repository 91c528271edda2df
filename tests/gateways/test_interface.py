"""The read-only interface: who reads what by a token, and what strangers may try at it."""

import asyncio
import json
import logging

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from jsonschema import Draft202012Validator

from bot import errands
from bot.gateways.api import openapi
from bot.gateways.api.server import A_MINUTE, WRONG_A_MINUTE, add_interface
from bot.holding import Errand, ErrandRefusedError
from core.evaluation.rules import QualityClass
from core.evaluation.steps import store as steps
from core.evaluation.steps.store import Assessment
from core.kernel.tables import METADATA
from core.people import store as people
from core.people.rules import Role
from tests.conversations.test_tasks_of_other_systems import FILE
from tests.conversations.town import ZONE, Town
from tests.project.pages import TOP

DESCRIBED = openapi.description()


def run(town, verb, **words):
    done = errands.run(town.office, Errand(verb=verb, words=words), str(ZONE))
    told = asyncio.run(done)
    asyncio.run(town.office.settle())
    return told


def token(town, *scopes, by="CB01", unit="", days="90", name="HW", office="SO"):
    return run(
        town,
        "token-make",
        name=name,
        by=by,
        scopes=" ".join(scopes),
        unit=unit,
        days=days,
        office=office,
    )


def ask(town, *requests, secret=None, method="GET", headers=None):
    """Give the answers to requests of one program, as (status, body, headers)."""

    async def visit():
        app = web.Application()
        add_interface(app, town.database, clock=lambda: town.now, secret=b"x" * 32)
        answers = []
        async with TestClient(TestServer(app)) as client:
            for path in requests:
                said = {"Authorization": f"Bearer {secret}"} if secret else {}
                answer = await client.request(method, path, headers=said | (headers or {}))
                body = await answer.read()
                answers.append((answer.status, json.loads(body) if body else None, answer.headers))
        return answers

    return asyncio.run(visit())


def one(town, path, secret, **more):
    return ask(town, path, secret=secret, **more)[0]


@pytest.fixture
def town(tmp_path):
    town = Town()
    (tmp_path / "viec.csv").write_text(FILE, "utf-8")
    run(town, "tasks", file=str(tmp_path / "viec.csv"), by="CB08")
    town.given("BINH", "Lan", "soạn công văn nội bộ")
    town.say("LAN", "xong 1 đã gửi 123/BC-SNV")
    town.say("BINH", "duyệt 1 !")
    town.say("BINH", "1")
    yield town
    town.database.close()


def numbers(answer):
    status, body, _ = answer
    assert status == 200, body
    return [each["number"] for each in body["records"]]


def test_a_program_reads_what_its_token_says_as_it_is_described(town):
    secret = token(town, "tasks", "results", "people", "catalogue")
    for path in ("tasks", "results", "people", "catalogue"):
        status, body, headers = one(town, f"/api/v1/{path}", secret)
        assert status == 200
        assert headers["Content-Type"].startswith("application/json")
        found = DESCRIBED["paths"][f"/{path}"]["get"]["responses"]["200"]
        schema = found["content"]["application/json"]["schema"]
        Draft202012Validator({**schema, "components": DESCRIBED["components"]}).validate(body)
    assert numbers(one(town, "/api/v1/tasks", secret)) == [1, 2, 3]
    (result,) = one(town, "/api/v1/results?from=2026-11-23", secret)[1]["records"]
    assert (result["external"], result["evidence"]) == ("2026-1187", ["123/BC-SNV"])
    assert one(town, "/api/v1/tasks/2", secret)[1]["external"] == "2026-1190"


def test_the_description_is_sound_shipped_and_open(town):
    assert (TOP / "docs/reference/openapi.json").read_bytes() == openapi.written()
    assert one(town, "/api/v1/openapi.json", None)[1] == DESCRIBED
    assert DESCRIBED["openapi"] == "3.1.0"
    for schema in DESCRIBED["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    ids = []
    for path, item in DESCRIBED["paths"].items():
        assert set(item) == {"get"}
        ids.append(item["get"]["operationId"])
        for parameter in item["get"].get("parameters", ()):
            assert parameter["in"] == ("path" if f"{{{parameter['name']}}}" in path else "query")
            Draft202012Validator.check_schema(parameter["schema"])
        assert all(each["description"] for each in item["get"]["responses"].values())
    assert len(ids) == len(set(ids))
    wanted = json.dumps(DESCRIBED)
    named = {one.split('"')[0] for one in wanted.split("#/components/schemas/")[1:]}
    assert named <= set(DESCRIBED["components"]["schemas"])


def test_pages_follow_each_other_without_a_gap(town):
    secret = token(town, "tasks", "people")
    for path, key in (("tasks", "number"), ("people", "code")):
        found, cursor, pages = [], "", 0
        while cursor is not None:
            more = f"&cursor={cursor}" if cursor else ""
            status, body, _ = one(town, f"/api/v1/{path}?limit=2{more}", secret)
            assert status == 200
            found += [each[key] for each in body["records"]]
            cursor, pages = body["next"], pages + 1
        assert found == sorted(set(found))
        assert pages == -(-len(found) // 2)


def test_what_has_not_changed_is_not_sent_again(town):
    secret = token(town, "tasks")
    tag = one(town, "/api/v1/tasks", secret)[2]["ETag"]
    status, body, headers = one(
        town, "/api/v1/tasks", secret, headers={"If-None-Match": f"W/{tag}"}
    )
    assert (status, body, headers["ETag"]) == (304, None, tag)
    town.say("LAN", "bc 3 50%")
    assert one(town, "/api/v1/tasks", secret, headers={"If-None-Match": tag})[0] == 200


def test_a_token_reads_one_unit_and_no_more_than_its_person_may(town):
    assert numbers(one(town, "/api/v1/tasks", token(town, "tasks", unit="KT", name="a"))) == [2]
    assert numbers(one(town, "/api/v1/tasks", token(town, "tasks", by="CB02", name="b"))) == [1, 3]
    admin = token(town, "tasks", by="CB08", name="c")
    assert numbers(one(town, "/api/v1/tasks", admin)) == [1, 2]
    assert one(town, "/api/v1/tasks/3", admin)[0] == 404
    for words in ({"by": "CB04"}, {"by": "CB02", "unit": "KT"}):
        with pytest.raises(ErrandRefusedError):
            token(town, "tasks", name="d", **words)


def test_another_office_is_another_world(town):
    def found(connection):
        office = people.add_office(connection, "B", "Sở B", str(ZONE), town.now)
        unit = people.add_unit(connection, office, None, "B", "Sở B")
        person = people.add_person(connection, office, "B01", "Hồ Thị Bê", "nữ")
        people.add_post(connection, office, person, unit.id, Role.HEAD, "", town.now)

    town.database.write_now(found)
    secret = token(town, "tasks", "results", "people", "catalogue", by="B01", office="B")
    assert numbers(one(town, "/api/v1/tasks", secret)) == []
    assert one(town, "/api/v1/tasks/1", secret)[0] == 404
    names = [each["name"] for each in one(town, "/api/v1/people", secret)[1]["records"]]
    assert names == ["Hồ Thị Bê"]


def test_expired_revoked_narrow_and_unknown_tokens_read_nothing(town):
    secret = token(town, "tasks", days="1")
    status, body, headers = one(town, "/api/v1/people", secret)
    assert (status, body["title"]) == (403, "Forbidden")
    assert headers["Content-Type"].startswith("application/problem+json")
    town.wind(days=1)
    expired = one(town, "/api/v1/tasks", secret)
    again = token(town, "tasks")
    assert run(town, "token-revoke", name="HW", office="SO") == "revoked: HW"
    revoked = one(town, "/api/v1/tasks", again)
    unknown = one(town, "/api/v1/tasks", "viec_" + "0" * 64)
    nothing = one(town, "/api/v1/tasks", None)
    assert [each[:2] for each in (expired, revoked, unknown)] == [nothing[:2]] * 3
    assert nothing[0] == 401
    assert nothing[2]["WWW-Authenticate"] == "Bearer"
    assert one(town, f"/api/v1/tasks?token={again}", None)[0] == 401
    listed = run(town, "token-list", office="SO")
    assert "HW: expired, tasks, by CB01" in listed
    assert "HW: revoked" in listed


def test_a_token_dies_with_the_post_of_whom_it_was_made_for(town):
    secret = token(town, "tasks", by="CB06")
    assert one(town, "/api/v1/tasks", secret)[0] == 200
    town.rows("UPDATE post SET until = since + 1 WHERE person_id = 6 RETURNING id")
    assert one(town, "/api/v1/tasks", secret)[0] == 403


def test_whose_name_it_is_made_in_is_told_and_its_secret_is_kept_nowhere(town):
    secret = token(town, "tasks", "scores", unit="KT")
    assert town.told("GD").startswith(
        'Phần mềm "HW" được đọc, nhân danh anh: việc, điểm đã công bố'
    )
    dump = town.database.write_now(
        lambda connection: str(
            [connection.execute(one.select()).all() for one in METADATA.sorted_tables]
        )
    )
    assert secret not in dump
    assert secret[10:] not in dump
    with pytest.raises(ErrandRefusedError, match="Đã có token tên"):
        token(town, "tasks")
    verbs = town.rows("SELECT verb FROM journal WHERE subject = 'token'")
    assert verbs == [("make",)]


def test_scores_need_their_own_scope_and_every_reading_is_shown_to_the_person(town):
    def publish(connection):
        for person in (4, 7):
            made = Assessment(
                office_id=1,
                person_id=person,
                period="2026-10",
                decided=QualityClass.GOOD,
                total="83.5",
                published=town.now,
            )
            steps.write(connection, made)

    town.database.write_now(publish)
    assert one(town, "/api/v1/scores?period=2026-10", token(town, "tasks", name="a"))[0] == 403
    secret = token(town, "scores", by="CB02")
    status, body, _ = one(town, "/api/v1/scores?period=2026-10", secret)
    assert status == 200
    assert [(each["code"], each["total"], each["quality"]) for each in body["records"]] == [
        ("CB04", "83.5", "good")
    ]
    reads = town.rows("SELECT reader_id, person_id, period, channel FROM score_read")
    assert reads == [(2, 4, "2026-10", "api")]
    assert "Bình" in town.say("LAN", "ai xem điểm")
    for wrong in ("", "?period=2026-13", "?period=10", "?period=2026-10&period=2026-11"):
        assert one(town, f"/api/v1/scores{wrong}", secret)[0] == 400


ODD_QUERIES = (
    *("cursor=bm90", "cursor=%00", "cursor=" + "A" * 5000, "limit=0", "limit=501", "limit=-1"),
    *("limit=%D9%A3", "nothing=1", "limit=1&limit=2"),
    "cursor=bjk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OQ",
)


def test_odd_parameters_are_named_as_problems(town):
    secret = token(town, "tasks")
    problem = Draft202012Validator(DESCRIBED["components"]["schemas"]["Problem"])
    for status, body, _ in ask(
        town, *(f"/api/v1/tasks?{one}" for one in ODD_QUERIES), secret=secret
    ):
        assert (status, body["status"], body["type"]) == (400, 400, "about:blank")
        problem.validate(body)
    other = "/api/v1/tasks?cursor=Yzk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5"
    assert one(town, other, secret)[0] == 200


def test_spans_of_results_have_two_sound_ends(town):
    secret = token(town, "results")
    for wrong in (
        "from=2026-11-31",
        "from=2020-01-01",
        "until=0001-01-01",
        "from=2026-12-01&until=2026-11-01",
        "from=20261123",
    ):
        assert one(town, f"/api/v1/results?{wrong}", secret)[0] == 400, wrong
    assert numbers(one(town, "/api/v1/results?until=2026-11-22", secret)) == []


def test_nothing_is_written_and_nothing_else_is_there(town):
    secret = token(town, "tasks")
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        status, _, headers = one(town, "/api/v1/tasks", secret, method=method)
        assert (status, headers["Allow"]) == (405, "GET")
    for path in (
        "/api/v1/",
        "/api/v1/nothing",
        "/api/v1/tasks/x",
        "/api/v1/tasks/0",
        f"/api/v1/tasks/{10**30}",
    ):
        assert one(town, path, secret)[0] == 404, path


def test_guessing_and_hurrying_are_slowed_down(town):
    secret = token(town, "catalogue")
    guessed = ask(town, *["/api/v1/tasks"] * (WRONG_A_MINUTE + 1), secret="viec_guess")
    assert [each[0] for each in guessed] == [401] * WRONG_A_MINUTE + [429]
    assert int(guessed[-1][2]["Retry-After"]) <= 60
    hurried = ask(town, *["/api/v1/catalogue"] * (A_MINUTE + 1), secret=secret)
    assert [each[0] for each in hurried] == [200] * A_MINUTE + [429]


def test_the_log_says_nothing_of_what_was_read(town, caplog):
    secret = token(town, "tasks", "people")
    with caplog.at_level(logging.DEBUG):
        one(town, "/api/v1/people", secret)
        one(town, "/api/v1/tasks?limit=999", secret)
    assert secret not in caplog.text
    assert "Lan" not in caplog.text
