"""An import carried out: what is written, what is refused, and that a second time nothing is."""

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.kernel import inbox, journal
from core.kernel.inbox import Heard
from core.kernel.refusal import Refusal
from core.kernel.tables import METADATA
from core.kernel.transaction import Tx, sqlite_engine
from core.people import store
from core.people.roster import RosterRow
from core.people.roster_import import apply_roster, state_of
from core.people.roster_notices import RosterHasFaults, RosterOutdated
from core.people.roster_plan import plan_roster
from core.people.rules import Role
from core.people.tables import person

NOW = dt.datetime(2026, 11, 23, 2, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


class Desk:
    """An office in memory into which rosters are imported, one a day."""

    def __init__(self, connection):
        self.connection = connection
        self.now = NOW
        self.office = store.add_office(
            connection, "SO", "Sở Thử nghiệm", "Asia/Ho_Chi_Minh", self.now
        )

    def tx(self):
        heard = Heard(gateway="console", bot="", key=str(self.now), chat="1", raw="x")
        row = inbox.keep(self.connection, heard, self.now)
        return Tx(self.connection, self.now, row, random.Random(1))

    def plan(self, *rows):
        return plan_roster(rows, state_of(self.connection, self.office, self.now))

    def load(self, *rows, **options):
        self.now += DAY
        return apply_roster(self.tx(), self.office, self.plan(*rows), **options)

    def person(self, code):
        return store.by_code(self.connection, self.office, code)

    def held(self, code):
        return {
            (one.unit_code, one.role, one.title) for one in self.person(code).posts_at(self.now)
        }

    def paths(self):
        return {one.code: one.path for one in store.units(self.connection, self.office)}


@pytest.fixture
def desk():
    engine = sqlite_engine(None)
    METADATA.create_all(engine)
    with engine.begin() as connection:
        yield Desk(connection)
    engine.dispose()


def row(number, code, name="", unit="", **facts):
    return RosterRow(row=number, code=code, name=name, unit=unit, **facts)


FILE = (
    row(2, "1", "An", "Sở Thử nghiệm", title="Giám đốc", title_role=Role.HEAD, gender="nam"),
    row(3, "2", "Bình", "Văn phòng", unit_code="VP", phone="0911111111"),
    row(4, "3", "Chi", "Tổ Văn thư", parent="VP"),
    row(5, "3", "Chi", "Văn phòng", title="Văn thư"),
)


def test_a_first_import_builds_the_tree_the_people_and_their_posts(desk):
    told = desk.load(*FILE, by=None)
    assert (told.new_units, told.new_persons, told.begun, told.ended) == (3, 3, 4, 0)
    root = desk.paths()["STN"]
    assert desk.paths()["TVT"] == f"{desk.paths()['VP']}{desk.paths()['TVT'].split('.')[-2]}."
    assert desk.paths()["VP"].startswith(root)
    assert desk.held("1") == {("STN", Role.HEAD, "Giám đốc")}
    assert desk.held("3") == {("TVT", Role.OFFICIAL, ""), ("VP", Role.OFFICIAL, "Văn thư")}
    assert desk.person("1").gender == "nam"


def test_the_same_file_again_changes_nothing_at_all(desk):
    desk.load(*FILE)
    before = state_of(desk.connection, desk.office, desk.now)
    told = desk.load(*FILE)
    assert (told.begun, told.ended, told.changed_persons, told.unchanged) == (0, 0, 0, 3)
    assert state_of(desk.connection, desk.office, desk.now) == before


def test_each_import_is_counted_once_and_journalled(desk):
    desk.load(*FILE)
    desk.load(row(2, "1", "An", "Văn phòng", title="Chuyên viên"), by=7)
    tx = desk.tx()
    assert store.office_of(desk.connection, desk.office).roster == 2
    first, second = journal.of_subject(tx, "roster", desk.office)
    assert (first.verb, first.person_id, second.person_id) == ("import", None, 7)
    assert '"version":2' in second.facts
    assert "0911111111" not in first.facts


def test_a_moved_person_keeps_his_past_and_loses_his_old_post_now(desk):
    desk.load(*FILE)
    earlier = desk.now
    desk.load(row(2, "3", "Chi", "Sở Thử nghiệm", title="Thư ký"))
    assert desk.held("3") == {("STN", Role.OFFICIAL, "Thư ký")}
    assert {one.unit_code for one in desk.person("3").posts_at(earlier)} == {"TVT", "VP"}


def test_changed_fields_are_written_and_blank_ones_left(desk):
    desk.load(*FILE)
    desk.load(row(2, "2", "Bình An", "VP", gender="nữ"))
    (known,) = [
        one for one in state_of(desk.connection, desk.office, desk.now).persons if one.code == "2"
    ]
    assert (known.name, known.gender, known.phone) == ("Bình An", "nữ", "0911111111")


def test_a_moved_unit_takes_everything_below_it_along(desk):
    desk.load(*FILE, row(6, "4", "Dũng", "Phòng A", unit_code="A"))
    desk.load(row(2, "2", "Bình", "Văn phòng Sở", unit_code="VP", parent="A"))
    paths = desk.paths()
    assert paths["VP"].startswith(paths["A"])
    assert paths["TVT"].startswith(paths["VP"])
    assert {one.name for one in store.units(desk.connection, desk.office)} >= {"Văn phòng Sở"}


def test_a_root_with_a_name_of_its_own_is_also_meant_by_the_name_of_the_office(desk):
    desk.load(row(2, "1", "An", "Tổ B"), row(3, "1", "An", "Văn phòng", parent="Tổ B"))
    before = desk.paths()
    desk.load(row(2, "1", "An", "Văn phòng", parent="Sở Thử nghiệm"))
    assert desk.paths() == before


def test_an_acting_post_is_no_matter_of_a_roster(desk):
    desk.load(*FILE)
    chi, unit = desk.person("3"), desk.person("1").posts[0].unit_id
    store.add_post(
        *(desk.connection, desk.office, chi.id, unit, Role.HEAD, "Giám đốc", desk.now),
        acting_for=desk.person("1").id,
    )
    told = desk.load(*FILE)
    assert (told.begun, told.ended) == (0, 0)
    assert ("STN", Role.HEAD, "Giám đốc") in desk.held("3")


def test_faults_stop_everything_unless_they_are_accepted(desk):
    rows = (*FILE, row(9, "", "Không mã", "VP"))
    with pytest.raises(Refusal) as refusal:
        desk.load(*rows)
    assert refusal.value.notice == RosterHasFaults(faults=1, rows=(9,))
    assert not desk.paths()
    told = desk.load(*rows, accept_faults=True)
    assert (told.new_persons, told.skipped) == (3, 1)


def test_a_plan_made_before_another_import_is_refused(desk):
    plan = desk.plan(*FILE)
    desk.load(row(2, "9", "Em", "Văn phòng"))
    with pytest.raises(Refusal) as refusal:
        apply_roster(desk.tx(), desk.office, plan)
    assert refusal.value.notice == RosterOutdated()


def test_a_plan_is_not_applied_to_another_office(desk):
    other = store.add_office(desk.connection, "X", "Sở Khác", "Asia/Ho_Chi_Minh", NOW)
    with pytest.raises(ValueError, match="office"):
        apply_roster(desk.tx(), other, desk.plan(*FILE))
    assert state_of(desk.connection, other, NOW).units == ()


def test_somebody_who_had_left_is_back_with_his_post(desk):
    desk.load(*FILE)
    desk.connection.execute(person.update().where(person.c.code == "2").values(departed=desk.now))
    desk.load(row(2, "2", "Bình", "VP"))
    assert desk.person("2").departed is None
    assert desk.held("2") == {("VP", Role.OFFICIAL, "")}


names = st.sampled_from(["An", "Bình", "Chi"])
units = st.sampled_from(["Văn phòng", "VP", "Tổ A", "Tổ B", "Sở Thử nghiệm", ""])
files = st.lists(
    st.builds(
        RosterRow,
        row=st.integers(2, 99),
        code=st.sampled_from(["1", "2", "3", "4"]),
        name=names,
        unit=units,
        unit_code=st.sampled_from(["", "", "VP", "TA", "TB"]),
        parent=st.sampled_from(["", "", "Văn phòng", "Tổ A", "Tổ B", "Sở Thử nghiệm"]),
        title=st.sampled_from(["", "Trưởng phòng", "Chuyên viên"]),
        role=st.sampled_from([None, None, None, *Role]),
        phone=st.sampled_from(["", "0911111111", "0922222222"]),
    ),
    min_size=1,
    max_size=7,
    unique_by=lambda one: one.row,
)


def stray_paths(desk):
    """Units whose path is not their parent's with their own number behind it."""
    units = {one.id: one for one in store.units(desk.connection, desk.office)}
    above = {None: "", **{number: one.path for number, one in units.items()}}
    return [one for one in units.values() if one.path != f"{above[one.parent_id]}{one.id}."]


@pytest.fixture(scope="module")
def engine():
    engine = sqlite_engine(None)
    METADATA.create_all(engine)
    yield engine
    engine.dispose()


@settings(max_examples=80, deadline=None)
@given(first=files, second=files)
def test_whatever_is_imported_a_second_time_changes_nothing(engine, first, second):
    with engine.connect() as connection, connection.begin() as transaction:
        desk = Desk(connection)
        for rows in (first, second):
            skipped = desk.plan(*rows).skipped
            desk.load(*rows, accept_faults=True)
            sound = [one for one in rows if one.row not in skipped]
            again = desk.plan(*sound)
            assert not again.changes_anything, (rows, again)
            assert not stray_paths(desk)
        transaction.rollback()
