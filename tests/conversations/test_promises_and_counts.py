"""What a report promises and counts: kept, shown, reminded of, and never held against anybody."""


def test_a_promised_date_is_kept_shown_and_reminded_of_on_its_morning(town):
    number = town.given(deadline="30/11")
    told = town.say("LAN", f"bc {number} 70% hẹn 26/11")
    assert "Hẹn: 17:00 thứ Năm 26/11/2026" in told
    assert "hẹn thứ Năm 26/11" in town.say("LAN", "việc")
    card = town.say("BINH", f"việc {number}")
    assert "Hẹn xong thứ Năm 26/11" in card
    assert "báo cáo 70%, hẹn thứ Năm 26/11" in card
    town.told("LAN")
    town.wind(days=2, hours=23)
    assert f"• NV-{number} soạn tờ trình: hẹn xong hôm nay" in town.told("LAN")


def test_a_promise_that_was_not_kept_is_shown_to_nobody_and_scored_nowhere(town):
    number = town.given(deadline="30/11")
    town.say("LAN", f"bc {number} 70% hẹn 25/11")
    town.wind(days=3)
    town.told("LAN")
    town.told("BINH")
    for code in ("LAN", "BINH"):
        shown = town.say(code, f"việc {number}").split("Diễn biến:")[0] + town.say(code, "việc")
        assert "hẹn" not in shown.lower()
    assert town.rows("SELECT missed, content_returns FROM task") == [(0, 0)]


def test_a_promise_behind_the_deadline_moves_nothing_and_says_how_to(town):
    number = town.given()
    told = town.say("LAN", f"bc {number} 70% hẹn 30/11")
    assert "Ngày hẹn muộn hơn hạn (thứ Sáu 27/11). Hạn giữ nguyên" in told
    assert f"gia hạn {number} đến" in told


def test_a_newer_promise_takes_the_place_of_the_older_and_handing_in_ends_it(town):
    number = town.given(deadline="30/11")
    town.say("LAN", f"bc {number} 50% hẹn 25/11")
    town.say("LAN", f"bc {number} 60% hẹn 26/11")
    assert "hẹn thứ Năm 26/11" in town.say("LAN", "việc")
    town.say("LAN", f"xong {number}")
    assert town.rows("SELECT promised FROM task") == [(None,)]
    town.say("LAN", "hoàn tác")
    assert "hẹn thứ Năm 26/11" in town.say("LAN", "việc")


def given_reports(town, count=15):
    town.say("BINH", f"giao Lan rà soát {count} hồ sơ, hạn thứ 6")
    town.say("BINH", "1")


def test_a_count_is_kept_as_a_count(town):
    given_reports(town)
    town.told("LAN")
    assert town.say("LAN", "bc 1 10/15 hồ sơ").startswith("NV-1: 10/15 hồ sơ (67%)")
    assert "10/15 hồ sơ (67%)" in town.say("LAN", "việc")
    card = town.say("BINH", "việc 1")
    assert "Đã đếm: 10/15 hồ sơ (67%)" in card
    assert "báo cáo 10/15 hồ sơ (67%)" in card
    assert "5/15 hồ sơ (33%)" in town.say("LAN", "bc 1 5/15 ho so")
    town.say("LAN", "hoàn tác")
    assert town.rows("SELECT counted, counted_of, progress FROM task") == [(10000, 15000, 67)]


def test_a_percentage_that_follows_takes_the_place_of_the_count(town):
    given_reports(town)
    town.say("LAN", "bc 1 10/15 hồ sơ")
    town.say("LAN", "bc 1 80%")
    assert "10/15" not in town.say("LAN", "việc")


def test_handing_in_less_than_was_counted_last_asks_how_much(town):
    given_reports(town)
    town.say("LAN", "bc 1 10/15 hồ sơ")
    asked = town.say("LAN", "xong 1")
    assert asked.startswith("NV-1: lần báo cáo trước mới được 10/15 hồ sơ. Trình bao nhiêu?")
    assert "1 Đủ 15" in asked
    told = town.say("LAN", "2")
    assert "Trình 10/15 hồ sơ." in told
    assert "Số lượng: 10/15 hồ sơ" in town.told("BINH")
    preview = town.say("BINH", "duyệt 1")
    assert "Nhận 10/15 hồ sơ của NV-1" in preview
    town.say("BINH", "1")
    assert town.rows("SELECT state, accepted_quantity FROM task") == [("returned", 10000)]


def test_a_count_with_the_hand_in_says_how_much(town):
    given_reports(town)
    town.say("LAN", "bc 1 10/15 hồ sơ")
    assert "Đã trình NV-1" in town.say("LAN", "xong 1 15/15")
    town.say("BINH", "duyệt 1")
    town.say("BINH", "1")
    assert town.rows("SELECT state, accepted_quantity FROM task") == [("accepted", 15000)]


def test_counting_other_things_than_were_asked_for_never_makes_less_of_the_work(town):
    given_reports(town)
    town.say("LAN", "bc 1 3/7 xã")
    assert "Đã trình NV-1" in town.say("LAN", "xong 1")
    assert town.rows("SELECT done FROM task") == [(15000,)]
