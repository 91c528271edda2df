"""Lines about objectives as people type them, and numbers that are never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.objectives import (
    opens_new,
    read_check_in,
    read_links,
    read_objective,
    read_result,
    tidy,
)
from bot.reading.values import NUMBER, Unclear, read_value


@pytest.mark.parametrize(
    ("typed", "language", "thousandths"),
    [
        ("12", "vi", 12_000),
        ("12.000", "vi", 12_000_000),
        ("1.234.567", "vi", 1_234_567_000),
        ("66,5", "vi", 66_500),
        ("66.5", "vi", 66_500),
        ("0,7", "vi", 700),
        ("0.125", "vi", 125),
        ("1.234,5", "vi", 1_234_500),
        ("1,234,567", "vi", 1_234_567_000),
        ("12,000", "en", 12_000_000),
        ("1,234.5", "en", 1_234_500),
        ("12,000", "vi", None),
        ("12.000", "en", None),
        ("1,2345", "vi", None),
        ("1.23.4", "vi", None),
        ("12.0000", "vi", None),
        ("1.2,3.4", "vi", None),
    ],
)
def test_a_number_is_read_as_it_is_written_here_or_asked_about(typed, language, thousandths):
    found = read_value(typed, language)
    assert found == (Unclear(typed) if thousandths is None else thousandths)


@given(st.from_regex(NUMBER, fullmatch=True), st.sampled_from(("vi", "en")))
def test_any_number_is_read_or_unclear_and_raises_nothing(typed, language):
    assert isinstance(read_value(typed, language), int | Unclear)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("45/120", {"value": 45_000, "whole": 120_000}),
        ("4.500", {"value": 4_500_000}),
        ("4.500 hồ sơ", {"value": 4_500_000, "note": "hồ sơ", "sure": True}),
        ("45, tự tin 7, vướng thiếu máy quét",
         {"value": 45_000, "confidence": 7, "blocker": "thiếu máy quét"}),
        ("45 tu tin 7/10 vuong thieu may quet",
         {"value": 45_000, "confidence": 7, "blocker": "thieu may quet"}),
        ("45, confidence 7, blocked no scanner",
         {"value": 45_000, "confidence": 7, "blocker": "no scanner"}),
        ("đã được 66,5%", {"value": 66_500, "percent": True}),
        ("+500", {"value": 500_000, "change": 1}),
        ("giảm thêm 5", {"value": 5_000, "change": -1}),
        ("đạt", {"value": None, "reached": True}),
        ("chưa xong", {"value": None, "reached": False}),
        ("not yet", {"value": None, "reached": False}),
        ("tự tin 4", {"value": None, "confidence": 4, "note": None}),
        ("hết vướng, 60", {"value": 60_000, "free": True, "blocker": None}),
        ("tuần này 45", {"value": 45_000, "sure": False}),
        ("45 hồ sơ ngày 20/11", {"value": 45_000, "sure": False}),
        ("4,5 triệu", {"value": 4_500, "sure": False}),
        ("45k", {"sure": False}),
        ("12,000", {"value": None, "unclear": "12,000"}),
        ("khá ổn", {"value": None, "note": "khá ổn"}),
    ],
)  # fmt: skip
def test_a_check_in_is_read_in_the_words_of_whoever_types_it(said, expected):
    found = read_check_in(tidy(said), "vi")
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Số hóa 12.000 hồ sơ cán bộ, từ 0 đến 12.000 hồ sơ, trọng số 40%, chị Lan",
         {"title": "Số hóa 12.000 hồ sơ cán bộ", "start": 0, "end": 12_000_000, "noun": "hồ sơ",
          "weight": 40_000, "owner": "chị Lan"}),
        ("so hoa ho so, tu 0 den 12.000 ho so, trong so 40, chi Lan",
         {"title": "so hoa ho so", "end": 12_000_000, "weight": 40_000, "owner": "chi Lan"}),
        ("Giảm hồ sơ quá hạn từ 120 xuống 20 hồ sơ; trọng số 33,33%",
         {"title": "Giảm hồ sơ quá hạn", "start": 120_000, "end": 20_000, "weight": 33_330}),
        ("Hài lòng, từ 60% lên 95%, trọng số 20%, phụ trách: anh Bình",
         {"noun": "%", "start": 60_000, "end": 95_000, "owner": "anh Bình"}),
        ("Ban hành đề án, mốc, trọng số 20%", {"milestone": True, "end": None}),
        ("Digitise files, from 0 to 500 files, weight 40%, Lan",
         {"start": 0, "end": 500_000, "noun": "files", "owner": "Lan"}),
        ("Quét, in, dán nhãn hồ sơ, từ 0 đến 9, trọng số 5%",
         {"title": "Quét, in, dán nhãn hồ sơ"}),
        ("x, từ 0 đến 12,000 hồ sơ, trọng số 4%", {"unclear": "12,000"}),
        ("x, từ 0 đến 9, chị Lan, rất gấp", {"owner": "chị Lan", "unread": "rất gấp"}),
    ],
)  # fmt: skip
def test_a_key_result_is_read_part_by_part(said, expected):
    found = read_result(tidy(said), "vi")
    assert {name: getattr(found, name) for name in expected} == expected


def test_an_objective_says_for_whom_how_ambitious_and_what_it_serves():
    found = read_objective("cho TCCB quý 1: Bộ máy gọn, rõ việc, khát vọng, theo MT-3")
    assert (found.head, found.title) == ("cho TCCB quý 1", "Bộ máy gọn, rõ việc")
    assert (found.aspires, found.serves, found.unread) == (True, 3, None)
    plain = read_objective("Chuyển đổi số trong nội bộ")
    assert (plain.head, plain.title, plain.aspires) == ("", "Chuyển đổi số trong nội bộ", None)
    assert read_objective("Gọn, khát vọng, rõ việc").unread == "rõ việc"


@pytest.mark.parametrize(
    ("said", "tasks", "off"),
    [
        ("việc 268", (268,), False),
        ("viec 268, 270", (268, 270), False),
        ("bỏ việc 268", (268,), True),
        ("task 268", (268,), False),
        ("NV-268", (268,), False),
    ],
)
def test_tasks_to_be_counted_are_read(said, tasks, off):
    found = read_links(said)
    assert found is not None
    assert (found.tasks, found.off) == (tasks, off)


@pytest.mark.parametrize("said", ["45", "việc này 45 hồ sơ", "việc 268 xong 45%"])
def test_other_words_link_nothing(said):
    assert read_links(said) is None


def test_what_is_new_is_known_by_its_first_word():
    assert opens_new("mới MT-3: x") == "MT-3: x"
    assert opens_new("của tôi") is None


@given(st.text(max_size=60), st.sampled_from(("vi", "en")))
def test_any_text_is_read_without_an_error(said, language):
    line = tidy(said)
    read_check_in(line, language)
    read_result(line, language)
    read_objective(line)
    read_links(line)
