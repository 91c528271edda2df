"""The tree of units, and somebody who leads in another's place until a date."""


def test_everybody_sees_the_units_that_are_his_to_see(town):
    told = town.say("ADMIN", "đơn vị")
    assert "• Sở Thử (SO): anh Giang, 2 người" in told
    assert "   • Phòng Tổ chức cán bộ (TCCB): anh Bình, 4 người" in told
    assert "đơn vị thay CB01 bằng CB03" in told
    assert "Phòng Kinh tế" not in town.say("BINH", "đơn vị")
    assert "Phòng Kinh tế" in town.say("MAI", "đơn vị")
    assert "Phòng Tổ chức" not in town.say("MAI", "đơn vị")


def test_who_acts_for_a_head_does_what_the_head_does_until_the_date(town):
    number = town.given()
    town.say("LAN", f"xong {number}")
    assert "do anh Bình quyết" in town.say("HOA", f"duyệt {number}")
    told = town.say("ADMIN", "đơn vị thay CB02 bằng CB03 đến 30/11")
    assert told.startswith("Chị Hoa phụ trách thay anh Bình đến 17:00 thứ Hai 30/11/2026")
    assert "phụ trách thay anh Bình" in town.told("HOA")
    assert "phụ trách thay anh Bình" in town.told("BINH")
    assert f"Nghiệm thu NV-{number}" in town.say("HOA", f"duyệt {number}")
    town.say("HOA", "1")
    assert "Chị Hoa (thay anh Bình) đã nghiệm thu" in town.told("LAN")
    second = town.given(title="việc hai", deadline="4/12")
    town.wind(days=8)
    town.say("LAN", f"xong {second}")
    assert "do anh Bình quyết" in town.say("HOA", f"duyệt {second}")


def test_acting_can_be_ended_early(town):
    town.say("ADMIN", "đơn vị thay CB02 bằng CB04 đến 30/11")
    assert "Giao chị Hoàng Thị Hoa" in town.say("LAN", "giao Hoàng Thị Hoa việc, hạn thứ 6")
    town.say("LAN", "0")
    assert "không còn phụ trách thay" in town.say("ADMIN", "đơn vị bỏ thay CB04")
    assert "Không thấy ai" in town.say("LAN", "giao Hoàng Thị Hoa việc, hạn thứ 6")


def test_only_an_admin_lets_somebody_act(town):
    assert "Chỉ quản trị" in town.say("GD", "đơn vị thay CB02 bằng CB04 đến 30/11")
    assert "Chỉ quản trị" in town.say("LAN", "đơn vị bỏ thay CB04")


def test_what_is_missing_is_said(town):
    assert "Chưa rõ hai mã" in town.say("ADMIN", "đơn vị thay CB02 bằng XX9 đến 30/11")
    assert "Chưa rõ hai mã" in town.say("ADMIN", "đơn vị thay CB02")
    assert "thay đến bao giờ" in town.say("ADMIN", "đơn vị thay CB02 bằng CB03")
    told = town.say("ADMIN", "đơn vị thay CB04 bằng CB03 đến 30/11")
    assert "không phụ trách đơn vị nào" in told


def test_whoever_acts_for_the_reviewer_never_accepts_his_own_work(town):
    number = town.given(title="việc của Lan", deadline="4/12")
    town.say("ADMIN", "đơn vị thay CB02 bằng CB04 đến 30/11")
    assert "chờ anh Giang nghiệm thu" in town.say("LAN", f"xong {number}")
    assert f"trình NV-{number}" in town.told("GD")
    assert "do anh Giang quyết" in town.say("LAN", f"duyệt {number}")
    assert f"NV-{number}" not in town.say("LAN", "việc chờ tôi")
    assert f"NV-{number}" in town.say("GD", "việc chờ tôi")
    town.say("GD", f"duyệt {number}")
    town.say("GD", "1")
    assert "Anh Giang đã nghiệm thu" in town.told("LAN")
