"""tìm, and việc with whose, what and when: tasks looked for within one's scope."""

import re

from bot.commands.desk import (
    Answer,
    Assignable,
    Drop,
    Ranking,
    Reply,
    Talk,
    choice,
    performs,
    place,
    verb,
)
from bot.commands.notices import AskWhose, Missing
from bot.reading import MessageReading, PersonMention
from bot.reading.assignees import read_assignees
from bot.reading.people import PeopleFilter
from bot.reading.text import Text, fold, forms
from bot.reading.verb import only_politeness
from core.kernel.command import Command
from core.kernel.question import Choice
from core.kernel.refusal import Refusal, Slip
from core.people import store as people
from core.people.actions import named
from core.tasks import finding
from core.tasks.finding import Find, Pick
from core.tasks.finding_notices import NotInScope
from core.tasks.notices import TaskLine

MORE = 9
_OF = forms("của", "of")
_WHEN = forms("tháng", "quý", "năm", "tuần", "trễ", "quá", "month", "quarter", "late")
_LOOKED_AT = forms("việc", "điểm", "tháng", "tasks", "score")
_MONTH = re.compile(r"\b(?:thang|month|t)\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?\b")
_MONTHS = {"thang nay": 0, "this month": 0, "thang truoc": -1, "last month": -1, "thang sau": 1}
_DONE = re.compile(r"\b(?:xong|da xong|hoan thanh|done|finished)\b")
_LATE = re.compile(r"\b(?:tre|qua han|late|overdue)\b")
_WEEK = re.compile(r"\b(?:tuan nay|this week)\b")
_UNIT = re.compile(r"\b(?:phong|don vi|ca so|unit)\b")


@verb("tim")
def find(talk: Talk, reading: MessageReading) -> Answer:
    """Look for tasks, people and documents."""
    typed = (reading.argument or "").strip(" \"“”'?")
    if not typed:
        raise Slip(Missing(what="words_missing", verb="tim"))
    return find_now(talk, Find(text=typed))


@performs(Find)
def find_now(talk: Talk, command: Find) -> Answer:
    """Show a page of what was found."""
    found = finding.find(talk.tx, talk.turn, command)
    more = command.but(page=command.page + 1) if found.page < found.pages else None
    return Reply(found, places(found.lines, more))


@performs(Pick)
def pick_now(talk: Talk, command: Pick) -> Answer:
    """Show a page of a list picked by whose, what and when."""
    found = finding.pick(talk.tx, talk.turn, command)
    more = command.but(page=command.page + 1) if found.page < found.pages else None
    return Reply(found, places(found.lines, more))


def places(lines: tuple[TaskLine, ...], more: Command | None) -> tuple[Choice, ...]:
    """Give the choices under a list: each place opens its task, and the next page."""
    every = tuple(place(at, line.number) for at, line in enumerate(lines, start=1))
    return every if more is None else (*every, choice(MORE, "choice-more", more))


def picked(talk: Talk, reading: MessageReading) -> Answer | None:
    """Answer `việc …` that says whose, of which unit, done, or of which time; None otherwise."""
    text = Text(reading.argument or "")
    about = " ".join(fold(text.shown).split())
    year, month = _month(talk, about)
    mention = _whose(talk, text)
    unit = _unit(talk, text)
    command = Pick(
        unit=unit,
        units=unit is None and _UNIT.search(about) is not None,
        done=_DONE.search(about) is not None,
        late=_LATE.search(about) is not None,
        year=year,
        month=month,
        week=_WEEK.search(about) is not None,
    )
    if mention is not None and not mention.oneself:
        return _of_somebody(talk, mention, command)
    special = unit is not None or month or command.done or (command.week and command.units)
    return pick_now(talk, command) if special else None


def of_somebody_named(talk: Talk, text: str) -> str | None:
    """Give `viec của lan` for `viec lan`, `lan đang làm gì`, where all else is somebody's name.

    Typed without capitals such a line opens with no verb. Those one leads come first; for anybody
    else of the office the answer is that one may not see it.
    """
    words = Text(text)
    if words.size < 2 or not (words.keys[0] in _LOOKED_AT or _DOING.search(fold(text))):
        return None
    at = int(words.keys[0] in _LOOKED_AT)
    for who in (PeopleFilter(Ranking(talk), Assignable(talk)), PeopleFilter()):
        found = read_assignees(words, at, talk.index, who)
        named = found.mentions[0] if len(found.mentions) == 1 else None
        if named is None or not (named.id or named.candidates):
            continue
        if not at and _DOING.fullmatch(fold(words.after(found.after))):
            return f"/việc của {words.slice(0, found.after)}"
        ends = words.keys[found.after] in _WHEN or only_politeness(words, found.after)
        if at and ends:
            return f"/{words.slice(0, 1)} của {words.after(1)}"
    return None


_DOING = re.compile(
    r"(?:(?:dang|hien|hom nay|bay gio) )*(?:lam|co|giu|ban|om) (?:nhung )?(?:viec )?gi"
    r"(?: (?:day|the|vay|nhi|roi|a))*[ ?!.]*$"
)


def _of_somebody(talk: Talk, mention: PersonMention, command: Pick) -> Answer:
    if mention.id is not None:
        return pick_now(talk, command.but(person_id=int(mention.id)))
    ids = [int(one) for one in mention.candidates[:7]]
    found = people.persons(talk.tx.connection, ids)
    if not found:
        found = {one.id: one for one in finding.who_left(talk.tx, talk.turn, mention.typed)}
        ids = list(found)[:7]
    if len(found) == 1:
        return pick_now(talk, command.but(person_id=ids[0]))
    if not found:
        raise Refusal(NotInScope(typed=mention.typed))
    names = {one: named(found[one], talk.tx.now) for one in ids if one in found}
    choices = tuple(
        choice(at, "choice-person", command.but(person_id=one), name=name.name, unit=name.unit)
        for at, (one, name) in enumerate(names.items(), start=1)
    )
    asked = AskWhose(typed=mention.typed, count=len(names), what="tasks")
    return Reply(asked, (*choices, choice(0, "choice-leave", Drop())))


def _whose(talk: Talk, text: Text) -> PersonMention | None:
    """Give whom `của Lan` names, among those whose work one may see."""
    at = next((n for n in range(text.size) if text.keys[n] in _OF), None)
    if at is None:
        return None
    who = PeopleFilter(Ranking(talk), Assignable(talk))
    mentions = read_assignees(text, at + 1, talk.index, who).mentions
    return mentions[0] if mentions else None


def _unit(talk: Talk, text: Text) -> str | None:
    found = (talk.index.unit_at(text, at) for at in range(text.size))
    return next((one[0] for one in found if one is not None), None)


def _month(talk: Talk, about: str) -> tuple[int, int]:
    """Give year and month as said, 0 and 0 where no month is."""
    for words, away in _MONTHS.items():
        if words in about:
            months = talk.now.year * 12 + talk.now.month - 1 + away
            return months // 12, months % 12 + 1
    found = _MONTH.search(about)
    if found is None:
        return 0, 0
    if not 1 <= int(found[1]) <= 12:
        raise Slip(Missing(what="month_wrong", verb="viec"))
    return finding.month_meant(talk.turn, int(found[1]), int(found[2]) if found[2] else None)
