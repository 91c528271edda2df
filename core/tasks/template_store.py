"""The only queries about templates of work."""

import datetime as dt

from sqlalchemy import Connection, bindparam, delete, insert, select

from core.kernel.fact import Fact
from core.kernel.transaction import inserted
from core.tasks.tables import template


class Template(Fact, frozen=True):
    """Work as it is kept under a name; the quantity is in thousandths."""

    id: int
    office_id: int
    owner_id: int
    name: str
    folded: str
    title: str
    quantity: int
    output: str | None
    product: str | None
    priority: str | None
    said: dt.datetime


_COLUMNS = [template.c[name] for name in Template.__struct_fields__]
_OF_OWNER = (
    select(*_COLUMNS).where(template.c.owner_id == bindparam("owner")).order_by(template.c.folded)
)
_BY_NAME = _OF_OWNER.where(template.c.folded == bindparam("typed"))


def add(connection: Connection, new: Template) -> Template:
    """Add a template; give it with its key."""
    row = {name: getattr(new, name) for name in Template.__struct_fields__ if name != "id"}
    return new.but(id=inserted(connection, insert(template), row))


def drop(connection: Connection, owner_id: int, folded: str) -> bool:
    """Remove the template of an owner with a name; tell whether there was one."""
    which = delete(template).where(template.c.owner_id == owner_id, template.c.folded == folded)
    return connection.execute(which).rowcount > 0


def by_name(connection: Connection, owner_id: int, folded: str) -> Template | None:
    """Give the template of an owner with a name."""
    facts = {"owner": owner_id, "typed": folded}
    row = connection.execute(_BY_NAME, facts).mappings().first()
    return Template(**row) if row else None


def of_owner(connection: Connection, owner_id: int) -> list[Template]:
    """Give all templates of an owner, by name."""
    rows = connection.execute(_OF_OWNER, {"owner": owner_id}).mappings()
    return [Template(**row) for row in rows]
