"""Import a catalogue, look something up in it, and find the product that a task is to bring."""

import datetime as dt

from sqlalchemy import Connection

from core.catalogue import rules, store
from core.catalogue.notices import (
    CatalogueHasFaults,
    CatalogueImported,
    CatalogueShown,
    CatalogueTooEarly,
    ProductLine,
    ProductUnknown,
)
from core.catalogue.rules import CataloguePlan, Product, ProductRow
from core.kernel import journal
from core.kernel.fact import Fact
from core.kernel.refusal import Refusal
from core.kernel.transaction import Tx
from core.people import rules as people_rules
from core.people.actions import Turn
from core.people.spelling import plain

PAGE = 7
ROWS_NAMED = 10


class _Imported(Fact, frozen=True):
    """What the journal keeps of an import: every new version with its coefficient."""

    since: dt.datetime
    new: tuple[tuple[str, int], ...]
    changed: tuple[tuple[str, int, int], ...]
    skipped: tuple[int, ...]


def plan(
    connection: Connection,
    office_id: int,
    rows: tuple[ProductRow, ...],
    now: dt.datetime,
    since: dt.datetime | None,
) -> CataloguePlan:
    """Give what a file would change from a moment on; from now on if none is given.

    Raises Refusal if a newer version has begun already.
    """
    begin = since or now
    newest = store.last_begun(connection, office_id)
    if newest is not None and begin < newest:
        raise Refusal(CatalogueTooEarly(since=begin, newest=newest))
    known = {one.code: one for one in store.products(connection, office_id, begin)}
    made = rules.plan_catalogue(rows, known, begin)
    if made.changed and newest == begin:
        raise Refusal(CatalogueTooEarly(since=begin, newest=begin))
    return made


def take_over(
    tx: Tx, office_id: int, made: CataloguePlan, *, by: int | None, accept_faults: bool
) -> CatalogueImported:
    """Write what a plan of this very transaction says, and journal it.

    Given tasks keep the coefficient they were given with. Raises Refusal if rows are at fault and
    it was not accepted to leave them out.
    """
    at_fault = tuple(sorted({one.row for one in made.faults}))
    if at_fault and not accept_faults:
        raise Refusal(CatalogueHasFaults(faults=len(at_fault), rows=at_fault[:ROWS_NAMED]))
    if made.new or made.changed:
        store.end(tx.connection, office_id, (one.after.code for one in made.changed), made.since)
        versions = (*made.new, *(one.after for one in made.changed))
        store.add(tx.connection, office_id, versions, made.since)
        journal.append(
            tx,
            office_id=office_id,
            person_id=by,
            subject="catalogue",
            subject_id=office_id,
            verb="import",
            said=tx.now,
            facts=_Imported(
                since=made.since,
                new=tuple((one.code, one.coefficient) for one in made.new),
                changed=tuple(
                    (one.after.code, one.before.coefficient, one.after.coefficient)
                    for one in made.changed
                ),
                skipped=at_fault,
            ),
        )
    return CatalogueImported(
        new=len(made.new),
        changed=len(made.changed),
        unchanged=made.unchanged,
        skipped=len(at_fault),
        since=made.since,
    )


def show(tx: Tx, turn: Turn, typed: str, page: int = 1) -> CatalogueShown:
    """Give a page of the products whose code begins so, or whose name holds all the words."""
    every = store.products(tx.connection, turn.office.id, tx.now)
    found = [one for one in every if _fits(one, typed)]
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(1, page), pages)
    return CatalogueShown(
        typed=typed,
        lines=tuple(line(one) for one in found[(page - 1) * PAGE : page * PAGE]),
        total=len(found),
        page=page,
        pages=pages,
        admin=people_rules.may_keep_roster(turn.actor, turn.office.id, tx.now),
    )


def find(tx: Tx, turn: Turn, code: str) -> Product:
    """Give the product with a code as it is now. Raises Refusal with those most like it."""
    found = store.product_at(tx.connection, turn.office.id, rules.code_of(code), turn.said)
    if found is None:
        every = store.products(tx.connection, turn.office.id, turn.said)
        alike = rules.nearest(code, every)
        raise Refusal(
            ProductUnknown(
                code=rules.code_of(code), nearest=tuple(map(line, alike)), empty=not every
            )
        )
    return found


def line(one: Product) -> ProductLine:
    """Give a product as people speak of it."""
    return ProductLine(
        code=one.code,
        name=one.name,
        output=one.output,
        coefficient=str(one.k),
        score=None if one.score is None else str(rules.exact(one.score)),
    )


def _fits(one: Product, typed: str) -> bool:
    if one.code.startswith(rules.code_of(typed)):
        return True
    words = plain(one.name).split()
    return all(any(word.startswith(part) for word in words) for part in plain(typed).split())
