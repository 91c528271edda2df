"""The first figures: a month's score, a week and a digest, worked out by hand beside the test."""

from fractions import Fraction

from bot.views.page import NOTICES
from core.evaluation.notices import Receipt
from core.reminders.notices import Digest, Rate, WeekCard

ORDER = "SELECT kind, body FROM letter WHERE kind = '{}' ORDER BY id DESC LIMIT 1"


def shown(town, kind):
    """Give the figures behind the last letter of a kind."""
    rows = town.rows(ORDER.format(kind.__name__))
    return NOTICES.read(*rows[0])


def accepted(town, number, by="BINH", who="LAN"):
    town.say(who, f"xong {number}")
    town.say(by, f"duyệt {number}")
    town.say(by, "1")


def month_of_lan(town):
    """Four tasks due in November: one clean, one returned for its content, one late, one open."""
    clean = town.given(title="việc sạch", deadline="25/11/2026")
    faulty = town.given(title="việc sai", deadline="25/11/2026")
    late = town.given(title="việc muộn", deadline="25/11/2026")
    town.given(title="việc còn dở", deadline="27/11/2026")
    accepted(town, clean)
    town.say("LAN", f"xong {faulty}")
    town.say("BINH", f"trả {faulty} lỗi nội dung: sai số liệu")
    town.say("BINH", "1")
    accepted(town, faulty)
    town.wind(days=3)  # Thursday 26/11: the third is late now
    accepted(town, late)
    town.say("LAN", "tự đánh giá 9 9 8,5")
    return clean, faulty, late


def test_the_score_of_a_month_is_what_it_comes_to_by_hand(town):
    _, faulty, late = month_of_lan(town)
    text = town.say("LAN", "điểm")
    facts = shown(town, Receipt)
    # assigned 4; done 3; quality 3 - 0.25; progress 3 - 0.25 (Decree 335/2025, art. 14)
    assert (facts.assigned, facts.done, facts.quality, facts.progress) == ("4", "3", "11/4", "11/4")
    assert [facts.a, facts.b, facts.c] == ["3/4", "11/16", "11/16"]
    # 70 x (3/4 + 11/16 + 11/16) / 3 = 70 x 17/24 = 595/12; general 26.5; together 76.08333…
    assert Fraction(facts.task_points) == Fraction(595, 12)
    assert Fraction(facts.total) == Fraction(595, 12) + Fraction(53, 2)
    assert facts.band == "good"
    assert text.splitlines()[0].endswith(": 76,08 · mức Hoàn thành tốt")
    assert "Tiêu chí chung 26,5/30" in text
    assert "Kết quả nhiệm vụ 49,58/70 = 70 × (a 75% + b 68,75% + c 68,75%) / 3" in text
    assert (
        f"NV-{faulty} việc sai: 1 lần trả vì lỗi nội dung (anh Bình, 23/11): −0,25 chất lượng"
        in text
    )
    assert f"NV-{late} việc muộn: 1 lần trễ hạn (25/11): −0,25 tiến độ" in text
    # with the fourth accepted: a 1, b 15/16, c 15/16 -> 70 x 23/24 + 26.5 = 93.58333…
    assert "Nếu NV-4 được nghiệm thu đủ: 93,58." in text


def test_one_line_of_the_receipt_is_shown_step_by_step(town):
    _, _, late = month_of_lan(town)
    text = town.say("LAN", f"điểm {late}")
    assert "Giao 1 × hệ số 1" in text
    assert "Tiến độ 0,75 = 1 − 0,25 × 1 lần trễ hạn" in text


def test_the_same_inputs_give_the_same_code_whenever_it_is_asked(town):
    month_of_lan(town)
    town.say("LAN", "điểm")
    first = shown(town, Receipt)
    town.wind(minutes=5)
    town.say("LAN", "điểm")
    assert shown(town, Receipt).code == first.code
    town.say("LAN", "bc 4 50%")
    town.say("LAN", "điểm")
    assert shown(town, Receipt).code == first.code, "activity is never scored"


def test_shares_of_a_task_count_by_their_share(town):
    town.say("BINH", "giao Lan, Hoàng Thị Hoa việc chung, hạn 25/11/2026")
    town.say("BINH", "1")
    accepted(town, 1)
    town.say("LAN", "điểm")
    facts = shown(town, Receipt)
    assert (facts.assigned, facts.done, facts.a) == ("1/2", "1/2", "1")


def test_a_delay_is_counted_once_for_each_missed_deadline(town):
    number = town.given(deadline="25/11/2026")
    town.wind(days=3)  # missed once
    town.say("LAN", f"gia hạn {number} đến 27/11/2026")
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    town.wind(days=2)  # missed again
    accepted(town, number)
    town.say("LAN", "điểm")
    assert shown(town, Receipt).lines[0].delays == 2


def test_an_extension_asked_in_time_and_granted_costs_nothing(town):
    number = town.given(deadline="25/11/2026")
    town.say("LAN", f"gia hạn {number} đến 27/11/2026")
    town.wind(days=3)
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    accepted(town, number)
    town.say("LAN", "điểm")
    assert shown(town, Receipt).lines[0].delays == 0


def test_nothing_due_is_no_score_and_never_full_marks(town):
    town.say("LAN", "tự đánh giá 10 10 10")
    text = town.say("LAN", "điểm")
    assert "chưa có việc nào đến hạn trong kỳ nên chưa có điểm" in text
    assert shown(town, Receipt).total is None


def test_self_assessment_outside_the_criteria_says_what_fits(town):
    for line in ("tự đánh giá 9 9", "tự đánh giá 11 9 9", "tự đánh giá 9 9 9 9"):
        assert town.say("LAN", line).startswith("Cần đủ 3 số")


def test_somebody_elses_score_is_for_his_leader_only(town):
    month_of_lan(town)
    for line in ("điểm Lan", "điểm của Lan"):
        assert "Nguyễn Thị Lan" in town.say("BINH", line)
        assert town.say("MAI", line).startswith("Điểm của người khác chỉ người đó và lãnh đạo")
        assert town.say("KHANG", line).startswith("Điểm của người khác chỉ người đó và lãnh đạo")


def test_a_name_that_fits_two_is_asked_before_a_score_is_shown(town):
    asked = town.say("BINH", "điểm Hoa")
    assert asked.startswith('Có 2 người tên gần với "Hoa". Chọn ai?')
    assert "Hoa" in town.say("BINH", "1").splitlines()[0]


def test_the_week_counts_what_fell_due_in_it(town):
    month_of_lan(town)
    town.say("LAN", "tuần")
    facts = shown(town, WeekCard)
    assert (facts.year, facts.week) == (2026, 48)
    by_day = {one.day.day: one for one in facts.days}
    assert (by_day[25].on_time, by_day[25].late, by_day[25].owed) == (2, 1, 0)
    assert (by_day[27].on_time, by_day[27].owed, by_day[27].ahead) == (0, 0, 1)
    assert by_day[24].holiday == "Ngày Văn hóa Việt Nam"
    assert facts.weeks[-1].on_time == Rate(part=2, whole=4)
    assert [part.hundredths for part in facts.parts] == [7500, 6875, 6875]
    assert facts.until.utcoffset().total_seconds() == 7 * 3600


def test_the_digest_counts_the_units_tasks(town):
    month_of_lan(town)
    stuck = town.given(to="Hoàng Thị Hoa", title="việc kẹt", deadline="27/11/2026")
    town.say("HOA2", f"vướng {stuck} chờ Sở Tài chính")
    town.wind(days=4)  # Monday 30/11: two are overdue
    town.say("BINH", "tổng hợp")
    facts = shown(town, Digest)
    assert facts.unit == "Phòng Tổ chức cán bộ"
    assert (facts.done, facts.running, facts.due_soon, facts.overdue) == (3, 0, 0, 2)
    assert facts.overdue_before == 2
    assert [(one.week, one.overdue, one.on_time) for one in facts.weeks] == [
        (48, 2, Rate(part=2, whole=5)),
        (49, 2, Rate(part=0, whole=0)),
    ]
    assert facts.units[0].on_time == Rate(part=2, whole=5)
    assert [(one.number, one.cause, one.blocker) for one in facts.needs] == [
        (stuck, "blocked", "chờ Sở Tài chính")
    ], "what is late and nothing more is its doer's, not the leader's"
    assert [one.days_late for one in facts.needs] == [3]


def test_the_director_sees_each_unit_beside_its_own(town):
    month_of_lan(town)
    town.say("GD", "tổng hợp")
    facts = shown(town, Digest)
    assert [(one.name, one.on_time) for one in facts.units] == [
        ("Phòng Tổ chức cán bộ", Rate(part=2, whole=3)),
        ("Phòng Kinh tế", Rate(part=0, whole=0)),
    ]


def test_an_official_has_no_digest_but_a_week(town):
    assert 'nhắn "tuần"' in town.say("LAN", "tổng hợp")


def test_the_digest_comes_once_at_half_past_seven_on_working_days(town):
    town.given()
    town.wind(days=1, hours=-1, minutes=-29)  # Tuesday 24/11, 07:31: a public holiday
    assert town.told("BINH") == ""
    town.wind(days=1)  # Wednesday 07:31
    assert "Phòng Tổ chức cán bộ" in town.told("BINH")
    town.wind(minutes=1)
    assert town.told("BINH") == ""
    town.wind(minutes=30)
    assert "NV-1 soạn tờ trình: hạn thứ Sáu 27/11" not in town.told("BINH")


def test_the_morning_merges_what_falls_due(town):
    town.given(title="việc một", deadline="25/11/2026")
    town.given(title="việc hai", deadline="26/11/2026")
    town.told("LAN")
    town.wind(days=2, hours=-1)  # Wednesday 25/11 08:00
    told = town.told("LAN")
    assert told.count("---") == 0
    assert "NV-1 việc một: hạn hôm nay" in told
    assert "NV-2 việc hai: hạn thứ Năm 26/11" in told


def test_a_digest_can_be_asked_for_one_unit_in_scope(town):
    month_of_lan(town)
    town.say("GD", "tổng hợp phòng TCCB")
    facts = shown(town, Digest)
    assert (facts.unit, facts.done) == ("Phòng Tổ chức cán bộ", 3)
    assert "người phụ trách đơn vị" in town.say("KHANG", "tổng hợp phòng TCCB")
    assert town.say("GD", "tổng hợp ngày hôm qua").startswith("Chưa rõ ý")
