"""viec audit: whether the journal is as it was written, and scores come out as they did."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from bot.finding import Finding
from bot.place import Place, read_at
from core.evaluation.steps.replay import Outcome, replay
from core.kernel import chain
from core.kernel.chain import Break, Broken, Examined

_WRONG = {
    Outcome.OTHER_INPUTS: "rests on other inputs than those there are now",
    Outcome.OTHER_TOTAL: "has another total than its inputs give",
}
SHOWN = 16
"""So many digits of a link are printed: enough that nobody finds another journal with them."""
MOST = 10

_SAYS = {
    Break.CONTENT: "line {seq} says something else than when it was written",
    Break.LINK: "line {seq} does not follow from the one before it",
    Break.MISSING: "line {seq} is missing",
    Break.INSERTED: "a line is there that was never written, as number {seq}",
    Break.TAIL: "the last lines are not those that were written, up to line {seq}",
}


def verify(place: Place, noted: Sequence[tuple[str, int, str]] = ()) -> list[Finding]:
    """Walk the journal of every office; hold it against ends that were noted earlier.

    A noted end is an office's code, the count of its last line then, and the first digits of that
    line's link. Raises FileNotFoundError without a database.
    """

    def look(connection: Connection) -> list[Finding]:
        return [*journals(connection), *_against(connection, noted)]

    return read_at(place, look)


def scores(place: Place, now: dt.datetime) -> list[Finding]:
    """Work every published score out again, and hold it against what was kept of it.

    Raises FileNotFoundError without a database.
    """
    return read_at(place, lambda connection: list(_replayed(connection, now)))


def _replayed(connection: Connection, now: dt.datetime) -> Iterator[Finding]:
    counts: Counter[tuple[str, str]] = Counter()
    erased: Counter[tuple[str, str]] = Counter()
    for one in replay(connection, now):
        counts[one.office, one.period] += 1
        if one.outcome is Outcome.ERASED:
            erased[one.office, one.period] += 1
        elif one.outcome is not Outcome.SAME:
            what = "kept receipt" if one.kept else "decision"
            text = f"{one.office} {one.period} {one.person}: the {what} {_WRONG[one.outcome]}"
            yield Finding(bad=True, text=text)
    for (office, period), count in sorted(counts.items()):
        gone = erased[office, period]
        note = f", {gone} not any more: their records went after their term" if gone else ""
        yield Finding(bad=False, text=f"{office} {period}: {count} results worked out again{note}")
    if not counts:
        yield Finding(bad=False, text="no result was published yet")


def journals(connection: Connection) -> Iterator[Finding]:
    """Give a finding for the journal of each office, and one for each place where it breaks."""
    for one in chain.examine(connection):
        yield Finding(bad=bool(one.broken), text=_summary(one))
        for broken in one.broken[:MOST]:
            yield Finding(bad=True, text=f"journal of {one.code}: {_text(broken)}")
        if len(one.broken) > MOST:
            rest = len(one.broken) - MOST
            yield Finding(bad=True, text=f"journal of {one.code}: {rest} more places")


def _summary(one: Examined) -> str:
    state = f"broken in {len(one.broken)} places" if one.broken else "whole"
    erased = f", {one.erased} of them erased" if one.erased else ""
    last = one.seq
    end = f"; its end: {one.code}:{last}:{one.link[:SHOWN]}" if last else ""
    return f"journal of {one.code}: {state}, {one.lines} lines{erased}{end}"


def _text(broken: Broken) -> str:
    return _SAYS[broken.how].format(seq=broken.seq)


def _against(connection: Connection, noted: Sequence[tuple[str, int, str]]) -> Iterator[Finding]:
    for code, seq, start in noted:
        link = chain.link_at(connection, code, seq)
        holds = link is not None and link.startswith(start)
        says = "is as it was noted" if holds else "is not what was noted: the journal was rewritten"
        yield Finding(bad=not holds, text=f"journal of {code}: line {seq} {says}")
