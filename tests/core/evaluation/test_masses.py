"""Added up by the database or line by line: the same digits."""

import datetime as dt
import random
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from core.evaluation.figures import score_lines
from core.evaluation.formulas import tally
from core.evaluation.masses import Chosen, Place, one_score, scores, tally_of_sums
from core.evaluation.rulesets import rule_set
from core.evaluation.scores import Leading, score_leader, score_staff
from core.evaluation.steps.store import Excused, Given
from core.kernel.transaction import sqlite_engine
from core.migrations import migrate
from core.people import store as people
from core.periods.spans import month_span
from core.tasks import store
from core.tasks.rules import Holder, State, Task
from core.tasks.sums import sums

ZONE = "Asia/Ho_Chi_Minh"
SPAN = month_span(2026, 11, ZONE)
UNTIL = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
STATES = (State.ASSIGNED, State.HANDED_IN, State.RETURNED, State.ACCEPTED, State.CANCELLED)
RULES = rule_set("ND335_2026.1")


def moment(hours):
    return SPAN.start + dt.timedelta(hours=hours)


def task(number, state, quantity, accepted, k, returns, missed, due, handed, holders):
    return Task(
        id=0,
        office_id=1,
        number=number,
        title="việc",
        unit_id=1,
        assigner_id=1,
        reviewer_id=1,
        state=state,
        priority=None,
        quantity=quantity,
        output=None,
        coefficient=k,
        assigned=moment(0),
        deadline=None if due is None else moment(due),
        progress=0,
        done=0,
        handed=None,
        first_handed=None if handed is None else moment(handed),
        accepted=None,
        accepted_quantity=accepted,
        content_returns=returns,
        missed=missed,
        blocker=None,
        blocked=None,
        asked_deadline=None,
        asked_why=None,
        asked=None,
        version=1,
        holders=tuple(holders),
    )


def office(count):
    engine = sqlite_engine(None)
    migrate(engine)
    with engine.begin() as connection:
        made = people.add_office(connection, "A", "A", ZONE, moment(0))
        people.add_unit(connection, made, None, "A", "A")
        for number in range(count):
            people.add_person(connection, made, f"P{number}", f"Người {number}", None)
    return engine


FOUR = office(4)
hours = st.integers(-100, 900)


@st.composite
def tasks(draw, number):
    first = draw(st.integers(1, 4))
    others = draw(st.lists(st.integers(1, 4), unique=True, max_size=3))
    who = list(dict.fromkeys([first, *others]))
    return task(
        number,
        draw(st.sampled_from(STATES)),
        draw(st.sampled_from([0, 500, 1000, 1250, 7000])),
        draw(st.sampled_from([0, 250, 1000, 8000])),
        draw(st.sampled_from([0, 500, 1000, 6400])),
        draw(st.integers(0, 5)),
        draw(st.integers(0, 3)),
        draw(st.none() | hours),
        draw(st.none() | hours),
        [Holder(person_id=one, lead=one == first, part=1, whole=len(who)) for one in who],
    )


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 12).flatmap(lambda n: st.tuples(*(tasks(at + 1) for at in range(n)))))
def test_the_database_adds_up_what_the_lines_add_up_to(work):
    with FOUR.connect() as connection, connection.begin() as transaction:
        for one in work:
            store.add(connection, one)
        found = {one.person_id: one for one in sums(connection, SPAN, UNTIL, RULES.fault)}
        mine = store.of_span(connection, [1, 2, 3, 4], SPAN.start, SPAN.end)
        for person in (1, 2, 3, 4):
            held = [one for one in mine if one.is_held_by(person)]
            lines = score_lines(held, person, UNTIL)
            assert (person in found) is bool(lines)
            if lines:
                added, by_line = found[person], tally(lines, RULES.fault)
                for name in ("assigned", "done", "quality", "progress"):
                    assert Fraction(getattr(added, name), added.scale) == getattr(by_line, name)
                for name in ("lines", "unfinished", "late", "capped"):
                    assert getattr(tally_of_sums(added), name) == getattr(by_line, name)
                alone = one_score(connection, RULES, SPAN, UNTIL, person, Fraction(27))
                by_lines = score_staff(RULES, lines, Fraction(27))
                assert (alone.total, alone.proposed) == (by_lines.total, by_lines.proposed)
        transaction.rollback()


def test_leaders_are_scored_after_those_below_them_whatever_their_number():
    engine = office(5)
    chance = random.Random(5)
    places = {
        1: Place("1.", 2),
        2: Place("1.", 1),
        3: Place("1.2.", 2),
        4: Place("1.2.", 0),
        5: Place("1.2.", 0),
    }
    chosen = {
        one: Chosen(general=Fraction(27), organizing=Fraction(100), unity=Fraction(100))
        for one in places
    }
    with engine.begin() as connection:
        for number in range(1, 31):
            who = number % 5 + 1
            accepted = 1000 if who != 5 and chance.random() < 0.9 else 0
            holder = Holder(person_id=who, lead=True, part=1, whole=1)
            state = State.ACCEPTED if accepted else State.ASSIGNED
            store.add(connection, task(number, state, 1000, accepted, 1000, 0, 0, 10, 9, [holder]))
        found = dict(scores(connection, RULES, SPAN, UNTIL, places, chosen))
        mine = store.of_span(connection, list(places), SPAN.start, SPAN.end)
    assert found[5].total < 50

    def leader(person, team):
        lines = score_lines([one for one in mine if one.is_held_by(person)], person, UNTIL)
        leading = Leading(team=team, organizing=Fraction(100), unity=Fraction(100))
        return score_leader(RULES, lines, Fraction(27), leading).total

    assert found[3].d == Fraction(1, 2)
    assert found[3].total == leader(3, (found[4].total, found[5].total))
    assert found[2].total == leader(2, (found[3].total, found[4].total, found[5].total))
    everybody = tuple(found[one].total for one in (2, 3, 4, 5))
    assert found[1].total == leader(1, everybody)
    engine.dispose()


def test_never_more_is_excused_than_there_are_faults_left():
    holder = Holder(person_id=1, lead=True, part=1, whole=1)
    late = task(1, State.ACCEPTED, 1000, 1000, 1000, 1, 0, 10, 30, [holder])
    upheld = Given(excused=(Excused(task=1, quality=3, delays=5),))
    (line,) = score_lines([late], 1, UNTIL, upheld)
    assert (line.delays, line.delays_excused) == (1, 1)
    assert (line.quality_failures, line.quality_excused) == (1, 1)
    moved = late.but(deadline=moment(40))  # a cause was confirmed meanwhile
    (line,) = score_lines([moved], 1, UNTIL, upheld)
    assert (line.delays, line.delays_excused) == (0, 0)
    assert tally([line], RULES.fault).progress == 1
