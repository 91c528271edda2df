"""The short way to SQLite: it says the same as the usual way, and lets partial indexes serve."""

import pytest
from sqlalchemy import bindparam, literal, or_, select, update

from core.kernel.quick import _PLANS
from core.kernel.tables import question
from core.kernel.transaction import Inline, sqlite_engine
from core.migrations import migrate

pytestmark = pytest.mark.embedded("what SQLite's driver is given")

OPEN = select(question.c.id).where(
    question.c.person_id == bindparam("person"), question.c.state == "open"
)


@pytest.fixture
def database():
    engine = sqlite_engine(None)
    migrate(engine)
    made = Inline(engine)
    yield made
    made.close()


def asked(database, statement, facts, times=3):
    """Run a statement several times: the usual way first, then the short one; it says the same."""
    found = [
        database.write_now(lambda c: [tuple(row) for row in c.execute(statement, facts)])
        for _ in range(times)
    ]
    assert found[0] == found[-1]
    return found[-1]


def sql_of(statement):
    [plan] = _PLANS[statement].values()
    return plan.sql, [one.name for one in plan.values]


def test_what_is_always_the_same_stands_in_the_statement_so_that_its_index_serves(database):
    assert asked(database, OPEN, {"person": 7}) == []
    sql, names = sql_of(OPEN)
    assert "state = 'open'" in " ".join(sql.split())
    assert names == ["person"]


def test_quotes_question_marks_and_lists_keep_their_meaning(database):
    odd = select(literal("it's"), question.c.id).where(
        or_(question.c.state == "o'pen?", question.c.state.in_(["open", "x'y"]))
    )
    assert asked(database, odd, {}) == []
    sql, names = sql_of(odd)
    assert names == []
    assert "'o''pen?'" in sql
    assert "'open', 'x''y'" in sql


def test_a_value_that_is_given_goes_before_the_fixed_one(database):
    change = update(question).where(question.c.id == bindparam("row", 3)).values(state="closed")
    for facts in ({"row": 1}, {"row": 2}, {"row": 2}):
        database.write_now(lambda connection, facts=facts: connection.execute(change, facts))
    sql, names = sql_of(change)
    assert names == ["row"]
    assert "'closed'" in sql
