"""Receipts in the people's words: every line, any cut-off, and who confirmed what."""

import datetime as dt

from core.evaluation.notices import Receipt, WholeReceipt
from tests.conversations.test_first_figures import accepted, month_of_lan, shown


def test_the_whole_receipt_tells_every_deduction_with_its_date_and_who_confirmed_it(town):
    _, faulty, late = month_of_lan(town)
    text = town.say("LAN", "điểm chi tiết")
    assert f"NV-{faulty} việc sai" in text
    assert "− lỗi nội dung ngày 23/11, anh Bình trả lại: −0,25" in text
    assert "− trễ hạn 25/11, anh Bình xác nhận ngày 26/11: −0,25" in text
    assert "a số lượng = 3/4 = 75%" in text
    assert "Tổng 26,5 + 49,58 = 76,08" in text
    assert "• Mức trừ: Nghị định 335/2025/NĐ-CP, Điều 14 (đã đọc lời văn)" in text
    facts = shown(town, WholeReceipt).receipt
    assert facts.inputs in text
    assert facts.lines[late - 1].faults[0].by.name == "Nguyễn Quốc Bình"


def test_the_score_of_an_earlier_day_is_what_it_was_on_that_day(town):
    month_of_lan(town)  # until Thursday 26/11
    town.say("LAN", "điểm")
    then = shown(town, Receipt)
    town.wind(days=1)
    accepted(town, 4)
    town.say("LAN", "tự đánh giá 10 10 10")
    town.say("LAN", "điểm")
    assert shown(town, Receipt).total != then.total
    for line in ("điểm đến 26/11", "diem den ngay 26 thang 11", "điểm đến hôm qua"):
        town.say("LAN", line)
        again = shown(town, Receipt)
        assert (again.total, again.inputs, again.code) == (then.total, then.inputs, then.code)
    text = town.say("LAN", "điểm đến 26/11")
    assert text.startswith("Tháng 11/2026 (tạm tính đến 24:00 26/11, chưa ai chốt): 76,08")


def test_before_the_first_task_was_given_there_was_nothing_to_score(town):
    month_of_lan(town)
    assert "chưa có việc nào đến hạn" in town.say("LAN", "điểm đến 22/11")


def test_an_impossible_day_is_asked_about_and_never_guessed(town):
    for line in ("điểm đến 31/2", "điểm đến 45/11", "điểm đến 15/11 25:00", "điểm đến đâu"):
        assert town.say("LAN", line).startswith("Chưa rõ ý"), line


def test_a_settled_month_changes_no_more(town):
    month_of_lan(town)
    town.wind(days=20)  # Wednesday 16/12: settled since the fifth working day of December
    town.told("LAN")
    first = town.say("LAN", "điểm tháng 11")
    facts = shown(town, Receipt)
    assert facts.settled
    assert first.startswith("Tháng 11/2026 (số liệu khoá lúc 24:00 7/12, chưa ai chốt): 76,08")
    assert "được nghiệm thu đủ" not in first, "nothing can be gained any more"
    assert facts.until.astimezone(town.now.tzinfo).date() == dt.date(2026, 12, 8)
    accepted(town, 4)
    town.told("LAN")
    assert town.say("LAN", "điểm tháng 11") == first
    assert shown(town, Receipt).inputs == facts.inputs


def test_what_was_taken_back_costs_nothing_on_the_receipt(town):
    number = town.given(deadline="25/11/2026")
    town.say("LAN", f"xong {number}")
    town.say("BINH", f"trả {number} lỗi nội dung: sai số liệu")
    town.say("BINH", "1")
    town.say("BINH", "hoàn tác")
    town.say("LAN", "điểm")
    line = shown(town, Receipt).lines[0]
    assert (line.returns, line.faults) == (0, ())


def test_a_leaders_receipt_waits_for_the_superiors_choice_and_invents_no_total(town):
    town.given(by="GD", to="Nguyễn Quốc Bình", title="báo cáo", deadline="25/11/2026")
    accepted(town, 1, by="GD", who="BINH")
    town.say("BINH", "tự đánh giá 9 9 9")
    text = town.say("BINH", "điểm")
    facts = shown(town, Receipt)
    assert facts.leader
    assert (facts.a, facts.dd, facts.e, facts.total) == ("1", None, None, None)
    assert "Chưa có tổng vì đ (tổ chức thực hiện) và e (đoàn kết) chưa được cấp trên chọn" in text


def test_the_unit_pulls_its_leader_down_when_somebody_is_below_completed(town):
    month_of_lan(town)
    town.say("HOA2", "tự đánh giá 1 1 1")
    town.given(to="Hoàng Thị Hoa", title="việc bỏ", deadline="27/11/2026")
    town.given(by="GD", to="Nguyễn Quốc Bình", title="báo cáo", deadline="27/11/2026")
    town.wind(days=1)
    town.say("BINH", "điểm")
    assert shown(town, Receipt).d == "1/2"


def test_somebody_elses_whole_receipt_is_for_his_leader_only(town):
    month_of_lan(town)
    assert "Nguyễn Thị Lan" in town.say("BINH", "điểm chi tiết của Lan")
    for line in ("điểm chi tiết của Lan", "điểm của Lan đến 25/11"):
        assert town.say("MAI", line).startswith("Điểm của người khác chỉ người đó và lãnh đạo")
