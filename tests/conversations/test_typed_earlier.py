"""What was typed offline more than an hour ago: the reviewer says when it counts."""

import datetime as dt

from tests.conversations.town import MONDAY

FRIDAY = dt.timedelta(days=4)


def offline(town, text, hours=3):
    """Let Lan's line arrive so many hours after she typed it."""
    return town.say("LAN", text, said=town.now - dt.timedelta(hours=hours), own_clock=True)


def overdue(town):
    """Give a task that is due at 17:00 on Friday, and wind to 18:30 of that day."""
    number = town.given()
    town.wind(days=4, hours=9, minutes=30)
    town.told("BINH")
    return number


def test_an_hour_back_counts_by_itself(town):
    number = town.given()
    town.wind(hours=2)
    told = offline(town, f"bc {number} 50%", hours=1)
    assert "tính theo 10:00" in told
    assert town.rows("SELECT count(*) FROM claim") == [(0,)]


def test_work_typed_before_the_deadline_and_arriving_after_it_is_asked_about(town):
    number = overdue(town)
    told = offline(town, f"xong {number}")
    assert (
        "Máy của chị ghi gõ lúc 15:30, tới đây lúc 18:30 nên đang tính theo 18:30."
        " Đã xin anh Bình tính theo 15:30." in told
    )
    assert "Trình sau hạn" in told
    told = town.told("BINH")
    assert "Chị Lan cho biết đã gõ lúc 15:30; tới đây lúc 18:30, đang tính theo 18:30." in told
    card = town.say("BINH", f"việc {number}")
    assert "Chờ quyết giờ tính:\n• trình: gõ lúc 15:30, nhận 18:30" in card
    assert "1 Tính theo giờ gõ, 15:30" in card
    assert "2 Tính theo giờ nhận, 18:30" in card
    told = town.say("BINH", "1")
    assert told.startswith("NV-1 soạn tờ trình: tính theo giờ chị Lan gõ.")
    assert "Anh Bình đồng ý tính NV-1" in town.told("LAN")
    card = town.say("LAN", f"việc {number}")
    assert "(trễ)" not in card
    assert "trình máy ghi 15:30" in card
    assert "anh Bình: tính theo giờ gõ" in card
    assert "chị Lan 4 ngày 30 phút" not in card
    line = town.say("LAN", f"điểm {number}")
    assert "Người duyệt đã cho tính theo giờ gõ: trình: gõ lúc 15:30, nhận 18:30." in line


def test_counted_at_its_arrival_it_stays_late_and_can_be_undone(town):
    number = overdue(town)
    offline(town, f"xong {number}")
    town.say("BINH", f"việc {number}")
    town.say("BINH", "2")
    told = town.told("LAN")
    assert "Anh Bình tính NV-1 (soạn tờ trình) theo giờ nhận." in told
    assert "sau hạn" in told
    assert "Đã hoàn tác: tính theo giờ nhận NV-1" in town.say("BINH", "hoàn tác")
    assert town.rows("SELECT state FROM claim") == [("waiting",)]
    town.say("BINH", f"việc {number}")
    town.say("BINH", "1")
    town.say("BINH", "hoàn tác")
    handed = town.rows("SELECT first_handed > deadline FROM task")
    assert handed == [(1,)]
    since = [row[0] for row in town.rows("SELECT since FROM spell ORDER BY id")]
    assert since[-1] == max(since)


def test_accepting_asks_about_it_in_the_same_preview(town):
    number = overdue(town)
    offline(town, f"xong {number}")
    preview = town.say("BINH", f"duyệt {number}")
    assert "Chị Lan cho biết đã gõ lúc 15:30, nhận 18:30." in preview
    assert "1 Làm, đồng ý phần còn chờ" in preview
    town.told("LAN")
    town.say("BINH", "1")
    assert "Đúng hạn." in town.told("LAN")
    assert town.rows("SELECT state, missed FROM task") == [("accepted", 0)]
    assert "Đã hoàn tác" in town.say("BINH", "hoàn tác")
    assert town.rows("SELECT state FROM task") == [("handed_in",)]
    assert town.rows("SELECT state FROM claim") == [("waiting",)]


def test_left_open_at_acceptance_it_still_waits_and_is_decided_afterwards(town):
    number = overdue(town)
    offline(town, f"xong {number}")
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "3")
    assert "chờ quyết giờ tính" in town.say("BINH", "việc chờ tôi")
    preview = town.say("BINH", f"duyệt {number}")
    assert preview.startswith("Sẽ: Tính NV-1 soạn tờ trình theo giờ chị Lan gõ")
    town.say("BINH", "1")
    assert "Không có gì chờ" in town.say("BINH", "việc chờ tôi")
    assert town.rows("SELECT first_handed <= deadline FROM task") == [(1,)]


def test_asking_for_time_in_time_is_not_lost_on_the_way(town):
    number = overdue(town)
    offline(town, f"gia hạn {number} đến 4/12 vì mất mạng")
    town.say("BINH", f"duyệt {number}")
    town.say("BINH", "3")
    assert town.rows("SELECT missed FROM task") == [(1,)]
    town.say("BINH", f"việc {number}")
    town.say("BINH", "1")
    assert town.rows("SELECT missed FROM task") == [(0,)]


def test_only_the_reviewer_decides_and_the_last_of_several_reports_is_enough(town):
    number = town.given()
    town.wind(hours=5)
    offline(town, f"bc {number} 20%", hours=4)
    offline(town, f"bc {number} 30%", hours=2)
    assert town.rows("SELECT state FROM claim") == [("withdrawn",), ("waiting",)]
    assert "1 Tính theo" not in town.say("LAN", f"việc {number}")
    assert "Chị Lan báo cáo NV-1 (soạn tờ trình): 30%" in town.told("BINH")
    assert "do anh Bình quyết" in town.say("GD", f"duyệt {number}")


def test_nothing_can_be_typed_before_the_task_came(town):
    town.wind(hours=2)
    number = town.given()
    town.wind(hours=2)
    offline(town, f"xong {number}", hours=9)
    town.say("BINH", f"việc {number}")
    town.say("BINH", "1")
    assert town.rows("SELECT first_handed = assigned FROM task") == [(1,)]
    assert town.now > MONDAY
