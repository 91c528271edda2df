"""The table of permissions: every verb about a task, and everybody who might type it.

Each cell is what comes of it: `yes` (done), `ask` (shown first, to be confirmed), `who` (nobody he
leads was named, so he is asked whom), `no` (somebody else does or decides this), `none` (there is
nothing of his), `hid` (for him there is no such task), `out` (nobody listens to him any more), `now` (it could be his, but not as the task stands).
The task was given by the head of TCCB to Lan, who is on leave, and to the other Hoa.
"""

import datetime as dt

import pytest

from bot import conversation  # noqa: F401 - importing it makes the verbs known
from bot.commands.desk import VERBS
from bot.reading import PeopleIndex, read_message
from core.people import store as people
from core.people.rules import Role
from core.people.tables import person, post
from core.periods.rules import WorkCalendar
from core.periods.tables import absence
from tests.conversations.town import PEOPLE, Town

pytestmark = pytest.mark.embedded("puts the whole database back after each line of the table")

COLUMNS = "assigner lead co deputy above acting standin official otherhead othermember admin departed delegate"

TABLE = """
verb        | state      | assigner lead co  deputy above acting standin official otherhead othermember admin departed delegate
việc        | assigned   | yes      yes  yes yes    yes   yes    yes     hid      hid       hid         hid   out  yes
nhận        | assigned   | no       yes  yes no     no    no     no      hid      hid       hid         hid   out  no
bc          | assigned   | no       yes  yes no     no    no     yes     hid      hid       hid         hid   out  no
vướng       | assigned   | no       yes  yes no     no    no     yes     hid      hid       hid         hid   out  no
xong        | assigned   | no       yes  yes no     no    no     no      hid      hid       hid         hid   out  no
gia hạn     | assigned   | ask      yes  yes no     no    ask    yes     hid      hid       hid         hid   out  ask
duyệt       | handed_in  | ask      no   no  no     no    ask    no      hid      hid       hid         hid   out  ask
trả         | handed_in  | ask      no   no  no     no    ask    no      hid      hid       hid         hid   out  ask
để mai      | handed_in  | ask      no   no  no     no    ask    no      hid      hid       hid         hid   out  ask
duyệt       | named      | ask      no   no  no     ask   ask    no      hid      hid       hid         hid   out  ask
trả         | named      | ask      no   no  no     ask   ask    no      hid      hid       hid         hid   out  ask
tiếp tục    | paused     | yes      yes  yes no     no    yes    no      hid      hid       hid         hid   out  yes
duyệt       | asked      | ask      no   no  no     no    ask    no      hid      hid       hid         hid   out  ask
trả         | asked      | ask      no   no  no     no    ask    no      hid      hid       hid         hid   out  ask
hủy         | assigned   | ask      no   no  ask    ask   ask    no      hid      hid       hid         hid   out  no
thêm người  | assigned   | ask      no   no  ask    ask   ask    no      hid      hid       hid         hid   out  no
chuyển      | assigned   | ask      ask  ask ask    ask   ask    no      hid      hid       hid         hid   out  no
chuyển tôi  | assigned   | ask      no   no  ask    ask   ask    ask     hid      hid       hid         hid   out  no
giao con    | assigned   | ask      who  who ask    ask   ask    who     hid      hid       hid         hid   out  who
xác nhận    | assigned   | now yes yes no now now no hid hid hid hid out now
từ chối     | assigned   | now yes yes no now now no hid hid hid hid out now
xác nhận    | handed_in  | ask yes yes no no ask no hid hid hid hid out ask
từ chối     | handed_in  | ask now now no no ask no hid hid hid hid out ask
cảm ơn      | assigned   | yes      no   yes yes    yes   yes    yes     hid      hid       hid         hid   out  yes
mẫu         | assigned   | yes      yes  yes yes    yes   yes    yes     hid      hid       hid         hid   out  yes
duyệt       | claimed    | ask      no   no  no     no    ask    no      hid      hid       hid         hid   out  ask
trả         | claimed    | ask      no   no  no     no    ask    no      hid      hid       hid         hid   out  ask
duyệt       | past       | ask      no   no  no     ask   ask    no      hid      hid       hid         hid   out  ask
trả         | past       | ask      no   no  no     ask   ask    no      hid      hid       hid         hid   out  ask
hoàn tác    | assigned   | yes      none none none  none  none   none    none     none      none        none  out  none
"""

WHO = {
    "assigner": "BINH",
    "lead": "LAN",
    "co": "HOA2",
    "deputy": "HOA",
    "above": "GD",
    "acting": "TAM",
    "standin": "DUC",
    "official": "NGA",
    "otherhead": "KHANG",
    "othermember": "MAI",
    "admin": "ADMIN",
    "departed": "XA",
    "delegate": "VAN",
}
MORE = (
    ("TAM", "Lý Thanh Tâm", "KT"),
    ("NGA", "Đào Thúy Nga", "TCCB"),
    ("XA", "Ngô Văn Xá", "TCCB"),
    ("DUC", "Bùi Minh Đức", "KT"),
    ("VAN", "Trịnh Thị Vân", "TCCB"),
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
    "xác nhận": "xác nhận 1",
    "từ chối": "từ chối 1: không đúng việc",
    "tiếp tục": "tiếp tục 1",
    "hủy": "hủy 1 trùng việc khác",
    "thêm người": "thêm người 1 Đào Thúy Nga",
    "chuyển": "chuyển 1 cho Đào Thúy Nga",
    "chuyển tôi": "chuyển 1 cho tôi",
    "giao con": "giao con 1: Đào Thúy Nga soạn phụ lục, hạn thứ 5",
    "cảm ơn": "cảm ơn Lan 1 rất kịp",
    "mẫu": "mẫu 1 là tờ trình",
    "hoàn tác": "hoàn tác",
}
ROLES = ("head", "unithead", "deputy", "official", "acting", "admin", "departed")
ROLE_TABLE = """
line                                  | head unithead deputy official acting admin departed
ai xem điểm tôi                       | yes  yes      yes    yes      yes    yes   out
bảng                                  | yes  yes      yes    no       yes    no    out
bỏ liên kết                           | yes  yes      yes    yes      yes    yes   out
chấm Lan tháng 10 9 9 9: như tự chấm  | no   yes      yes    no       yes    no    out
cho thôi việc CB04                    | no   no       no     no       no     yes   out
chốt Lan tháng 10                     | no   yes      no     no       yes    no    out
danh mục                              | yes  yes      yes    yes      yes    yes   out
đi cơ sở đến 16h                      | yes  yes      yes    yes      yes    yes   out
đi làm lại                            | yes  yes      yes    yes      yes    yes   out
điểm                                  | yes  yes      yes    yes      yes    yes   out
điểm của Lan                          | yes  yes      yes    no       yes    no    out
dữ liệu của tôi                       | yes  yes      yes    yes      yes    yes   out
kênh                                  | yes  yes      yes    yes      yes    yes   out
đơn vị                                | yes  yes      yes    yes      yes    yes   out
đơn vị định mức 0,5                   | no   no       no     no       no     yes   out
giao Lan soạn báo cáo, hạn thứ 6      | yes  yes      yes    no       yes    yes   out
giao Mai soạn báo cáo, hạn thứ 6      | yes  no       no     no       no     yes   out
giờ                                   | yes  yes      yes    yes      yes    yes   out
giờ tổng hợp 8:00                     | yes  yes      no     no       no     yes   out
giữ hộ                                | no   no       no     no       no     no    out
giúp                                  | yes  yes      yes    yes      yes    yes   out
im lặng                               | yes  yes      yes    yes      yes    yes   out
không giữ hộ                          | no   no       no     no       no     no    out
kr                                    | yes  yes      yes    yes      yes    yes   out
kr 1 45                               | no   no       no     no       no     no    out
kiến nghị 1 chưa đúng                 | no   no       no     no       no     no    out
kỳ                                    | yes  no       no     no       no     yes   out
kỳ khóa tháng 10                      | yes  no       no     no       no     yes   out
lịch                                  | yes  yes      yes    yes      yes    yes   out
lịch nghỉ 30/11                       | no   no       no     no       no     yes   out
liên kết 123456                       | no   no       no     no       no     no    no
mồ côi                                | yes  yes      yes    yes      yes    yes   out
mục tiêu                              | yes  yes      yes    yes      yes    yes   out
mục tiêu KT                           | yes  no       no     no       yes    no    out
mục tiêu của Lan                      | yes  yes      yes    no       yes    no    out
mục tiêu mới: Gọn                     | yes  yes      yes    yes      yes    yes   out
mục tiêu mới cho TCCB: Gọn            | yes  yes      yes    no       yes    no    out
mục tiêu mới cho Lan: Gọn             | yes  yes      yes    no       yes    no    out
nền tối                               | yes  yes      yes    yes      yes    yes   out
nghỉ đến hết thứ 6                    | yes  yes      yes    yes      yes    yes   out
nghỉ phòng                            | yes  yes      yes    yes      yes    yes   out
mẫu 01 của Lan                        | yes  yes      yes    no       yes    yes   out
ngôn ngữ en                           | yes  yes      yes    yes      yes    yes   out
nguồn                                 | yes  yes      yes    yes      yes    yes   out
nguồn mới NQ9: Nghị quyết 9           | yes  no       no     no       no     yes   out
nguyên nhân                           | yes  yes      yes    no       yes    no    out
nhắc ít                               | yes  yes      yes    yes      yes    yes   out
tải tin                               | yes  yes      yes    yes      yes    yes   out
tháng                                 | yes  yes      yes    yes      yes    yes   out
tháng của Lan                         | yes  yes      yes    no       yes    no    out
thôi                                  | yes  yes      yes    yes      yes    yes   out
tìm tờ trình                          | yes  yes      yes    yes      yes    yes   out
tổng hợp                              | yes  yes      yes    no       yes    no    out
rút kiến nghị 1                       | no   no       no     no       no     no    out
trả lời kiến nghị 1 giữ nguyên: đúng  | no   no       no     no       no     no    out
tự đánh giá tháng 10 9 9 9            | yes  yes      yes    yes      yes    yes   out
tự nhận rà soát hồ sơ, hạn thứ 6      | yes  yes      yes    yes      yes    yes   out
thôi ủy quyền                         | yes  yes      yes    yes      yes    yes   out
tuần                                  | yes  yes      yes    yes      yes    yes   out
ủy quyền                              | yes  yes      yes    yes      yes    yes   out
ủy quyền cho Lan đến 5/12             | yes  yes      yes    no       no     no    out
vi phạm Lan: bị khiển trách 12/QĐ     | no   yes      no     no       yes    yes   out
xếp loại tháng 10                     | yes  yes      yes    yes      yes    yes   out
"""
"""What is about no task: who may say it, by his role; it was said of a task of TCCB's head."""
REFUSED = frozenset(
    {
        *("OnlyAdmin", "NotTheirReviewer", "ScoreNotYours", "PersonUnknown", "PeriodRefused"),
        *("NothingToLead", "NothingToStandIn", "PetitionRefused", "PetitionUnknown", "RhythmWrong"),
        *("MayNotAssign", "CodeWrong", "DelegationRefused", "NotKeeper", "NoneToWithdraw"),
        *("ObjectiveRefused", "KeyResultUnknown"),
    }
)
"""The notices by which somebody is told that a thing is not for him."""

ROWS = [
    (verb.strip(), state.strip(), column, cell)
    for verb, state, cells in (line.split("|") for line in TABLE.strip().splitlines()[1:])
    for column, cell in zip(COLUMNS.split(), cells.split(), strict=True)
]


ROLE_ROWS = [
    (line.strip(), role, cell)
    for line, cells in (row.split("|") for row in ROLE_TABLE.strip().splitlines()[1:])
    for role, cell in zip(ROLES, cells.split(), strict=True)
]


def founded(state: str) -> Town:
    """Give a town with the task in a state, and the other persons of the table."""
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
    elif state == "claimed":
        town.wind(hours=4)
        town.say("LAN", "bc 1 50%", said=town.now - dt.timedelta(hours=3), own_clock=True)
    elif state == "past":
        for line in ("vướng 1 chờ Sở Tài chính", "1", "1"):
            town.say("LAN", line)
        town.wind(days=7)
        for code, line in (("LAN", "xong 1"), ("BINH", "duyệt 1"), ("BINH", "3")):
            town.say(code, line)
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
    asked = {"role": "delegate", "person_id": ids["VAN"], "until": town.now + dt.timedelta(days=9)}
    connection.execute(post.insert(), row | more | asked)
    connection.exec_driver_sql("UPDATE office SET roster = roster + 1")
    away = {"office_id": office, "away": "leave", "deputy_id": ids["DUC"], "said": town.now}
    lan = people.by_chat(connection, "console", "console", "LAN")
    until = {"since": town.now, "until": town.now + dt.timedelta(days=3), "agreed": town.now}
    connection.execute(absence.insert(), away | until | {"person_id": lan.id})
    gone = {"departed": town.now - dt.timedelta(days=1)}
    connection.execute(person.update().where(person.c.id == ids["XA"]).values(gone))


def raw(town: Town):
    """Give the database itself, to put it back to what it was."""
    return town.database.engine.raw_connection().driver_connection


def outcome(town: Town, who: str, said: str) -> str:
    """Give in one word what came of a line."""
    told = town.say(WHO[who], said)
    if not told or "chỉ làm việc với người" in told or "không còn" in told:
        return "out"
    if told.startswith("Sẽ:") or any(f"1 {word}" in told for word in ("Làm", "Hủy", "Giao")):
        return "ask"
    plain = {"Không thấy NV-1": "hid", "Không có gì để hoàn tác": "none", "cho ai? Nhắn tên": "who"}
    plain["nên chưa thể"] = "now"
    for words, cell in plain.items():
        if words in told:
            return cell
    if any(
        words in told
        for words in (
            *("chỉ người đó", " quyết.", "là việc của", "mới đổi được người làm"),
            *("chỉ giao được việc", "lời cảm ơn chưa gửi"),
            "cảm ơn này để dành cho người khác",
        )
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
        seen = town.say("LA", line)
        assert "Không thấy NV-1" in seen or seen == "Không có gì để hoàn tác.", line


def test_every_verb_has_its_row():
    """A verb that is new has to say who may use it before it can be used."""
    rows = [TYPED[verb] for verb, _, _, _ in ROWS] + [line for line, _, _ in ROLE_ROWS]
    now = dt.datetime.fromisoformat("2026-11-23T09:00+07:00")
    nobody = PeopleIndex([])
    covered = {read_message(line, now, nobody, WorkCalendar.of()).intent for line in rows}
    assert set(VERBS) - covered - {"de_mai"} == set()
    assert any(verb == "để mai" for verb, _, _, _ in ROWS), "typed as `1 để mai`"


@pytest.mark.parametrize("role", ROLES)
def test_everybody_says_what_his_role_allows_and_no_more(role):
    wrong = []
    town = founded("assigned")
    kept = raw(town).serialize()
    for line, of_role, expected in ROLE_ROWS:
        if of_role != role:
            continue
        raw(town).deserialize(kept)
        code = {**WHO, "head": "GD", "unithead": "BINH"}[role]
        last = town.rows("SELECT max(id) FROM letter")[0][0]
        told = town.say(code, line)
        letters = town.rows("SELECT id, chat, kind FROM letter ORDER BY id")
        kinds = [kind for number, chat, kind in letters if number > last and chat == code]
        found = "no" if kinds and kinds[0] in REFUSED else "yes" if kinds else "out"
        if found != expected or "Xin lỗi" in told or "NotUnderstood" in kinds:
            wrong.append(f"{line} by {role}: {found} {kinds}, not {expected}")
    assert wrong == []
