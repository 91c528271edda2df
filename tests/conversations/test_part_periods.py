"""Who leaves the office, moves or comes within a period is evaluated for his part of it."""

import datetime as dt
import random

import pytest

from core.evaluation.forms import summary_of
from core.evaluation.period import Period
from core.kernel.transaction import Tx
from core.people import store as people
from core.people.actions import Turn
from core.people.rules import Role
from tests.conversations.test_departure import let_go
from tests.conversations.test_evaluation_steps import sealed
from tests.conversations.town import ZONE, Town


@pytest.fixture
def town():
    """Lan had one task of November accepted; it is the 20th."""
    town = Town(dt.datetime(2026, 11, 2, 9, 0, tzinfo=ZONE))
    number = town.given(title="soạn tờ trình", deadline="13/11/2026")
    town.now = dt.datetime(2026, 11, 12, 9, 0, tzinfo=ZONE)
    town.say("LAN", f"xong {number} đã gửi 12/TTr")
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    town.now = dt.datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
    return town


def moved(town, code, unit, role=Role.OFFICIAL):
    """Let somebody have another post from now on."""

    def work(connection):
        office = people.offices(connection)[0]
        whose = people.by_code(connection, office.id, code)
        to = next(one for one in people.units(connection, office.id) if one.code == unit)
        connection.exec_driver_sql(
            f"UPDATE post SET until = {int(town.now.timestamp() * 1000)} "  # noqa: S608
            f"WHERE person_id = {whose.id}"
        )
        people.add_post(connection, office.id, whose.id, to.id, role, "", town.now)

    town.database.write_now(work)


def summary(town, unit="TCCB", by="CB08"):
    def work(connection):
        office = people.offices(connection)[0]
        turn = Turn(actor=people.by_code(connection, office.id, by), office=office, said=town.now)
        of = next(one for one in people.units(connection, office.id) if one.code == unit)
        tx = Tx(connection, town.now, 0, random.Random(1))
        return summary_of(tx, turn, of, Period(year=2026, month=11))

    return town.database.write_now(work)


def test_who_left_within_the_period_is_rated_for_his_part_of_it(town):
    town.told("LAN")
    let_go(town)
    town.now = dt.datetime(2026, 12, 9, 9, 0, tzinfo=ZONE)
    assert "chị Nguyễn Thị Lan" in town.say("BINH", "chấm tháng 11")
    town.say("BINH", "chấm CB04 tháng 11 27: hoàn thành việc trước khi nghỉ")
    listed = town.say("BINH", "xếp loại tháng 11")
    line = next(one for one in listed.split("\n") if "Nguyễn Thị Lan" in one)
    assert "97,00 · đã thôi việc 20/11 (CB04) · đề nghị Hoàn thành xuất sắc" in line
    assert "1 người, nhiều nhất 0" in listed
    rows = {one.code: one for one in summary(town).rows}
    assert (rows["CB04"].total, rows["CB04"].unit, rows["CB04"].leader) == ("97", "TCCB", False)
    shown, done = sealed(town, "BINH", "chốt CB04 tháng 11")
    assert "Gửi kết quả bằng văn bản" in shown
    assert "Nguyễn Thị Lan (TCCB): Hoàn thành xuất sắc" in done
    assert town.told("LAN") == ""
    assert "97,00" in town.say("BINH", "xếp loại tháng 11")
    assert "Nguyễn Thị Lan" not in town.say("BINH", "xếp loại tháng 12")
    assert "CB04" not in {one.code for one in summary_of_december(town).rows}


def summary_of_december(town):
    town.now = dt.datetime(2027, 1, 5, 9, 0, tzinfo=ZONE)

    def work(connection):
        office = people.offices(connection)[0]
        turn = Turn(
            actor=people.by_code(connection, office.id, "CB08"), office=office, said=town.now
        )
        of = next(one for one in people.units(connection, office.id) if one.code == "TCCB")
        tx = Tx(connection, town.now, 0, random.Random(1))
        return summary_of(tx, turn, of, Period(year=2026, month=12))

    return town.database.write_now(work)


def test_too_short_a_part_is_pointed_out_with_the_line_that_leaves_it_unrated(town):
    town.now = dt.datetime(2026, 11, 6, 9, 0, tzinfo=ZONE)
    let_go(town, "CB05")
    town.now = dt.datetime(2026, 12, 9, 9, 0, tzinfo=ZONE)
    listed = town.say("BINH", "xếp loại tháng 11")
    assert "có mặt 4/20 ngày làm việc, có thể không xếp loại: chấm CB05 không xếp loại" in listed
    noted = town.say("BINH", "chấm CB05 tháng 11 không xếp loại: chưa đủ thời gian")
    assert "không xếp loại tháng 11/2026" in noted
    assert "không xếp loại (chưa đủ thời gian)" in town.say("BINH", "xếp loại tháng 11")


def test_who_moved_is_rated_in_the_new_unit_and_named_in_the_old_one(town):
    moved(town, "CB04", "KT")
    town.now = dt.datetime(2026, 12, 9, 9, 0, tzinfo=ZONE)
    town.say("KHANG", "chấm Lan tháng 11 27: hoàn thành tốt")
    old = town.say("BINH", "xếp loại tháng 11")
    assert "Chị Nguyễn Thị Lan (KT) chuyển đi trong kỳ (ở đơn vị mới từ 20/11)" in old.replace(
        "chị Nguyễn Thị Lan (KT) chuyển", "Chị Nguyễn Thị Lan (KT) chuyển"
    )
    assert "97,00" not in old
    assert "Nguyễn Thị Lan (KT): 97,00" in town.say("KHANG", "xếp loại tháng 11")
    assert "CB04" in {one.code for one in summary(town, "KT").rows}
    assert "CB04" not in {one.code for one in summary(town).rows}


def test_who_moves_after_the_period_is_evaluated_where_he_was_in_it(town):
    town.now = dt.datetime(2026, 12, 2, 9, 0, tzinfo=ZONE)
    moved(town, "CB04", "KT", Role.HEAD)
    town.now = dt.datetime(2026, 12, 9, 9, 0, tzinfo=ZONE)
    rows = {one.code: one for one in summary(town).rows}
    assert (rows["CB04"].unit, rows["CB04"].leader) == ("TCCB", False)


def test_who_comes_after_the_period_is_not_in_its_list(town):
    def work(connection):
        office = people.offices(connection)[0]
        unit = next(one for one in people.units(connection, office.id) if one.code == "TCCB")
        person = people.add_person(connection, office.id, "CB20", "Lý Văn Mới", "nam")
        people.add_post(connection, office.id, person, unit.id, Role.OFFICIAL, "", town.now)

    town.now = dt.datetime(2026, 12, 2, 9, 0, tzinfo=ZONE)
    town.database.write_now(work)
    assert "Lý Văn Mới" not in town.say("BINH", "xếp loại tháng 11")
    assert "Lý Văn Mới" in town.say("BINH", "xếp loại tháng 12")
