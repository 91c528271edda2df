"""Under which rules somebody is evaluated: from the next period on, or with a reason from now."""

from collections.abc import Iterator

import msgspec

from core.evaluation.period import Period, current
from core.evaluation.rules import Regime
from core.evaluation.steps import store
from core.evaluation.steps.actions import see_cycle
from core.evaluation.steps.decisions import scores_of
from core.evaluation.steps.notices import (
    RegimeLine,
    RegimePreview,
    RegimeRefused,
    RegimeSet,
    StepBuiltOn,
    StepUndone,
)
from core.evaluation.steps.reads import note_read
from core.evaluation.steps.rules import PeriodState
from core.kernel import journal
from core.kernel.command import Command
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.notices import OnlyAdmin
from core.people.rules import Person


class SetRegime(Command, frozen=True):
    """Say under which rules somebody is evaluated from a period on, by default the next to open.

    A period that is open already takes a reason.
    """

    person_id: int
    regime: str
    year: int | None = None
    month: int | None = None
    months: int = 1
    reason: str = ""


def prepare(tx: Tx, turn: Turn, command: SetRegime) -> tuple[SetRegime, RegimePreview]:
    """Give a change with its period named, and what it does to every open period.

    The points before and after are provisional ones. Raises Refusal if the asker is no admin, the
    person is under these rules already, a period that is open is given no reason, or one from
    there on is locked or published.
    """
    whose, since, former = _allowed(tx, turn, command)
    begun = list(_begun(tx, turn, since))
    before = [_standing(tx, turn, whose, one) for one in begun]
    trial = tx.connection.begin_nested()
    _note(tx, turn, whose, store.Grouped(regime=command.regime, since=_day(since)))
    after = [_standing(tx, turn, whose, one) for one in begun]
    trial.rollback()
    for one in begun:
        note_read(tx, turn, [whose], one)
    preview = RegimePreview(
        person=named(whose, tx.now),
        **since.parts,
        regime=command.regime,
        former=former,
        reason=command.reason,
        lines=tuple(
            RegimeLine(
                **one.parts,
                before=old[0],
                after=new[0],
                proposed_before=old[1],
                proposed_after=new[1],
            )
            for one, old, new in zip(begun, before, after, strict=True)
        ),
    )
    return command.but(**since.parts), preview


def set_regime(tx: Tx, turn: Turn, command: SetRegime) -> RegimeSet:
    """Note under which rules somebody is evaluated from a period on, and tell him.

    Closed periods keep theirs, and no earlier cut-off changes. Raises Refusal as `prepare` does.
    """
    whose, since, former = _allowed(tx, turn, command)
    open_yet = next(_begun(tx, turn, since), None) is not None
    fact = store.Grouped(regime=command.regime, since=_day(since), reason=command.reason)
    _note(tx, turn, whose, fact)
    done = RegimeSet(
        person=named(whose, tx.now),
        **since.parts,
        regime=command.regime,
        former=former,
        open=open_yet,
        reason=command.reason,
    )
    if whose.id != turn.actor.id:
        letter = done.but(by=named(turn.actor, tx.now))
        tell(tx, whose.id, letter, key=f"regime:{tx.update}")
    return done


def undo_regime(tx: Tx, turn: Turn, whose: Person, entry: journal.Entry) -> StepUndone | None:
    """Put somebody back under the rules before an entry of the journal, by an entry of its own.

    None where the entry is such a one itself. Raises Refusal where somebody has built on it.
    """
    fact = msgspec.json.decode(entry.facts, type=store.Grouped)
    if fact.undoes:
        return None
    since = _period_of(turn, fact.since) if fact.since else current(turn.office, tx.now)
    later = [
        one
        for one in journal.of_subject(tx, store.SUBJECT, whose.id)
        if one.id > entry.id and _concerns(one, since)
    ]
    if later or _closed(tx, turn, whose, since):
        by = later[-1].person_id if later else None
        builder = named(people.person_of(tx.connection, by), tx.now) if by else None
        raise Refusal(StepBuiltOn(person=named(whose, tx.now), **since.parts, by=builder))
    former = store.regime_before(tx.connection, whose.id, since.first_day, entry.id)
    back = store.Grouped(regime=former, since=fact.since, undoes=entry.id)
    _note(tx, turn, whose, back)
    undone = StepUndone(
        person=named(whose, tx.now),
        own=whose.id == turn.actor.id,
        by=named(turn.actor, tx.now),
        **since.parts,
        verb=entry.verb,
    )
    if whose.id != turn.actor.id:
        tell(tx, whose.id, undone.but(own=True), key=f"regime:{tx.update}")
    return undone.but(own=False)


def _allowed(tx: Tx, turn: Turn, command: SetRegime) -> tuple[Person, Period, Regime]:
    if not people_rules.may_keep_roster(turn.actor, turn.office.id, tx.now):
        raise Refusal(OnlyAdmin())
    whose = people.person_of(tx.connection, command.person_id)
    if command.year is None or command.month is None:
        since = _next_to_open(tx, turn)
    else:
        since = Period(year=command.year, month=command.month, months=command.months)
        see_cycle(tx, turn, since)
    former = store.regimes_at(tx.connection, [whose.id], since.first_day, tx.now).get(
        whose.id, Regime.CIVIL
    )
    why, closed = None, since
    if former == command.regime:
        why = "same"
    elif (found := _closed(tx, turn, whose, since)) is not None:
        why, closed = found
    elif not command.reason and next(_begun(tx, turn, since), None) is not None:
        why = "reason"
    if why is not None:
        raise Refusal(
            RegimeRefused(
                why=why, person=named(whose, tx.now), **closed.parts, regime=command.regime
            )
        )
    return whose, since, former


def _next_to_open(tx: Tx, turn: Turn) -> Period:
    """Give the first period after the present one and after every one that was opened ahead."""
    opened = (Period.of(row.key) for row in store.periods_of(tx.connection, turn.office.id))
    last = max((one for one in opened), key=lambda one: one.first_day, default=None)
    found = current(turn.office, tx.now).back(-1)
    while last is not None and found.first_day <= last.first_day:
        found = found.back(-1)
    return found


def _begun(tx: Tx, turn: Turn, since: Period) -> Iterator[Period]:
    """Give the periods from one on that have begun or were opened ahead."""
    rows = {row.key for row in store.periods_of(tx.connection, turn.office.id)}
    one = since
    while one.span(turn.office.zone).start <= tx.now or one.key in rows:
        yield one
        one = one.back(-1)


def _closed(tx: Tx, turn: Turn, whose: Person, since: Period) -> tuple[str, Period] | None:
    """Give why the rules may not change from a period on, and the period that is closed."""
    for row in store.periods_of(tx.connection, turn.office.id):
        one = Period.of(row.key)
        if one.first_day >= since.first_day and row.state is PeriodState.LOCKED:
            return "locked", one
    for steps in store.every_published(tx.connection, whose.id):
        one = Period.of(steps.period)
        if one.first_day >= since.first_day:
            return "published", one
    return None


def _concerns(entry: journal.Entry, since: Period) -> bool:
    """Tell whether a line of the journal is about rules, or about a period from one on."""
    if entry.verb == store.REGIME:
        return True
    key = msgspec.json.decode(entry.facts, type=store.Dated).period
    return Period.of(key).first_day >= since.first_day


def _standing(tx: Tx, turn: Turn, whose: Person, period: Period) -> tuple[str | None, str | None]:
    score = scores_of(tx, turn.office, period, [whose]).of(whose.id)[1]
    return None if score.total is None else str(score.total), score.proposed


def _period_of(turn: Turn, day: str) -> Period:
    year, month, _ = day.split("-")
    return Period(year=int(year), month=int(month), months=turn.office.cycle)


def _day(since: Period) -> str:
    return since.first_day.isoformat()


def _note(tx: Tx, turn: Turn, whose: Person, fact: store.Grouped) -> None:
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=store.SUBJECT,
        subject_id=whose.id,
        verb=store.REGIME,
        said=turn.said,
        facts=fact,
    )
