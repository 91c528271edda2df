"""A head lets work rest: the clock stands, it lies with him, and it goes on by a word."""

import pytest


def open_preview(told):
    return "1 Làm" in told and "0 " in told


def test_a_head_pauses_work_and_lets_it_go_on(town):
    number = town.given(deadline="30/11/2026")
    town.told("LAN")
    told = town.say("BINH", f"tạm dừng {number} chờ chỉ đạo")
    assert f"Tạm dừng NV-{number} soạn tờ trình (chị Lan)" in told
    assert "“chờ chỉ đạo”" in told
    assert "việc nằm ở anh; thời gian dừng không tính vào người làm" in told
    assert town.told("LAN") == ""
    told = town.say("BINH", "1")
    assert f"Đã tạm dừng NV-{number} soạn tờ trình; chị Lan được báo." in told
    assert f"tiếp tục {number}" in told
    letter = town.told("LAN")
    assert letter.startswith(f"Anh Bình tạm dừng NV-{number}: soạn tờ trình")
    assert "chờ chỉ đạo" in letter
    card = town.say("LAN", f"việc {number}")
    assert "Đang dừng đồng hồ" in card
    assert "anh Bình" in card
    town.wind(days=9)
    assert f"NV-{number}" not in town.say("LAN", "việc trễ")
    told = town.say("BINH", f"tiếp tục {number}")
    assert "đồng hồ chạy lại" in told
    assert "12/2026" in told, "the deadline has moved by the time that it stood"
    assert "đã làm tiếp được" in town.told("LAN")


@pytest.mark.parametrize(
    "line",
    [
        "dừng {} chờ chỉ đạo",
        "dung viec {} cho chi dao",
        "Tạm hoãn {}: chờ chỉ đạo",
        "tạm ngưng NV-{} vì chờ chỉ đạo",
        "pause {} waiting for a decision",
        "/tamdung {} chờ chỉ đạo",
    ],
)
def test_it_is_read_as_people_type_it(town, line):
    number = town.given()
    told = town.say("BINH", line.format(number))
    assert f"Tạm dừng NV-{number}" in told
    assert open_preview(told)
    assert "thôi việc" not in told


def test_a_reason_is_asked_for_and_it_is_undone(town):
    number = town.given()
    assert f"Tạm dừng NV-{number} vì sao?" in town.say("BINH", f"dừng {number}")
    assert "“chờ họp ban”" in town.say("BINH", "chờ họp ban")
    town.say("BINH", "1")
    town.told("LAN")
    assert "dừng đồng hồ" in town.say("BINH", "hoàn tác")
    assert "Đang dừng" not in town.say("LAN", f"việc {number}")


def test_from_who_does_it_the_same_words_say_that_he_is_stuck(town):
    number = town.given()
    told = town.say("LAN", f"tạm dừng {number} chờ số liệu")
    assert "1 Xin anh Bình xác nhận và dừng đồng hồ" in told
    assert "Đang dừng" not in town.say("LAN", f"việc {number}")


def test_a_cause_that_was_named_is_what_is_confirmed(town):
    number = town.given()
    for line in (f"vướng {number} chờ Sở Tài chính", "1", "1"):
        town.say("LAN", line)
    told = town.say("BINH", f"dừng {number} chờ chỉ đạo")
    assert "chờ đơn vị khác" in told
    assert open_preview(told)


def test_only_whoever_decides_about_work_pauses_it_and_only_once(town):
    number = town.given()
    assert "do anh Bình quyết" in town.say("HOA", f"dừng {number} chờ chỉ đạo")
    assert f"Không thấy NV-{number}" in town.say("MAI", f"dừng {number} chờ chỉ đạo")
    assert open_preview(town.say("GD", f"dừng {number} chờ chỉ đạo")), "a head above the reviewer"
    town.say("GD", "1")
    assert "chưa thể tạm dừng" in town.say("BINH", f"dừng {number} chờ chỉ đạo")
    assert "đồng hồ chạy lại" in town.say("GD", f"tiếp tục {number}")


def test_several_are_paused_in_one_line(town):
    first, second = town.given(), town.given(to="Hoàng Thị Hoa")
    told = town.say("BINH", f"dừng {first} {second} chờ chỉ đạo")
    assert f"NV-{first}" in told
    assert f"NV-{second}" in told
    town.say("BINH", "1")
    assert "tạm dừng" in town.told("HOA2")
    town.say("BINH", "hoàn tác")
    assert "Đang dừng" not in town.say("LAN", f"việc {first}")
    assert "Đang dừng" not in town.say("HOA2", f"việc {second}")


def test_work_handed_over_in_other_words_goes_over(town):
    number = town.given()
    for line in (f"bàn giao {number} cho Phạm Thị Hoa", f"bàn giao việc {number} cho Phạm Thị Hoa"):
        told = town.say("BINH", line)
        assert f"NV-{number}" in told
        assert "chị Phạm Thị Hoa" in told or "chị Hoa" in told
        assert open_preview(told)
        assert "thôi việc" not in told
    assert "Giao chị" in town.say("BINH", "bàn giao việc soạn báo cáo cho Lan hạn thứ 6")


@pytest.mark.parametrize("line", ["tạm dừng", "cho dừng việc đó", "bàn giao giúp", "cho thôi đi"])
def test_words_not_understood_never_propose_to_let_somebody_go(town, line):
    town.given()
    assert "thôi việc" not in town.say("BINH", line)


@pytest.mark.parametrize("line", ["dừng 1", "dung 1", "dừng", "dung 1 cho chi dao", "Dừng 1."])
def test_to_pause_never_confirms_the_draft_of_a_key_result(town, line):
    town.say("BINH", "mục tiêu mới: Hồ sơ đúng, đủ, kịp")
    town.say(
        "BINH", "kr mới MT-1: Số hóa hồ sơ, từ 0 đến 100 hồ sơ, trọng số 100%, Nguyễn Quốc Bình"
    )
    town.given()
    town.say("GD", "đồng ý MT-1")
    town.say("GD", "1")
    town.wind(days=7)
    told = town.say("BINH", line).split("---")[-1]
    assert "Đã ghi" not in told


def test_a_report_below_the_last_one_says_so(town):
    number = town.given()
    town.say("LAN", f"bc {number} 50%")
    assert "Thấp hơn lần báo trước (50%)" in town.say("LAN", f"bc {number} 30%")
    assert "Thấp hơn" not in town.say("LAN", f"bc {number} 60%")


def test_a_day_that_may_be_two_is_asked_about_for_a_later_deadline_too(town):
    number = town.given(deadline="27/11")
    told = town.say("BINH", f"đổi hạn {number} sang thứ 2")
    assert f"Gia hạn NV-{number} đến 17:00 thứ Hai 30/11/2026" in told, "today would be earlier"
    asked = town.say("BINH", f"gia hạn {number} đến thứ 5 ngày 4/12")
    assert "2 17:00 thứ Sáu 4/12/2026" in asked
    shown = town.say("BINH", "2")
    assert f"Gia hạn NV-{number} đến 17:00 thứ Sáu 4/12/2026" in shown


def test_leave_on_days_off_says_that_nobody_works_then(town):
    assert "Lúc đó cơ quan nghỉ" in town.say("LAN", "nghỉ ngày mai")
    assert "Lúc đó cơ quan nghỉ" not in town.say("LAN", "nghỉ đến hết thứ 4")


def test_whole_words_are_found_before_parts_of_others(town):
    town.given(title="họp khối huyện")
    town.given(title="trả lời xã Yên Lãng")
    told = town.say("BINH", "tìm yên")
    assert told.index("Yên Lãng") < told.index("huyện")
