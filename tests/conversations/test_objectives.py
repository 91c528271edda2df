"""Objectives and key results as people type them: proposed, agreed, checked in, graded."""

import datetime as dt

import pytest

from core.kernel.notice import NOTICES
from core.reminders.goal_notices import GoalTree, ResultCard
from core.reminders.notices import Digest, WeekCard
from tests.conversations.town import ZONE, Town

OCTOBER = dt.datetime(2026, 10, 5, 9, 0, tzinfo=ZONE)
SCANNED = "kr mới MT-1: Số hóa hồ sơ cán bộ, từ 0 đến 12.000 hồ sơ, trọng số 40%, chị Lan"
OVERDUE = "kr mới MT-1: Giảm hồ sơ quá hạn từ 120 xuống 20 hồ sơ, trọng số 30%, Hoàng Thị Hoa"
PROJECT = "kr mới MT-1: Ban hành đề án, mốc, trọng số 30%, chị Lan"


@pytest.fixture
def autumn():
    """A town in the first week of the last quarter."""
    made = Town(OCTOBER)
    yield made
    made.database.close()


@pytest.fixture
def agreed(autumn):
    """The same, with an aspirational objective of TCCB that has been agreed to."""
    autumn.say("BINH", "mục tiêu mới: Hồ sơ cán bộ đầy đủ, khát vọng")
    for line in (SCANNED, OVERDUE, PROJECT):
        autumn.say("BINH", line)
    autumn.say("GD", "đồng ý MT-1")
    assert autumn.say("GD", "1").startswith("Đã thống nhất MT-1")
    for code in ("LAN", "HOA2", "BINH"):
        autumn.told(code)
    return autumn


def last(town, kind):
    """Give the figures of a kind that were kept last."""
    rows = town.rows("SELECT kind, body FROM figures ORDER BY id DESC")
    return NOTICES.read(kind.__name__, next(body for name, body in rows if name == kind.__name__))


def last_week(town, code):
    """Give the weekly card that somebody asks for now."""
    town.told(code)
    town.say(code, "tuần")
    return last(town, WeekCard)


def test_an_objective_goes_up_to_be_agreed_and_comes_down_to_its_owners(autumn):
    told = autumn.say("GD", "mục tiêu mới: Chuyển đổi số trong nội bộ")
    assert "MT-1" in told
    assert "Sở Thử, quý 4/2026, cam kết" in told

    told = autumn.say("BINH", "muc tieu moi: Ho so day du, khat vong, theo MT-1")
    assert "khát vọng, theo MT-1 Chuyển đổi số trong nội bộ" in told
    assert "do anh Giang thống nhất" in autumn.say("BINH", "đồng ý MT-2")
    assert "chưa có kết quả then chốt nào" in autumn.say("GD", "đồng ý MT-2")

    told = autumn.say("BINH", SCANNED.replace("MT-1", "MT-2"))
    assert "KR 1 Số hóa hồ sơ cán bộ: từ 0 lên 12.000 hồ sơ, trọng số 40%, chị Lan" in told
    assert "còn thiếu 60%" in told
    assert "còn thiếu 60%" in autumn.say("GD", "đồng ý MT-2")
    told = autumn.say("BINH", OVERDUE.replace("MT-1", "MT-2").replace("30%", "70%"))
    assert "đã có 40%, thêm 70% thì thừa 10%. Còn lại 60%" in told
    assert autumn.told("GD") == ""

    told = autumn.say("BINH", OVERDUE.replace("MT-1", "MT-2").replace("30%", "60%"))
    assert "MT-2 đủ 100%, đã gửi anh Giang thống nhất." in told
    assert "Anh Bình đề xuất mục tiêu MT-2: Ho so day du" in autumn.told("GD")
    assert "MT-2 Ho so day du: chờ thống nhất (TCCB)" in autumn.say("GD", "mục tiêu chờ tôi")
    assert "1 Đồng ý" in autumn.say("GD", "1")
    assert "Đã báo 3 người" in autumn.say("GD", "1")
    told = autumn.told("LAN")
    assert "Anh Giang đã thống nhất MT-2" in told
    assert "KR 1 Số hóa" in told
    assert "KR 2" not in told
    assert "đã thống nhất nên không sửa" in autumn.say("BINH", "kr 1 sửa: trọng số 50%")

    told = autumn.say("GD", "mục tiêu")
    assert "1 MT-1 Chuyển đổi số trong nội bộ: chờ thống nhất" in told
    assert "2 ↳ MT-2 Ho so day du" in told


def test_what_a_key_result_lacks_is_asked_for_and_the_rest_is_kept(autumn):
    autumn.say("BINH", "mục tiêu mới: Hồ sơ đầy đủ")
    assert "từ bao nhiêu đến bao nhiêu" in autumn.say("BINH", "kr mới MT-1: Số hóa hồ sơ")
    told = autumn.say("BINH", "từ 0 đến 12.000 hồ sơ")
    assert "Số hóa hồ sơ: trọng số bao nhiêu? MT-1 còn 100%" in told
    told = autumn.say("BINH", "trọng số 40%, chị Lan")
    assert "KR 1 Số hóa hồ sơ: từ 0 lên 12.000 hồ sơ, trọng số 40%, chị Lan" in told

    for line, answer in (
        ("kr mới MT-1: x, từ 0 đến 12,000 hồ sơ, trọng số 9%", 'Số "12,000" đọc được hai cách'),
        ("kr mới MT-1: x, từ 5 đến 5 hồ sơ, trọng số 9%", "bằng nhau"),
        ("kr mới MT-1: x, từ 0 đến 5, trọng số 0%", "Trọng số từ 0,01%"),
        ("kr mới MT-1: x, từ 0 đến 5, trọng số 9%, chị Lan, gấp", 'Chưa hiểu phần "gấp"'),
        ("kr mới MT-1: x, từ 0 đến 5, trọng số 9%, Vũ Thị Mai", "không thuộc đơn vị"),
        ("kr mới MT-7: x, mốc, trọng số 9%", "Không thấy MT-7"),
        ("kr mới x, mốc, trọng số 9%", "thuộc mục tiêu nào"),
        ("mục tiêu mới:", "Mục tiêu là gì?"),
        ("mục tiêu mới cho TCCB", "Mục tiêu là gì?"),
        ("mục tiêu mới quý 1/2099: Xa quá", "Chưa rõ"),
        ("mục tiêu mới cho KT: Việc của phòng khác", "phụ trách và cấp dưới"),
        ("mục tiêu mới quý 3: Quý đã qua", "Quý đó đã hết"),
    ):
        assert answer in autumn.say("BINH", line), line
    assert autumn.rows("SELECT count(*) FROM key_result") == [(1,)]
    assert autumn.rows("SELECT count(*) FROM objective") == [(1,)]

    told = autumn.say("BINH", "kr 1 sửa: từ 100 đến 10.000 hồ sơ, trọng số 100%, Hoàng Thị Hoa")
    assert "KR 1 Số hóa hồ sơ: từ 100 lên 10.000 hồ sơ, trọng số 100%, chị Hoa" in told
    assert "trở lại như trước khi sửa" in autumn.say("BINH", "hoàn tác")
    assert "Đã bỏ KR 1" in autumn.say("BINH", "bỏ kr 1")
    assert "được khôi phục trong MT-1" in autumn.say("BINH", "hoàn tác")
    assert autumn.rows("SELECT weight, dropped FROM key_result") == [(4000, 0)]


def test_a_check_in_is_one_short_line_and_never_a_guess(agreed):
    told = agreed.say("LAN", "kr 1 300")
    assert "300/12.000 hồ sơ, đạt 3%" in told
    assert "vẫn được tính" in agreed.say("LAN", "kr 1 200"), "two at the same moment: the greater"
    assert "Đã rút số" in agreed.say("LAN", "hoàn tác")
    assert "KR 1 Số hóa" in agreed.say("LAN", "kr 1.")
    told = agreed.say("LAN", "kr 1 4.500, tự tin 7, vướng thiếu máy quét")
    assert "4.500/12.000 hồ sơ, đạt 38%, vượt nhịp, tự tin 7/10" in told
    assert "+4.200 so với lần trước (300)" in told
    assert "Đã báo anh Bình cùng gỡ" in told
    assert "đang vướng" in agreed.told("BINH")

    for line, answer in (
        ("kr 1 45/120", "có đích 12.000, không phải 120"),
        ("kr 1 12,000", "đọc được hai cách"),
        ("kr 1 45 tự tin 11", "Tự tin từ 0 đến 10"),
        ("kr 1 khá ổn", "chưa có số nào"),
        ("kr 9 45", "Không thấy KR 9"),
        ("bỏ MT-1", "do anh Bình và cấp trên sửa được"),
        ("kr 2 100", "do chị Hoa báo"),
        ("kr 3 45", 'nhắn "kr 3 đạt"'),
    ):
        assert answer in agreed.say("LAN", line), line
    assert agreed.rows("SELECT count(*) FROM check_in WHERE withdrawn IS NULL") == [(2,)]

    for line, choices in (
        ("kr 1 +500", "1 Ghi 5.000   2 Ghi 500   0 Bỏ"),
        ("kr 1 50%", "1 Ghi 6.000   0 Bỏ"),
        ("kr 1 tuần này 4.700", "1 Ghi 4.700   0 Bỏ"),
        ("kr 1 450.000", "1 Ghi 450.000   0 Bỏ"),
    ):
        assert choices in agreed.say("LAN", line), line
        agreed.say("LAN", "0")
    agreed.say("LAN", "kr 1 +500")
    assert "5.000/12.000" in agreed.say("LAN", "1")

    assert "còn 100, đích 20 hồ sơ, đạt 20%" in agreed.say("HOA2", "kr 2 100 ho so")
    assert "đã đạt" in agreed.say("LAN", "kr 3 dat")
    agreed.wind(minutes=1)
    assert "chưa đạt" in agreed.say("LAN", "kr 3 chưa")
    assert "Chị Hoa báo giúp KR 1" not in agreed.told("LAN")
    agreed.say("HOA", "kr 1 5.100")
    assert "Chị Hoa báo giúp KR 1" in agreed.told("LAN")


def test_the_latest_said_counts_though_it_arrives_first(agreed):
    agreed.now += dt.timedelta(hours=2)
    agreed.say("LAN", "kr 1 900", said=agreed.now)
    told = agreed.say("LAN", "kr 1 400", said=agreed.now - dt.timedelta(hours=1))
    assert "mới hơn nên số đó vẫn được tính" in told
    assert agreed.rows("SELECT current FROM key_result WHERE number = 1") == [(900_000,)]
    assert "Đã rút số vừa báo" in agreed.say("LAN", "hoàn tác")
    agreed.say("LAN", "kr 1 1.000")
    assert "Đã rút số vừa báo" in agreed.say("LAN", "hoàn tác")
    assert agreed.rows("SELECT current FROM key_result WHERE number = 1") == [(900_000,)]


def test_accepted_tasks_move_a_key_result_instead_of_words(agreed):
    agreed.say("BINH", "giao Lan rà soát 120 hồ sơ, hạn thứ 6")
    agreed.say("BINH", "1")
    agreed.say("LAN", "kr 1 300")
    asked = agreed.say("LAN", "kr 1 việc 1")
    assert "đang lấy số từ 1 lần báo" in asked
    told = agreed.say("LAN", "1")
    assert "NV-1 rà soát 120 hồ sơ (120 hồ sơ) nay tính vào KR 1" in told
    assert "Hiện: 0/12.000 hồ sơ, đạt 0%" in told
    assert "đã tính vào KR 1 rồi" in agreed.say("LAN", "kr 1 việc 1")
    assert "Không thấy" in agreed.say("LAN", "kr 1 việc 99")
    for code, line in (("LAN", "xong 1"), ("BINH", "duyệt 1"), ("BINH", "1")):
        agreed.say(code, line)
    agreed.wind(minutes=1)
    assert "120/12.000 hồ sơ, đạt 1%" in agreed.say("LAN", "kr 1 tự tin 6")
    assert "cộng từ việc đã nghiệm thu (NV-1)" in agreed.say("LAN", "kr 1 500")
    card = agreed.say("LAN", "kr 1")
    assert "NV-1 rà soát 120 hồ sơ: 120" in card
    agreed.say("LAN", "kr 1 bỏ việc 1")
    assert agreed.rows("SELECT source, current FROM key_result WHERE number = 1") == [
        ("check_in", 120_000)
    ]
    assert "lại tính vào KR 1" in agreed.say("LAN", "hoàn tác")
    assert agreed.rows("SELECT source FROM key_result WHERE number = 1") == [("tasks",)]


def test_the_week_is_drafted_into_the_morning_and_confirmed_by_one_word(agreed):
    agreed.say("LAN", "kr 1 300, tự tin 6")
    agreed.wind(days=7)
    told = agreed.told("LAN")
    assert told.count("đã điền sẵn") == 1
    assert "2 kết quả then chốt tuần này, đã điền sẵn:" in told
    assert "KR 1 Số hóa hồ sơ cán bộ: 300/12.000 hồ sơ, đạt 3%" in told
    assert "KR 3 Ban hành đề án: chưa đạt, chưa báo lần nào" in told
    agreed.say("LAN", "kr 1 900")
    told = agreed.say("LAN", "Đúng rồi")
    assert told.startswith("Đã ghi 1 kết quả then chốt của tuần:")
    assert "KR 3" in told
    assert 'Chưa rõ ý "Đúng rồi"' in agreed.say("LAN", "Đúng rồi")
    agreed.wind(days=1)
    assert "đã điền sẵn" not in agreed.told("LAN")
    assert agreed.rows("SELECT count(*) FROM check_in WHERE value = 900000") == [(1,)]


def test_right_answers_an_open_preview_of_nobody_and_confirms_no_draft_behind_it(agreed):
    agreed.wind(days=7)
    agreed.told("BINH")
    agreed.say("LAN", "giao tôi rà soát, hạn thứ 6")
    agreed.say("LAN", "kr 1 +500")
    agreed.say("LAN", "đúng")
    assert agreed.rows("SELECT count(*) FROM check_in") == [(0,)]


def test_missed_weeks_are_a_gap_and_no_reproach(agreed):
    agreed.say("LAN", "kr 1 300")
    for _ in range(3):
        agreed.wind(days=7)
    agreed.say("LAN", "kr 1 3.000")
    told = agreed.say("LAN", "kr 1")
    assert "Không có báo tuần 2, 3" in told
    card = last(agreed, ResultCard)
    assert card.missed == (2, 3)
    assert [(one.week, one.value, one.said) for one in card.points] == [
        (1, "300", True),
        (2, "300", False),
        (3, "300", False),
        (4, "3000", True),
    ]
    agreed.say("GD", "okr TCCB ảnh")
    tree = last(agreed, GoalTree)
    assert (tree.unit_code, tree.week, tree.weeks) == ("TCCB", 4, 13)
    first = tree.goals[0].results[0]
    assert first.paces[1:3] == (None, None)
    assert first.since == 1


def test_an_objective_is_graded_with_a_lesson_and_its_rest_goes_on(agreed):
    agreed.say("LAN", "kr 1 6.000")
    agreed.say("LAN", "kr 3 đạt")
    assert "chấm được từ 18/12" in agreed.say("BINH", "chấm MT-1 0,7: mua máy sớm")
    agreed.now = dt.datetime(2026, 12, 24, 9, 0, tzinfo=ZONE)
    assert "câu bài học" in agreed.say("BINH", "chấm MT-1 0,7")
    assert "từ 0 đến 1" in agreed.say("BINH", "chấm MT-1 7: mua máy sớm")
    told = agreed.say("BINH", "chấm MT-1: mua máy sớm hơn")
    assert "Chấm MT-1 Hồ sơ cán bộ đầy đủ: 0,5 (các KR đạt 50%)?" in told
    assert "không vào điểm đánh giá" in told
    told = agreed.say("BINH", "1")
    assert "1 Chuyển phần còn lại sang quý sau" in told
    assert "“mua máy sớm hơn”" in agreed.told("LAN")
    told = agreed.say("BINH", "1")
    assert "Phần còn lại của MT-1 là MT-2, quý 1/2027." in told
    assert "còn thiếu 30%" in told
    rows = agreed.rows("SELECT baseline, target, weight FROM key_result WHERE objective_id = 2")
    assert rows == [(6_000_000, 12_000_000, 4000), (120_000, 20_000, 3000)]
    assert "phần còn lại không chuyển nữa" in agreed.say("BINH", "hoàn tác")
    told = agreed.say("BINH", "MT-1")
    assert "đã chấm 0,5" in told
    assert "Bài học: mua máy sớm hơn" in told
    assert "đã kết thúc cùng MT-1" in agreed.say("LAN", "kr 1 7.000")


def test_objectives_are_seen_from_their_own_unit_and_from_above_only(agreed):
    agreed.say("LAN", "mục tiêu mới cho tôi: Học số hóa")
    for code in ("LAN", "BINH", "HOA", "GD"):
        assert "Học số hóa" in agreed.say(code, "MT-2"), code
    assert "Không thấy MT-2" in agreed.say("HOA2", "MT-2")
    for code in ("MAI", "KHANG"):
        for line in ("MT-1", "kr 1", "kr 1 45", "đồng ý MT-1", "bỏ MT-1", "chấm MT-1: x"):
            assert "Không thấy" in agreed.say(code, line), (code, line)
        assert "phạm vi" in agreed.say(code, "kr 1 việc 1")
        assert "Hồ sơ cán bộ" not in agreed.say(code, "mục tiêu TCCB")
        assert "Hồ sơ cán bộ" not in agreed.say(code, "mục tiêu")
    assert "KR 1 Số hóa" in agreed.say("BINH", "mục tiêu của Lan")
    assert "KR 1" not in agreed.say("HOA2", "mục tiêu của Lan")
    assert "MT-1" in agreed.say("HOA2", "mục tiêu")
    told = agreed.say("LAN", "kr")
    assert "KR 1 Số hóa hồ sơ cán bộ: 0/12.000 hồ sơ" in told
    assert "KR 3 Ban hành đề án: chưa đạt" in told


def test_what_comes_from_above_is_agreed_by_whom_it_is_for(autumn):
    autumn.say("GD", "mục tiêu mới cho TCCB quý sau: Bộ máy gọn, rõ việc")
    autumn.say("GD", "kr mới MT-1: 24 đề án, từ 0 đến 24 đề án, trọng số 100%, anh Bình")
    assert "Anh Giang đề xuất mục tiêu MT-1: Bộ máy gọn, rõ việc" in autumn.told("BINH")
    assert "do anh Bình thống nhất" in autumn.say("GD", "đồng ý MT-1")
    assert "Trả lại vì sao?" in autumn.say("BINH", "trả MT-1")
    assert "để sửa?" in autumn.say("BINH", "trả MT-1 nên giảm còn 20 đề án")
    autumn.say("BINH", "1")
    assert "“nên giảm còn 20 đề án”" in autumn.told("GD")
    autumn.say("GD", "kr 1 sửa: từ 0 đến 20 đề án")
    autumn.say("BINH", "đồng ý MT-1")
    autumn.say("BINH", "1")
    assert "đã thống nhất MT-1" in autumn.told("GD")
    assert "trở lại chờ thống nhất" in autumn.say("BINH", "hoàn tác")
    autumn.say("BINH", "đồng ý MT-1")
    autumn.say("BINH", "1")
    autumn.say("BINH", "kr 1 2")
    autumn.say("GD", "bàn lại MT-1")
    assert "mở lại để bàn" in autumn.say("GD", "1")
    assert "chưa được thống nhất" in autumn.say("BINH", "kr 1 3")
    autumn.say("GD", "bỏ MT-1")
    assert "Đã bỏ MT-1" in autumn.say("GD", "1")
    assert "được khôi phục" in autumn.say("GD", "hoàn tác")


def test_english_and_folded_lines_do_the_same(autumn):
    autumn.say("BINH", "language en")
    autumn.say("LAN", "language en")
    autumn.say("BINH", "okr new: Complete files, aspirational")
    told = autumn.say("BINH", "kr new MT-1: Scan files, from 0 to 12,000 files, weight 100%, Lan")
    assert "KR 1 Scan files: from 0 up to 12,000 files, weight 100%" in told
    autumn.say("GD", "dong y mt1")
    autumn.say("GD", "1")
    told = autumn.say("LAN", "kr 1 4,500, confidence 7, blocked no scanner")
    assert "4,500/12,000 files, 38% done, ahead, confidence 7/10" in told
    assert "can be read in two ways" in autumn.say("LAN", "kr 1 12.000")
    assert "ahead" in autumn.say("LAN", "okr mine")
    assert "Blocked: no scanner" in autumn.say("LAN", "kr 1")
    autumn.wind(days=7)
    autumn.told("LAN")
    assert autumn.say("LAN", "right").startswith("1 key result of the week is kept:")


def test_an_objective_never_enters_the_legal_score(agreed):
    agreed.given(by="BINH", to="Lan", deadline="thứ 6")
    for code, line in (("LAN", "xong 1"), ("BINH", "duyệt 1"), ("BINH", "1")):
        agreed.say(code, line)
    agreed.told("LAN")
    before = agreed.say("LAN", "điểm")
    agreed.say("LAN", "kr 1 việc 1")
    agreed.say("LAN", "kr 3 đạt, tự tin 10")
    agreed.say("LAN", "kr 1 tự tin 0, vướng mọi thứ")
    agreed.say("BINH", "bàn lại MT-1")
    agreed.say("BINH", "1")
    agreed.told("LAN")
    assert agreed.say("LAN", "điểm") == before


def test_another_office_has_numbers_of_its_own_and_sees_nothing(agreed):
    row = "INSERT INTO office (code, name, zone, created) VALUES ('KHAC', 'Sở Khác', 'UTC', 0)"
    agreed.database.write_now(lambda connection: connection.exec_driver_sql(row))
    moved = "UPDATE objective SET office_id = 2"
    agreed.database.write_now(lambda connection: connection.exec_driver_sql(moved))
    assert "Không thấy MT-1" in agreed.say("GD", "MT-1")
    assert "chưa có mục tiêu" in agreed.say("GD", "mục tiêu")


def test_the_digest_and_the_weekly_card_tell_the_key_results_once_they_are_agreed(autumn):
    for line in ("mục tiêu mới: Hồ sơ cán bộ đầy đủ, khát vọng", SCANNED, OVERDUE, PROJECT):
        autumn.say("BINH", line)
    autumn.given(deadline="9/10/2026")
    assert "Kết quả then chốt" not in autumn.say("BINH", "tổng hợp")
    assert last(autumn, Digest).key_results is None
    assert last_week(autumn, "LAN").key_results is None

    autumn.say("GD", "đồng ý MT-1")
    autumn.say("GD", "1")
    autumn.wind(
        days=45
    )  # Thursday 19/11, 9:00: 49 3/8 of 92 days are gone, 0,7 of all is hoped for
    autumn.say("LAN", "kr 1 3.000")
    autumn.say("HOA2", "kr 2 60")
    told = autumn.say("BINH", "tổng hợp")
    assert "Kết quả then chốt quý IV, 1/3 tụt nhịp: KR 1 Số hóa hồ sơ cán bộ: " in told
    assert "3.000/12.000 hồ sơ, đạt 25%, nhịp cần có 38%" in told
    assert "KR 2 Giảm hồ sơ quá hạn: 60/20 hồ sơ, đạt 60%, nhịp cần có 38%" in told
    assert "chưa đạt, đạt 0%, nhịp cần có 0%" in told
    shown = last(autumn, Digest).key_results
    assert [one.result for one in shown.lines] == [1, 3, 2], "furthest off its pace first"

    mine = last_week(autumn, "LAN").key_results
    assert [one.result for one in mine.lines] == [1, 3], "her own, and nobody else's"
    told = autumn.say("LAN", "tuần")
    assert "Kết quả then chốt quý IV, 1/2 tụt nhịp: KR 1" in told
    assert "KR 2" not in told
    assert last_week(autumn, "KHANG").key_results is None, "of another unit"

    autumn.told("BINH")
    before = autumn.say("BINH", "tổng hợp")
    code = last(autumn, Digest).code
    autumn.say("LAN", "kr 1 9.000")
    autumn.wind(days=90)
    autumn.told("BINH")
    assert autumn.say("BINH", code).endswith(before), "a code keeps its key results"
    assert "Kết quả then chốt" not in autumn.say("BINH", "tổng hợp"), "the quarter is over"
