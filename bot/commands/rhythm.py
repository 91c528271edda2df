"""nhắc, im lặng, giờ nhắn, tải tin nhắn: when Viec writes, and what that costs."""

import datetime as dt
import re

from bot.commands.desk import Answer, Reply, Talk, verb
from bot.reading import MessageReading, read_deadline
from bot.reading.text import fold
from core.kernel.refusal import Slip
from core.reminders import rhythm
from core.reminders.rhythm import Mute, SetQuietHours, SetReminders, SetRhythm
from core.reminders.rhythm_notices import HabitWrong, RhythmWrong
from core.reminders.rules import Reminding

_WISHES = {
    "bat": Reminding.ON,
    "on": Reminding.ON,
    "it": Reminding.FEW,
    "few": Reminding.FEW,
    "chi sang": Reminding.MORNING,
    "chi buoi sang": Reminding.MORNING,
    "morning": Reminding.MORNING,
    "tat": Reminding.OFF,
    "off": Reminding.OFF,
}
_PARTS = {
    "tong hop": "digest",
    "digest": "digest",
    "nhac": "morning",
    "nhac viec": "morning",
    "morning": "morning",
    "the tuan": "week",
    "tuan": "week",
    "week": "week",
    "cho duyet": "patience",
    "patience": "patience",
    "toi da": "cap",
    "cap": "cap",
}
_TIME = re.compile(r"(\d{1,2})\s*(?:[:hg]|gio)?\s*(\d{2})?\b")
_NUMBER = re.compile(r"\d{1,3}")
_QUIET = ("yen", "yen tinh", "quiet")
_NO_QUIET = frozenset({"tat", "bo", "thoi", "off"})
MUTE_HOURS = 24


@verb("nhac")
def habit(talk: Talk, reading: MessageReading) -> Answer:
    """Say how one wants to be reminded; without a word, show it."""
    said = " ".join(fold(reading.argument or "").split()).strip(" .!")
    if not said or reading.tasks:
        return Reply(rhythm.show_habit(talk.tx, talk.turn))
    if said in _WISHES:
        command = SetReminders(reminders=_WISHES[said])
        return Reply(rhythm.set_reminders(talk.tx, talk.turn, command))
    if said.split()[0] in _QUIET or said.startswith(_QUIET):
        return Reply(rhythm.set_quiet_hours(talk.tx, talk.turn, _quiet_hours(said)))
    raise Slip(HabitWrong())


@verb("im_lang")
def mute(talk: Talk, reading: MessageReading) -> Answer:
    """Be written nothing unasked until a moment; without one, until tomorrow morning."""
    said = (reading.argument or "").strip()
    words = fold(said).split()
    if set(words) & _NO_QUIET:
        return Reply(rhythm.mute(talk.tx, talk.turn, Mute(until=None)))
    if not said:
        said, words = "sáng mai", ["sang", "mai"]
    until = read_deadline(said, talk.now, talk.calendar, talk.turn.actor.language).deadline
    if until is None:
        raise Slip(HabitWrong())
    if "sang" in words or "morning" in words:
        midnight = dt.datetime.combine(until.date(), dt.time(), until.tzinfo)
        until = midnight + dt.timedelta(minutes=talk.calendar.hours.morning_from)
    return Reply(rhythm.mute(talk.tx, talk.turn, Mute(until=until)))


@verb("gio")
def times(talk: Talk, reading: MessageReading) -> Answer:
    """Show when Viec writes in one's unit; a head or an admin sets it."""
    said = " ".join(fold(reading.argument or "").split())
    if not said:
        return Reply(rhythm.show_rhythm(talk.tx, talk.turn))
    part = max((name for name in _PARTS if said.startswith(name)), key=len, default=None)
    if part is None:
        raise Slip(RhythmWrong(why="unread"))
    name, rest = _PARTS[part], said[len(part) :]
    number = _NUMBER.search(rest)
    if number is None:
        raise Slip(RhythmWrong(why="unread"))
    value = int(number[0]) if name in ("patience", "cap") else _minutes(rest)
    return Reply(rhythm.set_rhythm(talk.tx, talk.turn, SetRhythm(part=name, value=value)))


@verb("tai_tin")
def burden(talk: Talk, _reading: MessageReading) -> Answer:
    """Show what Viec cost this week."""
    return Reply(rhythm.burden(talk.tx, talk.turn))


def _quiet_hours(said: str) -> SetQuietHours:
    rest = said.split(maxsplit=1)[1] if len(said.split()) > 1 else ""
    if set(rest.split()) & _NO_QUIET:
        return SetQuietHours(start=None, end=None)
    moments = [_of_day(found) for found in _TIME.finditer(rest)]
    if len(moments) != 2 or moments[0] == moments[1]:
        raise Slip(HabitWrong())
    return SetQuietHours(start=moments[0], end=moments[1])


def _minutes(said: str) -> int:
    found = _TIME.search(said)
    if found is None:
        raise Slip(RhythmWrong(why="unread"))
    return _of_day(found)


def _of_day(found: re.Match[str]) -> int:
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise Slip(RhythmWrong(why="unread"))
    return hour * 60 + minute
