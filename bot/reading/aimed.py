"""A line said about one task whose number stands elsewhere: in the message it replies to."""

from bot.reading.freeform import states_progress
from bot.reading.report import done_at, evidence, read_tasks
from bot.reading.text import Text, forms
from bot.reading.verb import find_verb, only_politeness, opening_verb, skip_signs

_WITH_WORDS = frozenset({"bc", "vuong", "tra", "gia_han", "kien_nghi", "huy", "tam_dung"})
_ALONE = frozenset({"duyet", "nguon", "diem", "huy"})
_TOLD = frozenset({"xong", "bc"})
_SENDING_ON = forms("cho", "sang", "to", "qua")
_LOOK = forms("xem", "chi", "?", "card", "show")


def aim(typed: str, number: int) -> str | None:
    """Give the sentence with the task's number in it: `70%` is `bc 12 70%`, `xong` is `xong 12`.

    None where the line names a task itself or asks for something that is no matter of one task:
    it is then read as it stands. Words without a verb are a report.
    """
    text = Text(typed)
    if text.size == 0 or _names_task(text):
        return None
    found = opening_verb(text)
    said = _with_verb(text, found.verb.name, found.after, number) if found else None
    if said is not None:
        return said
    if found is None and text.words[0] == "/":
        return None
    if found is not None and found.verb.name not in _TOLD and find_verb(text) is not None:
        return None
    if text.keys[0] in _LOOK and text.size <= 2:
        return f"việc {number}"
    return f"bc {number} {typed.strip()}"


def _names_task(text: Text) -> bool:
    """Tell whether a task is named: behind a verb, as `#12`, or before a decision (`1 2 duyệt`).

    A bare number that opens a line is an amount here: `70 đã xong dự thảo`.
    """
    found = find_verb(text)
    if found is not None:
        return bool(read_tasks(text, found.after).numbers)
    if text.words[0] in {"#", "nv"}:
        return bool(read_tasks(text, 0).numbers)
    stated = states_progress(text)
    return stated is not None and stated.decided is not None


def _with_verb(text: Text, name: str, after: int, number: int) -> str | None:
    """Give the sentence of a verb that is about one task; None for any other verb."""
    verb, rest = text.slice(0, after).lstrip("/").strip(), text.after(after).strip()
    polite = only_politeness(text, skip_signs(text, after))
    said = f"{verb} {number}{'' if rest[:1] in (':', ',') else ' '}{rest}".rstrip()
    if name == "xong":
        return said if polite or evidence(rest) or done_at(text, 0, text.size) == 0 else None
    if name == "cam_on":
        return None if polite else said
    if name == "chuyen":
        return said if text.keys[after] in _SENDING_ON else None
    if name == "them_nguoi":
        return said if text.words[after - 1] == "nguoi" else None
    if name == "gia_han" or (name in _WITH_WORDS and (rest or name != "bc")):
        return said
    return said if name in _ALONE and polite else None
