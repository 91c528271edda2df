"""What Viec costs a person: the letters he got, and the lines he wrote."""

from sqlalchemy import Connection, and_, bindparam, func, or_, select

from core.kernel.fact import Fact
from core.kernel.tables import Instant, inbox, letter
from core.people.tables import address
from core.periods.spans import Span

_START, _END = bindparam("start", type_=Instant), bindparam("end", type_=Instant)


class Cost(Fact, frozen=True):
    """How many letters a person got in a span, answers too, and how many lines he wrote."""

    letters: int
    lines: int


_GOT = select(func.count()).where(
    letter.c.person_id == bindparam("whose"),
    letter.c.sent >= _START,
    letter.c.sent < _END,
)


_WROTE = (
    select(func.count())
    .select_from(address)
    .join(
        inbox,
        and_(
            inbox.c.chat == address.c.chat,
            inbox.c.gateway == address.c.gateway,
            inbox.c.bot == address.c.bot,
            inbox.c.received >= address.c.linked,
            or_(address.c.unlinked.is_(None), inbox.c.received < address.c.unlinked),
        ),
    )
    .where(
        address.c.person_id == bindparam("whose"),
        inbox.c.received >= _START,
        inbox.c.received < _END,
    )
)


def cost_of(connection: Connection, person_id: int, span: Span) -> Cost:
    """Give how many letters a person got in a span, and how many lines he wrote."""
    facts = {"whose": person_id, "start": span.start, "end": span.end}
    return Cost(
        letters=int(connection.execute(_GOT, facts).scalar_one()),
        lines=int(connection.execute(_WROTE, facts).scalar_one()),
    )
