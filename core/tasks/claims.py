"""Whether what was typed long before it arrived counts when it was typed: the reviewer decides."""

import datetime as dt

import msgspec

from core.kernel import journal
from core.kernel.command import Command
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.tasks import claim_store, history, own_clock, rules, store
from core.tasks.actions import SUBJECT, Change, deciding, note, visible
from core.tasks.claim_notices import ClaimAnswered, ClaimsDecided, NothingClaimed
from core.tasks.claim_store import Claim, ClaimState
from core.tasks.clock import Turned
from core.tasks.notices import NotReviewer
from core.tasks.rules import Hands, Task, Whose

EARLIER, AT_ARRIVAL = "count_earlier", "count_arrival"


class CountClaims(Command, frozen=True):
    """Let what was typed about a task long before it arrived count then, or at its arrival."""

    number: int
    earlier: bool


def decide(tx: Tx, turn: Turn, command: CountClaims) -> ClaimsDecided:
    """Decide when messages about a task count; who sent them is told. Raises Refusal."""
    task = visible(tx, turn, command.number)
    if not rules.may_review(turn.actor, task, tx.now):
        reviewer = named(people.person_of(tx.connection, task.reviewer_id), tx.now)
        raise Refusal(NotReviewer(number=task.number, title=task.title, reviewer=reviewer))
    waiting = claim_store.waiting(tx.connection, task.id)
    if not waiting:
        raise Refusal(NothingClaimed(number=task.number, title=task.title))
    changed = count(tx, turn, task, waiting, earlier=command.earlier)
    lines = tuple(own_clock.line(one) for one in waiting)
    late = rules.is_late(changed, tx.now)
    return ClaimsDecided(
        number=task.number,
        title=task.title,
        person=named(people.person_of(tx.connection, waiting[0].person_id), tx.now),
        lines=lines,
        earlier=command.earlier,
        late=late,
    )


def count(tx: Tx, turn: Turn, task: Task, waiting: list[Claim], *, earlier: bool) -> Task:
    """Write down when messages count, in the journal too; give the task as it then stands."""
    changed = task
    typed = {one.id: _not_before(tx, task, one) for one in waiting}
    for one in waiting if earlier else ():
        changed = rules.as_typed(changed, one.arrived, typed[one.id])
        changed = changed.but(missed=changed.missed - _excused(tx, task, one, typed[one.id]))
    written = store.write(tx.connection, changed)
    verb = EARLIER if earlier else AT_ARRIVAL
    change = Change(claimed=waiting[-1].typed)
    entry = note(tx, turn, written, verb, change, before=task)
    for one in waiting:
        if earlier and one.verb == "hand_in" and typed[one.id] < one.arrived:
            reviewer = Whose(hands=Hands.REVIEWER, person_id=task.reviewer_id)
            turned = Turned(whose=reviewer, since=typed[one.id])
            history.amend(tx.connection, task, turned, until=one.arrived, noted=tx.now, entry=entry)
        state = ClaimState.COUNTED if earlier else ClaimState.REFUSED
        claim_store.decide(
            tx.connection,
            one.but(state=state, by_id=turn.actor.id, decided=turn.said, decided_entry_id=entry),
        )
    _answer(tx, turn, written, waiting, earlier=earlier)
    return written


def _answer(tx: Tx, turn: Turn, task: Task, decided: list[Claim], *, earlier: bool) -> None:
    for person_id in sorted({one.person_id for one in decided} - {turn.actor.id}):
        letter = ClaimAnswered(
            number=task.number,
            title=task.title,
            by=deciding(tx, turn, task),
            lines=tuple(own_clock.line(one) for one in decided if one.person_id == person_id),
            earlier=earlier,
            late=rules.is_late(task, tx.now),
        )
        tell(tx, person_id, letter, key=f"claim:{task.number}")


def _not_before(tx: Tx, task: Task, one: Claim) -> dt.datetime:
    """Give when a message counts at the earliest: not before the task came to who sent it."""
    life = history.life(tx.connection, task.id)
    come = [spell.since for spell in life if spell.since < one.arrived]
    return min(max([one.typed, *come[-1:]]), one.arrived)


def _excused(tx: Tx, task: Task, one: Claim, typed: dt.datetime) -> int:
    """Count the version that was missed only because asking for a later one arrived late."""
    if one.verb != "ask_extension":
        return 0
    for entry in journal.of_subject(tx, SUBJECT, task.id):
        if entry.id > one.entry_id and entry.verb == "extend" and entry.before:
            before = msgspec.json.decode(entry.before, type=Task)
            then = rules.is_late(before, one.arrived) and not rules.is_late(before, typed)
            return int(then and before.asked == one.arrived)
    return 0
