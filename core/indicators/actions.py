"""Say what a unit is measured by, set what is to be reached, and keep the values that are said."""

import datetime as dt
from collections.abc import Sequence

from core.catalogue import store as catalogue
from core.indicators import rules, sight, store
from core.indicators.notices import (
    IndicatorKept,
    IndicatorLine,
    IndicatorRefused,
    IndicatorShown,
    Measured,
    MeasuredTold,
    SaidValue,
    TermTarget,
)
from core.indicators.rules import (
    CUTOFF_DAYS,
    MOST_VALUE,
    Direction,
    Indicator,
    Measurement,
    Source,
    Target,
    Term,
)
from core.kernel import journal
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.notices import Named

SUBJECT = "indicator"
ADD, CHANGE, DROP, TARGET, MEASURE = "add", "change", "drop", "target", "measure"
SHOWN = 7


class AddIndicator(Command, frozen=True):
    """Measure a unit by something; values in thousandths, weight in hundredths of a percent.

    `unit` is a code, None the asker's own. `target` is for the term that `term` names.
    """

    name: str
    weight: int
    direction: Direction
    term: Term
    target: int
    baseline: int | None = None
    unit: str | None = None
    position: str | None = None
    source: Source = Source.TYPED
    counts: str | None = None
    noun: str | None = None
    owner_id: int | None = None


class ChangeIndicator(Command, frozen=True):
    """Change an indicator; what is None stays as it is."""

    indicator: int
    name: str | None = None
    weight: int | None = None
    owner_id: int | None = None


class SetTarget(Command, frozen=True):
    """Say what is to be reached in a term, in thousandths."""

    indicator: int
    term: Term
    target: int
    baseline: int | None = None


class DropIndicator(Command, frozen=True):
    """Measure a unit by something no more; its values are kept."""

    indicator: int


class Measure(Command, frozen=True):
    """Say the value of a term in thousandths; after the cut-off with the reason."""

    indicator: int
    value: int
    term: Term
    reason: str | None = None


class ShowIndicator(Command, frozen=True):
    """Show everything about one indicator, in a term or in the one that runs."""

    indicator: int
    term: Term | None = None


class TargetSet(Fact, frozen=True):
    """What the journal keeps of a target: of which term, and what it is, None for none."""

    term: str
    target: Target | None


def add(tx: Tx, turn: Turn, command: AddIndicator) -> IndicatorKept:
    """Measure a unit by something new. Raises Refusal where it is not the asker's to say."""
    unit = sight.unit_asked(tx, turn, command.unit)
    if not sight.keeps(tx, turn, unit.path):
        raise Refusal(_not_keeper(tx, turn, unit.path))
    number = store.next_number(tx.connection, turn.office.id)
    new = Indicator(
        id=0,
        office_id=turn.office.id,
        number=number,
        code=f"CT-{number}",
        name=command.name,
        unit_id=unit.id,
        path=unit.path,
        source=command.source,
        direction=command.direction,
        months=command.term.months,
        weight=command.weight,
        position=command.position,
        counts=_counted(tx, turn, command),
        noun="%" if command.source is Source.ON_TIME else command.noun,
        owner_id=_owner(tx, turn, unit.path, command.owner_id),
        cutoff=CUTOFF_DAYS,
    )
    _see_weight(tx, new)
    target = Target(target=command.target, baseline=_way(command))
    _see_values(new, target.target, target.baseline)
    kept = store.add(tx.connection, new)
    store.measure_paragraphs(tx.connection, turn.office.id, [kept])
    store.set_target(tx.connection, kept.id, command.term.key, target)
    note(tx, turn, ADD, kept)
    return _kept(tx, turn, kept, command.term, "added")


def _way(command: AddIndicator) -> int | None:
    """Give where the way to a target begins. Raises Refusal where it begins on its far side."""
    if command.baseline is None or command.baseline == command.target:
        return None
    if (command.baseline < command.target) != (command.direction is Direction.HIGHER):
        raise Refusal(IndicatorRefused(why="baseline", name=command.name))
    return command.baseline


def change(tx: Tx, turn: Turn, command: ChangeIndicator) -> IndicatorKept:
    """Change the name, the weight, or who answers. Raises Refusal."""
    present = _kept_by(tx, turn, command.indicator)
    changed = present.but(
        name=command.name or present.name,
        weight=present.weight if command.weight is None else command.weight,
        owner_id=present.owner_id
        if command.owner_id is None
        else _owner(tx, turn, present.path, command.owner_id),
    )
    _see_weight(tx, changed)
    store.write(tx.connection, changed)
    note(tx, turn, CHANGE, changed, before=present)
    return _kept(tx, turn, changed, _present_term(tx, turn, changed), "changed")


def drop(tx: Tx, turn: Turn, command: DropIndicator) -> IndicatorKept:
    """Measure a unit by something no more. Raises Refusal."""
    present = _kept_by(tx, turn, command.indicator)
    changed = store.write(tx.connection, present.but(dropped=True))
    store.measure_no_more(tx.connection, turn.office.id, present.number)
    note(tx, turn, DROP, changed, before=present)
    return _kept(tx, turn, changed, _present_term(tx, turn, changed), "dropped")


def set_target(tx: Tx, turn: Turn, command: SetTarget) -> IndicatorKept:
    """Say what is to be reached in a term. Raises Refusal."""
    present = _kept_by(tx, turn, command.indicator)
    term = rules.shown_term(command.term, present.months, tx.now, turn.office.zone)
    was = store.targets_of(tx.connection, [present.id]).get(present.id, {}).get(term.key)
    baseline = command.baseline
    if baseline is None and was is not None:
        baseline = was.baseline
    if baseline == command.target:
        baseline = None
    _see_values(present, command.target, baseline)
    after = Target(target=command.target, baseline=baseline)
    store.set_target(tx.connection, present.id, term.key, after)
    note(
        tx,
        turn,
        TARGET,
        present,
        facts=TargetSet(term=term.key, target=after),
        before=TargetSet(term=term.key, target=was),
    )
    return _kept(tx, turn, present, term, "target")


def measure(tx: Tx, turn: Turn, command: Measure) -> Measured:
    """Keep a value; the one said last counts, every one stays. Raises Refusal.

    Whoever answers for the indicator says it, or who keeps the unit's indicators. After the cut-off
    it needs its reason and is told to who leads the unit.
    """
    present = workable(tx, turn, command.indicator)
    term = rules.shown_term(command.term, present.months, tx.now, turn.office.zone)
    span, closes = term.span(turn.office.zone), closing(turn, present, term)
    if turn.said < span.start:
        raise Refusal(_refused(present, "ahead").but(day=span.start))
    if abs(command.value) > MOST_VALUE:
        raise Refusal(_refused(present, "great"))
    late = turn.said >= closes
    if late and not command.reason:
        raise Refusal(_refused(present, "reason").but(day=_day_before(closes)))
    mine = [
        one
        for one in store.said_of(tx.connection, [present.id]).get(present.id, [])
        if one.term == term.key
    ]
    was = rules.counts_now(mine)
    new = Measurement(
        id=0,
        term=term.key,
        value=command.value,
        said=turn.said,
        person_id=turn.actor.id,
        reason=command.reason,
        late=late,
    )
    kept = store.add_measurement(tx.connection, turn.office.id, present.id, new)
    note(tx, turn, MEASURE, present, facts=kept)
    line = sight.line(tx, turn, present, term)
    before = sight.amount_of(was.value) if was else None
    told = _tell(tx, turn, present, line, before, command.reason)
    return Measured(line=line, before=before, reason=command.reason, told=told)


def _tell(
    tx: Tx,
    turn: Turn,
    present: Indicator,
    line: IndicatorLine,
    before: str | None,
    reason: str | None,
) -> Named | None:
    """Tell who answers that somebody else said it; who leads the unit, what was said late."""
    letter = MeasuredTold(line=line, before=before, by=named(turn.actor, tx.now), reason=reason)
    owner = sight.answers_for(tx, present)
    if owner is not None and owner.id != turn.actor.id:
        tell(tx, owner.id, letter, key="indicator-said")
    if not line.late:
        return None
    head = people.leader_of(tx.connection, turn.office.id, present.path, tx.now)
    if head is None or head.id == turn.actor.id:
        return None
    if owner is None or head.id != owner.id:
        tell(tx, head.id, letter, key="indicator-late")
    return named(head, tx.now)


def workable(tx: Tx, turn: Turn, number: int) -> Indicator:
    """Give an indicator whose value the asker may say. Raises Refusal."""
    present = sight.visible(tx, turn, number)
    if present.owner_id != turn.actor.id and not sight.keeps(tx, turn, present.path):
        owner = sight.answers_for(tx, present)
        refused = _refused(present, "not_yours")
        raise Refusal(refused.but(person=named(owner, tx.now) if owner else None))
    if present.source is not Source.TYPED:
        raise Refusal(_refused(present, "computed"))
    return present


def closing(turn: Turn, one: Indicator, term: Term) -> dt.datetime:
    """Give until when values of a term are in time."""
    return rules.closes(term, one.cutoff, turn.office.zone)


def open_term_before(tx: Tx, turn: Turn, one: Indicator) -> Term | None:
    """Give the term before the present one while it still waits for its value in time."""
    before = rules.term_at(turn.said, turn.office.zone, one.months).back(1)
    if turn.said >= closing(turn, one, before):
        return None
    targets = store.targets_of(tx.connection, [one.id]).get(one.id, {})
    said = store.said_of(tx.connection, [one.id]).get(one.id, [])
    waits = before.key in targets and not any(each.term == before.key for each in said)
    return before if waits else None


def show(tx: Tx, turn: Turn, command: ShowIndicator) -> IndicatorShown:
    """Give everything about one indicator. Raises Refusal if it is not the asker's to see."""
    one = sight.visible(tx, turn, command.indicator)
    asked = command.term or _present_term(tx, turn, one)
    term = rules.shown_term(asked, one.months, tx.now, turn.office.zone)
    targets = store.targets_of(tx.connection, [one.id]).get(one.id, {})
    said = store.said_of(tx.connection, [one.id]).get(one.id, [])
    keeper = sight.keeps(tx, turn, one.path)
    return IndicatorShown(
        line=sight.line(tx, turn, one, term),
        targets=tuple(_target_of(key, targets[key]) for key in sorted(targets)),
        history=_history(tx, list(reversed(said))[:SHOWN]),
        total=len(said),
        closes=_day_before(closing(turn, one, term)),
        may_say=one.source is Source.TYPED and (keeper or one.owner_id == turn.actor.id),
        keeper=keeper,
    )


def _history(tx: Tx, said: Sequence[Measurement]) -> tuple[SaidValue, ...]:
    speakers = people.persons(
        tx.connection, list({one.person_id for one in said if one.person_id is not None})
    )
    return tuple(
        SaidValue(
            **_parts(rules.term_of(one.term)),
            value=sight.amount_of(one.value),
            moment=one.said,
            by=named(speakers[one.person_id], tx.now) if one.person_id in speakers else None,
            reason=one.reason,
            late=one.late,
        )
        for one in said
    )


def _parts(term: Term) -> dict[str, int]:
    return {"year": term.year, "month": term.month, "months": term.months}


def _day_before(closes: dt.datetime) -> dt.datetime:
    """Give the last day on which a value is in time, where the day after begins at `closes`."""
    return closes - dt.timedelta(minutes=1)


def _target_of(key: str, one: Target) -> TermTarget:
    return TermTarget(
        **_parts(rules.term_of(key)),
        target=sight.amount_of(one.target),
        baseline=None if one.baseline is None else sight.amount_of(one.baseline),
    )


def missing(tx: Tx, one: Indicator) -> int:
    """Give the weight that the set of an indicator still lacks, in hundredths of a percent."""
    every = store.of_unit(tx.connection, one.unit_id)
    return rules.missing_weight(each.weight for each in every if each.position == one.position)


def note(
    tx: Tx,
    turn: Turn,
    verb: str,
    one: Indicator,
    *,
    facts: Fact | None = None,
    before: Fact | None = None,
) -> None:
    """Write a line of the journal about an indicator."""
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=SUBJECT,
        subject_id=one.id,
        verb=verb,
        said=turn.said,
        facts=facts or one,
        before=before,
    )


def _kept(tx: Tx, turn: Turn, one: Indicator, term: Term, what: str) -> IndicatorKept:
    return IndicatorKept(
        line=sight.line(tx, turn, one, term),
        what=what,
        missing=sight.percentage(missing(tx, one)),
    )


def _present_term(tx: Tx, turn: Turn, one: Indicator) -> Term:
    return rules.term_at(tx.now, turn.office.zone, one.months)


def _kept_by(tx: Tx, turn: Turn, number: int) -> Indicator:
    present = sight.visible(tx, turn, number)
    if not sight.keeps(tx, turn, present.path):
        raise Refusal(_not_keeper(tx, turn, present.path).but(name=present.name))
    return present


def _not_keeper(tx: Tx, turn: Turn, path: str) -> IndicatorRefused:
    head = people.leader_of(tx.connection, turn.office.id, path, tx.now)
    return IndicatorRefused(why="not_keeper", person=named(head, tx.now) if head else None)


def _refused(one: Indicator, why: str) -> IndicatorRefused:
    return IndicatorRefused(why=why, indicator=one.number, name=one.name)


def _see_weight(tx: Tx, one: Indicator) -> None:
    """Raise Refusal where the weights of a set would be more than the whole."""
    others = [
        each
        for each in store.of_unit(tx.connection, one.unit_id)
        if each.position == one.position and each.id != one.id
    ]
    left = rules.missing_weight(each.weight for each in others)
    if one.weight > left:
        heaviest = max(others, key=lambda each: each.weight, default=one)
        raise Refusal(_refused(heaviest, "weight").but(missing=sight.percentage(left)))


def _see_values(one: Indicator, *values: int | None) -> None:
    if any(value is not None and abs(value) > MOST_VALUE for value in values):
        raise Refusal(_refused(one, "great"))


def _owner(tx: Tx, turn: Turn, path: str, person_id: int | None) -> int | None:
    """Give who is to answer: somebody of the unit or below. Raises Refusal for anybody else."""
    if person_id is None:
        return None
    whose = people.person_of(tx.connection, person_id)
    inside = any(post.path.startswith(path) for post in whose.posts_at(tx.now))
    if whose.office_id != turn.office.id or not inside or not people_rules.is_active(whose, tx.now):
        raise Refusal(IndicatorRefused(why="owner", person=named(whose, tx.now)))
    return whose.id


def _counted(tx: Tx, turn: Turn, command: AddIndicator) -> str | None:
    """Give the product or paragraph that is counted. Raises Refusal for one that is not known."""
    typed = command.counts or ""
    if command.source is Source.PRODUCT:
        found = catalogue.product_at(tx.connection, turn.office.id, typed, tx.now)
        if found is None:
            raise Refusal(IndicatorRefused(why="product", name=command.name, typed=typed))
        return found.code
    if command.source is Source.PARAGRAPH:
        if typed not in store.paragraph_codes(tx.connection, turn.office.id):
            raise Refusal(IndicatorRefused(why="paragraph", name=command.name, typed=typed))
        return typed
    return None
