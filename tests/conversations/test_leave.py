"""Leave and time in the field: nothing is sent, a colleague stands in, one summary on return."""

import datetime as dt

import pytest

from tests.conversations.town import ZONE


def at(town, day, hour, minute=0):
    """Let time pass to a moment of November 2026."""
    town.wind(
        seconds=(dt.datetime(2026, 11, day, hour, minute, tzinfo=ZONE) - town.now).total_seconds()
    )


def test_leave_says_what_falls_due_and_offers_three_ways(town):
    first = town.given(deadline="25/11/2026")
    town.given(deadline="30/11/2026")
    town.told("LAN")
    told = town.say("LAN", "nghỉ đến hết thứ 5")
    assert told.startswith("Nghỉ đến hết thứ Năm 26/11.")
    assert "1 việc đến hạn trong lúc nghỉ" in told
    assert f"• NV-{first} soạn tờ trình: hạn thứ Tư 25/11" in told
    assert "Tôi sẽ không nhắn gì, sáng thứ Sáu 27/11 tóm tắt một lần." in told
    for label in ("1 Nhờ chị Hoa giữ hộ", "2 Xin lùi hạn", "3 Để tôi tự lo"):
        assert label in told


def test_nothing_is_sent_on_leave_and_one_summary_comes_on_the_first_morning_back(town):
    one = town.given(deadline="25/11/2026")
    town.told("LAN")
    town.say("LAN", "nghi den het thu 5")
    town.say("LAN", "3")
    two = town.given(title="rà soát hồ sơ", deadline="30/11/2026")
    three = town.given(title="lập danh sách", deadline="1/12/2026")
    for day in (25, 26):
        at(town, day, 8)
        at(town, day, 12)
    assert town.told("LAN") == ""
    at(town, 27, 7, 59)
    assert town.told("LAN") == ""
    at(town, 27, 8)
    told = town.told("LAN")
    assert told.count("---") == 0, "one message"
    assert f"NV-{one} soạn tờ trình: quá hạn" in told
    assert "2 việc có tin mới trong lúc tôi không nhắn:" in told
    assert f"• NV-{two} rà soát hồ sơ: mới giao, hạn thứ Hai 30/11" in told
    assert f"• NV-{three} lập danh sách: mới giao" in told
    at(town, 27, 12)
    assert town.told("LAN") == ""


def test_what_somebody_on_leave_asks_is_answered_at_once(town):
    town.say("LAN", "nghỉ đến hết thứ 5")
    assert town.say("LAN", "việc") == "Không có việc nào đang mở. Khi có việc mới tôi sẽ nhắn."


def test_a_single_letter_that_was_held_comes_whole_on_return(town):
    town.say("LAN", "nghỉ hôm nay")
    number = town.given(deadline="30/11/2026")
    assert town.told("LAN") == ""
    at(town, 25, 8)
    told = town.told("LAN")
    assert f"NV-{number} soạn tờ trình" in told


def test_coming_back_early_gives_what_waited(town):
    town.say("LAN", "nghỉ đến hết thứ 5")
    one = town.given(deadline="30/11/2026")
    two = town.given(title="rà soát", deadline="30/11/2026")
    at(town, 25, 9)
    assert town.told("LAN") == ""
    told = town.say("LAN", "đi làm lại")
    assert "Mừng chị trở lại" in told
    town.wind(minutes=1)
    told += town.told("LAN")
    assert f"NV-{one}" in told
    assert f"NV-{two}" in told
    assert "không báo nghỉ" in town.say("LAN", "hết nghỉ")


def test_a_colleague_is_asked_confirms_and_is_reminded_instead(town):
    number = town.given(deadline="26/11/2026")
    town.told("LAN")
    town.say("LAN", "nghỉ từ 25/11 đến 27/11")
    assert "Đã nhờ chị Hoa" in town.say("LAN", "1")
    asked = town.told("HOA")
    assert "Chị Lan nghỉ từ thứ Tư 25/11 đến hết thứ Sáu 27/11 và nhờ chị giữ hộ 1 việc:" in asked
    assert 'Nhắn "nhận giữ hộ" hoặc "không giữ hộ".' in asked
    told = town.say("HOA", "nhận giữ hộ")
    assert f"NV-{number}" in told
    assert "Chị Hoa nhận giữ hộ đến hết thứ Sáu 27/11." in town.told("LAN")
    at(town, 26, 8)
    assert f"NV-{number} soạn tờ trình: hạn hôm nay (giữ hộ chị Lan)" in town.told("HOA")
    assert town.told("LAN") == ""


def test_a_colleague_may_say_no(town):
    town.given(deadline="26/11/2026")
    town.say("LAN", "nghỉ đến hết thứ 6, nhờ Hoàng Thị Hoa")
    assert "báo lại chị Lan" in town.say("HOA2", "không giữ hộ")
    assert town.rows("SELECT deputy_id FROM absence") == [(None,)]
    assert town.say("HOA2", "nhận giữ hộ") == "Không có lời nhờ giữ hộ nào đang chờ."


def test_a_colleague_who_is_away_too_is_neither_proposed_nor_taken(town):
    town.given(deadline="26/11/2026")
    town.say("HOA2", "nghỉ đến hết thứ 6")
    town.say("LAN", "nghỉ đến hết thứ 6")
    town.say("LAN", "1")
    assert "nhờ chị giữ hộ" in town.told("HOA"), "the other one of that name, who is here"
    told = town.say("LAN", "nghỉ đến hết thứ 6, nhờ Hoàng Thị Hoa")
    assert "cũng nghỉ đến hết thứ Sáu 27/11" in told


def test_later_deadlines_are_asked_for_everything_that_falls_due(town):
    one = town.given(deadline="25/11/2026")
    two = town.given(title="rà soát", deadline="26/11/2026")
    town.told("BINH")
    town.say("LAN", "nghỉ đến hết thứ 5")
    told = town.say("LAN", "2")
    assert f"Đã xin lùi hạn NV-{one}, NV-{two} đến 17:00 thứ Sáu 27/11/2026." in told
    asked = town.told("BINH")
    assert f"xin gia hạn NV-{one}" in asked
    assert f"xin gia hạn NV-{two}" in asked


def test_half_a_day_ends_at_noon_or_begins_there(town):
    assert "Nghỉ đến 12:00 thứ Tư 25/11" in town.say("LAN", "nghỉ đến sáng thứ 4")
    told = town.say("LAN", "nghỉ chiều thứ 4")
    assert told.startswith("Nghỉ từ 12:00 thứ Tư 25/11 đến hết thứ Tư 25/11.")


def test_sick_leave_without_a_day_is_asked_about_and_the_reason_is_not_kept(town):
    assert town.say("LAN", "nghỉ ốm").startswith("Nghỉ đến bao giờ?")
    assert "Nghỉ đến hết hôm nay" in town.say("LAN", "hôm nay").replace("thứ Hai 23/11", "hôm nay")
    kept = str(town.rows("SELECT * FROM absence")) + str(
        town.rows("SELECT facts FROM journal WHERE subject = 'absence'")
    )
    assert "ốm" not in kept


def test_the_last_word_about_an_absence_counts(town):
    town.say("LAN", "nghỉ đến hết thứ 5")
    assert "Thay cho lần báo trước" in town.say("LAN", "nghỉ đến hết thứ 6")
    at(town, 27, 8)
    town.given(deadline="30/11/2026")
    assert town.told("LAN") == "", "still on leave on Friday"


def test_leaders_see_who_is_away_and_others_only_themselves(town):
    town.say("LAN", "nghỉ ốm đến hết thứ 5")
    told = town.say("BINH", "nghỉ phòng")
    assert "• Chị Lan nghỉ đến hết thứ Năm 26/11" in told
    assert "ốm" not in told
    assert "chưa báo nghỉ" in town.say("MAI", "nghỉ phòng")
    assert "chưa ai báo nghỉ" in town.say("KHANG", "nghỉ phòng")


def test_field_mode_keeps_reminders_but_not_work(town):
    town.given(deadline="25/11/2026")
    town.told("LAN")
    at(town, 25, 7, 50)
    told = town.say("LAN", "đi cơ sở đến 16h")
    assert told.startswith("Đi cơ sở đến 16:00.")
    assert "tính theo giờ gửi" in told
    at(town, 25, 8)
    assert town.told("LAN") == ""
    number = town.given(title="lập danh sách", deadline="26/11/2026")
    assert f"NV-{number}" in town.told("LAN")
    at(town, 25, 16, 1)
    assert "soạn tờ trình: hạn hôm nay" in town.told("LAN")


def test_words_without_a_day_are_answered_with_the_sentence_to_send(town):
    assert "Nhắn: đến hết thứ 5" in town.say("LAN", "nghỉ")
    assert "Nhắn: đến hết thứ 5" in town.say("LAN", "blah blah")
    assert "hôm qua" not in town.say("LAN", "nghỉ hôm qua")
    assert town.rows("SELECT count(*) FROM absence") == [(0,)]


def test_the_preview_says_who_is_away_and_who_stands_in(town):
    town.given()
    town.say("LAN", "nghỉ đến hết thứ 5")
    town.say("LAN", "1")
    preview = town.say("BINH", "giao Lan soạn báo cáo, hạn thứ 6")
    assert "Chị Lan nghỉ đến hết thứ Năm 26/11." in preview
    preview = town.say("BINH", "giao Mai soạn báo cáo, hạn thứ 6")
    assert "nghỉ đến" not in preview


def test_the_preview_names_a_leave_that_begins_before_the_deadline(town):
    town.say("LAN", "nghỉ phép từ 25/11 đến 27/11")
    preview = town.say("BINH", "giao Lan soạn báo cáo, hạn thứ 6")
    assert "Chị Lan nghỉ từ thứ Tư 25/11 đến hết thứ Sáu 27/11." in preview
    assert "nghỉ" not in town.say("BINH", "giao Lan soạn báo cáo, hạn mai").split("Hạn")[0]


@pytest.mark.parametrize("word", ["0", "thôi"])
def test_leaving_the_question_behind_a_leave_does_not_say_that_nothing_changed(town, word):
    town.given(deadline="thứ 6")
    town.told("LAN")
    assert "1 việc đến hạn" in town.say("LAN", "nghỉ thứ 5 đến thứ 6")
    assert town.say("LAN", word) == "Vâng, tôi không hỏi thêm. Những gì đã ghi vẫn giữ nguyên."
    assert town.rows("SELECT count(*) FROM absence WHERE ended IS NULL") == [(1,)]
    assert "Về sớm" not in town.say("LAN", "đi làm lại")
