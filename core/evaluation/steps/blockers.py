"""What stands against any class but the last: shown first, noted, told to the person."""

from core.evaluation.period import Period, current
from core.evaluation.steps import store
from core.evaluation.steps.actions import may_act, person_in, rules_for, see_cycle
from core.evaluation.steps.notices import (
    BlockerNoted,
    BlockerPreview,
    BlockerRefused,
    BlockerWrong,
)
from core.evaluation.steps.rules import PUBLISHED, PeriodState
from core.evaluation.steps.store import Noted
from core.kernel import journal
from core.kernel.command import Command
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people.actions import Turn, named, tell
from core.people.rules import Person


class NoteBlocker(Command, frozen=True):
    """Note what stands against any class but the last, or take it away.

    `state` is concluded, undecided or lifted.
    """

    person_id: int
    year: int
    month: int
    blocker: str
    document: str
    state: str
    months: int = 1


def preview(tx: Tx, turn: Turn, command: NoteBlocker) -> BlockerPreview:
    """Show what would be noted in which period. Raises Refusal as `note` does."""
    whose = _allowed(tx, turn, command)
    return BlockerPreview(noted=_noted(tx, turn, whose, command))


def note(tx: Tx, turn: Turn, command: NoteBlocker) -> BlockerNoted:
    """Note a blocker with its document, one under consideration, or take one away; tell the person.

    For an admin and for who decides about the person. Raises Refusal for anybody else, for a sort
    the rules do not know, for a conclusion without its document, and for a period that has not
    begun, is locked, or whose result is published and not reopened.
    """
    whose = _allowed(tx, turn, command)
    period = Period.named(command)
    store.pin(tx.connection, turn.office.id, period.key, period.first_day, tx.now)
    journal.append(
        tx,
        office_id=turn.office.id,
        person_id=turn.actor.id,
        subject=store.SUBJECT,
        subject_id=whose.id,
        verb=store.NOTE,
        said=turn.said,
        facts=Noted(
            period=period.key,
            blocker=command.blocker,
            document=command.document,
            state=command.state,
        ),
    )
    noted = _noted(tx, turn, whose, command)
    if whose.id != turn.actor.id:
        tell(tx, whose.id, noted.but(own=True), key=f"blocker:{tx.update}")
    return noted


def _allowed(tx: Tx, turn: Turn, command: NoteBlocker) -> Person:
    period = Period.named(command)
    whose = person_in(tx, turn, command.person_id, period)
    if not people_rules.may_keep_roster(turn.actor, turn.office.id, tx.now):
        may_act(tx, turn, whose, "decide")
    known = rules_for(tx, turn.office, period, whose.id).blockers
    if command.blocker not in known:
        raise Refusal(BlockerWrong(why="kind", kinds=known))
    if command.state == "concluded" and not command.document:
        raise Refusal(BlockerWrong(why="document", kinds=known))
    see_cycle(tx, turn, period)
    why = _closed(tx, turn, whose, period)
    if why is None and command.state == "lifted" and not _stands(tx, whose, period, command):
        why = "nothing"
    if why is not None:
        now = current(turn.office, tx.now)
        raise Refusal(
            BlockerRefused(
                why=why,
                person=named(whose, tx.now),
                **period.parts,
                running_year=now.year,
                running_month=now.month,
            )
        )
    return whose


def _closed(tx: Tx, turn: Turn, whose: Person, period: Period) -> str | None:
    """Give why nothing may be noted in a period: ahead, locked or published; None if it may."""
    state = store.period_of(tx.connection, turn.office.id, period.key).state
    steps = store.assessment_of(tx.connection, turn.office.id, whose.id, period.key)
    if period.span(turn.office.zone).start > tx.now:
        return "ahead"
    if state is PeriodState.LOCKED:
        return "locked"
    if steps.stage in PUBLISHED and state is not PeriodState.REOPENED:
        return "published"
    return None


def _stands(tx: Tx, whose: Person, period: Period, command: NoteBlocker) -> bool:
    given = store.given_at(tx.connection, [whose.id], period.key, tx.now).get(whose.id)
    return given is not None and any(one.blocker == command.blocker for one in given.blockers)


def _noted(tx: Tx, turn: Turn, whose: Person, command: NoteBlocker) -> BlockerNoted:
    return BlockerNoted(
        person=named(whose, tx.now),
        blocker=command.blocker,
        document=command.document,
        state=command.state,
        **Period.named(command).parts,
        by=named(turn.actor, tx.now),
        at=tx.now,
    )
