"""What a report says: how far the work is, whether it is stuck, done, or needs more time."""

import re
from dataclasses import dataclass
from fractions import Fraction

from bot.reading.facts import Ask
from bot.reading.numbers import read_digits, read_number
from bot.reading.text import Phrases, Text, forms
from bot.reading.verb import only_politeness, skip_signs, task_number
from bot.reading.vocabulary import phrases

WHOLE = 100
_LISTING = frozenset({",", "+", "&", ";"})
_AND = forms("và")
_DONE, _NOT_DONE, _BLOCKED, _EXTEND, _NOTHING_YET = (
    Phrases(phrases(name), strict=True)
    for name in ("done", "not_done", "blocked", "extend", "nothing_yet")
)
_NOT_BLOCKED = Phrases(phrases("not_blocked"), strict=True)
_COUNTED = Phrases(phrases("outputs") | phrases("counted"), strict=True)
_SHARES: Phrases[Fraction] = Phrases(
    {
        **dict.fromkeys(
            ("được nửa", "một nửa", "nửa rồi", "phân nửa", "nửa chặng", "làm nửa", "xong nửa",
             "được một nửa", "1 nửa", "nửa đường", "nửa việc", "làm được nửa", "half"),
            Fraction(1, 2),
        ),
        "một phần ba": Fraction(1, 3), "hai phần ba": Fraction(2, 3),
        "một phần tư": Fraction(1, 4), "ba phần tư": Fraction(3, 4),
        "một phần năm": Fraction(1, 5), "hai phần năm": Fraction(2, 5),
        "ba phần năm": Fraction(3, 5), "bốn phần năm": Fraction(4, 5),
    }
)  # fmt: skip
_OUT_OF = forms("trên", "trong", "phần", "of")
_PERCENT_WORDS = Phrases({"%": True, "phần trăm": True, "phan tram": True, "percent": True})
_ROUGHLY = forms("gần", "hơn", "quá", "chưa", "khoảng", "tăng", "thêm", "giảm")
_ROUGHLY_BARRING = forms("tăng", "thêm", "giảm", "chưa", "còn", "thiếu", "nốt")
_DOCUMENT = re.compile(
    r"\b\d{1,6}(?:/\d{4})?(?:/[A-ZĐ][\wĐđ]*(?:-[\wĐđ]+)*|-[A-ZĐ]{2,}(?:/[\wĐđ]+)*)"
)
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|gov)/\S+")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is: a whole percentage, or why it cannot be told."""

    percent: int | None = None
    ask: Ask | None = None


@dataclass(frozen=True, slots=True)
class Tasks:
    """The task numbers at the head of a report, and the first token behind them."""

    numbers: tuple[int, ...]
    after: int


def read_tasks(text: Text, at: int) -> Tasks:
    """Read the task numbers at a token: `12`, `#12, 13 và NV-14`, `12 15`."""
    numbers: list[int] = []
    at = skip_signs(text, at)
    after = at
    while at < text.size:
        found = task_number(text, at)
        if found is None or _is_amount(text, found[1], first=not numbers):
            break
        numbers.append(found[0])
        after = at = found[1]
        while at < text.size and (text.words[at] in _LISTING or text.keys[at] in _AND):
            at += 1
    return Tasks(tuple(dict.fromkeys(numbers)), after)


def _is_amount(text: Text, after: int, *, first: bool) -> bool:
    """Tell whether a number is no task but an amount (`70%`, `10/15`, `3 ngày`, `17h`)."""
    if _PERCENT_WORDS.starts(text, after):
        return True
    if text.words[after] in {"/", ".", "-"} and text.glued(after) and text.is_number(after + 1):
        return True
    if _numbers_document(text, after):
        return True
    if first:
        return False
    return _COUNTED.starts(text, after) or (text.glued(after) and text.words[after].isalpha())


def _numbers_document(text: Text, after: int) -> bool:
    """Tell whether a number is that of a document (`102/BC-TTS`, `12-KL/TW`)."""
    lettered = text.glued(after) and text.glued(after + 1) and text.words[after + 1].isalpha()
    if not lettered:
        return False
    return text.words[after] == "/" or (text.words[after] == "-" and text.capital(after + 1))


def read_report_tasks(text: Text, at: int) -> tuple[Tasks, Progress]:
    """Read the tasks of a report and the bare percentage that may follow the number.

    `214 70` is a task and its percentage; `12 15 80%` names two tasks and is asked about.
    """
    tasks = read_tasks(text, at)
    if len(tasks.numbers) == 1 and (found := _bare_percent(text, tasks.after)):
        return Tasks(tasks.numbers, found[1]), _checked(found[0])
    if len(tasks.numbers) == 2 and not _is_list(text, at, tasks.after):
        follows = read_progress(text, tasks.after, text.size)
        if follows.percent is None and follows.ask is None:
            number, percent = tasks.numbers
            return Tasks((number,), tasks.after), _checked(percent)
    return tasks, Progress()


def _bare_percent(text: Text, at: int) -> tuple[int, int] | None:
    """Read the `70` of `214 70 đã xong dự thảo`, which counts nothing."""
    found = read_digits(text, at)
    if found is None or not text.words[found[1]].isalpha():
        return None
    counts = _COUNTED.starts(text, found[1]) or text.glued(found[1])
    return None if counts or _OUT_OF & {text.keys[found[1]]} else found


def _is_list(text: Text, at: int, after: int) -> bool:
    return any(text.words[n] in _LISTING or text.keys[n] in _AND for n in range(at, after)) or (
        text.words[after - 2] in {"#", "-"}
    )


def _checked(percent: int) -> Progress:
    if 0 <= percent <= WHOLE:
        return Progress(percent)
    return Progress(None, Ask.PROGRESS_INVALID)


def read_progress(text: Text, first: int, last: int) -> Progress:
    """Give the latest state a report tells: percentages over shares (`10/15`) over words."""
    percent = _last_percent(text, first, last)
    if percent is not None:
        return percent
    for at in range(first, last):
        if found := _share(text, at):
            return found
        if _NOTHING_YET.starts(text, at) and not _BLOCKED.starts(text, at):
            return Progress(0)
    return Progress()


def _last_percent(text: Text, first: int, last: int) -> Progress | None:
    latest: Progress | None = None
    for at in range(first, last):
        found = read_number(text, at)
        if found is None:
            continue
        value, after = found
        if text.words[after] in {",", "."} and text.glued(after) and text.is_number(after + 1):
            after += 2
        if not _PERCENT_WORDS.starts(text, after) or (at and text.keys[at - 1] in _ROUGHLY_BARRING):
            continue
        negative = text.words[at - 1] in {"-", "–"} and text.glued(at) and not text.glued(at - 1)
        latest = (
            Progress(None, Ask.PROGRESS_INVALID) if negative and at > first - 1 else _checked(value)
        )
    return latest


def _share(text: Text, at: int) -> Progress | None:
    if at and (text.keys[at - 1] in _ROUGHLY or _inside_number(text, at)):
        return None
    if named := _SHARES.at(text, at):
        return Progress(_rounded(named[0]))
    found = _part_of_whole(text, at)
    if found is None:
        return None
    part, whole, after = found
    if text.words[after] in {"/", "-"} and text.glued(after):
        return None
    return _checked(_rounded(Fraction(part, whole))) if whole else None


def read_counted(text: Text, first: int, last: int) -> tuple[int, int, str | None] | None:
    """Give how many of how many things are done, and their noun, as in `10/15 hồ sơ`."""
    for at in range(first, last):
        if (at and text.keys[at - 1] in _ROUGHLY) or _inside_number(text, at):
            continue
        found = _part_of_whole(text, at)
        if found is None or not 0 <= found[0] <= found[1] or not found[1]:
            continue
        part, whole, after = found
        if text.words[after] in {"/", "-", "%"} and text.glued(after):
            continue
        noun = _COUNTED.at(text, after)
        return part, whole, text.slice(after, noun[1]) if noun else None
    return None


def _inside_number(text: Text, at: int) -> bool:
    return text.glued(at) and text.words[at - 1] in {"/", "-", "."}


def _part_of_whole(text: Text, at: int) -> tuple[int, int, int] | None:
    """Read `10/15 hồ sơ`, `7 trên 10`: part, whole, and the token behind them."""
    part = read_number(text, at)
    if part is None:
        return None
    middle = part[1]
    slashed = text.words[middle] == "/"
    if not slashed and text.keys[middle] not in _OUT_OF:
        return None
    whole = read_number(text, middle + 1 + (text.keys[middle + 1] in _TOTAL))
    if whole is None or (part[0] > whole[0] and not slashed):
        return None
    if slashed and not _counts(text, at, whole[1], part[0], whole[0]):
        return None
    return part[0], whole[0], whole[1]


_TOTAL = forms("tổng", "số")
_SHARE_LEADS = forms("được", "xong", "mới", "đạt", "đã", "là", "thành")
_DATE_LEADS = forms(
    "ngày", "trước", "đến", "hạn", "từ", "tới", "mùng", "mồng", "sáng", "chiều", "hôm"
)


def tells_percent(text: Text, first: int, last: int) -> bool:
    """Tell whether a percentage stands between two tokens."""
    return _last_percent(text, first, last) is not None


def is_share(text: Text, at: int) -> bool:
    """Tell whether a share of things (`10/15`) stands at a token."""
    return _share(text, at) is not None


def opens_with_state(text: Text, at: int) -> bool:
    """Tell whether a state or a percentage comes right behind the number of a task."""
    at = skip_signs(text, at)
    found = read_digits(text, at)
    if found and (_PERCENT_WORDS.starts(text, found[1]) or is_share(text, at)):
        return True
    return any(table.starts(text, at) for table in (_DONE, _BLOCKED, _EXTEND, _NOTHING_YET, _STATE))


_STATE = Phrases(dict.fromkeys(("được", "đã", "mới", "ok", "đang", "đạt", "gần"), True))


def _counts(text: Text, at: int, after: int, part: int, whole: int) -> bool:
    """Tell whether `10/15` is a share of things and not a date."""
    if at and text.keys[at - 1] in _DATE_LEADS:
        return False
    if whole > 12 or part > 31:
        return True
    noun = text.words[after].isalpha() and not _DONE.starts(text, after)
    led = at > 0 and text.keys[at - 1] in _SHARE_LEADS
    return part <= whole and (noun or led or after >= text.size or not text.words[after].isalnum())


def _rounded(share: Fraction) -> int:
    return int(share * WHOLE + Fraction(1, 2))


def is_blocked(text: Text, first: int, last: int) -> bool:
    """Tell whether a report says that the work is stuck (`hết vướng` says the contrary)."""
    return any(
        _BLOCKED.starts(text, at)
        and not _DENIED & set(text.keys[max(first, at - 3) : at])
        and not any(_NOT_BLOCKED.starts(text, n) for n in range(max(first, at - 1), at + 1))
        for at in range(first, last)
    )


def wants_time(text: Text, first: int, last: int) -> bool:
    """Tell whether a report asks for more time."""
    return any(_EXTEND.starts(text, at) for at in range(first, last))


def done_at(text: Text, first: int, last: int) -> int | None:
    """Give the token that says that all is done, not only a part of it (`xong dự thảo`)."""
    for at in range(first, last):
        if _NOT_DONE.starts(text, at):
            return None
        found = _DONE.at(text, at)
        if found and _nothing_left(text, found[1], last):
            return None if any(_NOT_DONE.starts(text, n) for n in range(first, at)) else at
    return None


def tells(text: Text, last: int) -> bool:
    """Tell whether free words say how work goes: what is done of it, or what is being done."""
    if any(text.words[at] == "?" or _ASKED.starts(text, at) for at in range(text.size)):
        return False
    opening = range(min(last, OPENING))
    going = any(text.keys[at] in _GOING for at in opening)
    return going or any(_DONE.starts(text, at) or _NOT_DONE.starts(text, at) for at in range(last))


OPENING = 6  # tokens within which free words say that they are a report (`em vẫn đang chờ …`)
_GOING = forms("đang", "đã", "sắp", folded=False) | {"dang"}
_ASKED = Phrases(
    dict.fromkeys(
        ("chưa nhỉ", "bao giờ", "khi nào", "lúc nào", "mấy giờ", "thế nào", "ra sao", "tại sao",
         "vì sao", "ai", "ở đâu", "việc gì", "làm gì", "xong chưa", "được chưa", "chưa ạ",
         "chưa em", "chưa anh", "chưa chị", "how", "when", "who", "why", "where"),
        True,
    ),
    strict=True,
)  # fmt: skip


def _nothing_left(text: Text, at: int, last: int) -> bool:
    at = min(at, last)
    if at >= last or not text.words[at].isalnum():
        return True
    return only_politeness(text, at) or _DONE_TAIL.starts(text, at)


_DONE_TAIL = Phrases(phrases("done_tail"))


_DENIED = forms("không", "ko", "hết", "chẳng", "chả", "khỏi")


def evidence(typed: str) -> tuple[str, ...]:
    """Give the document numbers and links of a text, as typed."""
    links = [match.group().rstrip(".,;)") for match in _LINK.finditer(typed)]
    rest = _LINK.sub(" ", typed)
    return (*links, *(match.group() for match in _DOCUMENT.finditer(rest)))
