"""An examiner who has only read the page: whole cases calculated with plain fractions, and traps.

Everything that `viec score` prints is compared, not the totals alone; of every flawed case the place
that is named.
"""

import json
import math
import random
from fractions import Fraction as F  # noqa: N817 - as in a calculation by hand

import pytest

from core.evaluation.case_writing import score_text
from core.evaluation.exact_json import CaseError

BANDS = ((90, "excellent"), (70, "good"), (50, "completed"))
QUANTITIES = (
    "0",
    "0.5",
    "1",
    1,
    1.5,
    "2",
    "3.25",
    "1/3",
    "7",
    "1e2",
    "0.000001",
    "99999999999999999999",
)
COEFFICIENTS = ("1", "1.0", 1, "0.5", "2.0", "6.4", "1.1", "0", "100")
GENERAL = ("0", "30", "27", "19.9999", "20", 29.995, "6.67")


def exact(value):
    return F(str(value))


def share(line):
    assigned, accepted = exact(line["assigned"]), exact(line["accepted"])
    done = min(assigned, accepted)
    bad = line.get("quality_failures", 0) - line.get("quality_excused", 0)
    late = line.get("delays", 0) - line.get("delays_excused", 0)
    quality = max(F(0), done - F(1, 4) * bad)
    progress = max(F(0), done - F(1, 4) * late)
    return assigned, done, quality, progress


def band(total):
    return next((name for least, name in BANDS if total >= least), "not_completed")


def party(person, total):
    lines = person["lines"]
    if total < 50 or any(exact(of["accepted"]) < exact(of["assigned"]) for of in lines):
        return "not_completed"
    late = sum(of.get("delays", 0) > of.get("delays_excused", 0) for of in lines)
    exceeded = sum(of.get("exceeded", False) for of in lines)
    if total >= 90 and not late and F(exceeded, len(lines)) >= F(30, 100):
        return "excellent"
    if total >= 70 and not late:
        return "good"
    return "completed" if F(late, len(lines)) <= F(20, 100) else "not_completed"


def calculated(case):
    """Give everybody's figures by the page; those managed first, by asking for them."""
    people = {person["id"]: person for person in case["people"]}
    known = {}

    def of(name):
        if name not in known:
            known[name] = one(people[name])
        return known[name]

    def one(person):
        leads = person["kind"] == "leader"
        totals = [of(name)["total"] for name in person.get("manages", [])]
        team = [total for total in totals if total is not None]
        rows = [share(line) for line in person.get("lines", [])]
        k = [exact(line["k"]) for line in person.get("lines", [])]
        sums = [sum((r[at] * c for r, c in zip(rows, k, strict=True)), F(0)) for at in range(4)]
        general = person.get("general")
        points = None if general is None else sum(map(exact, general.values()), F(0))
        scored = person.get("rated", True) and sums[0] > 0
        made = dict.fromkeys(("a", "b", "c", "d", "dd", "e", "task_points", "total"))
        if scored:
            made |= {"a": sums[1] / sums[0], "b": sums[2] / sums[0], "c": sums[3] / sums[0]}
            if leads:
                made["dd"] = exact(person["organizing"]) / 100
                if team:
                    made["d"] = F(1) if min(team) >= 50 else F(1, 2)
                    made["e"] = exact(person["unity"]) / 100
            had = [made[name] for name in ("a", "b", "c", "d", "dd", "e") if made[name] is not None]
            made["task_points"] = 70 * sum(had) / len(had)
            made["total"] = made["task_points"] + points
        total = made["total"]
        blockers = person.get("blockers", [])
        candidate = proposed = None
        if total is not None:
            candidate = proposed = band(total)
            if case["rule_set"].startswith("QD366"):
                proposed = party(person, total)
            if blockers:
                proposed = "not_completed"
        flags = []
        if leads and not team:
            flags.append("no_subordinates")
        if sums[0] == 0:
            flags.append("insufficient_data")
        if not person.get("rated", True):
            flags.append("not_rated")
        if total is not None and any(0 < least - total < F(5, 1000) for least, _ in BANDS):
            flags.append("near_band")
        if any(exact(of["accepted"]) > exact(of["assigned"]) for of in person.get("lines", [])):
            flags.append("capped")
        return made | {
            "general_points": points,
            "candidate": candidate,
            "proposed": proposed,
            "flags": flags,
            "lines": rows,
        }

    return {name: of(name) for name in people}


def counted(case, group=None):
    figures = calculated(case)
    rate = exact(case["cap"]["rate"])
    mine = [
        of["proposed"]
        for of in (
            figures[person["id"]] for person in case["people"] if group in (None, person["group"])
        )
    ]
    eligible = sum(of in ("excellent", "good") for of in mine)
    literal = case["cap"]["denominator"] == "literal"
    allowed = rate * eligible / (1 + rate) if literal else rate * eligible
    return {
        "eligible": eligible,
        "allowed": math.floor(allowed),
        "candidates": mine.count("excellent"),
    }


def random_line(chance, number):
    assigned = chance.choice(QUANTITIES)
    line = {
        "task": f"NV-{number}",
        "k": chance.choice(COEFFICIENTS),
        "assigned": assigned,
        "accepted": chance.choice([assigned, assigned, *QUANTITIES]),
    }
    if chance.random() < 0.4:
        line["quality_failures"] = chance.randrange(6)
        line["quality_excused"] = chance.randint(0, line["quality_failures"])
    if chance.random() < 0.4:
        line["delays"] = chance.randrange(6)
        line["delays_excused"] = chance.randint(0, line["delays"])
    if chance.random() < 0.4:
        line["exceeded"] = chance.random() < 0.6
    return line


def random_case(seed):
    chance = random.Random(seed)
    people = []
    for number in range(chance.randrange(9)):
        below = [person["id"] for person in people]
        person = {
            "id": f"người {number}",
            "kind": "staff",
            "group": chance.choice(["chuyen-vien", "lanh-dao", "Nhóm Ă"]),
            "general": {"total": chance.choice(GENERAL)},
            "lines": [random_line(chance, at) for at in range(chance.choice([0, 1, 1, 2, 5]))],
        }
        if chance.random() < 0.5:
            thirds = {"politics": "9", "capacity": 8.5, "innovation": "10.0"}
            person["general"] = thirds
        if chance.random() < 0.4:
            person |= {
                "kind": "leader",
                "manages": chance.sample(below, chance.randint(0, len(below))),
                "organizing": chance.choice(["100", 50, "75.5", "0"]),
                "unity": chance.choice(["100", "50", 0]),
            }
        if chance.random() < 0.15:
            person["rated"] = False
        if chance.random() < 0.2:
            person["blockers"] = chance.sample(["degradation", "discipline"], chance.choice([1, 2]))
        people.append(person)
    chance.shuffle(people)
    return {
        "rule_set": chance.choice(["ND335_2026.1", "ND233_2026.1", "QD366_2025.1"]),
        "period": chance.choice(["2026-11", "2026-Q4"]),
        "cap": {
            "rate": chance.choice(["0.20", 0.25, "0", "1", "0.333"]),
            "denominator": chance.choice(["literal", "inclusive"]),
        },
        "people": people,
    }


def near(printed, value):
    """Tell whether a figure is the exact one, or shows it with at least 12 digits."""
    if printed is None or value is None:
        return printed is value
    shown = F(printed)
    return shown == value or abs(shown - value) <= value * F(1, 2 * 10**11)


@pytest.mark.parametrize("block", range(10))
def test_everything_printed_is_what_the_page_comes_to(block):
    for seed in range(block * 60, block * 60 + 60):
        case = random_case(seed)
        printed = json.loads(score_text(json.dumps(case)))
        expected = calculated(case)
        assert [one["id"] for one in printed["people"]] == [one["id"] for one in case["people"]]
        for one, person in zip(printed["people"], case["people"], strict=True):
            figures = expected[one["id"]]
            names = ("a", "b", "c", "d", "dd", "e", "task_points", "general_points", "total")
            for name in names:
                assert near(one[name], figures[name]), (seed, one["id"], name)
            for name in ("candidate", "proposed", "flags"):
                assert one[name] == figures[name], (seed, one["id"], name)
            assert one["blockers"] == person.get("blockers", [])
            assert [of["task"] for of in one["lines"]] == [of["task"] for of in person["lines"]]
            for line, row in zip(one["lines"], figures["lines"], strict=True):
                for name, value in zip(
                    ("assigned", "done", "quality", "progress"), row, strict=True
                ):
                    assert near(line[name], value), (seed, one["id"], line["task"], name)
            if figures["total"] is not None:
                cents = math.floor(figures["total"] * 100 + F(1, 2))
                assert one["total_shown"] == f"{cents // 100},{cents % 100:02d}"
        groups = {person["group"] for person in case["people"]}
        assert printed["cap"] == {
            "agency": counted(case),
            "groups": {group: counted(case, group) for group in groups},
        }


def edge(k_done, k_assigned, general):
    """One line of which so many parts were accepted, so that the total is easily known."""
    return {
        "rule_set": "ND335_2026.1",
        "period": "2026-11",
        "cap": {"rate": "0.20", "denominator": "literal"},
        "people": [
            {
                "id": "p",
                "kind": "staff",
                "group": "g",
                "general": {"total": general},
                "lines": [{"task": "1", "k": 1, "assigned": k_assigned, "accepted": k_done}],
            }
        ],
    }


@pytest.mark.parametrize(
    ("done", "assigned", "general", "shown", "class_", "near_band"),
    [
        (6, 7, "30", "90,00", "excellent", False),
        (6, 7, "29.9999999", "90,00", "good", True),
        (6, 7, "29.995", "90,00", "good", False),  # exactly 0.005 below is not less than 0.005
        (6, 7, "29.9950001", "90,00", "good", True),
        (6, 7, "29.9949", "89,99", "good", False),
        (4, 7, "30", "70,00", "good", False),
        (4, 7, "29.997", "70,00", "completed", True),
        (2, 7, "30", "50,00", "completed", False),
        (2, 7, "29.9999", "50,00", "not_completed", True),
        (0, 7, "0", "0,00", "not_completed", False),
        (7, 7, "30", "100,00", "excellent", False),
    ],
)
def test_at_the_edges_of_the_bands(done, assigned, general, shown, class_, near_band):
    (person,) = json.loads(score_text(json.dumps(edge(done, assigned, general))))["people"]
    assert (person["total_shown"], person["candidate"]) == (shown, class_)
    assert ("near_band" in person["flags"]) is near_band


def broken(path, value):
    """A good case with one value put in at a path such as `people.0.lines.0.k`; `-` takes it out."""
    case = json.loads(json.dumps(edge(1, 1, "27")))
    leader = {
        "id": "l",
        "kind": "leader",
        "group": "g",
        "manages": ["p"],
        "organizing": "100",
        "unity": "100",
        "general": {"politics": 9, "capacity": 9, "innovation": 9},
        "lines": [],
    }
    case["people"].append(leader)
    *way, last = path.split(".")
    target = case
    for step in way:
        target = target[int(step) if step.isdecimal() else step]
    if value == "-":
        del target[last]
    elif isinstance(target, list):
        target[int(last)] = value
    else:
        target[last] = value
    return json.dumps(case)


LINE = "people.0.lines.0"


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        (f"{LINE}.k", -1, "people[0].lines[0].k"),
        (f"{LINE}.k", "-0.5", "people[0].lines[0].k"),
        (f"{LINE}.k", "một", "people[0].lines[0].k"),
        (f"{LINE}.k", "1,5", "people[0].lines[0].k"),
        (f"{LINE}.k", True, "people[0].lines[0].k"),
        (f"{LINE}.k", None, "people[0].lines[0].k"),
        (f"{LINE}.k", "-", "people[0].lines[0].k"),
        (f"{LINE}.assigned", "", "people[0].lines[0].assigned"),
        (f"{LINE}.accepted", "-3", "people[0].lines[0].accepted"),
        (f"{LINE}.accepted", [], "people[0].lines[0].accepted"),
        (f"{LINE}.quality_failures", "0.5", "people[0].lines[0].quality_failures"),
        (f"{LINE}.quality_excused", 1, "people[0].lines[0].quality_excused"),
        (f"{LINE}.delays_excused", 1, "people[0].lines[0].delays_excused"),
        (f"{LINE}.exceeded", "yes", "people[0].lines[0].exceeded"),
        (f"{LINE}.weight", 1, "people[0].lines[0].weight"),
        (f"{LINE}.task", "", "people[0].lines[0].task"),
        ("people.0.general", {"total": 30.0001}, "people[0].general.total"),
        ("people.0.general", {"total": -1}, "people[0].general.total"),
        (
            "people.0.general",
            {"politics": 11, "capacity": 1, "innovation": 1},
            "people[0].general.politics",
        ),
        ("people.0.general", {"politics": 1, "capacity": 1}, "people[0].general.innovation"),
        ("people.0.general", {"total": 9, "politics": 1}, "people[0].general.politics"),
        ("people.0.general", "-", "people[0].general"),
        ("people.0.lines", "-", "people[0].lines"),
        ("people.0.kind", "boss", "people[0].kind"),
        ("people.0.rated", 1, "people[0].rated"),
        ("people.0.blockers", ["lateness"], "people[0].blockers[0]"),
        ("people.0.manages", ["l"], "people[0].manages"),
        ("people.0.organizing", "100", "people[0].organizing"),
        ("people.0.nickname", "x", "people[0].nickname"),
        ("people.1.manages", ["nobody"], "people[1].manages[0]"),
        ("people.1.manages", ["l"], "people[1].manages"),
        ("people.1.organizing", 101, "people[1].organizing"),
        ("people.1.unity", "-", "people[1].unity"),
        ("people.1.id", "p", "people[1].id"),
        ("rule_set", "ND335_2027.1", "rule_set"),
        ("rule_set", "-", "rule_set"),
        ("period", "2026-13", "period"),
        ("period", "2026", "period"),
        ("period", "2026-Q5", "period"),
        ("cap.rate", "1.5", "cap.rate"),
        ("cap.denominator", "both", "cap.denominator"),
        ("cap.floor", True, "cap.floor"),
        ("note", "x", "note"),
        ("people", {}, "people"),
    ],
)
def test_bad_input_is_refused_with_its_place_named(path, value, named):
    with pytest.raises(CaseError) as refused:
        score_text(broken(path, value))
    assert refused.value.path == named


def test_numbers_beyond_any_office_are_still_exact():
    huge = "9" * 59
    case = edge(huge, huge, "30")
    (person,) = json.loads(score_text(json.dumps(case)))["people"]
    assert (person["total"], person["lines"][0]["done"]) == ("100", huge)
    case["people"][0]["lines"][0]["delays"] = 4
    (person,) = json.loads(score_text(json.dumps(case)))["people"]
    assert F(person["c"]) < 1
    assert person["candidate"] == "excellent"


def test_a_long_chain_of_leaders_is_scored_from_the_bottom():
    first = dict(edge(0, 1, "0")["people"][0], id="p0")
    leaders = [
        {
            "id": f"p{number}",
            "kind": "leader",
            "group": "g",
            "manages": [f"p{number - 1}"],
            "organizing": 100,
            "unity": 100,
            "general": {"total": 30},
            "lines": [{"task": "1", "k": 1, "assigned": 1, "accepted": 1}],
        }
        for number in range(1, 400)
    ]
    people = [first, *leaders]
    case = edge(1, 1, "30") | {"people": people[::-1]}
    printed = json.loads(score_text(json.dumps(case)))["people"]
    assert [one["d"] for one in printed[-4:]] == ["1", "1", "0.5", None]
