"""A bot's account: its number and its token, which is never shown."""

import re
from dataclasses import dataclass, field

NAME = "telegram"
"""What this platform is called in addresses, letters and the inbox."""

_TOKEN = re.compile(r"(?P<id>[0-9]{3,20}):[A-Za-z0-9_-]{3,100}")


class TokenError(ValueError):
    """What was given is no token of a bot; the text does not repeat it."""


@dataclass(frozen=True, slots=True)
class Account:
    """One bot. `id` is its number at Telegram, the part of the token before the colon."""

    id: str
    token: str = field(repr=False)


def account_of(token: str) -> Account:
    """Give the account that a token opens. Raises TokenError."""
    found = _TOKEN.fullmatch(token)
    if found is None:
        raise TokenError("a token looks like 123456789:AAF-abc…, as BotFather gives it")
    return Account(id=found["id"], token=token)


@dataclass(frozen=True, slots=True)
class Server:
    """Where the Bot API is: Telegram's own server or one of the office; perhaps by a proxy."""

    base: str = "https://api.telegram.org"
    proxy: str | None = field(default=None, repr=False)

    @property
    def root(self) -> str:
        """The address before `/bot…`: with or without a slash at its end, or that word."""
        return self.base.rstrip("/").removesuffix("/bot").rstrip("/")

    def url(self, account: Account, method: str) -> str:
        """Give the address of a method. It holds the token: never log it."""
        return f"{self.root}/bot{account.token}/{method}"
