"""How a notice is looked at: in whose language and zone; and which function shows it."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TypeVar
from zoneinfo import ZoneInfo

import locales
from core.evaluation.period import Dated
from core.kernel.notice import Notice
from core.people.notices import Named
from locales import Language

LONGEST_FACT = 1500
"""Characters of one fact in a letter; Fluent refuses facts of more than 2,500."""

N = TypeVar("N", bound=Notice)


@dataclass(frozen=True, slots=True)
class Look:
    """The reader's language and gender, the office's zone, and the moment of writing."""

    language: Language
    zone: ZoneInfo
    written: dt.datetime
    gender: str | None = None

    def say(self, key: str, /, **facts: str | int) -> str:
        """Give a message in the reader's language; `you` in it is how the reader is addressed."""
        you = self.honour(self.gender)
        short = {name: _cut(fact) for name, fact in facts.items()}
        return locales.say(self.language, key, you=you, You=capital(you), **short)

    def deadline(self, moment: dt.datetime) -> str:
        """Give `17:00 thứ Sáu 27/11/2026`."""
        return locales.deadline(self.language, moment.astimezone(self.zone))

    def short(self, moment: dt.datetime) -> str:
        """Give a deadline for a list: `thứ Sáu 27/11`, with the clock unless it is 17:00."""
        local = moment.astimezone(self.zone)
        day = f"{locales.weekday(self.language, local)} {locales.day(local)}"
        if local.year != self.written.astimezone(self.zone).year:
            day = f"{day}/{local.year}"
        return day if (local.hour, local.minute) == (17, 0) else f"{locales.clock(local)} {day}"

    def time(self, moment: dt.datetime) -> str:
        """Give the time of day, with the day where it is not the day of writing."""
        local = moment.astimezone(self.zone)
        if local.date() == self.written.astimezone(self.zone).date():
            return locales.clock(local)
        return f"{locales.clock(local)} {locales.day(local)}"

    def day_or_clock(self, moment: dt.datetime) -> str:
        """Give a moment with its weekday, or only the clock on the day of writing."""
        local = moment.astimezone(self.zone)
        if local.date() == self.written.astimezone(self.zone).date():
            return locales.clock(local)
        day = f"{locales.weekday(self.language, local)} {locales.day(local)}"
        return f"{locales.clock(local)} {day}"

    def day_and_time(self, moment: dt.datetime) -> str:
        """Give the time of day with its day: `14:30 23/11`."""
        local = moment.astimezone(self.zone)
        return f"{locales.clock(local)} {locales.day(local)}"

    def morning(self, moment: dt.datetime) -> str:
        """Give a day whose morning is meant: `thứ Tư 25/11`."""
        local = moment.astimezone(self.zone)
        return f"{locales.weekday(self.language, local)} {locales.day(local)}"

    def day(self, moment: dt.datetime) -> str:
        """Give `12/11`, with the year where it is not the year of writing."""
        local = moment.astimezone(self.zone)
        day = locales.day(local)
        same = local.year == self.written.astimezone(self.zone).year
        return day if same else f"{day}/{local.year}"

    def weekday(self, number: int) -> str:
        """Give the name of a weekday by its number, Monday being 0."""
        return locales.weekday(self.language, dt.date(2024, 1, 1 + number))

    def number(self, exact: str, places: int = 2) -> str:
        """Give an exact number rounded for reading, without idle zeros: `7,5`, `4`."""
        text = locales.decimal(self.language, Fraction(exact), places)
        mark = "," if self.language == "vi" else "."
        return text.rstrip("0").rstrip(mark) if mark in text else text

    def points(self, exact: str) -> str:
        """Give points with two decimals: `83,39`."""
        return locales.decimal(self.language, Fraction(exact), 2)

    def percent(self, exact: str) -> str:
        """Give a share as percent with two decimals where it has them: `83,33%`, `75%`."""
        return f"{self.number(str(Fraction(exact) * 100))}%"

    def honour(self, gender: str | None) -> str:
        """Give how one is addressed: `anh`, `chị`, or `anh/chị` where it is not known."""
        return _honour(self.language, gender)

    def brief(self, who: Named) -> str:
        """Give `chị Lan`, or `chị Lan (thay anh Bình)`; in English the full name."""
        honoured = f"{self.honour(who.gender)} {who.name.split()[-1]}"
        name = honoured if self.language == "vi" else who.name
        if who.instead is None:
            return name
        return self.say("in-place-of", person=name, absent=self.brief(who.instead))

    def full(self, who: Named) -> str:
        """Give `chị Nguyễn Thị Lan (TCCB)`."""
        name = who.name if self.language != "vi" else f"{self.honour(who.gender)} {who.name}"
        return f"{name} ({who.unit})" if who.unit else name

    def period_facts(self, of: Dated) -> dict[str, str]:
        """Give a period as messages name it, and as they begin with it: `tháng 10`, `quý 4`."""
        name = self.period(of)
        return {"period": name, "Period": capital(name)}

    def period(self, of: Dated) -> str:
        """Give a period without its year: `tháng 10`, `quý 4`."""
        return locales.period(self.language, of.month, of.months)

    def periods(self, of: Sequence[Dated]) -> str:
        """Give periods of one year and length: `tháng 1, 2, 3`."""
        first, *others = of
        numbers = [self.period(one).split()[-1] for one in others]
        return ", ".join((self.period(first), *numbers))

    def everybody(self, people: tuple[Named, ...]) -> str:
        """Give several persons in a row, briefly."""
        return ", ".join(self.brief(one) for one in people)


Show = Callable[[Notice, Look], str]
_SHOWN: dict[type[Notice], Show] = {}


def shows(kind: type[N]) -> Callable[[Callable[[N, Look], str]], Callable[[N, Look], str]]:
    """Say which notice a function shows."""

    def register(function: Callable[[N, Look], str]) -> Callable[[N, Look], str]:
        _SHOWN[kind] = function  # type: ignore[assignment]
        return function

    return register


def text_of(notice: Notice, look: Look) -> str:
    """Give the plain text of a notice: it opens with a capital, whatever word comes first.

    Raises KeyError for one that nothing shows.
    """
    said = _SHOWN[type(notice)](notice, look)
    return said if said.startswith("http") else capital(said)


def shown_kinds() -> frozenset[str]:
    """Give the kinds that have a view."""
    return frozenset(kind.__name__ for kind in _SHOWN)


@cache
def _honour(language: Language, gender: str | None) -> str:
    key = {"nam": "address-man", "nữ": "address-woman"}.get(gender or "", "address-anybody")
    return locales.say(language, key)


def _cut(fact: str | int) -> str | int:
    """Cut a fact that would make a letter unreadable; the journal keeps the whole of it."""
    if isinstance(fact, str) and len(fact) > LONGEST_FACT:
        return f"{fact[:LONGEST_FACT]}…"
    return fact


def capital(text: str) -> str:
    """Give a text with its first letter in capitals."""
    return text[:1].upper() + text[1:]


def lines(*parts: str | None) -> str:
    """Join the lines that are there."""
    return "\n".join(part for part in parts if part)


def quoted(words: str | None) -> str | None:
    """Give what somebody said, as it was typed; None if nothing was."""
    return f"“{words}”" if words else None


def due_line(deadline: dt.datetime | None, look: Look, *, late: bool = False) -> str | None:
    """Give the line that says when a task is due, and whether it is late; None without a date."""
    if deadline is None:
        return None
    text = look.say("task-deadline", deadline=look.deadline(deadline))
    return f"{text} {look.say('late-mark')}" if late else text


def plain(notice: Notice, language: Language) -> str:
    """Give the text of a notice that holds no moment, for the console."""
    return text_of(notice, Look(language, ZoneInfo("UTC"), dt.datetime.min.replace(tzinfo=dt.UTC)))
