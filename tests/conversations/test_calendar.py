"""The office's own calendar over the national one, and the hours of its units."""


def test_everybody_sees_what_differs_from_an_ordinary_week(town):
    told = town.say("LAN", "lịch")
    assert "• Nghỉ thứ Ba 24/11/2026: Ngày Văn hóa Việt Nam" in told
    assert "Giờ làm việc Phòng Tổ chức cán bộ: 8:00–11:30, 13:30–17:00" in told
    assert "Đổi lịch" not in told


def test_a_day_off_that_the_admin_adds_counts_from_then_on(town):
    assert "còn 3 ngày làm việc" in town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6")
    told = town.say("ADMIN", "lịch nghỉ 25/11: nghỉ bù")
    assert told == "Đã ghi vào lịch. Nghỉ thứ Tư 25/11/2026: nghỉ bù"
    preview = town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6")
    assert "còn 2 ngày làm việc" in preview
    assert "25/11 nghỉ: nghỉ bù" in preview
    assert "hạn" not in town.say("ADMIN", "lịch bỏ 25/11")
    assert "còn 3 ngày làm việc" in town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6")


def test_a_make_up_saturday_is_a_working_day(town):
    assert "Làm việc thứ Bảy 28/11/2026" in town.say("ADMIN", "lịch làm 28/11")
    told = town.say("BINH", "giao Lan soạn tờ trình, trong 4 ngày làm việc")
    assert "Hạn 17:00 thứ Bảy 28/11/2026" in told


def test_an_expected_day_says_so(town):
    town.say("ADMIN", "lịch nghỉ 31/12 tạm: chờ thông báo")
    assert "• Nghỉ thứ Năm 31/12/2026: chờ thông báo (dự kiến)" in town.say("LAN", "lịch")


def test_nothing_is_sent_by_the_clock_on_a_day_off_of_ones_own(town):
    town.given(deadline="25/11/2026")
    town.say("ADMIN", "lịch nghỉ 25/11: nghỉ bù")
    town.told("LAN")
    town.wind(days=2, hours=-1)  # Wednesday 25/11, 08:00
    assert town.told("LAN") == ""


def test_the_hours_of_an_office_set_what_the_end_of_work_means(town):
    assert "7:30–11:30, 13:00–16:30" in town.say("ADMIN", "lịch giờ 7h30 11h30 13h 16h30")
    assert "Hạn 16:30 thứ Sáu" in town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6")
    assert "Hạn 17:00 thứ Sáu" in town.say("BINH", "giao Lan soạn tờ trình, hạn 17h thứ 6")
    assert "Hạn 13:00 thứ Tư" in town.say("BINH", "giao Lan gửi số liệu, đầu giờ chiều thứ 4")


def test_only_an_admin_changes_the_calendar(town):
    for line in ("lịch nghỉ 25/11", "lịch làm 28/11", "lịch bỏ 25/11", "lịch giờ 7h 11h 13h 16h"):
        assert "Chỉ quản trị" in town.say("GD", line)
    assert town.rows("SELECT count(*) FROM calendar_day") == [(0,)]


def test_what_cannot_be_read_says_how_to_write_it(town):
    assert "lịch nghỉ 2/1/2027" in town.say("ADMIN", "lịch nghỉ")
    assert "bốn mốc giờ" in town.say("ADMIN", "lịch giờ 8h 17h")
    assert "bốn mốc giờ" in town.say("ADMIN", "lịch giờ 17h 13h 11h 8h")
