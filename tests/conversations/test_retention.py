"""What was kept long enough goes by itself; the office's records, the chain and the score stay."""

import asyncio
import datetime as dt
import os
import random

import pytest

from bot import errands
from bot.audit import journals
from bot.folder import Folder
from bot.holding import Errand
from bot.purge import is_due, let_go, would_go
from core.evaluation.figures import figures
from core.evaluation.period import Period
from core.kernel import chain
from core.kernel.refusal import Refusal
from core.kernel.retention import Keep
from core.kernel.transaction import Tx
from core.people import store as people
from tests.conversations.town import ZONE, Town

PHOTO = b"\x89PNG\r\n\x1a\n" + b"one" * 40
OTHER = b"\x89PNG\r\n\x1a\n" + b"two" * 40
DAY = Keep(messages_days=180, records_years=0)
YEARS = Keep(messages_days=180, records_years=5)


@pytest.fixture
def town(tmp_path):
    made = Town(folder=Folder(tmp_path / "files"))
    yield made
    made.database.close()


def finished(town):
    """Let Lan do a task with a photo, and have it accepted."""
    town.given()
    town.say("LAN", "bc 1 70% đã xong dự thảo, chờ chữ ký")
    town.say("LAN", "xong 1", files=[town.lay("to-trinh.png", PHOTO)])
    town.say("BINH", "duyệt 1")
    assert "Nghiệm thu NV-1" in town.say("BINH", "1")


def pass_nights(town, keep, most=12):
    """Let the clockwork come by as often as anything is to go."""
    town.office.clockwork.keep = keep
    for _ in range(most):
        town.wind(minutes=60)
        if not town.database.write_now(lambda one: is_due(one, keep, town.now)):
            return
    raise AssertionError("the purge does not come to its end")


def sound(town):
    """Give whether the chain of the journal holds, and how many of its lines are erased."""
    (found,) = town.database.write_now(chain.examine)
    assert not any(one.bad for one in town.database.write_now(lambda one: list(journals(one))))
    return found.broken == (), found.erased


def score(town, until, month=11):
    """Give the hash and the digits of Lan's November at a cut-off, as reckoned now."""

    def work(connection):
        tx = Tx(connection, town.now.astimezone(dt.UTC), 0, random.Random(1))
        office = people.offices(connection)[0]
        lan = people.by_code(connection, office.id, "CB04")
        found = figures(tx, office, Period(year=2026, month=month), until, [lan])
        return found.hash_of(lan.id), found.of(lan.id)[1].task_points

    return town.database.write_now(work)


def test_texts_and_letters_go_after_their_days_and_nothing_that_counts(town):
    finished(town)
    until = town.now.astimezone(dt.UTC)
    before = score(town, until)
    card = town.say("BINH", "việc 1")
    town.now += dt.timedelta(days=179)
    town.wind(minutes=1)
    assert town.rows("SELECT count(*) FROM inbox WHERE raw LIKE '%dự thảo%'") == [(1,)]
    town.now += dt.timedelta(days=3)
    pass_nights(town, DAY)
    kept = "SELECT count(*) FROM inbox WHERE raw LIKE '%dự thảo%' OR raw LIKE '%xong 1%'"
    assert town.rows(kept) == [(0,)]
    assert town.rows("SELECT count(*) FROM letter WHERE body LIKE '%tờ trình%'") == [(0,)]
    assert score(town, until) == before
    for told in (card, town.say("BINH", "việc 1")):
        assert "báo cáo 70%, “đã xong dự thảo, chờ chữ ký”" in told
    assert sound(town) == (True, 0)
    assert town.rows("SELECT count(*) FROM journal WHERE verb = 'purge'") != [(0,)]


def test_a_reply_to_an_emptied_letter_is_read_as_it_stands(town):
    number = town.given()
    town.told("LAN")
    assert f"NV-{number}" in town.say("LAN", "50%", about="NV-1")
    town.now += dt.timedelta(days=200)
    pass_nights(town, DAY)
    told = town.say("LAN", "60%", about="NV-1")
    assert told
    assert "lỗi" not in told.lower()
    assert town.rows("SELECT count(*) FROM inbox WHERE state = 'failed'") == [(0,)]


def test_nothing_waits_for_its_term_twice_and_the_dry_run_says_what_will_go(town):
    finished(town)
    town.now += dt.timedelta(days=200)
    asked = {"messages": "180", "records": "0"}
    dry = Errand(verb="purge", words=asked | {"dry_run": "yes"})
    told = asyncio.run(errands.run(town.office, dry, "Asia/Ho_Chi_Minh"))
    count = town.database.write_now(lambda one: would_go(one, DAY, town.now))
    assert count.total > 10
    assert f"would go: {count.rows['letter']} letters" in told
    done = asyncio.run(errands.run(town.office, Errand(verb="purge", words=asked), "x"))
    assert f"gone: {count.rows['letter']} letters" in done
    again = asyncio.run(errands.run(town.office, Errand(verb="purge", words=asked), "x"))
    assert again == "nothing was kept long enough to go"


def test_what_still_waits_is_passed_over_and_goes_a_year_later(town):
    town.given()
    town.rows("UPDATE letter SET state = 'held' WHERE id = 1 RETURNING id")
    town.now += dt.timedelta(days=200)
    late = town.now.astimezone(dt.UTC)
    town.database.write_now(lambda one: let_go(one, DAY, late))
    assert town.rows("SELECT body <> '{}' FROM letter WHERE id IN (1, 2) ORDER BY id") == [
        (True,),
        (False,),
    ]
    town.rows("UPDATE letter SET state = 'sent' WHERE id = 1 RETURNING id")
    town.database.write_now(lambda one: let_go(one, DAY, late))
    assert town.rows("SELECT body <> '{}' FROM letter WHERE id = 1") == [(True,)]
    town.database.write_now(lambda one: let_go(one, DAY, late + dt.timedelta(days=365)))
    assert town.rows("SELECT body <> '{}' FROM letter WHERE id = 1") == [(False,)]


def test_a_photo_that_nobody_put_to_work_leaves_the_folder_and_one_of_a_task_stays(town):
    finished(town)
    town.say("LAN", "", files=[town.lay("lac.png", OTHER)])
    folder = town.office.folder
    (loose,) = [row for (row,) in town.rows("SELECT sha256 FROM file WHERE name = 'lac.png'")]
    (work,) = [row for (row,) in town.rows("SELECT sha256 FROM file WHERE name = 'to-trinh.png'")]
    for one in (loose, work):
        os.utime(folder.place(one), (1, 1))
    town.now += dt.timedelta(days=200)
    pass_nights(town, DAY)
    assert folder.missing({loose, work}) == [loose]
    assert town.rows("SELECT state, name, sha256 FROM file ORDER BY id") == [
        ("here", "to-trinh.png", work),
        ("erased", "", None),
    ]


def test_records_go_by_the_year_the_chain_holds_and_no_wrong_figure_is_given(town):
    finished(town)
    until = town.now.astimezone(dt.UTC)
    before = score(town, until)
    town.given(title="việc chưa xong", deadline="30/12/2026")
    town.say("LAN", "bc 2 10%")
    town.now = dt.datetime(2031, 12, 31, 9, 0, tzinfo=ZONE)
    pass_nights(town, YEARS)
    assert sound(town) == (True, 0)
    assert score(town, until) == before
    town.now = dt.datetime(2032, 1, 1, 9, 0, tzinfo=ZONE)
    (photo,) = [row for (row,) in town.rows("SELECT sha256 FROM file")]
    os.utime(town.office.folder.place(photo), (1, 1))
    pass_nights(town, YEARS)
    held, erased = sound(town)
    assert held
    assert erased >= 4
    left = "SELECT DISTINCT subject_id FROM journal WHERE subject = 'task' AND facts <> ''"
    assert town.rows(left) == [(2,)], "what is not done keeps its history"
    with pytest.raises(Refusal):
        score(town, until)
    assert town.office.folder.missing({photo}) == [photo]
    told = town.say("BINH", "việc 1")
    assert "Đã nghiệm thu." in told
    assert "Diễn biến" not in told
    assert "hết thời hạn lưu" in town.say("LAN", "điểm tháng 11/2026")


def test_an_open_task_keeps_every_line_however_old(town):
    town.given(deadline="30/12/2040")
    town.say("LAN", "bc 1 10%")
    town.now = dt.datetime(2035, 1, 2, 9, 0, tzinfo=ZONE)
    pass_nights(town, YEARS)
    assert sound(town) == (True, 0)


def test_spent_codes_and_sign_ins_go_a_month_later(town):
    def seed(connection):
        lan = people.by_code(connection, 1, "CB04")
        people.add_code(connection, lan, "123456", town.now, town.now + dt.timedelta(minutes=15))

    town.database.write_now(seed)
    town.rows(
        "INSERT INTO web_session (digest, office_id, person_id, chat, created, expires)"
        " VALUES ('d', 1, 4, 'CB04', 0, 1) RETURNING digest"
    )
    town.now += dt.timedelta(days=31)
    pass_nights(town, DAY)
    assert town.rows("SELECT count(*) FROM link_code") == [(0,)]
    assert town.rows("SELECT count(*) FROM web_session") == [(0,)]


def test_keeping_for_good_lets_nothing_go(town):
    finished(town)
    town.now = dt.datetime(2040, 1, 1, 9, 0, tzinfo=ZONE)
    never = Keep(messages_days=0, records_years=0)
    assert town.database.write_now(lambda one: would_go(one, never, town.now)).total == 0
    assert not town.database.write_now(lambda one: is_due(one, never, town.now))
