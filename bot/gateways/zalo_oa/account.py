"""The app behind an Official Account: its number and its secrets, which are never shown."""

from dataclasses import dataclass, field

NAME = "zalo-oa"
"""What this platform is called in addresses, letters and the inbox."""

TOKENS = "zalo-oa-tokens"
"""The name under which the pair of tokens is kept."""


@dataclass(frozen=True, slots=True)
class App:
    """An app at Zalo for Developers that an Official Account has let in.

    `secret` renews tokens; `webhook_key` signs what Zalo brings: they are two different keys.
    """

    id: str
    secret: str = field(repr=False)
    webhook_key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Servers:
    """Where messages go, and where tokens are renewed."""

    api: str = "https://openapi.zalo.me"
    auth: str = "https://oauth.zaloapp.com"
