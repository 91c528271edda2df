"""A head lets somebody decide in his place until a date: what waits for him, and no more."""

import datetime as dt

import pytest


def delegated(town, line="ủy quyền cho Phạm Thị Hoa đến 5/12"):
    told = town.say("BINH", line)
    town.say("BINH", "1")
    return told


def shown(town, who, line):
    """Tell whether a decision is shown to somebody, to be confirmed."""
    return "\nSẽ: " in f"\n{town.say(who, line)}"


def test_a_head_lets_somebody_decide_until_a_date(town):
    number = town.given()
    town.say("LAN", f"xong {number}")
    assert "do anh Bình quyết" in town.say("HOA", f"duyệt {number}")
    told = delegated(town)
    assert "Ủy quyền duyệt việc cho chị Phạm Thị Hoa (TCCB) đến hết thứ Bảy 5/12." in told
    assert "Không gồm: chấm, xếp loại, chốt điểm, giao việc." in told
    assert "Đang chờ duyệt: 1 việc." in told
    letter = town.told("HOA")
    assert letter.startswith("Anh Bình ủy quyền cho chị duyệt việc thay đến hết thứ Bảy 5/12")
    assert "Đang chờ: 1 việc" in letter
    assert f"NV-{number}" in town.say("HOA", "việc chờ tôi")
    assert shown(town, "HOA", f"duyệt {number}")
    town.say("HOA", "1")
    assert "Chị Hoa (thay anh Bình) đã nghiệm thu" in town.told("LAN")
    assert "(thay anh Bình)" in town.say("BINH", f"việc {number}")


def test_both_are_told_of_what_waits_and_either_decides(town):
    delegated(town)
    town.told("HOA")
    number = town.given()
    town.told("BINH")
    town.say("LAN", f"gia hạn {number} đến 4/12 vì chờ số liệu")
    assert f"NV-{number}" in town.told("BINH")
    assert f"NV-{number}" in town.told("HOA")
    town.say("HOA", f"duyệt {number}")
    town.say("HOA", "1")
    assert "(thay anh Bình)" in town.told("LAN")
    town.say("LAN", f"xong {number}")
    assert shown(town, "BINH", f"trả {number} thiếu chữ ký")


def test_it_ends_by_itself_at_the_end_of_the_day(town):
    delegated(town, "ủy quyền cho Phạm Thị Hoa đến thứ 4")
    number = town.given()
    town.now = town.now.replace(day=25, hour=23, minute=59)
    town.say("LAN", f"xong {number}")
    assert shown(town, "HOA", f"duyệt {number}")
    town.say("HOA", "0")
    town.now += dt.timedelta(minutes=2)
    assert "do anh Bình quyết" in town.say("HOA", f"duyệt {number}")
    assert "chưa ủy quyền cho ai" in town.say("BINH", "ủy quyền")


def test_it_begins_when_it_was_said_to(town):
    told = delegated(town, "ủy quyền duyệt cho Phạm Thị Hoa từ 1/12 đến 5/12")
    assert "từ thứ Ba 1/12 đến hết thứ Bảy 5/12" in told
    number = town.given()
    town.say("LAN", f"xong {number}")
    assert "do anh Bình quyết" in town.say("HOA", f"duyệt {number}")
    assert "chị Hoa, từ thứ Ba 1/12" in town.say("BINH", "ủy quyền")
    town.wind(days=8)
    assert shown(town, "HOA", f"duyệt {number}")


@pytest.mark.parametrize(
    "line",
    [
        "uy quyen chi Hoa den het 5/12",
        "uy quyen cho hoa den 5/12",
        "Uỷ quyền duyệt việc cho chị Phạm Thị Hoa đến hết ngày 5/12",
        "/uyquyen Hoa đến 5/12",
        "delegate to Hoa until 5/12",
        "ủy quyền cho CB03 từ nay đến 5/12",
    ],
)
def test_it_is_read_as_people_type_it(town, line):
    told = town.say("BINH", line)
    if "Có 2 người" in told:
        told = town.say("BINH", "1")
    assert "đến hết thứ Bảy 5/12" in told
    assert "Không gồm" in told


def test_without_an_end_it_is_asked_for(town):
    asked = town.say("BINH", "ủy quyền cho Phạm Thị Hoa")
    assert asked.startswith("Ủy quyền cho chị Hoa đến hết ngày nào?")
    assert "đến hết thứ Bảy 5/12" in town.say("BINH", "đến 5/12")
    assert "Đã ủy quyền duyệt việc cho chị Hoa" in town.say("BINH", "1")
    asked = town.say("BINH", "ủy quyền cho Phạm Thị Hoa đến 31/11")
    assert 'Chưa rõ "đến 31/11"' in asked
    assert "Ủy quyền cho ai?" in town.say("BINH", "ủy quyền cho")
    assert 'Không thấy ai tên "Zũng' in town.say("BINH", "ủy quyền cho Zũng đến 5/12")


def test_only_to_somebody_one_leads(town):
    assert "không thuộc đơn vị anh phụ trách" in town.say("BINH", "ủy quyền cho Mai đến 5/12")
    assert "không phụ trách đơn vị nào" in town.say("LAN", "ủy quyền cho Hoàng Thị Hoa đến 5/12")
    assert "không thuộc đơn vị" in town.say("BINH", "ủy quyền cho Giang đến 5/12")
    assert "không phụ trách ai" in town.say("LAN", "ủy quyền")


def test_the_own_work_of_the_deputy_stays_with_the_head(town):
    number = town.given(to="Phạm Thị Hoa")
    assert "1 việc chị Hoa tự làm vẫn do anh duyệt" in delegated(town)
    town.say("HOA", f"xong {number}")
    assert "do anh Bình quyết" in town.say("HOA", f"duyệt {number}")
    assert f"NV-{number}" not in town.say("HOA", "việc chờ tôi")
    assert shown(town, "BINH", f"duyệt {number}")


def test_an_official_decides_but_leads_nobody(town):
    delegated(town, "ủy quyền cho Hoàng Thị Hoa đến 5/12")
    number = town.given()
    town.say("LAN", f"xong {number}")
    assert shown(town, "HOA2", f"duyệt {number}")
    town.say("HOA2", "0")
    assert "Chưa có gì" not in town.say("HOA2", "giao Lan soạn báo cáo, hạn thứ 6")
    assert "Giao chị" not in town.told("HOA2")
    for line in ("chấm Lan tháng 10 9 9 9: tốt", "chốt Lan tháng 10", "điểm của Lan"):
        answer = town.say("HOA2", line)
        assert "83" not in answer
        assert "1 Làm" not in answer, answer
    assert not town.rows("SELECT 1 FROM assessment")


def test_it_ends_by_a_word(town):
    assert "đang không ủy quyền cho ai" in town.say("BINH", "thôi ủy quyền")
    delegated(town)
    town.told("HOA")
    assert "kết thúc ủy quyền cho chị Hoa" in town.say("BINH", "bo uy quyen")
    assert "không duyệt việc thay nữa" in town.told("HOA")
    assert "Đã hoàn tác: Phạm Thị Hoa lại duyệt việc thay anh" in town.say("BINH", "hoàn tác")
    assert "chị Hoa, đến hết thứ Bảy 5/12" in town.say("BINH", "ủy quyền")


def test_the_last_word_takes_the_place_of_what_it_touches(town):
    delegated(town)
    told = town.say("BINH", "ủy quyền cho Lan đến 28/11")
    assert "Thay cho lần trước: chị Hoa, đến hết thứ Bảy 5/12." in told
    town.say("BINH", "1")
    assert "kết thúc ủy quyền" in town.told("HOA")
    told = town.say("BINH", "ủy quyền")
    assert "chị Lan, đến hết thứ Bảy 28/11" in told
    assert "Hoa" not in told
    town.say("BINH", "hoàn tác")
    told = town.say("BINH", "ủy quyền")
    assert "Lan" not in told
    assert "chị Hoa, đến hết thứ Bảy 5/12" in told


def test_it_is_undone_until_somebody_decided_by_it(town):
    delegated(town)
    assert "Phạm Thị Hoa không duyệt việc thay anh nữa" in town.say("BINH", "hoàn tác")
    assert "không duyệt việc thay nữa" in town.told("HOA")
    delegated(town)
    number = town.given()
    town.say("LAN", f"xong {number}")
    town.say("BINH", "nền tối")
    delegated(town, "ủy quyền cho Phạm Thị Hoa đến 4/12")
    town.say("HOA", f"duyệt {number}")
    town.say("HOA", "1")
    assert "Chị Hoa đã quyết việc thay anh rồi" in town.say("BINH", "hoàn tác").replace(
        "chị Hoa đã quyết", "Chị Hoa đã quyết"
    )


def test_a_deputy_on_leave_is_pointed_out(town):
    town.say("HOA", "nghỉ đến hết thứ 6")
    told = town.say("BINH", "ủy quyền cho Phạm Thị Hoa đến 5/12")
    assert "Chị Hoa nghỉ đến hết thứ Sáu 27/11" in told


def test_who_leaves_the_office_delegates_no_more(town):
    delegated(town)
    number = town.given()
    town.say("LAN", f"xong {number}")
    town.say("ADMIN", "cho thôi việc CB02")
    town.say("ADMIN", "CB02")
    assert not shown(town, "HOA", f"duyệt {number}")


def test_a_head_who_takes_leave_is_told_what_waits_and_how_it_need_not(town):
    number = town.given()
    town.say("LAN", f"xong {number}")
    told = town.say("BINH", "nghỉ từ mai đến 30/11")
    assert "1 việc đang chờ anh quyết." in told
    sentence = "ủy quyền cho Phạm Thị Hoa đến 30/11"
    assert f"Để việc không phải chờ, nhắn: {sentence}" in told
    assert "đến hết thứ Hai 30/11" in town.say("BINH", sentence)
    town.say("BINH", "1")
    assert "đang chờ anh quyết" not in town.say("BINH", "nghỉ từ mai đến 30/11")


def test_whoever_has_nothing_to_decide_hears_nothing_of_it_on_leave(town):
    number = town.given()
    assert "chờ anh quyết" not in town.say("BINH", "nghỉ từ mai đến 30/11")
    town.say("LAN", f"xong {number}")
    assert "chờ anh quyết" not in town.say("BINH", "đi cơ sở đến 16h")
    assert "quyết" not in town.say("LAN", "nghỉ từ mai đến 30/11")


def test_whoever_is_on_leave_too_is_not_proposed(town):
    number = town.given()
    town.say("LAN", f"xong {number}")
    town.say("HOA", "nghỉ đến hết thứ 6")
    told = town.say("BINH", "nghỉ từ mai đến 30/11")
    assert "ủy quyền cho Nguyễn Thị Lan đến 30/11" in told or "Hoàng Thị Hoa" in told
    town.say("BINH", "ngôn ngữ en")
    assert "1 task waits for your decision." in town.say("BINH", "leave until 30/11")
