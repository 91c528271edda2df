"""What a score never does, each a test of its name."""

import datetime as dt
import json
import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.evaluation.case_writing import score_text
from core.evaluation.exact_json import CaseError
from core.evaluation.figures import figures
from core.evaluation.formulas import Line, unit_result, year_total
from core.evaluation.notices import Receipt
from core.evaluation.period import Period
from core.evaluation.rulesets import read_shipped, rule_set, rule_set_ids
from core.evaluation.scores import Leading, score_leader, score_staff
from core.kernel.transaction import Tx
from core.people import store as people
from tests.conversations.test_first_figures import accepted, month_of_lan, shown
from tests.core.evaluation.test_rule_sets import data_of

RULES = rule_set("ND335_2026.1")


def test_never_points_for_activity(town):
    month_of_lan(town)
    town.say("LAN", "điểm")
    before = shown(town, Receipt)
    for line in (
        "bc 4 10% mới bắt đầu",
        "bc 4 60% đã gửi 15 văn bản, họp 4 lần, gọi 30 cuộc",
        "bc 4 60% https://an-lac.vn/a https://an-lac.vn/b số 12/BC-SNV",
        "vướng 4 thiếu số liệu",
        "bc 4 99%",
        "gia hạn 4 đến 27/11/2026 18:00",
    ):
        town.say("LAN", line)
        town.wind(minutes=1)
    town.say("LAN", "điểm")
    after = shown(town, Receipt)
    assert (after.inputs, after.total, after.code) == (before.inputs, before.total, before.code)


def test_never_a_result_that_depends_on_the_day_of_computation(town):
    month_of_lan(town)
    until = town.now.astimezone(dt.UTC)

    def now_computed(connection):
        office = people.offices(connection)[0]
        tx = Tx(connection, town.now.astimezone(dt.UTC), 0, random.Random())
        everybody = people.of_office(connection, office.id)
        found = figures(tx, office, Period(year=2026, month=11), until, everybody)
        return [found.hash_of(one.id) for one in everybody], found.result

    first = town.database.write_now(now_computed)
    for days in (1, 3, 40, 400):
        town.now += dt.timedelta(days=days)
        assert town.database.write_now(now_computed) == first
    accepted(town, 4)
    assert town.database.write_now(now_computed) == first


def test_never_people_with_zero_left_out_of_a_mean():
    nothing_done = Line(task="NV-1", k=Fraction(1), assigned=Fraction(3), accepted=Fraction(0))
    zero = score_staff(RULES, [nothing_done], Fraction(0))
    assert zero.total == 0
    assert year_total([Fraction(80), zero.total]) == 40
    assert unit_result([Fraction(95), zero.total], RULES.bands.completed) == Fraction(1, 2)
    done = Line(task="NV-2", k=Fraction(1), assigned=Fraction(1), accepted=Fraction(1))
    leading = Leading(
        team=(Fraction(95), zero.total), organizing=Fraction(100), unity=Fraction(100)
    )
    assert score_leader(RULES, [done], Fraction(30), leading).d == Fraction(1, 2)


def test_never_a_task_with_nothing_accepted_left_out_of_a_mean():
    done = Line(task="NV-1", k=Fraction(1), assigned=Fraction(1), accepted=Fraction(1))
    undone = Line(task="NV-2", k=Fraction(1), assigned=Fraction(1), accepted=Fraction(0))
    assert score_staff(RULES, [done, undone], Fraction(30)).a == Fraction(1, 2)


def test_never_an_urgent_multiplier_that_is_not_in_a_rule_set(town):
    for title in ("việc thường", "việc khẩn, gấp"):
        town.given(title=title, deadline="25/11/2026")
    town.rows("UPDATE task SET priority = 'urgent' WHERE number = 2 RETURNING id")
    for number in (1, 2):
        accepted(town, number)
    town.say("LAN", "điểm")
    plain, urgent = shown(town, Receipt).lines
    assert (urgent.coefficient, urgent.done, urgent.assigned) == (
        plain.coefficient,
        plain.done,
        plain.assigned,
    )
    for name in rule_set_ids():
        with pytest.raises(CaseError, match="unknown field"):
            read_shipped(f"urgent = 2\n{data_of(name)}", name)


@given(
    st.lists(
        st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(0, 99)), min_size=1, max_size=6
    ),
    st.integers(0, 30),
)
def test_never_a_bonus_inside_the_legal_total(work, general):
    lines = [
        Line(
            task="NV",
            k=Fraction(k),
            assigned=Fraction(assigned),
            accepted=Fraction(accepted_too),
            exceeded=True,
        )
        for k, assigned, accepted_too in work
    ]
    for name in rule_set_ids():
        score = score_staff(rule_set(name), lines, Fraction(general))
        assert score.task_points <= 70
        assert score.total <= 100
        capped = [
            Line(
                task="NV", k=one.k, assigned=one.assigned, accepted=min(one.assigned, one.accepted)
            )
            for one in lines
        ]
        assert score_staff(rule_set(name), capped, Fraction(general)).total == score.total


def test_never_a_bonus_by_another_name():
    case = {
        "rule_set": "ND335_2026.1",
        "period": "2026-11",
        "cap": {"rate": "0.2", "denominator": "literal"},
        "people": [
            {
                "id": "p",
                "kind": "staff",
                "group": "g",
                "general": {"total": "30"},
                "lines": [{"task": "NV-1", "k": "1", "assigned": "1", "accepted": "1"}],
            }
        ],
    }
    assert json.loads(score_text(json.dumps(case)))["people"][0]["total"] == "100"
    for where, field in (("people", "bonus"), ("general", "bonus"), ("lines", "urgent")):
        wrong = json.loads(json.dumps(case))
        person = wrong["people"][0]
        target = {"people": person, "general": person["general"], "lines": person["lines"][0]}
        target[where][field] = "7"
        with pytest.raises(CaseError, match="unknown field"):
            score_text(json.dumps(wrong))
