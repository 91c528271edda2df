"""All pieces of dates in a stretch of text, in their order, and the clusters they form."""

from collections.abc import Callable

from bot.reading.clock import PARTS, read_clock
from bot.reading.context import at_start, separates
from bot.reading.days import (
    FEAST_OPENERS,
    NUMBERED_DAY_OPENERS,
    RELATIVE_OPENERS,
    read_feast,
    read_full_moon,
    read_iso,
    read_month_date,
    read_numbered_day,
    read_numeric_date,
    read_relative,
    read_tet_number,
)
from bot.reading.english import ENGLISH_OPENERS, read_english
from bot.reading.facts import Ask
from bot.reading.numbers import SPELLED
from bot.reading.periods import (
    BARE_PERIOD_OPENERS,
    HALF_OPENERS,
    PERIOD_OPENERS,
    WORKING_DAY_OPENERS,
    read_bare_period,
    read_edge_short_month,
    read_months_of_year,
    read_next_period,
    read_nth_weekday,
    read_period_day,
    read_working_day,
)
from bot.reading.pieces import Clock, Content, Day, Doubt, Part, Piece, Reader, Role, Sort, Word
from bot.reading.terms import TERM_OPENERS, event_end, read_term
from bot.reading.text import Phrases, Text, forms
from bot.reading.vocabulary import phrases, words
from bot.reading.weekdays import ON_TO, WEEKDAY_OPENERS, read_weekday, weekday_name

_ROLE_LISTS = {
    "before": Role.BEFORE,
    "until": Role.UNTIL,
    "within": Role.WITHIN,
    "span": Role.SPAN,
    "from": Role.FROM,
    "from_now": Role.FROM_NOW,
    "after": Role.AFTER,
    "or": Role.OR,
    "limit": Role.LIMIT,
    "shift": Role.SHIFT,
}


def _roles() -> Phrases[frozenset[Role]]:
    table: dict[str, frozenset[Role]] = {}
    for name, role in _ROLE_LISTS.items():
        for phrase in phrases(name):
            table[phrase] = table.get(phrase, frozenset()) | {role}
    return Phrases(table)


_ROLES = _roles()
_AROUND = Phrases(phrases("around"), strict=True)
_URGENT, _OPEN, _CONDITION = (
    Phrases(phrases(n), strict=True) for n in ("urgent", "open", "condition")
)
_NOT_TIME = Phrases(phrases("not_time") | phrases("meeting"), strict=True)
_RECURRING = Phrases(phrases("recurring"))
_REGULAR = Phrases(phrases("regular"))
_NO_LIMIT_BEHIND = forms(*words("no_limit_behind"))
_CONNECTORS = forms(*words("connectors"))
_NOW_BEHIND_PART = forms("nay", "này", "ni")
_THIRD_BEHIND_PART = forms("kia")
_NOT_PLAIN = frozenset({"cho", "doi"})  # chờ and đợi are not told from them
_NOT_AROUND = frozenset({"co", "do", "dau"})  # nor cỡ, độ and đâu
_BREAKS = frozenset({",", "-", "—", "(", ")", "[", "]"})
_LONGEST_GAP = 3


Found = tuple[Content, int] | None
Read = Callable[[Reader, int, Piece | None], Found]

# A hostile text must not cost more than a long letter.
_MOST_PIECES, _MOST_TOGETHER, _MOST_TRIED = 200, 24, 300


def scan(reader: Reader, first: int, last: int) -> list[Piece]:
    """Give the pieces of dates between two tokens, in order."""
    text, at = reader.text, first
    pieces: list[Piece] = []
    tried = 0
    while at < last and len(pieces) < _MOST_PIECES and tried < _MOST_TRIED:
        if skipped := _NOT_TIME.at(text, at):
            at = skipped[1]
            continue
        reads = _readings_at(text, at)
        if not reads:
            at = _past_number(text, at)
            continue
        tried += 1
        found = _piece(reader, at, reads, pieces)
        if found is None or found[1] > last:
            at = _past_number(text, at)
            continue
        pieces.append(Piece(found[0], at, found[1]))
        at = found[1]
        if isinstance(found[0], Part | Clock) and (day := _this_day(reader, at)) and at < last:
            pieces.append(Piece(day, at, at + 1))
            at += 1
    return pieces


def _past_number(text: Text, at: int) -> int:
    """Skip a number with all that is glued to it (`1234/UBND-KT`, `0912.345.678`)."""
    end = at + 1
    if text.is_number(at):
        while end < text.size and text.glued(end) and text.words[end] not in {",", ")", ";", ":"}:
            end += 1
    return end


def _this_day(reader: Reader, at: int) -> Day | None:
    """Read the `nay` of `chiều nay`, and the `kia` of `sáng kia`."""
    if reader.text.keys[at] in _NOW_BEHIND_PART:
        return Day(reader.today, Sort.RELATIVE)
    if reader.text.keys[at] in _THIRD_BEHIND_PART:
        return Day(reader.ahead(2), Sort.RELATIVE)
    return None


def _readings_at(text: Text, at: int) -> tuple[Read, ...]:
    """Give the readings that may begin with a token."""
    if text.words[at].isdecimal():
        return _BY_NUMBER if text.keys[at + 1] in _BEHIND_NUMBERS else ()
    return _BY_KEY.get(text.keys[at], ())


def _piece(reader: Reader, at: int, reads: tuple[Read, ...], pieces: list[Piece]) -> Found:
    before = pieces[-1] if pieces and pieces[-1].last == at else None
    for read in reads:
        if found := read(reader, at, before):
            return found
    return None


def _doubt(reader: Reader, at: int) -> Found:
    text = reader.text
    if found := _RECURRING.at(text, at):
        named = weekday_name(text, found[1] - 1)  # mỗi thứ + 7
        yields = _REGULAR.at(text, at) == found
        return Doubt(Ask.RECURRING, yields=yields), named[1] if named else found[1]
    opened = _OPEN.at(text, at)
    if opened and text.words[opened[1] - 1 : opened[1] + 1] == ["sau", "khi"]:
        opened = None  # thông báo sau khi …
    hurried = _URGENT.at(text, at)
    if opened and (hurried is None or opened[1] >= hurried[1]):
        return Doubt(yields=True), opened[1]
    if hurried and (hurried[1] > at + 1 or not _ROLES.starts(text, at)):
        return Doubt(urgent=True), hurried[1]
    condition = _condition(text, at)
    return (Doubt(), event_end(text, condition)) if condition else None


def _condition(text: Text, at: int) -> int | None:
    found = _CONDITION.at(text, at)
    if found is None or text.keys[at] in _NOT_PLAIN or PARTS.starts(text, at + 1):
        return None
    if found[1] >= text.size and found[1] == at + 1:
        return None
    if text.words[at] == "neu" and _due_unless(text, at + 1):
        return None
    if found[1] == at + 1 and not at_start(text, at, 0):
        return None
    return None if _time_follows(text, found[1]) else found[1]


def _due_unless(text: Text, at: int) -> bool:
    """Tell whether `nếu không có ý kiến trước 17h …` names the time by which something is due."""
    if text.keys[at] not in _NOT:
        return False
    for behind in range(at + 1, min(at + _LONGEST_CONDITION, text.size)):
        if text.keys[behind] in _THEN or separates(text, behind):
            return False
        if text.words[behind] == "truoc":
            return _time_follows(text, behind + 1)
    return False


_NOT, _THEN, _LONGEST_CONDITION = forms("không", "chưa", "ko"), forms("thì"), 10


def _time_follows(text: Text, at: int) -> bool:
    """Tell whether a date follows `trước`, `sau`, `lúc`, so that they are no condition."""
    return text.is_number(at) or PARTS.starts(text, at) or text.keys[at] in _DATE_OPENERS


_DATE_OPENERS = forms(*words("date_openers"))


def _longer_word(reader: Reader, at: int) -> Found:
    """Read `tối đa`, which is no evening."""
    part, word = PARTS.at(reader.text, at), _ROLES.at(reader.text, at)
    return _word(reader, at) if part and word and word[1] > part[1] else None


def _word(reader: Reader, at: int) -> Found:
    text = reader.text
    around = None if text.keys[at] in _NOT_AROUND else _AROUND.at(text, at)
    found = _ROLES.at(text, at)
    if around and (found is None or around[1] >= found[1]):
        return Word(frozenset({Role.AROUND})), around[1]
    if found is None or _means_else(text, at):
        return None
    roles, after = found
    if at and text.words[at] == "han" and text.keys[at - 1] in _NO_LIMIT_BEHIND:
        return None
    if after - at > 1 and _edge_at(reader, after - 1):
        after -= 1  # `hạn cuối` + `tháng` is `hạn` + `cuối tháng`
    after += text.words[after] == ":" and not text.glued(after + 1)
    return Word(roles), after


def _means_else(text: Text, at: int) -> bool:
    """Tell whether `qua` may be `quà`, and whether `in` is what a printer does."""
    if text.words[at] == "in":
        return not text.is_number(at + 1)
    return text.words[at] == "qua" and not text.marked


def _edge_at(reader: Reader, at: int) -> bool:
    """Tell whether the end or beginning of some time is named at a token."""
    part = PARTS.at(reader.text, at)
    if part and part[1] > at + 1:
        return True
    return read_period_day(reader, at) is not None or bool(read_edge_short_month(reader, at))


def _ambiguous_spelling(reader: Reader, at: int, before: Piece | None) -> Found:
    """Decide `sang`, `toi` and `dem` typed without diacritics, by what stands around them."""
    text = reader.text
    match text.keys[at]:
        case "sang":
            timed = before is not None and isinstance(before.content, Clock)
            return None if timed else _sang(reader, at)
        case "toi":
            return _toi(reader, at, before)
        case "dem":
            timed = before is not None and isinstance(before.content, Clock)
            return (
                None if timed or _today_or_tomorrow(text, at + 1) else (Word(frozenset()), at + 1)
            )
    return None


def _today_or_tomorrow(text: Text, at: int) -> bool:
    return text.words[at] in {"nay", "mai", "mot"} or text.words[at : at + 2] in (
        ["hom", "nay"],
        ["ngay", "mai"],
        ["ngay", "mot"],
    )


_EDGE_WORDS = forms("đầu", "giữa", "cuối")


def _sang(reader: Reader, at: int) -> Found:
    """Read `sang`: `sáng` beside a day, `sang` (on to) in a text with diacritics, else open."""
    text = reader.text
    if text.keys[at + 1] in forms("tuần"):
        if text.marked:
            return Word(frozenset({Role.UNTIL})), at + 1
        named = read_bare_period(reader, at + 1) or (Day(None, Sort.PERIOD), at + 2)
        days = tuple(reader.monday(1) if n == 0 else reader.ahead(n) for n in (0,))
        return Doubt(options=named[0].options or days), named[1]
    if text.marked:
        return Word(frozenset({Role.UNTIL})), at + 1
    weekday = read_weekday(reader, at + 1)
    if weekday is None and text.keys[at + 1] in _EDGE_WORDS:
        weekday = read_period_day(reader, at + 1)
    if weekday is None:
        return None
    day = weekday[0]
    options = (day.on,) if day.on else ()
    return Doubt(options=options, firm=True), weekday[1]


def _toi(reader: Reader, at: int, before: Piece | None) -> Found:
    """Read `toi`: `tối` behind a clock or beside today and tomorrow, open before a weekday."""
    text = reader.text
    if before is not None and isinstance(before.content, Clock):
        return (Word(frozenset({Role.UNTIL})), at + 1) if text.is_number(at + 1) else None
    if _today_or_tomorrow(text, at + 1):
        return None
    weekday = read_weekday(reader, at + 1)
    if weekday and not text.marked and weekday[0].on:
        return Doubt(options=(weekday[0].on,), firm=True), weekday[1]
    return Word(frozenset({Role.UNTIL})), at + 1


def clusters(text: Text, pieces: list[Piece]) -> list[list[Piece]]:
    """Give the pieces grouped by nearness; groups of nothing but small words are left out."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        near = groups and _joined(text, groups[-1][-1], piece)
        if near and len(groups[-1]) < _MOST_TOGETHER:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [g for g in groups if any(not isinstance(p.content, Word) for p in g)]


def _joined(text: Text, left: Piece, right: Piece) -> bool:
    gap = range(left.last, right.first)
    if isinstance(right.content, Word) and Role.LIMIT in right.content.roles:
        return False  # what stands before `hạn` is the task
    if isinstance(left.content, Word) and any(text.words[n] in _BREAKS for n in gap):
        return False
    return len(gap) <= _LONGEST_GAP and all(text.keys[n] in _CONNECTORS for n in gap)


def _plain(read: Callable[[Reader, int], tuple[Content, int] | None]) -> Read:
    """Give a reading that does not look at what stands before it."""
    return lambda reader, at, _before: read(reader, at)


def _term(reader: Reader, at: int, before: Piece | None) -> Found:
    roles = before.content.roles if before and isinstance(before.content, Word) else frozenset()
    return read_term(reader, at, roles)


def _part(reader: Reader, at: int) -> Found:
    return PARTS.at(reader.text, at)


def _clock(reader: Reader, at: int) -> Found:
    return read_clock(reader.text, at)


_WORDS = Phrases.firsts_of(_ROLES, _AROUND)
_PART_WORDS = Phrases.firsts_of(PARTS)
# In the order they are tried: the tokens each may begin with, whether it may begin with a number,
# and how it is read. The first that reads something wins.
_READINGS: tuple[tuple[frozenset[str], bool, Read], ...] = (
    (Phrases.firsts_of(_RECURRING, _OPEN, _URGENT, _CONDITION), False, _plain(_doubt)),
    (frozenset(), True, _plain(read_iso)),
    (SPELLED, True, _plain(read_tet_number)),
    (frozenset(), True, _plain(read_numeric_date)),
    (SPELLED, True, _plain(read_month_date)),
    (WORKING_DAY_OPENERS, False, _plain(read_working_day)),
    (NUMBERED_DAY_OPENERS, False, _plain(read_numbered_day)),
    (FEAST_OPENERS, False, _plain(read_full_moon)),
    (FEAST_OPENERS, False, _plain(read_feast)),
    (ENGLISH_OPENERS, True, _plain(read_english)),
    (_PART_WORDS, False, _plain(_longer_word)),
    (ON_TO, False, _plain(read_next_period)),
    (frozenset({"sang", "toi", "dem"}), False, _ambiguous_spelling),
    (_PART_WORDS, False, _plain(_part)),
    (PERIOD_OPENERS, False, _plain(read_edge_short_month)),
    (PERIOD_OPENERS, False, _plain(read_period_day)),
    (SPELLED | HALF_OPENERS, True, _plain(read_months_of_year)),
    (SPELLED | TERM_OPENERS, True, _term),
    (SPELLED, True, _plain(_clock)),
    (WEEKDAY_OPENERS, False, _plain(read_nth_weekday)),
    (WEEKDAY_OPENERS, False, _plain(read_weekday)),
    (RELATIVE_OPENERS, False, _plain(read_relative)),
    (BARE_PERIOD_OPENERS, True, _plain(read_bare_period)),
    (_WORDS, False, _plain(_word)),
)
_BY_KEY: dict[str, tuple[Read, ...]] = {
    key: tuple(read for openers, _, read in _READINGS if key in openers)
    for key in frozenset().union(*(openers for openers, _, _ in _READINGS))
}
_BY_NUMBER = tuple(read for _, numbers, read in _READINGS if numbers)
# A number before anything else is no date.
_BEHIND_NUMBERS = forms(*words("behind_numbers")) | frozenset("/-–.,:'’")
