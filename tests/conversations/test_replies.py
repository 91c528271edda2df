"""A reply to our message about a task works like naming its number."""

import pytest
from sqlalchemy import update

from bot.reading.aimed import aim
from core.kernel.tables import letter


def test_a_bare_reply_reports_hands_in_accepts_and_returns(town):
    town.given()
    town.told("LAN")
    assert town.say("LAN", "70%", about="Anh Bình giao NV-1").startswith("NV-1: 70%")
    assert town.say("LAN", "xong", about="Anh Bình giao NV-1").startswith("Đã trình NV-1")
    town.told("BINH")
    shown = town.say("BINH", "trả: thiếu số liệu", about="Chị Lan trình NV-1")
    assert "Trả lại NV-1 soạn tờ trình (chị Lan): thiếu số liệu" in shown
    town.say("BINH", "1")
    assert "thiếu số liệu" in town.told("LAN")
    town.say("LAN", "xong rồi ạ", about="trả lại NV-1")
    assert "Nghiệm thu NV-1" in town.say("BINH", "duyệt", about="Chị Lan trình NV-1")
    assert town.say("BINH", "1").startswith("Đã làm")


def test_words_without_a_verb_are_a_report_about_the_task(town):
    town.given()
    town.given(title="rà soát hồ sơ")
    town.told("LAN")
    told = town.say("LAN", "đã gửi Sở Tài chính, chờ góp ý", about="giao NV-1")
    assert told.startswith("NV-1: 0%")
    assert "chờ góp ý" in told
    assert town.say("LAN", "10/20 hồ sơ", about="giao NV-2").startswith("NV-2: 10/20 hồ sơ (50%)")
    assert "kẹt" in town.say("LAN", "vướng thiếu số liệu", about="giao NV-2")
    asked = town.say("LAN", "xin gia hạn đến 4/12 vì chờ số liệu", about="giao NV-1")
    assert asked.startswith("Đã xin anh Bình gia hạn NV-1 đến 17:00 thứ Sáu 4/12/2026")


def test_a_reply_months_later_still_knows_its_task(town):
    town.given(deadline="20/12/2026")
    town.told("LAN")
    for _ in range(3):
        town.wind(days=40)
    town.told("LAN")
    assert town.say("LAN", "80%", about="Anh Bình giao NV-1").startswith("NV-1: 80%")


def test_a_number_in_the_line_goes_before_the_message_replied_to(town):
    town.given()
    town.given(title="rà soát hồ sơ")
    town.told("LAN")
    assert town.say("LAN", "bc 2 30%", about="giao NV-1").startswith("NV-2: 30%")


def test_a_reply_to_a_list_asks_which_task_is_meant(town):
    town.given()
    town.given(title="rà soát hồ sơ")
    town.say("LAN", "việc")
    asked = town.say("LAN", "40%", about="Việc của chị: 2")
    assert asked.startswith("Việc nào?\n1 NV-1 soạn tờ trình\n2 NV-2 rà soát hồ sơ")
    assert town.say("LAN", "2").startswith("NV-2: 40%")


def test_the_places_of_an_older_list_count_in_a_reply_to_it(town):
    for title in ("một", "hai", "ba"):
        town.say("LAN", f"xong {town.given(title=f'việc {title}')}")
    town.told("BINH")
    town.say("BINH", "việc chờ tôi")
    town.say("BINH", "việc phòng")
    preview = town.say("BINH", "3 trả: thiếu phụ lục", about="Chờ anh quyết: 3")
    assert "Trả lại NV-3" in preview


def test_a_number_in_a_reply_answers_the_question_replied_to_or_is_a_percentage(town):
    town.given()
    town.told("LAN")
    town.say("BINH", "giao Lan rà soát, hạn thứ 6")
    assert town.say("BINH", "1", about="Giao chị Nguyễn Thị Lan").startswith("Đã giao NV-2")
    town.told("LAN")
    assert town.say("LAN", "60", about="giao NV-1").startswith("NV-1: 60%")


def test_a_reply_to_a_question_answers_it(town):
    town.given()
    town.say("LAN", "xong 1")
    town.told("BINH")
    town.say("BINH", "trả 1")
    assert "Trả lại NV-1" in town.say("BINH", "thiếu chữ ký", about="vì sao")


def test_thanks_and_other_commands_in_a_reply_stay_what_they_are(town):
    town.given()
    town.told("LAN")
    assert town.say("LAN", "cảm ơn anh", about="giao NV-1").startswith("Không có gì")
    assert town.say("LAN", "ok", about="giao NV-1").startswith("Chào chị")
    assert town.say("LAN", "việc trễ", about="giao NV-1").startswith("Không có việc nào quá hạn")
    assert town.say("LAN", "?", about="giao NV-1").startswith("NV-1: Soạn tờ trình")
    assert town.rows("SELECT count(*) FROM journal WHERE verb = 'report'") == [(0,)]


def test_only_ones_own_letters_can_be_replied_to(town):
    town.given()
    town.given(to="Hoàng Thị Hoa", title="việc của Hoa")
    town.told("LAN")
    others = town.message("HOA2", "giao NV-2")
    town.database.write_now(
        lambda connection: connection.execute(
            update(letter).where(letter.c.id == int(others)).values(chat="LAN")
        )
    )
    town.console.told["LAN"].append(town.console.told["HOA2"][0])
    town.told("LAN")
    assert town.say("LAN", "90%", about="giao NV-2").startswith("“90%”: báo cho việc nào?")
    assert town.rows("SELECT progress FROM task") == [(0,), (0,)]


@pytest.mark.parametrize(
    ("typed", "aimed"),
    [
        ("70%", "bc 12 70%"),
        ("xong", "xong 12"),
        ("xong ạ", "xong 12 ạ"),
        ("xong hết rồi anh ơi", "xong 12 hết rồi anh ơi"),
        ("xong dự thảo, chờ ký", "bc 12 xong dự thảo, chờ ký"),
        ("xong 123/BC-SNV", "xong 12 123/BC-SNV"),
        ("da xong", "đã xong 12"),
        ("duyệt", "duyệt 12"),
        ("dong y", "dong y 12"),
        ("trả: thiếu số liệu", "trả 12: thiếu số liệu"),
        ("trả lời sở rồi", "bc 12 trả lời sở rồi"),
        ("chuyển hồ sơ sang Sở rồi", "bc 12 chuyển hồ sơ sang Sở rồi"),
        ("gia hạn đến 5/12", "gia hạn 12 đến 5/12"),
        ("/bc 70%", "bc 12 70%"),
        ("bc 70%", "bc 12 70%"),
        ("xem", "việc 12"),
        ("bc 3 70%", None),
        ("#3 70%", None),
        ("1 2 duyệt", None),
        ("việc trễ", None),
        ("hoàn tác", None),
        ("tuần", None),
        ("", None),
        ("/lạ", None),
    ],
)
def test_the_number_of_the_task_goes_where_the_sentence_needs_it(typed, aimed):
    found = aim(typed, 12)
    assert (found or "").replace("da xong", "đã xong") == (aimed or "")
