"""What `viec doctor` finds out about an Official Account from the database, without asking Zalo."""

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from bot.finding import Finding
from bot.gateways.zalo_oa import tokens
from bot.gateways.zalo_oa.account import NAME
from core.kernel.tables import letter


def look(connection: Connection, app: str, now: dt.datetime) -> Iterator[Finding]:
    """Look at the tokens and at the letters that wait for silent readers."""
    name = f"zalo oa {app}"
    pair = tokens.find(connection)
    if pair is None:
        yield Finding(bad=True, text=f"{name}: not connected; run: viec zalo connect")
    elif pair.access and pair.ends <= now:
        yield Finding(bad=True, text=f"{name}: its token has ended; is viec run running?")
    else:
        good = f"good until {pair.ends:%H:%M %d/%m} UTC" if pair.access else "not exchanged yet"
        yield Finding(bad=False, text=f"{name}: the token is {good}")
    waiting = connection.execute(
        select(func.count()).where(
            letter.c.gateway == NAME, letter.c.state == "queued", letter.c.not_before > now
        )
    ).scalar_one()
    if waiting:
        text = f"{name}: {waiting} letters wait, for readers silent for two days or for Zalo"
        yield Finding(bad=False, text=text)
