"""Nothing crosses from one office to another."""

import pytest

from bot.gateways.console import NAME
from core.people import store as people
from core.people.rules import Role
from tests.conversations.town import ZONE


@pytest.fixture
def two(town):
    def found(connection):
        office = people.add_office(connection, "XA", "Xã Bên", str(ZONE), town.now)
        root = people.add_unit(connection, office, None, "XA", "Xã Bên")
        for code, name, role in (
            ("CB01", "Lê Văn Chủ", Role.HEAD),
            ("CB02", "Phan Thị Lan", Role.OFFICIAL),
            ("CB03", "Hồ Quản Trị", Role.ADMIN),
        ):
            person = people.add_person(connection, office, code, name, None)
            people.add_post(connection, office, person, root.id, role, "", town.now)
            whose = people.person_of(connection, person)
            people.link_chat(connection, whose, NAME, NAME, f"X{code}", town.now)

    town.database.write_now(found)
    import asyncio

    asyncio.run(town.office.learn_zones())
    return town


def test_each_office_numbers_its_own_tasks_and_knows_its_own_lan(two):
    assert "Nguyễn Thị Lan" in two.say("BINH", "giao Lan việc một, hạn thứ 6")
    two.say("BINH", "1")
    assert "Phan Thị Lan" in two.say("XCB01", "giao Lan việc hai, hạn thứ 6")
    assert two.say("XCB01", "1").startswith("Đã giao NV-1")
    assert "Việc một" in two.say("LAN", "việc 1")
    assert "Việc hai" in two.say("XCB02", "việc 1")


def test_nobody_sees_or_tasks_anybody_of_the_other_office(two):
    two.given()
    two.given(title="việc nữa")
    assert "Không thấy NV-2" in two.say("XCB01", "việc 2")
    asked = two.say("XCB01", "giao Nguyễn Thị Lan việc, hạn thứ 6")
    assert "(TCCB)" not in asked
    assert "Giao chị Nguyễn" not in asked
    assert "(XA)" not in two.say("GD", "giao Phan Thị Lan việc, hạn thứ 6")
    assert "0" in two.say("XCB01", "tổng hợp")
    assert "việc nữa" not in two.say("XCB01", "tổng hợp")


def test_the_calendar_of_one_office_is_not_the_others(two):
    two.say("XCB03", "lịch nghỉ 25/11: nghỉ bù")
    assert "còn 3 ngày làm việc" in two.say("BINH", "giao Lan việc, hạn thứ 6")
    assert "còn 2 ngày làm việc" in two.say("XCB01", "giao Lan việc, hạn thứ 6")
