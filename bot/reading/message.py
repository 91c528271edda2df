"""A whole message to facts: the verb, whom, what, until when, how far; and what must be asked."""

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.reading import report, vocabulary
from bot.reading.assignees import NOBODY, Assignees, read_assignees
from bot.reading.context import separates
from bot.reading.dates import Candidate, best, choose, find
from bot.reading.facts import (
    NO_DEADLINE,
    Action,
    Ask,
    DeadlineReading,
    MessageReading,
    PersonMention,
)
from bot.reading.freeform import opens_request, past_call, states_progress
from bot.reading.output import read_output
from bot.reading.people import PeopleFilter, PeopleIndex, read_person
from bot.reading.pieces import Reader
from bot.reading.priority import Priority, find_priority
from bot.reading.recurring import read_recurring, without_moving
from bot.reading.text import Phrases, Text, forms, key
from bot.reading.title import Cut, deadline_cut, title_of
from bot.reading.verb import (
    Bare,
    VerbFound,
    find_verb,
    nearest_verbs,
    skip_signs,
    task_number,
)
from bot.reading.worklife import begins_work
from core.periods.rules import WorkCalendar

MOST_CUTS = 12
MOST_TOLD = 400  # tokens of a report that tell its state; the rest is its note
_DECISIONS = frozenset({"duyet", "tra", "huy", "kien_nghi", "viec"})
_WITH_PEOPLE = frozenset({"chuyen", "them_nguoi", "cam_on", "diem", "thang", "cham"})
_SHOWN_FIRST = frozenset({"chuyen", "huy", "them_nguoi"})
_OF_SPANS = Phrases(
    dict.fromkeys(
        ("tuần", "tháng", "quý", "công tác", "này", "trước", "qua", "vừa rồi", "năm", "của", "/"),
        True,
    )
)
"""Between `tổng hợp` and the unit: for which week, month or quarter."""
_OF_UNITS = frozenset({"viec", "tong_hop", "bang", "nguyen_nhan", "diem"})
# What follows these is a code or a word to look for, and no task.
_WITH_CODES = frozenset({"lien_ket", "tim", "nhap", "ngon_ngu", "kr", "muc_tieu"})
_BEFORE_NAME = forms("cho", "sang", "của", "to", "of", "với", "thêm", "and", "for")
_THEN = forms("thì", folded=False)
_TO_WHOM = forms("cho", folded=False) | {"cho", "to"}
_ENDS_NAMES = frozenset({",", ";", ".", "-", "han", "truoc", "xong", "nop", "trong"})
_CHILD = Phrases(dict.fromkeys(("con", "việc con", "part of"), True), strict=True)
_BECAUSE = Phrases(
    dict.fromkeys(
        ("vì lý do", "với lý do", "do", "vì", "lý do", "bởi vì", "bởi", "tại vì", "lý do là",
         "because", "vì lý do là", "because of", "due to", "nguyên nhân"), True
    ),
    strict=True,
)  # fmt: skip
_OF_LEAVE = Phrases(vocabulary.phrases("leave_words"))
_ASKING = forms(*vocabulary.words("asking_time"))
_WILL = forms("sẽ", "kiến", "hẹn", "định", folded=False)
_COMMITTING = forms(
    "trình", "gửi", "nộp", "xong", "hoàn", "sẽ", "dự", "hẹn", "phát", "ban", "báo", "ký", "chốt",
    "kết", "có", "đến", "trước", "hạn", "submit", "finish", "send",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Around:
    """What a message is read with."""

    reader: Reader
    people: PeopleIndex
    who: PeopleFilter

    @property
    def text(self) -> Text:
        return self.reader.text


def read_message(
    text: str,
    now: datetime,
    people: PeopleIndex,
    calendar: WorkCalendar,
    *,
    language: str = "vi",
    rank: Callable[[str], int] | None = None,
    allowed: Container[str] | None = None,
) -> MessageReading:
    """Give all that a message says; any text gets an answer, none raises an error.

    `rank` puts candidates of an ambiguous name in order (higher first); ids that are not in
    `allowed` are as if nobody bore them. Words of both languages are read whatever `language` is.
    """
    del language
    around = _Around(Reader(Text(text), now, calendar), people, PeopleFilter(rank, allowed))
    verb = find_verb(around.text)
    if verb is None or (verb.verb.name == "viec" and not verb.certain and _tells(around.text)):
        return _without_verb(around)
    if verb.verb.name == "giao":
        return _assignment(around, verb.after, certain=verb.certain)
    if verb.verb.name == "tu_nhan":
        nobody = Assignees(skip_signs(around.text, verb.after))
        reading = _task(around, nobody, None, around.text.size, skip_preview=False)
        return replace(reading, intent="tu_nhan")
    if verb.verb.name == "bc":
        return _report(around, verb.after)
    if verb.verb.name in _READERS:
        return _READERS[verb.verb.name](around, report.read_tasks(around.text, verb.after))
    return _plain(around, verb)


def read_told(text: str, now: datetime, calendar: WorkCalendar) -> MessageReading | None:
    """Read free words as a report that names no task (`em vẫn đang chờ số liệu, mai gửi anh`).

    None where they do not tell how work goes: that is talk.
    """
    around = _Around(Reader(Text(text), now, calendar), PeopleIndex([]), PeopleFilter(None, None))
    last = min(around.text.size, MOST_TOLD)
    progress = report.read_progress(around.text, 0, last)
    status = _status(around, 0, last, progress)
    told = progress.percent is not None or status is not None or report.tells(around.text, last)
    dated = status != "extend" or _promise(around, 0, extending=True).deadline is not None
    if not told or progress.ask is not None or not dated:
        return None
    return _report_of(around, report.Tasks((), 0), report.Progress())


def _tells(text: Text) -> bool:
    """Tell whether `việc 12 xong rồi` reports on a task instead of asking for its card."""
    return states_progress(text) is not None


def _without_verb(around: _Around) -> MessageReading:
    """Read a line that opens with no verb: a request by name, the state of a task, or talk."""
    text = around.text
    if stated := states_progress(text):
        if stated.decided:
            return _decision(around, stated.verb, stated.decided)
        return _report(around, stated.tasks_at)
    opened = opens_request(text, around.people, around.who)
    if opened is not None:
        reading = _assignment(around, opened, certain=False)
        if reading.people or reading.mentions:
            return reading
    nearest = nearest_verbs(text) if text.size else ()
    return MessageReading(nearest=nearest)


def _assignment(around: _Around, at: int, *, certain: bool) -> MessageReading:
    """Read `giao`: people or a unit, then the task with its deadline and priority."""
    text, last = around.text, around.text.size
    skip_preview = last > at and text.words[last - 1] == "!"
    last -= skip_preview
    part_of, at = _part_of(text, skip_signs(text, at))
    at += text.keys[at] in _TO_WHOM
    leading = find_priority(text, at, min(at + 5, last))
    if leading and leading.first == at:
        at = skip_signs(text, leading.last)
        at += text.keys[at] in _TO_WHOM
    whom = read_assignees(text, at, around.people, around.who)
    turned = (
        _named_last(around, at, last) if not (whom.mentions or whom.unit or whom.units) else None
    )
    if turned is not None:
        return _assignment(turned, 0, certain=certain)
    before = _deadline_before_name(around, at, last) if Ask.PERSON_MISSING in whom.ask else None
    if before is not None:
        whom, at = before.whom, before.at
    if whom.ask == (Ask.PERSON_MISSING,) and not certain and not begins_work(text, at):
        certain = False
    reading = _task(around, whom, leading, last, skip_preview=skip_preview)
    if before is not None and reading.deadline_reading.action is Action.NONE:
        said = before.deadline
        reading = replace(reading, deadline=said.deadline, deadline_reading=said)
    if part_of is None:
        return reading
    asks = tuple(ask for ask in reading.ask if ask is not Ask.TITLE_MISSING)
    return replace(reading, tasks=(part_of,), ask=asks)


def _named_last(around: _Around, at: int, last: int) -> _Around | None:
    """Turn `2 hồ sơ cho Lan, hạn thứ 6` round: who is named behind `cho` before the work."""
    text = around.text
    for place in range(last - 1, at, -1):
        if text.keys[place] not in _TO_WHOM:
            continue
        whom = read_assignees(text, place + 1, around.people, around.who)
        known = any(one.id or one.candidates or one.oneself for one in whom.mentions)
        ends = whom.after >= last or text.words[whom.after] in _ENDS_NAMES
        if (known or whom.unit or whom.units) and ends:
            names, work = text.slice(place + 1, whom.after), text.slice(at, place)
            rest = text.after(whom.after).lstrip(" ,;") if whom.after < text.size else ""
            turned = Text(f"{names} {work}, {rest}" if rest else f"{names} {work}")
            return replace(around, reader=replace(around.reader, text=turned))
    return None


@dataclass(frozen=True, slots=True)
class _Before:
    """A deadline that stands before who is named, as in `giao hạn thứ 6 cho Lan …`."""

    whom: Assignees
    at: int
    deadline: DeadlineReading


def _deadline_before_name(around: _Around, at: int, last: int) -> _Before | None:
    text = around.text
    for one in best(find(around.reader, at, last, line=False)):
        if not one.bound or one.event or deadline_cut(text, at, last, one.first, one.last)[0] > at:
            continue
        behind = skip_signs(text, one.last)
        behind += text.keys[behind] in _TO_WHOM
        whom = read_assignees(text, behind, around.people, around.who)
        if whom.mentions or whom.unit:
            return _Before(whom, behind, choose(around.reader, [one]))
    return None


def _part_of(text: Text, at: int) -> tuple[int | None, int]:
    """Read `12 cho Lan …`, `con 12: Lan …`: the task that the work is a part of."""
    child = _CHILD.at(text, at)
    start = child[1] if child else at
    found = task_number(text, start)
    if found is None:
        return None, at
    number, after = found
    marked = bool(child) or not text.is_number(start)
    if marked or text.words[after] == ":" or text.keys[after] in _TO_WHOM:
        return number, skip_signs(text, after)
    return None, at


def _task(
    around: _Around, whom: Assignees, leading: Priority | None, last: int, *, skip_preview: bool
) -> MessageReading:
    text, first = around.text, past_call(around.text, whom.after)
    priority = find_priority(text, first, last) or leading
    candidates = _behind_then(text, find(around.reader, first, last, line=False))
    reading = choose(around.reader, candidates)
    beyond = [(last, text.size)] if last < text.size else []
    title = title_of(text, first, _cuts(text, first, last, candidates, priority) + beyond)
    if title is None:  # all that is left is `nộp báo cáo`: then that is the task
        title = title_of(text, first, _narrow_cuts(first, candidates, priority) + beyond)
    asks = dict.fromkeys(whom.ask)
    if title is None:
        asks[Ask.TITLE_MISSING] = None
    if reading.ask is not None:
        asks[reading.ask] = None
    made = read_output(text, first, last)
    recurring = read_recurring(text, first, last) if reading.ask is Ask.RECURRING else None
    if recurring and title:
        title = without_moving(title)
    return MessageReading(
        intent="giao",
        people=tuple(m.id for m in whom.mentions if m.id is not None),
        mentions=whom.mentions,
        unit=whom.unit,
        units=whom.units,
        title=title,
        deadline=reading.deadline,
        deadline_reading=reading,
        priority=priority.level if priority else None,
        quantity=made.quantity * max(1, len(whom.mentions))
        if made.quantity and made.each
        else made.quantity,
        output=made.noun,
        product=made.product,
        ask=tuple(asks),
        skip_preview=skip_preview,
        recurring=recurring,
    )


def _behind_then(text: Text, candidates: list[Candidate]) -> list[Candidate]:
    """Give the dates of the main clause: in `thứ 5 họp thì thứ 6 gửi` the first only says when."""
    if len(candidates) < 2:
        return candidates
    first = min(one.last for one in candidates)
    turn = next((at for at in range(first, text.size) if text.keys[at] in _THEN), text.size)
    behind = [one for one in candidates if one.first > turn]
    return behind or candidates


def _cuts(
    text: Text, first: int, last: int, candidates: list[Candidate], priority: Priority | None
) -> list[Cut]:
    """Give the tokens that are no part of the title."""
    cuts = [
        deadline_cut(text, first, last, c.first, c.last)
        for c in [*best(candidates), *(c for c in candidates if c.full and c.bound)][:MOST_CUTS]
        if not c.event
    ]
    if priority and priority.first >= first:
        cuts.append((priority.first, priority.last))
    return cuts


def _narrow_cuts(first: int, candidates: list[Candidate], priority: Priority | None) -> list[Cut]:
    cuts = [(c.first, c.last) for c in best(candidates) if not c.event]
    if priority and priority.first >= first:
        cuts.append((priority.first, priority.last))
    return cuts


def _report(around: _Around, at: int) -> MessageReading:
    """Read `bc`: the task, how far it is, its state, and a date promised."""
    return _report_of(around, *report.read_report_tasks(around.text, at))


def _report_of(around: _Around, tasks: report.Tasks, bare: report.Progress) -> MessageReading:
    text = around.text
    first, last = tasks.after, min(text.size, tasks.after + MOST_TOLD)
    progress = bare if bare != report.Progress() else report.read_progress(text, first, last)
    status = _status(around, first, last, progress)
    if status == "done" and progress.percent is None:
        progress = report.Progress(report.WHOLE, progress.ask)
    promise = NO_DEADLINE
    if status != "done":
        promise = _promise(around, first, extending=status == "extend")
    return MessageReading(
        intent="bc",
        deadline_reading=promise,
        tasks=tasks.numbers,
        progress=progress.percent,
        status=status,
        promise=promise.deadline,
        evidence=report.evidence(text.after(first)),
        ask=_report_asks(tasks, progress, status),
        note=_note(text, first),
        counted=report.read_counted(text, first, last),
    )


def _status(around: _Around, first: int, last: int, progress: report.Progress) -> str | None:
    text = around.text
    if report.wants_time(text, first, last):
        return "extend"
    if report.is_blocked(text, first, last):
        return "blocked"
    if progress.percent == report.WHOLE:
        return "done"
    unfinished = progress.percent is not None or progress.ask is not None
    done = None if unfinished else report.done_at(text, first, last)
    return "done" if done is not None and not _will_be(around, done, first, last) else None


def _will_be(around: _Around, done: int, first: int, last: int) -> bool:
    """Tell whether `mai xong`, `xong thứ 6` says when it will be done, not that it is."""
    text, today = around.text, around.reader.today
    for candidate in find(around.reader, first, last, line=False):
        near = range(min(candidate.last, done), max(candidate.first, done))
        when = candidate.moment.when
        if when is None or any(separates(text, at) for at in near):
            continue
        if candidate.first < done or when.date() > today:
            return True
    return any(text.keys[at] in _WILL for at in range(max(first, done - 3), done))


def _report_asks(
    tasks: report.Tasks, progress: report.Progress, status: str | None
) -> tuple[Ask, ...]:
    asks = []
    if not tasks.numbers:
        asks.append(Ask.TASK_MISSING)
    elif len(tasks.numbers) > 1:
        asks.append(Ask.TASK_AMBIGUOUS)
    if progress.ask is not None:
        asks.append(progress.ask)
    elif progress.percent is None and status is None:
        asks.append(Ask.PROGRESS_MISSING)
    return tuple(asks)


def _note(text: Text, at: int) -> str | None:
    """Give the words of a report as typed, without the percentage that opens them."""
    at = skip_signs(text, at)
    if text.is_number(at) and text.words[at + 1] == "%":
        at = skip_signs(text, at + 2)
    return tidy_note(text.after(at))


def tidy_note(words: str) -> str | None:
    """Give a note without signs before it and space around it; None if it is empty."""
    return words.strip().lstrip(",;:.-–").strip() or None


def _promise(around: _Around, first: int, *, extending: bool) -> DeadlineReading:
    """Give the date the reporter commits himself to; today's alone is only when he reports."""
    text = around.text
    told = report.tells_percent(text, first, min(text.size, first + MOST_TOLD))
    candidates = [
        c
        for c in find(around.reader, first, text.size, line=False)
        if (told or not report.is_share(text, c.first))
        and (extending or _commits(around, c, first))
        and c.moment.when is not None
        and not c.event
    ]
    if not candidates:
        return NO_DEADLINE
    reading = choose(around.reader, candidates[-1:])
    return reading if reading.action is Action.SET else NO_DEADLINE


def _commits(around: _Around, candidate: Candidate, first: int) -> bool:
    """Tell whether something is to be done by a date, and not only happens then."""
    text = around.text
    start, end = candidate.first, candidate.last
    while start > first and not separates(text, start - 1):
        start -= 1
    while end < text.size and not separates(text, end):
        end += 1
    words = {text.keys[n] for n in range(start, end)}
    if words & _COMMITTING:
        return True
    tomorrow = around.reader.now + timedelta(days=1)
    alone = start == candidate.first and end == candidate.last and start > first
    return alone and candidate.moment.when is not None and candidate.moment.when > tomorrow


def _finished(around: _Around, tasks: report.Tasks) -> MessageReading:
    """Read `xong 12 …`: the task, its evidence, and the words beside it."""
    behind = around.text.after(tasks.after)
    return MessageReading(
        intent="xong",
        tasks=tasks.numbers,
        progress=report.WHOLE,
        status="done",
        evidence=report.evidence(behind),
        ask=() if tasks.numbers else (Ask.TASK_MISSING,),
        note=tidy_note(behind),
        counted=report.read_counted(around.text, tasks.after, around.text.size),
    )


def _stuck(around: _Around, tasks: report.Tasks) -> MessageReading:
    """Read `vướng 12 thiếu số liệu`."""
    return MessageReading(
        intent="vuong",
        tasks=tasks.numbers,
        status="blocked",
        ask=() if tasks.numbers else (Ask.TASK_MISSING,),
        note=tidy_note(around.text.after(tasks.after)),
    )


def _paused(around: _Around, tasks: report.Tasks) -> MessageReading:
    """Read `tạm dừng 12 chờ chỉ đạo`: whoever does the task says by it that he is stuck."""
    return replace(_stuck(around, tasks), intent="tam_dung")


def _extension(around: _Around, tasks: report.Tasks) -> MessageReading:
    """Read `gia hạn 12 đến 5/12 vì chờ số liệu`: the new date is the promise."""
    text = around.text
    first = tasks.after + (text.keys[tasks.after] == "sang")  # đổi hạn 12 sang thứ 2
    candidates = find(around.reader, first, text.size, line=False)
    reading = choose(around.reader, candidates)
    asks = [] if tasks.numbers else [Ask.TASK_MISSING]
    if reading.deadline is None:
        asks.append(reading.ask or Ask.DEADLINE_AMBIGUOUS)
    return MessageReading(
        intent="gia_han",
        deadline_reading=reading,
        tasks=tasks.numbers,
        status="extend",
        promise=reading.deadline,
        ask=tuple(asks),
        note=_reason(text, first, best(candidates)),
    )


def _reason(text: Text, first: int, dates: list[Candidate]) -> str | None:
    """Give why more time is asked for, as typed: without the date and without `vì`."""
    because = next(
        (_BECAUSE.at(text, at) for at in range(first, text.size) if _BECAUSE.starts(text, at)), None
    )
    start, kept = because[1] if because else first, []
    for date in sorted(dates, key=lambda one: one.first):
        kept.append(text.slice(start, date.first))
        start = max(start, date.last)
    left = " ".join([*kept, text.after(start)]).split()
    while left and not because and _asks_for_time(left[0]):
        del left[0]
    while left and _asks_for_time(left[-1]):
        del left[-1]
    return tidy_note(" ".join(left).replace(" ,", ",").rstrip(" ,;.-"))


def _asks_for_time(word: str) -> bool:
    return key(word.lower().strip(":,.")) in _ASKING


def _decision(around: _Around, name: str, tasks: report.Tasks) -> MessageReading:
    """Read `1 2 duyệt` and `3 trả: thiếu số liệu`, where the numbers come first."""
    if name in _READERS:
        return _READERS[name](around, tasks)
    note = tidy_note(around.text.after(tasks.after))
    return MessageReading(intent=name, tasks=tasks.numbers, note=note, argument=note)


def _plain(around: _Around, verb: VerbFound) -> MessageReading:
    """Read a verb without a grammar of its own: task numbers, people, a time, and the rest."""
    text, name = around.text, verb.verb.name
    if verb.verb.bare is Bare.TIME:
        return _absence(around, verb)
    tasks = report.read_tasks(text, verb.after)
    if name in _WITH_CODES:
        tasks = report.Tasks((), verb.after)
    if not tasks.numbers and name == "cam_on":
        tasks = _tasks_anywhere(text, verb.after)
    whom = _whom(around, verb.after, tasks.after) if name in _WITH_PEOPLE else NOBODY
    mentions = whom.mentions
    skip_preview = name in _SHOWN_FIRST and text.words[text.size - 1] == "!"
    note = tidy_note(text.after(tasks.after))
    needs_task = verb.verb.bare is Bare.TASKS and name in _DECISIONS | {"chuyen", "them_nguoi"}
    return MessageReading(
        intent=name,
        people=tuple(m.id for m in mentions if m.id is not None),
        mentions=mentions,
        unit=_unit_of(around, verb.after) if name in _OF_UNITS else whom.unit,
        tasks=tasks.numbers,
        ask=_plain_asks(needs_task and not tasks.numbers, mentions),
        note=note.rstrip(" !") or None if note and skip_preview else note,
        argument=tidy_note(text.after(verb.after)),
        skip_preview=skip_preview,
    )


def _unit_of(around: _Around, at: int) -> str | None:
    """Give the unit whose work is asked for (`tổng hợp phòng KHTC`, `tổng hợp tuần phòng KHTC`)."""
    found = around.people.unit_at(around.text, at)
    while not found and at < around.text.size and _OF_SPANS.starts(around.text, at):
        at = (_OF_SPANS.at(around.text, at) or (True, at + 1))[1]
        at += around.text.is_number(at)
        found = around.people.unit_at(around.text, at)
    return found[0] if found else None


def _plain_asks(task_missing: bool, mentions: tuple[PersonMention, ...]) -> tuple[Ask, ...]:  # noqa: FBT001 - one fact of two
    asks = [Ask.TASK_MISSING] if task_missing else []
    return (*asks, *dict.fromkeys(m.ask for m in mentions if m.ask is not None))


def _tasks_anywhere(text: Text, at: int) -> report.Tasks:
    """Read the task of `cảm ơn Lan việc 12`, which stands behind the person."""
    for start in range(at, text.size):
        found = report.read_tasks(text, start)
        if found.numbers:
            return found
    return report.Tasks((), at)


def _whom(around: _Around, first: int, behind: int) -> Assignees:
    """Read the people or the unit behind the task numbers, or right behind the verb."""
    found = _whom_at(around, behind)
    if found != NOBODY or (
        behind > first and task_number(around.text, skip_signs(around.text, first))
    ):
        return found
    return _whom_at(around, first)


def _whom_at(around: _Around, at: int) -> Assignees:
    text = around.text
    while at < text.size and (text.keys[at] in _BEFORE_NAME or separates(text, at)):
        at += 1
    if at >= text.size:
        return NOBODY
    named = read_person(text, at, around.people, around.who)
    if named is None and around.people.unit_at(text, at) is None:
        return NOBODY
    return read_assignees(text, at, around.people, around.who)


def _absence(around: _Around, verb: VerbFound) -> MessageReading:
    """Read `nghỉ đến hết thứ 5`: the last day of the absence is the deadline."""
    text = around.text
    reading = choose(around.reader, find(around.reader, verb.after, text.size, line=True))
    argument = tidy_note(text.after(verb.after))
    told = _OF_LEAVE.starts(text, skip_signs(text, verb.after))
    if reading.action is Action.NONE and argument and not verb.certain and not told:
        return MessageReading(nearest=nearest_verbs(text))
    return MessageReading(
        intent=verb.verb.name,
        deadline=reading.deadline,
        deadline_reading=reading,
        ask=() if reading.ask is None else (reading.ask,),
        argument=argument,
        note=argument,
    )


_READERS: dict[str, Callable[[_Around, report.Tasks], MessageReading]] = {
    "xong": _finished,
    "vuong": _stuck,
    "tam_dung": _paused,
    "gia_han": _extension,
}
