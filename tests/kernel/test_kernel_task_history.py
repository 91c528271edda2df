"""Promises of the revision that tells the past of tasks: an older file gets what was kept anew."""

import datetime as dt

from core.tasks.tables import task
from tests import databases
from tests.conversations.town import Town

SPELLS = "SELECT task_id, hands, person_id, since, noted, entry_id FROM spell ORDER BY task_id, id"
DEADLINES = "SELECT task_id, number, deadline, said, person_id, verb, why FROM deadline_version ORDER BY task_id, number"


def test_an_older_file_gets_the_spells_and_deadlines_that_its_journal_tells():
    town = Town()
    for _ in range(3):
        town.given()
    town.say("LAN", "gia hạn 1 đến 4/12 vì chờ số liệu")
    town.say("BINH", "duyệt 1")
    town.say("BINH", "1")
    town.wind(hours=2)
    town.say("LAN", "xong 1")
    town.say("LAN", "xong 2", said=town.now - dt.timedelta(minutes=50))
    town.say("BINH", "trả 1 thiếu chữ ký")
    town.say("BINH", "1")
    town.say("BINH", "hoàn tác")
    town.say("BINH", "duyệt 2")
    town.say("BINH", "1")
    spells, deadlines = town.rows(SPELLS), town.rows(DEADLINES)
    assert {row[1] for row in spells} == {"assignee", "reviewer", "nobody"}
    databases.go_back(town.database, "0005")
    databases.go_on(town.database)
    assert town.rows(DEADLINES) == deadlines
    assert [row[:3] for row in town.rows(SPELLS)] == [row[:3] for row in spells]
    assert town.say("BINH", "việc 2").startswith("NV-2")


def test_going_back_leaves_no_state_that_the_older_version_does_not_know():
    town = Town()
    town.given()
    for state in ("draft", "received", "paused"):
        town.database.write_now(lambda c, new=state: c.execute(task.update().values(state=new)))
        databases.go_back(town.database, "0005")
        assert town.rows("SELECT state FROM task")[0][0] in {"assigned", "in_progress"}
        databases.go_on(town.database)
