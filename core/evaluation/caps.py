"""How the cap on excellent stands: for each regime in the agency and in each group, both ways."""

from collections import Counter
from collections.abc import Iterable, Mapping

from core.evaluation.figures import Figures, cap_of
from core.evaluation.formulas import Denominator, most_excellent
from core.evaluation.notices import CapLine
from core.evaluation.rules import Cap, QualityClass, Regime


def cap_lines(found: Figures, classes: Mapping[int, str | None]) -> tuple[CapLine, ...]:
    """Give how the cap stands with such classes, by the person's key.

    Civil servants and public employees are counted apart, for each law speaks of its own people
    (Decree 335/2025, art. 20(5); Decree 233/2026).
    """
    regimes = sorted({found.regimes[one] for one in classes}, key=list(Regime).index)
    return tuple(
        line
        for of in regimes
        for line in _of_regime(found, {one: classes[one] for one in classes}, of, regimes)
    )


def _of_regime(
    found: Figures, classes: Mapping[int, str | None], of: Regime, regimes: Iterable[Regime]
) -> Iterable[CapLine]:
    groups: dict[str, list[str | None]] = {}
    members = [one for one in classes if found.regimes[one] is of]
    for one in members:
        groups.setdefault("", []).append(classes[one])
        groups.setdefault(found.of(one)[0].group, []).append(classes[one])
    cap = cap_of(found.rules[members[0]])
    apart = of.value if len(list(regimes)) > 1 else ""
    for group, given in groups.items():
        yield _line(group, given, cap, apart)


def _line(group: str, classes: Iterable[str | None], cap: Cap, regime: str) -> CapLine:
    counts = Counter(classes)
    excellent = counts[QualityClass.EXCELLENT]
    eligible = excellent + counts[QualityClass.GOOD]
    return CapLine(
        group=group,
        eligible=eligible,
        candidates=excellent,
        literal=most_excellent(eligible, cap.rate, Denominator.LITERAL),
        inclusive=most_excellent(eligible, cap.rate, Denominator.INCLUSIVE),
        holds=cap.denominator,
        regime=regime,
    )
