"""Reminders as each wants them, the times of a unit, the daily cap, silent reviewers, the burden."""

import datetime as dt

import pytest

from tests.conversations.town import ZONE, Town


def at(town, day, hour, minute=0):
    """Let time pass to a moment of November 2026."""
    moment = dt.datetime(2026, 11, day, hour, minute, tzinfo=ZONE)
    town.wind(seconds=(moment - town.now).total_seconds())


def mornings(town, code, days):
    """Give what somebody is told at 08:00 on each of some days."""
    told = {}
    for day in days:
        at(town, day, 8)
        told[day] = town.told(code)
    return told


def test_a_task_is_reminded_of_three_days_and_one_day_before_on_the_day_and_then_daily(town):
    number = town.given(deadline="27/11/2026")
    town.told("LAN")
    told = mornings(town, "LAN", (25, 26, 27, 28, 30))
    assert "hạn thứ Sáu 27/11" not in town.say("LAN", "giúp")
    assert told[25] == "", "two working days before: nothing"
    assert f"NV-{number} soạn tờ trình: hạn thứ Sáu 27/11" in told[26]
    assert "hạn hôm nay" in told[27]
    assert told[28] == "", "a Saturday"
    assert "quá hạn từ" in told[30]


def test_every_reminder_of_a_day_is_one_message_and_comes_once(town):
    for title in ("lập danh sách", "rà soát hồ sơ", "soạn tờ trình"):
        town.given(title=title, deadline="25/11/2026")
    town.told("LAN")
    at(town, 25, 8)
    told = town.told("LAN")
    assert told.count("hạn hôm nay") == 3
    assert "---" not in told
    for minute in range(1, 60, 7):
        at(town, 25, 8, minute)
    assert town.told("LAN") == ""


def test_work_handed_in_is_never_nagged_about_but_its_reviewer_is_told(town):
    number = town.given(deadline="25/11/2026")
    town.say("LAN", f"xong {number}")
    town.told("LAN")
    town.told("BINH")
    told = mornings(town, "BINH", (25, 26, 27))
    assert town.told("LAN") == ""
    assert f"1 việc chờ anh quyết, lâu nhất NV-{number} đã 2 ngày (1 ngày làm việc)" in told[25]
    assert "đã 4 ngày (3 ngày làm việc)" in told[27], "as the picture of the same morning counts"


def test_a_silent_reviewers_own_leader_is_told_after_the_patience_of_the_unit(town):
    number = town.given(deadline="25/11/2026")
    town.say("LAN", f"xong {number}")
    town.told("GD")
    told = mornings(town, "GD", (25, 26, 27, 30))
    assert not any("quyết đã" in told[day] for day in (25, 26))
    line = (
        f"• NV-{number} soạn tờ trình chờ anh Bình quyết đã 4 ngày (3 ngày làm việc); "
        "anh giúp nhắc một lời."
    )
    assert line in told[27]
    assert "đã 7 ngày (4 ngày làm việc)" in told[30]
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    at(town, 30, 9)
    town.say("BINH", "nhắc")
    assert "quyết đã" not in mornings(town, "GD", (30,))[30]


def test_the_patience_of_a_unit_is_its_own_setting(town):
    assert "quá 1 ngày làm việc" in town.say("BINH", "giờ chờ duyệt 1")
    number = town.given(deadline="25/11/2026")
    town.say("LAN", f"xong {number}")
    assert f"NV-{number}" in mornings(town, "GD", (25,))[25]


def test_a_reviewer_on_leave_is_told_about_at_once_with_his_return(town):
    number = town.given(deadline="27/11/2026")
    town.say("LAN", f"xong {number}")
    town.say("BINH", "nghỉ đến hết thứ 6")
    told = mornings(town, "GD", (25,))[25]
    assert "(anh Bình nghỉ đến hết thứ Sáu 27/11)" in told
    assert town.told("BINH") == ""


@pytest.mark.parametrize(
    ("wish", "days"),
    [
        ("nhắc bật", (26, 27, 30)),
        ("nhac it", (27, 30)),
        ("nhắc tắt", ()),
        ("reminders few", (27, 30)),
    ],
)
def test_each_is_reminded_as_he_wishes(town, wish, days):
    town.given(deadline="27/11/2026")
    town.say("LAN", wish)
    told = mornings(town, "LAN", (25, 26, 27, 30))
    assert tuple(day for day, text in told.items() if text) == days


def test_only_in_the_morning_means_one_message_with_everything(town):
    assert "gộp vào một tin mỗi sáng" in town.say("LAN", "nhắc chỉ sáng")
    one = town.given(deadline="25/11/2026")
    two = town.given(title="rà soát", deadline="30/11/2026")
    assert town.told("LAN") == ""
    told = mornings(town, "LAN", (25,))[25]
    assert "---" not in told
    assert f"NV-{one} soạn tờ trình: hạn hôm nay" in told
    assert f"• NV-{two} rà soát: mới giao, hạn thứ Hai 30/11" in told
    assert "---" not in mornings(town, "LAN", (26,))[26]


def test_quiet_hours_reach_over_midnight_and_answers_still_come(town):
    assert "từ 18:00 đến 07:00" in town.say("LAN", "nhắc yên 18h 7h")
    at(town, 23, 20)
    number = town.given(deadline="30/11/2026")
    assert town.told("LAN") == ""
    assert f"NV-{number}" in town.say("LAN", "việc")
    at(town, 24, 6, 59)
    assert town.told("LAN") == ""
    at(town, 24, 7)
    assert f"NV-{number}" in town.told("LAN")
    assert "Giờ yên" not in town.say("LAN", "nhắc yên tắt")


def test_a_mute_ends_by_itself_and_can_be_ended(town):
    assert "im lặng đến 08:00 thứ Ba 24/11" in town.say("LAN", "im lặng đến sáng mai")
    number = town.given(deadline="30/11/2026")
    at(town, 24, 7)
    assert town.told("LAN") == ""
    at(town, 24, 8, 1)
    assert f"NV-{number}" in town.told("LAN")
    town.say("LAN", "im lặng 2 tiếng")
    other = town.given(title="rà soát", deadline="30/11/2026")
    assert town.told("LAN") == ""
    town.say("LAN", "im lặng tắt")
    town.wind(minutes=1)
    assert f"NV-{other}" in town.told("LAN")


def test_a_mute_of_more_than_a_week_is_refused_with_the_sentence_to_send(town):
    assert "lâu nhất 7 ngày" in town.say("LAN", "im lặng đến 25/12")
    assert "lâu nhất 7 ngày" in town.say("LAN", "nhắc yên 18h")


def test_the_cap_folds_the_rest_into_the_next_morning_and_own_work_last():
    town = Town()
    town.say("ADMIN", "giờ tối đa 3")
    numbers = [town.given(title=f"việc số {count}", deadline="30/11/2026") for count in range(4)]
    for number in numbers:
        town.say("LAN", f"xong {number}")
    waiting = "SELECT state, count(*) FROM letter WHERE kind = 'TaskWaiting' GROUP BY state"
    assert town.rows(waiting) == [("held", 1), ("sent", 3)], "beyond the cap the rest waits"
    received = "SELECT state, count(*) FROM letter WHERE kind = 'TaskReceived' GROUP BY state"
    assert town.rows(received) == [("sent", 4)], "own work goes up to twice the cap"
    at(town, 25, 8)
    told = town.told("BINH").split("---")[-1]
    assert f"• NV-{numbers[3]} việc số 3: đã trình, chờ nghiệm thu" in told
    town.database.close()


def test_answers_are_never_counted_and_never_wait(town):
    town.say("ADMIN", "giờ tối đa 3")
    for _ in range(30):
        assert "Không có việc nào" in town.say("LAN", "việc")
    number = town.given(deadline="30/11/2026")
    assert f"NV-{number}" in town.told("LAN")


def test_a_unit_sets_its_own_times_and_the_others_keep_theirs(town):
    town.given(deadline="25/11/2026")
    town.given(by="KHANG", to="Mai", deadline="25/11/2026")
    town.say("BINH", "giờ nhắc 09:30")
    town.told("LAN")
    town.told("MAI")
    at(town, 25, 8)
    assert town.told("LAN") == ""
    assert "hạn hôm nay" in town.told("MAI")
    at(town, 25, 9, 30)
    assert "hạn hôm nay" in town.told("LAN")
    assert town.told("MAI") == ""


def test_a_time_set_meanwhile_never_brings_the_same_message_twice(town):
    town.given(deadline="25/11/2026")
    town.told("LAN")
    at(town, 25, 8)
    assert "hạn hôm nay" in town.told("LAN")
    town.say("BINH", "giờ nhắc 08:30")
    at(town, 25, 8, 30)
    assert town.told("LAN") == ""


def test_the_digest_comes_at_the_time_of_the_unit(town):
    town.given(deadline="25/11/2026")
    town.say("ADMIN", "giờ tổng hợp 6:45")
    town.told("BINH")
    at(town, 25, 6, 45)
    assert "Phòng Tổ chức cán bộ" in town.told("BINH")
    at(town, 25, 7, 30)
    assert town.told("BINH") == ""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("giờ nhắc 22:00", "trong giờ làm việc"),
        ("giờ tổng hợp 4:00", "sớm nhất 05:00"),
        ("giờ thẻ tuần 20h", "trong giờ làm việc"),
        ("giờ chờ duyệt 0", "từ 1 đến 20 ngày"),
        ("giờ tối đa 1", "từ 3 đến 50 tin"),
        ("giờ tổng hợp 25:00", "Chưa đọc được"),
        ("giờ tổng hợp", "Chưa đọc được"),
    ],
)
def test_a_time_that_cannot_be_says_what_can(town, line, told):
    assert told in town.say("ADMIN", line)
    assert town.rows("SELECT count(*) FROM rhythm") == [(0,)]


def test_only_heads_and_admins_set_times_but_everybody_sees_them(town):
    assert "do trưởng đơn vị hoặc quản trị đặt" in town.say("LAN", "giờ tổng hợp 8:00")
    told = town.say("LAN", "giờ nhắn")
    assert "tổng hợp cho lãnh đạo: 07:30" in told
    assert "Đổi:" not in told


def test_the_burden_counts_letters_and_lines_and_tells_an_admin_only_medians(town):
    for count in range(3):
        number = town.given(title=f"việc số {count}", deadline="30/11/2026")
        town.say("LAN", f"bc {number} 50%")
    told = town.say("LAN", "tải tin nhắn")
    # three assignments and three answers read, three lines and this one typed
    assert "nhận 6 tin, gửi 4 tin, mất khoảng 3 phút" in told
    assert "Cả cơ quan" not in told
    for code in ("BINH", "HOA", "KHANG", "MAI", "GD"):
        town.say(code, "việc")
    told = town.say("ADMIN", "tải tin nhắn")
    assert "Cả cơ quan (" in told
    for name in ("Lan", "Bình", "Mai"):
        assert name not in told


def test_a_median_over_few_is_not_told(town):
    assert "Còn ít người dùng" in town.say("ADMIN", "tải tin nhắn")


def test_a_request_to_remind_somebody_is_no_wish_of_ones_own(town):
    assert "nhắc" not in town.say("BINH", "nhắc Lan nộp báo cáo thứ 6").splitlines()[0].lower()
