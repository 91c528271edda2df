"""Slips about the evaluation: nothing typed is dropped, nothing breaks, every answer is exact."""

import datetime as dt

import pytest

from tests.conversations.town import ZONE, Town

NOVEMBER = dt.datetime(2026, 11, 10, 9, 0, tzinfo=ZONE)


@pytest.fixture
def town():
    return Town(NOVEMBER)


@pytest.mark.parametrize(
    "line",
    ["kỳ đơn vị TCCB tốt theo 12/QĐ-SNV", "kỳ theo quý"],
)
def test_whatever_an_admin_did_about_periods_undoing_answers_with_a_way(town, line):
    town.say("ADMIN", line)
    town.say("ADMIN", "1")
    answer = town.say("ADMIN", "hoàn tác")
    assert "Nhắn" in answer or "nhắn" in answer


@pytest.mark.parametrize(
    "line", ["28 d100 e100", "28 dd100 e 100", "d 100 28 e=100%", "28 đ100 e100"]
)
def test_the_stroke_of_a_letter_may_be_left_out(town, line):
    answer = town.say("GD", f"cham binh thang 10 {line}: lãnh đạo tốt")
    assert "tiêu chí chung 28/30" in answer
    assert "đ tổ chức thực hiện của anh Bình tháng 10: 100%" in answer
    assert "e đoàn kết của anh Bình tháng 10: 100%" in answer


@pytest.mark.parametrize(
    ("line", "unread"),
    [
        ("chấm Bình tháng 10 28 f100 e100", "f100"),
        ("chấm Bình tháng 10 28 đ100 d50", "d50"),
        ("chấm Lan tháng 10 27 cần chủ động hơn", "cần chủ động hơn"),
        ("chấm Lan tháng 10 9 9 900", "900"),
    ],
)
def test_what_of_points_is_not_understood_is_said_and_nothing_is_noted(town, line, unread):
    answer = town.say("GD" if "Bình" in line else "BINH", line)
    assert answer.startswith(f"Chưa hiểu “{unread}” nên chưa ghi gì.")
    assert "Nhắn lại: chấm Lan" in answer
    assert town.rows("SELECT count(*) FROM assessment") == [(0,)]


def test_what_of_own_points_is_not_understood_is_said_and_filling_words_are_no_matter(town):
    answer = town.say("LAN", "tự đánh giá tháng 10 9 9 9 đ100")
    assert answer.startswith("Chưa hiểu “đ100”")
    assert "27/30" in town.say("LAN", "tự đánh giá tháng 10 là 9, 9, 9 điểm nhé")
    assert "27/30" in town.say("BINH", "chấm cho chị Lan tháng 10 9 9 9 điểm ạ")


def test_a_petition_without_a_line_or_a_reason_asks_for_both(town):
    answer = town.say("LAN", "kien nghi thang 10")
    assert answer.startswith("Kiến nghị dòng nào, vì sao?")
    assert "12 hôm đó chờ chữ ký" in answer
    assert town.rows("SELECT count(*) FROM petition") == [(0,)]
    town.say("LAN", "0")
    assert "NV-12" in town.say("LAN", "kiến nghị 12 tháng 10")
    town.say("LAN", "0")
    assert "điểm chung" in town.say("LAN", "kiến nghị tháng 10 tiêu chí 2")


def test_a_period_says_exactly_what_opening_it_did(town):
    assert town.say("ADMIN", "ky mo 12/2026").startswith("Sẽ mở trước tháng 12/2026 (chưa tới)")
    assert town.rows("SELECT key FROM period") == []
    ahead = town.say("ADMIN", "1")
    assert ahead.startswith("Đã mở trước tháng 12/2026 (chưa tới)")
    again = town.say("ADMIN", "kỳ mở tháng 12/2026")
    assert again.startswith("Tháng 12/2026 đã mở từ trước, không có gì thay đổi.")
    town.say("ADMIN", "kỳ mở")
    assert town.say("ADMIN", "1").startswith("Đã mở tháng 11/2026:")
    assert [key for (key,) in town.rows("SELECT key FROM period ORDER BY key")] == [
        "2026-11",
        "2026-12",
    ]


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("ky mo 13/2026", "ky mo 11/2026"),
        ("kỳ mở tháng 13", "kỳ mở tháng 11"),
        ("kỳ mở tháng 3/2040", "kỳ mở tháng 3/2026"),
        ("kỳ khóa 0/2026", "kỳ khóa 11/2026"),
    ],
)
def test_a_month_that_does_not_exist_is_a_slip_with_the_line_to_send(town, line, instead):
    answer = town.say("ADMIN", line)
    assert answer.startswith("Không có tháng")
    assert answer.endswith(f"ví dụ: {instead}")
    assert town.rows("SELECT count(*) FROM period") == [(0,)]


def test_the_director_reads_the_sum_first_and_seven_people_a_page(town):
    town.say("BINH", "chấm Lan tháng 10 30")
    first = town.say("GD", "xếp loại tháng 10")
    head, total, *_ = first.splitlines()
    assert head == "Xếp loại tháng 10/2026:"
    assert total == "7 người, đã chốt 0:"
    assert first.index("chưa có mức") < first.index("•")


def test_deciding_names_what_was_handed_in_and_still_waits_for_its_reviewer():
    town = Town(dt.datetime(2026, 10, 5, 9, 0, tzinfo=ZONE))
    done, waiting = (
        town.given(title=title, deadline="15/10/2026") for title in ("soạn tờ trình", "rà hồ sơ")
    )
    town.now = dt.datetime(2026, 10, 14, 10, 0, tzinfo=ZONE)
    for number in (done, waiting):
        town.say("LAN", f"xong {number} đã gửi 12/TTr")
    town.say("BINH", f"duyệt {done}")
    town.say("BINH", "1")
    town.now = NOVEMBER
    town.say("BINH", "chấm Lan tháng 10 30")
    shown = town.say("BINH", "chốt Lan tháng 10")
    assert f"còn chờ nghiệm thu nên chưa tính vào điểm: NV-{waiting} (chị Lan)" in shown
    assert f"nhắn: duyệt {waiting}" in shown
    assert f"NV-{done} (chị Lan)" not in shown


def test_a_review_that_takes_the_place_of_another_says_whose_and_how_much(town):
    assert "Thay cho" not in town.say("BINH", "chấm Lan tháng 10 9 9 8: còn chậm")
    assert "Thay cho 26 điểm anh Bình đã chấm trước đó." in town.say(
        "HOA", "cham lan thang 10 9 9 9: khá"
    )


def test_reviews_taken_back_give_back_exactly_what_stood_before_them(town):
    def standing():
        return town.rows("SELECT stage, reviewer_id FROM assessment")

    town.say("LAN", "tự đánh giá tháng 10 9 9 8: chưa có sáng kiến")
    town.say("HOA", "chấm Lan tháng 10 9 8 8: cần chủ động hơn")
    town.say("BINH", "chấm Lan tháng 10 8 8 8: còn chậm")
    assert "Bình đã làm bước sau" in town.say("HOA", "hoàn tác")
    town.say("BINH", "hoàn tác")
    assert "26 → 25" in town.say("BINH", "chấm tháng 10")
    assert standing() == [("reviewed", 3)]
    town.say("HOA", "chấm Mai tháng 10 9 9 9")
    assert "Đã hoàn tác" in town.say("HOA", "hoàn tác")
    assert "26 → chưa chấm" in town.say("BINH", "chấm tháng 10")
    assert standing() == [("assessed", None)]
    town.say("HOA", "hoàn tác")
    assert standing() == [("assessed", None)]
    assert "Đã hoàn tác" in town.say("LAN", "hoàn tác")
    assert standing() == [("open", None)]


def test_a_step_of_another_period_holds_no_undoing_up(town):
    town.say("BINH", "chấm Lan tháng 9 27: cần cố gắng")
    town.say("HOA", "chấm Lan tháng 10 26: cần cố gắng")
    assert "Đã hoàn tác" in town.say("BINH", "hoàn tác")
    assert town.rows("SELECT period, stage FROM assessment ORDER BY period") == [
        ("2026-09", "open"),
        ("2026-10", "reviewed"),
    ]


def test_a_name_that_fits_nobody_never_decides_about_everybody():
    town = Town(dt.datetime(2026, 11, 10, 9, 0, tzinfo=ZONE))
    for line in ("chốt Lna tháng 10", "chốt Trần Lạ"):
        assert town.say("BINH", line).startswith("Chốt ai?"), line
    assert "Chưa chốt được ai" in town.say("BINH", "chốt tháng 10")


def test_names_are_offered_only_among_those_one_leads():
    town = Town()
    for line in ("điểm của Hoa", "tháng của Hoa", "chấm Hoa 9 9 9", "chốt Hoa"):
        assert "Thị Hoa" not in town.say("MAI", line), line
        assert "1 Phạm Thị Hoa" in town.say("BINH", line), line
    assert "Chưa rõ" in town.say("BINH", "tháng của Xyz")


def test_a_unit_that_one_does_not_lead_is_given_nothing_and_its_load_is_not_told():
    town = Town()
    for who in ("LAN", "MAI", "KHANG"):
        told = town.say(who, "giao phòng TCCB soạn báo cáo, hạn thứ 6")
        assert "chỉ giao được việc" in told, who
        assert "giữ" not in told, who
    assert "1 Nguyễn Thị Lan" in town.say("HOA", "giao phòng TCCB soạn báo cáo, hạn thứ 6")
