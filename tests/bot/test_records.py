"""What other systems take away: whose it is, what the files hold, and that they come back whole."""

import asyncio
import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from bot import errands
from bot.exports import ExportError, Wanted, What, export
from bot.holding import Errand
from bot.reading.catalogue_file import read_catalogue
from bot.reading.roster_file import read_roster
from bot.records import schema
from core.catalogue import actions as catalogue
from core.people.roster_import import state_of
from core.people.roster_plan import plan_roster
from tests.conversations.conftest import town  # noqa: F401 - the fixture
from tests.conversations.test_tasks_of_other_systems import FILE, HEADING
from tests.project.pages import TOP

BINH, LAN, KHANG, ADMIN, GD = "CB02", "CB04", "CB06", "CB08", "CB01"


def written(town, what, ending, by, unit=None, language="vi"):  # noqa: F811
    wanted = Wanted(
        what=What(what),
        person=None,
        unit=unit,
        by=by,
        period=None,
        until=None,
        ending=ending,
        language=language,
    )
    return town.database.write_now(lambda connection: export(connection, wanted, town.now))


def records(town, what, by, **more):  # noqa: F811
    body = json.loads(written(town, what, "json", by, **more))
    Draft202012Validator(json.loads(schema())).validate(body)
    return body["records"]


def load(town, path, verb="tasks", **words):  # noqa: F811
    errand = Errand(verb=verb, words={"file": str(path), "by": ADMIN, **words})
    told = asyncio.run(errands.run(town.office, errand, "Asia/Ho_Chi_Minh"))
    asyncio.run(town.office.settle())
    return told


@pytest.fixture
def work(town, tmp_path):  # noqa: F811
    """Two tasks of another system, one of them accepted, and one of the office's own."""
    (tmp_path / "in.csv").write_text(FILE, "utf-8")
    load(town, tmp_path / "in.csv")
    town.given("BINH", "Hoàng Thị Hoa", "=SUM(A1:A9) soạn công văn")
    town.say("LAN", "xong 1 đã gửi 123/BC-SNV ngày 20/11")
    town.say("BINH", "duyệt 1")
    town.say("BINH", "1")
    return town


def test_accepted_results_go_back_with_their_codes_and_documents(work):
    (one,) = records(work, "results", ADMIN)
    assert (one["system"], one["external"]) == ("HANOIWORK", "2026-1187")
    assert (one["document"], one["document_date"]) == ("1523/UBND-KSTT", "2026-11-18")
    assert (one["quantity"], one["accepted_quantity"]) == ("1", "1")
    assert one["done"].startswith("2026-11-23T09:00")
    assert one["evidence"] == ["123/BC-SNV ngày 20/11"]
    assert one["people"] == [LAN]


def test_an_admin_takes_away_what_came_from_outside_and_a_leader_his_units(work):
    numbers = {
        by: [one["number"] for one in records(work, "tasks", by)] for by in (ADMIN, BINH, KHANG, GD)
    }
    assert numbers == {ADMIN: [1, 2], BINH: [1, 3], KHANG: [2], GD: [1, 2, 3]}
    assert [one["number"] for one in records(work, "tasks", GD, unit="KT")] == [2]
    for what in ("tasks", "people", "catalogue", "results"):
        with pytest.raises(ExportError, match=f"{LAN} không phải"):
            written(work, what, "json", LAN)
    with pytest.raises(ExportError, match="KT không thuộc quyền xem"):
        written(work, "results", "csv", BINH, unit="KT")
    assert {one["unit_code"] for one in records(work, "people", BINH)} == {"TCCB"}


def test_no_cell_of_a_table_is_taken_for_a_formula(work):
    text = written(work, "tasks", "csv", GD).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[2]["Tên nhiệm vụ"] == "'=SUM(A1:A9) soạn công văn"
    sheet = load_workbook(io.BytesIO(written(work, "tasks", "xlsx", GD))).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert sheet.cell(4, 4).value.startswith("'=SUM")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_what_was_taken_away_comes_back_and_changes_nothing(work, tmp_path, ending, language):
    def back(what, by):
        path = tmp_path / f"{what}.{ending}"
        path.write_bytes(written(work, what, ending, by, language=language))
        return path

    told = load(work, back("tasks", GD))
    assert told.endswith(
        "Không đổi: 2 việc.\nViệc riêng của cơ quan, không có mã hệ thống khác, bỏ qua: 1 dòng.\nKhông có gì thay đổi."
    )
    roster = read_roster(back("people", ADMIN))
    plan = work.database.write_now(
        lambda connection: plan_roster(roster, state_of(connection, 1, work.now))
    )
    found = (
        plan.faults,
        plan.new_units,
        plan.changed_units,
        plan.new_persons,
        plan.changed_persons,
    )
    assert not any(found)


def test_a_catalogue_goes_out_and_comes_back(town, tmp_path):  # noqa: F811
    (tmp_path / "a.csv").write_text(
        "mã,tên,k,điểm,đvt\nTT-01,Tờ trình,,160,tờ trình\nBC-01,Báo cáo,1.25,,\n"
    )
    load(town, tmp_path / "a.csv", "catalogue")
    town.wind(minutes=1)
    for ending in ("csv", "xlsx", "json"):
        path = tmp_path / f"b.{ending}"
        path.write_bytes(written(town, "catalogue", ending, ADMIN))
        rows = read_catalogue(path)
        plan = town.database.write_now(
            lambda connection, rows=rows: catalogue.plan(connection, 1, rows, town.now, None)
        )
        assert (plan.unchanged, plan.new, plan.changed, plan.faults) == (2, (), (), ())


def test_the_schema_that_is_shipped_is_that_of_the_records():
    assert (TOP / "docs/reference/exchange.schema.json").read_bytes() == schema()
    Draft202012Validator.check_schema(json.loads(schema()))


def test_json_that_is_no_list_of_records_is_refused(town, tmp_path):  # noqa: F811
    from bot.reading.sheet_file import RosterUnreadable
    from core.people.roster_notices import Unreadable

    for text in (
        "{}",
        '{"records": 1}',
        "[1]",
        "[" * 9000,
        '[{"a": 1',
        "[{" + ",".join(f'"c{n}":1' for n in range(300)) + "}]",
    ):
        (tmp_path / "a.json").write_text(text)
        with pytest.raises(RosterUnreadable) as said:
            read_roster(tmp_path / "a.json")
        assert said.value.reason in (Unreadable.DAMAGED, Unreadable.TOO_LARGE), text


def test_an_apostrophe_before_a_formula_is_not_part_of_the_title(town, tmp_path):  # noqa: F811
    (tmp_path / "a.csv").write_text(HEADING + "HW,1,'=A1 xem lại,,,,CB04,,,\n", "utf-8")
    load(town, tmp_path / "a.csv")
    assert town.rows("SELECT title FROM task") == [("=A1 xem lại",)]
