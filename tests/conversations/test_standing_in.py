"""Who looks after the work of somebody on leave says how it stands, in his place and marked so."""


def away(town):
    """Give a task of Lan's, who is on leave with the other Hoa standing in."""
    number = town.given()
    town.say("LAN", "nghỉ đến hết thứ 6, nhờ Hoàng Thị Hoa")
    assert "giữ hộ" in town.told("HOA2")
    town.say("HOA2", "nhận giữ hộ")
    town.told("BINH")
    return number, "HOA2"


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
    assert "Không thấy NV-1" in town.say(deputy, f"bc {number} 60%")


def test_who_was_away_hears_of_it_on_return(town):
    number, deputy = away(town)
    town.told("LAN")
    town.say(deputy, f"bc {number} 60%")
    assert town.told("LAN") == ""
    town.wind(days=7)
    assert "NV-1" in town.told("LAN")


def test_to_hand_it_in_she_asks_for_it_and_the_reviewer_lets_it_go(town):
    number, deputy = away(town)
    preview = town.say(deputy, f"chuyển {number} cho tôi")
    assert "anh Bình" in preview
    town.say(deputy, "1")
    assert town.rows(
        "SELECT count(*) FROM holder JOIN person p ON p.id = person_id WHERE p.name LIKE '%Lan'"
    ) == [(1,)]
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "1")
    assert "Đã trình NV-1" in town.say(deputy, f"xong {number}")


def test_who_only_stands_in_gives_the_work_to_nobody_else(town):
    number, deputy = away(town)
    assert "1 Làm" not in town.say(deputy, f"chuyển {number} cho Phạm Thị Hoa")
