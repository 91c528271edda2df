"""A message that only its sender's own clock says was typed long ago: the reviewer is asked."""

from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn, named, tell
from core.tasks import claim_store
from core.tasks.claim_notices import ClaimLine, ClaimWaiting
from core.tasks.claim_store import Claim
from core.tasks.rules import Task

REPORT = "report"
CLAIMED = frozenset({REPORT, "block", "hand_in", "ask_extension", "name_cause"})
"""What is counted at its arrival until the reviewer says that it counts earlier."""


def ask(tx: Tx, turn: Turn, task: Task, verb: str, entry: int) -> ClaimLine | None:
    """Ask the reviewer when a message is to count; None where there is nothing to ask.

    A plain report waits alone: one that follows it says all that matters about it.
    """
    if turn.claimed is None or verb not in CLAIMED or task.reviewer_id == turn.actor.id:
        return None
    claim_store.withdraw(tx.connection, task.id, turn.actor.id, REPORT)
    claim = claim_store.add(
        tx.connection,
        Claim(
            id=0,
            office_id=task.office_id,
            task_id=task.id,
            person_id=turn.actor.id,
            entry_id=entry,
            verb=verb,
            typed=max(turn.claimed, task.assigned),
            arrived=turn.said,
        ),
    )
    return line(claim)


def line(claim: Claim) -> ClaimLine:
    """Give a message as it is told of."""
    return ClaimLine(verb=claim.verb, typed=claim.typed, arrived=claim.arrived)


def tell_of_report(tx: Tx, turn: Turn, task: Task, claim: ClaimLine, words: str | None) -> None:
    """Tell the reviewer of a plain report that he would not hear of otherwise."""
    reviewer = people.person_of(tx.connection, task.reviewer_id)
    letter = ClaimWaiting(
        number=task.number,
        title=task.title,
        by=named(turn.actor, tx.now),
        claim=claim,
        progress=task.progress,
        words=words,
    )
    tell(tx, reviewer.id, letter, key="claim")
