"""The whole demo office replayed: what a score was while the story went on is what it is today."""

import asyncio
import datetime as dt
import random
import sqlite3
from contextlib import closing

import pytest

from bot.demo import build as builder
from bot.folder import Folder
from core.evaluation.case_reading import read_case
from core.evaluation.case_writing import write_case
from core.evaluation.figures import figures
from core.evaluation.period import Period, month_of
from core.kernel.transaction import Inline, Tx, sqlite_engine
from core.migrations import migrate
from core.people import store as people
from core.periods.spans import month_span
from core.tasks import record
from core.tasks.rules import delays
from tests.demo.conftest import AT

ZONE = "Asia/Ho_Chi_Minh"


def standing(connection, now, until):
    """Give for a moment the digits and the hash of everybody, and every fault that was told."""
    office = people.offices(connection)[0]
    tx = Tx(connection, now.astimezone(dt.UTC), 0, random.Random())
    month = month_of(until, ZONE)
    everybody = people.of_office(connection, office.id)
    found = figures(tx, office, month, until.astimezone(dt.UTC), everybody)
    told = {}
    for person in everybody:
        inputs, score = found.of(person.id)
        told[person.code] = (
            found.hash_of(person.id),
            score.total,
            score.task_points,
            (score.a, score.b, score.c, score.d),
            score.proposed,
            inputs.lines,
        )
    return told


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """The demo office built in memory, with what everybody's score was at the end of each day."""
    engine = sqlite_engine(None)
    migrate(engine)
    database = Inline(engine)
    folder = Folder(tmp_path_factory.mktemp("files"))
    live = {}
    day = builder._Days.pass_until

    async def watched(self, moment):
        await day(self, moment)
        evening = moment.replace(hour=0, minute=0, second=0, microsecond=0)
        if evening not in live:
            until = evening - dt.timedelta(milliseconds=1)
            live[evening] = (until, database.write_now(lambda c: standing(c, moment, until)))

    patch = pytest.MonkeyPatch()
    patch.setattr(builder._Days, "pass_until", watched)
    try:
        asyncio.run(builder._play(database, AT, ZONE, folder))
    finally:
        patch.undo()
    database.write_now(lambda connection: builder._mark(connection, AT, dt.timedelta()))
    yield database, live
    database.close()


def test_the_score_of_every_past_day_is_digit_by_digit_what_it_was_on_that_day(story):
    database, live = story
    assert len(live) > 30, "the story goes on for weeks"
    for until, then in live.values():
        again = database.write_now(lambda c, until=until: standing(c, AT, until))
        assert again == then, until
    assert len({then["TCCB03"][0] for _, then in live.values()}) > 10, "the scores were alive"


def test_the_same_moment_gives_the_same_office(story, built):
    database, _ = story
    played = database.write_now(lambda one: content(one.connection.dbapi_connection))
    with closing(sqlite3.connect(built)) as connection:
        assert content(connection) == played


def content(connection) -> list[str]:
    """Give everything that a database holds, but for the keys it made for itself."""
    return [line for line in connection.iterdump() if '"secret"' not in line]


def test_another_input_is_another_hash(story):
    _, live = story
    hashes = [
        (one[0], one[5], one[1]) for _, then in live.values() for one in then.values() if one[5]
    ]
    by_hash = {}
    for code, lines, total in hashes:
        assert by_hash.setdefault(code, (lines, total)) == (lines, total)


def test_every_fault_of_the_office_has_its_date_and_there_are_as_many_as_counted(story):
    database, _ = story
    span = month_span(2026, 11, ZONE)
    until = AT.astimezone(dt.UTC)

    def work(connection):
        ids = [one.id for one in people.of_office(connection, 1)]
        held = record.work_of(connection, 1, ids, span, until)
        return [
            (task, record.faults_of(connection, task, until))
            for tasks in held.values()
            for task in tasks
        ]

    found = database.write_now(work)
    assert sum(len(faults) for _, faults in found) > 10
    for task, faults in found:
        assert len(faults) == task.content_returns + delays(task, until)
        for fault in faults:
            assert fault.at is not None
            assert fault.at <= until


def test_the_case_of_the_whole_office_is_written_and_read_back_unchanged(story):
    database, _ = story

    def case(connection):
        office = people.offices(connection)[0]
        tx = Tx(connection, AT.astimezone(dt.UTC), 0, random.Random())
        officials = [
            one for one in people.of_office(connection, 1) if one.code[-2:] not in ("01", "02")
        ]
        found = figures(tx, office, Period(year=2026, month=11), tx.now, officials)
        return found.case

    whole = database.write_now(case)
    rated = tuple(one for one in whole.people if one.general is not None and one.kind == "staff")
    assert len(rated) > 10
    from dataclasses import replace

    kept = replace(whole, people=rated)
    assert read_case(write_case(kept)) == kept
