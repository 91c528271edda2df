"""What `viec doctor` finds out about Zalo: tokens, webhooks, places and the month's messages."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from bot.finding import Finding
from bot.gateways.zalo import budget, store
from bot.gateways.zalo.account import Account
from bot.gateways.zalo.answers import WRONG_TOKEN, CallLost, CallRefused, NotCalled
from bot.gateways.zalo.client import Api, Client
from bot.gateways.zalo.webhook import PATH


async def ask(accounts: Sequence[Account], base: str, public_url: str, mode: str) -> list[Finding]:
    """Ask Zalo who each bot is and where its events go. Changes nothing there."""
    client = Client(base)
    try:
        return [await _bot(Api(one, client), public_url, mode) for one in accounts]
    finally:
        await client.close()


async def unhook(accounts: Sequence[Account], base: str) -> list[str]:
    """Take every bot's webhook away; give what became of each."""
    client = Client(base)
    try:
        return [await _unhook(Api(one, client)) for one in accounts]
    finally:
        await client.close()


async def _unhook(api: Api) -> str:
    try:
        await api.stop_bringing()
    except (CallLost, CallRefused, NotCalled) as error:
        return f"zalo bot {api.account.id}: {error}"
    return f"zalo bot {api.account.id}: its events are brought nowhere"


async def _bot(api: Api, public_url: str, mode: str) -> Finding:
    name = f"zalo bot {api.account.id}"
    try:
        me = await api.me()
        url = await api.webhook()
    except CallRefused as refused:
        advice = f"Zalo refuses ({refused}); try again later"
        if refused.code == WRONG_TOKEN:
            advice = "the token is not accepted; get a new one in Zalo Bot Creator"
        return Finding(bad=True, text=f"{name}: {advice}")
    except (CallLost, NotCalled) as error:
        advice = f"Zalo cannot be reached ({error}); is the way out open, VIEC_ZALO_API_BASE right?"
        return Finding(bad=True, text=f"{name}: {advice}")
    home = f"{public_url.rstrip('/')}/"
    ours = f"{home.rstrip('/')}{PATH}/{api.account.id}"
    if mode == "webhook" and url != ours:
        advice = f"its events do not come to {ours} yet; viec run tells Zalo so"
        return Finding(bad=True, text=f"{name}: {advice}")
    if mode == "polling" and url and not (public_url and url.startswith(home)):
        advice = "its events are brought elsewhere; if that is not meant: viec zalo unhook"
        return Finding(bad=True, text=f"{name}: {advice}")
    groups = "" if me.groups else ", not in groups"
    return Finding(bad=False, text=f"{name} ({me.name}): the token is good{groups}")


def count(
    connection: Connection, accounts: Sequence[Account], month: str, most: int
) -> Iterator[Finding]:
    """Give what each bot has spent of the month, and how many people it serves."""
    for one in accounts:
        name = f"zalo bot {one.id}"
        used = store.spent(connection, one.id, month).used
        short = bool(most) and 100 * used >= budget.WARN * most
        advice = "; add a bot or a larger plan" if short else ""
        limit = f"/{most}" if most else ""
        yield Finding(bad=short, text=f"{name}: {used}{limit} messages in {month}{advice}")
        people = store.taken(connection, one.id)
        advice = "; add a bot for new people" if people >= store.PLACES else ""
        yield Finding(bad=False, text=f"{name}: {people} of {store.PLACES} places taken{advice}")
