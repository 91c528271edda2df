"""The table of docs/reference/access.md: every verb, and everybody who might type it.

The table is written by hand and read by people; nothing in it comes from the code that it checks.
"""

import datetime as dt
import functools
import re
from pathlib import Path

import pytest
from sqlalchemy import select

from bot import conversation  # noqa: F401 - importing it makes the verbs known
from bot.commands.desk import VERBS
from bot.reading import PeopleIndex, read_message
from core.people import store as people
from core.people.rules import Role
from core.people.tables import address, person, post
from core.periods.rules import WorkCalendar
from core.periods.tables import absence
from tests.conversations.town import PEOPLE, ZONE, Town

pytestmark = pytest.mark.embedded("puts the whole database back after each line of the table")

PAGE = Path(__file__).parents[2] / "docs/reference/access.md"
WHO = {
    "assigner": "BINH",
    "lead": "LAN",
    "co": "HOA2",
    "deputy": "HOA",
    "above": "GD",
    "acting": "TAM",
    "delegate": "VAN",
    "standin": "DUC",
    "colleague": "NGA",
    "otherhead": "KHANG",
    "othermember": "MAI",
    "admin": "ADMIN",
    "departed": "XA",
    "stranger": "NOBODY",
    "foreignhead": "FHEAD",
    "foreignadmin": "FADMIN",
}
MORE = (
    ("TAM", "Lý Thanh Tâm", "KT"),
    ("NGA", "Đào Thúy Nga", "TCCB"),
    ("XA", "Ngô Văn Xá", "TCCB"),
    ("DUC", "Bùi Minh Đức", "KT"),
    ("VAN", "Trịnh Thị Vân", "TCCB"),
)
ELSEWHERE = (
    ("FHEAD", "CB01", "Trần Xuân Lạ", Role.HEAD),
    ("FADMIN", "CB08", "Lý Xa Phương", Role.ADMIN),
)
"""Of another office, with codes that people of this one have too."""
SCORED = ("scored", "published", "petitioned")
TITLE = "Soạn tờ trình phân bổ vốn"
OUTSIDE = frozenset(
    {
        *("colleague", "otherhead", "othermember", "admin", "departed"),
        *("stranger", "foreignhead", "foreignadmin"),
    }
)
"""Who has no part in the task and leads nobody who has."""
ASKS = frozenset(
    {
        *("ReviewPreview", "CancelPreview", "SharesPreview", "HandOverPreview", "TaskPreview"),
        "PausePreview",
        *(
            "UnlinkAsked",
            "DepartureAsked",
            "PeriodPreview",
            "PeriodToOpen",
            "BlockerPreview",
            "DecidePreview",
            "AskMember",
            "PetitionPreview",
            "DelegationPreview",
            "RegimePreview",
        ),
    }
)
NO = frozenset(
    {
        *("NotHolder", "NotArranger", "NotReviewer", "NotTheirReviewer", "OnlyAdmin"),
        *("ScoreNotYours", "StandsInOnly", "NothingToLead", "PeriodRefused", "RhythmWrong"),
        *(
            "MayNotAssign",
            "HandOverSame",
            "NobodyToThank",
            "DelegationRefused",
            "NotKeeper",
            "ObjectiveRefused",
            "IndicatorRefused",
        ),
    }
)
HIDDEN = frozenset(
    {
        *("TaskUnknown", "PersonUnknown", "NotInScope", "CodeUnknown", "DepartureUnknown"),
        *(
            "UnlinkNothing",
            "ActingNotUnderstood",
            "Missing",
            "NotUnderstood",
            "AskWho",
            "AskDelegate",
            "GoalUnread",
            "IndicatorUnread",
        ),
    }
)
NONE = frozenset(
    {
        *("NothingToUndo", "NothingToStandIn", "NothingToDecide", "PetitionRefused"),
        *("PetitionUnknown", "ChannelMissing", "CodeWrong", "OtherCycle", "BlockerWrong"),
        "BlockerRefused",
        *("StepNotNow", "NoneToWithdraw", "NotNow", "KeyResultUnknown"),
        "IndicatorUnknown",
    }
)
AMONG = ((ASKS, "asks"), (NO, "no"), (HIDDEN, "hidden"), (NONE, "none"))


def table():
    """Give what the page expects: what is typed, in which state of the task, by whom, the answer."""
    found, columns = [], []
    for line in PAGE.read_text("utf-8").splitlines():
        cells = [one.strip() for one in line.strip("|").split("|")]
        if cells[0] == "typed":
            columns = cells[2:]
        elif line.startswith("| `"):
            expected = dict(zip(columns, cells[2:], strict=True))
            found.append((cells[0].strip("`"), cells[1], expected))
    return found


TABLE = table()


@functools.cache
def founded(state):
    """Give a town with the task in a state, and its database as it then is."""
    town = scored(state) if state in SCORED else Town()
    if state not in SCORED:
        town.say("BINH", f"giao Lan, Hoàng Thị Hoa {TITLE}, hạn thứ 6")
        town.say("BINH", "1")
    if state == "handed in":
        town.say("LAN", "xong 1")
    elif state in {"cause named", "paused", "accepted late"}:
        for line in ("vướng 1 chờ Sở Tài chính", "1", "1"):
            town.say("LAN", line)
    elif state == "extension asked":
        town.say("LAN", "gia hạn 1 đến 4/12 vì chờ số liệu")
    elif state == "typed earlier":
        town.wind(hours=4)
        town.say("LAN", "bc 1 50%", said=town.now - dt.timedelta(hours=3), own_clock=True)
    if state == "paused":
        town.say("BINH", "duyệt 1")
        town.say("BINH", "1")
    elif state == "accepted late":
        town.wind(days=7)
        for code, line in (("LAN", "xong 1"), ("BINH", "duyệt 1"), ("BINH", "3")):
            town.say(code, line)
    town.database.write_now(lambda connection: _come(connection, town))
    for code in WHO.values():
        town.told(code)
    return town, raw(town).serialize()


def scored(state):
    """Give a town whose Lan did a task in October, two days late, and was scored for it."""
    town = Town(dt.datetime(2026, 10, 5, 9, 0, tzinfo=ZONE))
    town.given(title=TITLE, deadline="15/10/2026")
    town.now = dt.datetime(2026, 10, 17, 10, 0, tzinfo=ZONE)
    town.say("LAN", "xong 1 đã gửi 12/TTr")
    for line in ("duyệt 1", "1"):
        town.say("BINH", line)
    town.now = dt.datetime(2026, 11, 10, 9, 0, tzinfo=ZONE)
    town.say("LAN", "tự đánh giá tháng 10 9 9 9: chưa có sáng kiến")
    town.say("BINH", "chấm Lan tháng 10 9 9 9: như tự chấm")
    if state != "scored":
        shown = town.say("BINH", "chốt Lan tháng 10")
        town.say("BINH", re.search(r"\b(\d{4}) để làm", shown)[1])
    if state == "petitioned":
        town.say("LAN", "kiến nghị 1 chờ chữ ký ba ngày")
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
    other = people.add_office(connection, "KHAC", "Sở Khác", "Asia/Ho_Chi_Minh", town.now)
    unit = people.add_unit(connection, other, None, "PK", "Phòng Khác")
    for code, number, name, role in ELSEWHERE:
        one = people.add_person(connection, other, number, name, "nam")
        people.add_post(connection, other, one, unit.id, role, "", since)
        whose = people.person_of(connection, one)
        people.link_chat(connection, whose, "console", "console", code, town.now)


def raw(town):
    """Give the database itself, to put it back to what it was."""
    return town.database.engine.raw_connection().driver_connection


def marks(town):
    """Give the number of the last letter, and how long the journals of both offices are."""
    return town.rows(
        "SELECT (SELECT max(id) FROM letter), "
        "(SELECT count(*) FROM journal WHERE office_id = 1), "
        "(SELECT count(*) FROM journal WHERE office_id <> 1)"
    )[0]


def outcome(town, chat, said, *, private=True):
    """Give in one word what came of a line, and what its writer was told."""
    letter, *lines = marks(town)
    town.told(chat)
    told = town.say(chat, said, private=private)
    written = town.rows("SELECT id, chat, kind FROM letter ORDER BY id")
    kinds = [kind for number, to, kind in written if number > letter and to == chat]
    state = town.rows("SELECT state FROM inbox WHERE gateway = 'console' ORDER BY id DESC LIMIT 1")
    kind = kinds[0] if kinds else ""
    changed = marks(town)[1:] != tuple(lines)
    if chat in {"FHEAD", "FADMIN"} and marks(town)[1] != lines[0]:
        return "reaches into the other office", told
    if kind in {"", "NotLinked"}:
        return ("silent" if not changed else "changed in silence"), told
    if changed:
        return "does", told
    word = next((word for kinds, word in AMONG if kind in kinds), None)
    if word is None:
        word = "sees" if state[0][0] == "done" else f"{state[0][0]} {kind}"
    return word, told


@pytest.mark.parametrize("who", WHO)
def test_everybody_may_do_exactly_what_the_table_says(who):
    wrong = []  # the names of two stand in the examples that anybody is given
    names = [name for code, name, *_ in (*PEOPLE, *MORE) if code not in {"LAN", "HOA"}]
    for typed, state, expected in TABLE:
        town, kept = founded(state)
        raw(town).deserialize(kept)
        found, told = outcome(town, WHO[who], typed)
        if found != expected[who]:
            wrong.append(f"{typed} [{state}] by {who}: {found}, not {expected[who]}: {told[:80]}")
        if who in OUTSIDE and TITLE.lower() in told.lower():
            wrong.append(f"{typed} [{state}] tells {who} of the task: {told[:80]}")
        rest = told.replace(typed, "")
        if who in {"departed", "stranger", "foreignhead", "foreignadmin"}:
            wrong += [f"{typed} tells {who} of {one}" for one in names if one in rest]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("who", ["acting", "delegate", "deputy", "above", "admin"])
def test_a_preview_is_worth_nothing_once_the_post_behind_it_has_ended(who):
    wrong = []
    for typed, state, expected in TABLE:
        if expected[who] != "asks" or state == "petitioned":  # it is his by name
            continue
        town, kept = founded(state)
        raw(town).deserialize(kept)
        town.say(WHO[who], typed)
        whose = select(address.c.person_id).where(address.c.chat == WHO[who])
        ended = post.update().where(post.c.person_id.in_(whose)).values(until=town.now)
        town.database.write_now(lambda one, ended=ended: one.execute(ended))
        town.wind(seconds=1)
        found, told = outcome(town, WHO[who], "1")
        if found == "does":
            wrong.append(f"{typed} [{state}] by {who}: {told[:80]}")
    assert not wrong, "\n".join(wrong)


def test_a_group_hears_of_nobody_whatever_is_typed_in_it():
    wrong = []
    names = [name.rsplit(" ", maxsplit=1)[1] for _, name, *_ in (*PEOPLE, *MORE)]
    for typed in sorted({one[0] for one in TABLE}):
        who = "admin" if typed.startswith(("lịch", "kỳ", "vi phạm")) else "assigner"
        town, kept = founded("assigned")
        raw(town).deserialize(kept)
        found, told = outcome(town, WHO[who], typed, private=False)
        if found == "does" and not typed.startswith("lịch"):
            wrong.append(f"{typed} by {who} changes something")
        if TITLE.lower() in told.lower() or re.search(r"\d{2},\d{2}", told):
            wrong.append(f"{typed} by {who}: {told[:80]}")
        if not typed.startswith("đơn vị"):
            wrong += [
                f"{typed}: {one} in {told[:80]}" for one in names if f" {one} " in f" {told} "
            ]
    assert not wrong, "\n".join(wrong)


def test_every_verb_has_its_row():
    """A verb that is new has to say who may use it before it can be used."""
    now = dt.datetime.fromisoformat("2026-11-23T09:00+07:00")
    nobody = PeopleIndex([])
    lines = [typed for typed, _, _ in TABLE]
    covered = {read_message(line, now, nobody, WorkCalendar.of()).intent for line in lines}
    assert set(VERBS) - covered - {"de_mai"} == set()
    assert any(line.endswith("để mai") for line in lines)


def test_the_table_is_whole():
    for typed, _, expected in TABLE:
        assert list(expected) == list(WHO), typed
        words = {"does", "asks", "sees", "no", "hidden", "none", "silent"}
        assert set(expected.values()) <= words, typed
    assert len(TABLE) == len({(typed, state) for typed, state, _ in TABLE})
