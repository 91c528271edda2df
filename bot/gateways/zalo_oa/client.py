"""Our own thin client of the Official Account's API, over httpx.

Success is `error` 0 in the body, whatever the HTTP status. Tokens go in headers and forms only.
"""

import logging
from collections.abc import Sequence
from typing import Any

import httpx
import msgspec

from bot.gateways.port import Button, Fetched, Refused, TryLater
from bot.gateways.zalo.answers import CallLost, CallRefused, NotCalled
from bot.gateways.zalo.client import fetch
from bot.gateways.zalo_oa.account import App, Servers
from core.kernel.fact import Fact

PATIENCE = 15.0
UPLOAD_PATIENCE = 60.0
MOST_BUTTONS = 5
LONGEST_TITLE = 100
MARK = "v1"
"""The form of what a button carries: `v1:<question>:<number>`."""

_IDLE_CONNECTION = 5.0

for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)


class Renewed(Fact, frozen=True):
    """A new pair of tokens, and the seconds for which the access token holds."""

    access: str
    refresh: str
    lasts: float


class Client:
    """The calls of one app; open it inside a running loop."""

    def __init__(self, app: App, servers: Servers, patience: float = PATIENCE) -> None:
        self._app = app
        self._servers = servers
        self._http = httpx.AsyncClient(
            limits=httpx.Limits(keepalive_expiry=_IDLE_CONNECTION),
            timeout=httpx.Timeout(patience, connect=10.0),
        )

    async def renew(self, refresh: str) -> Renewed:
        """Exchange a refresh token, which is void then, for a new pair.

        Raises CallRefused, CallLost and NotCalled.
        """
        asked = {"app_id": self._app.id, "grant_type": "refresh_token", "refresh_token": refresh}
        url = f"{self._servers.auth.rstrip('/')}/v4/oa/access_token"
        answer = await self._post(
            "renewing", url, data=asked, headers={"secret_key": self._app.secret}
        )
        try:
            return Renewed(
                access=str(answer["access_token"]),
                refresh=str(answer["refresh_token"]),
                lasts=float(answer["expires_in"]),
            )
        except (KeyError, TypeError, ValueError):
            raise CallRefused(_code(answer), "no tokens were given") from None

    async def send(self, token: str, chat: str, message: dict[str, Any]) -> str:
        """Send a consultation message; give its name at Zalo. Raises as `renew` does."""
        body = {"recipient": {"user_id": chat}, "message": message}
        data = await self._call(
            token,
            "v3.0/oa/message/cs",
            content=msgspec.json.encode(body),
            headers={"Content-Type": "application/json"},
        )
        return str(data.get("message_id") or "")

    async def upload(self, token: str, png: bytes) -> str:
        """Upload a picture; give the name to send it by. Raises as `renew` does."""
        data = await self._call(
            token,
            "v2.0/oa/upload/image",
            files={"file": ("viec.png", png, "image/png")},
            timeout=UPLOAD_PATIENCE,
        )
        return str(data.get("attachment_id") or "")

    async def account(self, token: str) -> str:
        """Give the name of the Official Account. Raises as `renew` does."""
        url = f"{self._servers.api.rstrip('/')}/v2.0/oa/getoa"
        answer = await self._request("GET", "getoa", url, headers={"access_token": token})
        return str(_data(answer).get("name") or "")

    async def fetch(self, url: str, most: int) -> Fetched | TryLater | Refused:
        """Fetch what somebody sent, in at most so many bytes."""
        return await fetch(self._http, url, most, self._servers.api.rstrip("/"))

    async def close(self) -> None:
        """Let the connections go."""
        await self._http.aclose()

    async def _call(self, token: str, path: str, **options: Any) -> dict[str, Any]:
        url = f"{self._servers.api.rstrip('/')}/{path}"
        headers = options.pop("headers", {}) | {"access_token": token}
        return _data(await self._post(path, url, headers=headers, **options))

    async def _post(self, what: str, url: str, **options: Any) -> dict[str, Any]:
        return await self._request("POST", what, url, **options)

    async def _request(self, method: str, what: str, url: str, **options: Any) -> dict[str, Any]:
        try:
            response = await self._http.request(method, url, **options)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise NotCalled(f"{what}: {type(error).__name__}") from None
        except (httpx.UnsupportedProtocol, httpx.ProxyError, httpx.InvalidURL) as error:
            raise NotCalled(f"{what}: {type(error).__name__}") from None
        except (httpx.HTTPError, OSError) as error:
            raise CallLost(f"{what}: {type(error).__name__}") from None
        return _object(what, response.status_code, response.content)


def worded(text: str, buttons: Sequence[Button]) -> dict[str, Any]:
    """Give a text with its choices: as buttons, or in words where there are more than five."""
    if not buttons:
        return {"text": text}
    if len(buttons) > MOST_BUTTONS:
        return {"text": "\n".join([text, *(f"{one.number} {one.words}" for one in buttons)])}
    shown = [
        {
            "title": f"{one.number} {one.words}"[:LONGEST_TITLE],
            "type": "oa.query.hide",
            "payload": f"{MARK}:{one.question}:{one.number}",
        }
        for one in buttons
    ]
    return {"text": text, "attachment": {"type": "template", "payload": {"buttons": shown}}}


def pictured(text: str, attachment: str) -> dict[str, Any]:
    """Give a picture that was uploaded, with its words."""
    element = {"media_type": "image", "attachment_id": attachment}
    payload = {"template_type": "media", "elements": [element]}
    return {"text": text, "attachment": {"type": "template", "payload": payload}}


def _object(what: str, status: int, body: bytes) -> dict[str, Any]:
    try:
        answer = msgspec.json.decode(body)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        answer = None
    if isinstance(answer, dict):
        return answer
    if status >= 500 and status != 504:
        raise CallRefused(status, f"{what}: not an answer of Zalo")
    raise CallLost(f"{what}: status {status}, not an answer of Zalo")


def _data(answer: dict[str, Any]) -> dict[str, Any]:
    """Give the data of a yes. Raises CallRefused for a no."""
    if answer.get("error") != 0:
        raise CallRefused(_code(answer), str(answer.get("message") or "")[:200])
    data = answer.get("data")
    return data if isinstance(data, dict) else {}


def _code(answer: dict[str, Any]) -> int:
    code = answer.get("error")
    return code if isinstance(code, int) and not isinstance(code, bool) else 0
