"""Evaluation by quarter, periods that are not rated, units that limit their heads, mixed teams."""

import datetime as dt
import re

import pytest

from tests.conversations.town import ZONE, Town

OCTOBER = dt.datetime(2026, 10, 5, 9, 0, tzinfo=ZONE)
JANUARY = dt.datetime(2027, 1, 11, 9, 0, tzinfo=ZONE)


def done(town, title, deadline, day, *, who="LAN"):
    """Let Binh's task be handed in on a day and accepted two hours later."""
    number = town.given(title=title, deadline=deadline)
    town.now = day
    town.say(who, f"xong {number} đã gửi 12/TTr")
    town.now += dt.timedelta(hours=2)
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    return number


def sealed(town, code, line):
    """Let somebody do what needs a typed code; give the preview and the answer."""
    shown = town.say(code, line)
    key = re.search(r"\b(\d{4}) để làm", shown)
    assert key, shown
    return shown, town.say(code, key[1])


@pytest.fixture
def town():
    town = Town(OCTOBER)
    assert town.say("ADMIN", "kỳ theo quý").startswith(
        "Từ nay cơ quan đánh giá theo quý, bắt đầu từ quý 4/2026."
    )
    done(town, "soạn tờ trình", "15/10/2026", dt.datetime(2026, 10, 17, 10, 0, tzinfo=ZONE))
    done(town, "rà hồ sơ", "20/11/2026", dt.datetime(2026, 11, 19, 10, 0, tzinfo=ZONE))
    town.now = JANUARY
    for one in ("BINH", "LAN", "GD", "HOA", "ADMIN"):
        town.told(one)
    return town


def test_a_quarter_goes_from_self_assessment_to_the_year(town):
    draft = town.say("LAN", "tự đánh giá quý IV/2026")
    assert draft.startswith("Gợi ý tự đánh giá tiêu chí chung quý 4:")
    assert "2 việc được nghiệm thu, 0 lần trả vì lỗi nội dung, 1 lần trễ hạn" in draft
    assert "27/30" in town.say("LAN", "tu danh gia quy 4/2026 9 9 9: chưa có sáng kiến")
    assert "quý 4" in town.say("BINH", "chấm Lan quý 4 9 9 9: như tự chấm")
    shown, answer = sealed(town, "BINH", "chốt Lan quý 4")
    assert "Chốt xếp loại quý 4/2026:" in shown
    assert "94,08 · sẽ chốt Hoàn thành xuất sắc" in shown
    assert answer.startswith("Đã chốt và công bố 1 người, quý 4:")
    assert town.told("LAN").startswith("Kết quả quý 4/2026 của chị: Hoàn thành xuất sắc")
    assert "94,08" in town.say("LAN", "điểm quý 4")
    year = town.say("LAN", "điểm năm 2026")
    assert "Quý 4: 94,08 · Hoàn thành xuất sắc nhiệm vụ" in year
    assert "không tính vào trung bình: quý 1, 2, 3" in year
    assert "Trung bình 1 kỳ (quý 4): 94,08" in year
    assert "Quý 4/2026: đang mở" in town.say("ADMIN", "kỳ")
    _, answer = sealed(town, "ADMIN", "kỳ khóa quý 4")
    assert "Quý 4/2026: đã khóa" in answer
    assert town.rows("SELECT key, state FROM period") == [("2026-Q4", "locked")]


def test_an_office_of_quarters_is_told_the_quarter_of_a_month_and_back(town):
    refused = town.say("BINH", "chấm Lan tháng 11 27")
    assert refused.startswith("Cơ quan đánh giá theo quý, không theo tháng.")
    assert 'với "quý 4"' in refused
    assert town.rows("SELECT count(*) FROM assessment") == [(0,)]
    assert "Tháng 11/2026" in town.say("LAN", "điểm tháng 11")
    assert "Không có quý 7" in town.say("LAN", "điểm quý 7")
    assert "Chỉ quản trị" in town.say("BINH", "kỳ theo tháng")
    town.say("ADMIN", "kỳ theo tháng")
    assert "theo tháng, không theo quý" in town.say("BINH", "chấm Lan quý 4 27")


def test_an_unrated_quarter_is_told_has_no_class_and_counts_in_no_mean(town):
    town.say("LAN", "tự đánh giá quý 4 9 9 9: được")
    assert "Cần lý do" in town.say("BINH", "chấm Lan quý 4 không xếp loại")
    noted = town.say("BINH", "chấm Lan quý 4 không xếp loại: nghỉ thai sản từ 1/12")
    assert noted.startswith("Đã ghi: chị Lan không xếp loại quý 4/2026")
    assert "không tính vào trung bình năm" in town.told("LAN")
    shown = town.say("LAN", "điểm quý 4")
    assert "Kỳ này không xếp loại: nghỉ thai sản từ 1/12" in shown
    assert "94," not in shown
    listed = town.say("BINH", "xếp loại quý 4")
    assert "không xếp loại (nghỉ thai sản từ 1/12)" in listed
    assert "không tính vào trung bình: quý 1, 2, 3, 4" in town.say("LAN", "điểm năm 2026")
    assert "Đã hoàn tác" in town.say("BINH", "hoàn tác")
    assert "trở lại như trước" in town.told("LAN")
    assert "94,08" in town.say("LAN", "điểm quý 4")
    assert "27/30" in town.say("LAN", "điểm quý 4")


def test_long_leave_is_pointed_out_to_who_decides_and_decides_nothing(town):
    town.now = OCTOBER + dt.timedelta(days=50)
    town.say("LAN", "nghỉ từ 25/11 đến 31/12")
    town.now = JANUARY
    assert "có thể không xếp loại" not in town.say("BINH", "xếp loại quý 4")
    town.rows("UPDATE absence SET since = since - 4320000000 RETURNING id")
    listed = town.say("BINH", "xếp loại quý 4")
    assert re.search(r"chị Nguyễn Thị Lan.*có mặt \d+/\d+ ngày làm việc, có thể không", listed)
    assert town.rows("SELECT count(*) FROM assessment") == [(0,)]


def test_a_step_is_taken_back_until_somebody_built_on_it(town):
    town.say("LAN", "tự đánh giá quý 4 9 9 9: được")
    town.say("LAN", "tự đánh giá quý 4 5 5 5: nhầm")
    assert town.say("LAN", "hoàn tác").startswith("Đã hoàn tác: tự chấm quý 4/2026")
    assert "27/30" in town.say("LAN", "điểm quý 4")
    town.say("LAN", "tự đánh giá quý 4 9 9 8: được")
    town.say("BINH", "chấm Lan quý 4 9 9 9: tốt hơn")
    assert "Anh Bình đã làm bước sau" in town.say("LAN", "hoàn tác")
    assert "điểm chấm chị Lan quý 4/2026" in town.say("BINH", "hoàn tác")
    shown = town.say("LAN", "điểm quý 4")
    assert "26/30 (tự chấm" in shown
    assert town.rows("SELECT stage, reviewer_id FROM assessment") == [("assessed", None)]
    town.say("BINH", "chấm Lan quý 4 9 9 9: lại")
    sealed(town, "BINH", "chốt Lan quý 4")
    assert "không hoàn tác được" in town.say("BINH", "hoàn tác")
    town.say("LAN", "kiến nghị tiêu chí 2 chưa đúng")
    assert "không hoàn tác được" in town.say("LAN", "hoàn tác")


def test_a_petition_on_a_criterion_is_upheld_with_new_points(town):
    town.say("BINH", "chấm Lan quý 4 8 9 9: cần chủ động hơn")
    sealed(town, "BINH", "chốt Lan quý 4")
    town.told("LAN")
    made = town.say("LAN", "kiến nghị tiêu chí 1 em có sáng kiến được công nhận")
    assert "về tiêu chí Phẩm chất chính trị" in made
    assert "đang được xem lại" in town.say("LAN", "kiến nghị tiêu chí 1 nữa")
    assert "không có tiêu chí số đó" in town.say("LAN", "kiến nghị tiêu chí 8 gì")
    assert "tiêu chí Phẩm chất" in town.told("GD")
    asked = town.say("GD", "trả lời kiến nghị 1 đồng ý: có quyết định công nhận")
    assert "từ 8 đến 10" in asked
    assert "từ 8 đến 10" in town.say("GD", "trả lời kiến nghị 1 đồng ý 7: bớt đi")
    shown = town.say("GD", "trả lời kiến nghị 1 đồng ý 9,5: có quyết định công nhận")
    assert "Tổng điểm: 93,08 → 94,58" in shown
    town.say("GD", "1")
    assert "93,08 → 94,58" in town.told("LAN")
    assert "27,5/30" in town.say("LAN", "điểm quý 4")
    assert "94,58" in town.say("LAN", "điểm quý 4")


def put_under(town, words):
    town.say("ADMIN", f"kỳ nhóm {words}: quyết định tuyển dụng")
    assert "được đánh giá theo" in town.say("ADMIN", "1")


def test_a_head_of_public_employees_is_not_above_the_unit(town):
    for one in ("Bình", "Lan"):
        put_under(town, f"{one} viên chức quý 4")
    town.now = OCTOBER + dt.timedelta(days=60)
    town.given(title="lập báo cáo quý", deadline="20/12/2026")
    number = town.given(title="rà quy chế", deadline="20/12/2026", by="GD", to="Bình")
    town.now = dt.datetime(2026, 12, 18, 9, 0, tzinfo=ZONE)
    town.say("BINH", f"xong {number} đã gửi 13/TTr")
    town.say("GD", f"duyệt {number}")
    town.say("GD", "1")
    town.now = JANUARY
    town.say("BINH", "chấm Lan quý 4 30")
    town.say("GD", "chấm Bình quý 4 30 đ100 e100")
    listed = town.say("GD", "xếp loại quý 4")
    assert "đơn vị tạm tính" in listed
    head = next(line for line in listed.split("\n") if "Nguyễn Quốc Bình" in line)
    assert "Hoàn thành tốt" in head
    assert "người đứng đầu không" in town.say("BINH", "điểm quý 4")
    assert "Chỉ quản trị" in town.say("BINH", "kỳ đơn vị TCCB tốt theo 3/QĐ-SNV")
    noted = town.say("ADMIN", "kỳ đơn vị TCCB hoàn thành quý 4 theo 12/QĐ-SNV")
    assert "Hoàn thành nhiệm vụ, theo 12/QĐ-SNV" in noted
    assert "theo 12/QĐ-SNV" in town.say("GD", "xếp loại quý 4")
    refused = town.say("GD", "chốt Bình xuất sắc quý 4: xứng đáng")
    assert "không xếp cao hơn đơn vị (Điều 12(7)" in refused
    shown, _ = sealed(town, "GD", "chốt Bình quý 4")
    assert "sẽ chốt Hoàn thành nhiệm vụ" in shown


def test_a_mixed_team_is_counted_apart_and_everybody_by_his_own_rules(town):
    put_under(town, "Lan viên chức quý 4")
    town.now = dt.datetime(2026, 12, 1, 9, 0, tzinfo=ZONE)
    town.given(title="việc của Hoa", deadline="20/12/2026", to="Hoàng Thị Hoa")
    town.say("HOA2", "xong 3 đã gửi")
    town.say("BINH", "duyệt 3")
    town.say("BINH", "1")
    town.now = JANUARY
    for one in ("Lan", "Hoàng Thị Hoa"):
        town.say("BINH", f"chấm {one} quý 4 30")
    shown = town.say("BINH", "điểm của Lan quý 4")
    assert "NĐ 233" in shown
    listed = town.say("BINH", "xếp loại quý 4")
    assert "cả cơ quan (viên chức)" in listed


def test_work_beyond_what_was_asked_and_a_petition_reach_the_partys_best_class(town):
    put_under(town, "Lan đảng quý 4")
    assert "ở điểm nào" in town.say("BINH", "chấm Lan quý 4 vượt 2")
    noted = town.say("BINH", "chấm Lan quý 4 vượt 2: xong trước hạn, được khen")
    assert "NV-2 (rà hồ sơ) của chị Lan, quý 4: vượt yêu cầu. Không thêm điểm" in noted
    assert "không nằm trong phiếu" in town.say("BINH", "chấm Lan quý 4 vượt 99: gì đó")
    assert "Đã hoàn tác ghi vượt" in town.say("BINH", "hoàn tác")
    town.say("BINH", "chấm Lan quý 4 vượt 2: xong trước hạn, được khen")
    town.say("BINH", "chấm Lan quý 4 27")
    assert "vượt yêu cầu (không thêm điểm)" in town.say("LAN", "điểm chi tiết quý 4")
    shown, _ = sealed(town, "BINH", "chốt Lan quý 4")
    assert "94,08 · sẽ chốt Không hoàn thành" in shown
    town.say("LAN", "kiến nghị 1 chờ chữ ký")
    shown = town.say("GD", "trả lời kiến nghị 1 đồng ý: có xác nhận")
    assert "94,08 → 97,00" in shown
    town.say("GD", "1")
    assert town.rows("SELECT proposed FROM assessment") == [("excellent",)]
