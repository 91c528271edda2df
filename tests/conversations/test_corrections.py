"""A short reply sets right what was just said; a new command in between is a new command."""


def test_a_date_typed_at_the_preview_changes_the_deadline(town):
    town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6")
    assert "Hạn 17:00 thứ Năm 26/11/2026" in town.say("BINH", "không, thứ 5")
    assert "Hạn 10:00 thứ Tư 25/11/2026" in town.say("BINH", "10h thứ 4")
    town.say("BINH", "1")
    assert "Hạn 10:00 thứ Tư 25/11/2026" in town.told("LAN")


def test_words_that_are_no_date_leave_the_preview_waiting(town):
    town.say("BINH", "giao Lan soạn tờ trình, hạn thứ 6")
    assert "nhắn 1 để giao" in town.say("BINH", "ừ được đấy")
    assert town.say("BINH", "1").startswith("Đã giao NV-1")


def test_a_short_reply_changes_the_deadline_just_set(town):
    number = town.given(deadline="thứ 6")
    town.told("LAN")
    assert town.say("BINH", "không, thứ 5").startswith(f"Hạn mới của NV-{number}: 17:00 thứ Năm")
    assert town.told("LAN").startswith("Anh Bình sửa hạn NV-1 (soạn tờ trình): 17:00 thứ Năm")
    assert town.say("BINH", "à nhầm, chiều mai").startswith("Hạn mới của NV-1: 17:00 thứ Ba")
    town.say("BINH", "hoàn tác")
    assert "thứ Năm 26/11" in town.say("LAN", "việc")


def test_a_correction_stops_where_somebody_built_on_it_or_time_has_passed(town):
    number = town.given(deadline="thứ 6")
    town.say("LAN", f"bc {number} 10%")
    assert town.say("BINH", "không, thứ 5").startswith("Chưa rõ ý")
    town.given(title="việc khác", deadline="thứ 6")
    town.wind(hours=2)
    assert town.say("BINH", "không, thứ 5").startswith("Chưa rõ ý")


def test_a_date_out_of_the_blue_changes_nothing(town):
    assert town.say("LAN", "thứ 5").startswith("Chưa rõ ý")
    assert town.rows("SELECT count(*) FROM journal WHERE subject = 'task'") == [(0,)]


def test_words_that_tell_something_else_change_no_deadline(town):
    number = town.given()
    for line in ("đang làm, mai xong", "mai em nghỉ phép nhé", "thứ 5 cơ quan liên hoan"):
        assert "Hạn mới" not in town.say("BINH", line), line
    for line in ("à nhầm, thứ 5 nhé", "thu 5 moi dung", "ý anh là thứ 5"):
        assert town.say("BINH", line).startswith(f"Hạn mới của NV-{number}: 17:00 thứ Năm"), line
