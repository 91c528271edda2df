"""Deadlines: pieces put together into one moment, a question, or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.reading.clock import on_part
from bot.reading.context import (
    Hold,
    already_past,
    at_start,
    awaits,
    counted_up_to,
    hold,
    hurries,
    prompts,
    separates,
)
from bot.reading.facts import NO_DEADLINE, Action, Ask, DeadlineReading
from bot.reading.pieces import (
    DAY_MINUTES,
    END_OF_WORK,
    Clock,
    Content,
    Day,
    Doubt,
    Part,
    Piece,
    Reader,
    Role,
    Sort,
    Term,
    Word,
    month_end,
)
from bot.reading.scan import clusters, scan
from bot.reading.terms import term_end
from bot.reading.text import Text
from bot.reading.unread import unread_beside
from core.periods.rules import WorkCalendar

MOST_OPTIONS, FEWEST_OPTIONS = 3, 2
_BINDING = frozenset({Role.BEFORE, Role.UNTIL, Role.WITHIN, Role.LIMIT, Role.FROM})
_PERIODS = frozenset({Sort.PERIOD, Sort.BARE_PERIOD})
_SIX_DAYS, _HALF_YEAR = timedelta(days=6), timedelta(days=190)
_DASHES = frozenset({"-", "—", "→"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment or a question, before it is known whether it is the deadline."""

    when: datetime | None = None
    ask: Ask | None = None
    options: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of tokens that may be the deadline.

    `bound` when a word such as `hạn` or `trước` says so, `event` when it is the date of an event
    that the task is about, `urgent` when it speaks of haste only; `yields` when it only tells what
    sort of work it is beside one that is `full`.
    """

    moment: Moment
    first: int
    last: int
    bound: bool = False
    event: bool = False
    urgent: bool = False
    yields: bool = False
    full: bool = False


def read_deadline(
    text: str, now: datetime, calendar: WorkCalendar, language: str = "vi"
) -> DeadlineReading:
    """Give the deadline of a line that is a deadline phrase, or the question it raises.

    The answer has the time zone of `now`, and never lies before it.
    """
    del language  # the words of both languages are read; they do not collide
    reader = Reader(Text(text), now, calendar)
    return choose(reader, find(reader, 0, reader.text.size, line=True))


def find(reader: Reader, first: int, last: int, *, line: bool) -> list[Candidate]:
    """Give what may be the deadline between two tokens.

    In a whole `line` any phrase that means a time counts; in a message haste alone does not.
    """
    found: list[Candidate] = []
    groups = [_trimmed(cluster) for cluster in clusters(reader.text, scan(reader, first, last))]
    for cluster in groups:
        found.extend(_candidates(reader, cluster, first, line=line))
    return _day_and_hour(reader, groups, found) or found


def _day_and_hour(
    reader: Reader, groups: list[list[Piece]], found: list[Candidate]
) -> list[Candidate]:
    """Give the one moment of `mai chuẩn bị phòng họp, 8h`: a day and, further on, its hour."""
    if len(groups) != 2 or len(found) != 2 or any(c.event or c.urgent for c in found):
        return []
    day, hour = groups
    days = [p.content for p in day if not isinstance(p.content, Word)]
    hours = [p.content for p in hour if not isinstance(p.content, Word)]
    if _BINDING & _all_roles(day) or {Role.OR, Role.AROUND, Role.AFTER} & _all_roles(hour):
        return []
    named = any(isinstance(one, Day) for one in days)
    if not (named and all(isinstance(one, Day | Part) for one in days)):
        return []
    if not all(isinstance(one, Clock | Part) for one in hours):
        return []
    if not any(isinstance(one, Clock) for one in hours):
        return []
    moment = combine(reader, [*day, *hour])
    return [replace(one, moment=moment, bound=found[1].bound, full=False) for one in found]


def choose(reader: Reader, candidates: list[Candidate]) -> DeadlineReading:
    """Give the one reading of several candidates: bound ones first, two that differ are asked."""
    chosen = best(candidates)
    if not chosen:
        return NO_DEADLINE
    span = reader.text.span(chosen[0].first, chosen[-1].last)
    moments = list(dict.fromkeys(c.moment for c in chosen))
    if len(moments) > 1:
        whens = [m.when for m in moments if m.when] or [o for m in moments for o in m.options]
        return _asking(reader, Ask.DEADLINE_AMBIGUOUS, tuple(whens), span)
    moment = moments[0]
    if moment.ask is not None or moment.when is None:
        return _asking(reader, moment.ask or Ask.DEADLINE_AMBIGUOUS, moment.options, span)
    return DeadlineReading(Action.SET, moment.when, span=span)


def best(candidates: list[Candidate]) -> list[Candidate]:
    """Give the candidates of the highest standing: recurring, bound, fixed, open, event, haste."""
    if any(c.full and not c.event for c in candidates):
        candidates = [c for c in candidates if not c.yields]
    ranked = [(_standing(c), c) for c in candidates]
    top = max((standing for standing, _ in ranked), default=0)
    return [candidate for standing, candidate in ranked if standing == top]


def _standing(candidate: Candidate) -> int:
    if candidate.moment.ask is Ask.RECURRING:
        return 6
    if candidate.bound:
        return 5
    if candidate.event:
        return 2
    if candidate.urgent:
        return 1
    return 4 if candidate.moment.ask is not Ask.DEADLINE_AMBIGUOUS else 3


def _asking(
    reader: Reader, ask: Ask, options: tuple[datetime, ...], span: tuple[int, int]
) -> DeadlineReading:
    return DeadlineReading(Action.ASK, None, ask, _ready_answers(reader, options), span)


def _ready_answers(reader: Reader, options: tuple[datetime, ...]) -> tuple[datetime, ...]:
    """Give two or three answers still ahead, soonest first, filled up with usual ones."""
    ahead = sorted({option for option in options if option > reader.now})[:MOST_OPTIONS]
    for usual in _usual_answers(reader):
        if len(ahead) >= FEWEST_OPTIONS:
            break
        if usual not in ahead and usual > reader.now:
            ahead.append(usual)
    return tuple(sorted(ahead))


def _usual_answers(reader: Reader) -> list[datetime]:
    friday = reader.monday() + timedelta(days=4)
    if friday <= reader.today:
        friday += timedelta(days=7)
    tomorrow = reader.calendar.add_working_days(reader.today, 1)
    days = (tomorrow, friday, month_end(reader.today.year, reader.today.month), reader.ahead(14))
    return [_at(reader, day) for day in days]


def _at(reader: Reader, day: date, minute: int | None = None) -> datetime:
    minute = reader.office_minute(END_OF_WORK) if minute is None else minute
    day += timedelta(days=minute // DAY_MINUTES)
    hour, rest = divmod(minute % DAY_MINUTES, 60)
    return datetime.combine(day, time(hour, rest), tzinfo=reader.now.tzinfo)


def _candidates(
    reader: Reader, cluster: list[Piece], first: int, *, line: bool
) -> Iterator[Candidate]:
    """Give the deadline of a cluster; what belongs to the task is cut off before it is read on."""
    cluster = _behind_yielding(reader.text, cluster)
    while cluster:
        held = _held(reader.text, cluster, first)
        if held is Hold.FREE:
            yield from _free(reader, cluster, first, line=line)
            return
        rest = _behind_boundary(reader.text, cluster)
        own = cluster[: len(cluster) - len(rest)]
        if held is Hold.UNSURE:
            yield from _asked(reader, own)
        if held is Hold.EVENT and not line:
            yield from _dated_event(reader, own)
        if rest and (doubtful := _either_week(reader, own, rest)):
            yield doubtful
            return
        cluster = rest


def _either_week(reader: Reader, own: list[Piece], rest: list[Piece]) -> Candidate | None:
    """Ask which Thursday is meant by `kế hoạch tuần sau, thứ 5`: of that week, or the next one."""
    days = [p.content for p in own if isinstance(p.content, Day)]
    weeks = [d for d in days if d.starts and d.last and d.last - d.starts == _SIX_DAYS]
    if not weeks or isinstance(rest[0].content, Word):
        return None
    apart, together = combine(reader, rest).when, combine(reader, own + rest).when
    if apart == together or apart is None:
        return None
    options = (apart, together) if together else (apart,)
    asked = Moment(None, Ask.DEADLINE_AMBIGUOUS, options)
    return Candidate(asked, rest[0].first, rest[-1].last)


def _asked(reader: Reader, own: list[Piece]) -> Iterator[Candidate]:
    """Give what may be a date or an ordinal (`nộp hồ sơ thứ 6`) as a question."""
    moment = combine(reader, own)
    options = (moment.when,) if moment.when else moment.options
    asked = Moment(None, Ask.DEADLINE_AMBIGUOUS, options)
    yield Candidate(asked, own[0].first, own[-1].last)


def _dated_event(reader: Reader, own: list[Piece]) -> Iterator[Candidate]:
    """Give the date of an event as a question; of `5/12 hoặc 6/12` one must be meant."""
    moment, first, last = combine(reader, own), own[0].first, own[-1].last
    if moment.when:
        asked = Moment(None, Ask.DEADLINE_AMBIGUOUS, (moment.when,))
        yield Candidate(asked, first, last, event=True)
    elif Role.OR in _all_roles(own) and len(moment.options) > 1:
        yield Candidate(moment, first, last)


def _behind_yielding(text: Text, cluster: list[Piece]) -> list[Piece]:
    """Give the pieces without what gives way to the date behind it (`định kỳ ngày 15/12`).

    A time left open (`dịp lễ`) does so only before a word such as `đến hết`.
    """
    head, rest = cluster[0].content, cluster[1:]
    if isinstance(head, Doubt) and head.ask is Ask.DEADLINE_AMBIGUOUS and not head.urgent:
        dated = _behind_boundary(text, cluster)
        parted = bool(dated) and separates(text, dated[0].first - 1)
        if parted and _bound_day(text, dated):
            return dated
    if not (isinstance(head, Doubt) and head.yields and rest):
        return cluster
    opening = rest[0].content
    bound = isinstance(opening, Word) and bool(opening.roles & _BINDING)
    if head.ask is not Ask.RECURRING and not bound:
        return cluster
    return rest if any(_named_in_full(text, piece) for piece in rest) else cluster


def _bound_day(text: Text, cluster: list[Piece]) -> bool:
    """Tell whether a word such as `chậm nhất` binds a day named in full."""
    head = cluster[0].content
    bound = isinstance(head, Word) and bool(head.roles & _BINDING)
    return bound and any(_named_in_full(text, piece) for piece in cluster)


def _named_in_full(text: Text, piece: Piece) -> bool:
    """Tell whether a date has its month."""
    day = piece.content
    if not isinstance(day, Day) or day.sort not in {Sort.DATE, Sort.BARE_DATE}:
        return False
    return not _MONTH_SIGNS.isdisjoint(text.words[piece.first : piece.last])


_MONTH_SIGNS = frozenset({"/", "-", ".", "thang"})


def _held(text: Text, cluster: list[Piece], first: int) -> Hold:
    head = cluster[0].content
    until = isinstance(head, Day) or (isinstance(head, Word) and Role.UNTIL in head.roles)
    if until and counted_up_to(text, cluster[0].first, first):
        return Hold.KEPT
    if isinstance(head, Word) and head.roles & (_BINDING | {Role.OR, Role.AROUND, Role.SHIFT}):
        return Hold.FREE
    own = cluster[: len(cluster) - len(_behind_boundary(text, cluster))]
    weak = all(isinstance(p.content, Word) or _is_weak(p.content) for p in own)
    return hold(text, cluster, first, weak=weak)


def _behind_boundary(text: Text, cluster: list[Piece]) -> list[Piece]:
    """Give the pieces from the next separator or binding word on."""
    for n, piece in enumerate(cluster[1:], start=1):
        content = piece.content
        bound = isinstance(content, Word) and bool(content.roles & _BINDING)
        if bound or any(separates(text, at) for at in range(cluster[n - 1].last, piece.first)):
            return cluster[n:]
    return []


def _free(reader: Reader, cluster: list[Piece], first: int, *, line: bool) -> Iterator[Candidate]:
    """Give the deadline that pieces mean when nothing before them keeps them for itself."""
    text, contents = reader.text, [piece.content for piece in cluster]
    roles = _all_roles(cluster)
    limited = Role.LIMIT in roles
    urgent = all(isinstance(c, Word) or (isinstance(c, Doubt) and c.urgent) for c in contents)
    if urgent and not (line or limited or hurries(text, cluster, first)):
        return
    moment = combine(reader, cluster)
    if moment.when and unread_beside(text, cluster[0].first, cluster[-1].last, first):
        moment = Moment(None, Ask.DEADLINE_AMBIGUOUS, (moment.when,))
    if moment.when and prompts(text, cluster[-1].last):
        asked = Moment(None, Ask.DEADLINE_AMBIGUOUS, (moment.when,))
        yield Candidate(asked, cluster[0].first, cluster[-1].last, event=True)
        return
    start, recurring = cluster[0].first, moment.ask is Ask.RECURRING
    if already_past(text, start, first) and not (recurring or limited):
        return
    told = all(isinstance(c, Word) or _is_period(c) for c in contents)
    if told and moment.ask is Ask.DEADLINE_PAST and start > first and not limited:
        return  # từ năm 2020 đến năm 2025: what the task is about
    ahead = told and not limited and Role.BEFORE not in roles
    if ahead and _is_horizon(contents) and not at_start(text, start, first):
        return  # quy hoạch đến năm 2030
    bound = bool(_BINDING & roles) or any(isinstance(c, Term) and not c.bare for c in contents)
    loose = any(isinstance(c, Doubt) and not c.firm for c in contents)
    hanging = loose and not bound and not recurring and not awaits(text, cluster)
    if hanging and not line and not at_start(text, start, first):
        return
    standing = limited or (bound and not urgent)
    doubts = [c for c in contents if isinstance(c, Doubt)]
    full = moment.when is not None and (limited or any(_named_in_full(text, p) for p in cluster))
    yields = recurring and all(doubt.yields for doubt in doubts)
    last = cluster[-1].last
    yield Candidate(moment, start, last, standing, urgent=urgent, yields=yields, full=full)


def _trimmed(cluster: list[Piece]) -> list[Piece]:
    """Give a cluster without the small words behind its last date."""
    end = len(cluster)
    while isinstance(cluster[end - 1].content, Word):
        end -= 1
    return cluster[:end]


def _all_roles(cluster: list[Piece]) -> frozenset[Role]:
    roles: frozenset[Role] = frozenset()
    for piece in cluster:
        if isinstance(piece.content, Word):
            roles |= piece.content.roles
    return roles


def _is_period(content: object) -> bool:
    return isinstance(content, Day) and content.sort is Sort.BARE_PERIOD


def _is_horizon(contents: list[Content]) -> bool:
    """Tell whether nothing but years is named: how far a plan looks ahead."""
    days = [c for c in contents if isinstance(c, Day)]
    return all(day.starts and day.last and (day.last - day.starts) > _HALF_YEAR for day in days)


def _is_weak(content: object) -> bool:
    """Tell whether a piece alone may as well be part of the task: `tháng 11`, `2/3`, `3 ngày`."""
    match content:
        case Day(sort=Sort.BARE_DATE | Sort.BARE_PERIOD):
            return True
        case Term(bare=True) | Part() | Doubt(urgent=True):
            return True
    return False


def combine(reader: Reader, cluster: list[Piece]) -> Moment:
    """Put the pieces of one cluster together into a moment or a question."""
    contents = [piece.content for piece in cluster]
    doubts = [c for c in contents if isinstance(c, Doubt) and not c.urgent]
    recurring = next((d for d in doubts if d.ask is Ask.RECURRING), None)
    roles = _all_roles(cluster)
    days = [c for c in contents if isinstance(c, Day)]
    known = tuple(d.on for d in days if d.on) + tuple(o for d in days for o in d.options)
    known += tuple(o for d in doubts for o in d.options)
    if recurring:
        return _open(reader, Ask.RECURRING, known)
    if doubts and doubts[0].ask is not Ask.DEADLINE_AMBIGUOUS:
        return _open(reader, doubts[0].ask, known)
    if doubts or Role.OR in roles:
        return _open(reader, Ask.DEADLINE_AMBIGUOUS, known)
    if not any(isinstance(c, Day | Clock | Part | Term) for c in contents):
        return _open(reader, Ask.DEADLINE_AMBIGUOUS, ())
    return _timed(reader, cluster, _day_of(reader, cluster), roles)


def _open(reader: Reader, ask: Ask, days: tuple[date, ...], minute: int | None = None) -> Moment:
    return Moment(None, ask, tuple(_at(reader, day, minute) for day in days))


def _day_of(reader: Reader, cluster: list[Piece]) -> Day | datetime | None:
    """Give the day all pieces agree on, a moment counted in minutes, or None when none is named."""
    terms = [p.content for p in cluster if isinstance(p.content, Term)]
    day = _merged_days(reader, cluster)
    if not terms:
        return day
    term, roles = terms[-1], _all_roles(cluster)
    if day and day.on and Role.FROM in roles and not term.origin:
        term, day = replace(term, origin=day.on, event=False), None
    counted = _counted(reader, term, roles)
    if isinstance(counted, Day) and day is not None:
        return _merge(counted, day)
    return counted


def _counted(reader: Reader, term: Term, roles: frozenset[Role]) -> Day | datetime:
    unsettled = {Role.SHIFT, Role.AROUND, Role.BEFORE} & roles
    if term.minutes:
        moment = reader.now + timedelta(minutes=term.minutes)
        if term.event or term.origin or unsettled:
            return Day(None, Sort.RELATIVE, Ask.DEADLINE_AMBIGUOUS, (moment.date(),))
        return moment
    end = term_end(reader, replace(term, event=False))
    if term.event or unsettled:
        return Day(None, Sort.RELATIVE, Ask.DEADLINE_AMBIGUOUS, (end,))
    if end < reader.today:
        return Day(end, Sort.RELATIVE, Ask.DEADLINE_PAST)
    return Day(end, Sort.RELATIVE)


def _merged_days(reader: Reader, cluster: list[Piece]) -> Day | None:
    merged: Day | None = None
    to, behind = False, 0
    for piece in cluster:
        content = piece.content
        if isinstance(content, Word):
            to = to or (Role.UNTIL in content.roles and merged is not None)
        elif isinstance(content, Day) and merged is None:
            merged = content
        elif isinstance(content, Day) and merged is not None:
            named = content.weekday is not None or merged.weekday is not None
            dashed = not named and _dash_between(reader.text, behind, piece.first)
            merged = content if to or dashed else _merge(merged, content)
            to = False
        behind = piece.last
    return merged


def _dash_between(text: Text, first: int, last: int) -> bool:
    return any(text.words[n] in _DASHES for n in range(first, last))


def _merge(one: Day, other: Day) -> Day:
    """Give the day that two names of it mean, or the question when they disagree."""
    if one.weekday is None and other.weekday is not None:
        one, other = other, one
    if one.weekday is not None and other.sort in {Sort.DATE, Sort.BARE_DATE}:
        return _weekday_and_date(one, other)
    for rough, exact in ((one, other), (other, one)):
        if rough.sort in _PERIODS and exact.sort not in _PERIODS:
            return _inside(rough, exact)
    if one.on == other.on and one.on is not None:
        return one if one.ask is None else other
    both = tuple(day for day in (one.on, other.on) if day) + one.options + other.options
    return Day(None, Sort.DATE, Ask.DEADLINE_AMBIGUOUS, both)


def _inside(rough: Day, exact: Day) -> Day:
    """Give a day named beside its period (`tuần sau, thứ 5`), or the question when it lies outside.

    A weekday is that of the week it stands beside, whichever comes first in the text.
    """
    if exact.on is None or rough.starts is None:
        return exact
    if rough.last and exact.weekday is not None and (rough.last - rough.starts) == _SIX_DAYS:
        on = rough.starts + timedelta(days=exact.weekday)
        if exact.sort is Sort.WEEKDAY:
            return replace(exact, on=on, sort=Sort.RELATIVE, ask=None, options=())
    if rough.last and rough.starts <= exact.on <= rough.last:
        return exact
    if exact.on == rough.on:
        return exact
    return Day(None, Sort.DATE, Ask.DEADLINE_AMBIGUOUS, (exact.on, *rough.options))


def _weekday_and_date(weekday: Day, dated: Day) -> Day:
    on = dated.on
    if on is None or dated.ask is Ask.DEADLINE_INVALID:
        return dated
    if on.weekday() == weekday.weekday:
        return replace(dated, sort=Sort.DATE)
    same_week = on + timedelta(days=(weekday.weekday or 0) - on.weekday())
    return Day(None, Sort.DATE, Ask.DATE_CONFLICT, (same_week, on))


def _timed(
    reader: Reader, cluster: list[Piece], day: Day | datetime | None, roles: frozenset[Role]
) -> Moment:
    """Give the moment of a day and a time of day, kept to the rules of `trước`, `sau`, `quanh`."""
    if isinstance(day, datetime):
        return Moment(day)
    clock = _time_of(reader, cluster)
    if clock is not None and clock.minute is None:
        days = (day.on,) if day and day.on else (reader.today,)
        return _open(reader, Ask.DEADLINE_INVALID, days)
    if _unanchored(cluster, roles, clock):
        return _open(reader, Ask.DEADLINE_AMBIGUOUS, _near(day))
    if day is None:
        day = Day(reader.today, Sort.RELATIVE)
    if any(isinstance(p.content, Clock) for p in cluster):
        day = _with_clock(reader, day, clock)
    if clock is None and Role.BEFORE in roles and _precedes(cluster, Role.BEFORE):
        day = _day_before(day)
    if day.ask is not None or day.on is None:
        minute = clock.minute if clock and clock.minute else None
        return _open(reader, day.ask or Ask.DEADLINE_AMBIGUOUS, day.options, minute)
    return _settled(reader, day.on, clock)


def _settled(reader: Reader, day: date, clock: Clock | None) -> Moment:
    end_of_work = reader.office_minute(END_OF_WORK)
    minute = end_of_work if clock is None or clock.minute is None else clock.minute
    when = _at(reader, day, minute)
    later = _at(reader, day, minute + DAY_MINUTES // 2) if minute < DAY_MINUTES // 2 else when
    if clock is not None and clock.unsure:
        return Moment(None, Ask.DEADLINE_AMBIGUOUS, (when, later))
    if when <= reader.now:
        tomorrow = _at(reader, reader.today + timedelta(days=1), minute)
        return Moment(None, Ask.DEADLINE_PAST, (later, _at(reader, day), tomorrow))
    return Moment(when)


def _near(day: Day | None) -> tuple[date, ...]:
    if day is None:
        return ()
    return (day.on, day.on + timedelta(days=1)) if day.on else day.options


def _time_of(reader: Reader, cluster: list[Piece]) -> Clock | None:
    """Give the time of day of a cluster; of several the last, in the part of the day it names."""
    clocks = [p.content for p in cluster if isinstance(p.content, Clock)]
    parts = [p.content for p in cluster if isinstance(p.content, Part)]
    if not clocks:
        return Clock(reader.office_minute(parts[-1].minute)) if parts else None
    return on_part(clocks[-1], parts[-1]) if parts else clocks[-1]


def _unanchored(cluster: list[Piece], roles: frozenset[Role], clock: Clock | None) -> bool:
    """Tell whether a date is only near, after or from something."""
    days = [p.content for p in cluster if isinstance(p.content, Day)]
    terms = [p for p in cluster if isinstance(p.content, Term)]
    if Role.AROUND in roles and clock is None:
        return True
    if Role.AFTER in roles and not terms:
        return True
    ranged = any(day.starts and day.sort not in _PERIODS for day in days)
    begins = Role.FROM in roles and Role.UNTIL not in roles and not terms and not ranged
    return begins and len(days) + (clock is not None) < 2


def _precedes(cluster: list[Piece], role: Role) -> bool:
    for piece in cluster:
        if isinstance(piece.content, Word):
            if role in piece.content.roles:
                return True
        elif isinstance(piece.content, Day) and not _period_then_day(cluster, piece):
            return False
    return False


def _period_then_day(cluster: list[Piece], piece: Piece) -> bool:
    """Tell whether a period stands before the day itself (`năm 2026 trước 15/12`)."""
    if not isinstance(piece.content, Day) or piece.content.sort not in _PERIODS:
        return False
    return any(p.first >= piece.last and isinstance(p.content, Day) for p in cluster)


def _day_before(day: Day) -> Day:
    """Give the last day before a day or period (`trước ngày D` does not include D)."""
    if day.sort is Sort.BARE_PERIOD and day.starts:
        if day.starts.day != 1:
            return day
        return Day(day.starts - timedelta(days=1), Sort.DATE)
    if day.on is None or day.ask is not None:
        return day
    return replace(day, on=day.on - timedelta(days=1))


def _with_clock(reader: Reader, day: Day, clock: Clock | None) -> Day:
    """Settle a weekday that is today's by the time of day: today while it lies ahead."""
    if (
        clock is None
        or clock.minute is None
        or day.sort is not Sort.WEEKDAY
        or day.ask is not Ask.DEADLINE_AMBIGUOUS
        or len(day.options) < FEWEST_OPTIONS
        or day.options[0] != reader.today
    ):
        return day
    on = day.options[0] if _at(reader, day.options[0], clock.minute) > reader.now else day.on
    return replace(day, on=on, ask=None)
