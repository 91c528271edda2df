"""What somebody may try who wants more than is his: forged buttons, codes, odd signs, long lines."""

import logging

import pytest

from tests.conversations.town import Town

LARGE = 10**30
ODD = (
    "việc " + "9" * 30,
    "bc 99999999999999999999 50%",
    "bc 1 " + "9" * 400 + "%",
    "bc 1 10/999999999999999999999999",
    "xong 1 " + "x" * 3900,
    "giao Lan " + "a" * 3800 + ", hạn thứ 6",
    "giao Lan {$name} { $You } %s %d \\x00, hạn thứ 6",
    "giao Lan 99999999999999999999 BC01 soạn, hạn thứ 6",
    "gia hạn 1 đến 31/12/99999",
    "nghỉ đến 1/1/9999",
    "lịch nghỉ 1/1/0001",
    "điểm tháng 99999999999",
    "đơn vị định mức 99999999999999999999999",
    "cảm ơn mức 99999999999999999999999",
    "kiến nghị 99999999999999999999999 x",
    "trả lời kiến nghị 99999999999999999999999 đồng ý: x",
    "chấm Lan 9e99 9 9",
    "tự đánh giá -9 9 9",
    "duyệt " + " ".join(str(number) for number in range(1000)),
    "tìm " + "%_" * 500,
    "tìm '; DROP TABLE task; --",
    "liên kết " + "9" * 500,
    "\x00\x1b[31m\x07",
    "😀" * 2000,
)


def test_nothing_odd_is_a_bug_for_anybody(caplog):
    town = Town()
    town.given()
    for who in ("BINH", "LAN", "ADMIN"):
        for line in ODD:
            assert "Xin lỗi" not in town.say(who, line), (who, line[:60])
    assert "failed" not in {state for (state,) in town.rows("SELECT DISTINCT state FROM inbox")}
    assert [one for one in caplog.records if one.levelno >= logging.ERROR] == []


@pytest.mark.parametrize(
    ("number", "question"),
    [(1, LARGE), (LARGE, 1), (-1, 1), (2**63, 2**63), (1, -5), (1, 0), (99, 1)],
)
def test_a_forged_button_is_an_old_list_and_no_bug(number, question):
    town = Town()
    town.given()
    town.say("BINH", "hủy 1 trùng")
    lines = town.rows("SELECT count(*) FROM journal")
    for who in ("BINH", "LAN", "MAI"):
        assert "Danh sách này đã cũ" in town.press(who, number, question)
    assert town.rows("SELECT count(*) FROM journal") == lines


def test_the_buttons_of_one_person_are_nothing_in_another_hand():
    town = Town()
    town.given()
    town.say("BINH", "hủy 1 trùng")
    asked = town.open_question("BINH")
    for who in ("LAN", "MAI", "GD", "ADMIN"):
        assert "Danh sách này đã cũ" in town.press(who, 1, asked)
    assert town.press("NOBODY", 1, asked).startswith("Chào anh/chị.")
    assert town.rows("SELECT state FROM task") == [("assigned",)]
    assert "Đã hủy" in town.press("BINH", 1, asked)


def test_a_title_shows_everybody_what_it_says():
    town = Town()
    town.say("BINH", "giao Lan soạn \u202eoáb\u202c \u2066tờ\u2069 trình\x1b[2J\x07, hạn thứ 6")
    town.say("BINH", "1")
    [(title,)] = town.rows("SELECT title FROM task")
    assert title.isprintable()
    assert "tờ" in title


@pytest.mark.parametrize(
    "line",
    ["điểm của Lan", "tháng của Lan", "việc của Lan", "K7F3A", "mã K7F3A", "duyệt 1", "xóa"],
)
def test_a_group_tells_the_figures_of_nobody(line):
    town = Town()
    town.given()
    town.told("LAN")
    for who in ("BINH", "LAN", "MAI", "GD"):
        told = town.say(who, line, private=False)
        assert "Lan" not in told
        assert "tờ trình" not in told.lower()


def test_the_code_of_a_picture_opens_for_its_readers_and_is_unknown_to_all_others():
    town = Town()
    town.given()
    code = town.say("LAN", "tuần").split("Mã số liệu: ")[1][:5]
    assert "Không" not in town.say("LAN", code).split("\n")[0]
    unknown = town.say("MAI", "K7F3A").replace("K7F3A", code)
    for who in ("MAI", "HOA2", "BINH", "ADMIN"):
        assert town.say(who, code) == unknown or code in town.say(who, code), who
        assert "tờ trình" not in town.say(who, code).lower(), who
