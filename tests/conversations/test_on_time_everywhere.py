"""Late and on time are one truth: what was handed in on time and returned is late nowhere."""


def returned_after_all(town):
    """Let work be handed in on time and returned behind its deadline."""
    number = town.given(deadline="thứ 4")
    town.wind(days=2)
    assert "Trình đúng hạn" in town.say("LAN", f"xong {number}")
    town.wind(days=2)
    town.say("BINH", f"trả {number} thiếu chữ ký")
    town.say("BINH", "1")
    return number


def test_what_was_on_time_and_comes_back_is_late_nowhere(town):
    number = returned_after_all(town)
    told = town.told("LAN")
    assert "Đã trình đúng hạn 25/11 nên sửa lại không bị tính trễ" in told
    card = town.say("LAN", f"việc {number}")
    assert "Đã trình đúng hạn 25/11, bị trả 27/11; không tính trễ." in card
    assert "(trễ)" not in card
    listed = town.say("LAN", "việc")
    assert "đã trình đúng hạn 25/11" in listed
    assert "quá hạn" not in listed
    assert "trễ" not in listed
    assert "Không có việc nào quá hạn" in town.say("LAN", "việc trễ")
    assert f"NV-{number}" not in town.say("BINH", "việc trễ")
    assert "quá hạn" not in town.say("BINH", "việc phòng")
    town.told("LAN")
    town.wind(days=3)
    morning = town.told("LAN")
    assert f"NV-{number} soạn tờ trình: bị trả lại" in morning
    assert "quá hạn" not in morning
    handed = town.say("LAN", f"xong {number}")
    assert "Vẫn tính đúng hạn vì lần trình đầu 25/11 đã kịp" in handed
    assert "Đúng hạn: lần trình đầu 25/11 đã kịp." in town.told("BINH")
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    assert "Đúng hạn (trình lần đầu 25/11)." in town.told("LAN")


def test_the_loads_and_boards_count_it_as_running(town):
    returned_after_all(town)
    assert "trễ" not in town.say("BINH", "giao Lan soạn báo cáo, hạn 11/12").split("Hạn")[0]
    town.say("BINH", "0")
    rows = town.say("BINH", "bảng")
    assert "1 việc quá hạn" not in rows


def test_what_was_late_once_stays_late_after_a_return(town):
    number = town.given(deadline="thứ 4")
    town.wind(days=3)
    assert "Trình sau hạn" in town.say("LAN", f"xong {number}")
    town.say("BINH", f"trả {number} thiếu chữ ký")
    town.say("BINH", "1")
    assert "quá hạn" in town.say("LAN", "việc").lower()
    assert "(trễ)" in town.say("LAN", f"việc {number}")
