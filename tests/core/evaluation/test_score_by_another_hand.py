"""The same scores calculated by another hand: whole numbers, no fractions, nothing of the core.

Quantities count in millionths, coefficients in hundredths; a total is a numerator over a
denominator that is never reduced, and the cap is found by trying. Whatever case comes, both hands
must agree on every figure, class, flag and count.
"""

import json
from decimal import ROUND_HALF_UP, Decimal, localcontext

from hypothesis import event, given, settings
from hypothesis import strategies as st

from core.evaluation.case_writing import score_text

CLASSES = ("not_completed", "completed", "good", "excellent")
EQUAL = {
    "staff": {"a": 1, "b": 1, "c": 1},
    "leader": {"a": 1, "b": 1, "c": 1, "d": 1, "dd": 1, "e": 1},
    "fault": "0.25",
    "bands": {"excellent": 90, "good": 70, "completed": 50},
}
SETS = {
    "ND335_2026.1": {**EQUAL, "conditions": "none"},
    "ND233_2026.1": {**EQUAL, "conditions": "none"},
    "QD366_2025.1": {**EQUAL, "conditions": "party"},
}


def scaled(number, places):
    """Give a decimal as a whole number of 10^-places."""
    whole, _, rest = str(number).partition(".")
    return int(whole + rest.ljust(places, "0")[:places])


def worth(line, fault):
    """Give assigned, done, quality and progress in 10^-8 standard products."""
    k, assigned, accepted = (
        scaled(line["k"], 2),
        scaled(line["assigned"], 6),
        scaled(line["accepted"], 6),
    )
    done = min(assigned, accepted)
    lost = [
        fault * (line.get(happened, 0) - line.get(excused, 0))
        for happened, excused in (
            ("quality_failures", "quality_excused"),
            ("delays", "delays_excused"),
        )
    ]
    quality, progress = (0 if loss > done else done - loss for loss in lost)
    return [k * of for of in (assigned, done, quality, progress)]


def by_hand(case, rules, name, known):
    """Give numerator and denominator of the total of one person, None if there is none."""
    if name in known:
        return known[name]
    person = next(of for of in case["people"] if of["id"] == name)
    fault = scaled(rules["fault"], 6)
    sums = [
        sum(column) for column in zip(*(worth(of, fault) for of in person["lines"]), strict=True)
    ]
    assigned = sums[0] if sums else 0
    team = [by_hand(case, rules, of, known) for of in person.get("manages", [])]
    team = [of for of in team if of]
    if not person.get("rated", True) or not assigned:
        known[name] = None
        return None
    percent = {"a": (sums[1], assigned), "b": (sums[2], assigned), "c": (sums[3], assigned)}
    if person["kind"] == "leader":
        percent["dd"] = (int(person["organizing"]), 100)
        if team:
            low = any(top < rules["bands"]["completed"] * bottom for top, bottom in team)
            percent["d"] = (1, 2) if low else (1, 1)
            percent["e"] = (int(person["unity"]), 100)
    weights = rules[person["kind"]]
    general = sum(scaled(of, 4) for of in person["general"].values())
    bottom = assigned * 200
    top = sum(weights[of] * up * (bottom // down) for of, (up, down) in percent.items())
    shares = bottom * sum(weights[of] for of in percent)
    known[name] = (70 * top * 10_000 + general * shares, shares * 10_000)
    return known[name]


def class_by_hand(total, rules):
    top, bottom = total
    reached = [top >= rules["bands"][of] * bottom for of in ("completed", "good", "excellent")]
    return CLASSES[sum(reached)]


def proposed_by_hand(person, total, rules):
    if person.get("blockers"):
        return "not_completed"
    candidate = class_by_hand(total, rules)
    if rules["conditions"] == "none":
        return candidate
    lines = person["lines"]
    late = [of for of in lines if of.get("delays", 0) != of.get("delays_excused", 0)]
    exceeded = [of for of in lines if of.get("exceeded")]
    full = [of for of in lines if scaled(of["accepted"], 6) >= scaled(of["assigned"], 6)]
    if len(full) < len(lines) or candidate == "not_completed":
        return "not_completed"
    if not late:
        if candidate == "excellent" and len(exceeded) * 100 < len(lines) * 30:
            return "good"
        return candidate
    return "completed" if len(late) * 100 <= len(lines) * 20 else "not_completed"


def cap_by_hand(case, proposed):
    eligible = sum(of in ("excellent", "good") for of in proposed)
    rate, allowed = scaled(case["cap"]["rate"], 4), 0
    for tried in range(eligible + 1):
        others = eligible - tried if case["cap"]["denominator"] == "literal" else eligible
        if tried * 10_000 <= rate * others:
            allowed = tried
    return {
        "eligible": eligible,
        "allowed": allowed,
        "candidates": sum(of == "excellent" for of in proposed),
    }


def shown_by_hand(total):
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(total[0]) / Decimal(total[1])
        return str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP)).replace(".", ",")


def near_by_hand(total, rules):
    top, bottom = total
    missing = [of * bottom - top for of in rules["bands"].values()]
    return any(of > 0 and of * 200 < bottom for of in missing)


def same(printed, top, bottom):
    """Tell whether a printed figure is top/bottom to twelve digits."""
    _, _, decimals = printed.partition(".")
    unit = 10 ** len(decimals)
    return 2 * abs(scaled(printed, len(decimals)) * bottom - top * unit) * 10**11 <= top * unit


# Cases that come close to the boundaries ---------------------------------------------------------

few = st.sampled_from(["0", "0.5", "1", "1.25", "2", "3", "7"])


@st.composite
def lines(draw):
    assigned = draw(few)
    failures, delays = (
        draw(st.sampled_from([0, 0, 0, 1, 3])),
        draw(st.sampled_from([0, 0, 0, 1, 2])),
    )
    return {
        "task": "NV-1",
        "k": draw(st.sampled_from(["0.5", "1", "1.1", "1.5", "6.4"])),
        "assigned": assigned,
        "accepted": draw(st.one_of(st.just(assigned), few)),
        "quality_failures": failures,
        "quality_excused": draw(st.integers(0, failures)),
        "delays": delays,
        "delays_excused": draw(st.integers(0, delays)),
        "exceeded": draw(st.booleans()),
    }


@st.composite
def people(draw, name, below):
    general = draw(st.sampled_from(["0", "10", "19.9967", "20", "27", "29.9999", "30"]))
    leading = {}
    if below and draw(st.booleans()):
        leading = {
            "kind": "leader",
            "manages": draw(st.lists(st.sampled_from(below), unique=True)),
            "organizing": draw(st.sampled_from(["50", "75", "100"])),
            "unity": draw(st.sampled_from(["50", "100"])),
        }
    return {
        "id": name,
        "kind": "staff",
        "group": draw(st.sampled_from(["x", "y"])),
        "rated": draw(st.sampled_from([True, True, True, False])),
        "blockers": draw(st.sampled_from([[], [], [], ["discipline"]])),
        "general": {"total": general},
        "lines": draw(st.lists(lines(), max_size=5)),
        **leading,
    }


@st.composite
def own_sets(draw):
    a, b = draw(st.integers(1, 35)), draw(st.integers(0, 35))
    first, dd, d = draw(st.integers(1, 20)), draw(st.integers(0, 20)), draw(st.integers(0, 20))
    return {
        "id": "own",
        "general": {"all": 30},
        "staff": {"a": a, "b": b, "c": 70 - a - b},
        "leader": {"a": first, "b": 0, "c": 0, "d": d, "dd": dd, "e": 70 - first - dd - d},
        "fault": draw(st.sampled_from(["0", "0.1", "0.25", "1"])),
        "bands": {"excellent": 88, "good": 71, "completed": 49},
        "conditions": draw(st.sampled_from(["none", "party"])),
        "blockers": ["discipline"],
    }


@st.composite
def cases(draw):
    names = [f"p{at}" for at in range(draw(st.integers(0, 6)))]
    members = [draw(people(name, names[:at])) for at, name in enumerate(names)]
    return {
        "rule_set": draw(st.one_of(st.sampled_from(sorted(SETS)), own_sets())),
        "period": "2026-Q4",
        "cap": {
            "rate": draw(st.sampled_from(["0", "0.2", "0.25", "1"])),
            "denominator": draw(st.sampled_from(["literal", "inclusive"])),
        },
        "people": draw(st.permutations(members)),
    }


@settings(deadline=None, max_examples=250)
@given(cases())
def test_another_hand_comes_to_the_same_scores(case):
    rules = case["rule_set"] if isinstance(case["rule_set"], dict) else SETS[case["rule_set"]]
    written = json.loads(score_text(json.dumps(case)))
    totals, proposed = {}, {}
    for person, score in zip(case["people"], written["people"], strict=True):
        total = by_hand(case, rules, person["id"], totals)
        assert score["id"] == person["id"]
        if total is None:
            proposed[person["id"]] = None
            assert (score["total"], score["candidate"], score["proposed"]) == (None, None, None)
            assert {"not_rated", "insufficient_data"} & set(score["flags"])
            continue
        proposed[person["id"]] = proposed_by_hand(person, total, rules)
        event(str(proposed[person["id"]]))
        assert same(score["total"], *total)
        assert score["total_shown"] == shown_by_hand(total)
        assert score["candidate"] == class_by_hand(total, rules)
        assert score["proposed"] == proposed[person["id"]]
        assert ("near_band" in score["flags"]) is near_by_hand(total, rules)
        assert ("no_subordinates" in score["flags"]) is (
            person["kind"] == "leader" and not any(totals[of] for of in person["manages"])
        )
    assert written["cap"]["agency"] == cap_by_hand(case, list(proposed.values()))
    for group in {person["group"] for person in case["people"]}:
        members = [proposed[of["id"]] for of in case["people"] if of["group"] == group]
        assert written["cap"]["groups"][group] == cap_by_hand(case, members)
