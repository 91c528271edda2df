"""Indicators as people type them: kept, measured, corrected, counted from tasks, imported."""

import asyncio
from fractions import Fraction

import pytest

from bot import errands
from bot.cli import main
from bot.holding import Errand, ErrandRefusedError
from core.kernel.notice import NOTICES
from core.reminders.indicator_notices import IndicatorBoard
from tests.conversations.town import Town

ON_TIME = "chỉ tiêu mới: Hồ sơ đúng hạn, đích 95%, mỗi tháng, trọng số 40%, chị Lan"
OVERDUE = "chi tieu moi TCCB: Ho so qua han tu 120 xuong 20 ho so, quy 4, trong so 30%"


@pytest.fixture
def town():
    made = Town()
    yield made
    made.database.close()


@pytest.fixture
def measured(town):
    """The same, with two indicators of TCCB."""
    assert "còn thiếu 60%" in town.say("BINH", ON_TIME)
    assert "từ 120 xuống 20 ho so" in town.say("BINH", OVERDUE)
    return town


def board_of(town):
    """Give the board that was kept last."""
    rows = town.rows("SELECT body FROM figures WHERE kind = 'IndicatorBoard' ORDER BY id DESC")
    return NOTICES.read("IndicatorBoard", rows[0][0])


def load(town, path, text, **words):
    path.write_text(text)
    errand = Errand(verb="indicators", words={"file": str(path), **words})
    return asyncio.run(errands.run(town.office, errand, "Asia/Ho_Chi_Minh"))


def test_a_value_is_one_short_line_and_a_falling_target_reads_right(measured):
    told = measured.say("LAN", "CT1 93,5/95")
    assert told.startswith("Đã ghi CT-1 Hồ sơ đúng hạn, tháng 11/2026: 93,5% (đích 95%), bằng 98%")
    told = measured.say("BINH", "chi tieu ct2 45/20")
    assert "quý IV/2026: còn 45, đích 20 ho so, bằng 75% đích" in told
    told = measured.say("BINH", "CT2 15")
    assert "đạt 100% đích" in told
    assert "Trước đó: 45 ho so" in told

    told = measured.say("BINH", "chỉ tiêu phòng TCCB")
    assert told.startswith("Một chỉ tiêu chưa đạt đích: Hồ sơ đúng hạn.")
    board = board_of(measured)
    assert isinstance(board, IndicatorBoard)
    assert (board.valued, board.weighed, board.missing) == (2, 2, "30")
    assert Fraction(board.overall) == (40 * Fraction(187, 190) + 30) / 70
    assert [row.line.share for row in board.rows] == ["187/190", "1"]
    assert "Trọng số còn thiếu 30%" in told


def test_a_late_or_changed_value_needs_its_reason_and_keeps_its_history(measured):
    told = measured.say("LAN", "CT1 tháng 10 91")
    assert "đã chốt hết thứ Năm 5/11" in told
    assert "vì bổ sung" in told
    assert measured.rows("SELECT count(*) FROM measurement") == [(0,)]
    told = measured.say("LAN", "CT1 tháng 10 91 vì hai xã báo muộn")
    assert "Ghi sau ngày chốt số, lý do: “hai xã báo muộn”" in told
    assert "Đã báo anh Bình." in told
    assert "ghi số sau ngày chốt" in measured.told("BINH")
    measured.say("BINH", "ct1 thang 10 92 vi doi chieu lai")
    assert "92%" in measured.told("LAN")
    told = measured.say("LAN", "CT1")
    assert (
        "• tháng 10/2026: 92%, anh Bình báo 09:00 23/11, ghi sau ngày chốt: “doi chieu lai”" in told
    )
    assert "• tháng 10/2026: 91%, chị Lan báo" in told
    assert "Đã rút số" in measured.say("BINH", "hoàn tác")
    assert "92%" not in measured.say("LAN", "CT1")
    assert measured.rows("SELECT count(*), count(withdrawn) FROM measurement") == [(2, 1)]


def test_what_is_unclear_is_asked_about_and_never_guessed(measured):
    for who, line, answer in (
        ("LAN", "CT1 45/120", "có đích 95, không phải 120"),
        ("LAN", "CT1 12,000", "đọc được hai cách"),
        ("LAN", "CT1 +5", "chưa phải một số của kỳ"),
        ("LAN", "CT1 khá ổn", "chưa phải một số của kỳ"),
        ("LAN", "CT1 tháng 12 90", "Kỳ đó bắt đầu từ thứ Ba 1/12"),
        ("LAN", "CT2 45", "do anh Bình báo"),
        ("LAN", "CT7 45", "Không thấy CT-7"),
        ("LAN", "CT1 đích 80", "Bộ chỉ tiêu do anh Bình"),
        ("LAN", "bỏ CT1", "Bộ chỉ tiêu do anh Bình"),
        ("KHANG", "CT1", "Không thấy CT-1"),
        ("KHANG", "chỉ tiêu TCCB", "chỉ tiêu của đơn vị mình"),
        ("BINH", "chỉ tiêu mới: x, đích 5, trọng số 40%", "còn lại 30%"),
        ("BINH", "chỉ tiêu mới: x, đích 5, trọng số 4%, gấp", 'Chưa hiểu phần "gấp"'),
        ("BINH", "chỉ tiêu mới: x, đích 12,000, trọng số 4%", "đọc được hai cách"),
        ("BINH", "chỉ tiêu mới: x, đích 5, trọng số 4%, Vũ Thị Mai", "không thuộc đơn vị"),
        ("BINH", "chỉ tiêu mới: x, đích 5, trọng số 4%, đếm sản phẩm SP9", "không có sản phẩm SP9"),
        ("BINH", "chỉ tiêu mới: x, đích 5, trọng số 4%, đếm mục NQ9.1", "Không có mục NQ9.1"),
        ("BINH", "CT2 từ 20 lên 120", "điểm đầu nằm ở phía bên kia"),
        ("BINH", "chỉ tiêu blabla", "Chưa rõ"),
    ):
        assert answer in measured.say(who, line), line
    assert measured.rows("SELECT count(*) FROM measurement") == [(0,)]
    assert measured.rows("SELECT count(*) FROM indicator") == [(2,)]
    assert "1 Ghi 500   0 Bỏ" in measured.say("LAN", "CT1 500")
    measured.say("LAN", "0")
    assert "1 Ghi 91,5" in measured.say("LAN", "CT1 tuần này 91,5")
    assert "91,5%" in measured.say("LAN", "1")


def test_a_value_right_after_a_term_is_asked_of_which_it_is(measured):
    measured.now = measured.now.replace(month=12, day=2)
    told = measured.say("LAN", "CT1 93")
    assert "93 là số của kỳ nào?\n1 Tháng 11/2026   2 Tháng 12/2026" in told
    assert "tháng 11/2026: 93%" in measured.say("LAN", "1")
    assert "tháng 12/2026: 94%" in measured.say("LAN", "CT1 94")


def test_what_is_missing_is_asked_for_and_every_change_is_undone(town):
    assert "đích bao nhiêu" in town.say("BINH", "chỉ tiêu mới TCCB: Chi phí in")
    assert "trọng số bao nhiêu" in town.say("BINH", "không quá 5 triệu")
    told = town.say("BINH", "trọng số 100%")
    assert "đích quý IV/2026: không quá 5 triệu" in told
    assert "còn thiếu" not in told
    assert "không quá 4 triệu" in town.say("BINH", "CT1 không quá 4")
    assert "trở lại như trước" in town.say("BINH", "hoàn tác")
    assert "9 (không quá 5) triệu, bằng 56% đích" in town.say("BINH", "CT1 9")
    town.say("BINH", "hoàn tác")
    assert "chị Lan" in town.say("BINH", "CT1 sửa: Nguyễn Thị Lan")
    assert "như trước khi sửa" in town.say("BINH", "hoàn tác")
    assert "Đã bỏ chỉ tiêu" in town.say("BINH", "bỏ CT1")
    assert "khôi phục" in town.say("BINH", "hoàn tác")
    assert "Chi phí in" in town.say("LAN", "kpi CT1")
    assert town.rows("SELECT target FROM indicator_target") == [(5000,)]


def test_values_are_counted_from_tasks_and_take_no_typed_ones(town, tmp_path):
    rows = "Mã nguồn,Tên văn bản,Mục,Nội dung\nNQ57,Nghị quyết 57,1,Số hóa hồ sơ\n"
    (tmp_path / "p.csv").write_text(rows)
    words = {"file": str(tmp_path / "p.csv")}
    asyncio.run(
        errands.run(town.office, Errand(verb="programmes", words=words), "Asia/Ho_Chi_Minh")
    )
    for line in (
        "chỉ tiêu mới: Việc đúng hạn, đích 90%, mỗi tháng, trọng số 50%, tính từ việc đúng hạn",
        "chỉ tiêu mới: Việc của nghị quyết, đích 2 việc, quý 4, trọng số 50%, đếm mục nq57.1",
    ):
        assert "Đã thêm" in town.say("BINH", line)
    assert "chưa có số" in town.say("BINH", "CT1")
    assert "tính từ việc nên không nhập số" in town.say("BINH", "CT1 90")
    town.say("BINH", "giao Lan quét hồ sơ, nguồn NQ57.1, hạn thứ 6 !")
    town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 4 !")
    town.say("LAN", "xong 1")
    town.say("BINH", "duyệt 1")
    town.say("BINH", "1")
    assert "quý IV/2026: 1/2 việc, bằng 50% đích" in town.say("BINH", "CT2")
    town.now = town.now.replace(day=28)
    assert "tháng 11/2026: 50% (đích 90%)" in town.say("BINH", "CT1")
    assert board_of_units(town, "TCCB").rows[0].line.value == "50"


def board_of_units(town, code):
    town.say("BINH", f"chỉ tiêu {code}")
    return board_of(town)


SHEET = """Mã,Tên chỉ tiêu,Đơn vị,Nguồn số,Đơn vị tính,Chiều,Kỳ đo,Trọng số,Phụ trách,quý III/2026,quý IV/2026
TC.1,Hồ sơ đúng hạn,TCCB,nhập tay,%,tăng,quý,60,CB04,95,97
TC.2,Hồ sơ quá hạn,Phòng Tổ chức cán bộ,nhập tay,hồ sơ,giảm,quý,{weight},,,120 → 20
"""


def test_a_file_is_looked_at_first_and_weights_that_make_no_whole_are_refused(town, tmp_path):
    with pytest.raises(ErrandRefusedError, match="của TCCB còn thiếu 10%"):
        load(town, tmp_path / "a.csv", SHEET.format(weight=30), accept_faults="yes")
    with pytest.raises(ErrandRefusedError, match="của TCCB thừa 5%"):
        load(town, tmp_path / "a.csv", SHEET.format(weight=45))
    good = SHEET.format(weight=40)
    told = load(town, tmp_path / "a.csv", good, dry_run="yes")
    assert "Chỉ tiêu mới (2)" in told
    assert "TC.1 2026-Q4: 97" in told
    assert town.rows("SELECT count(*) FROM indicator") == [(0,)]
    assert "2 chỉ tiêu mới, 0 chỉ tiêu đổi, 3 đích, 0 số liệu" in load(
        town, tmp_path / "a.csv", good
    )
    assert "Không có gì thay đổi (2" in load(town, tmp_path / "a.csv", good)

    values = 'Mã,Kỳ,Giá trị,Lý do\nTC.1,quý IV/2026,"93,5",\nTC.2,quý III/2026,30,\n'
    with pytest.raises(ErrandRefusedError, match="đã qua ngày chốt số"):
        load(town, tmp_path / "v.csv", values)
    values = values.replace("30,\n", "30,đối chiếu lại\n")
    assert "0 đích, 2 số liệu" in load(town, tmp_path / "v.csv", values)
    told = town.say("LAN", "chỉ tiêu CT1")
    assert "quý IV/2026: 93,5%, nhập từ tệp 09:00 23/11" in told
    assert "Không có gì thay đổi" in load(town, tmp_path / "v.csv", values)


def test_every_kind_of_faulty_row_is_named(town, tmp_path):
    head = "Mã,Tên chỉ tiêu,Đơn vị,Nguồn số,Chiều,Kỳ đo,Trọng số,Phụ trách,quý IV/2026\n"
    rows = (
        (",x,TCCB,,,,0,,", "thiếu mã"),
        ("CT-9,x,TCCB,,,,0,,", "không dùng được"),
        ("A.1,,TCCB,,,,0,,", "thiếu tên"),
        ("A.1,x,Phòng Lạ,,,,0,,", "không thấy đơn vị"),
        ("A.1,x,TCCB,đoán,,,0,,", "không hiểu nguồn số"),
        ("A.1,x,TCCB,sản phẩm SP9,,,0,,", "không có sản phẩm SP9"),
        ("A.1,x,TCCB,mục NQ9.1,,,0,,", "không có mục NQ9.1"),
        ("A.1,x,TCCB,,ngang,,0,,", "không phải chiều"),
        ("A.1,x,TCCB,,,tuần,0,,", "không phải kỳ đo"),
        ("A.1,x,TCCB,,,,120,,", "trọng số"),
        ("A.1,x,TCCB,,,,0,CB99,", "không thấy cán bộ"),
        ("A.1,x,TCCB,,,,0,,nhiều", "không phải số"),
        ("A.1,x,TCCB,,,tháng,0,,5", "không phải kỳ của A.1"),
        ("A.1,x,TCCB,,,,0,,5\nA.1,x,TCCB,,,,0,,5", "đã có ở dòng 2"),
    )
    for row, why in rows:
        told = load(town, tmp_path / "f.csv", f"{head}{row}\n", dry_run="yes")
        assert why in told, row
    with pytest.raises(ErrandRefusedError, match="tên chỉ tiêu"):
        load(town, tmp_path / "f.csv", "Mã,Trọng số\nA.1,5\n")


@pytest.mark.parametrize(("kind", "ending"), [("department", "xlsx"), ("ward", "csv")])
def test_an_example_says_that_it_is_one_and_can_be_imported(town, tmp_path, kind, ending, capsys):
    out = tmp_path / f"mau.{ending}"
    arguments = ["indicators", "template", kind, "--unit", "TCCB", "--year", "2026"]
    assert main([*arguments, "--out", str(out)]) == 0
    assert "an example" in capsys.readouterr().out
    if ending == "csv":
        text = out.read_text("utf-8-sig")
        assert "VÍ DỤ ĐỂ BẮT ĐẦU" in text.splitlines()[0]
        assert "NĐ 335/2025/NĐ-CP" in text
    words = {"file": str(out), "dry_run": "yes"}
    told = asyncio.run(
        errands.run(town.office, Errand(verb="indicators", words=words), "Asia/Ho_Chi_Minh")
    )
    assert "Chỉ tiêu mới (5)" in told
    assert "Tất cả đều đúng" in told


SOURCES = """Mã nguồn,Tên văn bản,Mục,Nội dung,Chủ trì,Con số,Số liệu,Hạn
NQ57,Nghị quyết 57,1,Số hóa hồ sơ,TCCB,,Phần mềm hồ sơ,2027
"""
AIM = "kr mới MT-1: Giảm hồ sơ tồn từ 120 xuống 20 hồ sơ, trọng số 100%, chị Lan"


@pytest.fixture
def aimed(measured, tmp_path):
    """The same, with a paragraph, an agreed objective and a key result of Lan's."""
    (tmp_path / "nq.csv").write_text(SOURCES)
    words = {"file": str(tmp_path / "nq.csv")}
    errand = Errand(verb="programmes", words=words)
    asyncio.run(errands.run(measured.office, errand, "Asia/Ho_Chi_Minh"))
    measured.say("BINH", "mục tiêu mới: Hồ sơ gọn")
    measured.say("BINH", AIM)
    measured.say("GD", "đồng ý MT-1")
    measured.say("GD", "1")
    measured.told("LAN")
    return measured


def test_a_key_result_reads_an_indicator_and_nothing_else_then(aimed):
    aimed.say("LAN", "kr 1 100")
    told = aimed.say("LAN", "kr 1 chỉ tiêu CT2")
    assert "đang lấy số từ 1 lần báo. Mỗi KR chỉ một nguồn số" in told
    assert "còn 120, đích 20 hồ sơ, đạt 0%" in aimed.say("LAN", "1")
    aimed.say("BINH", "CT2 45")
    shown = aimed.say("LAN", "kr 1")
    assert "75%" in shown
    assert "Lấy số từ chỉ tiêu CT-2" in shown
    assert "75%" in aimed.say("BINH", "MT-1")
    assert "lấy số từ chỉ tiêu CT-2 nên không nhập số" in aimed.say("LAN", "kr 1 50")
    assert "tự tin 8/10" in aimed.say("LAN", "kr 1 tự tin 8")
    aimed.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6 !")
    assert "lấy số từ chỉ tiêu" in aimed.say("LAN", "kr 1 việc 1")
    aimed.say("GD", "mục tiêu TCCB ảnh")
    tree = NOTICES.read(
        "GoalTree", aimed.rows("SELECT body FROM figures WHERE kind = 'GoalTree'")[-1][0]
    )
    assert tree.goals[0].share == "3/4"
    assert "thôi lấy số từ CT-2" in aimed.say("LAN", "kr 1 bỏ chỉ tiêu")
    assert "còn 100, đích 20" in aimed.say("LAN", "kr 1 100")
    aimed.say("LAN", "hoàn tác")
    assert "không lấy số từ chỉ tiêu nào" in aimed.say("LAN", "kr 1 bỏ chỉ tiêu")


def test_a_paragraph_leads_down_to_its_key_result_and_task_and_the_task_back_up(aimed):
    assert "Chưa có con số hay chỉ tiêu, chưa có việc" in aimed.say("GD", "mồ côi NQ57")
    assert "thực hiện NQ57.1: Số hóa hồ sơ" in aimed.say("LAN", "kr 1 nguồn NQ57.1")
    assert "Nguồn NQ57.1" in aimed.say("LAN", "kr 1")
    kept = aimed.say("GD", "nguồn NQ57.1 chỉ tiêu CT2")
    assert "Chỉ tiêu: CT-2" in kept
    aimed.say("BINH", "giao Lan quét hồ sơ, nguồn NQ57.1, hạn thứ 6 !")
    aimed.say("LAN", "kr 1 việc 1")
    shown = aimed.say("BINH", "nguồn NQ57.1")
    assert "KR 1 Giảm hồ sơ tồn\nViệc: 1" in shown
    assert aimed.say("LAN", "nguồn 1").startswith(
        "NV-1 Quét hồ sơ (chị Lan)\n↑ KR 1 Giảm hồ sơ tồn\n↑ NQ57.1 Số hóa hồ sơ\n"
    )
    assert "KR" not in aimed.say("KHANG", "nguồn NQ57.1")
    assert "đều có chủ trì" in aimed.say("GD", "mồ côi NQ57")
    assert "không còn gắn với NQ57.1" in aimed.say("LAN", "kr 1 bỏ nguồn")
    assert "gắn nguồn như trước" in aimed.say("LAN", "hoàn tác")
    aimed.say("BINH", "bỏ CT2")
    assert "Chưa có con số hay chỉ tiêu" in aimed.say("GD", "mồ côi")


def test_whom_a_head_lets_decide_agrees_to_objectives_in_his_place_but_not_to_his_own(town):
    town.say("GD", "ủy quyền cho Bình đến 5/12")
    town.say("GD", "1")
    town.told("BINH")
    town.say("KHANG", "mục tiêu mới: Chợ sạch")
    told = town.say("KHANG", "kr mới MT-1: Chợ đạt chuẩn, từ 0 đến 5 chợ, trọng số 100%")
    assert "đã gửi anh Giang thống nhất" in told
    assert "MT-1" in town.told("BINH"), "who decides in his place is told as well"
    assert "MT-1 Chợ sạch" in town.say("BINH", "mục tiêu chờ tôi")
    assert "Thống nhất MT-1" in town.say("BINH", "đồng ý MT-1")
    assert "Đã thống nhất MT-1" in town.say("BINH", "1")
    assert "Anh Bình (thay anh Giang) đã thống nhất MT-1" in town.told("KHANG")
    town.say("BINH", "mục tiêu mới: Việc của tôi")
    town.say("BINH", "kr mới MT-2: Xong, mốc, trọng số 100%")
    assert "do anh Giang thống nhất" in town.say("BINH", "đồng ý MT-2")
    assert "Không thấy MT-1" in town.say("LAN", "đồng ý MT-1")


VT = (
    "chỉ tiêu vị trí VT03: Chuyên viên tổ chức bộ máy; đơn vị TCCB; chỉ tiêu CT1, CT2; "
    "tiêu chí kỷ luật, phối hợp"
)


def test_a_position_is_fixed_when_a_period_opens_and_named_in_the_receipt(measured):
    def title(connection):
        sql = "UPDATE post SET title = 'Chuyên viên tổ chức bộ máy' WHERE person_id = 4"
        connection.exec_driver_sql(sql)

    measured.database.write_now(title)
    before = measured.say("LAN", "điểm")
    assert "Vị trí" not in before
    assert "do quản trị, người đứng đầu" in measured.say("LAN", VT)
    told = measured.say("BINH", VT)
    assert "VT03 Chuyên viên tổ chức bộ máy: 0 sản phẩm, 2 chỉ tiêu, 2 tiêu chí" in told
    assert "1 người đang giữ" in told
    for line, answer in (
        ("chỉ tiêu vị trí VT04: x; đơn vị TCCB; sản phẩm SP9", "không có sản phẩm SP9"),
        ("chỉ tiêu vị trí VT04: x; đơn vị TCCB; chỉ tiêu CT9", "Không có chỉ tiêu CT9"),
        ("chỉ tiêu vị trí VT04: đơn vị TCCB", "cần tên"),
        ("chỉ tiêu vị trí VT04: x; đơn vị Lạ", "Không thấy đơn vị"),
        ("chỉ tiêu vị trí VT09", "Không có vị trí VT09"),
    ):
        assert answer in measured.say("BINH", line), line
    shown = measured.say("LAN", "chi tieu vi tri vt03")
    assert "Chỉ tiêu: CT-1, CT-2\nTiêu chí chung: kỷ luật, phối hợp" in shown
    assert "• VT03" in measured.say("LAN", "chỉ tiêu vị trí")

    receipt = measured.say("LAN", "điểm")
    assert "Vị trí VT03 Chuyên viên tổ chức bộ máy" in receipt
    assert "(chưa chốt)" in receipt
    measured.say("LAN", "tự đánh giá 9 9 9")
    measured.say("GD", "chỉ tiêu vị trí VT03: tiêu chí kỷ luật")
    receipt = measured.say("LAN", "điểm")
    assert "2 tiêu chí (chốt khi mở kỳ" in receipt
    assert "1 tiêu chí" in measured.say("LAN", "chỉ tiêu vị trí")
    without = [line for line in receipt.split("\n") if "Vị trí" not in line]
    assert [line for line in without if "Phiếu" in line]
    assert "Vị trí" not in measured.say("BINH", "điểm")


@pytest.mark.parametrize("line", ["giúp mục tiêu", "huong dan chi tieu", "help objectives"])
def test_the_method_is_one_message_behind_help(town, line):
    told = town.say("LAN", line)
    assert "không vào công thức điểm" in told
    assert "kiến nghị 192" in told
    assert "giúp mục tiêu" in town.say("LAN", "giúp")
