"""Phrases made from the grammar of deadlines come back as the moments they were made from."""

import datetime as dt
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading import Action, read_deadline
from bot.reading.text import fold
from core.periods.rules import WorkCalendar

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.timezone(dt.timedelta(hours=7)))
CALENDAR = WorkCalendar.of()
WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
PARTS = {"sáng": (11, 30), "chiều": (17, 0), "tối": (21, 0)}
LIMITS = ("", "hạn ", "chậm nhất ", "muộn nhất ", "đến ", "xong ")


def at(day, hour=17, minute=0):
    return dt.datetime.combine(day, dt.time(hour, minute), NOW.tzinfo)


@st.composite
def named_days(draw):
    """A day far enough ahead, said by its date or by its weekday and week."""
    day = NOW.date() + dt.timedelta(days=draw(st.integers(8, 13)))
    dated = NOW.date() + dt.timedelta(days=draw(st.integers(2, 200)))
    words = draw(st.sampled_from(("week", "full", "short", "spelled", "noun")))
    if words == "week":
        return f"{WEEKDAYS[day.weekday()]} tuần sau", _in_next_week(day)
    if words == "full":
        return f"{dated.day}/{dated.month}/{dated.year}", dated
    if words == "short":
        return f"ngày {dated.day}/{dated.month}", dated
    if words == "spelled":
        return f"ngày {dated.day} tháng {dated.month} năm {dated.year}", dated
    return f"{WEEKDAYS[dated.weekday()]} ngày {dated.day:02d}/{dated.month:02d}/{dated.year}", dated


def _in_next_week(day):
    monday = NOW.date() - dt.timedelta(days=NOW.weekday()) + dt.timedelta(days=7)
    return monday + dt.timedelta(days=day.weekday())


@st.composite
def moments(draw):
    """A phrase of the grammar and the moment it stands for."""
    phrase, day = draw(named_days())
    form = draw(st.sampled_from(("bare", "part", "clock", "before")))
    if form == "part":
        part = draw(st.sampled_from(sorted(PARTS)))
        return f"{part} {phrase}", at(day, *PARTS[part])
    if form == "clock":
        hour, minute = draw(st.integers(7, 18)), draw(st.sampled_from((0, 15, 30, 45)))
        clock = f"{hour}h{minute:02d}" if minute else f"{hour}h"
        return f"{clock} {phrase}", at(day, hour, minute)
    if form == "before":
        return f"trước {phrase}", at(day - dt.timedelta(days=1))
    return f"{draw(st.sampled_from(LIMITS))}{phrase}", at(day)


def read(text):
    return read_deadline(text, NOW, CALENDAR)


@settings(max_examples=300, deadline=None)
@given(moments())
def test_a_phrase_of_the_grammar_comes_back_as_its_moment(made):
    phrase, moment = made
    found = read(phrase)
    assert (found.action, found.deadline) == (Action.SET, moment), phrase


@settings(max_examples=150, deadline=None)
@given(moments(), st.sampled_from((" ạ", " nhé", " nha", " giúp em", "!", ".")))
def test_writing_it_otherwise_never_changes_the_moment(made, courtesy):
    phrase, moment = made
    for typed in (
        phrase + courtesy,
        phrase.upper(),
        unicodedata.normalize("NFD", phrase),
        f"  {phrase.replace(' ', '  ')} ",
    ):
        assert read(typed).deadline == moment, typed
    if phrase.startswith("tối"):
        return  # without diacritics it is as likely `tới`: a day, not an evening
    plain = read(fold(phrase))
    assert plain.deadline in (moment, None), fold(phrase)
    assert plain.deadline or plain.action is Action.ASK, "it may ask, never overlook"


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 60), st.sampled_from(("trong {} ngày làm việc", "sau {} ngày làm việc")))
def test_working_days_are_counted_by_the_calendar(count, phrase):
    day = CALENDAR.add_working_days(NOW.date(), count)
    assert read(phrase.format(count)).deadline == at(day)
    assert read(phrase.format(f"{count:02d}")).deadline == at(day)
