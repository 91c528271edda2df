"""Product codes said in the words of the work itself: `3 BC-01`, `soạn báo cáo mã BC-01 x3`."""

import re
from dataclasses import dataclass

from bot.commands.desk import Talk
from core.catalogue import store as catalogue
from core.catalogue.rules import code_of
from core.tasks.rules import THOUSAND

_CODE = re.compile(
    r"(?:\b(?P<before>\d{1,3})\s*x?\s+)?(?:\bmã\s+|\bma\s+)?"
    r"(?<![\w/.-])(?P<code>[A-ZĐ]{1,6}[-.]?\d{1,4})(?![\w/-])(?:\s*[x×]\s*(?P<after>\d{1,3}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Coded:
    """A product of the catalogue named in a title, what is left of that, and how many.

    The quantity is in thousandths, None where it is not said.
    """

    product: str
    title: str
    quantity: int | None


def coded_in(talk: Talk, title: str) -> Coded | None:
    """Give the first code in a title that the office's catalogue has; None if there is none."""
    for found in _CODE.finditer(title):
        connection, office = talk.tx.connection, talk.turn.office.id
        product = catalogue.product_at(connection, office, code_of(found["code"]), talk.turn.said)
        if product is None:
            continue
        said = found["before"] or found["after"]
        left = f"{title[: found.start()]} {title[found.end() :]}"
        return Coded(
            product=product.code,
            title=" ".join(left.split()).strip(" ,;:") or product.name,
            quantity=int(said) * THOUSAND if said and int(said) else None,
        )
    return None
