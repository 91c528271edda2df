"""Work that comes back by the clock, and templates."""

import datetime as dt


def start(town, line="giao Lan báo cáo tuần, thứ 2 hàng tuần"):
    town.say("BINH", line)
    return town.say("BINH", "1")


def morning(town, days=1):
    """Wind the clock to a quarter past seven, so many days later."""
    goal = (town.now + dt.timedelta(days=days)).replace(hour=7, minute=20)
    town.wind(seconds=(goal - town.now).total_seconds())


def test_the_preview_shows_when_it_comes_back_and_its_first_three_days(town):
    preview = town.say("BINH", "giao Lan báo cáo tuần, thứ 2 hàng tuần")
    assert preview.splitlines() == [
        "Giao định kỳ chị Nguyễn Thị Lan (TCCB), thứ Hai hằng tuần:",
        "Báo cáo tuần",
        "Ba hạn đầu (17:00): thứ Hai 30/11/2026; thứ Hai 7/12/2026; thứ Hai 14/12/2026",
        "Mỗi lần giao trước hạn 3 ngày làm việc; lần đầu sáng thứ Tư 25/11/2026.",
        "1 Giao   2 Gặp ngày nghỉ thì dời sau   0 Bỏ",
    ]
    said = town.say("BINH", "1")
    assert said.startswith("Đã đặt việc định kỳ: báo cáo tuần.")
    assert town.rows("SELECT count(*) FROM task") == [(0,)]


def test_a_day_off_moves_the_day_before_or_after_by_rule(town):
    line = "giao Lan nộp báo cáo ngày 24 hàng tháng"
    town.now = town.now.replace(month=10)
    preview = town.say("BINH", line)
    assert "thứ Hai 23/11/2026 (dời trước vì thứ Ba 24/11/2026 nghỉ)" in preview
    assert "thứ Tư 25/11/2026 (dời sau vì thứ Ba 24/11/2026 nghỉ)" in town.say("BINH", "2")
    assert "(dời sau vì" in town.say("BINH", f"{line}, dời sau")


def test_the_clock_gives_each_task_once_however_often_it_ticks(town):
    start(town)
    morning(town, 2)
    told = town.told("LAN")
    assert "Anh Bình giao NV-1: báo cáo tuần\nHạn 17:00 thứ Hai 30/11/2026" in told
    town.wind(minutes=5)
    town.wind(minutes=5)
    assert town.rows("SELECT number, slot FROM task") == [(1, "2026-11-30")]
    morning(town, 7)
    assert town.rows("SELECT number, slot FROM task") == [(1, "2026-11-30"), (2, "2026-12-07")]


def test_running_the_same_slot_twice_gives_nothing_twice(town):
    start(town)
    morning(town, 2)
    town.rows("UPDATE inbox SET state = 'new' WHERE raw LIKE 'RunSeries%' RETURNING id")
    town.wind(seconds=1)
    assert town.rows("SELECT count(*) FROM task") == [(1,)]


def test_what_was_missed_while_nothing_ran_is_given_next_time_unless_it_is_past(town):
    start(town)
    morning(town, 4)
    assert town.rows("SELECT slot FROM task") == [("2026-11-30",)]
    morning(town, 14)
    assert town.rows("SELECT slot FROM task ORDER BY id") == [("2026-11-30",), ("2026-12-14",)]


def test_a_series_is_listed_and_ended_by_one_number(town):
    start(town)
    shown = town.say("BINH", "việc định kỳ")
    assert "• Báo cáo tuần · chị Lan · thứ Hai hằng tuần · lần tới thứ Hai 30/11/2026" in shown
    assert "1 Dừng: báo cáo tuần" in shown
    assert town.say("BINH", "1").startswith("Đã dừng việc định kỳ: báo cáo tuần.")
    morning(town, 2)
    assert town.rows("SELECT count(*) FROM task") == [(0,)]
    assert town.say("BINH", "viec dinh ky").startswith("Chưa có việc định kỳ nào.")


def test_ending_a_series_can_be_taken_back_by_one_number(town):
    start(town)
    town.say("BINH", "việc định kỳ")
    town.say("BINH", "1")
    assert town.say("BINH", "1").startswith("Việc định kỳ chạy tiếp")
    morning(town, 2)
    assert town.rows("SELECT count(*) FROM task") == [(1,)]


def test_who_does_it_sees_the_series_but_does_not_end_it(town):
    start(town)
    shown = town.say("LAN", "việc định kỳ")
    assert "Báo cáo tuần" in shown
    assert "Dừng:" not in shown
    assert town.say("MAI", "việc định kỳ").startswith("Chưa có")


def test_the_day_of_the_week_is_asked_where_it_is_not_said(town):
    asked = town.say("BINH", "giao Lan tổng hợp số liệu hàng tuần")
    assert asked.startswith("Vào thứ mấy hằng tuần?")
    assert "thứ Sáu hằng tuần" in town.say("BINH", "5")


def test_a_month_has_its_last_day_and_a_quarter_too(town):
    assert "ngày cuối quý" in town.say("BINH", "giao Lan báo cáo cuối mỗi quý")
    preview = town.say("BINH", "giao Lan nộp báo cáo ngày 31 hàng tháng")
    assert "thứ Hai 30/11/2026; thứ Năm 31/12/2026; thứ Sáu 29/1/2027" in preview


def test_somebody_who_left_ends_the_series_and_its_giver_is_told(town):
    start(town)
    town.rows("UPDATE person SET departed = 1 WHERE code = 'CB04' RETURNING id")
    morning(town, 2)
    assert 'Việc định kỳ "báo cáo tuần" đã dừng' in town.told("BINH")
    assert town.rows("SELECT count(*) FROM task") == [(0,)]


def test_recurring_work_is_given_before_the_digest_counts_it(town):
    morning(town, 2)
    town.wind(minutes=20)
    slots = town.rows("SELECT source_key FROM inbox WHERE gateway = 'clock' ORDER BY id")
    assert [key.split(":")[0] for (key,) in slots][:2] == ["series", "digest"]


def test_a_task_is_kept_as_a_template_and_given_again_by_its_name(town):
    number = town.given(title="tổng hợp báo cáo tuần gửi Sở", deadline="thứ 6, khẩn")
    said = town.say("BINH", f"mẫu {number} báo cáo tuần")
    assert said.startswith('Đã lưu mẫu "báo cáo tuần": tổng hợp báo cáo tuần gửi Sở.')
    preview = town.say("BINH", "giao Hoàng Thị Hoa theo mẫu bao cao tuan, hạn 4/12")
    assert "Tổng hợp báo cáo tuần gửi Sở" in preview
    assert "Hạn 17:00 thứ Sáu 4/12/2026" in preview


def test_templates_are_listed_replaced_and_dropped(town):
    number = town.given()
    assert town.say("BINH", "mẫu").startswith("Chưa có mẫu nào.")
    town.say("BINH", f"mẫu {number} tờ trình")
    assert town.say("BINH", f"mẫu {number} tờ trình").startswith("Đã lưu lại mẫu")
    assert "• tờ trình: soạn tờ trình" in town.say("BINH", "mẫu")
    assert town.say("LAN", "mẫu").endswith("mẫu 12 báo cáo tuần")
    assert town.say("BINH", "mẫu bỏ tờ trình") == 'Đã bỏ mẫu "tờ trình".'
    assert town.say("BINH", "mẫu bỏ tờ trình").startswith("Không có mẫu tên")
    assert f"mẫu {number} báo cáo tuần" in town.say("BINH", f"mẫu {number}")


def test_a_title_that_only_begins_like_a_template_is_a_title(town):
    assert "Mẫu 02 cho các xã" in town.say("BINH", "giao Lan mẫu 02 cho các xã, hạn thứ 6")


def test_every_year_and_the_first_month_of_a_quarter(town):
    shown = town.say("BINH", "giao Lan báo cáo tài chính, ngày 15/1 hàng năm")
    assert "ngày 15/1 hằng năm" in shown
    assert "15/1/2027" in shown
    town.say("BINH", "0")
    shown = town.say("BINH", "giao Lan báo cáo quý, ngày 5 tháng đầu hàng quý")
    assert "ngày 5 tháng đầu quý, hằng quý" in shown
    assert "5/1/2027" in shown
    assert "5/4/2027" in shown
