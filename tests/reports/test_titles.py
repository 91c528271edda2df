"""Titles are computed: each pattern has its condition, and the strongest true one wins."""

import pytest
from offices import DIGEST, DIGESTS, WEEK, WEEKS, unit, varied, weeks

import reports

FALLING = weeks((12, 11, 13, 12, 10, 8, 7, 4), (80,) * 8)
BEST = varied(WEEK, days=(*WEEK.days[:4], varied(WEEK.days[4], owed=0)))
ONLY_ONE = varied(WEEK, days=(varied(WEEK.days[0], on_time=1),), streak=1)
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
        (WEEK, "14 trong 16 việc đúng hạn, còn nợ 1 việc"),
        (BEST, "14 trong 15 việc đúng hạn, tốt nhất của chị trong tám tuần"),
        (varied(BEST, gender="nam"), "14 trong 15 việc đúng hạn, tốt nhất của anh trong tám tuần"),
        (varied(BEST, owed_before=1), "Còn nợ 1 việc từ trước; 14 trong 15 việc đúng hạn"),
        (WEEKS["running"], "9 trong 13 việc đúng hạn, còn 4 việc đến hạn tuần này"),
        (
            varied(WEEK, days=(varied(WEEK.days[0], on_time=0, ahead=2),)),
            "Còn 2 việc đến hạn tuần này",
        ),
        (
            varied(WEEK, days=(*WEEK.days[:4], varied(WEEK.days[4], ahead=2))),
            "14 trong 18 việc đúng hạn, nợ 1 việc, 2 việc chưa đến hạn",
        ),
        (WEEKS["owed_before"], "Còn nợ 1 việc từ trước; 5 việc tuần này đúng hạn"),
        (WEEKS["owed_before_and_ahead"], "Còn nợ 2 việc từ trước, còn 3 việc đến hạn tuần này"),
        (WEEKS["every_kind"], "Còn nợ 27 việc, 12 việc từ trước; 45 trong 84 việc đúng hạn"),
        (WEEKS["only_owed_before"], "Còn nợ 3 việc từ trước; tuần này không có việc đến hạn"),
        (ONLY_ONE, "Việc duy nhất của tuần đúng hạn"),
        (varied(ONLY_ONE, streak=3), "Việc duy nhất của tuần đúng hạn, ba tuần liền giữ hạn"),
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


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("kind", ["on_time", "late", "owed", "ahead"])
@pytest.mark.parametrize("owed_before", [0, 1, 128])
def test_every_mixture_of_a_week_has_a_title_and_praise_only_if_nothing_is_left(
    language, kind, owed_before
):
    for other in ("on_time", "late", "owed", "ahead"):
        for count in (1, 7, 120):
            day = varied(WEEK.days[0], on_time=0)
            day = varied(day, **{kind: count})
            day = varied(day, **{other: max(count, 2)})
            title = reports.title(varied(WEEK, days=(day,), owed_before=owed_before), language)
            assert len(title) <= 62
            praise = ("tốt nhất", "Cả ", "tất cả", "best", "All ", "better", "tốt hơn")
            if day.owed or day.ahead or owed_before:
                assert not any(word in title for word in praise)


def test_a_caption_tells_what_is_owed_from_before_and_what_is_still_due():
    caption = reports.caption(WEEKS["owed_before_and_ahead"], "vi")
    assert "\nCòn nợ từ trước: 2 việc.\n" in caption
    assert "còn 3 việc đến hạn tuần này." in caption
    assert "Owed from before: 1 task." in reports.caption(WEEKS["owed_before"], "en")
    assert "từ trước" not in reports.caption(WEEK, "vi")


def test_a_streak_of_nothing_is_told_only_to_somebody_with_a_past():
    newcomer = varied(WEEKS["first_week"], streak=0)
    assert "Chuỗi giữ hạn" not in reports.caption(newcomer, "vi")
    assert "Chuỗi giữ hạn" in reports.caption(varied(newcomer, streak=1), "vi")
    assert "Chuỗi giữ hạn: 0 tuần" in reports.caption(WEEKS["poor"], "vi")


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
