"""Who looks at whose score: noted wherever one is shown to somebody else, whatever the channel."""

from collections.abc import Iterable

from core.evaluation.period import Period
from core.evaluation.steps import store
from core.kernel.transaction import Tx
from core.people.actions import Turn
from core.people.rules import Person

FILE = "file"
"""The channel of what was written into a file on the server."""


def note_read(tx: Tx, turn: Turn, whose: Iterable[Person], period: Period) -> None:
    """Note that the asker has looked at the scores of others; what is refused is undone with it."""
    for one in whose:
        if one.id != turn.actor.id:
            store.note_read(
                tx.connection,
                turn.office.id,
                turn.actor.id,
                one.id,
                period.key,
                turn.channel,
                tx.now,
            )
