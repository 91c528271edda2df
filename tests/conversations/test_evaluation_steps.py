"""A month from self-assessment to lock, and a petition on the way."""

import datetime as dt
import random
import re

import pytest

from core.evaluation.figures import figures
from core.evaluation.forms import form_of
from core.evaluation.period import Period
from core.evaluation.rules import Regime
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn
from tests.conversations.town import ZONE, Town

OCTOBER = dt.datetime(2026, 10, 5, 9, 0, tzinfo=ZONE)
NOVEMBER = dt.datetime(2026, 11, 10, 9, 0, tzinfo=ZONE)


def worked(town, *, late=False):
    """Let Lan do a task of October: handed in on time, or two days late."""
    number = town.given(title="soạn tờ trình", deadline="15/10/2026")
    town.now = dt.datetime(2026, 10, 17 if late else 14, 10, 0, tzinfo=ZONE)
    town.say("LAN", f"xong {number} đã gửi 12/TTr")
    town.now += dt.timedelta(hours=2)
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    return number


@pytest.fixture
def town():
    town = Town(OCTOBER)
    town.number = worked(town, late=True)
    town.now = NOVEMBER
    for one in ("BINH", "LAN", "GD", "HOA"):
        town.told(one)
    return town


def sealed(town, code, line):
    """Let somebody do what needs a typed code; give the preview and the answer."""
    shown = town.say(code, line)
    key = re.search(r"\b(\d{4}) để làm", shown)
    assert key, shown
    return shown, town.say(code, key[1])


def decided(town):
    town.say("LAN", "tu danh gia thang 10 9 9 9: chưa có sáng kiến")
    town.say("BINH", "cham Lan thang 10 9 9 9: như tự chấm")
    sealed(town, "BINH", "chốt Lan tháng 10")
    return town.told("LAN")


def test_own_points_below_the_maximum_ask_for_a_sentence_and_are_kept_meanwhile(town):
    answer = town.say("LAN", "tự đánh giá tháng 10 9 9 9")
    assert answer.startswith("Đã ghi tự chấm tiêu chí chung tháng 10: 27/30.")
    assert answer.endswith("Dưới mức tối đa cần một câu nhận xét. Nhắn luôn câu đó.")
    assert "27/30" in town.say("LAN", "điểm tháng 10")
    town.say("LAN", "tự đánh giá tháng 10 9 9 9")
    done = town.say("LAN", "chưa có sáng kiến nào")
    assert "nhận xét" not in done
    assert "27/30" in done


def test_a_draft_is_proposed_from_the_journal_and_confirmed_with_one_digit(town):
    draft = town.say("LAN", "tự đánh giá tháng 10")
    assert "1 việc được nghiệm thu, 0 lần trả vì lỗi nội dung, 1 lần trễ hạn" in draft
    assert "10/10" in draft
    assert town.rows("SELECT count(*) FROM assessment") == [(0,)]
    assert "30/30" in town.say("LAN", "1")
    draft = town.say("LAN", "tự đánh giá tháng 11")
    assert "lấy từ kỳ trước" in draft
    assert "26/30" in town.say("LAN", "9 9 8: còn chậm")


def test_the_direct_leader_reviews_and_nobody_else(town):
    assert town.say("BINH", "chấm Lan tháng 10 27").startswith(
        "Đã chấm chị Lan tháng 10: tiêu chí chung 27/30 (tự chấm chưa chấm)."
    )
    assert "26,5/30" in town.say("BINH", "chấm Lan tháng 10 9 9 8,5: cần chủ động hơn")
    refused = town.say("KHANG", "chấm Lan tháng 10 30")
    assert "không chấm" in refused
    assert "Bình" not in refused
    assert "Cấp trên đã chấm" in town.say("LAN", "tự đánh giá tháng 10 10 10 10")
    assert "0–10" in town.say("BINH", "chấm Lan tháng 10 11 9 9")
    assert "26,5/30 (cấp trên đã chấm)" in town.say("LAN", "điểm tháng 10")


def test_d_and_e_are_chosen_by_the_superior_from_the_allowed_values(town):
    assert "Đ và e chỉ nhận: 100, 50" in town.say("GD", "chấm Bình tháng 10 đ75")
    noted = town.say("GD", "chấm Bình tháng 10 10 10 10 đ100 e50: đơn thư kéo dài")
    assert "đ tổ chức thực hiện của anh Bình tháng 10: 100%" in noted
    assert "e đoàn kết của anh Bình tháng 10: 50%" in noted
    assert "không có đ và e" in town.say("BINH", "chấm Lan tháng 10 e100")


def test_a_result_is_decided_on_a_typed_code_and_published_with_its_receipt(town):
    town.say("LAN", "tự đánh giá tháng 10 9 9 9: chưa có sáng kiến")
    town.say("BINH", "chấm Lan tháng 10 9 9 9: như tự chấm")
    shown, done = sealed(town, "BINH", "chốt Lan tháng 10")
    assert "• chị Nguyễn Thị Lan (TCCB): 91,17 · sẽ chốt Hoàn thành xuất sắc nhiệm vụ" in shown
    assert "Vượt trần xuất sắc 20%" in shown
    assert done.startswith("Đã chốt và công bố 1 người, tháng 10:")
    letter = town.told("LAN")
    assert letter.startswith(
        "Kết quả tháng 10/2026 của chị: Hoàn thành xuất sắc nhiệm vụ (anh Bình chốt)."
    )
    assert "91,17 · xếp loại Hoàn thành xuất sắc nhiệm vụ" in letter
    assert f"nhắn trước 17:00 thứ Ba 17/11/2026: kiến nghị {town.number} lý do" in letter
    shown = town.say("LAN", "điểm tháng 10")
    assert "đã công bố" in shown
    assert "91,17" in shown
    assert "đã chốt và công bố" in town.say("BINH", "chốt Lan tháng 10")


def test_the_wrong_code_decides_nothing(town):
    town.say("BINH", "chấm Lan tháng 10 27: được")
    town.say("BINH", "chốt Lan tháng 10")
    assert "Mã chưa đúng" in town.say("BINH", "12345")
    assert "bỏ" in town.say("BINH", "0").lower()
    assert town.rows("SELECT decided FROM assessment") == [(None,)]


def test_another_class_than_proposed_needs_a_reason(town):
    town.say("BINH", "chấm Lan tháng 10 9 9 9: được")
    assert "cần lý do" in town.say("BINH", "chốt Lan tốt tháng 10")
    shown = town.say("BINH", "nhường suất cho người khác")
    assert "sẽ chốt Hoàn thành tốt nhiệm vụ · hệ thống đề nghị Hoàn thành xuất sắc" in shown
    town.say("BINH", re.search(r"(\d{4}) để làm", shown)[1])
    assert town.rows("SELECT proposed, decided FROM assessment WHERE decided IS NOT NULL") == [
        ("excellent", "good")
    ]


def test_all_who_wait_are_decided_with_one_preview(town):
    for one in ("Lan", "Phạm Thị Hoa", "Hoàng Thị Hoa"):
        town.say("BINH", f"chấm {one} tháng 10 30")
    shown, done = sealed(town, "BINH", "chốt tháng 10")
    assert "Chưa chốt được vì chưa đủ điểm" in shown
    assert "1 người" in done


def test_a_petition_goes_to_somebody_else_and_corrects_the_line(town):
    decided(town)
    made = town.say("LAN", f"kiến nghị {town.number} hôm đó chờ chữ ký sở tài chính 3 ngày")
    assert made.startswith(
        f"Đã ghi kiến nghị 1 về dòng NV-{town.number} (trễ hạn thứ Năm 15/10) của phiếu "
    )
    assert "Người xem lại: anh Giang (không phải người đã chấm)" in made
    assert "Trả lời chậm nhất 17:00 thứ Tư 25/11/2026 (10 ngày làm việc)" in made
    assert "chờ chữ ký sở tài chính" in town.told("GD")
    shown = town.say("GD", "trả lời kiến nghị 1 đồng ý: có xác nhận của Sở Tài chính")
    assert "Tổng điểm: 91,17 → 97,00" in shown
    assert town.rows("SELECT state FROM petition") == [("open",)]
    done = town.say("GD", "1")
    assert done.startswith("Đã chấp nhận kiến nghị 1")
    assert "91,17 → 97,00" in town.told("LAN")
    shown = town.say("LAN", "điểm tháng 10")
    assert "97,00" in shown
    assert "đang được xem lại" not in town.say("LAN", f"kiến nghị {town.number} nữa")


def test_a_petition_not_upheld_changes_nothing(town):
    decided(town)
    before = town.rows("SELECT total, receipt, decided FROM assessment")
    town.say("LAN", f"kiến nghị {town.number} em thấy chưa đúng")
    assert "không có" in town.say("BINH", "trả lời kiến nghị 1 đồng ý: được").lower()
    town.say("GD", "trả lời kiến nghị 1 không đồng ý: không có xác nhận")
    town.say("GD", "1")
    assert "giữ nguyên kết quả" in town.told("LAN")
    assert town.rows("SELECT total, receipt, decided FROM assessment") == before
    assert "cuối cùng" in town.say("LAN", f"kiến nghị {town.number} lại lần nữa")


def test_the_time_to_petition_ends(town):
    decided(town)
    town.now += dt.timedelta(days=20)
    assert "đã hết lúc 17:00 thứ Ba 17/11/2026" in town.say("LAN", f"kiến nghị {town.number} muộn")
    assert "Không có dòng NV-99" in town.say("LAN", "kiến nghị 99 gì đó")


def test_without_a_published_result_there_is_nothing_to_petition(town):
    assert "Chưa có kết quả nào được công bố" in town.say("LAN", "kiến nghị 1 chưa đúng")


def test_a_closed_period_never_changes(town):
    decided(town)
    before = town.rows("SELECT * FROM assessment")
    _, done = sealed(town, "ADMIN", "kỳ khóa tháng 10")
    assert "Tháng 10/2026: đã khóa" in done
    for code, line in (
        ("LAN", "tự đánh giá tháng 10 10 10 10"),
        ("BINH", "chấm Lan tháng 10 20: lại"),
        ("BINH", "chốt Lan tháng 10"),
        ("BINH", "chấm Phạm Thị Hoa tháng 10 20: lại"),
        ("LAN", f"kiến nghị {town.number} chưa đúng"),
    ):
        assert "đã khóa" in town.say(code, line), line
    assert town.rows("SELECT * FROM assessment") == before


def test_a_locked_period_is_reopened_only_with_authority_and_reason(town):
    decided(town)
    sealed(town, "ADMIN", "kỳ khóa tháng 10")
    assert "Chỉ quản trị" in town.say("BINH", "kỳ mở lại tháng 10: tôi muốn")
    assert "cần lý do" in town.say("GD", "kỳ mở lại tháng 10")
    _, done = sealed(town, "GD", "kỳ mở lại tháng 10: kết luận thanh tra 12/KL")
    assert "mở lại" in done
    assert "kết luận thanh tra 12/KL" in done
    assert town.rows("SELECT verb FROM journal WHERE subject = 'period' ORDER BY id") == [
        ("lock",),
        ("reopen",),
    ]
    town.say("BINH", "chấm Lan tháng 10 20: theo kết luận")
    _, done = sealed(town, "BINH", "chốt Lan tháng 10")
    assert "Hoàn thành tốt" in done
    assert "được chốt lại" in town.told("LAN")


def test_a_running_month_or_an_open_petition_cannot_be_locked(town):
    assert "chưa hết" in town.say("ADMIN", "kỳ khóa tháng 11")
    decided(town)
    town.say("LAN", f"kiến nghị {town.number} chưa đúng")
    assert "Còn 1 kiến nghị" in town.say("ADMIN", "kỳ khóa tháng 10")


def test_a_blocker_makes_the_proposal_not_completed_and_an_open_one_does_not(town):
    town.say("BINH", "chấm Lan tháng 10 30")
    assert "đang xem xét" in town.say("ADMIN", "vi phạm Lan kỷ luật tháng 10 đang xem xét")
    town.say("ADMIN", "1")
    listed = town.say("BINH", "xếp loại tháng 10")
    assert "đề nghị Hoàn thành xuất sắc nhiệm vụ · đang xem xét: bị kỷ luật" in listed
    assert "số văn bản" in town.say("ADMIN", "vi phạm Lan kỷ luật tháng 10")
    assert "15/QĐ-SNV" in town.say("ADMIN", "vi phạm Lan kỷ luật theo 15/QĐ-SNV tháng 10")
    town.say("ADMIN", "1")
    listed = town.say("BINH", "xếp loại tháng 10")
    assert "đề nghị Không hoàn thành nhiệm vụ · vướng: bị kỷ luật" in listed
    assert "Sẽ gỡ" in town.say("ADMIN", "vi phạm Lan bỏ kỷ luật tháng 10")
    assert "Đã gỡ" in town.say("ADMIN", "1")
    assert "không quyết định" in town.say("KHANG", "vi phạm Lan kỷ luật theo 15/QĐ-SNV")


def test_the_list_shows_only_whom_one_leads(town):
    town.say("BINH", "chấm Lan tháng 10 30")
    assert "chị Nguyễn Thị Lan" in town.say("BINH", "xếp loại tháng 10")
    assert "chị Nguyễn Thị Lan" not in town.say("KHANG", "xếp loại tháng 10")
    assert "không lãnh đạo ai" in town.say("LAN", "xếp loại tháng 10")


def test_whoever_looked_at_my_score_is_shown_to_me(town):
    assert "Chưa ai khác" in town.say("LAN", "ai xem điểm tôi")
    town.say("BINH", "điểm của Lan tháng 10")
    town.say("KHANG", "điểm của Lan tháng 10")
    shown = town.say("LAN", "ai xem điểm tôi")
    assert "Anh Nguyễn Quốc Bình (TCCB): tháng 10" in shown
    assert "Khang" not in shown


def test_rules_are_pinned_when_the_period_opens_and_cannot_change_under_it(town):
    assert "tháng 12" not in town.say("ADMIN", "kỳ").lower()
    pinned = town.say("ADMIN", "kỳ quy tắc công chức tháng 10 local-example-1")
    assert "local-example-1" in pinned
    assert "31" not in town.say("LAN", "tự đánh giá tháng 10 13 12 5")
    assert "không đổi bộ quy tắc được" in town.say(
        "ADMIN", "kỳ quy tắc công chức tháng 10 ND335_2026.1"
    )
    assert "quản trị" in town.say("LAN", "kỳ")


def test_who_is_no_civil_servant_is_evaluated_under_his_own_rules(town):
    town.say("ADMIN", "kỳ nhóm Lan viên chức tháng 10: tuyển dụng từ 1/10")
    town.say("ADMIN", "1")
    town.say("LAN", "tự đánh giá tháng 10 10 10 10")
    assert "NĐ 233" in town.say("LAN", "điểm tháng 10")


def test_another_group_changes_no_figure_of_an_earlier_cut_off(town):
    def group(until):
        def work(connection):
            office = people.offices(connection)[0]
            lan = people.by_code(connection, office.id, "CB04")
            tx = Tx(connection, town.now, 0, random.Random(1))
            return figures(tx, office, Period(year=2026, month=11), until, [lan]).regimes[lan.id]

        return town.database.write_now(work)

    earlier = town.now
    town.wind(hours=1)
    town.say("ADMIN", "kỳ nhóm Lan viên chức tháng 11: chuyển ngạch")
    town.say("ADMIN", "1")
    assert (group(earlier), group(town.now)) == (Regime.CIVIL, Regime.PUBLIC)


def test_silence_is_shown_and_never_punished(town):
    shown = town.say("BINH", "xếp loại tháng 10")
    assert "chưa đủ điểm · chưa tự chấm, cấp trên chưa chấm" in shown
    assert "Chưa chốt được ai" in town.say("BINH", "chốt tháng 10")


def test_whoever_looks_at_a_petition_is_reminded_as_the_day_comes_near(town):
    decided(town)
    town.say("LAN", f"kiến nghị {town.number} chờ chữ ký")
    town.told("GD")
    town.now = dt.datetime(2026, 11, 12, 7, 59, tzinfo=ZONE)
    town.wind(minutes=2)
    assert "Nhắc" not in town.told("GD")
    town.now = dt.datetime(2026, 11, 23, 7, 59, tzinfo=ZONE)
    town.wind(minutes=2)
    assert "Nhắc: kiến nghị 1 của chị Nguyễn Thị Lan" in town.told("GD")


def test_the_year_is_the_mean_of_the_months_that_have_points_and_no_month_counts_as_zero(town):
    decided(town)
    shown = town.say("LAN", "điểm năm 2026")
    assert "Tháng 10: 91,17 · Hoàn thành xuất sắc nhiệm vụ" in shown
    assert "không tính vào trung bình: tháng 1, 2, 3" in shown
    assert "Trung bình 1 kỳ (tháng 10): 91,17" in shown
    assert "chị Nguyễn Thị Lan" in town.say("BINH", "điểm của Lan năm 2026").lower().replace(
        "chị nguyễn thị lan", "chị Nguyễn Thị Lan"
    )


def test_a_published_score_never_changes_without_a_petition_or_a_reopened_period(town):
    decided(town)
    before = town.rows("SELECT receipt, total, decided FROM assessment")
    town.say("BINH", "giao Lan việc trễ của tháng 10, hạn 30/10/2026 !")
    town.say("LAN", "bc 2 50%")
    town.say("ADMIN", "vi phạm Lan kỷ luật theo 15/QĐ-SNV tháng 10")
    town.say("ADMIN", "kỳ nhóm Lan viên chức tháng 10: chuyển ngạch")
    town.say("ADMIN", "kỳ nhóm Lan viên chức")
    town.say("ADMIN", "1")
    town.say("LAN", "hoàn tác")
    town.now += dt.timedelta(days=40)
    town.say("BINH", "chấm Lan tháng 10 1: đổi ý")
    town.say("BINH", "chốt tháng 10")
    assert town.rows("SELECT receipt, total, decided FROM assessment") == before
    assert "91,17" in town.say("LAN", "điểm tháng 10")


def form(town, code):
    """Give the form of a person for October, as the leader of Lan would export it."""

    def work(connection):
        office = people.offices(connection)[0]
        whose = people.by_code(connection, office.id, code)
        turn = Turn(actor=whose, office=office, said=town.now)
        tx = Tx(connection, town.now, 0, random.Random(1))
        return form_of(tx, turn, whose, Period(year=2026, month=10))

    return town.database.write_now(work)


def test_the_form_has_own_and_authority_points_side_by_side_and_the_decided_class(town):
    town.say("LAN", "tự đánh giá tháng 10 9 9 9: chưa có sáng kiến")
    town.say("BINH", "chấm Lan tháng 10 8 9 9: như thế")
    assert form(town, "CB04").decided is None
    sealed(town, "BINH", "chốt Lan tháng 10")
    made = form(town, "CB04")
    assert [(one.own, one.authority) for one in made.criteria] == [
        ("9", "8"),
        ("9", "9"),
        ("9", "9"),
    ]
    assert made.decided == "excellent"
    assert made.receipt.general_points == "26"
