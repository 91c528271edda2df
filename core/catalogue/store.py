"""The only queries about the product catalogue."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import Connection, RowMapping, and_, bindparam, insert, or_, select, update

from core.catalogue.rules import Product, Source
from core.catalogue.tables import product

_COLUMNS = [product.c[name] for name in Product.__struct_fields__]
_HOLDS = and_(
    product.c.office_id == bindparam("office"),
    product.c.since <= bindparam("moment"),
    or_(product.c.until.is_(None), product.c.until > bindparam("moment")),
)
_ALL = select(*_COLUMNS).where(_HOLDS).order_by(product.c.code)
_ONE = _ALL.where(product.c.code == bindparam("typed"))
_LAST_BEGUN = (
    select(product.c.since)
    .where(product.c.office_id == bindparam("office"))
    .order_by(product.c.since.desc())
    .limit(1)
)
_END = (
    update(product)
    .where(
        product.c.office_id == bindparam("office"),
        product.c.code == bindparam("of_code"),
        product.c.until.is_(None),
    )
    .values(until=bindparam("ended"))
)
_ADD = insert(product)


def products(connection: Connection, office_id: int, at: dt.datetime) -> list[Product]:
    """Give the products of an office that hold at a moment, by code."""
    rows = connection.execute(_ALL, {"office": office_id, "moment": at})
    return [_product(row) for row in rows.mappings()]


def product_at(
    connection: Connection, office_id: int, code: str, at: dt.datetime
) -> Product | None:
    """Give a product of an office as it is at a moment, by its code in capitals."""
    facts = {"office": office_id, "moment": at, "typed": code}
    row = connection.execute(_ONE, facts).mappings().first()
    return _product(row) if row else None


def last_begun(connection: Connection, office_id: int) -> dt.datetime | None:
    """Give from when the newest version of the catalogue holds."""
    found: dt.datetime | None = connection.execute(_LAST_BEGUN, {"office": office_id}).scalar()
    return found


def end(connection: Connection, office_id: int, codes: Iterable[str], at: dt.datetime) -> None:
    """End the last version of products."""
    rows = [{"office": office_id, "of_code": code, "ended": at} for code in codes]
    if rows:
        connection.execute(_END, rows)


def add(
    connection: Connection, office_id: int, made: Iterable[Product], since: dt.datetime
) -> None:
    """Add a version of each product, holding from a moment on."""
    rows = [
        {
            "office_id": office_id,
            "code": one.code,
            "name": one.name,
            "output": one.output,
            "coefficient": one.coefficient,
            "source": one.source.value,
            "score": one.score,
            "since": since,
        }
        for one in made
    ]
    if rows:
        connection.execute(_ADD, rows)


def _product(row: RowMapping) -> Product:
    return Product(**{**row, "source": Source(row["source"])})
