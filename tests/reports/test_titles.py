"""Titles are computed: each pattern has its condition, and the strongest true one wins."""

import pytest
from offices import DIGEST, DIGESTS, WEEK, WEEKS, unit, varied, weeks

import reports

FALLING = weeks((12, 11, 13, 12, 10, 8, 7, 4), (80,) * 8)
SPREAD = tuple(unit(f"Phòng {n}", 90, 100, 3) for n in range(1, 7))


@pytest.mark.parametrize(
    ("facts", "title"),
    [
        (DIGEST, "9 việc quá hạn, 7 việc dồn ở hai đơn vị; đã xong 72%"),
        (DIGESTS["no_task"], "Chưa có việc nào trong tháng 11"),
        (DIGESTS["none_overdue"], "Không việc nào quá hạn; đã xong 76%"),
        (DIGESTS["all_under"], "Cả 5 đơn vị dưới mục tiêu 80%; 9 việc quá hạn"),
        (DIGESTS["rising"], "Quá hạn tăng lên 21, cao nhất tám tuần; đã xong 67%"),
        (DIGESTS["one_unit"], "9 việc quá hạn; đã xong 72% trong 178 việc"),
        (
            varied(
                DIGEST,
                overdue=4,
                units=tuple(varied(u, overdue=1) for u in SPREAD[:4]),
                weeks=FALLING,
            ),
            "Quá hạn giảm còn 4, thấp nhất tám tuần; đã xong 74%",
        ),
        (
            varied(DIGEST, units=(*SPREAD[:3], unit("Thanh tra", 70, 100, 30)), overdue=39),
            "39 việc quá hạn, 30 việc ở Thanh tra; đã xong 62%",
        ),
        (
            varied(
                DIGEST,
                units=(
                    unit("Văn phòng", 90, 100),
                    unit("Kế toán", 95, 100),
                    unit("Thanh tra", 70, 100, 9),
                ),
            ),
            "9 việc quá hạn đều ở Thanh tra; đã xong 72%",
        ),
        (
            varied(
                DIGEST, units=tuple(varied(line, overdue=0) for line in DIGEST.units), overdue=2
            ),
            "Quá hạn giảm còn 2, thấp nhất tám tuần; đã xong 75%",
        ),
        (WEEK, "14 trong 16 việc đúng hạn, tốt nhất của chị trong tám tuần"),
        (varied(WEEK, gender="nam"), "14 trong 16 việc đúng hạn, tốt nhất của anh trong tám tuần"),
        (WEEKS["nothing_due"], "Tuần này không có việc nào đến hạn"),
        (WEEKS["all_on_time"], "Cả 20 việc đúng hạn, 23 tuần liền giữ hạn"),
        (varied(WEEKS["all_on_time"], streak=1), "Xong 20 trong 20 việc, tất cả đúng hạn"),
        (WEEKS["poor"], "3 trong 9 việc đúng hạn, còn nợ 3 việc"),
        (WEEKS["first_week"], "14 trong 16 việc đúng hạn, còn nợ 1 việc"),
    ],
)
def test_the_strongest_true_pattern_wins(facts, title):
    assert reports.title(facts, "vi") == title


def test_a_long_unit_name_gives_way_to_a_count():
    units = (*SPREAD[:3], unit("Phòng Kiểm soát thủ tục hành chính và dân tộc", 70, 100, 30))
    facts = varied(DIGEST, units=units, overdue=39)
    assert reports.title(facts, "vi") == "39 việc quá hạn, 30 việc dồn ở một đơn vị; đã xong 62%"


def test_an_unnamed_gender_is_addressed_in_both_ways():
    assert "anh/chị" in reports.caption(WEEKS["unknown_gender"], "vi")


def test_a_digest_says_how_the_overdue_count_changed():
    assert "(+2 từ hôm trước)" in reports.caption(DIGEST, "vi")
    assert "(−198 từ hôm trước)" in reports.caption(DIGESTS["thousands"], "vi")
    assert "(như hôm trước)" in reports.caption(DIGESTS["flat"], "vi")
    assert "hôm trước" not in reports.caption(DIGESTS["first_week"], "vi")


def test_a_caption_tells_the_need_with_its_owner_its_delay_and_its_cause():
    caption = reports.caption(DIGEST, "vi")
    assert (
        "1. NV-12 Báo cáo sơ kết cải cách hành chính quý IV, trễ 12 ngày,"
        " Nguyễn Thị Thu Hà, chờ ý kiến Sở Tài chính." in caption
    )
    assert (
        "3. NV-45 Trả lời kiến nghị cử tri xã Yên Lãng, trễ 4 ngày, Lê Quỳnh Trâm, chờ duyệt."
        in caption
    )


def test_a_caption_keeps_its_stamp_however_long_the_names_are():
    for language in ("vi", "en"):
        assert reports.caption(DIGESTS["long_names"], language).endswith(DIGEST.code + ".")


def test_a_caption_lets_no_sign_turn_its_writing():
    caption = reports.caption(DIGESTS["odd_signs"], "vi")
    assert "\u202e" not in caption
    assert "\x07" not in caption
    assert "\U0001f600" in caption


def test_no_rate_is_not_a_rate_of_zero():
    caption = reports.caption(DIGESTS["no_rates"], "vi")
    assert "Văn phòng chưa có việc đến hạn" in caption
    assert "Kế hoạch 0%" in caption
