"""How the product catalogue looks: its pages, and what an import would change row by row."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bot.views.look import Look, lines, shows
from core.catalogue.notices import (
    CatalogueHasFaults,
    CatalogueImported,
    CatalogueNotRead,
    CatalogueShown,
    CatalogueTooEarly,
    ProductLine,
    ProductUnknown,
)
from core.catalogue.rules import CataloguePlan, Fault, Product, exact
from locales import Language

MOST_LISTED = 30


@shows(CatalogueShown)
def shown(notice: CatalogueShown, look: Look) -> str:
    """Show a page of the products."""
    if not notice.lines:
        key = "catalogue-nothing" if notice.typed else "catalogue-empty"
        how = look.say("catalogue-how-import") if notice.admin and not notice.typed else None
        return lines(look.say(key, typed=notice.typed), how)
    head = "catalogue-found" if notice.typed else "catalogue-head"
    return lines(
        look.say(head, count=notice.total, typed=notice.typed),
        *(f"• {_line(one, look)}" for one in notice.lines),
        look.say("catalogue-page", page=notice.page, pages=notice.pages)
        if notice.pages > 1
        else None,
        look.say("catalogue-how", code=notice.lines[0].code),
    )


@shows(ProductUnknown)
def unknown(notice: ProductUnknown, look: Look) -> str:
    """Say that a code is not in the catalogue."""
    key = "product-unknown-empty" if notice.empty else "product-unknown"
    return look.say(key, code=notice.code)


@shows(CatalogueNotRead)
def not_read(notice: CatalogueNotRead, look: Look) -> str:
    """Say which headings a catalogue file lacks."""
    lacking = ", ".join(look.say(f"catalogue-column-{name}") for name in notice.lacks)
    return look.say("catalogue-not-read", columns=lacking)


@shows(CatalogueHasFaults)
def has_faults(notice: CatalogueHasFaults, look: Look) -> str:
    """Say that nothing was written, and which rows are at fault first."""
    rows = ", ".join(str(row) for row in notice.rows)
    more = "…" if notice.faults > len(notice.rows) else ""
    return look.say("catalogue-has-faults", count=notice.faults, rows=rows + more)


@shows(CatalogueTooEarly)
def too_early(notice: CatalogueTooEarly, look: Look) -> str:
    """Say from when a new version may hold."""
    newest = look.day_and_time(notice.newest)
    year = str(notice.newest.astimezone(look.zone).year)
    return look.say("catalogue-too-early", newest=newest, year=year)


@shows(CatalogueImported)
def imported(notice: CatalogueImported, look: Look) -> str:
    """Say what an import has written."""
    if not notice.new and not notice.changed:
        return look.say("catalogue-same", count=notice.unchanged)
    return lines(
        look.say("catalogue-imported", new=notice.new, changed=notice.changed),
        look.say("catalogue-keeps"),
        look.say("catalogue-left-out", count=notice.skipped) if notice.skipped else None,
    )


def catalogue_report(plan: CataloguePlan, language: Language, zone: ZoneInfo) -> str:
    """Give everything that an import would change and every faulty row, as plain text."""
    return "\n".join(_report(plan, Look(language, zone, plan.since)))


def _report(plan: CataloguePlan, look: Look) -> Iterator[str]:
    yield look.say("catalogue-read", rows=plan.rows)
    yield from _part("catalogue-new", [_product(one, look) for one in plan.new], look)
    changed = [
        look.say(
            "catalogue-change", before=_product(one.before, look), after=_product(one.after, look)
        )
        for one in plan.changed
    ]
    yield from _part("catalogue-changed", changed, look)
    if plan.unchanged:
        yield look.say("catalogue-unchanged", count=plan.unchanged)
    yield from _part("catalogue-absent", list(plan.absent), look)
    yield from _part("catalogue-faults", [_fault(one, look) for one in plan.faults], look, most=500)
    if plan.faults:
        yield look.say("catalogue-verdict-faults")
    elif plan.new or plan.changed:
        yield look.say("catalogue-verdict-ready")
    else:
        yield look.say("catalogue-same", count=plan.unchanged)


def _part(key: str, entries: list[str], look: Look, most: int = MOST_LISTED) -> Iterator[str]:
    if not entries:
        return
    yield look.say(key, count=len(entries))
    yield from (f"  {entry}" for entry in entries[:most])
    if len(entries) > most:
        yield f"  … +{len(entries) - most}"


def _fault(fault: Fault, look: Look) -> str:
    other = look.number(fault.other, 3) if fault.reason == "differs" else fault.other
    key = f"catalogue-fault-{fault.reason.replace('_', '-')}"
    reason = look.say(key, value=fault.value, other=other)
    return look.say("catalogue-fault", row=str(fault.row), reason=reason)


def _line(one: ProductLine, look: Look) -> str:
    facts = {"code": one.code, "name": one.name, "k": look.number(one.coefficient, 3)}
    if one.score is not None:
        return look.say("product-by-score", score=look.number(one.score, 3), **facts)
    return look.say("product-by-table", **facts)


def _product(one: Product, look: Look) -> str:
    score = None if one.score is None else str(exact(one.score))
    line = ProductLine(
        code=one.code, name=one.name, output=one.output, coefficient=str(one.k), score=score
    )
    return _line(line, look)
