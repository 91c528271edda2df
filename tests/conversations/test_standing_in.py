"""Who looks after the work of somebody on leave says how it stands, in his place and marked so."""


def away(town):
    """Give a task of Lan's, who is on leave with the other Hoa standing in."""
    number = town.given()
    told = town.say("LAN", "nghỉ đến hết thứ 6")
    assert "1 Nhờ chị Hoa giữ hộ" in told
    town.say("LAN", "1")
    deputy = next(code for code in ("HOA", "HOA2") if "giữ hộ" in town.told(code))
    town.say(deputy, "nhận giữ hộ")
    town.told("BINH")
    return number, deputy


def test_the_deputy_reports_in_her_place_and_everybody_sees_that(town):
    number, deputy = away(town)
    told = town.say(deputy, f"bc {number} 60% đã xong dự thảo")
    assert told.startswith(f"NV-{number}: 60% (thay chị Lan)")
    card = town.say("BINH", f"việc {number}")
    assert "chị Hoa: báo cáo (thay chị Lan) 60%" in card
    town.say(deputy, f"vướng {number} chờ Sở Tài chính")
    told = town.told("BINH")
    assert "Chị Hoa báo kẹt NV-1" in told
    assert "(thay chị Lan)" in told
    assert "Đã xin anh Bình gia hạn" in town.say(deputy, f"gia hạn {number} đến 4/12 vì chờ")


def test_the_deputy_hands_nothing_in_until_the_work_is_hers(town):
    number, deputy = away(town)
    told = town.say(deputy, f"xong {number} 12/BC-TCCB")
    assert "NV-1 là việc của chị Lan; giữ hộ thì báo cáo" in told
    assert "chuyển 1 cho tôi" in told
    assert town.rows("SELECT state FROM task") == [("assigned",)]
    assert town.rows("SELECT count(*) FROM evidence") == [(0,)]


def test_after_the_leave_she_reports_on_it_no_more(town):
    number, deputy = away(town)
    town.wind(days=7)
    assert "chỉ người đó báo cáo được" in town.say(deputy, f"bc {number} 60%")


def test_who_was_away_hears_of_it_on_return(town):
    number, deputy = away(town)
    town.told("LAN")
    town.say(deputy, f"bc {number} 60%")
    assert town.told("LAN") == ""
    town.wind(days=7)
    assert "NV-1" in town.told("LAN")
