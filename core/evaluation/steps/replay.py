"""Published scores worked out again from the journal, and held against what was kept of them."""

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum

import msgspec
from sqlalchemy import Connection

from core.evaluation.figures import Figures, figures
from core.evaluation.period import Period
from core.evaluation.steps import store
from core.evaluation.steps.petitions import UPHELD
from core.evaluation.steps.store import Assessment
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.store import Office


class Outcome(StrEnum):
    """What a score that was worked out again is like."""

    SAME = "same"
    OTHER_INPUTS = "other_inputs"
    OTHER_TOTAL = "other_total"
    ERASED = "erased"
    """Its records have gone after their term."""


class Replayed(Fact, frozen=True):
    """One result as it was decided, or as it is kept now, and what became of it."""

    office: str
    person: str
    period: str
    kept: bool
    """Whether it is the receipt that is kept, and not a line of the journal."""
    outcome: Outcome


class _Result(Fact, frozen=True):
    """What a result rested on and came to, and until when what was given for it counted."""

    person_id: int
    period: str
    cut_off: dt.datetime
    given_until: dt.datetime
    inputs: str
    total: str | None
    kept: bool


class _Kept(msgspec.Struct, frozen=True):
    """What is read of a kept receipt."""

    inputs: str
    total: str | None


def replay(connection: Connection, now: dt.datetime) -> Iterator[Replayed]:
    """Give every published result of every office worked out again at its own cut-off.

    A decision is a line of the journal with the hash of its inputs; a receipt is kept beside it,
    and an upheld petition has replaced it. All of them have to come out digit by digit.
    """
    tx = Tx(connection, now, 0, random.Random(0))
    for office in people.offices(connection):
        together: dict[tuple[str, dt.datetime, dt.datetime], list[_Result]] = defaultdict(list)
        for one in (*_decided(connection, office), *_kept(connection, office)):
            together[one.period, one.cut_off, one.given_until].append(one)
        for results in together.values():
            yield from _again(tx, office, results)


def _again(tx: Tx, office: Office, results: Sequence[_Result]) -> Iterator[Replayed]:
    """Work out results of one moment together: the office is read once for all of them."""
    first = results[0]
    whose = people.persons(tx.connection, [one.person_id for one in results])
    found: Figures | None
    try:
        found = figures(
            tx,
            office,
            Period.of(first.period),
            first.cut_off,
            list(whose.values()),
            given_until=first.given_until,
        )
    except Refusal:
        found = None
    for one in results:
        yield Replayed(
            office=office.code,
            person=whose[one.person_id].code,
            period=one.period,
            kept=one.kept,
            outcome=Outcome.ERASED if found is None else _held_against(one, found),
        )


def _held_against(one: _Result, found: Figures) -> Outcome:
    if found.hash_of(one.person_id) != one.inputs:
        return Outcome.OTHER_INPUTS
    total = found.of(one.person_id)[1].total
    return Outcome.SAME if _text(total) == one.total else Outcome.OTHER_TOTAL


def _text(total: object) -> str | None:
    return None if total is None else str(total)


def _decided(connection: Connection, office: Office) -> Iterator[_Result]:
    """Give the decisions of an office as the journal has them; erased lines say nothing."""
    for person_id, at, fact in store.decisions_of_office(connection, office.id):
        yield _Result(
            person_id=person_id,
            period=fact.period,
            cut_off=fact.cut_off,
            given_until=at,
            inputs=fact.inputs,
            total=fact.total,
            kept=False,
        )


def _kept(connection: Connection, office: Office) -> Iterator[_Result]:
    """Give the receipts that are kept, each with the last word that was counted in it."""
    for one in store.published(connection, office.id):
        if one.receipt is None or one.cut_off is None or one.published is None:
            continue
        kept = msgspec.json.decode(one.receipt, type=_Kept)
        yield _Result(
            person_id=one.person_id,
            period=one.period,
            cut_off=one.cut_off,
            given_until=_last_word(connection, one, one.published),
            inputs=kept.inputs,
            total=kept.total,
            kept=True,
        )


def _last_word(connection: Connection, one: Assessment, published: dt.datetime) -> dt.datetime:
    """Give when a receipt was last reckoned: at its decision, or at a petition upheld since."""
    answers = [
        made.answered
        for made in store.petitions_of(connection, one.person_id, one.period)
        if made.state == UPHELD and made.answered is not None
    ]
    return max([published, *answers])
