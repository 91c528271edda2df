"""Figures under a code: what somebody was shown is kept, and the code opens it again."""

from sqlalchemy import bindparam, insert, select

from core.evaluation.notices import Receipt, WholeReceipt
from core.evaluation.period import Period
from core.evaluation.receipt import short_code
from core.evaluation.steps.reads import note_read
from core.kernel import portable
from core.kernel.fact import write
from core.kernel.notice import NOTICES, Notice
from core.kernel.transaction import Tx, inserted
from core.people import rules as people_rules
from core.people import store as people
from core.people.actions import Turn
from core.people.rules import Person
from core.reminders.notices import Coded, MonthCard, Reopened, WeekCard
from core.reminders.tables import figures, figures_reader

PRIVATE = (WeekCard,)
"""Cards that nobody but their person ever sees, not even those who lead him."""

_BY_CODE = select(figures.c.id, figures.c.kind, figures.c.body, figures.c.made).where(
    figures.c.office_id == bindparam("office"), figures.c.code == bindparam("typed")
)
_READERS = select(figures_reader.c.person_id).where(figures_reader.c.figures_id == bindparam("row"))
_READ = portable.insert(figures_reader).on_conflict_do_nothing()


def keep(tx: Tx, turn: Turn, facts: Coded) -> Coded:
    """Keep what the asker is shown now; give it with its code.

    The same figures have the same code for everybody; another code is taken where one is in use.
    """
    body = write(facts.but(code=""))
    attempt = 0
    while True:
        code = short_code(body, facts.kind, *([str(attempt)] if attempt else ()))
        coded = facts.but(code=code)
        number = _kept(tx, turn, coded, code, write(coded))
        if number is not None:
            tx.connection.execute(_READ, {"figures_id": number, "person_id": turn.actor.id})
            return coded
        attempt += 1


def keep_under(tx: Tx, turn: Turn, shown: Notice, code: str) -> None:
    """Keep what the asker is shown now under a code of its own, made from what it is counted of.

    Whatever was kept under it before stays: the same code means the same figures.
    """
    row = tx.connection.execute(_BY_CODE, {"office": turn.office.id, "typed": code}).first()
    number = row.id if row else _kept(tx, turn, shown, code, write(shown))
    tx.connection.execute(_READ, {"figures_id": number, "person_id": turn.actor.id})


def _kept(tx: Tx, turn: Turn, shown: Notice, code: str, body: str) -> int | None:
    """Give the row of some figures, a new one if there is none; None if the code is another's."""
    row = tx.connection.execute(_BY_CODE, {"office": turn.office.id, "typed": code}).first()
    if row is not None:
        return int(row.id) if (row.kind, row.body) == (shown.kind, body) else None
    values = {
        "office_id": turn.office.id,
        "code": code,
        "kind": shown.kind,
        "body": body,
        "made": tx.now,
    }
    return inserted(tx.connection, insert(figures), values)


def reopen(tx: Tx, turn: Turn, typed: str) -> Reopened | None:
    """Give the figures behind a code, exactly as they were shown; None where there are none.

    Those of others are none as well: figures open for whom they were shown to and for those who
    lead him, a private card for its person only.
    """
    asked = {"office": turn.office.id, "typed": typed.upper()}
    row = tx.connection.execute(_BY_CODE, asked).first()
    if row is None:
        return None
    facts = NOTICES.read(row.kind, row.body)
    readers = [int(one) for one in tx.connection.execute(_READERS, {"row": row.id}).scalars()]
    if turn.actor.id not in readers and (
        isinstance(facts, PRIVATE) or not _leads_any(tx, turn.actor, readers)
    ):
        return None
    _note_read(tx, turn, facts)
    return Reopened(code=typed.upper(), shown=row.made, of=row.kind, body=row.body)


def _note_read(tx: Tx, turn: Turn, facts: Notice) -> None:
    """Note that the asker looks at somebody else's score again, where the figures are one."""
    whole = facts.receipt if isinstance(facts, WholeReceipt) else facts
    match whole:
        case Receipt():
            name, period = whole.person.name, Period.named(whole)
        case MonthCard():
            name, period = whole.person, Period(year=whole.year, month=whole.month)
        case _:
            return
    named = [one for one in people.of_office(tx.connection, turn.office.id) if one.name == name]
    seen = [one for one in named if people_rules.may_see(turn.actor, one, tx.now)]
    note_read(tx, turn, seen, period)


def _leads_any(tx: Tx, asker: Person, readers: list[int]) -> bool:
    found = people.persons(tx.connection, readers).values()
    return any(people_rules.leads(asker, one, tx.now) for one in found)
