"""Rule sets are data: shipped, founded on law, validated when read, and never edited."""

from fractions import Fraction
from importlib.resources import files

import pytest

from core.evaluation.exact_json import CaseError
from core.evaluation.rules import (
    Conditions,
    QualityClass,
    Standing,
    head_class,
)
from core.evaluation.rulesets import (
    UnknownRuleSetError,
    read_shipped,
    rule_set,
    rule_set_ids,
)

SHIPPED = rule_set_ids()


def data_of(name):
    return files("core.evaluation.rulesets").joinpath(f"{name}.toml").read_text("utf-8")


def test_the_shipped_sets_are_those_that_are_documented():
    assert SHIPPED == ("ND233_2026.1", "ND335_2026.1", "QD366_2025.1", "local-example-1")


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("ND335_2026.1", "5aef674c1f93f7a41d4b670e26b22074928b6fe44730e6f83f9c2449b9eb51af"),
        ("ND233_2026.1", "281c9f1997d323f9354e4fa746b36df2b5ed5f94d2652df7d910776abcfe4e4f"),
        ("QD366_2025.1", "ed0e90d5aa6b12a973109e15c3575b2e54c5394030bc8ba791f3c4b0f350b7ce"),
        ("local-example-1", "1633912a69befa045c43505b906d84a56fcd4e4a1836b98547df1eea4166d1bc"),
    ],
)
def test_a_published_set_never_changes(name, published):
    assert rule_set(name).hash == published


@pytest.mark.parametrize("name", SHIPPED)
def test_every_rule_names_its_legal_basis_and_how_well_founded_it_is(name):
    basis = rule_set(name).charter.basis
    assert {of.rule for of in basis} == {
        "general",
        "staff",
        "leader",
        "fault",
        "bands",
        "conditions",
        "blockers",
        "cap",
        "petition",
        "head_within_unit",
        "positions",
        "choices",
    }
    for of in basis:
        assert of.source.startswith(("Nghị định ", "Quy định ", "Luật "))
        assert of.standing in Standing


@pytest.mark.parametrize("name", SHIPPED)
def test_weights_sum_to_70_and_criteria_to_30(name):
    rules = rule_set(name)
    assert sum(weight for weight in rules.staff.in_order() if weight is not None) == 70
    assert sum(rules.leader.in_order()) == 70
    assert sum(criterion.maximum for criterion in rules.general) == 30


def test_regulation_366_alone_asks_conditions_beside_the_points():
    asking = [name for name in SHIPPED if rule_set(name).conditions is Conditions.PARTY]
    assert asking == ["QD366_2025.1"]


def test_the_local_example_splits_the_general_criteria_otherwise_and_weighs_posts():
    rules = rule_set("local-example-1")
    assert [(of.name, of.maximum) for of in rules.general] == [
        ("ethics", 13),
        ("skill", 12),
        ("new", 5),
    ]
    assert rules.coefficient(Fraction("1.5"), "rank-6") == Fraction("2.4")
    assert rules.coefficient(Fraction("1.5")) == Fraction("1.5")
    with pytest.raises(KeyError):
        rules.coefficient(Fraction(1), "rank-8")
    with pytest.raises(KeyError):
        rule_set("ND335_2026.1").coefficient(Fraction(1), "rank-1")


@pytest.mark.parametrize(
    ("name", "proposed", "unit", "expected"),
    [
        ("ND233_2026.1", "excellent", "good", "good"),
        ("ND233_2026.1", "completed", "excellent", "completed"),
        ("ND233_2026.1", "good", "good", "good"),
        ("ND233_2026.1", "good", "not_completed", "not_completed"),
        ("ND335_2026.1", "excellent", "good", "excellent"),
    ],
)
def test_decree_233_art_12_7_a_head_is_never_above_the_unit(name, proposed, unit, expected):
    assert head_class(rule_set(name), QualityClass(proposed), QualityClass(unit)) == expected


@pytest.mark.parametrize("name", ["ND335", "../rulesets/ND335_2026.1", "", "ND335_2026.1.toml"])
def test_a_set_that_is_not_shipped_is_unknown(name):
    with pytest.raises(UnknownRuleSetError):
        rule_set(name)


def test_another_citation_is_no_other_rule_but_another_figure_is():
    original = data_of("ND335_2026.1")
    cited = original.replace(
        'source = "Nghị định 335/2025/NĐ-CP, Điều 20"', 'source = "Nghị định 335"'
    )
    stricter = original.replace('fault = "0.25"', 'fault = "0.5"')
    assert cited != original != stricter
    published = rule_set("ND335_2026.1").hash
    assert read_shipped(cited, "ND335_2026.1").hash == published
    assert read_shipped(stricter, "ND335_2026.1").hash != published


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('id = "ND335_2026.1"', 'id = "ND335_2026.2"', "id"),
        ('a = "70/3"', 'a = "71/3"', "staff"),
        ('dd = "35/3"', 'dd = "36/3"', "leader"),
        ('dd = "35/3"\n', "", "leader.dd"),
        ('dd = "35/3"', 'dd = "35/0"', "leader.dd"),
        ("innovation = 10", "innovation = 9", "general"),
        ("innovation = 10", "innovation = 10\ntotal = 0", "general.total"),
        ("good = 70", "good = 50", "bands"),
        ("good = 70", "good = 95", "bands"),
        ("completed = 50", "completed = 0", "bands"),
        ("excellent = 90", "excellent = 101", "bands.excellent"),
        ("excellent = 90\n", "", "bands.excellent"),
        ('fault = "0.25"', 'fault = "1.25"', "fault"),
        ('fault = "0.25"', "fault = true", "fault"),
        ('conditions = "none"', 'conditions = "some"', "conditions"),
        ('"degradation", "party_breach"', '"discipline", "party_breach"', "blockers[2]"),
        ("effective_from = 2026-01-01", 'effective_from = "2026"', "effective_from"),
        ("effective_from = 2026-01-01", "effective_from = 2026", "effective_from"),
        ("head_within_unit = false", "head_within_unit = 0", "head_within_unit"),
        ("answer_days = 10", 'answer_days = "1.5"', "petition.answer_days"),
        ('denominator = "literal"', 'denominator = "both"', "cap.denominator"),
        ("[basis.fault]", "[basis.faults]", "basis.faults"),
        ('source = "Nghị định 335/2025/NĐ-CP, Điều 14"', 'source = " "', "basis.fault.source"),
        ('standing = "read"', 'standing = "guessed"', "basis.fault.standing"),
    ],
)
def test_a_flaw_in_the_data_is_refused_with_its_path(old, new, path):
    original = data_of("ND335_2026.1")
    assert old in original
    with pytest.raises(CaseError) as refused:
        read_shipped(original.replace(old, new, 1), "ND335_2026.1")
    assert refused.value.path == path


def test_a_rule_without_its_legal_basis_is_refused():
    original = data_of("ND335_2026.1")
    start = original.index("[basis.bands]")
    without = original[:start] + original[original.index("[basis.conditions]") :]
    with pytest.raises(CaseError) as refused:
        read_shipped(without, "ND335_2026.1")
    assert (refused.value.path, refused.value.reason) == ("basis.bands", "missing")
