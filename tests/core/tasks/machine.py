"""The life of tasks as a machine of chance over the real core, and more of it on demand.

`python -m tests.core.tasks.machine --examples 400 --steps 60` runs more and prints the figures;
`--plant NAME` runs it with a planted bug.
"""

import argparse
import datetime as dt
import random
import time
from collections import Counter
from itertools import pairwise
from unittest import mock
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from sqlalchemy import bindparam, select

import core.evaluation.steps.tables  # noqa: F401 - the tables belong to the schema
from core.kernel.refusal import Refusal
from core.kernel.tables import METADATA, Instant, inbox
from core.kernel.transaction import Tx, sqlite_engine
from core.people import store as people
from core.people.actions import Turn
from core.people.rules import Role
from core.periods import store as periods
from core.periods.rules import Absence, Away
from core.tasks import (
    actions,
    assigning,
    causes,
    claim_store,
    claims,
    decisions,
    delegation,
    ending,
    excuses,
    handover,
    handover_store,
    history,
    pausing,
    rules,
    series,
    series_store,
    shares,
    store,
    team,
    undoing,
)
from core.tasks.actions import Correct, Counted, HandIn, Report
from core.tasks.assigning import Assign
from core.tasks.causes import NameCause, Resume
from core.tasks.claims import CountClaims
from core.tasks.clock import Clock, lay, lay_with
from core.tasks.decisions import Extend, Review, Verdict
from core.tasks.delegation import Delegate
from core.tasks.ending import Cancel
from core.tasks.excuses import AnswerCause
from core.tasks.handover import HandOver
from core.tasks.pausing import Pause
from core.tasks.recurrence import Every, Recurrence
from core.tasks.rules import Cause, Hands, State
from core.tasks.series import EndSeries, StartSeries
from core.tasks.stopping import MINUTE
from core.tasks.team import CoAssign, Joining

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
START = dt.datetime(2026, 11, 16, 8, 0, tzinfo=ZONE)
NOTHING = dt.timedelta()

# Written out by hand and not taken from the code: what may follow what, corrections aside.
WAYS = {
    "draft": "assigned received handed_in cancelled",
    "assigned": "received in_progress handed_in paused cancelled",
    "received": "assigned in_progress handed_in paused cancelled",
    "in_progress": "assigned handed_in paused cancelled",
    "handed_in": "accepted returned cancelled",
    "returned": "assigned handed_in paused cancelled",
    "paused": "assigned received in_progress returned handed_in cancelled",
    "accepted": "",
    "cancelled": "",
}
LIES_WITH = {
    "draft": {"authority"},
    "assigned": {"assignee"},
    "received": {"assignee"},
    "in_progress": {"assignee"},
    "returned": {"assignee"},
    "handed_in": {"reviewer"},
    "paused": {"unit", "authority"},
    "accepted": {"nobody"},
    "cancelled": {"nobody"},
}
UNITS = (("SO", None), ("TCCB", "SO"), ("KT", "SO"))
PEOPLE = (
    ("giám đốc", "SO", Role.HEAD),
    ("trưởng phòng", "TCCB", Role.HEAD),
    ("phó phòng", "TCCB", Role.DEPUTY),
    ("chuyên viên một", "TCCB", Role.OFFICIAL),
    ("chuyên viên hai", "TCCB", Role.OFFICIAL),
    ("trưởng phòng khác", "KT", Role.HEAD),
    ("chuyên viên khác", "KT", Role.OFFICIAL),
)
FIGURES: Counter[str] = Counter()
_OVERDUE = select(store.task.c.id).where(
    store.is_overdue(bindparam("moment", type_=Instant))  # type: ignore[arg-type]
)
EVERY = select(*store.COLUMNS).order_by(store.task.c.id)

MOST_TASKS = 5
VERBS = (
    *("assign", "draft", "receive", "resume", "resume", "extend", "extend", "undo", "undo"),
    *("report", "report", "name_cause", "stop", "stop", "hand_in", "hand_in"),
    *("review", "review", "review", "review", "review", "correct"),
    *("count", "count", "answer_cause", "absence", "absence", "cancel"),
    *("hand_over", "hand_over", "co_assign", "series", "delegate", "delegate", "pause"),
)
NOBODYS_WORK = (Hands.UNIT, Hands.AUTHORITY)
a_while = st.one_of(st.just(0), st.integers(0, 120), st.integers(0, 60 * 24 * 2))


class _Office:
    """One office in one database, whose changes are rolled back after each life."""

    def __init__(self):
        self.engine = sqlite_engine(None)
        METADATA.create_all(self.engine)
        self.connection = self.engine.connect()
        with self.connection.begin():
            office = people.add_office(self.connection, "SO", "Sở Thử", str(ZONE), START)
            units = {}
            for code, parent in UNITS:
                over = units.get(parent)
                units[code] = people.add_unit(self.connection, office, over, code, code)
            since = START - dt.timedelta(days=365)
            for place, (name, unit, role) in enumerate(PEOPLE):
                one = people.add_person(self.connection, office, f"P{place}", name, "nam")
                people.add_post(self.connection, office, one, units[unit].id, role, "", since)
            self.office = people.office_of(self.connection, office)
            self.everybody = people.of_office(self.connection, office)
            row = {"gateway": "t", "bot": "t", "chat": "t", "received": START, "state": "done"}
            every = [{**row, "source_key": str(n)} for n in range(400)]
            self.connection.execute(inbox.insert(), every)
            self.clock = Clock(periods.calendar_of(self.connection, office), ZONE)


_OFFICES: list[_Office] = []


def the_office() -> _Office:
    """Give the office; it is founded once."""
    if not _OFFICES:
        _OFFICES.append(_Office())
    return _OFFICES[0]


class Lives(RuleBasedStateMachine):
    """Anybody says anything about any task at any time; nothing that must hold ever breaks."""

    def __init__(self):
        super().__init__()
        self.house = the_office()
        self.connection = self.house.connection
        self.life = self.connection.begin()
        self.now = self.said = START
        self.update = 0
        self.every = None
        self.people = self.house.everybody

    def teardown(self):
        self.life.rollback()
        FIGURES["lives"] += 1

    @initialize()
    def begin(self):
        self.say_assign(random.Random(1), by=1)
        self.say_assign(random.Random(2), by=1)

    @rule(minutes=a_while, verb=st.sampled_from(VERBS), seed=st.integers(0, 2**32))
    def speak(self, minutes, verb, seed):
        """Let time pass, and somebody say something: who, about what and how is the seed's."""
        self.wait(minutes)
        getattr(self, f"say_{verb}")(random.Random(seed))

    def say_assign(self, chance, by=None):
        if len(self.tasks()) >= MOST_TASKS:
            return
        by = chance.randrange(len(PEOPLE)) if by is None else by
        to = (
            chance.sample(range(len(PEOPLE)), chance.choice((1, 1, 2)))
            if chance.random() < 0.3
            else [3]
        )
        ids = tuple(self.people[one].id for one in to)
        command = Assign(
            people=ids, title="việc", deadline=self.day(chance), quantity=10_000, output="hồ sơ"
        )
        self.act("assign", by, chance, lambda tx, turn: assigning.assign(tx, turn, command))

    def say_report(self, chance):
        task = self.pick(chance)
        counted = Counted(part=chance.choice((3000, 7000, 10_000)), whole=10_000, what="hồ sơ")
        command = Report(
            number=task.number,
            progress=chance.choice((None, 10, 60, 90)),
            note="lời",
            blocked=chance.random() < 0.4,
            promise=self.day(chance) if chance.random() < 0.3 else None,
            counted=counted if chance.random() < 0.3 else None,
        )
        self.act(
            "report",
            self.doer(task, chance),
            chance,
            lambda tx, turn: actions.report(tx, turn, command),
        )

    def say_name_cause(self, chance):
        task = self.pick(chance)
        since = self.now - dt.timedelta(minutes=chance.choice((0, 60, 60 * 24, 60 * 24 * 6)))
        cause = chance.choice(tuple(Cause))
        command = NameCause(number=task.number, cause=cause, since=since, party="Sở Tài chính")
        self.act(
            "name_cause",
            self.doer(task, chance),
            chance,
            lambda tx, turn: causes.name_cause(tx, turn, command),
        )

    def say_stop(self, chance):
        """Let a cause be named and soon be answered."""
        self.say_name_cause(chance)
        self.now += dt.timedelta(minutes=chance.choice((0, 10, 60 * 24)))
        self.say_review(chance)

    def say_hand_in(self, chance):
        task = self.pick(chance)
        done = chance.choice((None, 10_000, 10_000, 4000))
        command = HandIn(number=task.number, done=done)
        self.act(
            "hand_in",
            self.doer(task, chance),
            chance,
            lambda tx, turn: actions.hand_in(tx, turn, command),
        )

    def say_review(self, chance):
        first = self.pick(chance, waiting=True)
        found = {first.number: first}
        if chance.random() < 0.2:
            other = self.pick(chance, waiting=True)
            found[other.number] = other
        verdicts = tuple(
            Verdict(
                number=number,
                accept=chance.random() < 0.65,
                reason="vì",
                major=chance.random() < 0.3,
                objective=chance.random() < 0.5,
                since=self.now - dt.timedelta(days=2) if chance.random() < 0.3 else None,
                quantity=chance.choice((None, None, 3000, 7000, 10_000))
                if task.state is State.HANDED_IN
                else None,
                final=chance.random() < 0.2,
                later=chance.random() < 0.15,
                excused=chance.choice((None, None, True, False)),
                earlier=chance.choice((None, None, True, False)),
            )
            for number, task in found.items()
        )
        command = Review(verdicts=verdicts)
        self.act(
            "review",
            self.decider(first, chance),
            chance,
            lambda tx, turn: decisions.review(tx, turn, command),
        )

    def say_count(self, chance):
        """Let it be decided when something counts that was typed long before it arrived."""
        claimed = [one for one in self.tasks() if claim_store.waiting(self.connection, one.id)]
        task = chance.choice(claimed) if claimed else self.pick(chance)
        command = CountClaims(number=task.number, earlier=chance.random() < 0.7)
        by = self.place(task.reviewer_id, chance)
        self.act("count", by, chance, lambda tx, turn: claims.decide(tx, turn, command))

    def say_answer_cause(self, chance):
        """Let a cause be answered that outlived the hand-in."""
        past = [one for one in self.tasks() if rules.cause_is_past(one)]
        task = chance.choice(past) if past else self.pick(chance)
        command = AnswerCause(number=task.number, objective=chance.random() < 0.7)
        by = self.place(task.reviewer_id, chance)
        self.act("answer_cause", by, chance, lambda tx, turn: excuses.answer(tx, turn, command))

    def say_absence(self, chance):
        """Let somebody go on leave, and somebody else stand in who soon reports."""
        away, deputy = (self.people[one] for one in chance.sample(range(len(PEOPLE)), 2))
        days = dt.timedelta(days=chance.randrange(1, 4))
        row = {"id": 0, "office_id": self.house.office.id, "person_id": away.id, "ended": None}
        more = {"since": self.now, "until": self.now + days, "said": self.now, "agreed": self.now}
        absence = Absence(**row, **more, away=Away.LEAVE, deputy_id=deputy.id)
        periods.add_absence(self.connection, absence)
        held = [one for one in self.tasks() if one.is_held_by(away.id)]
        if not held:
            return
        number = chance.choice(held).number
        by = self.place(deputy.id, random.Random(0))
        command = Report(number=number, progress=50, note="thay")
        self.act("report in place", by, chance, lambda tx, turn: actions.report(tx, turn, command))
        handing = HandIn(number=number)
        self.act(
            "hand in in place", by, chance, lambda tx, turn: actions.hand_in(tx, turn, handing)
        )

    def say_extend(self, chance):
        task = self.pick(chance)
        late = max(self.day(chance), task.deadline or self.now) + dt.timedelta(
            days=chance.randrange(4)
        )
        command = Extend(number=task.number, deadline=late, why="chờ")
        by = self.doer(task, chance) if chance.random() < 0.7 else self.decider(task, chance)
        self.act("extend", by, chance, lambda tx, turn: decisions.extend(tx, turn, command))

    def say_pause(self, chance):
        """Let who decides about a task let it rest."""
        task = self.pick(chance)
        command = Pause(numbers=(task.number,), reason="chờ")
        by = self.decider(task, chance)
        self.act("pause", by, chance, lambda tx, turn: pausing.pause(tx, turn, command))

    def say_resume(self, chance):
        paused = [one for one in self.tasks() if one.state is State.PAUSED]
        task = chance.choice(paused) if paused else self.pick(chance)
        command = Resume(number=task.number)
        self.act(
            "resume",
            self.doer(task, chance),
            chance,
            lambda tx, turn: causes.resume(tx, turn, command),
        )

    def say_receive(self, chance):
        task = self.pick(chance)
        self.act(
            "receive",
            self.doer(task, chance),
            chance,
            lambda tx, turn: actions.receive(tx, turn, task.number),
        )

    def say_cancel(self, chance):
        task = self.pick(chance)
        command = Cancel(number=task.number, reason="trùng")
        self.act(
            "cancel",
            self.decider(task, chance),
            chance,
            lambda tx, turn: ending.cancel(tx, turn, command),
        )

    def say_correct(self, chance):
        task = self.tasks()[-1]
        command = Correct(number=task.number, deadline=self.day(chance))
        self.act(
            "correct",
            self.decider(task, chance),
            chance,
            lambda tx, turn: actions.correct(tx, turn, command),
        )

    def say_undo(self, chance):
        by = chance.choice((1, 3, 3, chance.randrange(len(PEOPLE))))
        self.act("undo", by, chance, undoing.undo)
        self.people = people.of_office(self.connection, self.house.office.id)

    def say_hand_over(self, chance):
        """Let a task go to somebody else, who soon answers, or decline a while later."""
        task = self.pick(chance)
        coming = chance.choice(self.people)
        command = HandOver(
            number=task.number,
            person=None if chance.random() < 0.2 else coming.id,
            unit="KT",
            deadline=self.day(chance) if chance.random() < 0.2 else None,
        )
        command = command if command.person is None else command.but(unit=None)
        by = self.doer(task, chance) if chance.random() < 0.6 else self.decider(task, chance)
        self.act("hand_over", by, chance, lambda tx, turn: handover.hand_over(tx, turn, command))
        for _ in range(chance.choice((0, 1, 2))):
            found = handover_store.waiting(self.connection, task.id)
            if found is None:
                return
            self.now += dt.timedelta(minutes=chance.choice((0, 10, 60 * 24)))
            verdict = Verdict(number=task.number, accept=chance.random() < 0.8, reason="vì")
            answer = Review(verdicts=(verdict,))
            self.act(
                "answer hand_over",
                self.place(found.awaited_id, chance),
                chance,
                lambda tx, turn, answer=answer: decisions.review(tx, turn, answer),
            )

    def say_co_assign(self, chance):
        task = self.pick(chance)
        joining = tuple(
            Joining(person_id=one.id, part=chance.choice((None, 3, 10)), whole=10)
            for one in chance.sample(self.people[2:6], chance.choice((1, 1, 2)))
        )
        command = CoAssign(number=task.number, people=joining)
        by = self.decider(task, chance)
        self.act("co_assign", by, chance, lambda tx, turn: team.co_assign(tx, turn, command))

    def say_series(self, chance):
        """Let a series begin, end, or give what is to be given by today."""
        calendar = self.house.clock.calendar
        known = series_store.of_office(self.connection, self.house.office.id)
        if len(known) < 2 and chance.random() < 0.5:
            work = Assign(people=(self.people[3].id,), title="báo cáo tuần", quantity=1000)
            command = StartSeries(
                work=work, rule=Recurrence(every=Every.WEEK, on=chance.randrange(5))
            )
            self.act(
                "start series",
                self.place(self.people[1].id, chance),
                chance,
                lambda tx, turn: series.start(tx, turn, command, calendar),
            )
        elif known and chance.random() < 0.2:
            end = EndSeries(number=chance.choice(known).number, on=chance.random() < 0.5)
            by = self.place(self.people[1].id, chance)
            self.act("end series", by, chance, lambda tx, turn: series.end(tx, turn, end))
        elif len(self.tasks()) < MOST_TASKS:
            office = self.house.office.id
            self.act("run series", 1, chance, lambda tx, _turn: series.run(tx, office, calendar))

    def say_delegate(self, chance):
        """Let a head ask somebody to decide in his place, or end it."""
        by = chance.choice((0, 1, 1, 1, 2, 5, chance.randrange(len(PEOPLE))))
        if chance.random() < 0.2:
            self.act("end delegation", by, chance, delegation.end)
        else:
            since = self.now + dt.timedelta(days=chance.choice((0, 0, 0, 2)))
            until = since + dt.timedelta(days=chance.randrange(1, 6))
            command = Delegate(
                person_id=self.people[chance.choice((2, 3, 4, chance.randrange(7)))].id,
                since=since,
                until=until,
            )
            self.act(
                "delegate", by, chance, lambda tx, turn: delegation.delegate(tx, turn, command)
            )
        self.people = people.of_office(self.connection, self.house.office.id)
        self.decide_in_place(self.people[by].id, chance)

    def decide_in_place(self, head_id, chance):
        """Let who decides in a head's place hand his own work in, and decide about it at once."""
        for deputy_id in people.in_place_of(self.connection, head_id, self.now):
            for task in self.tasks():
                if task.reviewer_id != head_id or not task.is_held_by(deputy_id):
                    continue
                place = [one.id for one in self.people].index(deputy_id)
                handing = HandIn(number=task.number)
                verdict = Verdict(number=task.number, accept=True)
                self.act(
                    "hand_in",
                    place,
                    chance,
                    lambda tx, turn, it=handing: actions.hand_in(tx, turn, it),
                )
                answer = Review(verdicts=(verdict,))
                self.act(
                    "review",
                    place,
                    chance,
                    lambda tx, turn, it=answer: decisions.review(tx, turn, it),
                )

    def say_draft(self, chance):
        """Let somebody begin work of his own that has to be confirmed."""
        if len(self.tasks()) >= MOST_TASKS:
            return

        def draft(tx, turn):
            deadline = self.now + dt.timedelta(days=1)
            command = Assign(people=(turn.actor.id,), title="gấp", deadline=deadline)
            assigning.assign(tx, turn, command)

        self.act("draft", chance.choice((3, 4, 2)), chance, draft)

    def wait(self, minutes):
        elsewhere = [
            one for one in self.tasks() if rules.hands(one) in {Hands.REVIEWER, *NOBODYS_WORK}
        ]
        before = [(one, self.time_of(one)) for one in elsewhere[-2:]] if minutes else []
        self.now += dt.timedelta(minutes=minutes)
        for task, spent in before:
            assert self.time_of(task) == spent, "time in other hands counts against the assignee"

    def day(self, chance):
        days = dt.timedelta(days=chance.randrange(1, 9))
        return (self.now + days).replace(hour=17, minute=0)

    def doer(self, task, chance):
        """Give the place of who does a task; now and then of anybody."""
        return self.place(task.lead.person_id, chance)

    def decider(self, task, chance):
        """Give the place of who decides about a task, or in his place; now and then of anybody."""
        whose = rules.whose(task).person_id if task.state is State.DRAFT else task.reviewer_id
        others = people.in_place_of(self.connection, whose, self.now)
        return self.place(chance.choice((whose, *others, *others)), chance)

    def place(self, person_id, chance):
        if chance.random() < 0.15:
            return chance.randrange(len(PEOPLE))
        return [one.id for one in self.people].index(person_id)

    # What must hold.

    def act(self, verb, by, chance, work):
        """Carry one command out as the pipeline would, and look at what became of everything."""
        self.update += 1
        actor = self.actor = self.people[by]
        self.said = max(START, self.now - dt.timedelta(minutes=chance.choice((0, 0, 0, 5, 50))))
        claimed = None
        if chance.random() < 0.15:
            claimed = self.said - dt.timedelta(minutes=chance.choice((90, 600, 60 * 24 * 5)))
        tx = Tx(self.connection, self.now, self.update, random.Random(1))
        turn = Turn(actor=actor, office=self.house.office, said=self.said, claimed=claimed)
        before = {one.id: one for one in self.tasks()}
        FIGURES["commands"] += 1
        savepoint = self.connection.begin_nested()
        try:
            work(tx, turn)
            savepoint.commit()
            self.every = None
            FIGURES[f"done {verb}"] += 1
        except Refusal:
            savepoint.rollback()
            FIGURES["refused"] += 1
            return
        for task in self.tasks():
            was = before.get(task.id)
            if was != task:
                self.look_at(was, task, verb)

    def tasks(self):
        """Give every task as it stands; they are read again once something was done."""
        if self.every is None:
            rows = self.connection.execute(EVERY).mappings().all()
            self.every = store.gather(self.connection, rows)
        return self.every

    def pick(self, chance, *, waiting=False):
        """Give a task, mostly one that is open, or one that waits for a decision."""
        every = self.tasks()
        if chance.random() < 0.05:
            return chance.choice(every)
        if waiting:
            every = [one for one in every if rules.waits_for_reviewer(one)] or every
        return chance.choice([one for one in every if one.state in rules.OPEN] or every)

    def time_of(self, task):
        clock = self.house.clock
        life = history.life(self.connection, task.id)
        held = lay_with(life, task.lead.person_id, self.now, clock)
        return held.get(Hands.ASSIGNEE, NOTHING)

    def tx(self):
        return Tx(self.connection, self.now, max(self.update, 1), random.Random(1))

    def look_at(self, was, task, verb):
        FIGURES["changes"] += 1
        FIGURES[f"state {task.state}"] += 1
        if was is not None and verb != "undo" and was.state != task.state:
            assert task.state in WAYS[was.state].split(), f"{was.state} became {task.state}"
        assert rules.hands(task) in LIES_WITH[task.state]
        if task.state in rules.OPEN:
            assert rules.hands(task) is not Hands.NOBODY, "open and in nobody's hands"
        self.look_at_who_does_it(was, task, verb)
        self.look_at_life(task)
        self.look_at_delays(was, task, verb)
        self.look_at_what_was_said(was, task, verb)

    def look_at_who_does_it(self, was, task, verb):
        """See that shares make a whole, and that nobody decides for another about his own work."""
        assert sum(one.share for one in task.holders) == 1, "shares that make no whole"
        assert sum(one.lead for one in task.holders) == 1, "not one who answers for it"
        assert len({one.person_id for one in task.holders}) == len(task.holders)
        if verb == "review" and was is not None and was.state is State.HANDED_IN:
            own = self.actor.id == was.reviewer_id
            acting = rules.delegates_of(self.actor, self.now)
            assert own or was.reviewer_id in acting, "decided by somebody else"
            assert own or not was.is_held_by(self.actor.id), "a delegate about his own work"
        late = set(self.connection.execute(_OVERDUE, {"moment": self.now}).scalars())
        assert (task.id in late) is rules.is_overdue(task, self.now), "late in lists alone"
        if task.state in rules.WORKING and rules.kept(task):
            assert not rules.is_late(task, self.now + dt.timedelta(days=30)), "late once kept"

    def look_at_what_was_said(self, was, task, verb):
        """See that promises and counts cost nothing, and who stands in ends nothing."""
        if task.promised != (was and was.promised):
            assert verb in {"report", "hand_in", "undo", "report in place"}
        if was is not None and verb == "report in place":
            assert (task.missed, task.holders, task.handed) == (was.missed, was.holders, was.handed)
        assert 0 <= task.done <= task.quantity
        assert task.accepted_quantity <= task.quantity
        assert verb != "hand in in place" or task.is_held_by(self.actor.id)
        for one in claim_store.waiting(self.connection, task.id):
            assert task.assigned <= one.typed
            assert one.person_id != task.reviewer_id

    def look_at_life(self, task):
        life = history.life(self.connection, task.id)
        assert life[-1].whose == rules.whose(task), "the last spell is not where the task lies"
        assert life[-1].until is None
        assert life[0].since == task.assigned, "the life does not begin with the task"
        for one, following in pairwise(life):
            assert one.since < one.until == following.since, "a gap or an overlap"
        clock = self.house.clock
        ended = NOTHING
        for one in life:
            if one.whose.hands is Hands.NOBODY:
                ended += clock.worked(one.since, min(one.until or self.now, self.now))
        spread = sum((one.time for one in lay(life, self.now, clock)), NOTHING)
        assert spread + ended == clock.worked(task.assigned, self.now), "time in two hands"

    def look_at_delays(self, was, task, verb):
        versions = history.versions(self.connection, task.id)
        assert versions[-1].deadline == task.deadline, "a deadline that is not written down"
        passed = {one.deadline for one in versions if one.deadline and one.deadline < self.now}
        assert rules.delays(task, self.now) <= len(passed), "a delay counted twice"
        assert task.missed >= 0, "a delay taken away that was never counted"
        if verb == "count":
            assert was.missed - 1 <= task.missed <= was.missed
            assert rules.delays(task, self.now) <= rules.delays(was, self.now)
        elif was is not None and verb != "undo":
            assert verb == "review" or was.missed <= task.missed <= was.missed + 1
            moved = task.missed > was.missed
            assert not moved or task.deadline != was.deadline, "a version counted that goes on"
        if task.state is State.PAUSED and task.minutes_left is not None:
            later = self.now + dt.timedelta(days=90)
            assert not rules.is_late(task, later), "late while the clock stands"
        if (
            was is not None
            and was.state is State.PAUSED
            and verb in {"resume", "report", "hand_in"}
        ):
            self.look_at_resumed(was, task)

    def look_at_resumed(self, was, task):
        if was.minutes_left is None or task.state is State.PAUSED:
            return
        clock = self.house.clock
        back = self.said
        if clock.worked(was.paused, back) > NOTHING and back >= was.paused:
            left = clock.worked(back, task.deadline) // MINUTE
            assert left >= was.minutes_left, "the time the clock stood is lost"


def _grants_twice(tx, turn, task, deadline, why, asked, verdict=None):
    missed = task.but(missed=task.missed + int(rules.is_late(task, asked)))
    return _REAL_GRANT(tx, turn, missed, deadline, why, asked, verdict)


def _resumes_without_moving(tx, turn, task):
    return _REAL_RESUMED(tx, turn, task).but(deadline=task.deadline)


def _hands_of_the_assignee(task):
    found = _REAL_WHOSE(task)
    return found.but(hands=Hands.NOBODY) if task.state is State.PAUSED else found


def _turns_but_the_reviewers(connection, of, turned, *, noted, entry):
    if turned.whose.hands is not Hands.REVIEWER:
        _REAL_TURN(connection, of, turned, noted=noted, entry=entry)


def _who_stands_in_may_end(tx, turn, number):
    return actions.visible(tx, turn, number)


def _decides_about_his_own(asker, task, person_id, at):
    return asker.id == person_id or rules.acts_for(asker, person_id, at)


def _overdue_by_its_date(task, now):
    return task.state in rules.WORKING and task.deadline is not None and now > task.deadline


def _nobody_gives_way(holders, ids, said):
    after = _REAL_JOINED(holders, ids, said)
    held = {one.person_id for one in holders}
    return after and (*holders, *(one for one in after if one.person_id not in held))


_REAL_JOINED = shares.joined
_REAL_TURN = history.turn
_REAL_GRANT = decisions._grant
_REAL_RESUMED = actions.resumed
_REAL_WHOSE = rules.whose
PLANTED = {
    "a-delay-counted-twice": lambda: mock.patch.object(decisions, "_grant", _grants_twice),
    "a-pause-that-moves-no-deadline": lambda: mock.patch.object(
        causes, "resumed", _resumes_without_moving
    ),
    "a-pause-in-nobodys-hands": lambda: mock.patch.object(rules, "whose", _hands_of_the_assignee),
    "an-undo-that-keeps-the-spell": lambda: mock.patch.object(
        history, "turned_by", return_value=START - dt.timedelta(days=3)
    ),
    "a-claim-that-forgives-what-was-never-missed": lambda: mock.patch.object(
        claims, "_excused", return_value=1
    ),
    "who-stands-in-hands-in": lambda: mock.patch.object(actions, "held", _who_stands_in_may_end),
    "a-delegate-decides-about-his-own-work": lambda: mock.patch.object(
        rules, "decides_for", _decides_about_his_own
    ),
    "what-was-returned-is-late-in-lists": lambda: mock.patch.object(
        rules, "is_overdue", _overdue_by_its_date
    ),
    "nobody-gives-way-to-who-comes-in": lambda: mock.patch.object(
        shares, "joined", _nobody_gives_way
    ),
    "a-hand-over-that-is-not-written-down": lambda: mock.patch.object(
        handover, "_note", return_value=None
    ),
    "a-review-that-is-not-written-down": lambda: mock.patch.object(
        history, "turn", _turns_but_the_reviewers
    ),
}


def live(examples: int, steps: int, *, beginning: int | None = None) -> None:
    """Run so many lives of so many steps each; raises what breaks.

    What is drawn also depends on the modules that are loaded, so the same beginning need not lead
    through the same lives in another process.
    """
    lives = Lives if beginning is None else seed(beginning)(type("LivesFrom", (Lives,), {}))
    run_state_machine_as_test(
        lives,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
            database=None,
        ),
    )


def main() -> None:
    """Run more of it and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=200)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--plant", choices=sorted(PLANTED))
    asked = parser.parse_args()
    began = time.monotonic()
    if asked.plant:
        with PLANTED[asked.plant]():
            live(asked.examples, asked.steps)
    else:
        live(asked.examples, asked.steps)
    print(f"{time.monotonic() - began:.1f} s")  # noqa: T201 - asked for
    for name, count in sorted(FIGURES.items()):
        print(f"{count:8d}  {name}")  # noqa: T201 - asked for


if __name__ == "__main__":
    main()
