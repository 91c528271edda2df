"""Pictures: what can be asked for, and their codes, which open the same figures again."""

import re

import reports
from bot.views.page import NOTICES
from core.reminders.notices import Board, Digest, MonthCard, WeekCard
from reports.canvas import Canvas
from reports.renderer import renderer
from tests.conversations.test_first_figures import month_of_lan, shown

CODE = re.compile(r"Mã số liệu: (\w{5})\.")


def code_in(text):
    return CODE.search(text)[1]


def counted(town, condition, unit="TCCB"):
    """Count tasks of a unit on another way than the product does."""
    query = "SELECT count(*) FROM task t JOIN unit u ON u.id = t.unit_id WHERE u.code = "
    return town.rows(f"{query}'{unit}' AND {condition}")[0][0]


def asked(town, code, text, **more):
    """Let somebody ask; give the answer alone, without what waited for him."""
    town.told(code)
    return town.say(code, text, **more)


def test_a_board_shows_each_unit_beside_the_others(town):
    month_of_lan(town)
    town.given("KHANG", "Mai", "việc của phòng kinh tế", "30/11/2026")
    text = asked(town, "GD", "bảng")
    facts = shown(town, Board)
    assert [one.name for one in facts.units] == ["Phòng Tổ chức cán bộ", "Phòng Kinh tế"]
    tccb, kt = facts.units
    assert (tccb.done, tccb.running + tccb.due_soon, tccb.overdue) == (
        counted(town, "state IN ('handed_in', 'accepted')"),
        counted(town, "state NOT IN ('handed_in', 'accepted')"),
        0,
    )
    assert (kt.done, kt.running + kt.due_soon) == (0, 1)
    assert text.startswith("Cả 2 đơn vị không có việc quá hạn; đã xong 60%.")
    assert "Phòng Tổ chức cán bộ: không trễ" in text


def test_a_board_of_one_unit_is_for_those_who_lead_it(town):
    month_of_lan(town)
    asked(town, "GD", "bảng phòng TCCB")
    assert shown(town, Board).unit_code == "TCCB"
    assert "người phụ trách đơn vị" in asked(town, "KHANG", "bảng phòng TCCB")
    assert "người phụ trách đơn vị" in asked(town, "LAN", "bảng")
    assert asked(town, "GD", "bảng tháng 10").startswith("Chưa rõ ý")


def test_a_month_as_a_card_has_the_figures_of_the_receipt(town):
    _, faulty, late = month_of_lan(town)
    text = asked(town, "LAN", "tháng")
    facts = shown(town, MonthCard)
    # by hand, as in the receipt: 595/12 + 53/2 = 76,08; a 3/4, b 11/16, c 11/16
    assert (facts.total, facts.work, facts.general) == (7608, 4958, 2650)
    assert [part.hundredths for part in facts.parts] == [7500, 6875, 6875]
    assert [(one.number, one.what, one.count, one.lost) for one in facts.costs] == [
        (4, "open", 0, 100),
        (faulty, "content", 1, 25),
        (late, "late", 1, 25),
    ]
    assert (facts.next_number, facts.next_total) == (4, 9358)
    assert "tổng 76,08/100; tiêu chí chung 26,50; kết quả nhiệm vụ 49,58/70" in text
    receipt = asked(town, "LAN", "điểm")
    for figure in ("76,08", "49,58", "93,58"):
        assert figure in text
        assert figure in receipt


def test_a_month_is_for_its_person_and_those_who_lead_him(town):
    month_of_lan(town)
    assert "76,08" in asked(town, "BINH", "thẻ tháng của Lan")
    assert asked(town, "MAI", "tháng của Lan").startswith("Điểm của người khác chỉ người đó")
    which = asked(town, "BINH", "tháng của Hoa")
    assert which.startswith('Có 2 người tên gần với "Hoa"')
    assert "Chưa có việc nào" in asked(town, "BINH", "1")
    assert asked(town, "LAN", "tháng", private=False).startswith("Việc và")


def test_a_code_reopens_exactly_the_figures_also_months_later(town):
    month_of_lan(town)
    first = asked(town, "BINH", "tổng hợp")
    code = code_in(first)
    town.given(title="việc mới", deadline="27/11/2026")
    town.wind(days=120)
    town.told("BINH")
    for typed in (code, code.lower(), f"mã {code}", f"ma so lieu {code.lower()}.", f"/{code}"):
        again = asked(town, "BINH", typed)
        heading, _, figures = again.partition("\n")
        assert heading.startswith(f"Số liệu {code} như đã gửi lúc ")
        assert figures == first
    assert code_in(asked(town, "BINH", "tổng hợp")) != code


def test_a_code_opens_for_those_above_and_for_nobody_else(town):
    month_of_lan(town)
    code = code_in(asked(town, "BINH", "tổng hợp"))
    assert "Phòng Tổ chức cán bộ" in asked(town, "GD", code)
    for stranger in ("KHANG", "MAI", "LAN", "HOA"):
        assert asked(town, stranger, f"mã {code}").startswith(f"Không mở được mã {code}")
    assert asked(town, "KHANG", "mã 22222").startswith("Không mở được mã 22222")


def test_a_weekly_card_opens_for_its_person_only(town):
    month_of_lan(town)
    text = asked(town, "LAN", "tuần")
    code = code_in(text)
    assert asked(town, "LAN", code).endswith(text)
    assert asked(town, "BINH", f"mã {code}").startswith("Không mở được")
    assert asked(town, "GD", f"mã {code}").startswith("Không mở được")


def test_the_digest_of_the_morning_and_the_card_of_friday_can_be_reopened(town):
    month_of_lan(town)  # Thursday 26/11, 9:00
    town.wind(hours=22, minutes=31)  # Friday 07:31
    for code, kind in (("BINH", Digest), ("LAN", WeekCard)):
        if kind is WeekCard:
            town.wind(hours=8)
        town.told(code)
        facts = shown(town, kind)
        assert facts.code in town.say(code, facts.code)


def test_the_same_figures_have_the_same_code_and_are_kept_once(town):
    month_of_lan(town)
    first = code_in(asked(town, "BINH", "tổng hợp"))
    assert code_in(asked(town, "BINH", "tổng hợp")) == first
    assert [row[0] for row in town.rows("SELECT code FROM figures")].count(first) == 1


def test_what_looks_like_a_code_but_is_a_word_is_read_as_ever(town):
    town.given()
    assert asked(town, "LAN", "vướng")
    assert "Không mở được mã" not in asked(town, "LAN", "thanh")
    assert asked(town, "LAN", "K7F3A").startswith("Không mở được mã K7F3A")


def test_dark_pictures_are_a_choice_of_the_person(town):
    month_of_lan(town)
    assert town.say("BINH", "nền tối").startswith("Từ nay ảnh gửi cho anh có nền tối")
    asked(town, "BINH", "tổng hợp")
    asked(town, "LAN", "tuần")
    rows = town.rows(
        "SELECT kind, dark FROM letter WHERE kind IN ('Digest', 'WeekCard') ORDER BY id DESC LIMIT 2"
    )
    assert sorted(rows) == [("Digest", 1), ("WeekCard", 0)]
    assert (
        town.console.told["BINH"][-1].picture is None or town.console.told["BINH"][-1].picture.dark
    )
    assert "nền sáng" in asked(town, "BINH", "theme light")
    assert "nền tối" in town.say("BINH", "nền")


def test_a_leader_of_several_units_gets_one_digest(town):
    town.say("ADMIN", "đơn vị thay CB06 bằng CB02 đến 30/12")
    month_of_lan(town)
    town.given("KHANG", "Mai", "việc kinh tế", "30/11/2026")
    town.wind(hours=22, minutes=31)
    told = town.told("BINH")
    assert told.count("Mã số liệu") == 1
    facts = shown(town, Digest)
    assert "Phòng Tổ chức cán bộ, Phòng Kinh tế" in {
        NOTICES.read(kind, body).unit
        for kind, body in town.rows("SELECT kind, body FROM letter WHERE kind = 'Digest'")
    } | {facts.unit}


def test_a_unit_without_any_task_gets_no_picture_and_no_digest(town):
    told = asked(town, "BINH", "tổng hợp")
    assert told.startswith("Chưa có việc nào trong tháng 11")
    assert town.console.told["BINH"][-1].picture is None
    town.wind(days=2, hours=-1, minutes=-29)
    assert town.told("BINH") == ""


def test_the_weekly_card_comes_at_half_past_three_to_those_with_work_only(town):
    town.given(deadline="26/11/2026")
    town.wind(days=4, hours=6, minutes=29)  # Friday 15:29
    town.told("LAN")
    assert "Thẻ riêng" not in town.told("LAN")
    town.wind(minutes=1)
    assert "Thẻ riêng của chị, không ai khác nhìn thấy." in town.told("LAN")
    assert "Thẻ riêng" not in town.told("MAI"), "she had nothing to do this week, nor before"
    town.wind(minutes=30)
    assert "Thẻ riêng" not in town.told("LAN"), "once is enough"


def test_the_weekly_card_draws_the_minutes_that_its_words_tell(town):
    month_of_lan(town)
    text = asked(town, "LAN", "tuần")
    facts = shown(town, WeekCard)
    assert facts.typed
    said = f"Nhận {facts.messages} tin, gửi {facts.typed}, khoảng {facts.minutes} phút"
    assert f"{said}." in text
    canvas = Canvas(renderer().lettering)
    reports.lay_out(canvas, facts, "vi")
    assert said in {one.string for one in canvas.texts}
