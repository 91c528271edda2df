"""What may be wrong with the Telegram bots of an installation, and what to do about it."""

import datetime as dt
from collections.abc import Callable, Sequence

import aiohttp

from bot.finding import Finding
from bot.gateways.telegram.account import Account, Server
from bot.gateways.telegram.api import Api, CallLost, CallRefused, WebhookInfo
from bot.gateways.telegram.webhook import address_of

MOST_SKEW = dt.timedelta(minutes=2)
MANY_WAITING = 100


async def check_up(
    accounts: Sequence[Account],
    server: Server,
    public_url: str,
    clock: Callable[[], dt.datetime],
) -> list[Finding]:
    """Ask Telegram about each bot; with a `public_url` its webhook has to be there."""
    async with aiohttp.ClientSession() as session:
        found = []
        for account in accounts:
            found += await _of(Api(account, server, session), public_url, clock)
        return found


async def _of(api: Api, public_url: str, clock: Callable[[], dt.datetime]) -> list[Finding]:
    bot = f"telegram bot {api.account.id}"
    try:
        me = await api.me()
        brought = await api.brought_to()
    except CallRefused as refused:
        if refused.is_wrong_token:
            advice = "ask BotFather for a new one and set VIEC_TELEGRAM_TOKEN or its file"
            return [Finding(bad=True, text=f"{bot}: the token is not accepted; {advice}")]
        return [Finding(bad=True, text=f"{bot}: Telegram says {refused}; ask again in a while")]
    except CallLost as lost:
        advice = "is the network open, and VIEC_TELEGRAM_API_BASE and VIEC_TELEGRAM_PROXY right?"
        return [Finding(bad=True, text=f"{bot}: no answer ({lost}); {advice}")]
    found = [Finding(bad=False, text=f"{bot}: @{me.username}"), *_way_in(bot, brought, public_url)]
    if api.server_time is not None and abs(api.server_time - clock()) > MOST_SKEW:
        text = f"{bot}: its clock shows {api.server_time:%H:%M:%S} UTC, ours {clock():%H:%M:%S}"
        found.append(Finding(bad=True, text=f"{text}; set the time of this machine"))
    return found


def _way_in(bot: str, brought: WebhookInfo, public_url: str) -> list[Finding]:
    found = []
    expected = address_of(public_url, bot.rpartition(" ")[2]) if public_url else ""
    if (brought.url or "") == expected:
        way = f"updates come to {expected}" if expected else "updates are polled for"
        found.append(Finding(bad=False, text=f"{bot}: {way}"))
    elif expected:
        text = f"{bot}: updates go to {brought.url or 'nobody'}, not to {expected}"
        found.append(Finding(bad=True, text=f"{text}; start viec run, which sets it"))
    else:
        text = f"{bot}: a webhook takes the updates to {brought.url}"
        found.append(Finding(bad=True, text=f"{text}; start viec run, which takes it away"))
    if expected and brought.last_error_message:
        text = f"{bot}: Telegram could not bring one: {brought.last_error_message}"
        found.append(Finding(bad=True, text=f"{text}; is VIEC_PUBLIC_URL open to the outside?"))
    if (brought.pending_update_count or 0) >= MANY_WAITING:
        text = f"{bot}: {brought.pending_update_count} updates wait"
        found.append(Finding(bad=True, text=f"{text}; is viec run running?"))
    return found
