import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_rows import CALENDAR, NOW, deadline_rows

from bot.reading import Action, Ask, read_deadline
from bot.reading.text import fold

ROWS = deadline_rows()
# Without diacritics these are another phrase, or one that has to be asked about.
NOT_FOLDED = (
    "sáng", "sang", "kìa", "phường", "huyện", "bản Mai", "chờ", "tối", "độ 5", "bảy giờ", "bồn",
    "thứ tự", "nhà giáo", "đứng", "hồ sơ thứ", "qua tuần", "qua tháng", "phân công Mai",
)  # fmt: skip


def meaning(phrase):
    reading = read_deadline(phrase, NOW, CALENDAR)
    if reading.deadline:
        return reading.deadline.strftime("%Y-%m-%d %H:%M")
    return reading.action.value


@pytest.mark.parametrize(("phrase", "expected"), ROWS)
def test_a_phrase_means_one_moment_or_is_asked_about(phrase, expected):
    assert meaning(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "ask"),
    [
        ("20/11", Ask.DEADLINE_PAST),
        ("trước 8h", Ask.DEADLINE_PAST),
        ("thứ 6 tuần trước", Ask.DEADLINE_PAST),
        ("31/11", Ask.DEADLINE_INVALID),
        ("thứ 8", Ask.DEADLINE_INVALID),
        ("17h75", Ask.DEADLINE_INVALID),
        ("thứ 5 ngày 27/11", Ask.DATE_CONFLICT),
        ("thứ 6 hàng tuần", Ask.RECURRING),
        ("tuần sau", Ask.DEADLINE_AMBIGUOUS),
        ("mai hoặc mốt", Ask.DEADLINE_AMBIGUOUS),
    ],
)
def test_the_question_says_what_is_wrong(phrase, ask):
    assert read_deadline(phrase, NOW, CALENDAR).ask is ask


@pytest.mark.parametrize(
    ("phrase", "options"),
    [
        ("thứ 2", ["23/11 17:00", "30/11 17:00"]),
        ("thứ 6 sau", ["27/11 17:00", "04/12 17:00"]),
        ("thứ 5 ngày 27/11", ["26/11 17:00", "27/11 17:00"]),
        ("5h mai", ["24/11 05:00", "24/11 17:00"]),
        ("mai hoặc mốt", ["24/11 17:00", "25/11 17:00"]),
        ("tuần sau", ["30/11 17:00", "02/12 17:00", "04/12 17:00"]),
        ("31/11", ["30/11 17:00", "01/12 17:00"]),
    ],
)
def test_a_question_comes_with_ready_answers(phrase, options):
    found = read_deadline(phrase, NOW, CALENDAR).options
    assert [option.strftime("%d/%m %H:%M") for option in found] == options


@pytest.mark.parametrize("phrase", [row[0] for row in ROWS if row[1] == "ask"])
def test_every_question_has_two_or_three_answers_ahead_soonest_first(phrase):
    options = read_deadline(phrase, NOW, CALENDAR).options
    assert 2 <= len(options) <= 3
    assert list(options) == sorted(set(options))
    assert options[0] > NOW


def test_the_span_covers_the_deadline_in_the_text_as_typed():
    typed = "nộp báo cáo\u200b trước thứ 6 nhé"
    span = read_deadline(typed, NOW, CALENDAR).span
    assert typed[span[0] : span[1]] == "trước thứ 6"
    decomposed = unicodedata.normalize("NFD", "xong trước thứ sáu nhé")
    span = read_deadline(decomposed, NOW, CALENDAR).span
    assert unicodedata.normalize("NFC", decomposed[span[0] : span[1]]) == "trước thứ sáu"


def test_an_override_of_the_calendar_moves_a_term_of_working_days():
    holiday = CALENDAR.of({NOW.date() + timedelta(days=2): False})
    assert read_deadline("1 ngày làm việc", NOW, holiday).deadline.day == 26


PHRASES = st.sampled_from([row[0] for row in ROWS])


@given(PHRASES, st.sampled_from([" ạ", " nhé", " nha em", " giúp em", ".", "!!", " 🙏", " nhé ạ"]))
@settings(max_examples=150, deadline=None)
def test_a_courtesy_behind_a_phrase_changes_nothing(phrase, courtesy):
    assert not phrase.strip() or meaning(phrase + courtesy) == meaning(phrase)


@given(PHRASES, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
@settings(max_examples=150, deadline=None)
def test_the_form_of_unicode_changes_nothing(phrase, form):
    assert meaning(unicodedata.normalize(form, phrase)) == meaning(phrase)


@given(PHRASES)
@settings(max_examples=150, deadline=None)
def test_dropping_diacritics_never_gives_another_moment(phrase):
    if not any(word in phrase.lower() for word in map(str.lower, NOT_FOLDED)):
        folded = fold(unicodedata.normalize("NFC", phrase))
        assert meaning(folded) == meaning(phrase)


CLOCKS = ("8h", "15h30", "3 giờ chiều", "hai giờ mười lăm chiều", "lúc 16h")
WEEKDAYS = ("thứ 5", "t6", "thứ tư", "chủ nhật", "CN", "thứ hai")
WEEKS = ("tuần này", "tuần sau", "tuần tới", "tuần sau nữa")
DATES = ("ngày 25", "26/11", "ngày 3/12", "27/11/2026", "4-12-2026", "ngày 5 tháng 12", "mùng 2")
MONTHS, YEARS = ("tháng 12", "tháng sau", "tháng 1"), ("năm 2027", "năm sau", "năm nay")
SHAPES = (
    (WEEKS, WEEKDAYS),
    (WEEKDAYS, WEEKS),
    (CLOCKS, WEEKDAYS, WEEKS),
    (WEEKS, ("sáng", "chiều", "cuối giờ chiều"), WEEKDAYS),
    (WEEKDAYS, DATES, CLOCKS),
    (CLOCKS, DATES, YEARS),
    (("ngày 25", "ngày 5", "ngày 30"), MONTHS, YEARS),
    (("cuối tháng 12", "hết quý IV", "đầu tháng 1"), YEARS),
    (("cuối tuần này", "đầu tuần sau"), WEEKDAYS),
    (("mai", "ngày kia", "hôm nay"), CLOCKS),
    (("3 ngày", "05 (năm) ngày"), ("làm việc",)),
)
SIGNS = (", ", " - ", " – ", " — ", ": ", "; ", "-", "–", ",", " (", " [")


@st.composite
def dates_in_pieces(draw):
    pieces = [draw(st.sampled_from(words)) for words in draw(st.sampled_from(SHAPES))]
    cut = draw(st.integers(1, len(pieces) - 1))
    return " ".join(pieces[:cut]), " ".join(pieces[cut:])


@given(dates_in_pieces(), st.sampled_from(SIGNS))
@settings(max_examples=300, deadline=None)
def test_a_sign_between_two_pieces_of_a_date_never_gives_another_date(pieces, sign):
    before, after = pieces
    if sign in "-–" and before[-1].isdigit() and after[0].isdigit():
        return  # 3-4/12 is a range
    closing = {"(": ")", "[": "]"}.get(sign.strip(), "")
    assert meaning(f"{before}{sign}{after}{closing}") in {meaning(f"{before} {after}"), "ask"}


@given(PHRASES, st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)))  # noqa: DTZ001 - made aware below
@settings(max_examples=200, deadline=None)
def test_no_deadline_ever_lies_in_the_past(phrase, moment):
    now = moment.replace(tzinfo=UTC)
    reading = read_deadline(phrase, now, CALENDAR)
    assert reading.deadline is None or reading.deadline > now
    assert (reading.deadline is None) == (reading.action is not Action.SET)
    assert all(option > now for option in reading.options)


@given(st.integers(1, 31), st.integers(1, 12), st.integers(2027, 2030), st.sampled_from("/-."))
@settings(max_examples=150, deadline=None)
def test_a_date_is_day_then_month_whatever_the_sign(day, month, year, sign):
    reading = read_deadline(f"{day}{sign}{month}{sign}{year}", NOW, CALENDAR)
    try:
        expected = datetime(year, month, day, 17, tzinfo=NOW.tzinfo)
    except ValueError:
        assert reading.ask is Ask.DEADLINE_INVALID
    else:
        assert reading.deadline == expected


@given(st.integers(1, 400), st.sampled_from(["{} ngày nữa", "trong {} ngày", "sau {} ngày"]))
@settings(max_examples=60, deadline=None)
def test_a_term_counts_from_tomorrow(days, form):
    reading = read_deadline(form.format(days), NOW, CALENDAR)
    assert reading.deadline == NOW.replace(hour=17) + timedelta(days=days)


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_any_text_gets_an_answer(text):
    assert read_deadline(text, NOW, CALENDAR).action in Action
