"""duyệt, trả: what the reviewer decides, shown first because it touches others."""

import datetime as dt
import re
from dataclasses import replace

from bot.commands.batch import MAJOR, is_major, read_batch, verdicts
from bot.commands.desk import (
    Answer,
    Drop,
    Reply,
    Talk,
    choice,
    completes,
    pending,
    performs,
    verb,
)
from bot.commands.notices import Missing
from bot.commands.work import ShowPage, page
from bot.reading import MessageReading
from bot.reading.text import fold
from bot.reading.vocabulary import words
from core.kernel import question
from core.kernel.command import Command
from core.kernel.question import Choice, Question
from core.kernel.refusal import Slip
from core.tasks import actions, decisions, declining, lists
from core.tasks.decisions import Review, Verdict
from core.tasks.declining import Decline
from core.tasks.notices import ReviewPreview

_DAY = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})(?:[/-]([0-9]{4}))?\b")
_ALL = re.compile(
    r"(?:(?:duyet|nghiem thu|phe duyet|dong y|xac nhan|ok)"
    r" (?:het|tat|tat ca|ca|toan bo|ca danh sach)(?: di| nhe| nha| luon| cac viec)*)"
    r"|(?:accept|approve) (?:all|everything)"
)
_FILLING = frozenset(words("of_a_reason"))
"""Words beside `lỗi nội dung` that name no error."""


class Batch(Command, frozen=True):
    """Several decisions, one of which still lacks its reason."""

    verdicts: tuple[Verdict, ...]


@verb("duyet")
def accept(talk: Talk, reading: MessageReading) -> Answer:
    """Accept work that was handed in, or grant a later deadline."""
    if not reading.tasks:
        return page(talk, ShowPage(which="waiting", page=1))
    return show_review(talk, _verdicts(talk, reading))


@verb("tra")
def give_back(talk: Talk, reading: MessageReading) -> Answer:
    """Return work with a reason, or refuse a later deadline."""
    numbers = " ".join(str(number) for number in reading.tasks)
    if reading.tasks and not reading.note:
        missing = Missing(what="reason_missing", verb="tra", number=reading.tasks[0])
        return pending(missing, f"trả {numbers}")
    if reading.tasks and reading.note and names_no_error(reading.note):
        missing = Missing(what="error_missing", verb="tra", number=reading.tasks[0])
        return pending(missing, f"trả {numbers} lỗi nội dung:")
    return show_review(talk, _verdicts(talk, reading))


def names_no_error(reason: str) -> bool:
    """Tell whether a reason says only that there is an error of content, and not which."""
    said = " ".join(re.findall(r"[^\W_]+", fold(reason)))
    left = said
    for major in MAJOR:
        left = left.replace(major, " ")
    return left != said and set(left.split()) <= _FILLING


@verb("xac_nhan")
def confirm(talk: Talk, reading: MessageReading) -> Answer:
    """Take note of one's own work that has come, or confirm what waits for one's word."""
    cards = [lists.card(talk.tx, talk.turn, number) for number in _numbers(talk, reading)]
    if not cards or not all(one.mine and not one.decides for one in cards):
        return accept(talk, replace(reading, intent="duyet"))
    return tuple(Reply(actions.receive(talk.tx, talk.turn, one.number)) for one in cards)


@verb("tu_choi")
def refuse(talk: Talk, reading: MessageReading) -> Answer:
    """Ask not to do one's own work, which its giver decides; or say no to what waits for one."""
    cards = [lists.card(talk.tx, talk.turn, number) for number in _numbers(talk, reading)]
    if not cards or not all(one.mine and not one.decides for one in cards):
        return give_back(talk, reading)
    if not reading.note:
        missing = Missing(what="reason_missing", verb="tu_choi", number=cards[0].number)
        return pending(missing, f"từ chối {' '.join(str(one.number) for one in cards)}:")
    return tuple(
        Reply(declining.decline(talk.tx, talk.turn, Decline(number=one.number, why=reading.note)))
        for one in cards
    )


def _numbers(talk: Talk, reading: MessageReading) -> tuple[int, ...]:
    return tuple(talk.positions.get(number, number) for number in reading.tasks)


def decide_all(talk: Talk, text: str) -> Answer | None:
    """Decide about several in one reply: `1 2 duyệt; 3 trả: thiếu số liệu`, with one preview.

    Gives None unless every part of the reply is a decision about tasks, and where it is a single
    plain yes or no, which the verbs read themselves. Raises Slip where one task is decided about
    in two ways.
    """
    if _ALL.fullmatch(" ".join(re.findall(r"[^\W_]+", fold(text)))):
        return _accept_all(talk)
    parts = read_batch(text, lambda words: _past_day(talk, words))
    if parts is None or (len(parts) == 1 and not _says_more(parts[0].verdict)):
        return None
    found = verdicts(parts, talk.positions)
    said: dict[int, Verdict] = {}
    for one in found:
        if said.setdefault(one.number, one) != one:
            raise Slip(Missing(what="decided_twice", verb="duyet", number=one.number))
    question.close(talk.tx, talk.turn.actor.id)
    return _in_words(talk, Batch(verdicts=tuple(said.values())))


def _in_words(talk: Talk, batch: Batch) -> Reply:
    """Show what several decisions would do; ask for the first reason that one of them lacks."""
    for one in batch.verdicts:
        if one.accept or (one.reason and not names_no_error(one.reason)):
            continue
        what = "error_missing" if one.reason else "reason_missing"
        missing = Missing(what=what, verb="tra", number=one.number)
        return Reply(missing, (choice(0, "choice-leave", Drop()),), batch)
    return show_review(talk, batch.verdicts)


@completes(Batch)
def give_reason(talk: Talk, batch: Batch, text: str) -> Answer:
    """Take what was typed as the reason that was asked for; the other decisions stay."""
    lacks = next(
        one
        for one in batch.verdicts
        if not one.accept and (not one.reason or names_no_error(one.reason))
    )
    reason = f"{lacks.reason}: {text.strip()}" if lacks.reason else text.strip()
    filled = lacks.but(reason=reason, major=is_major(reason))
    whole = tuple(filled if one is lacks else one for one in batch.verdicts)
    return _in_words(talk, Batch(verdicts=whole))


def is_about_decisions(asked: Question) -> bool:
    """Tell whether a question was the preview of decisions, or what one of them lacked."""
    deciding = any(isinstance(one, Review) for one in asked.commands.values())
    return deciding or isinstance(asked.awaits, Batch)


def _accept_all(talk: Talk) -> Answer:
    """Show what accepting every task of the list just shown means; else show what waits."""
    shown = [
        number
        for number in dict.fromkeys(talk.positions.values())
        if lists.card(talk.tx, talk.turn, number).decides
    ]
    if not shown:
        return page(talk, ShowPage(which="waiting", page=1))
    question.close(talk.tx, talk.turn.actor.id)
    return show_review(talk, tuple(Verdict(number=number, accept=True) for number in shown))


def _says_more(verdict: Verdict) -> bool:
    return verdict.later or verdict.objective or verdict.final or verdict.quantity is not None


def _past_day(talk: Talk, words: str) -> dt.datetime | None:
    """Give the beginning of a day `18/11` that is not later than today; None if none is read."""
    found = _DAY.match(words.strip())
    if found is None:
        return None
    day, month, year = found.group(1), found.group(2), found.group(3) or talk.now.year
    try:
        start = talk.now.replace(
            year=int(year), month=int(month), day=int(day), hour=0, minute=0, second=0,
            microsecond=0,
        )  # fmt: skip
        return start if start <= talk.now else start.replace(year=start.year - 1)
    except ValueError:
        return None


def _verdicts(talk: Talk, reading: MessageReading) -> tuple[Verdict, ...]:
    numbers = [talk.positions.get(number, number) for number in reading.tasks]
    if reading.intent == "duyet":
        return tuple(Verdict(number=number, accept=True) for number in numbers)
    if not reading.tasks:
        raise Slip(Missing(what="task_missing", verb="tra"))
    if not reading.note:
        raise Slip(Missing(what="reason_missing", verb="tra", number=reading.tasks[0]))
    major = is_major(reading.note)
    return tuple(
        Verdict(number=number, accept=False, reason=reading.note, major=major) for number in numbers
    )


def _ways(command: Review, shown: ReviewPreview) -> tuple[Choice, ...]:
    """Give the ways to carry a review out: what it leaves open may be answered along with it."""
    if not any(
        (one.open_cause and one.excused is None and one.verdict != decisions.KEEP)
        or (one.claims and one.earlier is None)
        for one in shown.decisions
    ):
        return (choice(1, "choice-do", command),)
    agreed, refused = (
        Review(verdicts=tuple(one.but(excused=yes, earlier=yes) for one in command.verdicts))
        for yes in (True, False)
    )
    return (
        choice(1, "choice-do-agree", agreed),
        choice(2, "choice-do-refuse", refused),
        choice(3, "choice-do-leave", command),
    )


@performs(Review)
def decide(talk: Talk, command: Review) -> Answer:
    """Decide what was shown."""
    return Reply(decisions.review(talk.tx, talk.turn, command))


@verb("de_mai")
def put_off(talk: Talk, reading: MessageReading) -> Answer:
    """Put a decision off until the next working morning."""
    if not reading.tasks:
        raise Slip(Missing(what="task_missing", verb="de_mai"))
    return show_review(
        talk,
        tuple(
            Verdict(number=talk.positions.get(number, number), accept=True, later=True)
            for number in reading.tasks
        ),
    )


def show_review(talk: Talk, found: tuple[Verdict, ...]) -> Reply:
    """Show what decisions would do, with the ways to carry them out. Raises Refusal."""
    command = Review(verdicts=found)
    shown = decisions.preview_review(talk.tx, talk.turn, command)
    leave = choice(0, "choice-leave", Drop())
    part = len(found) == 1 and shown.decisions[0].verdict == "accept_part"
    if not part:
        return Reply(shown, (*_ways(command, shown), leave))
    ends = Review(verdicts=(found[0].but(final=True),))
    return Reply(
        shown, (choice(1, "choice-rest-goes-on", command), choice(2, "choice-ends", ends), leave)
    )
