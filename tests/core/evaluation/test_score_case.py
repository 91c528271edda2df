"""`viec score`: what a case says, what comes out, and what is refused with its path."""

import json
from dataclasses import replace
from fractions import Fraction
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.evaluation.case import CircleError, inputs_hash, score_case
from core.evaluation.case_reading import read_case
from core.evaluation.case_writing import figure, score_text, shown, write_case
from core.evaluation.exact_json import CaseError


def schema(name):
    return json.loads(files("core.evaluation").joinpath(name).read_text("utf-8"))


CASE_SCHEMA = jsonschema.Draft202012Validator(schema("case.schema.json"))
SCORES_SCHEMA = jsonschema.Draft202012Validator(schema("scores.schema.json"))


def line(k="1", assigned="1", accepted="1", **more):
    return {"task": "NV-1", "k": k, "assigned": assigned, "accepted": accepted, **more}


def staff(name="p01", general="27", lines=None, **more):
    return {
        "id": name,
        "kind": "staff",
        "group": "chuyen-vien",
        "general": {"total": general},
        "lines": [line()] if lines is None else lines,
        **more,
    }


def leader(name="p02", manages=(), **more):
    return {
        **staff(name),
        "kind": "leader",
        "group": "lanh-dao",
        "manages": list(manages),
        "organizing": "100",
        "unity": "100",
        **more,
    }


def case(*people, rule_set="ND335_2026.1", rate="0.20", denominator="literal", **more):
    return {
        "rule_set": rule_set,
        "period": "2026-11",
        "cap": {"rate": rate, "denominator": denominator},
        "people": list(people),
        **more,
    }


def own_set(**changed):
    return {
        "id": "my-office-1",
        "general": {"ethics": 13, "skill": 12, "new": 5},
        "staff": {"a": 20, "b": 32, "c": 18},
        "leader": {"a": 12, "b": 12, "c": 11, "d": 14, "dd": 11, "e": 10},
        "fault": "0.25",
        "bands": {"excellent": 90, "good": 70, "completed": 50},
        "conditions": "none",
        "blockers": ["discipline"],
        **changed,
    }


def sample():
    return case(
        {
            "id": "p01",
            "kind": "staff",
            "group": "chuyen-vien",
            "rated": True,
            "blockers": [],
            "general": {"politics": "9", "capacity": "9", "innovation": "9"},
            "lines": [
                line("1.0", "4", "4", quality_failures=1, quality_excused=0, exceeded=False),
                {**line("2.0", "1", "1", delays=1, delays_excused=0), "task": "NV-2"},
                {**line("1.5", "2", "1"), "task": "NV-3"},
            ],
        },
        leader(
            manages=["p01"],
            blockers=["corruption_in_unit"],
            unity="50",
            general={"total": "28"},
            lines=[],
        ),
    )


def scores(given_case):
    """Score a case that the schema accepts; what comes out fits the other schema."""
    CASE_SCHEMA.validate(given_case)
    written = json.loads(score_text(json.dumps(given_case)))
    SCORES_SCHEMA.validate(written)
    return written


def refusal(text):
    with pytest.raises(CaseError) as refused:
        score_text(text if isinstance(text, str) else json.dumps(text))
    return refused.value


# What comes out -------------------------------------------------------------------------------------


def test_the_documented_case_gives_the_documented_scores():
    written = scores(sample())

    assert list(written) == ["rule_set", "inputs_hash", "people", "cap"]
    assert written["rule_set"]["id"] == "ND335_2026.1"
    assert written["people"] == [
        {
            "id": "p01",
            "a": "0.833333333333",
            "b": "0.805555555556",
            "c": "0.777777777778",
            "d": None,
            "dd": None,
            "e": None,
            "task_points": "56.3888888889",
            "general_points": "27",
            "total": "83.3888888889",
            "total_shown": "83,39",
            "candidate": "good",
            "blockers": [],
            "proposed": "good",
            "flags": [],
            "lines": [
                {"task": "NV-1", "assigned": "4", "done": "4", "quality": "3.75", "progress": "4"},
                {"task": "NV-2", "assigned": "1", "done": "1", "quality": "1", "progress": "0.75"},
                {"task": "NV-3", "assigned": "2", "done": "1", "quality": "1", "progress": "1"},
            ],
        },
        {
            "id": "p02",
            **dict.fromkeys(["a", "b", "c", "d", "dd", "e", "task_points"]),
            "general_points": "28",
            **dict.fromkeys(["total", "total_shown", "candidate", "proposed"]),
            "blockers": ["corruption_in_unit"],
            "flags": ["insufficient_data"],
            "lines": [],
        },
    ]
    assert written["cap"] == {
        "agency": {"eligible": 1, "allowed": 0, "candidates": 0},
        "groups": {
            "chuyen-vien": {"eligible": 1, "allowed": 0, "candidates": 0},
            "lanh-dao": {"eligible": 0, "allowed": 0, "candidates": 0},
        },
    }


def test_everybody_comes_out_in_the_order_of_the_file_whoever_is_scored_first():
    written = scores(
        case(
            leader("head", ["deputy"]),
            leader("deputy", ["p01"]),
            staff(lines=[line(accepted="0")], general="0"),
        )
    )
    assert [person["id"] for person in written["people"]] == ["head", "deputy", "p01"]
    assert [person["d"] for person in written["people"]] == ["1", "0.5", None]


def test_numbers_are_read_as_written_and_never_through_floats():
    text = json.dumps(case(staff(lines=[line(k="K")]))).replace(
        '"K"', "0.1000000000000000055511151231257827"
    )
    read = read_case(text).people[0].lines[0].k
    assert read == Fraction("0.1000000000000000055511151231257827") != Fraction(1, 10)


def test_somebody_at_exactly_90_is_excellent_and_a_hair_below_is_not():
    seventh = line(assigned="7", accepted="6")
    exact, below = scores(
        case(staff("exact", "30", [seventh]), staff("below", "29." + "9" * 30, [seventh]))
    )["people"]
    assert (exact["total"], exact["candidate"], exact["flags"]) == ("90", "excellent", [])
    assert (below["candidate"], below["flags"]) == ("good", ["near_band"])
    assert below["total"] == "89." + "9" * 30
    assert below["total_shown"] == "90,00"


def test_a_set_of_ones_own_weighs_by_its_points():
    worker = staff(general="20", lines=[line(assigned="2", accepted="1"), line(quality_failures=4)])
    own = scores(case(worker, leader(manages=["p01"], unity="50"), rule_set=own_set()))
    p01, p02 = own["people"]
    assert own["rule_set"]["id"] == "my-office-1"
    assert (p01["a"], p01["b"], p01["c"]) == ("0.666666666667", "0.333333333333", "0.666666666667")
    assert p01["task_points"] == "36"  # 20·2/3 + 32·1/3 + 18·2/3
    assert p02["task_points"] == "65"  # 12 + 12 + 11 + 14 + 11 + 10·0.5


def test_weights_left_without_subordinates_are_scaled_up_to_70():
    boss = leader(lines=[line(quality_failures=2)], organizing="50")
    (p02,) = scores(case(boss, rule_set=own_set()))["people"]
    assert (p02["d"], p02["dd"], p02["e"], p02["flags"]) == (None, "0.5", None, ["no_subordinates"])
    assert Fraction(p02["task_points"]) - Fraction(69, 2) * 70 / 46 < Fraction(1, 10**9)


@pytest.mark.parametrize(
    ("denominator", "rate", "allowed"),
    [
        ("literal", "0.20", 5),
        ("inclusive", "0.20", 6),
        ("literal", 0.25, 6),
        ("inclusive", 0.25, 7),
    ],
)
def test_decree_335_art_20_5_the_cap_counts_the_agency_and_each_group(denominator, rate, allowed):
    people = [staff(f"p{at:02}", "30" if at < 8 else "5", group=f"g{at % 2}") for at in range(30)]
    people += [
        staff("blocked", "30", blockers=["discipline"]),
        staff("away", rated=False),
        staff("weak", "0", [line(accepted="0")], group="g2"),
    ]
    cap = scores(case(*people, rate=rate, denominator=denominator))["cap"]
    assert cap["agency"] == {"eligible": 30, "allowed": allowed, "candidates": 8}
    assert list(cap["groups"]) == ["g0", "g1", "chuyen-vien", "g2"]
    assert cap["groups"]["g0"]["eligible"] == cap["groups"]["g1"]["eligible"] == 15
    assert cap["groups"]["g2"] == {"eligible": 0, "allowed": 0, "candidates": 0}


def test_the_cap_changes_no_class():
    written = scores(case(staff("p01", "30"), staff("p02", "30")))
    assert written["cap"]["agency"] == {"eligible": 2, "allowed": 0, "candidates": 2}
    assert [person["proposed"] for person in written["people"]] == ["excellent", "excellent"]


def test_who_is_not_rated_needs_no_points_and_no_lines():
    away = {"id": "p01", "kind": "staff", "group": "g", "rated": False}
    boss = {"id": "p02", "kind": "leader", "group": "g", "rated": False, "manages": ["p01"]}
    first, second = scores(case(away, boss))["people"]
    assert (first["general_points"], first["total"]) == (None, None)
    assert first["flags"] == ["insufficient_data", "not_rated"]
    assert second["flags"] == ["no_subordinates", "insufficient_data", "not_rated"]


def test_a_case_without_people_has_an_empty_result():
    written = scores(case())
    assert written["people"] == []
    assert written["cap"] == {
        "agency": {"eligible": 0, "allowed": 0, "candidates": 0},
        "groups": {},
    }


def test_vietnamese_names_come_out_as_they_were_written():
    assert "Nguyễn Thị Lan" in score_text(json.dumps(case(staff("Nguyễn Thị Lan"))))


# Hashes ---------------------------------------------------------------------------------------------


def hashed(given_case, text=None):
    return inputs_hash(read_case(json.dumps(given_case) if text is None else text))


def test_the_same_values_written_differently_have_the_same_hash():
    plain = case(staff(general="4", lines=[line("4", "4", "4")]))
    expected = hashed(plain)
    for four in ("4", "4.0", '"4.000"', "4e0", "0.4E+1", "40e-1"):
        assert hashed(plain, json.dumps(plain).replace('"4"', four)) == expected
    spelt_out = case(
        staff(
            general="4",
            lines=[line("4", "4", "4", quality_failures=0, delays="0", exceeded=False)],
            rated=True,
            blockers=[],
        )
    )
    assert hashed(spelt_out) == expected


def test_the_order_of_people_lines_names_and_keys_makes_no_difference_to_the_hash():
    lines = [line(), line(k="2")]
    people = [staff("a", lines=lines), staff("b"), leader("c", ["a", "b"])]
    turned = [leader("c", ["b", "a"]), staff("b"), staff("a", lines=lines[::-1])]
    turned = [dict(reversed(person.items())) for person in turned]
    assert hashed(case(*people)) == hashed(case(*turned))


@pytest.mark.parametrize(
    "changed",
    [
        case(staff(general="27.01"), leader(manages=["p01"])),
        case(staff(lines=[line(k="1.1")]), leader(manages=["p01"])),
        case(staff(lines=[line(), line()]), leader(manages=["p01"])),
        case(staff(lines=[line(exceeded=True)]), leader(manages=["p01"])),
        case(staff(rated=False), leader(manages=["p01"])),
        case(staff(group="other"), leader(manages=["p01"])),
        case(staff(blockers=["discipline"]), leader(manages=["p01"])),
        case(staff(), leader()),
        case(staff(), leader(manages=["p01"], unity="50")),
        case(staff(), leader(manages=["p01"]), period="2026-Q4"),
        case(staff(), leader(manages=["p01"]), rate="0.25"),
        case(staff(), leader(manages=["p01"]), denominator="inclusive"),
        case(staff(), leader(manages=["p01"]), rule_set="ND233_2026.1"),
        case(staff(), leader(manages=["p01"]), rule_set=own_set()),
        case(staff(), leader(manages=["p01"]), rule_set=own_set(fault="0.5")),
    ],
)
def test_any_other_value_gives_another_hash(changed):
    assert hashed(changed) != hashed(case(staff(), leader(manages=["p01"])))


def test_an_inline_set_written_differently_has_the_same_hash():
    one = scores(case(rule_set=own_set()))
    two = scores(
        case(rule_set=own_set(fault=0.250, general={"new": "5.0", "skill": 12, "ethics": 13}))
    )
    assert one["rule_set"]["hash"] == two["rule_set"]["hash"]
    assert one["rule_set"]["hash"] != scores(case(rule_set=own_set(fault=0)))["rule_set"]["hash"]


# Printing -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("100", "100"),
        ("3.75", "3.75"),
        ("0.05", "0.05"),
        ("1/3", "0.333333333333"),
        ("2/3", "0.666666666667"),
        ("1501/18", "83.3888888889"),
        ("1/700", "0.00142857142857"),
        ("1234567890123456789.5", "1234567890123456789.5"),
        ("899999999999999/10000000000000", "89.9999999999999"),
        ("269999999999999999/3000000000000000", "89.9999999999999996666667"),
    ],
)
def test_figures_are_exact_or_have_at_least_twelve_digits(value, text):
    assert figure(Fraction(value)) == text


@given(st.fractions(0, 100))
def test_a_printed_figure_is_never_off_by_more_than_its_last_digit(value):
    printed = Fraction(figure(value))
    assert abs(printed - value) * 10**11 <= value
    assert (printed.denominator == 1) is (value.denominator == 1)


@pytest.mark.parametrize(
    ("total", "text"),
    [
        ("0", "0,00"),
        ("7.005", "7,01"),
        ("83.385", "83,39"),
        ("83.3849999999", "83,38"),
        ("89.995", "90,00"),
        ("89.994999", "89,99"),
        ("99.999", "100,00"),
        ("0.09", "0,09"),
    ],
)
def test_totals_are_shown_half_up_with_a_vietnamese_comma(total, text):
    assert shown(Fraction(total)) == text


# What is refused ------------------------------------------------------------------------------------

BAD = [
    ("rule_set", case(rule_set="ND335")),
    ("rule_set", case(rule_set="")),
    ("rule_set", case(rule_set=5)),
    ("period", case(period="2026-13")),
    ("period", case(period="2026-Q5")),
    ("period", case(period="2026-11 ")),
    ("period", case(period="11/2026")),
    ("note", case(note="x")),
    ("cap", case(cap=None)),
    ("cap.rate", case(rate="-0.2")),
    ("cap.rate", case(rate="20%")),
    ("cap.rate", case(rate=20)),
    ("cap.denominator", case(denominator="both")),
    ("people", case(people={})),
    ("people[0]", case("p01")),
    ("people[0].id", case(staff(5))),
    ("people[0].id", case(staff(" "))),
    ("people[1].id", case(staff("p01"), staff("p01"))),
    ("people[0].kind", case(staff(kind="boss"))),
    ("people[0].kind", case(staff(kind=None))),
    ("people[0].group", case(staff(group=None))),
    ("people[0].rated", case(staff(rated="true"))),
    ("people[0].rated", case(staff(rated=1))),
    ("people[0].name", case(staff(name="p01") | {"name": "Lan"})),
    ("people[0].blockers[0]", case(staff(blockers=["late"]))),
    ("people[0].blockers[1]", case(staff(blockers=["discipline", "discipline"]))),
    ("people[0].blockers", case(staff(blockers="discipline"))),
    ("people[0].blockers[0]", case(staff(blockers=["party_breach"]), rule_set=own_set())),
    ("people[0].general", case({**staff(), "general": 27})),
    ("people[0].general.total", case(staff(general="30.01"))),
    ("people[0].general.total", case(staff(general="-1"))),
    ("people[0].general.total", case(staff(general="NaN"))),
    (
        "people[0].general.politics",
        case({**staff(), "general": {"politics": 10.1, "capacity": 1, "innovation": 1}}),
    ),
    ("people[0].general.innovation", case({**staff(), "general": {"politics": 10, "capacity": 1}})),
    ("people[0].general.politics", case({**staff(), "general": {"total": 20, "politics": 9}})),
    (
        "people[0].general.ethics",
        case({**staff(), "general": {"ethics": 9, "politics": 9, "capacity": 1, "innovation": 1}}),
    ),
    (
        "people[0].general.ethics",
        case(
            {**staff(), "general": {"ethics": 14, "skill": 1, "new": 1}}, rule_set="local-example-1"
        ),
    ),
    ("people[0].lines", case(staff(lines={}))),
    ("people[0].lines[0].k", case(staff(lines=[line(k=None)]))),
    ("people[0].lines[1].k", case(staff(lines=[line(), line(k="-1")]))),
    ("people[0].lines[1].k", case(staff(lines=[line(), line(k=-0.5)]))),
    ("people[0].lines[0].k", case(staff(lines=[line(k="1,5")]))),
    ("people[0].lines[0].k", case(staff(lines=[line(k="1/3")]))),
    ("people[0].lines[0].k", case(staff(lines=[line(k="")]))),
    ("people[0].lines[0].k", case(staff(lines=[line(k=" 1")]))),
    ("people[0].lines[0].k", case(staff(lines=[line(k="1_0")]))),
    ("people[0].lines[0].k", case(staff(lines=[line(k="１")]))),
    ("people[0].lines[0].k", case(staff(lines=[line(k="Infinity")]))),
    ("people[0].lines[0].k", case(staff(lines=[line(k=True)]))),
    ("people[0].lines[0].k", case(staff(lines=[line(k=["1"])]))),
    ("people[0].lines[0].k", case(staff(lines=[line(k="1e999")]))),
    ("people[0].lines[0].k", case(staff(lines=[line(k="1" * 1001)]))),
    ("people[0].lines[0].assigned", case(staff(lines=[line(assigned="-4")]))),
    ("people[0].lines[0].accepted", case(staff(lines=[line(accepted="-4")]))),
    ("people[0].lines[0].task", case(staff(lines=[{**line(), "task": 1}]))),
    ("people[0].lines[0].task", case(staff(lines=[{**line(), "task": "\ud800"}]))),
    ("people[0].lines[0].bonus", case(staff(lines=[line(bonus=1)]))),
    ('people[0].lines[0]["a\\nb"]', case(staff(lines=[line(**{"a\nb": 1})]))),
    ("people[0].lines[0].quality_failures", case(staff(lines=[line(quality_failures=-1)]))),
    ("people[0].lines[0].quality_failures", case(staff(lines=[line(quality_failures=1.5)]))),
    (
        "people[0].lines[0].quality_excused",
        case(staff(lines=[line(quality_failures=1, quality_excused=2)])),
    ),
    ("people[0].lines[0].quality_excused", case(staff(lines=[line(quality_excused=1)]))),
    ("people[0].lines[0].delays_excused", case(staff(lines=[line(delays=1, delays_excused="2")]))),
    ("people[0].lines[0].exceeded", case(staff(lines=[line(exceeded="yes")]))),
    ("people[0].manages", case(staff(manages=["p02"]), staff("p02"))),
    ("people[0].organizing", case(staff(organizing="100"))),
    ("people[0].unity", case(staff(unity="100"))),
    ("people[0].manages[1]", case(leader("p02", ["p01", "p09"]), staff())),
    ("people[0].manages[1]", case(leader("p02", ["p01", "p01"]), staff())),
    ("people[0].manages", case(leader("p02", ["p02"]))),
    ("people[0].organizing", case(leader(organizing="101"))),
    ("people[0].unity", case(leader(unity="-50"))),
    ("rule_set.id", case(rule_set=own_set(id="ND335_2026.1"))),
    ("rule_set.staff", case(rule_set=own_set(staff={"a": 20, "b": 32, "c": 17}))),
    ("rule_set.staff.c", case(rule_set=own_set(staff={"a": 20, "b": 50}))),
    ("rule_set.staff.c", case(rule_set=own_set(staff={"a": 70, "b": 20, "c": -20}))),
    ("rule_set.staff.a", case(rule_set=own_set(staff={"a": "70/3", "b": "70/3", "c": "70/3"}))),
    ("rule_set.staff.d", case(rule_set=own_set(staff={"a": 20, "b": 30, "c": 18, "d": 2}))),
    (
        "rule_set.leader",
        case(rule_set=own_set(leader=dict.fromkeys(["a", "b", "c", "d", "dd", "e"], 12))),
    ),
    (
        "rule_set.leader",
        case(
            rule_set=own_set(leader={**dict.fromkeys(["a", "b", "c", "dd"], 0), "d": 35, "e": 35})
        ),
    ),
    ("rule_set.general", case(rule_set=own_set(general={"ethics": 13, "skill": 12}))),
    ("rule_set.general.total", case(rule_set=own_set(general={"ethics": 15, "total": 15}))),
    ("rule_set.general", case(rule_set=own_set(general=[]))),
    ("rule_set.fault", case(rule_set=own_set(fault="1.01"))),
    (
        "rule_set.bands",
        case(rule_set=own_set(bands={"excellent": 70, "good": 70, "completed": 50})),
    ),
    (
        "rule_set.bands.best",
        case(rule_set=own_set(bands={"best": 95, "excellent": 90, "good": 70, "completed": 50})),
    ),
    ("rule_set.conditions", case(rule_set=own_set(conditions="maybe"))),
    ("rule_set.blockers[0]", case(rule_set=own_set(blockers=[""]))),
    ("rule_set.title", case(rule_set=own_set(title="x"))),
    *[(name, {key: value for key, value in case().items() if key != name}) for name in case()],
    *[
        (f"people[0].{name}", case({key: value for key, value in staff().items() if key != name}))
        for name in ("id", "kind", "group", "general", "lines")
    ],
    *[
        (
            f"people[0].lines[0].{name}",
            case(staff(lines=[{key: value for key, value in line().items() if key != name}])),
        )
        for name in ("task", "k", "assigned", "accepted")
    ],
    *[
        (
            f"people[1].{name}",
            case(
                staff(),
                {key: value for key, value in leader(manages=["p01"]).items() if key != name},
            ),
        )
        for name in ("organizing", "unity")
    ],
    *[
        (
            f"rule_set.{name}",
            case(rule_set={key: value for key, value in own_set().items() if key != name}),
        )
        for name in own_set()
    ],
]

KNOWN_ONLY_TO_THE_READER = {
    "stands also at",
    "unknown rule set",
    "unknown person",
    "unknown blocker",
    "more than",
    "a circle",
    "sum to",
    "must rise",
    "nothing is left",
    "name of a shipped",
    "not valid Unicode",
    "above ",
}


@pytest.mark.parametrize(
    ("path", "bad"), BAD, ids=[f"{at}-{path}" for at, (path, _) in enumerate(BAD)]
)
def test_bad_input_is_refused_with_its_path(path, bad):
    error = refusal(bad)
    assert error.path == path
    assert str(error) == f"{error.path}: {error.reason}"
    assert "\n" not in str(error)
    criteria_of_a_set = ".general." in path
    if not criteria_of_a_set and not any(of in error.reason for of in KNOWN_ONLY_TO_THE_READER):
        assert not CASE_SCHEMA.is_valid(bad), "the schema could have said so too"


@pytest.mark.parametrize(
    ("text", "path", "reason"),
    [
        ("", "case", "not JSON"),
        ("{", "case", "not JSON"),
        ("[]", "case", "not an object"),
        ("null", "case", "not an object"),
        ("\ufeff{}", "case", "not JSON"),
        ("[" * 100_000, "case", "nested too deeply"),
        ('{"period": "2026-11", "period": "2026-11"}', "period", "stands here twice"),
        ('{"cap": {"rate": 1, "rate": 1}}', "cap.rate", "stands here twice"),
        (
            '{"people": [{}, {"lines": [{"k": 1, "k": 1}]}]}',
            "people[1].lines[0].k",
            "stands here twice",
        ),
    ],
)
def test_text_that_is_no_case_is_refused(text, path, reason):
    error = refusal(text)
    assert error.path == path
    assert error.reason.startswith(reason)


@pytest.mark.parametrize("depth", [300, 900, 1500])
def test_lists_in_lists_are_refused_however_deep(depth):
    nested = "[" * depth + "]" * depth
    assert refusal(json.dumps(case(people="P")).replace('"P"', nested)).path in {
        "case",
        "people[0]",
    }


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400", "9" * 5000])
def test_numbers_without_end_are_refused_where_they_stand(number):
    text = json.dumps(case(staff(lines=[line(k="K")]))).replace('"K"', number)
    assert refusal(text).path == "people[0].lines[0].k"


def test_a_circle_of_managers_is_refused_by_name():
    error = refusal(
        case(staff(), leader("p02", ["p01", "p04"]), leader("p03", ["p02"]), leader("p04", ["p03"]))
    )
    assert error.path == "people[1].manages"
    assert error.reason == "a circle: p02 → p04 → p03 → p02"


def test_a_circle_in_a_case_built_by_hand_is_refused_too():
    built = read_case(json.dumps(case(leader("p02"))))
    circular = replace(built, people=(replace(built.people[0], manages=("p02",)),))
    with pytest.raises(CircleError, match="p02 → p02"):
        score_case(circular)


def test_a_chain_of_a_thousand_leaders_is_scored_from_its_end():
    chain = [leader(f"p{at}", [f"p{at + 1}"]) for at in range(1000)]
    written = scores(case(*chain, staff("p1000", "0", [line(accepted="0")])))
    assert [person["d"] for person in written["people"][-3:]] == ["1", "0.5", None]
    assert written["people"][0]["d"] == "1"


def test_staff_may_say_that_they_manage_nobody():
    assert scores(case(staff(manages=[])))["people"][0]["total"] == "97"


def test_both_schemas_are_themselves_in_order():
    for name in ("case.schema.json", "scores.schema.json"):
        jsonschema.Draft202012Validator.check_schema(schema(name))


def test_a_third_of_a_task_is_read_exactly_and_comes_back_unchanged():
    given = case(staff(lines=[line(assigned="1/3", accepted="1/3", delays=1)]))
    CASE_SCHEMA.validate(given)
    read = read_case(json.dumps(given))
    assert read.people[0].lines[0].assigned == Fraction(1, 3)
    assert scores(given)["people"][0]["c"] == "0.25"  # (1/3 - 1/4) / (1/3)
    assert read_case(write_case(read)) == read


@pytest.mark.parametrize("wrong", ["1/0", "-1/3", "1/3/4", "1 / 3", "1/", "/3", "1.5/3", "a/b"])
def test_what_only_looks_like_a_ratio_is_refused(wrong):
    given = case(staff(lines=[line(accepted=wrong)]))
    assert not CASE_SCHEMA.is_valid(given)
    with pytest.raises(CaseError) as refused:
        read_case(json.dumps(given))
    assert refused.value.path == "people[0].lines[0].accepted"
