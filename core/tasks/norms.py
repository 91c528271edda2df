"""What an office expects of a working day in converted products."""

from core.kernel import journal
from core.kernel.command import Command
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules, store
from core.people.actions import Turn
from core.people.notices import OnlyAdmin
from core.tasks import actions
from core.tasks.giving_notices import DailyNormSet


class SetNorm(Command, frozen=True):
    """Set the converted products of a working day, in thousandths; none takes it back."""

    norm: int | None


def set_norm(tx: Tx, turn: Turn, command: SetNorm) -> DailyNormSet:
    """Set the norm of the office. Raises Refusal for anybody but an admin."""
    if not rules.is_admin(turn.actor, tx.now):
        raise Refusal(OnlyAdmin())
    norm = command.norm or None
    before = store.daily_norm(tx.connection, turn.office.id)
    store.set_daily_norm(tx.connection, turn.office.id, norm)
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject="office",
        subject_id=turn.office.id,
        verb="daily_norm",
        said=turn.said,
        facts=command,
        before=SetNorm(norm=before),
    )
    return DailyNormSet(norm=actions.amount(norm) if norm else None)
