"""điểm, tháng, tuần, tổng hợp, bảng, nguyên nhân: the figures a person may see."""

import datetime as dt
import re
from collections.abc import Callable, Container

from bot.commands import work_reports
from bot.commands.desk import (
    FIRST_REPLY,
    Answer,
    Drop,
    Reply,
    ShowTask,
    Talk,
    choice,
    performs,
    verb,
)
from bot.commands.notices import AskWhose, BoardPage, DayAhead, NotUnderstood
from bot.commands.typed_periods import PERIOD, period_in
from bot.reading import MessageReading, PersonMention, read_message
from bot.reading.text import fold
from core.evaluation.notices import Receipt, ScoreNotYours, WholeReceipt
from core.evaluation.period import Period, month_of
from core.evaluation.receipt import receipt, receipt_line, whole_receipt
from core.evaluation.steps import lists
from core.evaluation.steps.reads import note_read
from core.kernel.command import Command
from core.kernel.refusal import Refusal, Slip
from core.people import store as people
from core.people.actions import make_code, named
from core.people.rules import may_see
from core.reminders import actions as reminders
from core.reminders import boards, causes, figures, months
from core.reminders.notices import Coded
from core.reminders.work_report import work_report

_YEAR = re.compile(r"\b(?:nam|year)(?:\s+(?:nay|(?P<last>ngoai|truoc)|(?P<year>20\d{2})))?\b")
_UNTIL = re.compile(
    r"(?:(?:(?:tinh\s+)?\b(?:den|until|as of|as at)(?:\s+het)?(?:\s+ngay)?"
    r"|\b(?:vao\s+)?ngay|\bon)\s+)?"
    r"(?:\b(?P<near>hom qua|hom nay|yesterday|today)\b"
    r"|(?<![\d/.-])(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+thang\s+)(?P<month>\d{1,2})(?!\d)"
    r"(?:(?:\s*[/.-]\s*|\s+nam\s+)(?P<year>\d{4}))?)"
    r"(?:,?\s+(?:luc\s+)?(?P<hour>\d{1,2})[:h](?P<minute>\d{2})?)?"
)
"""A day that has been, also without `đến`: `ngày 15/11`, `15/11`, `hôm qua`."""
HALF_A_YEAR = 183
"""Days: a day without its year that is further ahead is one of last year."""
_WORD = re.compile(r"\w+")
_WHOLE_RECEIPT = frozenset(("chi tiet", "detail", "details"))
_IN_FULL = re.compile(r"\bchi\s+ti[eế]t\b|\bdetails?\b", re.IGNORECASE)
"""As typed: read as a name, `chi tiết` would be a Ms Tiết."""
_OWN_WORDS = (
    "cua toi minh em my nay this thang month xem voi di a nhe nha giup chi tiet detail details"
)
_OF_OTHERS = re.compile(r"\b(?:cua|of) (?!(?:toi|minh|em|me|my|thang|month|nam|year|this)\b)")
"""As folded: whose month is asked for, where nobody's name was found."""
_MONTHLY = frozenset(("thang", "month", "in", "of", "trong"))
_WHOLE = frozenset(("cua", "hom", "nay", "toi", "cho", "giup", "a", "nhe", "now", "today"))


class ShowScore(Command, frozen=True):
    """Show the receipt of somebody's period, as known at a moment; with every line if `whole`."""

    person_id: int
    period: Period
    until: dt.datetime | None = None
    whole: bool = False
    year: int | None = None


class ShowMonth(Command, frozen=True):
    """Show the card of somebody's month."""

    person_id: int
    month: Period


@verb("diem")
def score(talk: Talk, reading: MessageReading) -> Answer:
    """Show the receipt of a month: one's own, or as a leader that of somebody he leads."""
    if reading.tasks:
        return Reply(receipt_line(talk.tx, talk.turn, reading.tasks[0]))
    said = fold(reading.argument or "")
    until = _until(talk, said)
    rest = _UNTIL.sub(" ", said)
    named = month_of(until, talk.turn.office.zone) if until and not PERIOD.search(rest) else None
    asked = ShowScore(
        person_id=talk.turn.actor.id,
        period=named or period_in(talk, rest),
        until=until,
        whole=any(re.search(rf"\b{words}\b", rest) for words in _WHOLE_RECEIPT),
    )
    if (year := _YEAR.search(rest)) and not PERIOD.search(rest):
        asked = asked.but(year=_year(year, talk))
    mention = _named_in(talk)
    if mention is not None:
        return _of_somebody(talk, mention, asked)
    if set(_WORD.findall(_YEAR.sub(" ", PERIOD.sub(" ", rest)))) - set(_OWN_WORDS.split()):
        raise Slip(NotUnderstood(typed=talk.incoming.text.strip()[:60], nearest=("diem",)))
    return show_score(talk, asked)


@performs(ShowScore)
def show_score(talk: Talk, command: ShowScore) -> Answer:
    """Show the receipt of somebody's month."""
    whose = people.person_of(talk.tx.connection, command.person_id)
    if command.year is not None:
        year = lists.year_of(talk.tx, talk.turn, whose, command.year)
        note_read(talk.tx, talk.turn, [whose], command.period)
        return Reply(year)
    show = whole_receipt if command.whole else receipt
    if whose.id != talk.turn.actor.id:
        note_read(talk.tx, talk.turn, [whose], command.period)
    shown = show(talk.tx, talk.turn, whose, command.period, command.until)
    figures.keep_under(talk.tx, talk.turn, shown, _code_of(shown))
    return Reply(shown)


def _year(found: re.Match[str], talk: Talk) -> int:
    """Give the year that was named: this one, the last one, or the one of a number."""
    if found["year"]:
        return int(found["year"])
    return talk.now.year - (1 if found["last"] else 0)


def _code_of(shown: Receipt | WholeReceipt) -> str:
    return shown.receipt.code if isinstance(shown, WholeReceipt) else shown.code


def _named_in(talk: Talk) -> PersonMention | None:
    """Give whom the message names among everybody: who may be seen is asked afterwards."""
    text = _IN_FULL.sub(" ", talk.text)
    reading = read_message(text, talk.now, talk.index, talk.calendar)
    return reading.mentions[0] if reading.mentions else None


def _of_somebody(talk: Talk, mention: PersonMention, asked: ShowScore) -> Answer:
    """Show whose receipt was named: ask where several fit, refuse where none does."""
    if mention.oneself:
        return show_score(talk, asked)
    if mention.id is not None:
        return show_score(talk, asked.but(person_id=int(mention.id)))
    return _ask_whose(talk, mention, lambda one: asked.but(person_id=one))


def _ask_whose(talk: Talk, mention: PersonMention, shows: Callable[[int], Command]) -> Answer:
    """Ask whose figures are meant where several names fit. Raises Refusal where none does."""
    ids = [int(one) for one in mention.candidates]
    found, now = people.persons(talk.tx.connection, ids), talk.tx.now
    seen = [found[one] for one in ids if one in found and may_see(talk.turn.actor, found[one], now)]
    if not seen:
        raise Refusal(ScoreNotYours())
    names = {one.id: named(one, now) for one in seen[:7]}
    choices = tuple(
        choice(
            number,
            "choice-person",
            shows(person_id),
            name=name.name,
            unit=name.unit,
        )
        for number, (person_id, name) in enumerate(names.items(), start=1)
    )
    leave = choice(0, "choice-leave", Drop())
    return Reply(AskWhose(typed=mention.typed, count=len(names)), (*choices, leave))


@verb("tuan")
def week(talk: Talk, _reading: MessageReading) -> Answer:
    """Show one's own week."""
    return Reply(_kept(talk, reminders.week_card(talk.tx, talk.turn, talk.calendar)))


@verb("thang")
def month(talk: Talk, _reading: MessageReading) -> Answer:
    """Show the card of a month: one's own, or as a leader that of somebody he leads."""
    of = _month(talk)
    mention = _named_in(talk)
    if mention is None and _OF_OTHERS.search(fold(talk.incoming.text)):
        raise Slip(NotUnderstood(typed=talk.incoming.text.strip()[:60], nearest=("thang",)))
    if mention is None or mention.oneself:
        return show_month(talk, ShowMonth(person_id=talk.turn.actor.id, month=of))
    if mention.id is not None:
        return show_month(talk, ShowMonth(person_id=int(mention.id), month=of))
    return _ask_whose(talk, mention, lambda one: ShowMonth(person_id=one, month=of))


@performs(ShowMonth)
def show_month(talk: Talk, command: ShowMonth) -> Answer:
    """Show the card of somebody's month."""
    whose = people.person_of(talk.tx.connection, command.person_id)
    facts = months.month_card(talk.tx, talk.turn, whose, command.month)
    if whose.id != talk.turn.actor.id:
        note_read(talk.tx, talk.turn, [whose], command.month)
    return Reply(_kept(talk, facts))


@verb("bang")
def board(talk: Talk, reading: MessageReading) -> Answer:
    """Show the units that the asker leads side by side, and keep that current.

    In this chat, where its platform can change a message; else on a page of our own.
    """
    unit = _unit(talk, reading, "bang")
    facts = boards.board(talk.tx, talk.turn, talk.calendar, unit)
    boards.keep_current(talk.tx, talk.turn, facts, f"{talk.tx.update}:{FIRST_REPLY}")
    shown = Reply(_kept(talk, facts))
    if talk.live is None:
        return shown
    own = talk.live.startswith("/")
    code = None if own else make_code(talk.tx, talk.turn.actor)
    return shown, Reply(BoardPage(address=None if own else talk.live, code=code))


@verb("nguyen_nhan")
def cause_map(talk: Talk, reading: MessageReading) -> Answer:
    """Show which confirmed causes stopped how many working days of the units that one leads.

    In a group, what they cost the asker's own unit, in a line.
    """
    if not talk.incoming.private:
        return Reply(causes.unit_stops(talk.tx, talk.turn, talk.calendar))
    month = _month(talk)
    unit = _unit(talk, reading, "nguyen_nhan", also=_MONTHLY)
    return Reply(_kept(talk, causes.cause_map(talk.tx, talk.turn, talk.calendar, unit, month)))


@verb("tong_hop")
def digest(talk: Talk, reading: MessageReading) -> Answer:
    """Show the picture of the units the asker leads, its needs with places to decide by.

    Asked for a week, a month or a quarter, give the work report of that.
    """
    reach = work_reports.reach_in(talk)
    if reach is not None:
        if reading.unit is None and work_reports.rest_of(fold(reading.argument or "")):
            raise Slip(NotUnderstood(typed=talk.incoming.text.strip()[:60], nearest=("tong_hop",)))
        return Reply(work_report(talk.tx, talk.turn, talk.calendar, reading.unit, reach))
    unit = _unit(talk, reading, "tong_hop")
    facts = reminders.digest(talk.tx, talk.turn, talk.calendar, unit)
    places = tuple(
        choice(place, "choice-place", ShowTask(number=need.number), task=str(need.number))
        for place, need in enumerate(facts.needs, start=1)
    )
    return Reply(_kept(talk, facts), places)


def _kept(talk: Talk, facts: Coded) -> Coded:
    """Give what is shown now with the code that reopens it."""
    return figures.keep(talk.tx, talk.turn, facts)


def _unit(talk: Talk, reading: MessageReading, asked: str, also: Container[str] = ()) -> str | None:
    """Give the unit that was named, None for all that the asker leads; `also` may be said."""
    rest = fold(reading.argument or "").split()
    if reading.unit is None and rest and rest[0] not in _WHOLE and rest[0] not in also:
        raise Slip(NotUnderstood(typed=talk.incoming.text.strip()[:60], nearest=(asked,)))
    return reading.unit


def _until(talk: Talk, said: str) -> dt.datetime | None:
    """Give the end of the day named behind `đến`, or the time of it; the latest not ahead.

    Raises Slip for a day or time that does not exist.
    """
    found = _UNTIL.search(said)
    if found is None:
        return None
    today = talk.now.date()
    try:
        day = _day_of(found, today)
        if found["hour"] is None:
            return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), talk.now.tzinfo)
        at = dt.time(int(found["hour"]), int(found["minute"] or 0))
        return dt.datetime.combine(day, at, talk.now.tzinfo)
    except (ValueError, OverflowError):
        typed = talk.incoming.text.strip()[:60]
        raise Slip(NotUnderstood(typed=typed, nearest=("diem",))) from None


def _day_of(found: "re.Match[str]", today: dt.date) -> dt.date:
    if found["near"]:
        back = 1 if found["near"] in ("hom qua", "yesterday") else 0
        return today - dt.timedelta(days=back)
    year = int(found["year"] or today.year)
    day = dt.date(year, int(found["month"]), int(found["day"]))
    if day <= today:
        return day
    if found["year"] is not None or (day - today).days < HALF_A_YEAR:
        raise Slip(DayAhead(day=day, before=day.replace(year=day.year - 1)))
    return day.replace(year=year - 1)


def _month(talk: Talk) -> Period:
    """Give the month that was named, or this one, also where the office evaluates by quarter."""
    asked = period_in(talk, fold(talk.incoming.text))
    return asked if asked.months == 1 else month_of(talk.tx.now, talk.turn.office.zone)
