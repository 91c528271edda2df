"""The table of permissions: every verb about a task, and everybody who might type it.

Each cell is what comes of it: `yes` (done), `ask` (shown first, to be confirmed), `no` (somebody else
does or decides this), `hid` (for him there is no such task), `out` (nobody listens to him any more).
The task was given by the head of TCCB to Lan and to the other Hoa.
"""

import datetime as dt

import pytest

from core.people import store as people
from core.people.rules import Role
from core.people.tables import person, post
from tests.conversations.town import PEOPLE, Town

pytestmark = pytest.mark.embedded("puts the whole database back after each line of the table")

COLUMNS = "assigner lead co deputy above acting official otherhead othermember admin departed"

TABLE = """
verb        | state      | assigner lead co  deputy above acting official otherhead othermember admin departed
việc        | assigned   | yes      yes  yes yes    yes   yes    hid      hid       hid         hid   out
nhận        | assigned   | no       yes  yes no     no    no     hid      hid       hid         hid   out
bc          | assigned   | no       yes  yes no     no    no     hid      hid       hid         hid   out
vướng       | assigned   | no       yes  yes no     no    no     hid      hid       hid         hid   out
xong        | assigned   | no       yes  yes no     no    no     hid      hid       hid         hid   out
gia hạn     | assigned   | ask      yes  yes no     no    ask    hid      hid       hid         hid   out
duyệt       | handed_in  | ask      no   no  no     no    ask    hid      hid       hid         hid   out
trả         | handed_in  | ask      no   no  no     no    ask    hid      hid       hid         hid   out
để mai      | handed_in  | ask      no   no  no     no    ask    hid      hid       hid         hid   out
duyệt       | named      | ask      no   no  no     ask   ask    hid      hid       hid         hid   out
trả         | named      | ask      no   no  no     ask   ask    hid      hid       hid         hid   out
tiếp tục    | paused     | yes      yes  yes no     no    yes    hid      hid       hid         hid   out
duyệt       | asked      | ask      no   no  no     no    ask    hid      hid       hid         hid   out
trả         | asked      | ask      no   no  no     no    ask    hid      hid       hid         hid   out
hủy         | assigned   | ask      no   no  ask    ask   ask    hid      hid       hid         hid   out
"""

WHO = {
    "assigner": "BINH",
    "lead": "LAN",
    "co": "HOA2",
    "deputy": "HOA",
    "above": "GD",
    "acting": "TAM",
    "official": "NGA",
    "otherhead": "KHANG",
    "othermember": "MAI",
    "admin": "ADMIN",
    "departed": "XA",
}
MORE = (
    ("TAM", "Lý Thanh Tâm", "KT"),
    ("NGA", "Đào Thúy Nga", "TCCB"),
    ("XA", "Ngô Văn Xá", "TCCB"),
)
TYPED = {
    "việc": "việc 1",
    "nhận": "nhận 1",
    "bc": "bc 1 50% đang làm",
    "vướng": "vướng 1 thiếu số liệu",
    "xong": "xong 1",
    "gia hạn": "gia hạn 1 đến 4/12 vì chờ số liệu",
    "duyệt": "duyệt 1",
    "trả": "trả 1 thiếu chữ ký",
    "để mai": "1 để mai",
    "tiếp tục": "tiếp tục 1",
    "hủy": "hủy 1 trùng việc khác",
}
ROWS = [
    (verb.strip(), state.strip(), column, cell)
    for verb, state, cells in (line.split("|") for line in TABLE.strip().splitlines()[1:])
    for column, cell in zip(COLUMNS.split(), cells.split(), strict=True)
]


def founded(state: str) -> Town:
    """Give a town with the task in a state, and the three more persons."""
    town = Town()
    town.say("BINH", "giao Lan, Hoàng Thị Hoa soạn tờ trình, hạn thứ 6")
    town.say("BINH", "1")
    if state == "handed_in":
        town.say("LAN", "xong 1")
    elif state in {"named", "paused"}:
        for line in ("vướng 1 chờ Sở Tài chính", "1", "1"):
            town.say("LAN", line)
        if state == "paused":
            town.say("BINH", "duyệt 1")
            town.say("BINH", "1")
    elif state == "asked":
        town.say("LAN", "gia hạn 1 đến 4/12 vì chờ số liệu")
    town.database.write_now(lambda connection: _come(connection, town))
    for code in WHO.values():
        town.told(code)
    return town


def _come(connection, town):
    office = people.offices(connection)[0].id
    units = {one.code: one.id for one in people.units(connection, office)}
    since = town.now - dt.timedelta(days=100)
    ids = {}
    for number, (code, name, unit) in enumerate(MORE, start=len(PEOPLE) + 1):
        ids[code] = people.add_person(connection, office, f"CB{number:02d}", name, "nữ")
        people.add_post(connection, office, ids[code], units[unit], Role.OFFICIAL, "", since)
        whose = people.person_of(connection, ids[code])
        people.link_chat(connection, whose, "console", "console", code, town.now)
    binh = people.by_chat(connection, "console", "console", "BINH")
    row = {"office_id": office, "person_id": ids["TAM"], "unit_id": units["TCCB"]}
    more = {"role": "head", "title": "", "since": since, "acting_for": binh.id}
    connection.execute(post.insert(), row | more)
    gone = {"departed": town.now - dt.timedelta(days=1)}
    connection.execute(person.update().where(person.c.id == ids["XA"]).values(gone))


def raw(town: Town):
    """Give the database itself, to put it back to what it was."""
    return town.database.engine.raw_connection().driver_connection


def outcome(town: Town, who: str, said: str) -> str:
    """Give in one word what came of a line."""
    told = town.say(WHO[who], said)
    if "Không thấy NV-1" in told:
        return "hid"
    if not told or "chỉ làm việc với người" in told or "không còn" in told:
        return "out"
    if told.startswith("Sẽ:") or "1 Làm" in told or "1 Hủy" in told:
        return "ask"
    if any(
        words in told
        for words in ("chỉ người đó", " quyết.", "là việc của", "mới đổi được người làm")
    ):
        return "no"
    return f"yes ({told.splitlines()[0][:60]})" if "Xin lỗi" in told else "yes"


@pytest.mark.parametrize("state", sorted({state for _, state, _, _ in ROWS}))
def test_everybody_may_do_exactly_what_the_table_says(state):
    wrong = []
    town = founded(state)
    kept = raw(town).serialize()
    for verb, of_state, who, expected in ROWS:
        if of_state != state:
            continue
        raw(town).deserialize(kept)
        found = outcome(town, who, TYPED[verb])
        if found != expected:
            wrong.append(f"{verb} by {who}: {found}, not {expected}")
    assert wrong == []


def test_nobody_of_another_office_sees_or_touches_it():
    town = founded("handed_in")

    def elsewhere(connection):
        office = people.add_office(connection, "KHAC", "Sở Khác", "Asia/Ho_Chi_Minh", town.now)
        unit = people.add_unit(connection, office, None, "KH", "Phòng")
        one = people.add_person(connection, office, "X1", "Trần Lạ", "nam")
        since = town.now - dt.timedelta(days=9)
        people.add_post(connection, office, one, unit.id, Role.HEAD, "", since)
        whose = people.person_of(connection, one)
        people.link_chat(connection, whose, "console", "console", "LA", town.now)

    town.database.write_now(elsewhere)
    for line in TYPED.values():
        assert "Không thấy NV-1" in town.say("LA", line), line
