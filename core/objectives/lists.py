"""What may be read of objectives: a unit's, a person's, those that wait; the card of one."""

from collections.abc import Sequence

from core.kernel.command import Command
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.objectives import rules, sight, store
from core.objectives.notices import ObjectiveCard, ObjectiveList, ObjectiveRefused, Whose
from core.objectives.rules import Objective, Quarter
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn, named
from core.people.store import Unit

PAGE = 7


class ListObjectives(Command, frozen=True):
    """Show the objectives of a unit, of a person, or those that wait for the asker; a page of them.

    `which` is unit, person or waiting; without `unit` the asker's own one is meant.
    """

    quarter: Quarter
    which: str = "unit"
    unit: str | None = None
    person_id: int | None = None
    page: int = 1


class ShowObjective(Command, frozen=True):
    """Show everything about one objective."""

    objective: int


class ShowTree(Command, frozen=True):
    """Show the picture of the objectives of a unit; without one, of the asker's own."""

    quarter: Quarter
    unit: str | None = None


def show(tx: Tx, turn: Turn, command: ListObjectives) -> ObjectiveList:
    """Give a page of objectives. Raises Refusal for what is not the asker's to see."""
    every, whose = _found(tx, turn, command)
    owner_id = (command.person_id or turn.actor.id) if command.which == "person" else None
    depths = _depths(every)
    pages = max(1, -(-len(every) // PAGE))
    page = min(max(1, command.page), pages)
    shown = every[(page - 1) * PAGE : page * PAGE]
    lines = sight.objective_lines(tx, turn, shown, owner_id)
    span = command.quarter.span(turn.office.zone)
    weeks = rules.weeks_of(span, turn.office.zone)
    return ObjectiveList(
        which=command.which,
        whose=whose,
        year=command.quarter.year,
        quarter=command.quarter.quarter,
        week=sum(one.start <= tx.now for one in weeks),
        weeks=len(weeks),
        lines=tuple(line.but(depth=depths[one.id]) for line, one in zip(lines, shown, strict=True)),
        total=len(every),
        page=page,
        pages=pages,
        waiting=0 if command.which == "waiting" else len(waiting(tx, turn)),
    )


def _found(tx: Tx, turn: Turn, command: ListObjectives) -> tuple[list[Objective], Whose]:
    """Give the objectives in the order they are shown, and whose they are."""
    if command.which == "waiting":
        own = people_rules.home(turn.actor, tx.now)
        whose = Whose(code=own.unit_code if own else "", unit=own.unit if own else "")
        return waiting(tx, turn), whose
    if command.which == "person":
        return _of_person(tx, turn, command)
    unit = unit_asked(tx, turn, command.unit)
    every = store.under(tx.connection, turn.office.id, unit.path, command.quarter)
    seen = [one for one in every if sight.sees(tx, turn, one)]
    return _as_tree(seen), Whose(code=unit.code, unit=unit.name)


def _of_person(tx: Tx, turn: Turn, command: ListObjectives) -> tuple[list[Objective], Whose]:
    whose = turn.actor
    if command.person_id is not None:
        whose = people.person_of(tx.connection, command.person_id)
    if not people_rules.may_see(turn.actor, whose, tx.now):
        raise Refusal(ObjectiveRefused(why="whose"))
    every = store.of_person(tx.connection, whose.id, command.quarter)
    seen = [one for one in every if sight.sees(tx, turn, one)]
    post = people_rules.home(whose, tx.now)
    return seen, Whose(
        code=post.unit_code if post else "",
        unit=post.unit if post else "",
        person=named(whose, tx.now),
    )


def unit_asked(tx: Tx, turn: Turn, code: str | None) -> Unit:
    """Give the unit of a code, or the asker's own. Raises Refusal where he may not look into it."""
    every = people.units(tx.connection, turn.office.id)
    if code is None:
        own = people_rules.home(turn.actor, tx.now)
        found = next((one for one in every if own and one.id == own.unit_id), None)
    else:
        found = next((one for one in every if one.code == code), None)
    inside = found is not None and any(
        post.path.startswith(found.path) for post in turn.actor.posts_at(tx.now)
    )
    if found is None or not (inside or people_rules.may_see_unit(turn.actor, found.path, tx.now)):
        raise Refusal(ObjectiveRefused(why="whose"))
    return found


def waiting(tx: Tx, turn: Turn) -> list[Objective]:
    """Give the objectives that wait for the asker's agreement, all weights being there."""
    every = [
        one
        for one in store.proposed(tx.connection, turn.office.id)
        if sight.sees(tx, turn, one) and sight.may_decide(tx, turn, one)
    ]
    results = store.results_of(tx.connection, [one.id for one in every], tx.now)
    return [
        one
        for one in every
        if not rules.missing_weight(
            result.weight for result in results if result.objective_id == one.id
        )
    ]


def _as_tree(every: Sequence[Objective]) -> list[Objective]:
    """Give objectives with those that serve another right behind it."""
    rows = {one.id for one in every}
    below: dict[int | None, list[Objective]] = {}
    for one in every:
        above = one.parent_id if one.parent_id in rows and one.parent_id != one.id else None
        below.setdefault(above, []).append(one)
    found: list[Objective] = []
    stack = list(reversed(below.get(None, [])))
    while stack:
        one = stack.pop()
        found.append(one)
        stack += reversed(below.get(one.id, []))
    return found


def _depths(every: Sequence[Objective]) -> dict[int, int]:
    depths: dict[int, int] = {}
    for one in every:
        depths[one.id] = depths[one.parent_id] + 1 if one.parent_id in depths else 0
    return depths


def card(tx: Tx, turn: Turn, number: int) -> ObjectiveCard:
    """Give everything about one objective. Raises Refusal if it is not the asker's to see."""
    of = sight.visible(tx, turn, number)
    results = store.results_of(tx.connection, [of.id], tx.now)
    serving = [one for one in store.serving(tx.connection, of.id) if sight.sees(tx, turn, one)]
    above = store.by_id(tx.connection, of.parent_id) if of.parent_id is not None else None
    open_yet = of.state is rules.State.PROPOSED
    asked = sight.decider(tx, of) if open_yet else None
    return ObjectiveCard(
        line=sight.objective_line(tx, turn, of),
        results=tuple(sight.result_lines(tx, turn, results, {of.id: of})),
        serving=tuple(sight.objective_lines(tx, turn, serving)),
        serves_title=above.title if above else None,
        lesson=of.lesson,
        missing=sight.percentage(rules.missing_weight(one.weight for one in results)),
        decider=named(asked, tx.now) if asked else None,
        decides=open_yet and sight.may_decide(tx, turn, of),
    )
