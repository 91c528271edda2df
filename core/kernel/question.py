"""Open questions: the commands behind the numbers that a person was shown last."""

import datetime as dt

import msgspec
from sqlalchemy import bindparam, insert, select, update

from core.kernel.command import COMMANDS, Command
from core.kernel.fact import Fact, write
from core.kernel.post import Choices, Label
from core.kernel.tables import question
from core.kernel.transaction import Tx

LASTS = dt.timedelta(hours=24)


class Choice(Fact, frozen=True):
    """One ready answer: what it says and the command it gives."""

    label: Label
    command: Command


class _Kept(Fact, frozen=True):
    kind_of: str
    body: str


class Question(Fact, frozen=True):
    """A question as it stands: its numbered commands, and what free text would complete."""

    id: int
    state: str
    commands: dict[int, Command]
    awaits: Command | None
    outcome: str | None


def _keep(command: Command) -> _Kept:
    return _Kept(kind_of=command.kind, body=write(command))


_ASK = insert(question)
_CLOSE = (
    update(question)
    .where(question.c.person_id == bindparam("person"), question.c.state == "open")
    .values(state="closed")
)
_OPEN = (
    select(question)
    .where(
        question.c.person_id == bindparam("person"),
        question.c.state == "open",
        question.c.expires > bindparam("now"),
    )
    .order_by(question.c.id.desc())
    .limit(1)
)
_BY_ID = select(question).where(
    question.c.person_id == bindparam("person"), question.c.id == bindparam("row")
)
_LAST = (
    select(question)
    .where(question.c.person_id == bindparam("person"))
    .order_by(question.c.id.desc())
    .limit(1)
)
_BEFORE = (
    select(question)
    .where(
        question.c.person_id == bindparam("person"),
        question.c.id < bindparam("row"),
        question.c.expires > bindparam("now"),
    )
    .order_by(question.c.id.desc())
    .limit(1)
)
_USE = (
    update(question)
    .where(question.c.id == bindparam("row"))
    .values(state="used", outcome=bindparam("result"))
)
_KEPT = msgspec.json.Decoder(dict[int, _Kept])
_ONE_KEPT = msgspec.json.Decoder(_Kept)


def ask(
    tx: Tx,
    *,
    office_id: int,
    person_id: int,
    choices: tuple[Choice, ...],
    awaits: Command | None = None,
) -> Choices:
    """Keep what the numbers mean; any earlier open question of this person is closed."""
    close(tx, person_id)
    row = {
        "office_id": office_id,
        "person_id": person_id,
        "asked": tx.now,
        "expires": tx.now + LASTS,
        "choices": msgspec.json.encode(
            {str(one.label.number): _keep(one.command) for one in choices}
        ).decode(),
        "awaits": msgspec.json.encode(_keep(awaits)).decode() if awaits else None,
    }
    return Choices(question=tx.insert(_ASK, row), labels=tuple(one.label for one in choices))


def close(tx: Tx, person_id: int) -> bool:
    """Close whatever is open for this person; tell whether anything was."""
    return tx.connection.execute(_CLOSE, {"person": person_id}).rowcount > 0


def current(tx: Tx, person_id: int) -> Question | None:
    """Give the open question of a person, if it has not expired."""
    rows = tx.connection.execute(_OPEN, {"person": person_id, "now": tx.now}).mappings()
    return next((_question(dict(row)) for row in rows), None)


def find(tx: Tx, person_id: int, number: int) -> Question | None:
    """Give one of this person's own questions by its number, open or not."""
    rows = tx.connection.execute(_BY_ID, {"person": person_id, "row": number}).mappings()
    return next((_question(dict(row)) for row in rows), None)


def last(tx: Tx, person_id: int) -> Question | None:
    """Give the question that a person was asked last, open or not."""
    rows = tx.connection.execute(_LAST, {"person": person_id}).mappings()
    return next((_question(dict(row)) for row in rows), None)


def before(tx: Tx, person_id: int, number: int) -> Question | None:
    """Give what a person was asked before one of his questions, open or not, if not expired."""
    facts = {"person": person_id, "row": number, "now": tx.now}
    rows = tx.connection.execute(_BEFORE, facts).mappings()
    return next((_question(dict(row)) for row in rows), None)


def use(tx: Tx, number: int, outcome: str) -> None:
    """Mark a question as answered, with the kind of what came of it."""
    tx.connection.execute(_USE, {"row": number, "result": outcome})


def _question(row: dict[str, object]) -> Question:
    commands = {
        number: COMMANDS.read(kept.kind_of, kept.body)
        for number, kept in _KEPT.decode(str(row["choices"])).items()
    }
    awaits = _ONE_KEPT.decode(str(row["awaits"])) if row["awaits"] else None
    return Question(
        id=int(str(row["id"])),
        state=str(row["state"]),
        commands=commands,
        awaits=COMMANDS.read(awaits.kind_of, awaits.body) if awaits else None,
        outcome=str(row["outcome"]) if row["outcome"] else None,
    )
