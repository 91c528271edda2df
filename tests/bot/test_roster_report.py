"""The dry run of a roster import as it is read, in both languages."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from bot.views.look import Look, text_of
from bot.views.roster import roster_report
from core.people.roster import (
    Fault,
    FaultReason,
    HeldPost,
    KnownPerson,
    KnownUnit,
    RosterPlan,
    RosterRow,
    RosterState,
)
from core.people.roster_notices import (
    RosterHasFaults,
    RosterImported,
    RosterNotRead,
    RosterOutdated,
    Unreadable,
)
from core.people.roster_plan import plan_roster
from core.people.rules import Role
from locales import LANGUAGES

OFFICE = RosterState(
    office_id=1,
    code="SO",
    name="Sở Thử nghiệm",
    version=1,
    units=(
        KnownUnit(id=1, parent_id=None, code="SO", name="Sở Thử nghiệm"),
        KnownUnit(id=2, parent_id=1, code="VP", name="Văn phòng"),
    ),
    persons=(
        KnownPerson(id=1, code="CB1", name="Lan", gender=None, phone=None, departed=None),
        KnownPerson(id=2, code="CB2", name="Hùng", gender=None, phone=None, departed=None),
    ),
    posts=(HeldPost(id=1, person_id=1, unit_id=2, role=Role.HEAD, title="Chánh Văn phòng"),),
)
ROWS = (
    RosterRow(row=4, code="CB1", name="Lan", unit="VP", title="Chuyên viên", phone="0911111111"),
    RosterRow(row=5, code="CB3", name="<b>An</b> {0} *x*", unit="Phòng Một", email="a@b.vn"),
    RosterRow(row=6, code="CB3", name="<b>An</b> {0} *x*", unit="Tổ", parent="Lạ"),
    RosterRow(row=1200, code="", name="Bình", unit="Phòng Một"),
    RosterRow(row=8, code="CB4", name="Em", unit="Văn phòng Sở", unit_code="VP"),
)


def look(language):
    return Look(language, ZoneInfo("Asia/Ho_Chi_Minh"), dt.datetime(2026, 11, 23, tzinfo=dt.UTC))


def test_the_report_tells_what_would_change_and_each_faulty_row():
    assert roster_report(plan_roster(ROWS, OFFICE), "vi") == (
        "Đã đọc 5 dòng. Chưa ghi gì.\n"
        "Đơn vị thay đổi (1):\n"
        "  VP Văn phòng\n"
        "    tên: Văn phòng → Văn phòng Sở\n"
        "Người mới (1):\n"
        "  CB4 Em: Văn phòng Sở (chuyên viên)\n"
        "Người thay đổi (1):\n"
        "  CB1 Lan\n"
        "    điện thoại: (trống) → 0911111111\n"
        "    thôi: Chánh Văn phòng, Văn phòng Sở (cấp trưởng)\n"
        "    nhận: Chuyên viên, Văn phòng Sở (chuyên viên)\n"
        "Không đổi: 0 người.\n"
        "Không có trong tệp, giữ nguyên (1):\n"
        "  CB2 Hùng\n"
        "1 địa chỉ email đã đọc nhưng không được lưu.\n"
        "Lỗi (2):\n"
        "  dòng 6: chưa có đơn vị cấp trên “Lạ”; thêm một dòng cho đơn vị đó\n"
        "  dòng 1200: thiếu mã cán bộ\n"
        "Nếu bỏ các dòng lỗi, những dòng này cũng bị bỏ vì cùng một người: 5.\n"
        "Chưa ghi được: 3 dòng sẽ bị bỏ. Xin sửa tệp rồi nhập lại, hoặc đồng ý bỏ các dòng đó."
    )


def test_names_appear_as_typed():
    assert "CB3 <b>An</b> {0} *x*:" in roster_report(plan_roster(ROWS[1:2], OFFICE), "en")


def test_a_file_without_news_says_so():
    same = RosterRow(row=2, code="CB1", name="Lan", unit="VP")
    assert roster_report(plan_roster([same], OFFICE), "en").splitlines() == [
        "Read 1 row. Nothing is written yet.",
        "Unchanged: 1 person.",
        "Not in the file, left as they are (1):",
        "  CB2 Hùng",
        "Nothing changes.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_and_every_refusal_has_its_words(language):
    empty = plan_roster([], OFFICE)
    told = set()
    for reason in FaultReason:
        for other_row in (0, 3):
            fault = Fault(row=2, reason=reason, value="V", other="O", other_row=other_row)
            told.add(roster_report(empty.but(faults=(fault,), skipped=(2,)), language))
    assert len(told) == len(FaultReason) + 3  # three of them name the other row
    unread = {text_of(RosterNotRead(reason=one, value="V"), look(language)) for one in Unreadable}
    assert len(unread) == len(Unreadable)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_notices_have_their_words(language):
    rows = tuple(range(2, 12))
    assert "…" in text_of(RosterHasFaults(faults=11, rows=rows), look(language))
    assert "…" not in text_of(RosterHasFaults(faults=10, rows=rows), look(language))
    assert text_of(RosterOutdated(), look(language))
    counts = dict.fromkeys(RosterImported.__struct_fields__, 0)
    nothing = RosterImported(**counts)
    assert (
        text_of(nothing, look(language))
        == roster_report(RosterPlan(**_blank_plan()), language).splitlines()[-1]
    )
    written = text_of(nothing.but(new_persons=1200, skipped=2), look(language))
    assert ("1.200" if language == "vi" else "1,200") in written.splitlines()[0]
    assert "2" in written.splitlines()[1]


def _blank_plan():
    lists = ("new_units", "changed_units", "new_persons", "changed_persons")
    rest = ("unchanged", "absent", "faults", "skipped")
    return {"office_id": 1, "version": 1, "rows": 0, **dict.fromkeys((*lists, *rest), ())}
