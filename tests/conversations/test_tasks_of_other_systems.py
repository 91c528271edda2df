"""Tasks that another system gave: taken over from its file, seen in the chat, changed with it."""

import asyncio
import json

import pytest

from bot import errands
from bot.holding import Errand, ErrandRefusedError
from core.kernel.tables import METADATA
from tests.bot.test_roster_file import workbook
from tests.conversations.town import Town

HEADING = (
    "Hệ thống,Mã nhiệm vụ,Tên nhiệm vụ,Số văn bản,Ngày văn bản,Cơ quan ban hành,"
    "Người thực hiện,Đơn vị,Hạn,Độ khẩn\n"
)
LAN = (
    "HANOIWORK,2026-1187,Rà soát thủ tục hành chính,1523/UBND-KSTT,18/11/2026,UBND Thành phố,"
    "CB04,,27/11/2026,khẩn\n"
)
UNIT = "HANOIWORK,2026-1190,Báo cáo thu ngân sách,,,,,Phòng Kinh tế,30/11/2026 16:30,\n"
FILE = HEADING + LAN + UNIT


@pytest.fixture
def load(tmp_path):
    town = Town()

    def run(text, **words):
        path = tmp_path / "viec.csv"
        path.write_text(text, "utf-8")
        errand = Errand(verb="tasks", words={"file": str(path), "by": "CB08", **words})
        try:
            return asyncio.run(errands.run(town.office, errand, "Asia/Ho_Chi_Minh"))
        finally:
            asyncio.run(town.office.settle())

    run.town = town
    run.folder = tmp_path
    yield run
    town.database.close()


def refused(load, text, **words):
    with pytest.raises(ErrandRefusedError) as said:
        load(text, **words)
    return str(said.value)


def everything(town):
    tables = ("task", "holder", "outside_task", "journal", "letter", "deadline_version")

    def work(connection):
        return [connection.execute(METADATA.tables[one].select()).all() for one in tables]

    return town.database.write_now(work)


def test_a_dry_run_shows_all_and_writes_nothing(load):
    before = everything(load.town)
    assert load(FILE, dry_run="yes") == (
        "Đã đọc 2 dòng.\n"
        "Việc mới (2):\n"
        "  2026-1187: Rà soát thủ tục hành chính · CB04 · hạn 17:00 thứ Sáu 27/11/2026"
        " · 1523/UBND-KSTT\n"
        "  2026-1190: Báo cáo thu ngân sách · KT · hạn 16:30 thứ Hai 30/11/2026\n"
        "Chưa ghi gì. Tất cả đều đúng: bỏ --dry-run để ghi."
    )
    assert everything(load.town) == before
    assert load.town.told("LAN") == ""


def test_assigned_tasks_come_with_their_document_and_are_found_by_it(load):
    town = load.town
    assert load(FILE).endswith("Đã ghi: giao 2 việc, đổi 0 việc, ghi nhận 0 việc.")
    told = town.told("LAN")
    assert told.startswith("Anh Quản giao NV-1: Rà soát thủ tục hành chính")
    card = town.say("LAN", "việc 1")
    assert (
        "Theo văn bản 1523/UBND-KSTT ngày 18/11/2026 của UBND Thành phố (HANOIWORK 2026-1187)"
        in card
    )
    assert "NV-1" in town.say("BINH", "tìm 1523/ubnd")
    assert "NV-1" not in town.say("KHANG", "tim 1523/UBND-KSTT")
    assert "Mã ở hệ thống khác: HANOIWORK 2026-1190" in town.say("KHANG", "việc 2")
    assert town.rows("SELECT assigner_id, reviewer_id FROM task WHERE number = 1") == [(8, 2)]


def test_the_same_file_again_changes_nothing_in_any_of_three_forms(load):
    load(FILE)
    before = everything(load.town)
    same = "Đã đọc 2 dòng.\nKhông đổi: 2 việc.\nKhông có gì thay đổi."
    assert load(FILE) == same
    rows = [line.split(",") for line in FILE.splitlines()]
    workbook(load.folder / "a.xlsx", *rows)
    fields = [
        "system",
        "external",
        "title",
        "document",
        "document_date",
        "source",
        "people",
        "unit",
        "deadline",
        "priority",
    ]
    records = [dict(zip(fields, row, strict=True)) for row in rows[1:]]
    records[0]["people"] = ["CB04"]
    (load.folder / "a.json").write_text(json.dumps({"records": records}))
    for name in ("a.xlsx", "a.json"):
        assert load(FILE, file=str(load.folder / name)) == same
    assert everything(load.town) == before


def test_a_changed_row_is_shown_and_done_only_when_confirmed(load):
    town = load.town
    load(FILE)
    town.told("LAN")
    later = FILE.replace("27/11/2026", "02/12/2026").replace("18/11/2026", "19/11/2026")
    before = everything(town)
    said = refused(load, later)
    assert (
        "NV-1 2026-1187: Ngày văn bản 2026-11-18 → 2026-11-19; "
        "Hạn 17:00 thứ Sáu 27/11/2026 → 17:00 thứ Tư 2/12/2026" in said
    )
    assert said.endswith("nhập lại với --accept-changes; người làm sẽ được báo.")
    assert everything(town) == before
    assert load(later, accept_changes="yes").endswith("đổi 1 việc, ghi nhận 0 việc.")
    assert town.told("LAN").startswith("Anh Quản sửa hạn NV-1")
    card = town.say("LAN", "việc 1")
    assert "2/12" in card
    assert "ngày 19/11/2026" in card
    assert "Không đổi: 2 việc" in load(later)


def test_what_is_called_off_there_is_cancelled_here(load):
    town = load.town
    load(FILE)
    town.told("LAN")
    gone = HEADING.replace("Độ khẩn", "Trạng thái") + LAN.replace("khẩn", "Thu hồi")
    assert "thu hồi, việc sẽ bị hủy" in load(gone, dry_run="yes")
    load(gone, accept_changes="yes")
    assert "hủy NV-1" in town.told("LAN")
    assert town.rows("SELECT state FROM task WHERE number = 1") == [("cancelled",)]
    assert "Không đổi: 1 việc" in load(gone)


def test_somebody_else_there_is_a_hand_over_here_and_what_the_office_did_itself_stays(load):
    town = load.town
    load(FILE)
    town.say("BINH", "chuyển 1 cho Hoàng Thị Hoa")
    town.say("BINH", "1")
    assert "Không đổi: 2 việc" in load(FILE)
    other = FILE.replace("CB04", "CB05")
    assert "Người thực hiện CB04 → CB05" in load(other)
    assert "ghi nhận 1" in load(other.replace("18/11/2026", "19/11/2026"))
    third = FILE.replace("CB04", "CB03")
    load(third, accept_changes="yes")
    held = "SELECT person_id FROM holder JOIN task ON task.id = task_id WHERE number = 1"
    assert town.rows(held) == [(3,)]


def test_every_fault_names_its_cell_and_says_what_to_write(load):
    faulty = HEADING + (
        ",A1,Việc một,,,,Nguyễn Thị Lan,,31/11/2026,\n"
        "HANOIWORK,A2,,,,,CB04,,27/11/2025,rất nhanh\n"
        "HANOIWORK,,Việc ba,,,,CB99,,,\n"
        "HANOIWORK,A4,Việc bốn,,,,,,,\n"
        "HANOIWORK,A5,Kế hoạch TỐI MẬT,,,,CB04,,,\n"
        "HANOIWORK,A6,#REF!,,,,CB04,,,\n"
    )
    before = everything(load.town)
    said = refused(load, faulty)
    for line in (
        "Dòng 2, cột Hệ thống: chưa biết của hệ thống nào",
        'Dòng 2, cột Người thực hiện: "Nguyễn Thị Lan" là tên; ghi mã: CB04',
        'Dòng 2, cột Hạn: "31/11/2026" không phải ngày; ghi như 27/11/2026',
        'Dòng 3, cột Độ khẩn: "rất nhanh" không phải độ khẩn',
        "Dòng 4, cột Mã nhiệm vụ: thiếu mã",
        'Dòng 4, cột Người thực hiện: không thấy ai có mã "CB99"',
        "Dòng 5, cột Người thực hiện: chưa biết ai làm",
        "Dòng 6: có dấu độ mật",
        "Dòng 7, cột Tên nhiệm vụ: ô báo lỗi công thức",
    ):
        assert line in said, line
    assert "TỐI MẬT" not in said
    assert said.endswith("hoặc thêm --accept-faults để bỏ các dòng đó.")
    assert everything(load.town) == before


def test_one_row_that_the_rules_refuse_keeps_the_whole_file_back(load):
    product = FILE.replace("Độ khẩn", "Mã sản phẩm").replace("khẩn", "XX-99")
    before = everything(load.town)
    assert "Dòng 2: " in refused(load, product)
    assert everything(load.town) == before
    assert "giao 1 việc" in load(product, accept_faults="yes")
    assert load.town.rows("SELECT title FROM task") == [("Báo cáo thu ngân sách",)]


def test_what_was_given_does_not_change_its_measure(load):
    load(FILE)
    said = refused(load, FILE.replace(",khẩn", ",hỏa tốc"), accept_changes="yes")
    assert "việc đã giao thì không đổi được cột này" in said


def test_only_an_admin_or_a_leader_takes_files_over_and_only_for_whom_he_may_task(load):
    assert "CB04 không phải" in refused(load, FILE, by="CB04")
    said = refused(load, HEADING + LAN, by="CB06")
    assert "Dòng 2: " in said
    assert "không giao được cho chị Lan" in said
    assert "giao 1 việc" in load(HEADING + LAN, by="CB02")


def test_an_import_is_taken_back_by_its_actor_and_can_be_done_again(load):
    town = load.town
    load(FILE)
    assert town.say("ADMIN", "hoàn tác").startswith("Đã hoàn tác")
    assert town.rows("SELECT DISTINCT state FROM task") == [("cancelled",)]
    assert "giao 2 việc" in load(FILE)
    assert town.rows("SELECT count(*) FROM outside_task") == [(2,)]


def test_two_rows_of_one_task_and_another_office_do_not_mix(load):
    assert 'mã "2026-1187" đã có ở dòng 2' in refused(load, HEADING + LAN + LAN)
    assert "nobody" in refused(load, FILE, by="XX1")
