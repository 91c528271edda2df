"""Objectives proposed and agreed to, their key results, dropped and taken up again."""

import datetime as dt
from collections.abc import Sequence

from core.kernel import journal
from core.kernel.command import Command
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.objectives import rules, sight, store
from core.objectives.notices import (
    KeyResultKept,
    KeyResultRefused,
    ObjectiveLine,
    ObjectivePreview,
    ObjectiveProposed,
    ObjectiveRefused,
    ObjectiveSettled,
    ObjectiveTold,
    ObjectiveWaiting,
    WeightsWrong,
)
from core.objectives.rules import (
    MOST_VALUE,
    Ambition,
    KeyResult,
    Objective,
    Quarter,
    Shape,
    State,
)
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.people.notices import Named
from core.people.rules import Person, Role

OBJECTIVE = "objective"
KEY_RESULT = "key_result"


class Propose(Command, frozen=True):
    """Propose an objective for a unit, or for a person; both None for the asker's own.

    Whoever leads his own unit speaks for it, everybody else for himself.
    """

    title: str
    quarter: Quarter
    unit: str | None = None
    person_id: int | None = None
    aspires: bool = False
    serves: int | None = None


class Way(Fact, frozen=True):
    """Which way a key result goes, in thousandths of `noun`."""

    shape: Shape
    baseline: int
    target: int
    noun: str | None = None


class AddResult(Command, frozen=True):
    """Give an objective a key result; weight in hundredths of a percent."""

    objective: int
    title: str
    way: Way
    weight: int
    owner_id: int | None = None


class ChangeResult(Command, frozen=True):
    """Change a key result of an objective that nobody has agreed to yet; None leaves as it is."""

    result: int
    title: str | None = None
    way: Way | None = None
    weight: int | None = None
    owner_id: int | None = None


class DropResult(Command, frozen=True):
    """Take a key result out of an objective that nobody has agreed to yet."""

    result: int


class Settle(Command, frozen=True):
    """Agree to an objective, give it back, drop it, or take it up again.

    `what` is agree, return, drop or rework.
    """

    objective: int
    what: str
    words: str | None = None


def propose(tx: Tx, turn: Turn, command: Propose) -> ObjectiveProposed:
    """Keep a new objective. Raises Refusal for whom the asker does not speak or lead."""
    if command.quarter.span(turn.office.zone).end <= tx.now:
        raise Refusal(ObjectiveRefused(why="past"))
    unit_id, path, person_id = _for_whom(tx, turn, command)
    serves = None
    if command.serves is not None:
        serves = sight.visible(tx, turn, command.serves)
        if not serves.is_open:
            raise Refusal(
                ObjectiveRefused(why="serves", objective=serves.number, title=serves.title)
            )
    new = Objective(
        id=0,
        office_id=turn.office.id,
        number=store.next_objective(tx.connection, turn.office.id),
        title=command.title,
        unit_id=unit_id,
        path=path,
        person_id=person_id,
        year=command.quarter.year,
        quarter=command.quarter.quarter,
        ambition=Ambition.ASPIRATIONAL if command.aspires else Ambition.COMMITTED,
        parent_id=serves.id if serves else None,
        state=State.PROPOSED,
        proposer_id=turn.actor.id,
        proposed=turn.said,
    )
    if not sight.holds(tx, turn, new):
        raise Refusal(ObjectiveRefused(why="whose"))
    kept = store.add_objective(tx.connection, new)
    note_objective(tx, turn, "propose", kept)
    asked = sight.decider(tx, kept)
    return ObjectiveProposed(
        line=sight.objective_line(tx, turn, kept),
        serves_title=serves.title if serves else None,
        decider=named(asked, tx.now) if asked and asked.id != turn.actor.id else None,
    )


def _for_whom(tx: Tx, turn: Turn, command: Propose) -> tuple[int, str, int | None]:
    """Give the unit's row and path, and the person if it is one's own or somebody else's."""
    if command.unit is not None:
        every = people.units(tx.connection, turn.office.id)
        found = next((one for one in every if one.code == command.unit), None)
        if found is None:
            raise Refusal(ObjectiveRefused(why="whose"))
        return found.id, found.path, None
    whose = turn.actor
    if command.person_id is not None:
        whose = people.person_of(tx.connection, command.person_id)
    post = people_rules.home(whose, tx.now)
    if post is None or whose.office_id != turn.office.id:
        raise Refusal(ObjectiveRefused(why="whose"))
    leads = post.role in (Role.HEAD, Role.DEPUTY)
    speaks = command.person_id is None and leads
    return post.unit_id, post.path, None if speaks else whose.id


def add_result(tx: Tx, turn: Turn, command: AddResult) -> KeyResultKept:
    """Keep a new key result. Raises Refusal where weights would be more than 100 %."""
    of = _changeable(tx, turn, sight.visible(tx, turn, command.objective))
    _check_way(command.way)
    owner = _owner(tx, turn, of, command.owner_id)
    others = store.results_of(tx.connection, [of.id], tx.now)
    _check_weights(of, [one.weight for one in others], command.weight)
    new = KeyResult(
        id=0,
        office_id=turn.office.id,
        number=store.next_result(tx.connection, turn.office.id),
        objective_id=of.id,
        title=command.title,
        shape=command.way.shape,
        baseline=command.way.baseline,
        target=command.way.target,
        current=command.way.baseline,
        weight=command.weight,
        owner_id=owner.id,
        noun=command.way.noun,
    )
    kept = store.add_result(tx.connection, new)
    note_result(tx, turn, "add", kept.id, kept)
    return _kept(tx, turn, of, kept, "added")


def change_result(tx: Tx, turn: Turn, command: ChangeResult) -> KeyResultKept:
    """Change a key result. Raises Refusal once its objective is agreed to."""
    present, of = sight.visible_result(tx, turn, command.result)
    _changeable(tx, turn, of)
    changed = present
    if command.way is not None:
        _check_way(command.way)
        way = command.way
        moved = present.current if present.checked else way.baseline
        changed = changed.but(
            shape=way.shape,
            baseline=way.baseline,
            target=way.target,
            current=moved,
            noun=way.noun or present.noun,
        )
    if command.weight is not None:
        others = store.results_of(tx.connection, [of.id], tx.now)
        rest = [one.weight for one in others if one.id != present.id]
        _check_weights(of, rest, command.weight)
        changed = changed.but(weight=command.weight)
    if command.owner_id is not None:
        changed = changed.but(owner_id=_owner(tx, turn, of, command.owner_id).id)
    if command.title is not None:
        changed = changed.but(title=command.title)
    store.write_result(tx.connection, changed)
    note_result(tx, turn, "change", changed.id, changed, before=present)
    return _kept(tx, turn, of, changed, "changed")


def drop_result(tx: Tx, turn: Turn, command: DropResult) -> KeyResultKept:
    """Take a key result out. Raises Refusal once its objective is agreed to."""
    present, of = sight.visible_result(tx, turn, command.result)
    _changeable(tx, turn, of)
    changed = store.write_result(tx.connection, present.but(dropped=True))
    note_result(tx, turn, "drop", changed.id, changed, before=present)
    return _kept(tx, turn, of, changed, "dropped")


def _changeable(tx: Tx, turn: Turn, of: Objective) -> Objective:
    """Give an objective whose key results the asker may change. Raises Refusal."""
    if not sight.holds(tx, turn, of):
        raise Refusal(sight.not_yours(tx, of))
    if of.state is not State.PROPOSED:
        why = "agreed" if of.state is State.AGREED else "not_open"
        raise Refusal(
            ObjectiveRefused(why=why, objective=of.number, title=of.title, state=of.state)
        )
    return of


def _check_way(way: Way) -> None:
    if way.baseline == way.target:
        raise Refusal(KeyResultRefused(why="no_way"))
    if max(abs(way.baseline), abs(way.target)) > MOST_VALUE:
        raise Refusal(KeyResultRefused(why="too_great"))


def _check_weights(of: Objective, others: Sequence[int], adding: int) -> None:
    left = rules.missing_weight(others)
    if not 0 < adding <= left:
        raise Refusal(
            WeightsWrong(
                objective=of.number,
                title=of.title,
                missing=sight.percentage(left),
                adding=sight.percentage(adding),
                results=len(others),
            )
        )


def _owner(tx: Tx, turn: Turn, of: Objective, owner_id: int | None) -> Person:
    """Give who is to own a key result: who is named, or who speaks for the objective."""
    if owner_id is None:
        return sight.own_side(tx, of) or turn.actor
    owner = people.person_of(tx.connection, owner_id)
    inside = any(post.path.startswith(of.path) for post in owner.posts_at(tx.now))
    fits = owner.id == of.person_id if of.person_id is not None else inside
    if not fits or not people_rules.is_active(owner, tx.now):
        refused = KeyResultRefused(why="owner", objective=of.number, owner=named(owner, tx.now))
        raise Refusal(refused)
    return owner


def _kept(tx: Tx, turn: Turn, of: Objective, result: KeyResult, what: str) -> KeyResultKept:
    """Tell who is to agree once all weights are there; give what has become of the key result."""
    missing, asked = tell_decider(tx, turn, of)
    return KeyResultKept(
        what=what,
        objective=of.number,
        title=of.title,
        line=sight.result_lines(tx, turn, [result], {of.id: of})[0],
        missing=sight.percentage(missing),
        decider=asked,
    )


def tell_decider(tx: Tx, turn: Turn, of: Objective) -> tuple[int, Named | None]:
    """Tell who is to agree to an objective, once all weights are there and it is not the asker.

    Gives the weight that is missing, and who was told.
    """
    results = store.results_of(tx.connection, [of.id], tx.now)
    missing = rules.missing_weight(one.weight for one in results)
    asked = sight.decider(tx, of) if not missing else None
    if asked is None or asked.id == turn.actor.id:
        return missing, None
    letter = ObjectiveWaiting(
        line=sight.objective_line(tx, turn, of),
        by=named(turn.actor, tx.now),
        results=tuple(line.but(own=False) for line in sight.results_lines_of(tx, turn, of)),
    )
    for who in (asked.id, *people.in_place_of(tx.connection, asked.id, tx.now)):
        if who != turn.actor.id:
            tell(tx, who, letter, key="objective-waiting")
    return missing, named(asked, tx.now)


def preview(tx: Tx, turn: Turn, command: Settle) -> ObjectivePreview:
    """Show what would become of an objective. Raises Refusal where it cannot."""
    of = _settled(tx, turn, command)
    return ObjectivePreview(
        what=command.what,
        line=sight.objective_line(tx, turn, of),
        results=sight.results_lines_of(tx, turn, of),
        words=command.words,
    )


def settle(tx: Tx, turn: Turn, command: Settle) -> ObjectiveSettled:
    """Agree, give back, drop or take up again; everybody concerned is told. Raises Refusal."""
    of = _settled(tx, turn, command)
    results = store.results_of(tx.connection, [of.id], tx.now)
    by = sight.deciding(tx, turn, of)
    changed = _after(of, command.what, turn.actor.id, turn.said)
    store.write_objective(tx.connection, changed)
    note_objective(tx, turn, command.what, changed, before=of)
    line, told = tell_of(tx, turn, changed, results, command.what, command.words, by=by)
    return ObjectiveSettled(what=command.what, line=line, told=told, words=command.words)


def _after(of: Objective, what: str, actor_id: int, said: dt.datetime) -> Objective:
    match what:
        case "agree":
            return of.but(state=State.AGREED, agreer_id=actor_id, agreed=said)
        case "drop":
            return of.but(state=State.DROPPED, ended=said)
        case "rework":
            return of.but(state=State.PROPOSED, proposer_id=actor_id, agreer_id=None, agreed=None)
        case "return":
            return of
        case _:
            raise LookupError(f"nothing becomes of an objective by {what}")


def tell_of(
    tx: Tx,
    turn: Turn,
    of: Objective,
    results: Sequence[KeyResult],
    what: str,
    words: str | None,
    *,
    by: Named | None = None,
) -> tuple[ObjectiveLine, int]:
    """Tell everybody concerned what has become of an objective; give its line and how many."""
    line = sight.objective_line(tx, turn, of)
    told = 0
    for one in sight.concerned(tx, of, results, turn.actor.id):
        own = [result for result in results if result.owner_id == one.id]
        letter = ObjectiveTold(
            what=what,
            line=line,
            by=by or named(turn.actor, tx.now),
            results=tuple(
                shown.but(own=True) for shown in sight.result_lines(tx, turn, own, {of.id: of})
            ),
            words=words,
        )
        told += tell(tx, one.id, letter, key=f"objective-{what}")
    return line, told


def _settled(tx: Tx, turn: Turn, command: Settle) -> Objective:
    """Give the objective that may be settled so. Raises Refusal."""
    of = sight.visible(tx, turn, command.objective)
    if command.what in ("agree", "return"):
        if of.state is not State.PROPOSED:
            raise Refusal(sight.refused(of, "not_open"))
        if not sight.may_decide(tx, turn, of):
            asked = sight.decider(tx, of)
            who = named(asked, tx.now) if asked else None
            raise Refusal(sight.refused(of, "not_decider").but(decider=who))
    else:
        wrong = of.state is not State.AGREED if command.what == "rework" else not of.is_open
        if wrong:
            raise Refusal(sight.refused(of, "not_open"))
        if not sight.holds(tx, turn, of):
            raise Refusal(sight.not_yours(tx, of))
    if command.what == "agree":
        results = store.results_of(tx.connection, [of.id], tx.now)
        missing = rules.missing_weight(one.weight for one in results)
        if missing:
            raise Refusal(
                WeightsWrong(
                    objective=of.number,
                    title=of.title,
                    missing=sight.percentage(missing),
                    results=len(results),
                )
            )
    return of


def note_objective(
    tx: Tx, turn: Turn, verb: str, facts: Objective, before: Objective | None = None
) -> None:
    """Write a line about an objective into the journal."""
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=OBJECTIVE,
        subject_id=facts.id,
        verb=verb,
        said=turn.said,
        facts=facts,
        before=before,
    )


def note_result(
    tx: Tx, turn: Turn, verb: str, row: int, facts: Fact, before: KeyResult | None = None
) -> None:
    """Write a line about the key result of a row into the journal."""
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=KEY_RESULT,
        subject_id=row,
        verb=verb,
        said=turn.said,
        facts=facts,
        before=before,
    )
