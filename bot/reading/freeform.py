"""Requests and reports without a verb of ours: `Lan ơi soạn giúp anh …`, `việc 12 xong rồi`."""

from dataclasses import dataclass

from bot.reading import report
from bot.reading.context import separates
from bot.reading.people import Named, PeopleFilter, PeopleIndex, read_person, skip_honorific
from bot.reading.text import Phrases, Text, forms
from bot.reading.verb import only_politeness, skip_signs, task_number, verb_phrase
from bot.reading.vocabulary import phrases
from bot.reading.worklife import begins_work

_CALL = forms("ơi", "à", "ê", folded=False) | {"oi"}
_ASKING_FOR = Phrases(phrases("asking_for"))
_QUESTION, _TELLING = (Phrases(phrases(n), strict=True) for n in ("question", "telling"))
_WISH = Phrases(phrases("wish"))
_GROUP = Phrases(phrases("group"))
_GOING = forms("đi", "họp", "nghỉ", "ở", "về")
_REPORTING = Phrases(phrases("reporting"))
_LONGEST_COURTESY = 6
_STATES = frozenset(
    {
        "duyet",
        "tra",
        "xong",
        "vuong",
        "huy",
        "gia_han",
        "bc",
        "xac_nhan",
        "tu_choi",
        "tiep_tuc",
        "tam_dung",
    }
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A state of a task told without our verb: the verb it amounts to, and where the task is.

    `decided` holds the tasks when a verb of ours follows them (`1 2 duyệt`).
    """

    verb: str
    tasks_at: int
    decided: report.Tasks | None = None


def opens_request(text: Text, people: PeopleIndex, who: PeopleFilter) -> int | None:
    """Give the token at which a person is asked by name to do something, or None.

    A question or news about somebody is no request.
    """
    at = 0
    if asking := _ASKING_FOR.at(text, 0):
        at = asking[1]
    addressed = at > 0 or text.words[0] == "@"
    titled = skip_honorific(text, at) is not None
    named = read_person(text, at, people, who) if text.size else None
    if named is None or _is_question(text):
        return None
    called = text.keys[named.after] in _CALL
    does = _does_something(text, named.after + called, wished=addressed or called)
    if not does or _is_news(text, named.after, told=at == 0):
        return None
    if addressed or called:
        return at
    bare = text.capital(named.after - 1) and text.keys[named.after] not in _GOING
    return at if (titled or bare) and _wished(text, named) else None


def _does_something(text: Text, at: int, *, wished: bool) -> bool:
    """Tell whether work begins behind a name, after what is said to be polite."""
    for _ in range(6):
        if begins_work(text, at):
            return True
        found = _WISH.at(text, at)
        if found:
            at = found[1]
        elif at < text.size and separates(text, at):
            at += 1
        else:
            return wished and at + 1 < text.size and text.is_number(at)
    return False


def past_call(text: Text, at: int) -> int:
    """Give the token behind `ơi`, `à` and signs that follow a name called out."""
    at = skip_signs(text, at)
    if text.keys[at] in _CALL:
        at = skip_signs(text, at + 1)
    return at


def _is_question(text: Text) -> bool:
    if "?" in text.words:
        return True
    last = text.size
    for _ in range(_LONGEST_COURTESY):
        if last and only_politeness(text, last - 1) and not _QUESTION.starts(text, last - 1):
            last -= 1
    return any(_QUESTION.starts(text, at) for at in range(max(0, last - 2), last))


def _is_news(text: Text, at: int, *, told: bool) -> bool:
    """Tell whether something is told of a person; what one is asked for (`đề nghị`) is not."""
    if told and _TELLING.starts(text, at):
        return True
    if any(_GROUP.starts(text, n) for n in range(at, text.size)):
        return True
    while at < text.size and (separates(text, at) or text.keys[at] in _CALL):
        at += 1
    while at < text.size and not separates(text, at):
        if text.words[at] == "roi":
            return True
        at += 1
    return False


def _wished(text: Text, named: Named) -> bool:
    return any(_WISH.starts(text, at) for at in range(named.after, text.size))


def states_progress(text: Text) -> Stated | None:
    """Give the state told by a line such as `việc 12 xong rồi`, `214 70%`, `1 2 duyệt`, or None."""
    at = 0
    if reporting := _REPORTING.at(text, 0):
        at = reporting[1]
        while at < text.size and separates(text, at):
            at += 1
    found = task_number(text, at)
    if found is None:
        return None
    tasks = report.read_tasks(text, at)
    if tasks.after >= text.size or not tasks.numbers:
        return None
    named = verb_phrase(text, tasks.after)
    if named and named[0].name in _STATES and named[0].name != "xong":
        return Stated(named[0].name, at, report.Tasks(tasks.numbers, named[1]))
    told = (
        report.read_progress(text, tasks.after, text.size).percent is not None
        or report.done_at(text, tasks.after, text.size) is not None
        or report.is_blocked(text, tasks.after, text.size)
        or report.wants_time(text, tasks.after, text.size)
    )
    explicit = not text.is_number(at) or at > 0
    opens = explicit or report.opens_with_state(text, tasks.after)
    return Stated("bc", at) if told and opens and not _is_question(text) else None
