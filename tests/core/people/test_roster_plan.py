"""What an import would change, and which rows it refuses: plans against an invented office."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.people.roster import (
    FaultReason,
    Field,
    HeldPost,
    KnownPerson,
    KnownUnit,
    RosterPlan,
    RosterRow,
    RosterState,
    Unread,
)
from core.people.roster_plan import plan_roster
from core.people.rules import Role
from core.people.spelling import corrected, initials, same_name


def person(number, code, name, **facts):
    known = {"gender": None, "phone": None, "departed": None, **facts}
    return KnownPerson(id=number, code=code, name=name, **known)


def post(number, person_id, unit_id, role=Role.OFFICIAL, title="Chuyên viên"):
    return HeldPost(id=number, person_id=person_id, unit_id=unit_id, role=role, title=title)


ROOT = KnownUnit(id=1, parent_id=None, code="SO", name="Sở Thử nghiệm")
VP = KnownUnit(id=2, parent_id=1, code="VP", name="Văn phòng")
TC = KnownUnit(id=3, parent_id=1, code="TC", name="Phòng Tổ chức")
TO = KnownUnit(id=4, parent_id=3, code="TO1", name="Tổ Hồ sơ")
EMPTY = RosterState(
    office_id=1, code="SO", name="Sở Thử nghiệm", version=0, units=(), persons=(), posts=()
)
OFFICE = EMPTY.but(
    version=4,
    units=(ROOT, VP, TC, TO),
    persons=(
        person(1, "ad", "Vũ Thị Mai"),
        person(2, "CB02", "Lê Anh Tuấn", gender="nam", phone="0912345678"),
        person(3, "CB03", "Nguyễn Thị Lan", gender="nữ"),
    ),
    posts=(
        post(11, 1, 1, Role.ADMIN, "Quản trị"),
        post(12, 2, 2, Role.HEAD, "Chánh Văn phòng"),
        post(13, 3, 3),
    ),
)


def row(number, code, name="", unit="", **facts):
    return RosterRow(row=number, code=code, name=name, unit=unit, **facts)


def reasons(plan: RosterPlan):
    return [(fault.row, fault.reason) for fault in plan.faults]


def test_an_empty_office_gets_its_root_its_units_and_people():
    plan = plan_roster(
        [
            row(2, "1", "An", "Sở Thử nghiệm", title="Giám đốc", title_role=Role.HEAD),
            row(3, "2", "Bình", "Phòng Kế hoạch - Tài chính", gender="nam", phone="0911111111"),
            row(4, "3", "Chi", "Tổ Kế toán", parent="Phòng Kế hoạch - Tài chính"),
        ],
        EMPTY,
    )
    assert [(one.code, one.name, one.parent) for one in plan.new_units] == [
        ("STN", "Sở Thử nghiệm", None),
        ("KHTC", "Phòng Kế hoạch - Tài chính", "STN"),
        ("TKT", "Tổ Kế toán", "KHTC"),
    ]
    assert [(one.code, one.begun[0].role) for one in plan.new_persons] == [
        ("1", Role.HEAD),
        ("2", Role.OFFICIAL),
        ("3", Role.OFFICIAL),
    ]
    assert (plan.new_persons[1].gender, plan.new_persons[1].phone) == ("nam", "0911111111")
    assert not plan.faults
    assert plan.begun == 3


def test_units_without_a_top_of_their_own_come_under_the_office():
    plan = plan_roster([row(2, "1", "An", "Phòng A"), row(3, "2", "Ba", "Phòng B")], EMPTY)
    assert [(one.code, one.parent) for one in plan.new_units] == [
        ("SO", None),
        ("A", "SO"),
        ("B", "SO"),
    ]


def test_a_known_unit_is_found_by_name_code_and_without_diacritics():
    rows = [
        row(2, "n1", "An", "VĂN PHÒNG"),
        row(3, "n2", "Ba", "van phong"),
        row(4, "n3", "Ca", "vp"),
        row(5, "n4", "Da", "", unit_code="Vp"),
        row(6, "n5", "Em", "Văn phòng", parent="Sở thử nghiệm", unit_code="VP"),
    ]
    plan = plan_roster(rows, OFFICE)
    assert {one.begun[0].unit_code for one in plan.new_persons} == {"VP"}
    assert plan.faults == plan.new_units == plan.changed_units == ()


def test_units_that_differ_in_their_diacritics_are_two():
    plan = plan_roster([row(2, "a", "An", "Tổ Hùng"), row(3, "b", "Ba", "Tổ Hưng")], OFFICE)
    assert [one.code for one in plan.new_units] == ["TH", "TH2"]


def test_a_person_changes_field_by_field_and_post_by_post():
    rows = [
        row(2, "cb02", "Lê Anh Tuấn", "Văn phòng", title="Phó Chánh Văn phòng", role=Role.DEPUTY),
        row(3, "CB03", "Nguyễn Thị Hoa Lan", "Phòng Tổ chức", phone="0987654321"),
    ]
    plan = plan_roster(rows, OFFICE)
    tuan, lan = plan.changed_persons
    assert tuan.fields == ()
    assert [(one.id, one.role) for one in tuan.ended] == [(12, Role.HEAD)]
    assert [(one.title, one.role) for one in tuan.begun] == [("Phó Chánh Văn phòng", Role.DEPUTY)]
    assert [(one.field, one.before, one.after) for one in lan.fields] == [
        (Field.NAME, "Nguyễn Thị Lan", "Nguyễn Thị Hoa Lan"),
        (Field.PHONE, "", "0987654321"),
    ]
    assert lan.begun == lan.ended == ()
    assert [one.code for one in plan.absent] == ["ad"]


def test_what_a_file_leaves_blank_stays():
    plan = plan_roster([row(2, "CB02", "Lê Anh Tuấn", "Văn phòng")], OFFICE)
    assert not plan.changes_anything
    assert [one.code for one in plan.unchanged] == ["CB02"]
    only_a_phone = plan_roster([row(2, "CB02", "Lê Anh Tuấn", phone="0900000000")], OFFICE)
    assert [one.field for one in only_a_phone.changed_persons[0].fields] == [Field.PHONE]
    assert only_a_phone.ended == 0


def test_a_careless_spelling_does_not_spoil_a_name():
    for spelling in ("LÊ ANH TUẤN", "le anh tuan", "Le Anh Tuan"):
        assert not plan_roster([row(2, "CB02", spelling, "VP")], OFFICE).changes_anything


def test_rows_of_one_code_and_name_in_several_units_are_his_posts():
    rows = [
        row(2, "CB03", "Nguyễn Thị Lan", "Phòng Tổ chức"),
        row(3, "CB03", "NGUYỄN THỊ LAN", "Tổ Hồ sơ", title="Tổ trưởng", title_role=Role.HEAD),
    ]
    plan = plan_roster(rows, OFFICE)
    assert not plan.faults
    assert [one.unit_code for one in plan.changed_persons[0].begun] == ["TO1"]
    assert plan.changed_persons[0].ended == ()


def test_a_repeated_row_is_left_out_alone():
    rows = [row(2, "x", "An", "VP"), row(3, "X", "An", "Văn phòng")]
    plan = plan_roster(rows, OFFICE)
    assert reasons(plan) == [(3, FaultReason.DUPLICATE)]
    assert plan.faults[0].other_row == 2
    assert (len(plan.new_persons), plan.skipped) == (1, (3,))


def test_one_code_with_two_names_faults_both_rows():
    plan = plan_roster([row(2, "x", "An", "VP"), row(5, "X", "Bình", "VP")], OFFICE)
    assert reasons(plan) == [(2, FaultReason.CODE_TWO_NAMES), (5, FaultReason.CODE_TWO_NAMES)]
    assert [(fault.other, fault.other_row) for fault in plan.faults] == [("Bình", 5), ("An", 2)]
    assert not plan.changes_anything


@pytest.mark.parametrize(
    ("faulty", "reason"),
    [
        (row(9, "", "An", "VP"), FaultReason.CODE_MISSING),
        (row(9, "x", "", "VP"), FaultReason.NAME_MISSING),
        (row(9, "x", "An"), FaultReason.UNIT_MISSING),
        (row(9, "CB03", "Nguyễn Thị Lan", title="Phó phòng"), FaultReason.UNIT_MISSING),
        (row(9, "x", "An", unit_code="LẠ"), FaultReason.UNIT_UNKNOWN),
        (row(9, "x", "An", "Phòng Tổ chức", unit_code="VP"), FaultReason.UNIT_TWO_NAMES),
        (row(9, "x", "An", "Tổ Lạ", parent="Phòng Lạ"), FaultReason.PARENT_UNKNOWN),
        (
            row(9, "x", "An", "VP", title="Chánh Văn phòng", title_role=Role.HEAD),
            FaultReason.TWO_HEADS,
        ),
        (row(9, "ad", "Vũ Thị Mai", "VP", role=Role.OFFICIAL), FaultReason.LAST_ADMIN),
        (
            row(
                9,
                "x",
                "An",
                "VP",
                unread=(Unread(reason=FaultReason.ROLE_UNKNOWN, value="sếp"),),
            ),
            FaultReason.ROLE_UNKNOWN,
        ),
    ],
)
def test_a_faulty_row_has_its_reason_and_changes_nothing(faulty, reason):
    plan = plan_roster([faulty], OFFICE)
    assert reasons(plan) == [(9, reason)]
    assert plan.skipped == (9,)
    assert not plan.changes_anything


def test_a_fault_leaves_the_whole_person_alone_but_nobody_else():
    rows = [
        row(2, "CB03", "Nguyễn Thị Lan", "VP"),
        row(3, "CB03", "Nguyễn Thị Lan", "Tổ Lạ", parent="Phòng Lạ"),
        row(4, "x", "An", "VP"),
    ]
    plan = plan_roster(rows, OFFICE)
    assert plan.skipped == (2, 3)
    assert [one.code for one in plan.new_persons] == ["x"]
    assert not plan.changed_persons
    assert "CB03" not in [one.code for one in plan.absent]


def test_two_new_heads_of_one_unit_are_both_refused():
    head = {"title": "Trưởng phòng", "title_role": Role.HEAD}
    rows = [row(2, "a", "An", "Phòng A", **head), row(3, "b", "Ba", "Phòng A", **head)]
    plan = plan_roster(rows, OFFICE)
    assert reasons(plan) == [(2, FaultReason.TWO_HEADS), (3, FaultReason.TWO_HEADS)]
    assert [fault.other_row for fault in plan.faults] == [3, 2]
    assert not plan.new_units


def test_a_head_is_replaced_when_the_old_one_moves_in_the_same_file():
    rows = [
        row(2, "x", "An", "VP", title="Chánh Văn phòng", title_role=Role.HEAD),
        row(3, "CB02", "Lê Anh Tuấn", "Phòng Tổ chức", title="Chuyên viên"),
    ]
    assert not plan_roster(rows, OFFICE).faults


def test_the_old_head_whose_row_is_faulty_still_heads_his_unit():
    rows = [
        row(2, "x", "An", "VP", title="Chánh Văn phòng", title_role=Role.HEAD),
        row(3, "CB02", "Lê Anh Tuấn", "Tổ Lạ", parent="Phòng Lạ"),
    ]
    plan = plan_roster(rows, OFFICE)
    assert reasons(plan) == [(2, FaultReason.TWO_HEADS), (3, FaultReason.PARENT_UNKNOWN)]


def test_heads_that_stand_side_by_side_already_do_not_stop_an_import():
    both = OFFICE.but(posts=(*OFFICE.posts, post(14, 3, 2, Role.HEAD, "Trưởng")))
    rows = [
        row(2, "CB02", "Lê Anh Tuấn", "VP", title="Chánh Văn phòng", title_role=Role.HEAD),
        row(3, "CB03", "Nguyễn Thị Lan", "VP", title="Trưởng", title_role=Role.HEAD),
        row(4, "CB03", "Nguyễn Thị Lan", "Phòng Tổ chức"),
    ]
    plan = plan_roster(rows, both)
    assert not plan.faults
    assert not plan.changes_anything


def test_an_admin_stays_one_unless_a_row_of_his_names_a_role():
    official = row(2, "ad", "Vũ Thị Mai", "Sở Thử nghiệm", title="Văn thư")
    plan = plan_roster([official], OFFICE)
    assert not plan.faults
    assert plan.changed_persons[0].ended == ()
    named = official.but(role=Role.OFFICIAL)
    successor = row(3, "CB03", "Nguyễn Thị Lan", "Phòng Tổ chức", role=Role.ADMIN)
    plan = plan_roster([named, successor], OFFICE)
    assert not plan.faults
    assert [one.role for one in plan.changed_persons[0].ended] == [Role.ADMIN]


def test_a_role_once_named_stays_while_the_title_does():
    named = OFFICE.but(posts=(post(12, 2, 2, Role.DEPUTY, "Trưởng phòng"),))
    same = row(2, "CB02", "Lê Anh Tuấn", "VP", title="Trưởng phòng", title_role=Role.HEAD)
    assert not plan_roster([same], named).changes_anything


def test_parents_in_a_ring_are_refused_with_everything_that_hangs_on_them():
    rows = [
        row(2, "a", "An", "Phòng A", parent="Phòng B"),
        row(3, "b", "Ba", "Phòng B", parent="Phòng A"),
        row(4, "c", "Ca", "Tổ C", parent="Phòng A"),
        row(5, "d", "Da", "Phòng A"),
        row(6, "e", "Em", "VP"),
    ]
    plan = plan_roster(rows, OFFICE)
    assert [number for number, _ in reasons(plan)] == [2, 3, 4, 5]
    assert {reason for _, reason in reasons(plan)} == {FaultReason.PARENT_CYCLE}
    assert not plan.new_units
    assert [one.code for one in plan.new_persons] == ["e"]


def test_a_known_unit_cannot_be_moved_below_itself():
    rows = [
        row(2, "a", "An", unit_code="TC", parent="Tổ Hồ sơ"),
        row(3, "b", "Ba", "Tổ Hồ sơ"),
    ]
    plan = plan_roster(rows, OFFICE)
    assert reasons(plan) == [(2, FaultReason.PARENT_CYCLE)]
    assert not plan.changed_units
    assert plan.new_persons[0].begun[0].unit_code == "TO1"


def test_a_unit_is_renamed_moved_and_given_a_code_of_its_own():
    rows = [
        row(2, "a", "An", "Văn phòng Sở", unit_code="VP"),
        row(3, "b", "Ba", "Tổ Hồ sơ", unit_code="TO1", parent="VP"),
        row(4, "c", "Ca", "Phòng Tổ chức", unit_code="TCCB"),
    ]
    plan = plan_roster(rows, OFFICE)
    assert not plan.faults
    changes = {one.code: one.fields[0] for one in plan.changed_units}
    assert (changes["VP"].field, changes["VP"].after) == (Field.NAME, "Văn phòng Sở")
    assert (changes["TO1"].field, changes["TO1"].before) == (Field.PARENT, "TC")
    assert (changes["TC"].field, changes["TC"].after) == (Field.CODE, "TCCB")
    assert [one.begun[0].unit_code for one in plan.new_persons] == ["VP", "TO1", "TC"]


def test_rows_that_disagree_about_a_unit_are_refused():
    rows = [
        row(2, "a", "An", "Tổ A", unit_code="TA", parent="VP"),
        row(3, "b", "Ba", "Tổ A", unit_code="TA", parent="TC"),
        row(4, "c", "Ca", "Tổ B", unit_code="TA"),
        row(5, "d", "Da", "Tổ A", parent="Văn phòng"),
    ]
    plan = plan_roster(rows, OFFICE)
    assert reasons(plan) == [
        (3, FaultReason.UNIT_TWO_PARENTS),
        (4, FaultReason.UNIT_TWO_NAMES),
    ]


def test_units_of_one_name_are_told_apart_by_their_parents():
    rows = [
        row(2, "a", "An", "Tổ Hành chính", parent="VP"),
        row(3, "b", "Ba", "Tổ Hành chính", parent="Phòng Tổ chức"),
        row(4, "c", "Ca", "Tổ Hành chính"),
    ]
    plan = plan_roster(rows, OFFICE)
    assert [(one.code, one.parent) for one in plan.new_units] == [("THC", "VP"), ("THC2", "TC")]
    assert reasons(plan) == [(4, FaultReason.UNIT_AMBIGUOUS)]


def test_the_order_of_rows_does_not_decide_whether_a_code_is_known():
    rows = [row(2, "a", "An", unit_code="TT"), row(3, "b", "Ba", "Thanh tra", unit_code="TT")]
    plan = plan_roster(rows, OFFICE)
    assert not plan.faults
    assert [one.code for one in plan.new_units] == ["TT"]


def test_a_row_without_a_person_tells_of_its_unit():
    rows = [
        row(2, "", unit="Trung tâm Dữ liệu"),
        row(3, "a", "An", "Tổ Lưu trữ", parent="Trung tâm Dữ liệu"),
    ]
    plan = plan_roster(rows, OFFICE)
    assert not plan.faults
    assert [(one.code, one.parent) for one in plan.new_units] == [("TTDL", "SO"), ("TLT", "TTDL")]


def test_somebody_who_had_left_comes_back():
    left = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    state = OFFICE.but(persons=(person(3, "CB03", "Nguyễn Thị Lan", departed=left),), posts=())
    plan = plan_roster([row(2, "CB03", "Nguyễn Thị Lan", "VP")], state)
    assert [(one.field, one.before) for one in plan.changed_persons[0].fields] == [
        (Field.DEPARTED, "2026-03-01")
    ]
    assert not plan_roster([], state).absent


names = st.sampled_from(["An", "Bình", "Nguyễn Thị Lan", "Lê Anh Tuấn", ""])
units = st.sampled_from(["Văn phòng", "VP", "Tổ A", "Tổ B", "Phòng Tổ chức", "Sở Thử nghiệm", ""])
rows_of = st.lists(
    st.builds(
        RosterRow,
        row=st.integers(2, 99),
        code=st.sampled_from(["CB02", "cb03", "ad", "1", "2", "3", ""]),
        name=names,
        unit=units,
        unit_code=st.sampled_from(["", "", "VP", "TA", "SO", "TC"]),
        parent=units,
        title=st.sampled_from(["", "Trưởng phòng", "Chuyên viên"]),
        role=st.sampled_from([None, None, *Role]),
        title_role=st.sampled_from(list(Role)),
    ),
    max_size=8,
    unique_by=lambda one: one.row,
)


@settings(max_examples=150, deadline=None)
@given(rows_of, st.sampled_from([EMPTY, OFFICE]))
def test_any_rows_give_a_plan_that_hangs_together(rows, state):
    plan = plan_roster(rows, state)
    known = {one.code for one in state.units}
    for new in plan.new_units:
        assert new.parent is None or new.parent in known
        assert new.code not in known
        known.add(new.code)
    begun = [one for each in (*plan.new_persons, *plan.changed_persons) for one in each.begun]
    assert {one.unit_code for one in begun} <= known
    sound = {one.row for one in rows} - set(plan.skipped)
    told = {one.row for one in (*plan.new_persons, *plan.changed_persons)}
    assert told <= sound
    assert {fault.row for fault in plan.faults} <= set(plan.skipped)


def test_ten_thousand_rows_are_planned_in_a_few_seconds():
    rows = [
        row(n, f"CB{n}", f"Người Thứ {n}", f"Phòng số {n // 20}", title="Chuyên viên")
        for n in range(2, 10_002)
    ]
    start = time.perf_counter()
    plan = plan_roster(rows, OFFICE)
    assert time.perf_counter() - start < 5
    assert len(plan.new_persons) == 10_000


def test_names_are_one_whatever_their_case_tone_place_or_lack_of_diacritics():
    assert same_name("NGUYỄN  THỊ HOÀ", "Nguyễn Thị Hòa")
    assert same_name("Tran Van Hung", "Trần Văn Hùng")
    assert not same_name("Trần Văn Hùng", "Trần Văn Hưng")
    assert corrected("Tran Hung", "Trần Hùng") == "Trần Hùng"
    assert corrected("Trần Hùng", "Trần Hưng") == "Trần Hưng"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Phòng Kế hoạch - Tài chính", "KHTC"),
        ("Văn phòng", "VP"),
        ("Phòng Văn hóa và Xã hội", "VHXH"),
        ("Phòng Thuế", "THUE"),
        ("Đội 3", "D3"),
        ("", ""),
    ],
)
def test_a_short_form_is_made_of_initials(name, short):
    assert initials(name) == short


def test_a_unit_moved_below_a_new_one_brings_it_along():
    rows = [
        row(2, "a", "An", unit_code="TO1", parent="Phòng Mới"),
        row(3, "", "Không mã", "Phòng Mới", parent="VP"),
    ]
    plan = plan_roster(rows, OFFICE)
    assert [(one.code, one.parent) for one in plan.new_units] == [("MOI", "VP")]
    assert [one.fields[0].after for one in plan.changed_units] == ["MOI"]


def test_a_code_that_the_file_still_uses_is_not_taken_from_its_unit():
    rows = [row(2, "a", "An", "VP"), row(3, "b", "Ba", "Văn phòng", unit_code="VPS")]
    plan = plan_roster(rows, OFFICE)
    assert [(one.code, one.name) for one in plan.new_units] == [("VPS", "Văn phòng")]
    assert not plan.changed_units
