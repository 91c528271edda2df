"""The cause map in the people's words, recounted by plain Python from what was written down."""

import datetime as dt
import json
from collections import Counter

import reports
from core.periods.rules import WorkCalendar
from core.reminders.cause_map_notices import CauseMap
from tests.conversations.test_first_figures import shown
from tests.conversations.test_pictures import asked, code_in
from tests.conversations.town import ZONE


def stopped(town, number, who="LAN", chief="BINH", cause=1):
    """Let somebody name a cause for his task and his chief confirm it."""
    town.say(who, f"vướng {number} chờ số liệu")
    town.say(who, "1")
    town.say(who, str(cause))
    town.say(chief, f"duyệt {number}")
    town.say(chief, "1")


def autumn(town):
    """Three stops: one of ten days that ended, one that lasts, one in another unit."""
    first = town.given(title="việc một", deadline="15/12/2026")
    second = town.given(title="việc hai", deadline="15/12/2026")
    town.given(title="việc ba", deadline="15/12/2026")
    far = town.given("KHANG", "Mai", "việc kinh tế", "15/12/2026")
    stopped(town, first)  # Monday 23/11
    town.wind(days=2)
    stopped(town, second, cause=2)  # Wednesday 25/11
    stopped(town, far, "MAI", "KHANG")
    town.wind(days=5)  # Monday 30/11
    town.say("LAN", f"tiếp tục {first}")
    return first, second, far


def recounted(town, month, upto, unit=None):
    """Count task-days by cause from the journal: a working day at whose beginning a task stood."""
    entries = town.rows(
        "SELECT j.subject_id, j.verb, j.said, j.facts, u.code FROM journal j"
        " JOIN task t ON t.id = j.subject_id JOIN unit u ON u.id = t.unit_id"
        " WHERE j.subject = 'task' ORDER BY j.id"
    )
    calendar, days, standing = WorkCalendar.of(), Counter(), {}
    first = dt.date(2026, month, 1)
    spans = []
    for task, verb, said, facts, code in entries:
        moment = dt.datetime.fromtimestamp(said / 1000, ZONE).date()
        if verb == "name_cause":
            standing[task] = (moment, json.loads(facts)["cause"], None)
        elif verb == "stop":
            standing[task] = (standing[task][0], standing[task][1], code)
        elif verb == "resume":
            since, cause, _ = standing.pop(task)
            spans.append((since, moment, cause, code))
    spans += [(since, upto, cause, code) for since, cause, code in standing.values() if code]
    for since, until, cause, code in spans:
        day = since + dt.timedelta(days=1)
        while day <= until:
            if day >= first and day.month == month and calendar.is_working(day):
                days[cause] += unit in (None, code)
            day += dt.timedelta(days=1)
    return {cause: count for cause, count in days.items() if count}


def test_the_map_counts_what_the_journal_says(town):
    autumn(town)
    text = asked(town, "GD", "nguyên nhân")
    facts = shown(town, CauseMap)
    assert {one.cause: one.days for one in facts.causes if one.days} == recounted(
        town, 11, dt.date(2026, 11, 30)
    )
    for unit in facts.units:
        by_cause = dict(zip((one.cause for one in facts.causes), unit.days, strict=True))
        mine = recounted(town, 11, dt.date(2026, 11, 30), unit.code)
        assert {cause: days for cause, days in by_cause.items() if days} == mine
    # by hand: 23 to 30/11 without the holiday of 24/11 is 4 days, 25 to 30/11 twice 3 days
    assert [(one.cause, one.days, one.tasks) for one in facts.causes] == [
        ("unit", 7, 2),
        ("papers", 3, 1),
    ]
    assert (facts.tasks, facts.standing, facts.named, facts.before) == (3, 2, 0, None)
    assert text.startswith("10 ngày làm việc bị chặn, 7 ngày vì chờ đơn vị khác.")
    assert "Phòng Tổ chức cán bộ 7: (1) 4, (2) 3; Phòng Kinh tế 3: (1) 3" in text
    assert reports.is_worth_drawing(facts)
    assert reports.caption(facts, "vi") == text


def test_days_go_on_into_the_next_month_and_the_former_one_stands_beside(town):
    autumn(town)
    town.wind(days=4)  # Friday 4/12
    asked(town, "GD", "nguyên nhân")
    facts = shown(town, CauseMap)
    assert {one.cause: one.days for one in facts.causes} == recounted(
        town, 12, dt.date(2026, 12, 4)
    )
    assert facts.before == 10
    asked(town, "GD", "nguyên nhân tháng 11")
    former = shown(town, CauseMap)
    assert (former.month, sum(one.days for one in former.causes)) == (11, 10)
    assert former.standing == 2, "as it was at the end of November"


def test_a_map_is_for_those_who_lead_the_unit(town):
    autumn(town)
    asked(town, "BINH", "nguyên nhân")
    assert [one.code for one in shown(town, CauseMap).units] == ["TCCB"]
    asked(town, "GD", "nguyên nhân KT tháng 11")
    assert (shown(town, CauseMap).unit_code, shown(town, CauseMap).month) == ("KT", 11)
    asked(town, "GD", "vì sao chậm phòng KT tháng 11")
    assert (shown(town, CauseMap).unit_code, shown(town, CauseMap).month) == ("KT", 11)
    assert "người phụ trách đơn vị" in asked(town, "BINH", "nguyên nhân phòng KT")
    assert "người phụ trách đơn vị" in asked(town, "LAN", "nguyên nhân")
    assert asked(town, "GD", "nguyên nhân linh tinh").startswith("Chưa rõ ý")
    assert asked(town, "GD", "nguyên nhân tháng 13").startswith("Không có tháng 13")


def test_a_cause_that_nobody_confirmed_counts_nothing_yet(town):
    number = town.given(deadline="15/12/2026")
    town.say("LAN", f"vướng {number} chờ số liệu")
    town.say("LAN", "1")
    town.say("LAN", "1")
    town.wind(days=4)
    text = asked(town, "BINH", "nguyên nhân")
    assert text.startswith("Không việc nào dừng vì lý do khách quan trong tháng 11.")
    assert "1 việc chờ xác nhận, chưa tính." in text
    assert town.console.told["BINH"][-1].picture is None


def test_a_stop_that_was_taken_back_counts_nothing(town):
    number = town.given(deadline="15/12/2026")
    stopped(town, number)
    town.say("BINH", "hoàn tác")
    town.wind(days=4)
    asked(town, "BINH", "nguyên nhân")
    assert shown(town, CauseMap).causes == ()


def test_a_resumption_that_was_taken_back_goes_on_for_the_same_cause(town):
    number = town.given(deadline="15/12/2026")
    stopped(town, number, cause=3)
    town.wind(days=2)
    town.say("LAN", f"tiếp tục {number}")
    town.say("LAN", "hoàn tác")
    town.wind(days=2)
    asked(town, "BINH", "nguyên nhân")
    assert [(one.cause, one.days) for one in shown(town, CauseMap).causes] == [("approval", 3)]


def test_the_code_of_a_map_reopens_it_months_later(town):
    autumn(town)
    first = asked(town, "GD", "nguyên nhân")
    code = code_in(first)
    town.wind(days=100)
    assert asked(town, "GD", code).partition("\n")[2] == first
    assert asked(town, "LAN", f"mã {code}").startswith("Không mở được")


def test_a_group_hears_of_its_unit_and_never_of_an_illness(town):
    autumn(town)
    assert asked(town, "LAN", "nguyên nhân", private=False) == (
        "Phòng Tổ chức cán bộ, tháng 11: lý do khách quan đã xác nhận chặn 7 ngày làm việc"
        " ở 2 việc; nhiều nhất chờ đơn vị khác: 4 ngày."
    )
    stopped(town, 3, cause=5)
    town.wind(hours=5)
    town.now += dt.timedelta(days=20)
    told = asked(town, "LAN", "nguyên nhân", private=False)
    assert "ốm" not in told
    assert "thiếu hồ sơ, giấy tờ" in told
    assert "Lan" not in told
    assert town.console.told["LAN"][-1].picture is None


def test_an_english_reader_gets_the_same_figures(town):
    autumn(town)
    town.say("GD", "ngôn ngữ en")
    text = asked(town, "GD", "causes")
    assert text.startswith("10 working days blocked, 7 by another unit.")
