"""A Zalo bot's account: its number and its token, which is never shown."""

import re
from dataclasses import dataclass, field

NAME = "zalo"
"""What this platform is called in addresses, letters and the inbox."""

BASE = "https://bot-api.zaloplatforms.com"
_TOKEN = re.compile(r"(?P<id>[0-9]{3,30}):[^\s/?#:%]{3,300}")


class TokenError(ValueError):
    """What was given is no token of a bot; the text does not repeat it."""


@dataclass(frozen=True, slots=True)
class Account:
    """One bot. `id` is its number at Zalo, the part of the token before the colon."""

    id: str
    token: str = field(repr=False)


def account_of(token: str) -> Account:
    """Give the account that a token opens. Raises TokenError."""
    found = _TOKEN.fullmatch(token)
    if found is None:
        raise TokenError("a token looks like 1234567890:AbCd…, as Zalo Bot Creator sends it")
    return Account(id=found["id"], token=token)
