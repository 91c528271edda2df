"""việc, bc, vướng, xong, gia hạn: what those who do the work say and ask."""

import datetime as dt
import re

import msgspec

from bot.commands.desk import (
    Answer,
    Drop,
    LookAt,
    Reply,
    ShowTask,
    Talk,
    choice,
    pending,
    performs,
    verb,
)
from bot.commands.finding import MORE, picked, places
from bot.commands.notices import AskDeadline, AskWhich, DocumentAhead, Missing, NoSuchDay
from bot.commands.series import list_series
from bot.reading import MessageReading, read_told
from bot.reading.facts import Ask
from bot.reading.no_day import no_such_day
from bot.reading.text import fold
from core.kernel.command import Command
from core.kernel.question import Choice
from core.kernel.refusal import Refusal, Slip
from core.people.notices import Named
from core.reminders import silence
from core.tasks import actions, causes, claims, decisions, excuses, lists
from core.tasks.actions import Counted, HandIn, Report
from core.tasks.cause_notices import AskCause
from core.tasks.causes import NameCause, Resume
from core.tasks.claims import CountClaims
from core.tasks.decisions import Extend
from core.tasks.excuses import AnswerCause
from core.tasks.giving_notices import PartsOpen
from core.tasks.notices import ExtensionAsked, LessCounted, TaskCard, TaskList
from core.tasks.rules import THOUSAND, WORKING, Cause

_DATED = r"(?:ngày|ngay|ng\.|dated|of)\s*(?P<date>\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)"
_YEARS = 1000
"""From here on a year was typed in full."""
_LONGER = re.compile(
    r"\b(?:them|more|by) (\d{1,3}) (ngay|tuan|days?|weeks?|working days?)( lam viec)?\b"
)
_WEEKS = frozenset({"tuan", "week", "weeks"})
_WORD = re.compile(r"[^\W_]+")
MOST_TOLD = 60
"""Characters of free words that are said back."""


class PickCause(Command, frozen=True):
    """Choose the objective cause of a task from the list."""

    number: int


class Lengthen(Command, frozen=True):
    """Choose which day a later deadline meant."""

    number: int
    deadline: dt.datetime
    why: str | None = None


class ShowPage(Command, frozen=True):
    """Show another page of a list."""

    which: str
    page: int


@verb("viec")
def show(talk: Talk, reading: MessageReading) -> Answer:
    """Show my tasks, or one of them, or those of my units, the late ones, what waits for me."""
    if reading.tasks:
        return show_task(talk, ShowTask(number=reading.tasks[0]))
    chosen = picked(talk, reading)
    if chosen is not None:
        return chosen
    about = " ".join(_WORD.findall(fold(reading.argument or "")))
    if about.startswith(("dinh ky", "recurring")):
        return list_series(talk)
    return page(talk, ShowPage(which=_which(about), page=1))


@performs(ShowPage)
def page(talk: Talk, command: ShowPage) -> Answer:
    """Show one page of a list; more pages stand behind a number."""
    found = _listed(talk, command)
    more = command.but(page=found.page + 1) if found.page < found.pages else None
    if command.which != "waiting":
        return Reply(found, places(found.lines, more))
    deciding = tuple(
        choice(place, "choice-place", ShowTask(number=line.number), task=str(line.number))
        for place, line in enumerate(found.lines, start=1)
    )
    return Reply(found, deciding if more is None else (*deciding, _more(more)))


def _listed(talk: Talk, command: ShowPage) -> TaskList:
    if command.which == "waiting":
        also = silence.come_to(talk.tx, talk.turn, talk.calendar)
        return lists.waiting(talk.tx, talk.turn, command.page, also)
    make = {
        "mine": lists.mine,
        "today": lists.today,
        "week": lists.week,
        "late": lists.late,
        "unit": lists.of_units,
    }[command.which]
    return make(talk.tx, talk.turn, command.page)


def _more(command: Command) -> Choice:
    return choice(MORE, "choice-more", command)


@performs(LookAt)
def look_at(talk: Talk, command: LookAt) -> Answer:
    """Show one task of a list."""
    return Reply(lists.card(talk.tx, talk.turn, command.number))


@performs(ShowTask)
def show_task(talk: Talk, command: ShowTask) -> Answer:
    """Show one task; who does it has thereby taken note of it."""
    actions.take_note(talk.tx, talk.turn, command.number)
    card = lists.card(talk.tx, talk.turn, command.number)
    answers = answers_to(talk, card)
    return Reply(card, (*answers, choice(0, "choice-leave", Drop())) if answers else ())


def answers_to(talk: Talk, card: TaskCard) -> tuple[Choice, ...]:
    """Give the answers to what the asker has to decide about the past of a task."""
    said: list[tuple[str, Command, dict[str, str]]] = []
    if card.claims and card.reviews:
        first = card.claims[-1]
        for words, earlier, moment in (
            ("choice-count-typed", True, first.typed),
            ("choice-count-arrival", False, first.arrived),
        ):
            count = CountClaims(number=card.number, earlier=earlier)
            said.append((words, count, {"moment": moment.isoformat()}))
    if card.excusable and excuses.may_answer(talk.tx, talk.turn, card.number):
        for words, objective in (("choice-excuse", True), ("choice-no-excuse", False)):
            answer = AnswerCause(number=card.number, objective=objective)
            said.append((words, answer, {}))
    return tuple(
        choice(place, words, command, **facts)
        for place, (words, command, facts) in enumerate(said, start=1)
    )


@performs(CountClaims)
def count_claims(talk: Talk, command: CountClaims) -> Answer:
    """Let what arrived late count when it was typed, or at its arrival."""
    return Reply(claims.decide(talk.tx, talk.turn, command))


@performs(AnswerCause)
def answer_cause(talk: Talk, command: AnswerCause) -> Answer:
    """Say whether a cause of a delay that is over was objective."""
    return Reply(excuses.answer(talk.tx, talk.turn, command))


@verb("bc")
def report(talk: Talk, reading: MessageReading) -> Answer:
    """Report how far a task has come."""
    _refuse_no_day(reading)
    if "progress_invalid" in reading.ask:
        raise Slip(Missing(what="progress_invalid", verb="bc", number=_first(reading)))
    command = _reported(talk, reading)
    if len(reading.tasks) > 1:
        return _which_of(talk, reading.tasks, command)
    if not reading.tasks:
        return _which_of(talk, _own(talk), command)
    if reading.status == "extend" and reading.promise is not None:
        return extend_now(
            talk, Extend(number=reading.tasks[0], deadline=reading.promise, why=reading.note)
        )
    if _says_nothing(reading):
        number = reading.tasks[0]
        return pending(Missing(what="progress_missing", verb="bc", number=number), f"bc {number}")
    return report_now(talk, command.but(number=reading.tasks[0]))


def _reported(talk: Talk, reading: MessageReading) -> Report:
    return Report(
        number=0,
        progress=reading.progress,
        note=reading.note,
        blocked=reading.status == "blocked",
        promise=reading.promise,
        counted=counted(reading),
        evidence=dated(talk, reading),
    )


def told(talk: Talk, text: str) -> Answer | None:
    """Ask for the task of free words that report how work goes; None for anything else.

    Nothing is noted before the task is named: the words may as well be talk.
    """
    reading = read_told(text, talk.now, talk.calendar)
    own = _own(talk) if reading is not None else ()
    if reading is None or not own:
        return None
    _refuse_no_day(reading)
    command: Report | Extend = _reported(talk, reading)
    if reading.status == "extend" and reading.promise is not None:
        command = Extend(number=0, deadline=reading.promise, why=reading.note)
    return _which_of(talk, own, command, told=text.strip()[:MOST_TOLD])


@verb("vuong")
def block(talk: Talk, reading: MessageReading) -> Answer:
    """Say that a task is stuck, and on what."""
    _refuse_no_day(reading)
    words = reading.note
    command = Report(number=0, note=words, blocked=True, progress=reading.progress)
    if len(reading.tasks) != 1:
        return _which_of(talk, reading.tasks or _own(talk), command)
    if not words:
        number = reading.tasks[0]
        return pending(
            Missing(what="words_missing", verb="vuong", number=number), f"vướng {number}"
        )
    return report_now(talk, command.but(number=reading.tasks[0]))


@performs(Report)
def report_now(talk: Talk, command: Report) -> Answer:
    """Note a report; where it is stuck, the clock can be asked to stand."""
    noted = actions.report(talk.tx, talk.turn, command)
    if not noted.may_stop:
        return Reply(noted)
    return Reply(noted, (_stop_choice(noted.number, noted.reviewer),))


def _stop_choice(number: int, reviewer: Named | None) -> Choice:
    name, gender = (reviewer.name, reviewer.gender or "") if reviewer else ("", "")
    return choice(1, "choice-stop-clock", PickCause(number=number), reviewer=name, gender=gender)


@performs(PickCause)
def pick_cause(talk: Talk, command: PickCause) -> Answer:
    """Ask which objective cause it is."""
    del talk
    listed = tuple(
        choice(place, f"cause-{cause}", NameCause(number=command.number, cause=cause))
        for place, cause in enumerate(Cause, start=1)
    )
    leave = choice(0, "choice-leave", Drop(kept=True))
    return Reply(AskCause(number=command.number), (*listed, leave))


@performs(NameCause)
def name_cause(talk: Talk, command: NameCause) -> Answer:
    """Ask for the clock to be stopped."""
    return Reply(causes.name_cause(talk.tx, talk.turn, command))


@verb("nhan")
def receive(talk: Talk, reading: MessageReading) -> Answer:
    """Take note of work that has come."""
    if not reading.tasks:
        raise Slip(Missing(what="task_missing", verb="nhan"))
    return tuple(Reply(actions.receive(talk.tx, talk.turn, number)) for number in reading.tasks)


@verb("tiep_tuc")
def resume(talk: Talk, reading: MessageReading) -> Answer:
    """Let the clock of a task run again."""
    if not reading.tasks:
        raise Slip(Missing(what="task_missing", verb="tiep_tuc"))
    return tuple(
        Reply(causes.resume(talk.tx, talk.turn, Resume(number=number))) for number in reading.tasks
    )


@verb("xong")
def finish(talk: Talk, reading: MessageReading) -> Answer:
    """Hand finished work in, with what shows it."""
    _refuse_no_day(reading)
    command = HandIn(
        number=0, note=reading.note, counted=counted(reading), evidence=dated(talk, reading)
    )
    if not reading.tasks:
        return _which_of(talk, _own(talk), command)
    if len(reading.tasks) == 1:
        return finish_now(talk, command.but(number=reading.tasks[0]))
    return tuple(
        Reply(actions.hand_in(talk.tx, talk.turn, command.but(number=number)))
        for number in reading.tasks
    )


@performs(HandIn)
def finish_now(talk: Talk, command: HandIn) -> Answer:
    """Hand a task in; where parts of it are open, that is said first."""
    try:
        return Reply(actions.hand_in(talk.tx, talk.turn, command))
    except Refusal as refusal:
        notice, wait = refusal.notice, choice(0, "choice-wait", Drop())
        if isinstance(notice, PartsOpen):
            anyway = choice(1, "choice-hand-in-anyway", command.but(anyway=True))
            return Reply(notice, (anyway, wait))
        if isinstance(notice, LessCounted):
            part, whole = actions.amount(notice.part), actions.amount(notice.whole)
            every = command.but(counted=None, done=notice.whole)
            some = command.but(counted=None, done=notice.part)
            return Reply(
                notice,
                (
                    choice(1, "choice-all-of-it", every, whole=whole),
                    choice(2, "choice-what-was-counted", some, part=part),
                    wait,
                ),
            )
        raise


def counted(reading: MessageReading) -> Counted | None:
    """Give what a report counts: so many of so many."""
    if reading.counted is None:
        return None
    part, whole, what = reading.counted
    return Counted(part=part * THOUSAND, whole=whole * THOUSAND, what=what)


@verb("gia_han")
def extend(talk: Talk, reading: MessageReading) -> Answer:
    """Ask for a later deadline, or set it as the reviewer."""
    if not reading.tasks:
        raise Slip(Missing(what="task_missing", verb="gia_han"))
    number = reading.tasks[0]
    options = _later_ones(talk, number, reading)
    alone = options[0] if len(options) == 1 else None
    deadline = _longer(talk, number) or reading.deadline or reading.promise or alone
    if deadline is None:
        why = reading.deadline_reading.ask
        if options:
            unclear = str(why or Ask.DEADLINE_AMBIGUOUS)
            return _which_deadline(number, unclear, options, reading.note)
        why = None if why is Ask.DEADLINE_AMBIGUOUS else why
        missing = Missing(what="deadline_missing", verb="gia_han", number=number)
        return pending(
            AskDeadline(why=str(why), options=()) if why else missing, f"gia hạn {number} đến"
        )
    return _lengthen(talk, Extend(number=number, deadline=deadline, why=reading.note))


def _lengthen(talk: Talk, command: Extend) -> Answer:
    shown = decisions.preview_extension(talk.tx, talk.turn, command)
    if shown is None:
        return extend_now(talk, command)
    return Reply(shown, (choice(1, "choice-do", command), choice(0, "choice-leave", Drop())))


def _later_ones(talk: Talk, number: int, reading: MessageReading) -> tuple[dt.datetime, ...]:
    """Give the days that an unclear deadline may mean and that are later than the present one."""
    options = reading.deadline_reading.options[:3]
    present = actions.visible(talk.tx, talk.turn, number).deadline if options else None
    return tuple(one for one in options if present is None or one > present)


def _which_deadline(
    number: int, why: str, options: tuple[dt.datetime, ...], words: str | None
) -> Reply:
    """Offer the days that a later deadline may mean."""
    days = (
        choice(
            place,
            "choice-deadline",
            Lengthen(number=number, deadline=one, why=words),
            deadline=one.isoformat(),
        )
        for place, one in enumerate(options, start=1)
    )
    leave = choice(0, "choice-leave", Drop())
    return Reply(AskDeadline(why=why, options=options), (*days, leave))


@performs(Lengthen)
def lengthen(talk: Talk, command: Lengthen) -> Answer:
    """Ask for the day that was chosen, or show what setting it means."""
    return _lengthen(talk, Extend(**msgspec.structs.asdict(command)))


def _longer(talk: Talk, number: int) -> dt.datetime | None:
    """Give the deadline that `thêm 2 ngày` makes of the one there is; None where it is past."""
    found = _LONGER.search(fold(talk.text))
    task = actions.visible(talk.tx, talk.turn, number) if found else None
    if found is None or task is None or task.deadline is None:
        return None
    count, now = int(found[1]), task.deadline.astimezone(talk.now.tzinfo)
    if found[3] or found[2].startswith("working"):
        day = talk.calendar.add_working_days(now.date(), count)
        later = dt.datetime.combine(day, now.time(), now.tzinfo)
    else:
        later = now + dt.timedelta(days=count * (7 if found[2] in _WEEKS else 1))
    return later if later > talk.now else None


@performs(Extend)
def extend_now(talk: Talk, command: Extend) -> Answer:
    """Ask for a later deadline, or set it."""
    said = decisions.extend(talk.tx, talk.turn, command)
    if isinstance(said, ExtensionAsked):
        asks = choice(1, "choice-objective", PickCause(number=said.number))
        return Reply(said, (asks,))
    return Reply(said)


def dated(talk: Talk, reading: MessageReading) -> tuple[str, ...]:
    """Give the documents and links of a report, each document with its date if one follows.

    Raises Slip for a document of a day that has not come.
    """
    said, today = reading.note or "", talk.now.date()
    return tuple(_with_date(said, one, today) for one in reading.evidence)


def _with_date(said: str, reference: str, today: dt.date) -> str:
    found = re.search(rf"{re.escape(reference)}[\s,(]*{_DATED}", said, re.IGNORECASE)
    if found is None:
        return reference
    day = _whole_day(found["date"])
    if day is not None and day > today:
        raise Slip(DocumentAhead(reference=reference, day=day))
    return f"{reference} ngày {found['date']}"


def _whole_day(typed: str) -> dt.date | None:
    """Give a day that was typed with its year; one without may be of any year."""
    parts = [int(one) for one in re.split(r"[/.-]", typed)]
    if len(parts) != len(("day", "month", "year")):
        return None
    year = parts[2] if parts[2] >= _YEARS else 2000 + parts[2]
    try:
        return dt.date(year, parts[1], parts[0])
    except ValueError:
        return None


def _which(about: str) -> str:
    if about.startswith(("hom nay", "today")):
        return "today"
    if about.startswith(("tuan nay", "this week")):
        return "week"
    if any(word in about.split() for word in ("tre", "qua", "late", "overdue")):
        return "late"
    if "cho" in about.split() or "waiting" in about:
        return "waiting"
    return "unit" if any(word in about for word in ("phong", "don vi", "unit", "ca ")) else "mine"


def _says_nothing(reading: MessageReading) -> bool:
    return (
        reading.progress is None
        and reading.status is None
        and reading.promise is None
        and not reading.note
        and not reading.evidence
    )


def _refuse_no_day(reading: MessageReading) -> None:
    """Raise Slip where a day is named that does not exist: nothing of the line is stored."""
    typed = no_such_day(reading.note or "")
    if typed is not None:
        raise Slip(NoSuchDay(typed=typed))


def _first(reading: MessageReading) -> int | None:
    return reading.tasks[0] if reading.tasks else None


def _own(talk: Talk) -> tuple[int, ...]:
    """Give the asker's own tasks that are being done: what is handed in is not reported on."""
    mine = lists.mine(talk.tx, talk.turn).lines
    return tuple(line.number for line in mine if line.state in WORKING)


def _which_of(
    talk: Talk,
    numbers: tuple[int, ...],
    command: Report | HandIn | Extend,
    *,
    told: str | None = None,
) -> Reply:
    if not numbers:
        raise Slip(Missing(what="no_tasks", verb="viec"))
    cards = [lists.card(talk.tx, talk.turn, number) for number in numbers[:7]]
    choices = tuple(
        choice(
            index,
            "choice-task",
            command.but(number=card.number),
            task=str(card.number),
            title=card.title,
        )
        for index, card in enumerate(cards, start=1)
    )
    notice = AskWhich(verb=command.kind, total=len(numbers), told=told)
    return Reply(notice, (*choices, choice(0, "choice-leave", Drop())))
