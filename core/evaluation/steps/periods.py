"""Periods: shown, opened and that undone, locked, reopened; and the rule set of a group."""

import datetime as dt
from collections import Counter

import msgspec

from core.evaluation.period import Period, current
from core.evaluation.presence import evaluated
from core.evaluation.rules import QualityClass, Regime
from core.evaluation.rulesets import rule_set, rule_set_ids
from core.evaluation.steps import store
from core.evaluation.steps.actions import see_cycle
from core.evaluation.steps.notices import (
    CycleSet,
    PeriodChanged,
    PeriodInUse,
    PeriodLine,
    PeriodPreview,
    PeriodRefused,
    PeriodsShown,
    PeriodTakenBack,
    PeriodToOpen,
    RulesPinned,
    RulesRefused,
    UnitClassNoted,
)
from core.evaluation.steps.rules import PUBLISHED, PeriodState, Stage
from core.evaluation.steps.store import PeriodRow
from core.kernel import journal
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn
from core.people.rules import Role
from core.tasks import store as tasks

SUBJECT = "period"
OPEN = "open"
RECEIVE = "receive"
LASTS = dt.timedelta(hours=24)
SHOWN = 3


class OpenPeriod(Command, frozen=True):
    """Open a period with the rule sets that hold on its first day."""

    year: int
    month: int
    months: int = 1


class ChangePeriod(Command, frozen=True):
    """Lock a period, or reopen a locked one with a reason."""

    year: int
    month: int
    state: str
    reason: str = ""
    months: int = 1


class SetCycle(Command, frozen=True):
    """Let the office evaluate by month (1) or by quarter (3 months)."""

    months: int


class ClassUnit(Command, frozen=True):
    """Note the class of a unit in a period, with the number of the document that concludes it."""

    unit_id: int
    year: int
    month: int
    given: str
    document: str
    months: int = 1


class PinRules(Command, frozen=True):
    """Let another rule set hold for a group of people in a period in which nobody took a step."""

    year: int
    month: int
    regime: str
    rule_set: str
    months: int = 1


class _Changed(Fact, frozen=True):
    period: str
    state: str
    reason: str
    rules: tuple[tuple[str, str], ...] = ()


def shown(tx: Tx, turn: Turn) -> PeriodsShown:
    """Give the last months of the office: their state and how many people have come how far.

    For an admin and the head of the office. Raises Refusal for anybody else.
    """
    present = current(turn.office, tx.now)
    _see_authority(tx, turn, present)
    periods = [present.back(count) for count in range(SHOWN)]
    lines = tuple(_line(tx, turn, one) for one in periods)
    return PeriodsShown(lines=lines, admin=True, cycle=turn.office.cycle)


def set_cycle(tx: Tx, turn: Turn, command: SetCycle) -> CycleSet:
    """Let the office evaluate by month or by quarter; periods that have begun stay as they are."""
    present = current(turn.office, tx.now)
    _see_authority(tx, turn, present)
    people.set_cycle(tx.connection, turn.office.id, command.months)
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject="office",
        subject_id=turn.office.id,
        verb="cycle",
        said=turn.said,
        facts=command,
    )
    return CycleSet(**current(turn.office.but(cycle=command.months), tx.now).parts)


def open_period(tx: Tx, turn: Turn, command: OpenPeriod) -> PeriodChanged:
    """Fix the rule sets of a period now, instead of on the first step that anybody takes in it.

    Of a period that is there already nothing changes, and the answer says how it stands. Raises
    Refusal for any but the period that runs and the one following.
    """
    period = Period.named(command)
    if (there := _there(tx, turn, period)) is not None:
        return there
    pinned = store.pin(tx.connection, turn.office.id, period.key, period.first_day, tx.now)
    _note(tx, turn, pinned, OPEN)
    ahead = tx.now < period.span(turn.office.zone).start
    return PeriodChanged(line=_line(tx, turn, period), did="ahead" if ahead else "opened")


def preview_opening(tx: Tx, turn: Turn, command: OpenPeriod) -> PeriodToOpen | PeriodChanged:
    """Show what opening a period fixes, or how one stands that is there already. Raises Refusal."""
    period = Period.named(command)
    if (there := _there(tx, turn, period)) is not None:
        return there
    ahead = tx.now < period.span(turn.office.zone).start
    return PeriodToOpen(line=_line(tx, turn, period), ahead=ahead)


def following(tx: Tx, turn: Turn) -> Period:
    """Give the period after the one that runs now."""
    return current(turn.office, tx.now).back(-1)


def take_back_opening(tx: Tx, turn: Turn) -> PeriodTakenBack | None:
    """Take the opening of a period back; None where the asker's last change was another one.

    Possible for 24 hours and while nothing is written in it. Raises Refusal otherwise.
    """
    last = journal.last_of(tx, turn.actor.id, besides=RECEIVE)
    if last is None or (last.subject, last.verb) != (SUBJECT, OPEN):
        return None
    period = Period.of(msgspec.json.decode(last.facts, type=_Changed).period)
    _see_authority(tx, turn, period)
    used = store.written_since(tx.connection, turn.office.id, period.key, last.id)
    if used or tx.now - last.arrived > LASTS:
        raise Refusal(PeriodInUse(**period.parts))
    found = store.period_of(tx.connection, turn.office.id, period.key)
    store.unpin(tx.connection, found)
    _note(tx, turn, found, "take_back")
    return PeriodTakenBack(**period.parts)


def _there(tx: Tx, turn: Turn, period: Period) -> PeriodChanged | None:
    """Give how a period stands that is there already; None for one that may be opened."""
    _see_authority(tx, turn, period)
    see_cycle(tx, turn, period)
    found = store.period_of(tx.connection, turn.office.id, period.key)
    if found.id:
        return PeriodChanged(line=_line(tx, turn, period), did=f"was_{found.state.value}")
    present = current(turn.office, tx.now)
    if period not in (present, present.back(-1)):
        raise Refusal(PeriodRefused(why="not_near", **present.parts))
    return None


def preview_change(tx: Tx, turn: Turn, command: ChangePeriod, code: str) -> PeriodPreview:
    """Show what locking or reopening means, before the typed code. Raises Refusal."""
    period = Period.named(command)
    _see_change(tx, turn, period, command)
    line = _line(tx, turn, period)
    return PeriodPreview(line=line, act=command.state, reason=command.reason, code=code)


def change(tx: Tx, turn: Turn, command: ChangePeriod) -> PeriodChanged:
    """Lock a period, after which nothing of it changes, or reopen it with authority and reason.

    People without a decision stay so and lose nothing by it. Raises Refusal.
    """
    period = Period.named(command)
    _see_change(tx, turn, period, command)
    found = store.pin(tx.connection, turn.office.id, period.key, period.first_day, tx.now)
    changed = found.but(
        state=PeriodState(command.state), by_id=turn.actor.id, reason=command.reason
    )
    store.set_state(tx.connection, changed, tx.now)
    _note(tx, turn, changed, "lock" if changed.state is PeriodState.LOCKED else "reopen")
    return PeriodChanged(line=_line(tx, turn, period), did=changed.state.value)


def class_unit(tx: Tx, turn: Turn, command: ClassUnit) -> UnitClassNoted:
    """Note what was concluded of a unit: under rules that ask for it, its head is never above it.

    For an admin and the head of the office (Decree 233/2026, art. 12(7) and 13). Raises Refusal.
    """
    period = Period.named(command)
    _see_authority(tx, turn, period)
    see_cycle(tx, turn, period)
    unit = next(
        one for one in people.units(tx.connection, turn.office.id) if one.id == command.unit_id
    )
    given = QualityClass(command.given)
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=store.UNIT,
        subject_id=unit.id,
        verb="class",
        said=turn.said,
        facts=store.UnitClassed(period=period.key, given=given, document=command.document),
    )
    return UnitClassNoted(unit=unit.name, **period.parts, given=given, document=command.document)


def pin_rules(tx: Tx, turn: Turn, command: PinRules) -> RulesPinned:
    """Let another rule set hold for a group. Raises Refusal once anybody took a step in it."""
    period = Period.named(command)
    _see_authority(tx, turn, period)
    see_cycle(tx, turn, period)
    begun = bool(_stages(tx, turn, period))
    if command.rule_set not in rule_set_ids() or begun:
        known = rule_set_ids()
        raise Refusal(RulesRefused(typed=command.rule_set, known=known, begun=begun))
    found = store.pin(tx.connection, turn.office.id, period.key, period.first_day, tx.now)
    of, rules = Regime(command.regime), rule_set(command.rule_set)
    store.pin_other(tx.connection, found.id, of, rules)
    _note(tx, turn, found, "pin_rules", ((of.value, rules.id),))
    return RulesPinned(**period.parts, regime=of, rule_set=rules.id)


def _see_change(tx: Tx, turn: Turn, period: Period, command: ChangePeriod) -> None:
    _see_authority(tx, turn, period)
    see_cycle(tx, turn, period)
    found = store.period_of(tx.connection, turn.office.id, period.key)
    locking = command.state == PeriodState.LOCKED
    waiting = store.open_petitions(tx.connection, turn.office.id, period.key)
    span = period.span(turn.office.zone)
    unanswered = tasks.unanswered(tx.connection, turn.office.id, span.start, span.end)
    why = None
    if locking and found.state is PeriodState.LOCKED:
        why = "locked"
    elif not locking and found.state is PeriodState.REOPENED:
        why = "reopened"
    elif (
        not locking
        and found.state is not PeriodState.LOCKED
        and not _any_published(tx, turn, period)
    ):
        why = "open"
    elif locking and tx.now < period.span(turn.office.zone).end:
        why = "running"
    elif locking and waiting:
        why = "petitions"
    elif locking and unanswered:
        why = "unanswered"
    elif not locking and not command.reason:
        why = "reason"
    if why is not None:
        count = unanswered if why == "unanswered" else len(waiting)
        raise Refusal(PeriodRefused(why=why, **period.parts, count=count))


def _see_authority(tx: Tx, turn: Turn, period: Period) -> None:
    """Raise Refusal unless the asker keeps periods: an admin, or the head of the whole office."""
    if people_rules.may_keep_roster(turn.actor, turn.office.id, tx.now):
        return
    heads = (post for post in turn.actor.posts_at(tx.now) if post.role is Role.HEAD)
    if not any(post.path.count(".") == 1 for post in heads):
        raise Refusal(PeriodRefused(why="authority", **period.parts))


def _any_published(tx: Tx, turn: Turn, period: Period) -> bool:
    return any(stage in PUBLISHED for stage in _stages(tx, turn, period))


def _stages(tx: Tx, turn: Turn, period: Period) -> list[Stage]:
    ids = [one.id for one in people.of_office(tx.connection, turn.office.id)]
    every = store.assessments(tx.connection, turn.office.id, period.key, ids)
    return [one.stage for one in every.values()]


def _line(tx: Tx, turn: Turn, period: Period) -> PeriodLine:
    connection, office = tx.connection, turn.office.id
    found = store.period_of(connection, office, period.key)
    counts = Counter(_stages(tx, turn, period))
    decided = sum(counts[stage] for stage in PUBLISHED)
    return PeriodLine(
        **period.parts,
        state=found.state,
        people=len(evaluated(tx, turn.office, period.span(turn.office.zone))),
        assessed=counts[Stage.ASSESSED] + counts[Stage.REVIEWED] + decided,
        reviewed=counts[Stage.REVIEWED] + decided,
        decided=decided,
        petitions=len(store.open_petitions(connection, office, period.key)),
        rules=tuple(
            (one.value, store.rules_of(connection, office, period.key, period.first_day, one).id)
            for one in Regime
        ),
        reason=found.reason,
    )


def _note(
    tx: Tx, turn: Turn, found: PeriodRow, verb: str, rules: tuple[tuple[str, str], ...] = ()
) -> None:
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=SUBJECT,
        subject_id=found.id,
        verb=verb,
        said=turn.said,
        facts=_Changed(period=found.key, state=found.state.value, reason=found.reason, rules=rules),
    )
